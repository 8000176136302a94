"""What would be a formula, markup or a statement is text, in every cell of a list and on every page that shows it."""

import csv
import io

import pytest

from accounts.models import User
from detainees.models import Detainee
from releases.models import ImportRow
from releases.models.imports import Outcome
from tests.casework.test_sheets import HOSTILE, is_live
from tests.conftest import ClientOf
from tests.releases.wizard.bringing import bring, moved, named

pytestmark = pytest.mark.django_db
MARKUP = ["<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "'; DROP TABLE releases_release; --",
          "{{ 7*7 }}", "${7*7}", "javascript:alert(1)", "%s%s%n", "../../etc/passwd", "\\N", "\\copy"]  # fmt: skip
LONGEST, AT_ONCE = 200, 250
NO_TEXT = set(map(chr, range(7)))  # a file in which these stand is refused as a whole
HEADER = ["external_id", "given_latin", "home_place", "source", "claim_text", "birth"]


def hostile() -> list[str]:
    """Those that fit into a cell of text and are no formula that a spreadsheet would have computed."""
    found = dict.fromkeys(text for text in [*MARKUP, *HOSTILE] if len(text) <= LONGEST and not set(text) & NO_TEXT)
    return [text for text in found if text.encode("utf-8", "ignore").decode() == text]


def as_csv(rows: list[list[str]]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows(rows)
    return out.getvalue().encode()


def test_two_hundred_hostile_strings_go_through_as_text(documenter: User, english_of: ClientOf) -> None:
    texts, client = hostile(), english_of(documenter)
    assert len(texts) >= 200
    for start in range(0, len(texts), AT_ONCE):
        some = texts[start : start + AT_ONCE]
        rows = [[f"H-{start + at}", "Ahmad", text, "", text, "month 13" * (at % 2)] for at, text in enumerate(some)]
        job = named(client, bring(client, as_csv([HEADER, *rows])), source_name="a list")
        assert job.read == len(some)
        for outcome in ("", *Outcome.values):
            page = client.get(f"/releases/imports/{job.pk}/?outcome={outcome}").content.decode()
            assert "<script>alert" not in page
            assert "<img src=x" not in page
        done = moved(client, job, "import", **{"only-good": "on"})
        assert done.made + done.refused == len(some)
    places = set(Detainee.objects.values_list("home_place", flat=True))
    assert set(MARKUP[::2]) <= places


def test_the_file_of_refused_rows_holds_no_live_formula(documenter: User, english_of: ClientOf) -> None:
    texts, client = hostile(), english_of(documenter)
    rows = [[text, "Ahmad", text, text, text, "month 13"] for text in texts]
    job = named(client, bring(client, as_csv([HEADER, *rows])))
    assert job.refused == ImportRow.objects.filter(job=job).count() > 0
    answer = client.get(f"/releases/imports/{job.pk}/refused/")
    text = b"".join(answer).decode("utf-8-sig")
    assert [cell for line in csv.reader(io.StringIO(text, newline="")) for cell in line if is_live(cell)] == []


def test_the_headings_of_a_sheet_are_text_too(documenter: User, client_of: ClientOf) -> None:
    client = client_of(documenter)
    job = bring(
        client, as_csv([["external_id", "given_latin", "<script>alert(1)</script>"], ["1", "Ahmad", "<b>x</b>"]])
    )
    page = client.get(job.get_absolute_url()).content.decode()
    assert "<script>alert" not in page
    assert "<b>x</b>" not in page
