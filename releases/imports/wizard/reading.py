"""Reading a sheet into lines that are kept, and finding out what its columns seem to be."""

from collections.abc import Iterator
from typing import IO, Any

from accounts.acting import acting
from accounts.models import User
from releases.imports.apart import Unreadable, lines_apart
from releases.imports.own import Own
from releases.imports.wizard import staging
from releases.imports.wizard.course import FallsBack, Tell, finish
from releases.imports.wizard.layout import Layout
from releases.imports.wizard.mapping import look_into, settle
from releases.imports.wizard.remembering import GRADE, take_remembered
from releases.models import ImportJob

EVERY = 20_000  # lines between two words on how far it is


def read(job: ImportJob, by: User, tell: Tell) -> None:
    """Read the sheet into lines and say what its columns seem to be. Raises FallsBack."""
    layout = Layout.of(job)
    try:
        with staging.in_clear(job.place) as file:
            layout.lines = staging.keep_lines(job.place, _lines(file, layout, tell))
    except Unreadable as error:
        raise FallsBack(str(error)) from error
    settle(layout, staging.lines_of(job.place))
    layout.columns = Own(job.team).suggested(layout.header, layout.columns)
    look_into(layout, staging.lines_of(job.place))
    with acting(by):
        take_remembered(job, layout)
        job.keep_layout(layout.as_json())
        found = {name: getattr(job, name) for name in ("layout", "source", *GRADE)}
        finish(job, by, **found, expected=layout.lines, done=layout.lines)


def _lines(file: IO[bytes], layout: Layout, tell: Tell) -> Iterator[bytes]:
    """The lines; what the file is goes into `layout`. Raises Unreadable."""
    asked = {name: getattr(layout, name) for name in ("encoding", "separator", "sheet")}

    def head(said: dict[str, Any]) -> None:
        for name, value in said.items():
            setattr(layout, name, value)

    for number, text in enumerate(lines_apart(file, asked, head), start=1):
        if number % EVERY == 0:
            tell("reading", number, 0)
        yield text
