"""Keeping what is typed of a list, row by row: nothing is lost, twice is once, and nobody overwrites unseen."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.acting import acting
from accounts.models import User
from casework.copying import new_ids
from casework.references import normalise
from casework.sealed import seal_for
from detainees.models import Detainee
from releases.grid.typed import CELLS, Head, Typed
from releases.models import Evidence, Grid, GridRow

MOST_ROWS = 300  # of one page


@dataclass(frozen=True)
class Sent:
    """A row as somebody sent it: its key, the version that they had in front of them (0: none), about whom it is.

    `shown` names the cells that stood on their page: of the others they said nothing. `untouched`: what was sent is
    what the page was drawn with.
    """

    key: UUID
    version: int
    typed: Typed
    person: str = ""  # a reference as typed, or nothing
    shown: frozenset[str] = frozenset(CELLS)
    untouched: bool = False

    def upon(self, before: Typed) -> Typed:
        """The whole row: what was sent, and of the cells that were not on the page what stood there."""
        rest = {name: text for name, text in before.cells.items() if name not in self.shown}
        return Typed(rest | dict(self.typed.cells), self.typed.illegible, self.typed.unseen or before.unseen)


@dataclass(frozen=True)
class Kept:
    """What became of it. `theirs`: somebody else changed the row meanwhile, and what was sent is not kept yet.

    `sentence`: about whom it is could not be taken; all else is kept.
    """

    row: GridRow
    sent: Sent
    theirs: Typed | None = None
    sentence: str = ""

    @property
    def is_seen(self) -> bool:
        """Whether it stands as whoever sent it has it: nobody changed it while they left it untouched."""
        return self.theirs is None and not (self.sent.untouched and self.row.version > self.sent.version)


def grid_of(piece: Evidence, page: int, user: User) -> Grid | None:
    """The grid of this page, begun at this piece or at another one of the same file in its team."""
    found = Grid.objects.visible_to(user).of_file(piece).filter(page=page)
    return found.select_related("evidence").first()


def why_not_type(piece: Evidence, page: int, user: User) -> str | None:
    """Why this list is not typed here: it is typed already, at a piece of the file that is closed to this person."""
    if grid_of(piece, page, user) is None and Grid.objects.of_file(piece).filter(page=page).exists():
        return _("This page is typed already, beside a record that is not open to you. Ask a supervisor of the team.")
    return None


def keep_head(piece: Evidence, page: int, head: Head, *, by: User) -> Grid:
    """Keep what holds for all rows; the grid is made where there is none. It is held until the transaction ends."""
    with acting(by):
        grid = _held(piece, page, by)
        text, now = head.as_json(), timezone.now()
        if Head.stored(grid) != head:
            grid.head, grid.version = seal_for(Grid, "head", grid.pk, text), grid.version + 1
            grid.changed_by, grid.changed_at = by, now
            grid.save(update_fields=["head", "version", "changed_by", "changed_at"])
        return grid


def keep_rows(piece: Evidence, page: int, sent: Iterable[Sent], *, by: User) -> list[Kept]:
    """Keep these rows, in the order in which they came; what says nothing is no row yet."""
    sent = list(sent)
    if not sent:
        return []
    with acting(by):
        grid = _held(piece, page, by)
        known = {row.key: row for row in grid.rows.select_related("person", "release", "changed_by")}
        found = [_keep(grid, each, known, by) for each in sent]
        return [kept for kept in found if kept is not None]


def _held(piece: Evidence, page: int, by: User) -> Grid:
    """The grid, held by this transaction."""
    found = Grid.objects.of_file(piece).filter(page=page).first()
    if found is None:
        [pk] = new_ids(Grid, 1)
        head = seal_for(Grid, "head", pk, Head.of_claim(piece.claim).as_json())
        made = {"pk": pk, "evidence": piece, "head": head, "made_by": by, "changed_by": by}
        where = {"team": piece.claim.team, "original_id": piece.original_id, "page": page}
        found, _made = Grid.objects.get_or_create(**where, defaults=made)
    return Grid.objects.visible_to(by).select_for_update(of=("self",)).get(pk=found.pk)


def _keep(grid: Grid, sent: Sent, known: dict[UUID, GridRow], by: User) -> Kept | None:
    row = known.get(sent.key)
    if row is None:
        if sent.typed.says_nothing and not sent.person:
            return None
        row = _begun(grid, sent.key, known)
        if len(known) >= MOST_ROWS:
            return Kept(row, sent, sentence=_("A page takes %(most)s rows at most.") % {"most": MOST_ROWS})
        known[sent.key] = row
    before = Typed.stored(row) if row.version else Typed()
    if row.version > sent.version and sent.untouched:
        return Kept(row, replace(sent, typed=before))
    sent = replace(sent, typed=sent.upon(before))
    person, sentence = _about(grid, row, sent, by)
    if row.version and (before, row.person_id) == (sent.typed, person and person.pk):
        return Kept(row, sent, sentence=sentence)
    if row.version and row.version != sent.version:
        return Kept(row, sent, theirs=before)
    _store(grid, row, sent.typed, person, by)
    return Kept(row, sent, sentence=sentence)


def _begun(grid: Grid, key: UUID, known: dict[UUID, GridRow]) -> GridRow:
    [pk] = new_ids(GridRow, 1)
    last = max((row.position for row in known.values()), default=0)
    return GridRow(pk=pk, grid=grid, key=key, position=last + 1, version=0)


def _store(grid: Grid, row: GridRow, typed: Typed, person: Detainee | None, by: User) -> None:
    grid.changes += 1
    grid.save(update_fields=["changes"])
    row.typed, row.person, row.change = seal_for(GridRow, "typed", row.pk, typed.as_json()), person, grid.changes
    if not row.version:
        row.made_by = by
    row.changed_by, row.changed_at, row.version = by, timezone.now(), row.version + 1
    row.save(force_insert=row.version == 1)


def _about(grid: Grid, row: GridRow, sent: Sent, by: User) -> tuple[Detainee | None, str]:
    """Whom the row is about, and the sentence that says why it is not who was named."""
    named = normalise(sent.person, prefix="D") if sent.person else ""
    if named == (row.person.reference if row.person else ""):
        return row.person, ""
    if row.release_id is not None:
        return row.person, _("This row is entered: about whom its record is, is settled.") if named else ""
    visible = Detainee.objects.visible_to(by)
    if not named:  # taken away, or never shown to somebody to whom that person is closed
        return (None if visible.filter(pk=row.person_id or 0).exists() else row.person), ""
    here = visible.standing().filter(organisation=grid.evidence.claim.team.organisation_id)
    found = here.filter(reference=named).first() if isinstance(named, str) else None
    if found is None:
        return row.person, _("There is no person with this reference on your register. Check it, or look the name up.")
    return found, ""
