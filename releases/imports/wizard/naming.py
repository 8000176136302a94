"""Saying what the columns of a sheet are, or that it is read anew: kept together with the move that follows.

What is refused leaves nothing behind: the move is asked for in the transaction that stores, and takes it back.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from accounts.acting import acting
from accounts.models import User
from casework.models import MoveMade
from casework.moves import Given, Refusal
from releases.imports.own import Own
from releases.imports.wizard import staging
from releases.imports.wizard.layout import Layout, keep
from releases.imports.wizard.mapping import LOOKED_AT, look_into, take_header
from releases.imports.wizard.remembering import GRADE, remember, take_remembered
from releases.imports.wizard.workflow import WORKFLOW, is_ones_own
from releases.models import ImportJob, Source

Answer = MoveMade | Refusal


@dataclass(frozen=True)
class Said:
    """What somebody says of a sheet: its columns and their words, its source and the grade of what it says."""

    columns: list[str]
    words: dict[str, dict[str, str]]
    source: Source | None = None
    source_name: str = ""
    grade: Mapping[str, str] = field(default_factory=dict)


class _Refused(Exception):  # takes a transaction back
    """The move was refused."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.sentence)
        self.refusal = refusal


def name_columns(job: ImportJob, said: Said, *, by: User, revision: int) -> Answer:
    """Keep it, remember it for the next sheet like this one, and have the sheet looked through.

    A source that the team does not know yet is made with the import, and not before.
    """

    def store(held: ImportJob, layout: Layout) -> None:
        layout.columns, layout.words, layout.source_name = said.columns, said.words, said.source_name
        layout.same_people = False
        held.source = said.source
        for name in GRADE:
            setattr(held, name, said.grade[name])
        keep(held, layout, by=by)
        remember(held, layout, by=by)

    return _made("check", job, store, by=by, revision=revision)


def read_again(job: ImportJob, asked: Mapping[str, Any], *, by: User, revision: int) -> Answer:
    """Have the file read anew with another sheet, encoding or separator."""

    def store(held: ImportJob, layout: Layout) -> None:
        for name in ("sheet", "encoding", "separator"):
            setattr(layout, name, asked.get(name, ""))
        layout.words = {}
        keep(held, layout, by=by)

    return _made("read-again", job, store, by=by, revision=revision)


def choose_header(job: ImportJob, line: int, *, by: User, revision: int) -> Answer:
    """Take another line as the header: what was looked through before is not any more."""

    def store(held: ImportJob, layout: Layout) -> None:
        first = [each for each, _at in zip(staging.lines_if_kept(held.place), range(LOOKED_AT), strict=False)]
        take_header(layout, first, line)
        layout.columns = Own(held.team).suggested(layout.header, layout.columns)
        look_into(layout, staging.lines_if_kept(held.place))
        take_remembered(held, layout)
        keep(held, layout, by=by)

    return _made("take-header", job, store, by=by, revision=revision)


def look_again(job: ImportJob, *, by: User, revision: int, same_people: bool) -> Answer:
    """Have the rows looked through once more; whether those of other names are the people who have their numbers."""

    def store(held: ImportJob, layout: Layout) -> None:
        layout.same_people = same_people
        keep(held, layout, by=by)

    return _made("check", job, store, by=by, revision=revision)


def moved(name: str, job: ImportJob, *, by: User, revision: int, only_good_rows: bool = False) -> Answer:
    """Make another move; an import leaves the refused rows out where that was chosen."""

    def store(held: ImportJob, layout: Layout) -> None:
        held.only_good_rows = only_good_rows
        held.save()

    return _made(name, job, store if name == "import" else None, by=by, revision=revision)


def _made(
    name: str, job: ImportJob, store: Callable[[ImportJob, Layout], None] | None, *, by: User, revision: int
) -> Answer:
    """Store and move, both or neither."""
    visible = ImportJob.objects.visible_to(by)
    try:
        with acting(by):
            held = visible.select_for_update(of=("self",)).get(pk=job.pk)
            opens = held.status in WORKFLOW.moves[name].transitions and is_ones_own(held, by) is None
            if store is not None and opens and held.revision_number == revision:
                store(held, Layout.of(held))
            answer = WORKFLOW.make(name, visible, job.pk, by=by, given=Given(revision))
            if isinstance(answer, Refusal):
                raise _Refused(answer)
            return answer
    except _Refused as refused:
        return refused.refusal
