"""Ask all rules of suspicion of the whole register; the same run as the nightly one."""

import json
import os
import resource
import sys
import time
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation

from casework.children import end_with_parent
from releases.models import Flag
from releases.suspicion import nightly
from releases.suspicion.looking import look_at_register
from releases.suspicion.page import Sign, signs
from releases.suspicion.rule import Rule

NICE = 5
_AT_ONCE = 1_000


class Command(BaseCommand):
    requires_system_checks: list[str] = []  # they load every page, 30 MB for as long as it runs
    help = (
        "Ask all rules of suspicion of the whole register, raise what is new, and let go of what is no longer seen "
        "(docs/flags.md). Then all flags that stand, one in a line; --json: one object in a line with rule, severity, "
        "subject, external_id where there is one, others, explanation. Progress goes to standard error."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="one object of JSON in each line")
        parser.add_argument(
            "--child", action="store_true", help="as workers run it: says nothing, ends with its parent"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["child"]:
            end_with_parent()
            os.nice(NICE)
        self._begun = time.monotonic()
        with translation.override("en"), nightly.alone() as mine:
            if not mine:
                self._give_way(child=options["child"])
            if options["child"]:
                look_at_register()
                return
            new = look_at_register(self._tell)
            self._report(new, time.monotonic() - self._begun)
            for sign in _standing():
                self.stdout.write(_as_json(sign) if options["json"] else _as_text(sign))

    def _give_way(self, *, child: bool) -> None:
        if child:
            sys.exit(nightly.NOT_ALONE)
        raise CommandError("The register is being looked through already. Wait for the end of that run.")

    def _tell(self, rule: Rule, at: int, of: int) -> None:
        self.stderr.write(f"{at + 1}/{of} {rule.code} ({time.monotonic() - self._begun:.1f} s)")

    def _report(self, new: int, seconds: float) -> None:
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        self.stderr.write(f"New flags: {new:,}. Seconds: {seconds:.1f}. Most memory: {memory:,.0f} MB.")


def _standing() -> Iterator[Sign]:
    """What stands, in the order in which it was raised, some at a time."""
    last = 0
    rows = Flag.objects.standing().select_related("release", "detainee", "case").order_by("pk")
    while some := list(rows.filter(pk__gt=last)[:_AT_ONCE]):
        last = some[-1].pk
        yield from signs(some, None)


def _as_json(sign: Sign) -> str:
    flag = sign.of_flag
    row: dict[str, Any] = {"rule": flag.rule_id, "severity": flag.severity, "subject": flag.subject.reference}
    if flag.subject.external_id:
        row["external_id"] = flag.subject.external_id
    row |= {"others": [other.reference for other in sign.others], "explanation": sign.sentence}
    return json.dumps(row, ensure_ascii=False)


def _as_text(sign: Sign) -> str:
    flag = sign.of_flag
    others = "".join(f" {other.reference}" for other in sign.others)
    return f"{flag.severity:8} {flag.subject.reference} {flag.rule_id}: {sign.sentence}{others and ' –'}{others}"
