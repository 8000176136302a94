"""How one sheet is read: what it is, where its header stands, what each of its columns is, and what its words mean."""

from dataclasses import asdict, dataclass, field
from typing import Any, Self

from accounts.models import User
from releases.models import ImportJob

NOTHING = ""  # a column of the sheet that is left out


@dataclass
class Layout:
    """All of it, as it is sealed with the import.

    `sheets` are the names of a workbook's sheets, with whether each is hidden; `header` what stands in the line
    `header_line` (0: in none); `columns` names for each of its cells the column of the register, "" where it is left
    out; `words` by column what a cell of it means that is no word of ours; `known_as` the program from which the sheet
    seems to come; `source_name` a source that is made with the import. `samples` and `words_seen` are some of the cells
    of each column that differ, as many as a page shows and as many as it asks about. `same_people`: rows that have the
    number of somebody of another name are said to be of the same people.
    """

    name: str = ""
    kind: str = ""
    encoding: str = ""
    separator: str = ""
    sheets: list[tuple[str, bool]] = field(default_factory=list)
    sheet: str = ""
    merged: int = 0
    lines: int = 0
    broken: int = 0
    header_line: int = 0
    last_header_line: int = 0
    header: list[str] = field(default_factory=list)
    columns: list[str] = field(default_factory=list)
    words: dict[str, dict[str, str]] = field(default_factory=dict)
    known_as: str = ""
    source_name: str = ""
    samples: list[list[str]] = field(default_factory=list)
    words_seen: list[list[str]] = field(default_factory=list)
    same_people: bool = False

    @classmethod
    def of(cls, job: ImportJob) -> Self:
        """That of an import. Raises NotSealedHere."""
        kept = job.opened_layout()
        kept["sheets"] = [(name, hidden) for name, hidden in kept.get("sheets", [])]
        return cls(**kept)

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @property
    def names(self) -> list[str]:
        """The columns of the register that the sheet has, in its order."""
        return [name for name in self.columns if name]

    @property
    def hidden_sheets(self) -> list[str]:
        return [name for name, hidden in self.sheets if hidden]


def keep(job: ImportJob, layout: Layout, *, by: User) -> None:
    """Store how it is read; the caller acts as `by` and holds the row."""
    job.keep_layout(layout.as_json())
    job.save()
