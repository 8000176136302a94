"""The page on which a list is typed beside its picture: what of it one person is shown."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from uuid import UUID, uuid4

from django.utils.functional import Promise

from accounts.models import User
from detainees.models import Detainee
from releases.grid.keeping import Kept
from releases.grid.typed import LABELS, Head, Typed, external_id, head_for, read, sentences
from releases.imports.columns import Reader, readers
from releases.models import Evidence, Grid, GridRow

BLANK = 3  # rows that stand below those that are kept
MOST_BLANK = 50


@dataclass(frozen=True)
class Cell:
    """One cell: its name, what stands in it, whether that is wrong."""

    name: str
    label: str | Promise
    text: str
    wrong: bool = False


@dataclass(frozen=True)
class RowShown:
    """One row as the page draws it. `version` is 0 for a blank one; `theirs` is what somebody else typed meanwhile."""

    key: UUID
    version: int
    cells: list[Cell]
    illegible: bool = False
    position: int = 0
    person: str = ""
    record: str = ""
    is_entered: bool = False
    sentences: list[tuple[str | Promise, str]] = field(default_factory=list)
    theirs: str = ""
    changed_by: str = ""
    drawn: str = ""

    @property
    def is_blank(self) -> bool:
        return not self.version

    @property
    def is_whole(self) -> bool:
        """Whether it can be entered."""
        return not (self.is_blank or self.illegible or self.sentences or self.is_entered)


class GridPage:
    """The grid of one page of a piece; `kept` is what just became of rows that were sent, `refused` why not entered."""

    def __init__(
        self, piece: Evidence, page: int, grid: Grid | None, user: User, *,
        kept: Iterable[Kept] = (), refused: Mapping[int, str] | None = None, blank: int = BLANK,
    ) -> None:  # fmt: skip
        self.piece, self.page, self.grid, self.user, self.blank = piece, page, grid, user, blank
        self.kept = {each.sent.key: each for each in kept}
        self.refused = refused or {}
        self.head = Head.stored(grid) if grid else Head.of_claim(piece.claim)

    @property
    def version(self) -> int:
        """Of what holds for all rows; the first one is what the claim says, whether it is kept already or not."""
        return self.grid.version if self.grid else 1

    @property
    def seen(self) -> int:
        """The last change of a row that is shown."""
        return self.grid.changes if self.grid else 0

    @property
    def source(self) -> str:
        """Who told the list: the source of the claim to which the file belongs."""
        return str(self.piece.claim.source.identity.name)

    @cached_property
    def _readers(self) -> Mapping[str, Reader]:
        return readers()

    @cached_property
    def rows(self) -> list[RowShown]:
        """Those that are kept, and those that were sent and could not be."""
        stored = GridRow.objects.visible_to(self.user).filter(grid=self.grid) if self.grid else GridRow.objects.none()
        rows = list(stored.changed_since(0))
        shown = self.shown(rows)
        unkept = [each for key, each in self.kept.items() if key not in {row.key for row in rows}]
        return [*shown, *(self._shown(each.row, set()) for each in unkept)]

    @property
    def blanks(self) -> list[RowShown]:
        return [RowShown(uuid4(), 0, self._cells(Typed(), ())) for _time in range(min(self.blank, MOST_BLANK))]

    @property
    def template_row(self) -> RowShown:
        """A row that the page draws anew, with a key of its own."""
        return RowShown(UUID(int=0), 0, self._cells(Typed(), ()))

    @property
    def whole(self) -> int:
        """How many rows can be entered."""
        return sum(row.is_whole for row in self.rows)

    @property
    def entered(self) -> int:
        return sum(bool(row.record) for row in self.rows)

    def shown(self, rows: Collection[GridRow]) -> list[RowShown]:
        """These rows; of persons and records those that this person may open."""
        people = Detainee.objects.visible_to(self.user).filter(pk__in={row.person_id for row in rows if row.person_id})
        open_to = set(people.values_list("pk", flat=True))
        return [self._shown(row, open_to) for row in rows]

    def _shown(self, row: GridRow, open_to: Collection[int]) -> RowShown:
        kept = self.kept.get(row.key)
        lost = kept is not None and (kept.theirs is not None or not row.version)
        typed = kept.sent.typed if kept is not None and lost else Typed.stored(row)
        wrong = (
            []
            if typed.illegible
            else sentences(read(typed, head_for(row, self.head), self.piece, external_id(row), self._readers))
        )
        said = [(LABELS.get(cell, ""), sentence) for cell, sentence in wrong]
        said += [("", text) for text in (kept.sentence if kept else "", self.refused.get(row.pk, "")) if text]
        visible = row.person_id in open_to
        person = row.person.reference if row.person and visible else ""
        return RowShown(
            key=row.key,
            version=row.version,
            cells=self._cells(typed, {cell for cell, _sentence in wrong}),
            illegible=typed.illegible,
            position=row.position,
            person=person,
            drawn="" if lost else typed.digest(self.head.columns, person),
            record=row.release.reference if row.release and visible else "",
            is_entered=row.is_entered,
            sentences=said,
            theirs=kept.theirs.line(self.head) if kept and kept.theirs else "",
            changed_by=str(row.changed_by) if kept and kept.theirs else "",
        )

    def _cells(self, typed: Typed, wrong: Collection[str]) -> list[Cell]:
        columns = [name for name in LABELS if name in self.head.columns]
        return [Cell(name, LABELS[name], typed.cells.get(name, ""), name in wrong) for name in columns]
