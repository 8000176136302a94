"""Approving a statement: each small number in it is let stand by name, by who approves it, and kept.

A small number may tell of somebody to whoever knows the place. In a correction the difference to what was published
tells as much as a number does.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.acting import acting
from accounts.models import User
from casework.models import MoveMade
from casework.moves import Given, Refusal
from releases.models import ConfirmedCell, Statement
from releases.statements.figures import Figures
from releases.statements.wording import WORDINGS
from releases.statements.workflow import WORKFLOW
from releases.tallies.counting import NOBODY, Count
from releases.tallies.guarding import SMALL
from releases.tallies.printing import printed_name
from releases.tallies.table import Row

WAS = "/was"  # marks a row by how much it differs from what was published


@dataclass(frozen=True)
class SmallCell:
    """A row with few people, or one that differs by few from what was published, as both languages say it."""

    place: str
    people: int
    said_ar: str
    said_en: str


def small_cells(statement: Statement) -> list[SmallCell]:
    """The small numbers that a statement would publish."""
    arabic, english = (Figures(statement.tally, language, statement.dated) for language in ("ar", "en"))
    rows = [
        SmallCell(row.address, row.people, _line(row, row.count, arabic), _line(row, row.count, english))
        for row in english.tally.rows
        if row.people < SMALL
    ]
    return [*rows, *_differences(statement, arabic, english)]


def _differences(statement: Statement, arabic: Figures, english: Figures) -> Iterator[SmallCell]:
    published = compared_with(statement)
    if published is None:
        return
    before = Figures(published.tally, "en", statement.dated).tally
    old, new = ({row.address: row for row in tally.all_rows} for tally in (before, english.tally))
    for address, row in {**old, **new}.items():
        was, now = (rows[address].count if address in rows else NOBODY for rows in (old, new))
        if 0 < abs(now.people - was.people) < SMALL:
            said = (_line(row, now, figures, was) for figures in (arabic, english))
            yield SmallCell(f"{address}{WAS}", abs(now.people - was.people), *said)


def compared_with(statement: Statement) -> Statement | None:
    """What was published last of the same question: who reads both sees the difference."""
    if statement.corrects is not None:
        return statement.corrects
    asked = statement.tally.content["asked"]
    found = Statement.objects.published_before(statement).select_related("tally")
    return next((each for each in found if each.tally.content["asked"] == asked), None)


def _line(row: Row, count: Count, figures: Figures, was: Count | None = None) -> str:
    name = printed_name(row, figures.language)
    if was is None:
        return f"{name}: {figures.listed(count)}"
    words = WORDINGS[figures.language]
    before, after = (figures.listed(each) if each.people else words.nobody for each in (was, count))
    return words.row_was.format(name=name, before=before, after=after)


def approve(statement: Statement, given: Given, confirmed: Iterable[str], *, by: User) -> MoveMade | Refusal:
    """Approve it, with the places of the small numbers that `by` let stand; a refusal where one is missing."""
    ticked = set(confirmed)
    with acting(by), transaction.atomic():  # of its own: what is refused leaves no tick
        held = Statement.objects.visible_to(by).locked().get(pk=statement.pk)
        if sentence := WORKFLOW.why_not("approve", held, by):
            return Refusal(sentence)
        cells = small_cells(held)
        if {cell.place for cell in cells} - ticked:
            return Refusal(_("Confirm each small number by itself, or return the statement."), mendable=True)
        for cell in cells if given.revision == held.revision_number else ():
            ConfirmedCell.objects.create(
                statement=held, revision=given.revision, place=cell.place, people=cell.people, by=by
            )
        answer = WORKFLOW.make("approve", Statement.objects.visible_to(by), held.pk, by=by, given=given)
        if isinstance(answer, Refusal):
            transaction.set_rollback(True)
        return answer
