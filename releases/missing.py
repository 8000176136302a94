"""What is missing of the releases and persons of one's teams: how many of each kind, by team and, for who decides on
them, by whose they are. Every count leads to the list that it counts (releases/lacking.py, detainees/lacking.py).
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from accounts.access import people_of, where
from accounts.models import Team, User
from accounts.rights import Right
from casework.models import Authorship, MoveMade
from casework.remembering import Remembered
from casework.teams import teams_of
from detainees.lacking import LACKING as OF_PERSON
from detainees.models import Detainee, Merge
from releases.lacking import LACKING as OF_RELEASE
from releases.listed import ASKED_NOT_SET_ASIDE, ASKED_VERIFIED
from releases.models import FollowUp, Release
from releases.models.releases import IS_SET_ASIDE, IS_VERIFIED

# With a row of these, something may be missing that was not, or the other way round (casework/remembering.py): whoever
# writes of a release or a person writes that they did.
CHANGING = (Authorship, MoveMade, Merge, FollowUp)
Key = tuple[int, int]  # a team, and somebody whose records they are


@dataclass(frozen=True)
class Gap:
    """One thing that can be missing; `narrows` is which records are meant, as an address says it."""

    name: str
    label: str | Promise
    narrows: tuple[tuple[str, str], ...] = ()
    only_verified: bool = False

    @property
    def asked(self) -> list[tuple[str, str]]:
        """What the list is asked for."""
        return [*self.narrows, (f"{self.name}_is", "empty")]


@dataclass(frozen=True)
class Number:
    """How many, and the list of them."""

    count: int
    url: str
    label: str  # of its column


@dataclass(frozen=True)
class Line:
    """A line of a table: what is missing, or whose it is; its numbers in the order of the columns."""

    label: str
    numbers: list[Number]


GAPS_OF_RELEASE = (
    *(
        Gap(name, label, ASKED_NOT_SET_ASIDE)
        for name, label in (
            ("home", _("Home governorate")), ("date", _("Date of release, of any precision")),
            ("facility", _("Facility")), ("wave", _("Wave")), ("source", _("A source that stands")),
            ("other-name", _("Name in the other script")), ("wish", _("Wish who may be told")),
        )
    ),
    Gap("followed", _("A follow-up after the release"), ASKED_VERIFIED, only_verified=True),
)  # fmt: skip
GAPS_OF_PERSON = (
    Gap("home", _("Home governorate")),
    Gap("birth", _("Date of birth, of any precision")),
    Gap("arrest", _("Date of an arrest")),
    Gap("facility", _("Facility of a detention")),
    Gap("other-name", _("Name in the other script")),
)


class Part:
    """One list with what is missing in it, by team and by person.

    `person` is what the list calls whose a record is; `says_team` whether it can be narrowed to a team.
    """

    def __init__(
        self, title: str | Promise, address: str, gaps: tuple[Gap, ...], found: Mapping[str, Counter[Key]], *,
        person: str, says_team: bool,
    ) -> None:  # fmt: skip
        self.title, self.gaps, self._found, self._person = title, gaps, found, person
        self._path, self._says_team = reverse(address), says_team

    def lines(self, teams: list[Team]) -> list[Line]:
        """A line for each gap: each team's number, and where there are several their sum."""
        several = len(teams) > 1
        lines = []
        for gap in self.gaps:
            numbers = [self._of(gap, [team]) for team in teams]
            total = [self._of(gap, teams)] if several else []
            lines.append(Line(str(gap.label), [*numbers, *total]))
        return lines

    def by_person(self, people: Mapping[int, User], teams: list[Team]) -> list[Line]:
        """A line for each person with a gap in what is theirs in these teams: each gap's number."""
        places = {team.pk for team in teams}
        known = {who for gap in self.gaps for team, who in self._found[gap.name] if team in places} & set(people)
        return [
            Line(str(people[who]), [self._of(gap, teams, who) for gap in self.gaps])
            for who in sorted(known, key=lambda pk: str(people[pk]))
        ]

    def _of(self, gap: Gap, teams: list[Team], who: int | None = None) -> Number:
        places = {team.pk for team in teams}
        counted = self._found[gap.name].items()
        count = sum(number for (team, by), number in counted if team in places and who in (None, by))
        of_teams = [("team", team.slug) for team in teams] if self._says_team else []
        of_person = [] if who is None else [(self._person, str(who))]
        label = str(gap.label) if who is not None else str(teams[0]) if len(teams) == 1 else ""
        return Number(count, f"{self._path}?{urlencode([*of_teams, *of_person, *gap.asked])}", label)


class Missing:
    """What is missing in the work of one person's teams."""

    def __init__(self, user: User) -> None:
        self.user, self._remembered = user, Remembered(user, CHANGING)

    @cached_property
    def teams(self) -> list[Team]:
        """Those whose work this person sees."""
        return teams_of(self.user, Right.SEE_WORK)

    @cached_property
    def parts(self) -> list[Part]:
        """Releases, and the register."""
        return [
            Part(
                _("Releases"), "releases:list", GAPS_OF_RELEASE, self._of_releases, person="owner", says_team=True
            ),
            Part(
                _("Detainees"), "detainees:list", GAPS_OF_PERSON, self._of_persons, person="enterer",
                says_team=len(teams_of(self.user, Right.SEE_PERSONS)) > 1,
            ),
        ]  # fmt: skip

    @property
    def tables(self) -> list[tuple[Part, list[Line]]]:
        return [(part, part.lines(self.teams)) for part in self.parts]

    @property
    def by_person(self) -> list[tuple[Part, list[Line]]]:
        """The same by whose it is, for those who decide on their work."""
        teams = [team for team in self.teams if team.pk in where(self.user, Right.DECIDE)]
        if not teams:
            return []
        people = {person.pk: person for person in people_of(team.pk for team in teams)}
        return [(part, part.by_person(people, teams)) for part in self.parts]

    @cached_property
    def _of_releases(self) -> dict[str, Counter[Key]]:
        return self._remembered.of("missing of releases", self._count_releases)

    @cached_property
    def _of_persons(self) -> dict[str, Counter[Key]]:
        return self._remembered.of("missing of persons", self._count_persons)

    def _count_releases(self) -> dict[str, Counter[Key]]:
        work = Release.objects.visible_to(self.user, in_work=True).filter(team__in=where(self.user, Right.SEE_WORK))
        lacks = {gap.name: OF_RELEASE[gap.name]("") & (IS_VERIFIED if gap.only_verified else ~IS_SET_ASIDE)
                 for gap in GAPS_OF_RELEASE}  # fmt: skip
        return _counted(work.order_by().values_list("team", "owner"), lacks)

    def _count_persons(self) -> dict[str, Counter[Key]]:
        seen = where(self.user, Right.SEE_WORK)
        persons = Detainee.objects.visible_to(self.user).standing().filter(team__in=seen)
        lacks = {gap.name: OF_PERSON[gap.name]() for gap in GAPS_OF_PERSON}
        return _counted(persons.order_by().values_list("team", "made_by"), lacks)


def _counted(rows: Any, lacks: Mapping[str, Q]) -> dict[str, Counter[Key]]:
    """Of grouped rows how many lack each: one question for all."""
    counts = {f"lacks_{number}": Count("pk", filter=condition) for number, condition in enumerate(lacks.values())}
    found: dict[str, Counter[Key]] = {name: Counter() for name in lacks}
    for team, who, *numbers in rows.annotate(**counts):
        for name, number in zip(lacks, numbers, strict=True):
            if number:
                found[name][team, who] = number
    return found
