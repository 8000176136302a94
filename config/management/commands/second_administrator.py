"""A second administrator where an organisation has one left, or none: nobody makes one alone from a page."""

from argparse import ArgumentTypeError
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.urls import reverse

from accounts.first import Named, make_second
from config.management.commands.first_administrator import PERSON, address, person


class Command(BaseCommand):
    help = (
        "Make an administrator of an organisation that has one left, or none. For a new person a link is printed, to "
        "be handed over to them; somebody who holds a role there already is given this one too. Speak with the person "
        "first: with the administrator who is left they do whatever takes two."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("organisation", metavar="SLUG", help="the organisation's short name")
        parser.add_argument("person", metavar=f"USERNAME or {PERSON}", help="a colleague, or somebody new")
        parser.add_argument("--address", default=address(), help="where people reach the application (%(default)s)")

    def handle(self, *args: Any, **options: Any) -> None:
        asked: str = options["person"]
        try:
            made, token = make_second(options["organisation"], person(asked) if "|" in asked else Named(asked, ()))
        except (ArgumentTypeError, ValidationError) as error:
            raise CommandError(" ".join(getattr(error, "messages", error.args))) from None
        if token is None:
            self.stderr.write(f"{made.username} is an administrator now, and signs in as until now.")
            return
        self.stdout.write(f"{made.username}  {options['address'].rstrip('/')}{reverse('invitation')}?k={token}")
        self.stderr.write("Hand the link over in person; it works once, within 72 hours, and is not shown again.")
