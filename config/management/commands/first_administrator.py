"""An installation of one's own: organisation, teams, two administrators."""

import sys
from argparse import ArgumentTypeError
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import IntegrityError
from django.urls import reverse

from accounts.first import Named, make_first
from accounts.models import User
from config.demo.mode import DemoMode

PLACE = "SLUG|NAME IN ARABIC|NAME IN ENGLISH"
PERSON = "USERNAME|NAME"


def address() -> str:
    """Where people reach the application: by its host name behind TLS, else on this machine."""
    return f"https://{settings.ALLOWED_HOSTS[0]}" if settings.BEHIND_TLS else "http://127.0.0.1:8000"


def place(text: str) -> Named:
    """`slug|arabic|english`."""
    return _named(text, 3, PLACE)


def person(text: str) -> Named:
    """`username|name`."""
    return _named(text, 2, PERSON)


def _named(text: str, parts: int, form: str) -> Named:
    slug, *names = (part.strip() for part in text.split("|"))
    if len(names) != parts - 1 or not slug or not all(names):
        raise ArgumentTypeError(f"“{text}” is not of the form {form}")
    return Named(slug, tuple(names))


class Command(BaseCommand):
    help = (
        "Make the organisation, its teams and its first two administrators, and print two links to hand over to them. "
        "Each sets a password with theirs, within 72 hours. What is not given is asked for. Refuses where people work "
        "already. In a demonstration it leaves demo mode for good and closes the demo's accounts."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--organisation", type=place, metavar=PLACE)
        parser.add_argument("--team", type=place, action="append", metavar=PLACE, help="once for each team")
        parser.add_argument("--administrator", type=person, action="append", metavar=PERSON, help="twice: two people")
        parser.add_argument("--address", default=address(), help="where people reach the application (%(default)s)")

    def handle(self, *args: Any, **options: Any) -> None:
        in_demo = DemoMode.read() is not None
        if not in_demo and User.objects.filter(is_system=False).exists():
            raise CommandError("People work here already: they invite others from “People and roles”.")
        organisation = options["organisation"] or self._ask("The organisation", PLACE, place)
        teams = options["team"] or self._ask_all("A team", PLACE, place)
        administrators = options["administrator"] or self._ask_all("An administrator", PERSON, person)
        if len({named.slug for named in administrators}) < 2:
            raise CommandError("It takes two administrators: what one begins, the other confirms.")
        try:
            made = make_first(organisation, teams, administrators)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from None
        except IntegrityError:
            raise CommandError("One of the short names is taken already. Nothing was made.") from None
        DemoMode.leave()
        self._tell(made, options["address"].rstrip("/"), in_demo)

    def _tell(self, made: list[tuple[User, str]], address: str, in_demo: bool) -> None:
        for administrator, token in made:
            link = f"{address}{reverse('invitation')}?k={token}"
            self.stdout.write(f"{administrator.username}  {link}")
        self.stderr.write("Hand each link over in person; it works once, within 72 hours, and is not shown again.")
        if in_demo:
            self.stderr.write("Demo mode is left for good. Start the application again, so that it knows.")

    def _ask(self, what: str, form: str, read: Any) -> Any:
        if not sys.stdin.isatty():
            raise CommandError("Give --organisation, --team and --administrator (twice), or run this in a terminal.")
        while True:
            self.stderr.write(f"{what} ({form}): ", ending="")
            try:
                return read(input())
            except ArgumentTypeError as error:
                self.stderr.write(f"{error}. Please type it again.")

    def _ask_all(self, what: str, form: str, read: Any) -> list[Named]:
        """At least one, and more until an empty line."""
        found = [self._ask(what, form, read)]
        while True:
            self.stderr.write(f"One more ({form}), or nothing to go on: ", ending="")
            typed = input()
            if not typed.strip():
                return found
            try:
                found.append(read(typed))
            except ArgumentTypeError as error:
                self.stderr.write(f"{error}. Please type it again.")
