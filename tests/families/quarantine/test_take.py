"""Taking what came in: an inquiry as any call makes one, once, with the reference that the family has."""

from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from accounts.models import Team, User
from casework.models import MoveMade
from casework.sealed import opened
from families.hours import is_within_hours
from families.models import Contact, Inquiry, Intake
from families.quarantine.content import Written
from families.quarantine.page import sought_in
from families.taking import Reached, reach
from releases.today import today
from tests.conftest import ClientOf
from tests.families.making import destroyed, read, taken
from tests.families.writing import THEIRS, came_in, opened_to_public
from tests.faults.attacking import as_if_committed, refused, run, send

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def desk(documentation: Team) -> Team:
    """The desk to which one can write."""
    opened_to_public(documentation)
    return documentation


def decided(**changes: Any) -> dict[str, Any]:
    """What a liaison sends who has looked at it."""
    return {
        "revision": 0, "given_ar": "خالد", "father_ar": "محمود", "family_ar": "الخطيب", "asks": ["released"],
        "note": "لم نسمع عنه", "relationship": "parent", "name": "أم خالد", "country": "DE", "language": "ar",
        "priority": "high", **changes,
    }  # fmt: skip


def test_it_becomes_an_inquiry_with_its_number_its_card_and_its_reference(
    desk: Team, liaison: User, client_of: ClientOf
) -> None:
    intake = came_in(desk)
    answer = client_of(liaison).post(intake.get_absolute_url(), decided())
    inquiry = Inquiry.objects.get()
    assert answer.headers["Location"] == inquiry.get_absolute_url()
    assert (inquiry.reference, inquiry.channel, inquiry.owner) == (intake.reference, "web-form", liaison)
    assert (inquiry.name_ar, inquiry.relationship, inquiry.priority) == ("خالد محمود الخطيب", "parent", "high")
    assert (inquiry.relative.name, inquiry.relative.country) == ("أم خالد", "DE")
    contact = Contact.objects.get()
    assert opened(contact, "number") == THEIRS
    assert (contact.method, contact.message, contact.time_zone) == ("whatsapp", "neutral", "Europe/Berlin")
    assert (contact.hours_from, contact.hours_to) == (time(18), time(21))
    as_if_committed()


def test_nothing_of_it_stays_in_the_quarantine(desk: Team, liaison: User, client_of: ClientOf) -> None:
    intake = came_in(desk)
    client_of(liaison).post(intake.get_absolute_url(), decided())
    intake = Intake.objects.get()
    assert [intake.status, intake.content, intake.digest, intake.sent] == ["taken", None, None, ""]
    assert (intake.settled_by, intake.inquiry) == (liaison, Inquiry.objects.get())
    assert intake.words, "what was agreed to is kept"
    [made] = MoveMade.objects.of("intake", intake.pk)
    assert (made.name, made.by, made.sentence) == ("take", liaison, "")


def test_who_comes_second_is_led_to_the_inquiry_and_takes_nothing(
    desk: Team, liaison: User, supervisor: User, client_of: ClientOf
) -> None:
    intake = came_in(desk)
    for person in (liaison, supervisor):
        answer = client_of(person).post(intake.get_absolute_url(), decided())
        assert answer.headers["Location"] == f"/families/{intake.reference}/"
    assert Inquiry.objects.get().owner == liaison
    assert client_of(supervisor).get(intake.get_absolute_url()).status_code == 302


def test_the_page_proposes_the_parts_of_the_name(desk: Team, liaison: User, client_of: ClientOf) -> None:
    intake = came_in(desk, sought="عبد الرحمن محمد علي الخطيب", mother="هدى", birth="1984", seen="حاجز القطيفة 2014")
    page = client_of(liaison).get(intake.get_absolute_url()).content.decode()
    for name, text in (
        ("given_ar", "عبد الرحمن"), ("father_ar", "محمد"), ("grandfather_ar", "علي"), ("family_ar", "الخطيب"),
        ("mother_ar", "هدى"), ("birth", "1984"), ("seen_where", "حاجز القطيفة 2014"),
    ):  # fmt: skip
        assert f'name="{name}" value="{text}"' in page, name


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("خالد", {"given_ar": "خالد"}),
        ("Khaled al-Khatib", {"given_latin": "Khaled", "family_latin": "al-Khatib"}),
        ("", {}),
        ("a b c d e f", {"given_latin": "a", "father_latin": "b", "grandfather_latin": "c d e", "family_latin": "f"}),
    ],
)
def test_a_name_of_any_length_is_proposed(typed: str, parts: dict[str, str]) -> None:
    found = sought_in(Written(sought=typed))
    assert {name: text for name, text in found.items() if text} == parts


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"given_ar": ""}, "given_ar"),
        ({"given_ar": "Khaled"}, "given_ar"),
        ({"asks": []}, "asks"),
        ({"note": "ring +963 933 000 111"}, "note"),
        ({"returning": "Q-7K3M-9QTA"}, "returning"),
    ],
)
def test_what_cannot_be_is_said_and_it_still_waits(
    changes: dict[str, Any], field: str, desk: Team, liaison: User, client_of: ClientOf
) -> None:
    intake = came_in(desk)
    answer = client_of(liaison).post(intake.get_absolute_url(), decided(home_place="دوما", **changes))
    assert answer.status_code == 422
    assert {name for form in answer.context["page"].forms for name in form.errors} == {field}
    assert 'value="دوما"' in answer.content.decode()
    assert not Inquiry.objects.exists()
    assert Intake.objects.get().status == "waiting"


