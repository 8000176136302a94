"""What is published: one document with its digest, from which every output is drawn, in ADMSP's order."""

import hashlib
import json
import re
import time

import pytest
from django.db import connection

from accounts.models import Team, User
from casework.moves import Refusal
from releases.models import FrozenTally, Statement
from releases.statements.composing import draft_of
from releases.statements.outputs import KINDS, output_of, published_output
from releases.statements.printing import as_text
from releases.statements.typesetting import as_card, as_pages, as_pdf
from releases.statements.writing import write_correction
from tests.conftest import ClientOf
from tests.families.advising import line
from tests.releases.making import disputed
from tests.releases.stating import let_go, move, moved, published, saved, stated

pytestmark = pytest.mark.django_db
ORDER = ["happened", "verified", "may_change", "list", "lines", "about_us", "not_known", "definitions"]


@pytest.fixture
def tally(documenter: User, supervisor: User, documentation: Team, analyst: User) -> FrozenTally:
    """Four from Daraa, one from Damascus."""
    let_go(documenter, supervisor, documentation, *["SY-DR"] * 4, "SY-DI")
    return saved(analyst, documentation.organisation)


@pytest.fixture
def statement(tally: FrozenTally, analyst: User, supervisor: User, supervisor2: User, family_centre: Team) -> Statement:
    """Published, with a line of each desk."""
    line(family_centre, supervisor2, supervisor)
    return published(analyst, supervisor, tally)


def test_its_parts_come_in_the_order_of_admsp(statement: Statement) -> None:
    for language in ("ar", "en"):
        said = statement.published[language]
        assert [block["name"] for block in said["blocks"]] == ORDER
        assert said["title"]
        assert said["date"]


def test_the_list_is_that_of_the_command(statement: Statement) -> None:
    found = next(block for block in statement.published["en"]["blocks"] if block["name"] == "list")
    assert [item["text"] for item in found["items"]] == [
        "Damascus Province: One detainee.", "Daraa Province: 4 detainees."
    ]  # fmt: skip
    assert found["after"] == "Total: 5 detainees."


def test_the_digest_is_of_the_text_and_a_stranger_computes_it(statement: Statement) -> None:
    assert hashlib.sha256(statement.document.encode()).hexdigest() == statement.digest
    again = json.dumps(json.loads(statement.document), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert again == statement.document


def test_nothing_personal_can_be_tried_out_of_the_digest(statement: Statement) -> None:
    assert "by" not in statement.published["figures"]
    assert statement.tally.digest not in statement.document


def test_the_lines_are_those_that_stood_when_it_was_published(statement: Statement) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM families_publicline WHERE ended_at IS NULL")
        assert cursor.fetchall() == [(1,)]
    for language in ("ar", "en"):
        found = next(block for block in statement.published[language]["blocks"] if block["name"] == "lines")
        assert [item["number"] for item in found["items"]] == ["+44 7700 900321"]


def test_what_is_published_is_what_was_approved(
    tally: FrozenTally, analyst: User, supervisor: User, supervisor2: User, family_centre: Team
) -> None:
    """A number of a desk that changes in between is looked at again."""
    draft = moved(moved(stated(analyst, tally), "submit", by=analyst), "approve", by=supervisor)
    line(family_centre, supervisor2, supervisor)
    assert isinstance(move(draft, "publish", supervisor), Refusal)
    moved(moved(moved(draft, "return", by=supervisor), "submit", by=analyst), "approve", "publish", by=supervisor)


def test_plain_text_is_printed_as_admsp_did(statement: Statement) -> None:
    text = as_text(statement.published, statement.digest, "en")
    assert (
        text.index("  2. Daraa Province: 4 detainees.") < text.index("+44 7700 900321") < text.index(statement.digest)
    )
    assert text.startswith("5 detainees released from Sednaya")
    assert "  1. محافظة دمشق: معتقل واحد." in as_text(statement.published, statement.digest, "ar")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_file_is_made_within_two_seconds(language: str, statement: Statement) -> None:
    heads = {"pdf": b"%PDF-", "png": b"\x89PNG", "txt": b""}
    for kind, head in heads.items():
        began = time.monotonic()
        made = output_of(statement.published, statement.digest, language, kind)
        assert time.monotonic() - began < 2
        assert made.content.startswith(head)
    assert tuple(sorted(heads, key=KINDS.index)) == KINDS


def test_the_picture_has_the_size_that_messages_show(statement: Statement) -> None:
    picture = as_card(statement.published, statement.digest, "ar")
    assert (int.from_bytes(picture[16:20]), int.from_bytes(picture[20:24])) == (1200, 630)


def test_the_same_document_makes_the_same_pdf(statement: Statement) -> None:
    one, other = (as_pdf(statement.published, statement.digest, "ar") for _twice in range(2))
    assert one == other


def test_what_was_typed_is_never_markup(tally: FrozenTally, analyst: User) -> None:
    """Typst would read a file of the server, or loop for ever."""
    nasty = '#read("/etc/passwd") $x$ *b* #while true {name: a1} <label> @ref \\ // "'
    draft = stated(analyst, tally, happened_en=nasty.replace("while true {name: a1}", "panic()"), title_en="#panic()")
    document = draft_of(draft)
    assert as_pdf(document, "", "en").startswith(b"%PDF-")
    assert as_card(document, "", "en").startswith(b"\x89PNG")


def test_a_long_statement_breaks_into_pages(tally: FrozenTally, analyst: User) -> None:
    draft = stated(analyst, tally, happened_ar="\n".join(["كلمة " * 60] * 18), title_ar="عنوان " * 40)
    assert len(as_pages(draft_of(draft), "", "ar")) > 1
    as_card(draft_of(draft), "", "ar")


def test_a_draft_has_no_number_and_no_digest(tally: FrozenTally, analyst: User, client_of: ClientOf) -> None:
    draft = stated(analyst, tally)
    answer = client_of(analyst).get(f"/statements/{draft.pk}/en.txt")
    assert answer.status_code == 200
    assert "Statement, not published" in answer.content.decode()
    assert "SHA-256" not in answer.content.decode()


def test_a_correction_tells_what_was_said_and_which_rows_are_others(
    statement: Statement, analyst: User, supervisor: User, supervisor2: User, documenter: User, documentation: Team
) -> None:
    disputed(let_go(documenter, supervisor, documentation, "SY-HM")[0], supervisor2)
    let_go(documenter, supervisor, documentation, "SY-HI")
    correction = write_correction(statement, by=analyst)
    assert isinstance(correction, Statement)
    moved(moved(correction, "submit", by=analyst), "approve", "publish", by=supervisor)
    changed = correction.published["en"]["blocks"][0]
    assert changed["name"] == "changed"
    assert re.search(r"Published on .*: 5 detainees\. Now: 6 detainees", changed["paragraphs"][0])
    assert [item["text"] for item in changed["items"]] == ["Homs Province: one detainee; published before: nobody."]
    assert (correction.number, correction.edition) == (statement.number, 1)
    statement.refresh_from_db()
    assert statement.status == "corrected"


def test_what_everybody_asks_for_is_typeset_once(statement: Statement) -> None:
    one, other = (published_output(statement.document, statement.digest, "ar", "pdf") for _twice in range(2))
    assert one is other
