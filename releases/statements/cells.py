"""The small numbers of a statement: those that it says, and those that can be found by it beside what was published.

A small number may tell of somebody to whoever knows the place. In a correction the difference to what was published
tells as much as a number does, and so does that to another statement of some of the same people. PostgreSQL finds the
same (`small_cells` in releases/sql/statements.sql).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from releases.models import ConfirmedCell, Statement
from releases.statements.beside import published_beside
from releases.statements.figures import Figures
from releases.statements.wording import WORDINGS
from releases.tallies.counting import NOBODY, Count
from releases.tallies.guarding import SMALL
from releases.tallies.printing import printed_name
from releases.tallies.table import Row

WAS = "/was"  # marks a row by how much it differs from what was published
GROUPS = "/groups"  # marks how many of a row are in groups without names, or by how many more or fewer they are
NAMED = "/named"  # marks how many of a row, of whom others are in groups, are known by name


@dataclass(frozen=True)
class SmallCell:
    """A number of few people that the statement says, or lets find by what was published, in both languages."""

    place: str
    people: int
    said_ar: str
    said_en: str


def small_cells(statement: Statement) -> list[SmallCell]:
    """All of them, in the order of the rows."""
    both = [Figures(statement.tally, language, statement.dated) for language in ("ar", "en")]
    found = [cell for row in both[0].tally.rows for cell in _of_row(row, both)]
    published = compared_with(statement)
    if published is not None:
        found += _differences(published, WAS, both)
    for other in published_beside(statement, published):
        found += _differences(other, f"/{other.number}.{other.edition}", both)
    return found


def not_let_stand(statement: Statement) -> list[SmallCell]:
    """Those that nobody let stand when the version that was submitted last was approved."""
    stand = set(ConfirmedCell.objects.of(statement).values_list("place", "people"))
    return [cell for cell in small_cells(statement) if (cell.place, cell.people) not in stand]


def is_small(people: int) -> bool:
    """Whether so many, more or fewer, may tell of one; nobody tells of nobody."""
    return 0 < abs(people) < SMALL


def _of_row(row: Row, both: list[Figures]) -> Iterator[SmallCell]:
    """Its people where they are few; else those in groups without names, or those beside them who are known by name."""
    if row.people < SMALL:
        yield SmallCell(row.address, row.people, *(_line(row, row.count, figures) for figures in both))
        return
    in_groups = row.count.in_groups
    for mark, people in ((GROUPS, in_groups), (NAMED, row.people - in_groups)):
        if in_groups and is_small(people):
            yield SmallCell(f"{row.address}{mark}", people, *(_part(mark, row, people, figures) for figures in both))


def _differences(published: Statement, mark: str, both: list[Figures]) -> Iterator[SmallCell]:
    """Rows that differ by few from a statement that can be read; `mark` says from which."""
    before, after = Figures(published.tally, "en", published.dated).tally, both[0].tally
    old, new = ({row.address: row for row in tally.all_rows} for tally in (before, after))
    for address, row in {**old, **new}.items():
        was, now = (rows[address].count if address in rows else NOBODY for rows in (old, new))
        people, in_groups = now.people - was.people, now.in_groups - was.in_groups
        if is_small(people):
            said = [_line(row, now, figures, was) for figures in both]
            yield SmallCell(f"{address}{mark}", abs(people), *_beside(published, mark, both, said))
        elif is_small(in_groups):
            said = [_line(row, _in_groups(now), figures, _in_groups(was), of_groups=True) for figures in both]
            yield SmallCell(f"{address}{mark}{GROUPS}", abs(in_groups), *_beside(published, mark, both, said))


def compared_with(statement: Statement) -> Statement | None:
    """What was published last of the same question: who reads both sees the difference."""
    if statement.corrects is not None:
        return statement.corrects
    asked = statement.tally.content["asked"]
    found = Statement.objects.published_before(statement).select_related("tally")
    return next((each for each in found if each.tally.content["asked"] == asked), None)


def _line(row: Row, count: Count, figures: Figures, was: Count | None = None, *, of_groups: bool = False) -> str:
    name = printed_name(row, figures.language)
    if was is None:
        return f"{name}: {figures.listed(count)}"
    words = WORDINGS[figures.language]
    before, after = (figures.listed(each) if each.people else words.nobody for each in (was, count))
    said = words.groups_were if of_groups else words.row_was
    return said.format(name=name, before=before, after=after)


def _in_groups(count: Count) -> Count:
    return Count(count.in_groups, count.in_groups)


def _part(mark: str, row: Row, people: int, figures: Figures) -> str:
    words = WORDINGS[figures.language]
    said = words.row_groups if mark == GROUPS else words.row_named
    return said.format(name=printed_name(row, figures.language), people=figures.listed(Count(people, people)))


def _beside(published: Statement, mark: str, both: list[Figures], said: list[str]) -> list[str]:
    """The lines, with the statement from which they differ where that is another one than the last of the question."""
    if mark == WAS:
        return said
    return [
        WORDINGS[figures.language].beside.format(number=published.number, row=line)
        for figures, line in zip(both, said, strict=True)
    ]
