"""What an export says of itself is no row: its last line, as it was written, and nothing that only looks like it."""

from pathlib import Path

import pytest

from accounts.models import Team, User
from casework.exports.formats import MARK, names_recipient
from casework.references import make
from detainees.models import Detainee
from releases.models.imports import ImportState
from tests.conftest import ClientOf
from tests.releases.importing import WHOLE, Importer, csv_of, row
from tests.releases.wizard.bringing import checked

LINE = f"{MARK} {make('L', 7)} · given to Analyst for Judge Salem · approved by Supervisor · not for others"
ARABIC = f"{MARK} \u2068{make('L', 7)}\u2069 · سُلّم إلى \u2068المحلل\u2069 من أجل \u2068القاضي\u2069"
NOTHING = dict.fromkeys(WHOLE, "")
NOT_OURS = (
    MARK,
    f"{MARK} 7",
    f"{MARK} L-2222-2223 · given to nobody",
    f"{MARK} {make('D', 7)} · given to nobody",
    f"x{LINE}",
    f"{MARK}:{LINE}",
)


@pytest.fixture
def importer(tmp_path: Path, documentation: Team, documenter: User) -> Importer:
    return Importer(tmp_path, documentation, documenter)


def last(text: str = LINE, **said: str) -> dict[str, str]:
    """A line of which nothing else is said."""
    return {**NOTHING, "external_id": text, **said}


@pytest.mark.parametrize("text", [LINE, ARABIC])
def test_the_line_is_known_in_each_language(text: str) -> None:
    assert names_recipient(text)


@pytest.mark.parametrize("text", NOT_OURS)
def test_what_only_looks_like_it_is_none(text: str) -> None:
    assert not names_recipient(text)


@pytest.mark.django_db
@pytest.mark.parametrize("text", [LINE, ARABIC])
def test_the_last_line_of_an_export_is_passed_over(text: str, importer: Importer) -> None:
    answer = importer.rows(row("A"), last(text))
    assert answer.refused == []
    assert answer.numbers("read", "made") == (1, 1)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "rows",
    [
        [last(), row("A")],  # not the last
        [row("A"), row(LINE[:100])],  # somebody whose row begins so
        [row("A"), last(given_ar="أحمد")],
        [row("A"), last(home_place=" x ")],
        [row("A"), last(), last()],
        *([row("A"), last(text)] for text in NOT_OURS if text.startswith(MARK)),
    ],
)
def test_no_row_is_passed_over_for_how_it_begins(rows: list[dict[str, str]], importer: Importer) -> None:
    answer = importer.rows(*rows)
    assert answer.code == 1
    assert answer.refused
    assert not Detainee.objects.exists()


@pytest.mark.django_db
def test_somebody_whose_row_begins_so_is_told_why(importer: Importer) -> None:
    (refused,) = importer.rows(row("A"), row(f"{MARK} 12")).refused
    assert (refused["line"], refused["column"]) == (3, "external_id")
    assert "last line of an export" in refused["reason"]


@pytest.mark.django_db
def test_in_the_browser_it_is_the_same(documenter: User, client_of: ClientOf) -> None:
    """The list has a source of its own, which stands in each line that names none."""
    client = client_of(documenter)
    plain = {name: "" for name in WHOLE if name.startswith(("source", "claim"))}
    whole = checked(client, [row("A", **plain), last()], source_name="List of the court")
    assert (whole.status, whole.read, whole.made, whole.refused) == (ImportState.CHECKED, 1, 1, 0)
    looks = checked(client, [row("B", **plain), row(f"{MARK} 12", **plain)], source_name="Another list")
    assert (looks.read, looks.made, looks.refused) == (2, 1, 1)
    assert csv_of([last()]).splitlines()[1].startswith(f"{MARK} L-")
