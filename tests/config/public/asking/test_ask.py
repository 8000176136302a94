"""The public form: anybody writes, once, in six languages; nothing is told, nothing typed is lost, no number shown."""

import re
import time
from datetime import timedelta
from html import unescape
from typing import Any
from unittest.mock import patch

import pytest
from django.core.signing import TimestampSigner
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import Team, User
from casework.reachable import holds_a_number
from casework.sealed import index_of
from config.public.asking.slip import LASTS, draw_slip, read_slip
from config.public.languages import LANGUAGES
from config.public.saying import _read
from families.models import Contact, Inquiry, Intake, PublicPost
from families.quarantine.content import written_in
from tests.conftest import ClientOf
from tests.detainees.making import registered
from tests.families.making import taken
from tests.families.writing import ASK, THEIRS, message, opened_to_public, send
from tests.house.source import ROOT

pytestmark = pytest.mark.django_db
REFERENCE = re.compile(r"Q-[0-9A-Z]{4}-[0-9A-Z]{4}")


@pytest.fixture(autouse=True)
def desk(documentation: Team) -> Team:
    """The desk to which one can write."""
    opened_to_public(documentation)
    return documentation


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_page_needs_no_account_no_script_and_leaves_nothing(code: str, client: Client) -> None:
    page = client.get(f"/public/{code}/ask/")
    assert page.status_code == 200
    assert len(page.content) < 25_000
    assert not page.cookies
    assert page.headers["Cache-Control"] == "no-store"
    assert b"<script" not in page.content
    assert b"<span lang=" not in page.content, "all of it is said in this language"


def test_a_message_comes_in_sealed_and_its_reference_is_shown(desk: Team) -> None:
    answer = send(message(desk))
    intake = Intake.objects.get()
    assert answer.status_code == 200
    assert REFERENCE.findall(answer.content.decode()) == [intake.reference]
    assert answer.headers["Cache-Control"] == "no-store"
    assert (intake.team, intake.status, intake.language, intake.may_match) == (desk, "waiting", "en", True)
    assert "You may keep what I write here" in intake.words
    written = written_in(intake)
    assert (written.sought, written.number, written.zone) == ("خالد محمود الخطيب", THEIRS, "Europe/Berlin")
    assert (written.hours_from, written.hours_to, written.message) == ("18:00", "21:00", "neutral")
    assert intake.digest == index_of(Contact, "number", "number", THEIRS), "found as a caller's is"


def test_a_page_that_is_sent_twice_makes_one_and_says_the_same(desk: Team) -> None:
    form = message(desk)
    first, again = send(form), send(form)
    assert first.content == again.content
    assert Intake.objects.count() == 1


def test_a_page_that_was_sent_and_is_changed_is_asked_about_and_then_another(desk: Team) -> None:
    form = message(desk)
    send(form)
    answer = send({**form, "sought": "سامر الحلاق"})
    assert answer.status_code == 422
    assert "was sent before" in answer.content.decode()
    assert Intake.objects.count() == 1
    assert send({**form, "sought": "سامر الحلاق", "once": slip_in(answer)}).status_code == 200
    assert Intake.objects.count() == 2


def slip_in(page: Any) -> str:
    found = re.search(r'name="once" value="([^"]+)"', page.content.decode())
    assert found
    return found[1]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"sought": ""}, "sought"),
        ({"sought": "12"}, "sought"),
        ({"sought": "x" * 201}, "sought"),
        ({"asks": []}, "asks"),
        ({"asks": ["everything"]}, "asks"),
        ({"keep": ""}, "keep"),
        ({"number": "not a number"}, "number"),
        ({"number": "+963 11"}, "number"),
        ({"number": "nobody at home", "method": "e-mail"}, "number"),
        ({"hours_to": ""}, "hours_to"),
        ({"hours_to": "18:00"}, "hours_to"),
        ({"where": "Mars/Olympus"}, "where"),
        ({"desk": "999999"}, "desk"),
        ({"text": "call my brother +963 933 000 111"}, "text"),
        ({"own_name": "mother@example.org"}, "own_name"),
        ({"seen": "a\0b"}, "seen"),
    ],
)
@pytest.mark.parametrize("code", ["ar", "tr"])
def test_what_cannot_be_is_said_and_nothing_typed_is_lost(
    changes: dict[str, Any], field: str, code: str, desk: Team
) -> None:
    answer = send(message(desk, father="محمود", **changes), page=f"/public/{code}/ask/")
    page = unescape(answer.content.decode())
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {field}
    assert 'value="محمود"' in page
    assert "لم نسمع عنه منذ 2013" in page or field == "text"
    assert 'value="18:00" selected' in page
    assert not Intake.objects.exists()


