"""Text that people typed cannot hurt a case file: markup is text, what is not seen is named, long words are broken."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from accounts.models import Team, User
from releases.case_files.composing import compose
from releases.case_files.saying import plain
from releases.case_files.setting import set_pages
from releases.evidence import vault
from releases.models import CaseFile, Release
from tests.casework.exports.asking import approved
from tests.conftest import ClientOf
from tests.releases.case_files.asking import asked, filed, given, had, told, verified

pytestmark = pytest.mark.django_db
MARKUP = [
    "#panic(1)", "#set page(width: 1cm)", "*x* _y_ $z$", "= Heading", "#import \"@preview/x:1.0.0\"", "\\ <label> @ref",
    "#read(\"/etc/passwd\")", "`raw` // comment /* more", "#{while true {}}", "]#pagebreak()[",
]  # fmt: skip


@pytest.fixture
def client(client_of: ClientOf, supervisor: User) -> Client:
    """The browser of who asks."""
    return client_of(supervisor)


@pytest.fixture(params=["ar", "en"])
def language(request: pytest.FixtureRequest) -> str:
    """Each of the two in which a case file is written."""
    return str(request.param)


def test_markup_is_text(
    language: str, client: Client, documentation: Team, documenter: User, supervisor: User, supervisor2: User
) -> None:
    text = "\n".join(MARKUP)
    release = verified(documentation, documenter, supervisor2, authority=MARKUP[0], undertaking=MARKUP[2])
    told(release, documenter, text=text, cite="without-name")
    export = asked(release, supervisor, language=language, recipient=MARKUP[1], why="\n".join(MARKUP[3:6]))
    file = had(client, given(export, supervisor2))
    # Of lines that stand from right to left a reader of PDFs gives the letters in an order of its own.
    assert all(map(file.says, MARKUP if language == "en" else ("panic", "Heading")))
    assert 2 <= len(file.pages) < 9


@pytest.mark.parametrize("text", ["a" * 10_000, "ب" * 10_000, "كلمة word " * 1_000, "١٢٣ abc " * 900])
def test_long_texts_stay_on_their_pages(
    text: str, language: str, client: Client, documenter: User, supervisor: User, supervisor2: User, released: Release
) -> None:
    told(released, documenter, text=text, cite="without-name")
    file = had(client, given(asked(released, supervisor, language=language), supervisor2))
    assert 2 < len(file.pages) < 20


def test_what_is_not_seen_is_named() -> None:
    assert plain("a\u202eb\u200bc d\x07e \u2066f\ufeff") == "a‹U+202E›b‹U+200B›c d‹U+0007›e ‹U+2066›f‹U+FEFF›"
    assert plain("می\u200cشود") == "می\u200cشود"


def test_a_word_longer_than_a_line_can_be_broken_and_stays_the_same_word() -> None:
    assert plain("x" * 95).replace("\u200b", "") == "x" * 95
    assert max(map(len, plain("x" * 95).split("\u200b"))) <= 30
    assert "\u200b" not in plain("a word of two")


def test_a_file_that_is_none_any_more_is_left_out_and_said(
    client: Client, documenter: User, supervisor: User, supervisor2: User, released: Release
) -> None:
    piece = filed(released.claims.get(), documenter)
    path = vault.path_of(vault.ORIGINALS, piece.original.place)
    sealed = path.read_bytes()
    path.write_bytes(sealed[:-1] + bytes([sealed[-1] ^ 1]))
    file = had(client, given(asked(released, supervisor), supervisor2))
    assert not file.attached
    assert file.says("the original is not there")


def test_a_hundred_claims_cost_as_many_questions_as_two(
    documenter: User, supervisor: User, supervisor2: User, released: Release
) -> None:
    export = approved(asked(released, supervisor), supervisor2)
    few = _questions(export.case_file)
    for number in range(12):
        told(released, documenter, text=f"Claim {number}", cite="without-name", source_name=f"source {number}")
    assert _questions(export.case_file) <= few + 2


def _questions(case_file: CaseFile) -> int:
    fresh = CaseFile.objects.get(pk=case_file.pk)
    with CaptureQueriesContext(connection) as asked_:
        compose(fresh)
    return len(asked_)


def test_its_pages_can_be_looked_at(
    language: str, documenter: User, supervisor: User, supervisor2: User, released: Release
) -> None:
    filed(released.claims.get(), documenter)
    composed = compose(approved(asked(released, supervisor, language=language), supervisor2).case_file)
    pages = set_pages(composed.document, composed.at, composed.pictures)
    assert all(page.startswith(b"\x89PNG") for page in pages)
    assert len(pages) >= 2


def test_in_arabic_nothing_on_the_first_page_is_english(
    documenter: User, supervisor: User, supervisor2: User, released: Release
) -> None:
    with translation.override("ar"):
        export = approved(asked(released, supervisor, language="ar", recipient="القاضي", why="المحكمة"), supervisor2)
        said = [row for part in compose(export.case_file).document["cover"] for row in part.get("rows", ())]
    sentences = [cell for row in said for cell in row if re.search(r"[A-Za-z]{2,} [A-Za-z]{2,} [A-Za-z]{2,}", cell)]
    assert [each for each in sentences if "alias of" not in each] == []
