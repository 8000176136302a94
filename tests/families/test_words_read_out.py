"""Consent at the end of a call: the words that are read out stand on the page, and these very words are kept."""

import re

import pytest

from accounts.models import Team, User
from families.models import Consent, ConsentText
from tests.conftest import ClientOf
from tests.families.making import typed

pytestmark = pytest.mark.django_db
WORDS = re.compile(r'<div class="words"[^>]*data-is="([^"]*)".*?<p dir="auto"[^>]*>([^<]*)</p>', re.S)


@pytest.mark.parametrize("language", ["", "de"])
def test_what_is_kept_is_what_the_page_has_in_the_language_of_the_caller(
    language: str, documentation: Team, liaison: User, client_of: ClientOf
) -> None:
    ConsentText.objects.filter(purpose="match", language="de").update(in_use=False)
    client = client_of(liaison)
    page = client.get("/families/new/").content.decode()
    spoken = [text for languages, text in WORDS.findall(page) if language in languages.split(",")]
    (seen,) = re.findall(r'name="words_seen" value="([^"]+)"', page)
    sent = typed(documentation, keep="given", match="given", language=language, words_seen=seen)
    assert client.post("/families/new/", sent).status_code == 302
    kept = [(each.words, each.language) for each in Consent.objects.order_by("purpose")]
    assert kept == list(zip(spoken, [language or "ar", "ar"], strict=True))


def test_words_that_were_changed_meanwhile_were_not_read_out(
    documentation: Team, liaison: User, client_of: ClientOf
) -> None:
    sent = typed(documentation, keep="given")
    ConsentText.objects.filter(code="keep-ar").update(text="Other words?")
    answer = client_of(liaison).post("/families/new/", sent)
    assert answer.status_code == 422
    assert answer.context["call"].consent["keep"].value() == ""
    assert "Other words?" in answer.content.decode()
    assert not Consent.objects.exists()