@pytest.mark.parametrize(
    ("code", "sentence"), [("en", "too few digits"), ("ar", "أرقام"), ("de", "keine Telefonnummer")]
)
def test_what_is_wrong_with_a_number_is_said_in_the_language_of_the_page(code: str, sentence: str, desk: Team) -> None:
    answer = send(message(desk, number="+963 11"), page=f"/public/{code}/ask/")
    assert any(sentence in error for error in answer.context["form"].errors["number"])


def test_no_number_is_shown_again_and_the_page_says_so(desk: Team) -> None:
    given = {"number": "+44 7700 900311", "text": "ابني 2013\nرقمه ٠٩٣٣ ٠٠٠ ١١١ أو son@example.org", "asks": []}
    answer = send(message(desk, **given))
    page = answer.content.decode()
    for part in ("900311", "٠٩٣٣", "٠٠٠", "son@", "example.org"):
        assert part not in page.replace("name@example.org", ""), part
    assert "ابني 2013" in page
    assert "type the number once more" in page


@pytest.mark.parametrize(
    ("where", "typed", "kept"),
    [
        ("Asia/Damascus", "0933 000 111", "+963933000111"),
        ("Asia/Damascus", "٠٩٣٣٠٠٠١١١", "+963933000111"),
        ("Asia/Damascus", "00963-933-000-111", "+963933000111"),
        ("Europe/Istanbul", "0501 234 56 78", "+905012345678"),
        ("Asia/Beirut", "03 123 456", "+9613123456"),
        ("Asia/Amman", "(079) 012 3456", "+962790123456"),
        ("Asia/Baghdad", "0790 123 4567", "+9647901234567"),
        ("Africa/Cairo", "۰۱۰۰ ۱۲۳ ۴۵۶۷", "+201001234567"),
        ("Europe/Berlin", "0176/040690-11", "+4917604069011"),
        ("Europe/Stockholm", "070-174 06 05", "+46701740605"),
        ("Europe/Paris", "06 39 98 00 22", "+33639980022"),
        ("Europe/London", "07700 900311", "+447700900311"),
        ("America/Chicago", "(202) 555-0144", "+12025550144"),
    ],
)
def test_numbers_of_ten_countries_in_every_manner(where: str, typed: str, kept: str, desk: Team) -> None:
    assert send(message(desk, where=where, number=typed)).status_code == 200
    assert written_in(Intake.objects.get()).number == kept


def test_nobody_has_to_give_a_number_or_a_name_of_their_own(desk: Team) -> None:
    assert send(message(desk, number="", own_name="", hours_from="", hours_to="")).status_code == 200
    intake = Intake.objects.get()
    assert not intake.digest
    assert written_in(intake).given is None


def test_who_gives_no_number_is_told_to_call(desk: Team) -> None:
    assert "You gave no number" in send(message(desk, number="")).content.decode()
    page = send(message(desk)).content.decode()
    assert "You gave no number" not in page
    assert "contacts you in the way and the hours" in page


def test_what_the_browser_remembers_says_nothing(desk: Team) -> None:
    for answer in (Client().get(ASK), send(message(desk))):
        assert "<title>Write to us – " in answer.content.decode()


def test_every_sentence_is_said_somewhere() -> None:
    said = {name for name in _read("ask", "en") if not name.startswith(("relation_", "ask_", "method_", "message_"))}
    shown = "".join(file.read_text() for file in (ROOT / "templates/public").glob("*.html"))
    written = "".join(file.read_text() for file in (ROOT / "config/public/asking").glob("*.py"))
    written += "".join(file.read_text() for file in (ROOT / "families/quarantine").glob("*.py"))
    assert [name for name in said if f"say.ask.{name}" not in shown and f'"{name}"' not in written] == []


def test_without_consent_to_compare_it_is_kept_and_says_so(desk: Team) -> None:
    send(message(desk, match=""))
    intake = Intake.objects.get()
    assert not intake.may_match
    assert "compare" not in intake.words


# -- Programs, other pages, and who guesses


def test_who_fills_in_what_nobody_sees_is_asked_to_empty_it(desk: Team) -> None:
    answer = send(message(desk, homepage="https://example.org"))
    assert answer.status_code == 422
    assert not Intake.objects.exists()
    assert send(message(desk, once=slip_in(answer))).status_code == 200, (
        "who was helped by a program writes all the same"
    )


@pytest.mark.parametrize(
    "slip",
    ["", "x", "abc:def:ghi", TimestampSigner(salt="of another form").sign("k" * 32)],
    ids=["none", "short", "unsigned", "of another form"],
)
def test_a_slip_that_is_none_of_ours_is_exchanged(slip: str, desk: Team) -> None:
    answer = send(message(desk, once=slip))
    assert answer.status_code == 422
    assert not Intake.objects.exists()
    assert read_slip(slip_in(answer))


