"""Entering the rows of a page: what an import does with the rows of a file, once for each row (releases/imports/).

A new person is put on the register; a row about somebody on the register makes a release of theirs and leaves what is
known of them alone. Each claim is of the list's source and has the list as its evidence. A row that was entered before
and has changed is a change of its record, as a row that an import brings again.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.acting import acting
from accounts.models import Team, User
from casework.mistake import Mistake
from casework.sealed import seal_for
from detainees.linkage.following import gathered
from detainees.models import Detainee
from releases.evidence.adding import why_not_add_file
from releases.evidence.handling import note
from releases.evidence.lists import Handled
from releases.evidence.transcribing import standing_of, transcribe
from releases.grid.typed import EnteredAs, Head, Typed, external_id, head_for, read
from releases.imports.changing import Difference, NotChanged, difference, store
from releases.imports.columns import readers
from releases.imports.drawn import Stock
from releases.imports.entering import Sources, enter_rows, write_rows
from releases.imports.givers import Givers
from releases.imports.known import Known, hold
from releases.imports.rows import Row
from releases.lists import ClaimState
from releases.models import Claim, Evidence, Grid, GridRow, Release

_ENTERED = ("entered_version", "entered", "entered_by", "entered_at")


@dataclass
class Entered:
    """How many rows were entered and how many records changed; by the id of a row why it was not."""

    made: int = 0
    changed: int = 0
    refused: dict[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Whole:
    """A row that can be entered: as it was kept, and as an import reads it."""

    stored: GridRow
    row: Row


@dataclass(frozen=True)
class Shown:
    """The rows that somebody had before them: those of no later change of the grid, and those that they sent (ids)."""

    change: int
    sent: Collection[int] = ()

    def has(self, row: GridRow) -> bool:
        return row.change <= self.change or row.pk in self.sent


def enter(grid: Grid, shown: Shown, *, by: User, submit: bool) -> Entered | Mistake:
    """Enter every whole row that was shown and is not entered yet, as drafts or submitted; twice is once.

    One transaction. What a colleague is typing at this moment waits for the next time.
    """
    with acting(by), gathered(by=by):
        held = Grid.objects.visible_to(by).select_for_update(of=("self",)).get(pk=grid.pk)
        head = Head.stored(held)
        if not head.has_occasion_or_date:
            return Mistake(_("Give the wave or the date of the release, at least the year."))
        if (refused := why_not_enter(held, by)) is not None:
            return Mistake(refused)
        return _Entering(held, head, by, submit=submit).run(shown)


def why_not_enter(grid: Grid, by: User) -> str | None:
    """Why nothing is entered from this list: its claim fell, or its record takes nothing more. The claim is held."""
    claim = Claim.objects.visible_to(by).select_for_update(of=("self",)).get(evidence=grid.evidence_id)
    if claim.state != ClaimState.STANDS:
        return _("The claim to which this list belongs does not stand any more: nothing is entered from it.")
    return why_not_add_file(claim, by)


def whole_rows(grid: Grid, head: Head, shown: Shown) -> list[Whole]:
    """The rows that can be entered now: complete, legible, and not in their record yet as they stand."""
    rows = [row for row in grid.rows.select_related("person", "release").order_by("position") if not row.is_entered]
    rows = [row for row in rows if shown.has(row)]
    typed = ((row, Typed.stored(row)) for row in rows)
    reading = readers()
    found = [
        Whole(row, read(said, head_for(row, head), grid.evidence, external_id(row), reading))
        for row, said in typed
        if not (said.illegible or said.says_nothing)
    ]
    return [whole for whole in found if not whole.row.wrong]


class _Entering:
    """The rows of one page, entered by one person, who is the author of all of them."""

    def __init__(self, grid: Grid, head: Head, by: User, *, submit: bool) -> None:
        self.grid, self.head, self.by, self.submit = grid, head, by, submit
        self.piece = Evidence.objects.visible_to(by).whole().get(pk=grid.evidence_id)
        self.team: Team = self.piece.claim.team
        self.received = self.piece.claim.received_on or timezone.localdate(self.piece.received_at)
        self.givers, self.readers = Givers(self.team), readers()
        self.answer = Entered()

    def run(self, shown: Shown) -> Entered:
        rows = whole_rows(self.grid, self.head, shown)
        entered = [each for each in rows if each.stored.release_id is not None]
        known = [each for each in rows if each not in entered and each.stored.person_id is not None]
        there = [each.stored for each in (*known, *entered)]
        hold((row.person_id for row in there), (row.release_id for row in there))
        self._enter([each for each in rows if each not in entered and each not in known])
        for each in known:
            self._enter_known(each)
        for each in entered:
            self._change(each)
        if self.answer.made or self.answer.changed:
            self._give_evidence()
            note(self.piece, Handled.ENTERED, by=self.by)
            self._write_out()
        return self.answer

    def _enter(self, new: list[Whole]) -> None:
        """People whom the register does not have, by the way of an import."""
        if not new:
            return
        rows, drawn = [each.row for each in new], Stock().take(len(new))
        written = write_rows(self.team, self.givers, rows, drawn, by=self.by, submit=self.submit)
        enter_rows(written, Sources(self.team, self.by, self.received))
        made = Release.objects.visible_to(self.by).filter(pk__in=drawn.releases[: len(new)]).select_related("detainee")
        by_number = {release.external_id: release for release in made}
        for each in new:
            self._keep(each.stored, by_number[each.row.external_id])
        self.answer.made += len(new)

    def _enter_known(self, each: Whole) -> None:
        """A release of somebody on the register, who stays as they are known."""
        person = Detainee.objects.visible_to(self.by).filter(pk=each.stored.person_id or 0).first()
        if person is None:
            self.answer.refused[each.stored.pk] = _("The person of this row is not open to you.")
        elif self._store(each, Known(person, None)):
            self.answer.made += 1

    def _change(self, each: Whole) -> None:
        """What the row says otherwise than its record."""
        found = Release.objects.visible_to(self.by).filter(pk=each.stored.release_id or 0)
        release = found.prefetch_related("claims__source").first()
        people = Detainee.objects.visible_to(self.by).prefetch_related("names", "numbers", "detentions__stays")
        person = people.filter(pk=each.stored.person_id or 0).first()
        if release is None or person is None:
            self.answer.refused[each.stored.pk] = _("The record of this row is not open to you.")
        elif self._store(each, known := Known(person, release), self._since_entered(each, known)):
            self.answer.changed += 1

    def _since_entered(self, each: Whole, known: Known) -> Difference:
        """What the row says otherwise than when it was entered, with what held for all rows then.

        What else differs was changed in the record since, and stays.
        """
        typed, head = EnteredAs.stored(each.stored).typed, head_for(each.stored, self.head)
        then, now = read(typed, head, self.piece, each.row.external_id, self.readers), each.row
        said, renamed = difference(now, known), (then.arabic, then.latin) != (now.arabic, now.latin)
        return Difference(
            names=said.names if renamed else {},
            typed_unseen=said.typed_unseen,
            person={name: value for name, value in said.person.items() if then.person.get(name) != value},
            facts={name: value for name, value in said.facts.items() if then.release.get(name) != value},
        )

    def _store(self, each: Whole, known: Known, said: Difference | None = None) -> bool:
        """Whether the record says now what the row says; else it is kept why not."""
        said = difference(each.row, known) if said is None else said
        if known.person.external_id != each.row.external_id:  # on the register before the list was
            said = Difference(facts=said.facts, new_release=said.new_release, claim=said.claim)
        try:
            release = known.release
            if said:
                release = store(
                    each.row, known, said, self.givers, self.team, self.by, submit=self.submit, received=self.received
                )
        except NotChanged as reason:
            self.answer.refused[each.stored.pk] = str(reason)
            return False
        if release is not None:
            self._keep(each.stored, release)
        return release is not None

    def _keep(self, row: GridRow, release: Release) -> None:
        """That the record says what stands in the row; whoever has the page open is told."""
        self.grid.changes += 1
        row.release, row.person, row.change = release, release.detainee, self.grid.changes
        row.entered_version, row.entered_by, row.entered_at = row.version, self.by, timezone.now()
        head = EnteredAs.stored(row).head if row.entered else self.head
        row.entered = seal_for(GridRow, "entered", row.pk, EnteredAs(Typed.stored(row), head).as_json())
        row.save(update_fields=["release", "person", "change", *_ENTERED])

    def _give_evidence(self) -> None:
        """The list for each claim of its source in these records that does not have it yet."""
        claims = (
            Claim.objects.visible_to(self.by)
            .standing()
            .filter(release__row_of_list__grid=self.grid, source=self.piece.claim.source_id, made_by=self.by)
        )
        without = claims.exclude(evidence__original=self.piece.original_id)
        Evidence.objects.bulk_create(_same_file(self.piece, without, self.by))
        self.grid.save(update_fields=["changes"])

    def _write_out(self) -> None:
        """The rows as the transcript of the page, unless somebody wrote one out by hand: so that it is found."""
        standing = standing_of(self.piece, self.grid.page)
        if standing is not None and standing.pk != self.grid.transcript_id:
            return
        typed = map(Typed.stored, self.grid.rows.order_by("position"))
        lines = [line for each in typed if (line := each.line(self.head))]
        transcribe(self.piece, self.grid.page, "\n".join(lines), by=self.by)
        self.grid.transcript = standing_of(self.piece, self.grid.page)
        self.grid.save(update_fields=["transcript"])


def _same_file(piece: Evidence, claims: Iterable[Claim], by: User) -> list[Evidence]:
    """The file of this piece, as evidence of these claims too."""
    first = Evidence(
        original=piece.original, original_name=piece.original_name, shows=piece.shows, distressing=piece.distressing,
        post_address=piece.post_address, captured_at=piece.captured_at, received_by=by,
        copied_from=piece.given,
    )  # fmt: skip
    values = {f.attname: getattr(first, f.attname) for f in Evidence._meta.concrete_fields if not f.primary_key}
    return [Evidence(**{**values, "claim_id": claim.pk}) for claim in claims]
