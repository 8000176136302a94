"""Approving a statement: each small number in it is let stand by name, by who approves it, and kept.

A small number may tell of somebody to whoever knows the place. In a correction the difference to what was published
tells as much as a number does, and so does that to another statement of some of the same people.
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
from releases.statements.beside import published_beside
from releases.statements.figures import Figures
from releases.statements.wording import WORDINGS
from releases.statements.workflow import WORKFLOW
from releases.tallies.counting import NOBODY, Count
from releases.tallies.guarding import SMALL
from releases.tallies.printing import printed_name
from releases.tallies.table import Row

WAS = "/was"  # marks a row by how much it differs from what was published
GROUPS = "/groups"  # marks how many of a row are in groups without names


@dataclass(frozen=True)
class SmallCell:
    """A number of few people that the statement says, or lets find by what was published, in both languages."""

    place: str
    people: int
    said_ar: str
    said_en: str


def small_cells(statement: Statement) -> list[SmallCell]:
    """The small numbers that a statement would publish, and those that could be found by it."""
    both = [Figures(statement.tally, language, statement.dated) for language in ("ar", "en")]
    rows = both[0].tally.rows
    found = [
        SmallCell(row.address, row.people, *(_line(row, row.count, figures) for figures in both))
        for row in rows
        if row.people < SMALL
    ]
    found += [
        SmallCell(f"{row.address}{GROUPS}", row.count.in_groups, *(_in_groups(row, figures) for figures in both))
        for row in rows
        if row.people >= SMALL and 0 < row.count.in_groups < SMALL
    ]
    published = compared_with(statement)
    if published is not None:
        found += _differences(published, WAS, both)
    for other in published_beside(statement, published):
        found += _differences(other, f"/{other.number}.{other.edition}", both)
    return found


def _differences(published: Statement, mark: str, both: list[Figures]) -> Iterator[SmallCell]:
    """Rows that differ by few from a statement that can be read; `mark` says from which."""
    before, after = Figures(published.tally, "en", published.dated).tally, both[0].tally
    old, new = ({row.address: row for row in tally.all_rows} for tally in (before, after))
    for address, row in {**old, **new}.items():
        was, now = (rows[address].count if address in rows else NOBODY for rows in (old, new))
        if 0 < abs(now.people - was.people) < SMALL:
            said = [_line(row, now, figures, was) for figures in both]
            if mark != WAS:
                said = [_beside(published, figures, line) for figures, line in zip(both, said, strict=True)]
            yield SmallCell(f"{address}{mark}", abs(now.people - was.people), *said)


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


def _in_groups(row: Row, figures: Figures) -> str:
    people = figures.listed(Count(row.count.in_groups, row.count.in_groups))
    return WORDINGS[figures.language].row_groups.format(name=printed_name(row, figures.language), people=people)


def _beside(published: Statement, figures: Figures, line: str) -> str:
    return WORDINGS[figures.language].beside.format(number=published.number, row=line)


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
