"""Everything withdrawn in one act: destroyed, provable, and nothing brings it back."""

from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.messages import get_messages
from django.db import connection, models
from django.utils import timezone

from accounts.models import Organisation, Team, User
from accounts.sensitivity import declared
from casework.discussing import say
from casework.idempotency import draw_key
from casework.worked_on import KINDS
from families.calling import log_attempt
from families.models import Contact, Erasure, Inquiry, Relative, Telling
from families.taking import change_inquiry, take_call
from tests.conftest import ClientOf
from tests.detainees.test_numbers_at_rest import texts
from tests.families.at_desk import waits
from tests.families.making import (
    NUMBER,
    SOUGHT,
    agreed,
    contact_of,
    destroyed,
    moved,
    referred_to,
    shared_with,
    taken,
)
from tests.faults.attacking import refused, run, send

pytestmark = pytest.mark.django_db
# Planted in every place that tells of the caller or of whom they seek.
PLANTED: dict[str, Any] = {
    "given_ar": "زرقاء", "family_latin": "Plantedfamily", "note": "PLANTEDNOTE", "seen_where": "PLANTEDPLACE",
    "mother_ar": "ميمونة",
}  # fmt: skip
CALLER = "PLANTEDCALLER"
WORDS = (*PLANTED.values(), CALLER, "PLANTEDTRY", "PLANTEDWHY", "PLANTEDWISH", "PLANTEDCODE", "PLANTEDWHO")
# Declared as personal and left where it is, each with its reason.
LEFT = {
    **dict.fromkeys(
        ("families_intake.content", "families_intake.digest"),
        "gone when it was taken, which PostgreSQL holds; what nobody took is no inquiry",
    ),
    "families_attempt.outcome": "that somebody was tried is work done, and says nothing of whom",
    **dict.fromkeys(
        (f"families_extortionidentifier.{column}" for column in ("text", "digest", "contact_digest")),
        "by these those who demand money are known again; it warns others",
    ),
}
# No person's by themselves, and destroyed nevertheless: they go with what stands beside them.
BESIDE = {"families_inquiry.chosen_by_id", "families_inquiry.chosen_at", "families_extortionreport.detainee_id",
          "families_extortionreport.advice_id", "families_extortionreport.advice_language"}  # fmt: skip


@pytest.fixture
def inquiry(documentation: Team, liaison: User) -> Inquiry:
    """An inquiry with words planted in every place, moved, tried, and passed on."""
    card = {"who_answers": "PLANTEDWHO"}
    made = taken(
        liaison, documentation, number=NUMBER, card=card, said={"name": CALLER}, code_word="PLANTEDCODE", **PLANTED
    )
    log_attempt(made, contact_of(made), "reached", "PLANTEDTRY", None, by=liaison)
    say(KINDS["inquiry"], made, "PLANTEDSAID", [], by=liaison)
    agreed(made, "publish", liaison, "refused")
    referred_to(made, "Legal Aid", liaison)
    made.refresh_from_db()
    moved(made, "trace", by=liaison)
    return made


def sent(**changes: Any) -> dict[str, Any]:
    today = f"{timezone.localdate():%d/%m/%Y}"
    return {"once": draw_key(), "how": "telephone", "said_on": today, "sure": "on", **changes}


def holding(words: tuple[str, ...] = WORDS) -> set[tuple[str, str]]:
    """In which tables which of the planted words stand."""
    return {(table, word) for table, text in texts() for word in words if word in text}


def test_control_every_planted_word_is_found_before(inquiry: Inquiry) -> None:
    sealed = {"PLANTEDCODE", "PLANTEDWHY", "PLANTEDWISH"}
    assert {word for _table, word in holding()} == {*WORDS} - sealed


def test_nothing_of_it_stands_in_the_database_or_in_a_file(
    inquiry: Inquiry, liaison: User, client_of: ClientOf, tmp_path: Path
) -> None:
    client, page = client_of(liaison), f"/families/{inquiry.reference}/"
    number = Contact.objects.get().number
    client.post(f"{page}moves/close/", {"revision": 1, "reason": "found", "sentence": "PLANTEDWHY"})
    answer = client.post(f"{page}withdraw/", sent(words="PLANTEDWISH"))
    assert answer.status_code == 302
    assert holding((*WORDS, number)) == set()
    files = [file for folder in (tmp_path, Path(settings.MEDIA_ROOT)) for file in folder.rglob("*") if file.is_file()]
    assert [file for file in files if any(word.encode() in file.read_bytes() for word in WORDS)] == []
    after = Inquiry.objects.get()
    assert (after.status, after.erased_at is not None, after.name_ar, after.asks) == ("closed", True, "", [])


