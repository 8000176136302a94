"""Saying what the columns of a sheet are, or that it is read anew: kept together with the move that follows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from accounts.acting import acting
from accounts.models import User
from casework.models import MoveMade
from casework.moves import Given, Refusal
from releases.imports.wizard import staging
from releases.imports.wizard.layout import Layout, keep
from releases.imports.wizard.mapping import LOOKED_AT, take_header
from releases.imports.wizard.remembering import GRADE, remember, take_remembered
from releases.imports.wizard.workflow import WORKFLOW
from releases.lists import SourceKind
from releases.models import ImportJob, Source
from releases.sourcing import source_named


@dataclass(frozen=True)
class Said:
    """What somebody says of a sheet: its columns and their words, its source and the grade of what it says."""

    columns: list[str]
    words: dict[str, dict[str, str]]
    source: Source | None = None
    source_name: str = ""
    grade: Mapping[str, str] = field(default_factory=dict)


def name_columns(job: ImportJob, said: Said, *, by: User, revision: int) -> MoveMade | Refusal:
    """Keep it, remember it for the next sheet like this one, and have the sheet looked through."""
    with acting(by):
        held = _held(job, by)
        before = (held.revision_number, held.status)
        if before == (revision, job.status):
            layout = Layout.of(held)
            layout.columns, layout.words = said.columns, said.words
            held.source = _source(held, said, by)
            for name in GRADE:
                setattr(held, name, said.grade[name])
            keep(held, layout, by=by)
            remember(held, layout, by=by)
        return _made("check", held, revision, by)


def read_again(job: ImportJob, asked: Mapping[str, Any], *, by: User, revision: int) -> MoveMade | Refusal:
    """Have the file read anew with another sheet, encoding or separator."""
    with acting(by):
        held = _held(job, by)
        if held.status == job.status:
            layout = Layout.of(held)
            for name in ("sheet", "encoding", "separator"):
                setattr(layout, name, asked.get(name, ""))
            keep(held, layout, by=by)
        return _made("read-again", held, revision, by)


def moved(name: str, job: ImportJob, given: Given, *, by: User, only_good_rows: bool) -> MoveMade | Refusal:
    """Make another move; an import leaves the refused rows out where that was chosen."""
    with acting(by):
        if name == "import":
            held = _held(job, by)
            held.only_good_rows = only_good_rows
            held.save()
        return WORKFLOW.make(name, ImportJob.objects.visible_to(by), job.pk, by=by, given=given)


def choose_header(job: ImportJob, line: int, *, by: User) -> str | None:
    """Take another line as the header; the sentence why not, or None. Nothing is read anew."""
    with acting(by):
        held = _held(job, by)
        sentence = WORKFLOW.why_not("read-again", held, by)
        if sentence is not None:
            return sentence
        layout = Layout.of(held)
        first = [each for each, _at in zip(staging.lines_if_kept(held.place), range(LOOKED_AT), strict=False)]
        take_header(layout, first, line)
        take_remembered(held, layout)
        keep(held, layout, by=by)
        return None


def _held(job: ImportJob, by: User) -> ImportJob:
    return ImportJob.objects.visible_to(by).select_for_update(of=("self",)).get(pk=job.pk)


def _source(job: ImportJob, said: Said, by: User) -> Source | None:
    if said.source is not None or not said.source_name:
        return said.source
    new = {
        "source_name": said.source_name, "source_kind": SourceKind.OTHER.value, "source_owner": "",
        "reliability": said.grade["reliability"],
    }  # fmt: skip
    return source_named(job.team, new, by=by)


def _made(name: str, job: ImportJob, revision: int, by: User) -> MoveMade | Refusal:
    return WORKFLOW.make(name, ImportJob.objects.visible_to(by), job.pk, by=by, given=Given(revision))
