"""How often each reason of the list was given of late: beside the reasons, and on a page of its own."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, F
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Team, User
from casework.kept import kept
from releases.lists import RefusalReason
from releases.models import Release, Source, Verdict, Wave

LATELY = timedelta(days=90)
SHOWN = 100  # rows of the page, those with the most refusals


def reasons_used(team: Team) -> Mapping[str, int]:
    """By reason how often this team's supervisors gave it lately."""
    rows = Verdict.objects.refusals_since(timezone.now() - LATELY).filter(revision__release__team=team)
    return dict(rows.values_list("reason").annotate(Count("pk")))


@dataclass(frozen=True)
class Axis:
    """What refusals are counted by: the address's word, the heading, the column, and the names of its values."""

    name: str
    label: str | Promise
    column: str
    names: Callable[[list[object], User], Mapping[object, str]]


def _people(ids: list[object], user: User) -> Mapping[object, str]:
    return {pk: str(one) for pk, one in User.objects.in_bulk(ids).items()}


def _sources(ids: list[object], user: User) -> Mapping[object, str]:
    seen = Source.objects.visible_to(user).in_bulk(ids)
    return {pk: f"{source.reference} · {source.identity.name}" for pk, source in seen.items()}


def _waves(ids: list[object], user: User) -> Mapping[object, str]:
    return {pk: str(wave) for pk, wave in kept(Wave).items() if pk in ids}


AXES = {
    each.name: each
    for each in (
        Axis("documenter", gettext_lazy("Documenter"), "revision__release__made_by", _people),
        Axis("source", gettext_lazy("Source"), "revision__release__claims__source", _sources),
        Axis("wave", gettext_lazy("Wave"), "revision__wave", _waves),
    )
}


@dataclass(frozen=True)
class ReasonsRow:
    """One documenter, source or wave: how often for each reason, in the order of the list, and in all."""

    label: str
    cells: list[tuple[int, str]]  # how often, and for which reason
    total: int


class ReasonsPage:
    """The refusals of the teams in which somebody decides, counted by one axis."""

    def __init__(self, user: User, axis: str) -> None:
        self.user, self.axis = user, AXES.get(axis, AXES["documenter"])
        self.rows, self.total = self._counted()

    @property
    def reasons(self) -> list[str]:
        """The headings of the columns."""
        return [str(each.label) for each in RefusalReason]

    @property
    def all(self) -> str:
        """The heading of the last column."""
        return _("In all")

    @property
    def tabs(self) -> list[dict[str, object]]:
        return [{"label": a.label, "url": f"?by={a.name}", "current": a is self.axis} for a in AXES.values()]

    def _counted(self) -> tuple[list[ReasonsRow], ReasonsRow]:
        mine = Release.objects.visible_to(self.user, in_work=True).decidable_by(self.user)
        refusals = Verdict.objects.refusals_since(timezone.now() - LATELY).filter(revision__release__in=mine)
        by_value: dict[object, Counter[str]] = defaultdict(Counter)
        rows = refusals.annotate(axis=F(self.axis.column)).values_list("axis", "reason")
        for value, reason, number in rows.annotate(Count("revision", distinct=True)):
            by_value[value][reason] = number
        names = self.axis.names([value for value in by_value if value is not None], self.user)
        known = [self._row(str(names[value]), counts) for value, counts in by_value.items() if value in names]
        unknown = sum((counts for value, counts in by_value.items() if value not in names), Counter())
        found = [*known, *([self._row(_("not known, or not yours to see"), unknown)] if unknown else [])]
        every = Counter(dict(refusals.values_list("reason").annotate(Count("pk"))))
        return sorted(found, key=lambda row: -row.total)[:SHOWN], self._row(_("In all"), every)

    def _row(self, label: str, counts: Mapping[str, int]) -> ReasonsRow:
        cells = [(counts.get(each.value, 0), str(each.label)) for each in RefusalReason]
        return ReasonsRow(label, cells, sum(number for number, _reason in cells))
