"""A register is read by a process of its own, ahead of what PostgreSQL takes."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management.base import CommandError

from accounts.models import Team, User
from detainees.models import Detainee
from releases.imports import ahead as reading
from releases.imports.ahead import ReaderGone, ahead
from releases.imports.drawn import Stock
from releases.imports.files import about_how_many
from releases.imports.twins import FirstLines
from tests.releases.importing import Importer, csv_of, row

TWO = (row("A"), row("B"))


@pytest.fixture
def importer(tmp_path: Path, documentation: Team, documenter: User) -> Importer:
    return Importer(tmp_path, documentation, documenter)


def test_things_come_in_order_from_another_process() -> None:
    def read(given: Iterator[int]) -> Iterator[tuple[int, int]]:
        yield from ((next(given), os.getpid()) for _time in range(5))

    numbers = iter(range(100))
    found = list(ahead(read, lambda: next(numbers)))
    assert [number for number, _process in found] == [0, 1, 2, 3, 4]
    assert os.getpid() not in {process for _number, process in found}


def test_what_is_raised_there_is_raised_here() -> None:
    def read(given: Iterator[int]) -> Iterator[int]:
        yield next(given)
        raise LookupError("nothing more")

    with pytest.raises(LookupError, match="nothing more"):
        list(ahead(read, lambda: 1))


def test_a_reader_that_is_killed_is_missed() -> None:
    def read(given: Iterator[int]) -> Iterator[int]:
        yield next(given)
        os.kill(os.getpid(), signal.SIGKILL)

    with pytest.raises(ReaderGone):
        list(ahead(read, lambda: 1))


def test_whoever_listens_no_more_leaves_no_process() -> None:
    def read(given: Iterator[int]) -> Iterator[int]:
        yield from (os.getpid() for _time in given)

    things = ahead(read, lambda: 1)
    process = next(things)
    things.close()  # type: ignore[attr-defined]  # it is a generator
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


@pytest.mark.django_db
def test_the_reader_may_not_ask_the_database() -> None:
    def read(given: Iterator[int]) -> Iterator[int]:
        yield Detainee.objects.count()

    with pytest.raises(RuntimeError, match="belongs to the process"):
        list(ahead(read, lambda: 1))


@pytest.mark.django_db
def test_an_import_whose_reader_is_killed_makes_nothing(importer: Importer, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(*given: object) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    monkeypatch.setattr(reading, "_work", killed)
    with pytest.raises(CommandError, match="Nothing was made; start again"):
        importer.rows(*TWO)
    assert not Detainee.objects.exists()


@pytest.mark.django_db
def test_what_was_drawn_and_not_used_is_used_later() -> None:
    stock = Stock()
    first = stock.take(3)
    stock.put_back(first.rest(people=1, releases=0))
    again = stock.take(3)
    assert again.people.ids[:2] == first.people.ids[1:]
    assert again.releases == first.releases
    assert not set(again.people.references) & {first.people.references[0]}


def test_lines_are_remembered_however_many() -> None:
    lines = FirstLines()
    known = [f"R{number:07}" for number in range(100_000)]
    assert all(lines.line_of(external_id, line) == line for line, external_id in enumerate(known, 2))
    assert [lines.line_of(known[number], 999_999) for number in (0, 70_000)] == [2, 70_002]


@pytest.mark.django_db
def test_how_far_it_is_and_how_long_it_takes_is_told(importer: Importer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("releases.imports.course.BLOCK", 1)
    monkeypatch.setattr("releases.management.commands.import_register.EVERY", 0)
    assert "Rows read: 1 of about 2. Minutes left: about 0:0" in importer.rows(*TWO).notes


def test_the_lines_of_a_file_are_counted_where_it_can_be_known(tmp_path: Path) -> None:
    file, book = tmp_path / "register.csv", tmp_path / "register.xlsx"
    file.write_text(csv_of(list(TWO)))
    book.write_bytes(b"PK\x03\x04")
    assert (about_how_many(file), about_how_many(book), about_how_many(tmp_path / "none")) == (2, None, None)
