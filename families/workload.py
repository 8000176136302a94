"""What each colleague of a desk has, and who has had the fewest hard calls: so that the hardest go round.

Nothing here tells how fast anybody is. A liaison sees their own line; who leads the desk sees all of it, by name.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from django.db.models import Count, Exists, F, Min, OuterRef, Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from accounts.access import holders_in_team, may, where
from accounts.models import Team, User
from accounts.rights import Right
from casework.moments import end_of
from casework.teams import teams_of
from detainees.models import Detainee
from families.lines import Line, lines
from families.lists import Told
from families.models import Answer, ExtortionReport, HandOver, HardCall, Inquiry
from families.models.hard import hard
from families.models.inquiries import URGENT, InquiryQuerySet, nobody_calls
from releases.today import today

LATELY = timedelta(days=30)
SHOWN = 20  # hard inquiries, and persons about whom somebody has several
_Key = tuple[int, int]  # a team and a person of it


@dataclass(frozen=True)
class Load:
    """What one colleague has at one desk. `today` is due before the day is over, and not overdue; neither has a caller
    who wants no contact any more. `hard` are those of the open ones that are hard, `lately` the hard calls of the last
    30 days."""

    person: User
    team: Team
    open: int = 0
    overdue: int = 0
    today: int = 0
    hard: int = 0
    lately: int = 0
    has_left: bool = field(default=False)  # the desk, and left inquiries behind


@dataclass(frozen=True)
class Several:
    """Somebody about whom one has several inquiries open at a desk, and the reference of one of them."""

    person: Detainee
    count: int
    reference: str


def _open_of(inquiries: InquiryQuerySet, now: datetime) -> dict[_Key, dict[str, int]]:
    """By desk and owner how many are open, overdue, due today and hard; one query.

    Those that `at_work` has, which are handed over: one that may not be kept is closed, and is nobody's work."""
    evening = end_of(today())
    called, due, later = ~nobody_calls(now), Q(due__lt=now), Q(due__gte=now, due__lte=evening)
    counts = {
        "open": Count("pk"), "overdue": Count("pk", filter=due & called),
        "today": Count("pk", filter=later & called), "hard": Count("pk", filter=hard()),
    }  # fmt: skip
    rows = inquiries.at_work().order_by().values_list("team_id", "owner_id").annotate(**counts)
    return {(team, owner): dict(zip(counts, counted, strict=True)) for team, owner, *counted in rows}


def lately(teams: Iterable[int], since: datetime, person: User | None = None) -> Counter[_Key]:
    """By desk and person the hard calls since a moment; five queries.

    Urgent ones taken, bad news told, demands for money taken down in others, what was hard when it was handed over to
    them, and what they say was hard where none of these says so.
    """
    urgent = Inquiry.objects.filter(team__in=teams, rank=URGENT, made_at__gte=since)
    news = Answer.objects.filter(kind=Told.BAD_NEWS, at__gte=since, inquiry__team__in=teams)
    reports = ExtortionReport.objects.filter(team__in=teams, made_at__gte=since).counted()
    given = HandOver.objects.filter(hard=True, at__gte=since, inquiry__team__in=teams)
    was_urgent = Q(inquiry__rank=URGENT, inquiry__made_at__gte=since)
    theirs_too = {"by": news, "made_by": reports, "to": given}
    told_of = [rows.filter(**{name: OuterRef("by")}) for name, rows in theirs_too.items()]
    marked = HardCall.objects.standing().filter(at__gte=since, inquiry__team__in=teams)
    besides = marked.filter(*(~Exists(rows.filter(inquiry=OuterRef("inquiry"))) for rows in told_of))
    found: Counter[_Key] = Counter()
    for rows, team, by in (
        (urgent, "team", "made_by"), (news, "inquiry__team", "by"), (given, "inquiry__team", "to"),
        (reports.exclude(was_urgent, inquiry__made_by=F("made_by")), "team", "made_by"),
        (besides.exclude(was_urgent, inquiry__made_by=F("by")), "inquiry__team", "by"),
    ):  # fmt: skip
        theirs: Any = rows.filter(**{by: person}) if person else rows
        counted = theirs.order_by().values_list(team, by).annotate(calls=Count("pk"))
        found.update({(desk, who): calls for desk, who, calls in counted})
    return found


class Workload:
    """The page of one person: their own lines, and of the desks that they lead everybody's."""

    def __init__(self, user: User) -> None:
        self.user, self.now = user, timezone.now()

    @cached_property
    def desks(self) -> list[Team]:
        """Those whose inquiries they take."""
        return teams_of(self.user, Right.TAKE_INQUIRIES)

    @cached_property
    def own(self) -> list[Load]:
        """Their own line at each desk."""
        mine = Inquiry.objects.visible_to(self.user).filter(owner=self.user)
        counts, hard_calls = _open_of(mine, self.now), lately(self._ids, self.now - LATELY, self.user)
        return [_load(self.user, desk, counts, hard_calls) for desk in self.desks]

    @cached_property
    def led(self) -> list[tuple[Team, list[Load]]]:
        """Of each desk that they lead the lines of its colleagues by name, and of who has left and left something."""
        led = [desk for desk in self.desks if may(self.user, Right.LEAD_DESK, desk)]
        return list(zip(led, loads_of(led, self.user, self.now), strict=True))

    @cached_property
    def hard_calls(self) -> list[Line]:
        """One's own that are hard, what is due first."""
        mine = Inquiry.objects.visible_to(self.user).at_work().filter(hard(), owner=self.user)
        return lines(list(mine.listed().order_by("due", "pk")[:SHOWN]), self.user)

    @cached_property
    def several(self) -> list[Several]:
        """The people about whom one has more than one open, as far as they are open to one; the most first."""
        mine = Inquiry.objects.visible_to(self.user).at_work().filter(owner=self.user, detainee__isnull=False)
        standing = mine.annotate(stands=Coalesce("detainee__merged_into_id", "detainee_id")).order_by()
        rows = standing.values("stands", "team").annotate(count=Count("pk"), first=Min("reference")).filter(count__gt=1)
        found = list(rows.order_by("-count", "stands")[:SHOWN])
        persons = Detainee.objects.visible_to(self.user).listed().in_bulk([row["stands"] for row in found])
        known = [row for row in found if row["stands"] in persons]
        return [Several(persons[row["stands"]], row["count"], row["first"]) for row in known]

    @property
    def _ids(self) -> frozenset[int]:
        return where(self.user, Right.TAKE_INQUIRIES)


def loads_of(desks: Sequence[Team], user: User, now: datetime) -> list[list[Load]]:
    """Of each of these desks the lines of its colleagues, by name."""
    counts = _open_of(Inquiry.objects.visible_to(user).filter(team__in=desks), now)
    hard_calls = lately([desk.pk for desk in desks], now - LATELY)
    left = User.objects.in_bulk({owner for _desk, owner in counts})
    found = []
    for desk in desks:
        here = list(holders_in_team(Right.TAKE_INQUIRIES, desk))
        gone = {owner for of, owner in counts if of == desk.pk} - {person.pk for person in here}
        lines = [_load(person, desk, counts, hard_calls) for person in here]
        found.append([*lines, *(_load(left[pk], desk, counts, hard_calls, has_left=True) for pk in sorted(gone))])
    return found


def _load(
    person: User, desk: Team, counts: dict[_Key, dict[str, int]], hard_calls: Counter[_Key], *, has_left: bool = False
) -> Load:
    key = (desk.pk, person.pk)
    return Load(person, desk, **counts.get(key, {}), lately=hard_calls[key], has_left=has_left)