def test_a_known_caller_can_be_chosen(desk: Team, liaison: User, client_of: ClientOf) -> None:
    before = taken(liaison, desk, number=THEIRS)
    intake = came_in(desk, method="call")
    client_of(liaison).post(intake.get_absolute_url(), decided(returning=before.reference))
    assert Inquiry.objects.latest("pk").relative == before.relative
    assert Contact.objects.count() == 1


def test_nothing_that_a_stranger_wrote_changes_a_caller_who_is_known(
    desk: Team, liaison: User, client_of: ClientOf
) -> None:
    card = {"message": "none", "hours_from": time(9), "hours_to": time(11), "time_zone": "Asia/Damascus"}
    before = taken(liaison, desk, number=THEIRS, card=card, said={"name": "أم خالد", "country": "SY"})
    told = {"message": "yes", "where": "Europe/Berlin", "hours_from": "00:00", "hours_to": "06:00", "own_name": "X"}
    for method in ("call", "signal"):
        intake = came_in(desk, method=method, **told)
        page = client_of(liaison).get(intake.get_absolute_url()).context["page"]
        assert page.known
        proposed = decided(name="X", country="DE", language="en", returning=before.reference)
        client_of(liaison).post(intake.get_absolute_url(), proposed)
    before.relative.refresh_from_db()
    assert (before.relative.name, before.relative.country, before.relative.language) == ("أم خالد", "SY", "ar")
    known = Contact.objects.get(method="call")
    assert {name: getattr(known, name) for name in card} == card
    assert known.version == 1
    new = Contact.objects.get(method="signal")
    assert {name: getattr(new, name) for name in card} == card


def test_the_same_number_by_another_way_is_no_way_around_what_a_caller_asked_for(
    desk: Team, liaison: User, client_of: ClientOf
) -> None:
    yesterday = today() - timedelta(days=1)
    card = {"hours_from": time(9), "hours_to": time(11), "time_zone": "Asia/Damascus", "who_answers": "زوجها"}
    before = taken(liaison, desk, number=THEIRS, card=card, code_word="ياسمين")
    other = Reached("call", read("+447700900444"), {"not_after": yesterday, "hours_from": None, "hours_to": None})
    reach(before.relative, other, by=liaison)
    night = datetime(2027, 1, 1, 2, tzinfo=ZoneInfo("Asia/Damascus"))
    for method, number in (("signal", THEIRS), ("sms", "+447700900555")):
        told = {"method": method, "number": number, "hours_from": "00:00", "hours_to": "06:00", "message": "yes"}
        intake = came_in(desk, **told)
        client_of(liaison).post(intake.get_absolute_url(), decided(returning=before.reference))
        new = Contact.objects.get(method=method)
        assert {name: getattr(new, name) for name in list(card)[:3]} == dict(list(card.items())[:3])
        assert (new.not_after, new.message) == (yesterday, "none")
        assert not is_within_hours(new, night)
        assert run("SELECT is_safe_moment(c, %s) FROM families_contact c WHERE id = %s", night, new.pk) == [(False,)]
    again = Contact.objects.get(method="signal")
    assert (again.who_answers, opened(again, "code_word")) == ("زوجها", "ياسمين")
    assert Contact.objects.get(method="sms").who_answers == "", "who answers there nobody knows"


def test_a_call_that_leaves_the_hours_open_keeps_them_and_one_that_says_them_is_heard(
    desk: Team, liaison: User
) -> None:
    card = {"hours_from": time(9), "hours_to": time(11), "time_zone": "Asia/Damascus"}
    before = taken(liaison, desk, number=THEIRS, card=card)
    open_ = reach(before.relative, Reached("sms", read(THEIRS), {}), by=liaison)
    assert (open_.hours_from, open_.hours_to, open_.time_zone) == (time(9), time(11), "Asia/Damascus")
    said = {"hours_from": time(18), "hours_to": time(20), "message": "neutral"}
    anew = reach(before.relative, Reached("signal", read(THEIRS), said), by=liaison)
    assert (anew.hours_from, anew.hours_to, anew.message) == (time(18), time(20), "neutral")


