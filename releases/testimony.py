"""Who told what of one record, as its page shows it: the claims, whether they carry it, and on what they differ."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.access import may
from accounts.among import any_of
from accounts.models import User
from accounts.questions import Question
from casework.dates import PartialDate, must_be_before, say_date
from casework.moves import Offer
from releases.bar import Weighing, origin, weighed
from releases.evidence.adding import why_not_add
from releases.falling import CLAIMS, DERIVE
from releases.lists import ClaimState, Mode
from releases.models import Claim, Evidence, Finding, GridRow, Release
from releases.there_is import there_is
from releases.tree import Tree, drawn

# Facts of which single claims speak, by the record's own field.
LABELS: dict[str, Promise] = {
    "date": gettext_lazy("Date of release"),
    "facility": gettext_lazy("Facility"),
    "place": gettext_lazy("Governorate of release"),
    "mode": gettext_lazy("Mode"),
}
_FILES = Question(lambda claims: Evidence.objects.filter(any_of(claims, of="claim")))
OF_FINDING: dict[str, Promise] = {"date": gettext_lazy("When"), "facility": gettext_lazy("Facility")}


@dataclass(frozen=True)
class Line:
    """One claim: its number on the page, whom it repeats, and what this person may do with it."""

    number: int
    claim: Claim
    name: str
    belongs_to: str
    repeats: str  # the number of a claim of this page, or the reference of the record in which it stands
    why_none: str  # why it is no claim of its own
    offers: list[Offer[Claim]]

    @property
    def stands(self) -> bool:
        return self.claim.state == ClaimState.STANDS


@dataclass(frozen=True)
class Cell:
    """What one side says of a fact; `differs` where it cannot be true together with another side."""

    heading: str
    words: str
    differs: bool


@dataclass(frozen=True)
class Row:
    """One fact: what the record says, and what each claim says that speaks of it."""

    label: str | Promise
    record: str
    cells: list[Cell]

    @property
    def differs(self) -> bool:
        return any(cell.differs for cell in self.cells)


class Testimony:
    """The claims of a release or a finding, for somebody who may know who a source is."""

    def __init__(self, record: Release | Finding, user: User) -> None:
        self.record, self.user = record, user

    @property
    def address_to_add(self) -> str:
        """Where a claim is added."""
        page = "releases:finding-claim" if isinstance(self.record, Finding) else "releases:claim"
        return reverse(page, args=[self.record.reference])

    @property
    def none_yet(self) -> str:
        """What stands where no claim is entered yet."""
        if isinstance(self.record, Finding):
            return _("It needs at least one source before it can be submitted.")
        return _("A release needs at least one source before it can be submitted.")

    @cached_property
    def weighing(self) -> Weighing:
        found = weighed(self.record)
        prefetch_related_objects([claim for claim in found.claims if claim.state_by_id], "state_by")
        show_files(found.claims, self.user)
        return found

    @cached_property
    def lines(self) -> list[Line]:
        """The claims in the order in which they were entered."""
        numbers = {claim.pk: number for number, claim in enumerate(self.weighing.claims, start=1)}
        return [self._line(claim, numbers) for claim in self.weighing.claims]

    def _line(self, claim: Claim, numbers: dict[int, int]) -> Line:
        return Line(
            number=numbers[claim.pk],
            claim=claim,
            name=claim.source.identity.name,
            belongs_to=claim.source.identity.owner,
            repeats=self._repeats(claim, numbers),
            why_none=self._why_none(claim),
            offers=CLAIMS.offers(claim, self.user),
        )

    def _repeats(self, claim: Claim, numbers: dict[int, int]) -> str:
        if claim.derived_from_id is None:
            return ""
        if claim.derived_from_id in numbers:
            return str(numbers[claim.derived_from_id])
        elsewhere = self.weighing.known.get(claim.derived_from_id)
        return str(elsewhere.record.reference) if elsewhere else ""

    def _why_none(self, claim: Claim) -> str:
        if claim.state != ClaimState.STANDS or origin(claim, self.weighing.standing) is not None:
            return ""
        if claim.derived_from_id is not None:
            return _("No claim of its own: what it repeats fell, or was never entered.")
        return _("No claim of its own: nobody has entered what it repeats.")

    @cached_property
    def may_derive(self) -> bool:
        return may(self.user, DERIVE.right, self.record.team)

    @cached_property
    def may_add_file(self) -> bool:
        return why_not_add(self.record, self.record.team, self.user) is None

    @cached_property
    def row_of_list(self) -> GridRow | None:
        """The row of a photographed list from which it was entered, of one that this person may open."""
        if isinstance(self.record, Finding) or not self.record.external_id:
            return None
        return GridRow.objects.visible_to(self.user).filter(release=self.record).select_related("grid").first()

    @cached_property
    def of_conditions(self) -> list[Claim]:
        """What is said of the conditions alone: it carries nothing."""
        if isinstance(self.record, Finding) or not there_is(self.record).claims_of_conditions:
            return []
        told = list(self.record.claims_of_conditions.select_related("source", "state_by").order_by("pk"))
        show_files(told, self.user)
        return told

    @cached_property
    def fell(self) -> str:
        """What happened to a record that counts although a claim of it fell."""
        fallen = [line for line in self.lines if not line.stands]
        if not fallen or self.record.verified_revision_id is None:
            return ""
        if isinstance(self.record, Finding):
            return _("A claim fell since it was entered. The claims that are left still carry it.")
        return _("A claim fell since it was entered. The claims that are left still carry the release.")

    @cached_property
    def facts(self) -> list[Row]:
        """Fact by fact what the record and each standing claim says, where any claim speaks of it."""
        return list(self._rows())

    def _rows(self) -> Iterator[Row]:
        standing = [line for line in self.lines if line.stands]
        for name, label in (OF_FINDING if isinstance(self.record, Finding) else LABELS).items():
            said = {line.number: getattr(line.claim, Claim.SAYS[name]) for line in standing}
            said = {number: value for number, value in said.items() if value}
            if said:
                ours = getattr(self.record, name)
                sides = [*said.values(), *([ours] if ours and ours != Mode.UNKNOWN else [])]
                cells = [
                    Cell(f"{line.number} · {line.name}", in_words(said.get(line.number)),
                         any(contradict(said.get(line.number), other) for other in sides))
                    for line in standing
                ]  # fmt: skip
                yield Row(label, in_words(ours), cells)

    @cached_property
    def tree(self) -> Tree | None:
        """The picture of who repeats whom, where there is more than one claim."""
        return drawn(self.lines, self.weighing.standing) if len(self.lines) > 1 else None


def show_files(claims: Sequence[Claim], user: User) -> None:
    """Let each of these claims know its files that `user` may open, and each file whether they see it elsewhere too."""
    if not _FILES.is_any(claims=[claim.pk for claim in claims]):  # who may open them is a longer question
        for claim in claims:
            claim.files = []
        return
    visible = Evidence.objects.visible_to(user)
    prefetch_related_objects(claims, Prefetch("evidence", visible.with_files(), to_attr="files"))
    pieces = [piece for claim in claims for piece in claim.files]
    again = visible.kept_more_than_once([piece.original_id for piece in pieces]) if pieces else set()
    for piece in pieces:
        piece.seen_before = piece.original_id in again


def contradict(one: Any, other: Any) -> bool:
    """Whether two values cannot both be true; what a date of low precision leaves possible is no contradiction."""
    if not one or not other:
        return False
    if isinstance(one, PartialDate) and isinstance(other, PartialDate):
        return must_be_before(one, other) or must_be_before(other, one)
    return bool(one != other)


def in_words(value: Any) -> str:
    """What a claim or a record says of a fact; "" where that is nothing."""
    if not value or value == Mode.UNKNOWN:
        return ""
    if isinstance(value, PartialDate):
        return say_date(value)
    return str(Mode(value).label) if isinstance(value, str) else str(value)