def test_the_page_before_names_what_the_proof_after_names(
    inquiry: Inquiry, liaison: User, english_of: ClientOf
) -> None:
    client, page = english_of(liaison), f"/families/{inquiry.reference}/"
    before = client.get(f"{page}withdraw/").context["parts"]
    assert client.post(f"{page}withdraw/", sent(sure="")).status_code == 422
    assert not Erasure.objects.exists()
    client.post(f"{page}withdraw/", sent())
    proof = client.get(page)
    after = {(part.label, *part.fields) for part in proof.context["stone"].destroyed}
    assert {(part.label, *part.fields) for part in before} <= after
    text = proof.content.decode()
    assert inquiry.reference in text
    assert "The caller wished so" in text
    assert not any(word in text for word in WORDS)


def test_who_had_something_is_told_and_listed_until_they_are(
    inquiry: Inquiry, other_team: Team, liaison: User, english_of: ClientOf
) -> None:
    shared_with(inquiry, other_team, liaison)
    destroyed(inquiry, liaison)
    client = english_of(liaison)
    assert len(waits(client, "tellings")) == 2
    for telling in Telling.objects.all():
        assert client.post(f"/families/tellings/{telling.pk}/").status_code == 302
        assert client.post(f"/families/tellings/{telling.pk}/").status_code == 403
    assert waits(client, "tellings") == []
    stone = client.get(f"/families/{inquiry.reference}/").context["stone"]
    assert [telling.told_by for telling in stone.tellings] == [liaison, liaison]


def test_a_caller_who_asked_twice_keeps_their_number_in_the_other_inquiry(
    inquiry: Inquiry, documentation: Team, liaison: User
) -> None:
    about = {**SOUGHT, "channel": "hotline", "asks": ["legal"], "priority": "normal"}
    other = take_call(documentation, about, by=liaison, caller=inquiry.relative, said={})
    stone = destroyed(inquiry, liaison)
    assert stone.remains["caller"] == [other.reference]
    assert Relative.objects.get().name == CALLER
    assert Contact.objects.visible_to(liaison).count() == 1
    assert holding(tuple(PLANTED.values())) == set()
    destroyed(other, liaison)
    assert Relative.objects.get().name == ""
    assert not Contact.objects.visible_to(liaison).exists()


def test_nothing_comes_back(inquiry: Inquiry, documentation: Team, liaison: User, client_of: ClientOf) -> None:
    moved(inquiry, "close", by=liaison)
    seen, client, page = Inquiry.objects.get(), client_of(liaison), f"/families/{inquiry.reference}/"
    caller = inquiry.relative
    destroyed(inquiry, liaison)
    for path in ("change/", "attempts/", "contacts/new/", "person/", "consent/keep/", "moves/hand-over/", "hard/"):
        answer = client.post(f"{page}{path}", {"given_ar": "زرقاء"})
        assert answer.status_code == 403, path
    with refused("IF011"):
        change_inquiry(seen, {"note": "PLANTEDNOTE"}, by=liaison)
    with refused("IF057"):
        agreed(inquiry, "keep", liaison)
    with refused("IF051"):
        send(
            liaison,
            "INSERT INTO families_attempt (inquiry_id, outcome, sentence, by_id, at)"
            " VALUES (%s, 'reached', 'x', %s, now())",
            inquiry.pk, liaison.pk,
        )  # fmt: skip
    assert client.post(f"{page}moves/reopen/", {"revision": Inquiry.objects.get().revision_number}).status_code == 403
    answer = client.post(
        "/families/new/", {"once": draw_key(), "returning": inquiry.reference, "team": documentation.pk}
    )
    assert answer.status_code == 422
    assert Relative.objects.get(pk=caller.pk).name == ""


def said_in(answer: Any) -> list[str]:
    """The messages that the next page shows."""
    return [str(message) for message in get_messages(answer.wsgi_request)]


def test_share_alone_withdrawn_undoes_that_alone(
    inquiry: Inquiry, other_team: Team, liaison: User, english_of: ClientOf
) -> None:
    passed = shared_with(inquiry, other_team, liaison)
    address = f"/families/{inquiry.reference}/consent/{passed.consent_id}/withdraw/"
    answer = english_of(liaison).post(address, sent())
    assert answer.status_code == 302
    assert said_in(answer) == ["It is taken back. Who had something of it is to be told."]
    passed.refresh_from_db()
    assert passed.recalled_at is not None
    assert Telling.objects.get().share == passed
    after = Inquiry.objects.get()
    assert (after.note, after.keep_said, after.match_said) == ("PLANTEDNOTE", "given", "given")
    assert not after.referrals.filter(recalled_at__isnull=False).exists()
    assert english_of(liaison).post(address, sent()).status_code == 403