def test_what_a_liaison_says_anew_of_a_known_caller_is_kept(desk: Team, liaison: User, client_of: ClientOf) -> None:
    before = taken(liaison, desk, number=THEIRS, said={"name": "أم خالد"})
    intake = came_in(desk, method="call", own_name="X")
    client_of(liaison).post(intake.get_absolute_url(), decided(name="أم خالد وسامر", returning=before.reference))
    before.relative.refresh_from_db()
    assert before.relative.name == "أم خالد وسامر"


def test_who_we_are_is_said_in_no_message_before_somebody_has_talked_to_them(
    desk: Team, liaison: User, client_of: ClientOf
) -> None:
    client_of(liaison).post(came_in(desk, message="yes").get_absolute_url(), decided())
    assert Contact.objects.get().message == "neutral"


def test_what_the_family_agreed_to_is_kept_with_the_inquiry(desk: Team, liaison: User, client_of: ClientOf) -> None:
    for match in ("on", ""):
        client_of(liaison).post(came_in(desk, match=match).get_absolute_url(), decided())
    both, keep_only = Inquiry.objects.order_by("pk")
    assert (both.keep_said, both.match_said) == ("given", "given")
    assert (keep_only.keep_said, keep_only.match_said) == ("given", ""), "they are asked before anybody looks"
    said = {consent.purpose: (consent.words, consent.language, consent.how) for consent in both.consents.all()}
    words = (
        "You may look for the person on your register of detained and released people, now and whenever something is"
    )
    assert said["match"] == (f"{words} added to it.", "en", "in-writing")
    assert said["keep"][0].startswith("You may keep what I write here")


def test_a_caller_of_whom_nothing_is_kept_is_not_taken_for_theirs(
    desk: Team, liaison: User, client_of: ClientOf
) -> None:
    before = taken(liaison, desk, number=THEIRS)
    intake = came_in(desk, method="call", number="+447700900555")
    destroyed(before, liaison)
    answer = client_of(liaison).post(intake.get_absolute_url(), decided(returning=before.reference))
    assert answer.status_code == 422
    assert Intake.objects.get().status == "waiting"
    assert Inquiry.objects.count() == 1


def test_a_box_that_was_left_empty_is_not_asked_and_no_refusal(desk: Team, liaison: User, english_of: ClientOf) -> None:
    intake, client = came_in(desk, match=""), english_of(liaison)
    page = client.get(intake.get_absolute_url()).content.decode()
    assert "Whether the register may be searched was not asked" in page
    assert "was not asked: the box was left empty" in page
    assert not any(word in page.lower() for word in ("not agree", "refused"))
    client.post(intake.get_absolute_url(), decided())
    inquiry = Inquiry.objects.get()
    assert [(each.purpose, each.said) for each in inquiry.consents.all()] == [("keep", "given")]
    page = client.get(inquiry.get_absolute_url()).content.decode()
    assert f"/families/{inquiry.reference}/consent/match/" in page, "they are asked when somebody talks to them"
    assert "does not agree" not in page


def test_a_box_that_was_ticked_is_no_question(desk: Team, liaison: User, english_of: ClientOf) -> None:
    page = english_of(liaison).get(came_in(desk).get_absolute_url()).content.decode()
    assert "was not asked" not in page


def test_the_words_of_the_consent_go_with_the_inquiry(desk: Team, liaison: User, client_of: ClientOf) -> None:
    client_of(liaison).post(came_in(desk).get_absolute_url(), decided())
    inquiry = Inquiry.objects.get()
    assert Intake.objects.get().words
    with refused("IF011"):
        send(liaison, "UPDATE families_intake SET words = ''")
    stone = destroyed(inquiry, liaison)
    assert Intake.objects.get().words == ""
    assert stone.destroyed["families_intake.words"] == 1


def test_who_does_not_take_inquiries_there_takes_nothing(
    desk: Team, overseer: User, documenter: User, client_of: ClientOf
) -> None:
    intake = came_in(desk)
    assert client_of(overseer).post(intake.get_absolute_url(), decided()).status_code == 404
    assert client_of(documenter).post(intake.get_absolute_url(), decided()).status_code == 403
    assert not Inquiry.objects.exists()


def test_no_call_is_taken_down_as_a_web_form(desk: Team, liaison: User, client_of: ClientOf) -> None:
    page = client_of(liaison).get("/families/new/").content.decode()
    assert 'value="web-form"' not in page


def test_who_seeks_the_same_person_already_is_said_beside_what_was_written(
    desk: Team, liaison: User, client_of: ClientOf
) -> None:
    before = taken(liaison, desk)
    intake = came_in(desk)
    page = client_of(liaison).get(intake.get_absolute_url())
    assert [one.inquiry for one in page.context["page"].already] == [before]
    page = client_of(liaison).post(intake.get_absolute_url(), decided(asks=[], given_ar="ريم"))
    assert (page.status_code, page.context["page"].already) == (422, [])
