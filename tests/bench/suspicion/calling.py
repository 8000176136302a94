"""Callers and reports of extortion for the bench: what the families' rules have to find, and hard negatives beside it.

Numbers are of the range that the United Kingdom keeps for stories.
"""

from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from accounts.models import Team, User
from casework.dates import PartialDate
from casework.moves import Given, Refusal
from detainees.identifiers import Identifier, read_identifier
from detainees.models import Detainee
from detainees.names import closeness
from families.models import ExtortionReport, Inquiry, Relative
from families.phones import GivenContact, read_contact
from families.reporting import WORKFLOW, report_extortion
from families.reporting import Given as Named
from families.taking import Reached, take_call
from tests.bench.suspicion.names import people

if TYPE_CHECKING:
    from tests.bench.suspicion.beyond import Planting

SAID = {"posing_as": "officer", "promised": ["news"], "channel": "call"}
SHARED, HUNT, FAILED, NAMED = (
    "number-shared-by-unrelated", "many-callers-one-person", "failed-identity-returns", "extortion-number",
)  # fmt: skip


class Calling:
    """Plants as `liaison`, at the family centre; releases are the documentation team's."""

    def __init__(self, planting: "Planting") -> None:
        self.planting, self.by = planting, User.objects.get(username="liaison")
        self.team = Team.objects.get(slug="family-centre", organisation__slug="admsp")
        self._names = people(Random("callers"))
        self._numbers = (f"+447700900{at:03}" for at in range(1000))

    def plant(self, rule: str, *inquiries: Inquiry) -> None:
        self.planting.truth[rule] += [inquiry.reference for inquiry in inquiries]

    def number(self) -> str:
        return next(self._numbers)

    def names(self) -> dict[str, str]:
        return {name: said for name, said in next(self._names).items() if name.endswith("_ar")}

    def call(
        self, number: str = "", names: Any = None, *, caller: Relative | None = None, said: Any = None, days: int = 0,
        detainee: Detainee | None = None, **about: Any,
    ) -> Inquiry:  # fmt: skip
        """A call, so many days ago."""
        given = read_contact("call", number or self.number())
        assert isinstance(given, GivenContact)
        values = {
            **(names or self.names()), "channel": "hotline", "asks": ["released"], "priority": "normal",
            "made_at": timezone.now() - timedelta(days=days), **about,
        }  # fmt: skip
        return take_call(
            self.team, values, by=self.by, caller=caller or {}, said=said or {}, reached=Reached("call", given, {}),
            detainee=detainee,
        )  # fmt: skip

    def report(self, *named: tuple[str, str]) -> ExtortionReport:
        identifiers = []
        for kind, text in named:
            read = read_identifier(kind, text)
            assert isinstance(read, Identifier)
            identifiers.append(Named(read, text))
        return report_extortion(self.team, SAID, identifiers, by=self.by)

    # -- What is planted -----------------------------------------------------------------------------------------------

    def named(self, at: int) -> None:
        """A caller and a source who use what a report names; a number beside it, a name, and what was none."""
        number, other, cleared = self.number(), self.number(), self.number()
        handle, alias = f"khabar_{at}_x", f"أبو نادر {at}"
        self.plant(NAMED, self.call(number))
        self.report(("number", number), ("account", f"https://t.me/{handle}"), ("alias", alias))
        self.call(other)
        day = f"2023-09-{at % 28 + 1:02}"
        self.planting.plant(NAMED, self.planting.release(f"صفحة @{handle.upper()}", date=_date(day)))
        self.planting.release(alias, date=_date(day))
        self.planting.release(f"@{handle}_2", date=_date(day))
        self._clear(self.report(("number", cleared)))
        self.call(cleared)

    def _clear(self, report: ExtortionReport) -> None:
        given, mine = Given(0, "mistaken", "رسوم المحكمة."), ExtortionReport.objects.visible_to(self.by)
        answer = WORKFLOW.make("settle", mine, report.pk, by=self.by, given=given)
        assert not isinstance(answer, Refusal), answer

    def shared(self, at: int) -> None:
        """Strangers with one number; a household, one who acts for families, one person spelled twice."""
        number, home, office, same = (self.number() for _each in range(4))
        one = self.names()
        other = next(names for names in iter(self.names, None) if closeness(one["family_ar"], names["family_ar"]) < 0.5)
        self.plant(SHARED, self.call(number, one), self.call(number, other))
        family = self.names()["family_ar"]
        for _each in range(3):
            self.call(home, {**self.names(), "family_ar": family})
        for _each in range(4):
            self.call(office, relationship="acts-for")
        names = self.names()
        self.call(same, names)
        self.call(same, {**names, "family_ar": ""})

    def hunted(self, at: int) -> None:
        """Three strangers within days; kin, three within months, three who ask for somebody not released."""
        day = f"2023-10-{at % 28 + 1:02}"
        people = [self._freed(day) for _each in range(3)]
        self.plant(HUNT, *(self.call(detainee=people[0], relationship="friend", days=each) for each in range(3)))
        for each in range(4):
            self.call(detainee=people[1], relationship="sibling", days=each)
        for each in range(3):
            self.call(detainee=people[2], relationship="friend", days=30 * each)
        waiting = self.planting.release(f"قريب للمتصل {at}", date=_date(day)).detainee
        for each in range(3):
            self.call(detainee=waiting, relationship="friend", days=each)

    def _freed(self, day: str) -> Detainee:
        release = self.planting.release(f"محامي العائلة {day}", date=_date(day))
        self.planting.move(release, "verify", self.planting.judge)
        assert release.detainee is not None
        return release.detainee

    def failed(self, at: int) -> None:
        """Who failed and returns, by the number or as the same; who failed once; who returns and never failed."""
        number, names = self.number(), self.names()
        first = self.call(number, names, said={"identity": "failed"})
        later = timezone.now() + timedelta(minutes=1)
        self.plant(FAILED, self.call(number, names, made_at=later))
        self.plant(FAILED, self.call(number, names, caller=first.relative, made_at=later))
        self.call(said={"identity": "failed"})
        again = self.number()
        known = self.call(again, names)
        self.call(again, names, caller=known.relative, made_at=later)


def _date(day: str) -> PartialDate:
    return PartialDate(day)


def plant_calls(planting: "Planting", many: int) -> None:
    """Plant all of it, so many times."""
    calling = Calling(planting)
    for kind in (calling.named, calling.shared, calling.hunted, calling.failed):
        for at in range(many):
            kind(at)