@pytest.mark.parametrize("purpose", ["match", "publish"])
def test_match_or_publish_alone_withdrawn_undoes_that_alone(
    purpose: str, inquiry: Inquiry, liaison: User, english_of: ClientOf
) -> None:
    consent = agreed(inquiry, purpose, liaison)
    address = f"/families/{inquiry.reference}/consent/{consent.pk}/withdraw/"
    answer = english_of(liaison).post(address, sent())
    assert answer.status_code == 302
    assert said_in(answer) == ["It is taken back."], "nobody had anything of it"
    after = Inquiry.objects.get()
    assert (after.note, after.keep_said) == ("PLANTEDNOTE", "given")
    assert after.match_said == ("withdrawn" if purpose == "match" else "given")
    assert not Telling.objects.exists()


def test_postgresql_destroys_only_what_was_withdrawn_and_leaves_a_tombstone(
    inquiry: Inquiry, liaison: User, supervisor: User, overseer: User
) -> None:
    moved(inquiry, "close", by=liaison)
    for why in ("withdrawn", "removed", "tidy"):
        with refused("IF057"):
            send(supervisor, "SELECT erase_inquiry(%s, %s)", inquiry.pk, why)
    for statement, code in (
        ("UPDATE families_inquiry SET erased_at = now()", "IF057"),
        ("UPDATE families_contact SET erased_at = now()", "IF057"),
        ("INSERT INTO families_erasure (inquiry_id, why, destroyed, remains, by_id, at)"
         " SELECT id, 'withdrawn', '{}', '{}', owner_id, now() FROM families_inquiry", "42501"),
    ):  # fmt: skip
        with refused(code):
            send(liaison, statement)
    agreed(inquiry, "keep", liaison, "withdrawn")
    with refused("IF057"):
        send(overseer, "SELECT erase_inquiry(%s, 'withdrawn')", inquiry.pk)
    send(liaison, "SELECT erase_inquiry(%s, 'withdrawn')", inquiry.pk)
    with refused("IF057"):
        send(liaison, "SELECT erase_inquiry(%s, 'withdrawn')", inquiry.pk)
    assert Erasure.objects.get().by == liaison


def test_every_personal_column_of_the_desk_is_destroyed() -> None:
    found = {"casework_movemade.sentence", "casework_comment.text"}
    for model in apps.get_app_config("families").get_models():
        personal = {str(column_of(model, name)) for name in declared(model).personal if concrete(model, name)}
        found |= {f"{model._meta.db_table}.{column}" for column in personal}
    with connection.cursor() as cursor:
        cursor.execute("SELECT tab || '.' || col FROM content_of_inquiries()")
        known = {name for (name,) in cursor.fetchall()}
        cursor.execute("SELECT tab FROM rows_of_inquiries()")
        whole = {table for (table,) in cursor.fetchall()}
    assert {name for name in found - known if name.split(".")[0] not in whole} == set(LEFT)
    assert known - found == BESIDE


def column_of(model: type[models.Model], name: str) -> str:
    return next(str(field.column) for field in model._meta.concrete_fields if field.name == name)


def concrete(model: type[models.Model], name: str) -> bool:
    return not getattr(model._meta.get_field(name), "generated", False)


def test_another_desk_withdraws_nothing(inquiry: Inquiry, overseer: User, analyst: User, client_of: ClientOf) -> None:
    address = f"/families/{inquiry.reference}/withdraw/"
    assert client_of(overseer).post(address, sent()).status_code == 404
    assert client_of(analyst).post(address, sent()).status_code == 403
    assert run("SELECT count(*) FROM families_erasure") == [(0,)]


def test_the_other_organisation_reads_nothing_of_it_afterwards(
    inquiry: Inquiry, other_organisation: Organisation, other_team: Team, liaison: User, other_supervisor: User,
    client_of: ClientOf,
) -> None:  # fmt: skip
    passed = shared_with(inquiry, other_team, liaison, "name", "note")
    client = client_of(other_supervisor)
    assert "PLANTEDNOTE" in client.get(f"/families/shares/{passed.pk}/").content.decode()
    destroyed(inquiry, liaison)
    assert client.get(f"/families/shares/{passed.pk}/").status_code == 404


def test_who_shares_the_telephone_is_named_to_the_desk_and_in_no_proof(
    inquiry: Inquiry, documentation: Team, liaison: User, client_of: ClientOf
) -> None:
    other = taken(liaison, documentation, number=NUMBER)  # the same, taken anew; or another of the household
    client, page = client_of(liaison), f"/families/{inquiry.reference}/"
    before = client.get(f"{page}withdraw/")
    assert (list(before.context["others"]), list(before.context["same_number"])) == ([], [other])
    assert f"/families/{other.reference}/withdraw/" not in before.content.decode()
    assert destroyed(inquiry, liaison).remains["caller"] == []
    assert other.reference not in client.get(page).content.decode()