def test_a_slip_is_good_for_half_a_day() -> None:
    slip = draw_slip()
    later = timezone.now() + LASTS + timedelta(minutes=1)
    with patch("django.core.signing.time.time", return_value=later.timestamp()):
        assert read_slip(slip) is None
    assert read_slip(slip)


@pytest.mark.parametrize("headers", [{"sec-fetch-site": "cross-site"}, {"origin": "https://elsewhere.example"}])
def test_what_another_page_sends_is_not_taken(headers: dict[str, str], desk: Team) -> None:
    answer = send(message(desk), client=Client(headers=headers))
    assert answer.status_code == 403
    assert not Intake.objects.exists()
    assert not PublicPost.objects.exists(), "another page does not spend what the reader's address may send"


def test_a_desk_that_is_not_open_takes_nothing(desk: Team, family_centre: Team) -> None:
    assert send(message(family_centre)).status_code == 422
    assert not Intake.objects.exists()


def test_where_no_desk_is_open_the_page_says_so(desk: Team) -> None:
    with patch("config.public.asking.views.open_desks", return_value=[]):
        assert Client().get(ASK).status_code == 503
        assert send(message(desk)).status_code == 503


@pytest.mark.parametrize("kind", ["multipart/form-data; boundary=x", "application/json", "text/plain"])
def test_what_no_form_of_ours_sends_is_not_even_read(kind: str, desk: Team) -> None:
    answer = Client().post(ASK, b"x" * 100, content_type=kind)
    assert answer.status_code == 413
    assert send(message(desk, text="x" * 70_000)).status_code == 413


@pytest.mark.parametrize("name", ["text", "sought", "own_name"])
@pytest.mark.parametrize("letters", ["a" * 60_000, "1 " * 30_000, "a@" * 30_000, ("1" + " " * 20) * 2_500])
def test_a_message_as_long_as_may_be_holds_nobody_up(name: str, letters: str, desk: Team) -> None:
    began = time.perf_counter()
    assert send({**message(desk), name: letters}).status_code in (413, 422)
    assert time.perf_counter() - began < 1


def test_a_long_run_of_letters_is_read_in_no_time() -> None:
    began = time.perf_counter()
    assert not holds_a_number("a" * 60_000)
    assert time.perf_counter() - began < 1


# -- What it says of anybody


def test_a_script_is_text(desk: Team) -> None:
    answer = send(message(desk, sought="<script>alert(1)</script>", text="\u202e<b>x</b>", asks=[]))
    page = answer.content.decode()
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    send(message(desk, sought="<script>alert(1)</script>", text="a\u202eb\u200fc"))
    assert written_in(Intake.objects.get()).text == "abc", "what turns the line round is taken out"


def test_the_register_is_never_asked_whoever_is_sought(
    desk: Team, documenter: User, liaison: User, supervisor: User
) -> None:
    """The answer about somebody who is known and asked for is made of the same questions as that about nobody."""
    person = registered(documenter, desk)
    taken(liaison, desk, number=THEIRS, detainee=person)
    send(message(desk))  # the actor is made with the first one
    asked = []
    for form in (message(desk, sought=person.name_ar), message(desk, sought="زكزوك بلبول", number="+447700900999")):
        with CaptureQueriesContext(connection) as queries:
            answer = send(form)
        asked.append([re.sub(r"'[^']*'|\d+", "?", query["sql"]) for query in queries])
        assert person.reference not in answer.content.decode()
    assert asked[0] == asked[1]
    assert [
        sql for sql in asked[0] if "detainees_" in sql or "families_contact" in sql or "families_inquiry" in sql
    ] == []


def test_a_reference_opens_nothing_to_a_stranger(desk: Team, liaison: User) -> None:
    send(message(desk))
    reference = Intake.objects.get().reference
    known, guessed = (Client().get(f"/families/intake/{each}/") for each in (reference, "Q-7K3M-9QTA"))
    assert known.status_code == guessed.status_code == 302
    for address in (f"/public/en/ask/{reference}/", f"/public/en/ask/?reference={reference}"):
        assert reference not in re.sub(r'(href|action)="[^"]*"', "", Client().get(address).content.decode())


def test_somebody_signed_in_writes_as_anybody(desk: Team, liaison: User, client_of: ClientOf) -> None:
    answer = send(message(desk), client=client_of(liaison))
    assert answer.status_code == 200
    assert not answer.cookies
    assert not Inquiry.objects.exists()
