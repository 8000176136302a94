"""A call that is being typed is kept on the server, sealed whole and for its writer alone, until it is sent."""

from typing import Any

import pytest
from django.db import connection
from pytest_django.fixtures import Settings

from accounts.models import Team, User
from casework import drafts
from casework.drafts import LONGEST, content_of
from casework.kept import forget_kept
from casework.models import Draft, DraftsForgotten
from casework.tasks import forget_unfinished_forms
from families.models import Inquiry, RetentionPeriod
from tests.conftest import ClientOf
from tests.families import making
from tests.families.making import NUMBER
from tests.faults.attacking import NOBODY_ACTS, SOMEBODY_ELSE, refused, run, send

pytestmark = pytest.mark.django_db
KEEP = "/drafts/keep/"


def typed(for_team: Team, **changes: Any) -> dict[str, Any]:
    """What the page of a call sends."""
    return {**making.typed(for_team, **changes), "kept-form": "call"}


def test_what_is_typed_is_kept_once_and_found_again_on_the_desk(
    documentation: Team, liaison: User, client_of: ClientOf
) -> None:
    client, form = client_of(liaison), typed(documentation, number=NUMBER, note="تخاف")
    for note in ("تخاف", "تخاف من الجيران"):
        assert client.post(KEEP, {**form, "note": note}).status_code == 200
    draft = Draft.objects.get()
    assert f"/families/drafts/{draft.pk}/" in client.get("/families/").content.decode()
    page = client.get(f"/families/drafts/{draft.pk}/").content.decode()
    assert "تخاف من الجيران" in page
    assert NUMBER in page
    assert form["once"] in page


def test_it_is_gone_when_the_call_is_kept_and_nothing_late_brings_it_back(
    documentation: Team, liaison: User, client_of: ClientOf
) -> None:
    client, form = client_of(liaison), typed(documentation)
    client.post(KEEP, form)
    client.post("/families/new/", form)
    assert Inquiry.objects.exists()
    client.post(KEEP, form)
    assert not Draft.objects.exists()


def test_it_stays_where_the_call_is_refused(documentation: Team, liaison: User, client_of: ClientOf) -> None:
    client, form = client_of(liaison), typed(documentation, asks=[])
    client.post(KEEP, form)
    assert client.post("/families/new/", form).status_code == 422
    assert Draft.objects.count() == 1


def test_a_page_on_which_nothing_was_typed_is_no_draft(documentation: Team, liaison: User, client_of: ClientOf) -> None:
    client_of(liaison).post(
        KEEP, {"once": "k" * 24, "kept-form": "call", "team": documentation.pk, "channel": "hotline"}
    )
    assert not Draft.objects.exists()


def test_nobody_else_opens_or_throws_it_away(
    documentation: Team, liaison: User, supervisor: User, client_of: ClientOf
) -> None:
    client_of(liaison).post(KEEP, typed(documentation))
    address = f"/families/drafts/{Draft.objects.get().pk}/"
    assert client_of(supervisor).get(address).status_code == 404
    assert client_of(supervisor).post(f"{address}discard/").status_code == 404
    client_of(liaison).post(f"{address}discard/")
    assert not Draft.objects.exists()


def test_the_table_holds_nothing_that_was_typed(documentation: Team, liaison: User, client_of: ClientOf) -> None:
    client_of(liaison).post(KEEP, typed(documentation, number=NUMBER, note="تخاف", name="أم خالد"))
    with connection.cursor() as cursor:
        cursor.execute("SELECT d::text FROM casework_draft d")
        ((row,),) = cursor.fetchall()
    assert not any(text in row for text in (NUMBER, "تخاف", "أم خالد", "خالد"))
    assert content_of(Draft.objects.get())["note"] == "تخاف"


def test_too_much_and_too_many_are_not_kept_and_it_is_said(
    documentation: Team, liaison: User, english_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = english_of(liaison)
    said = client.post(KEEP, typed(documentation, note="ن" * LONGEST)).content.decode()
    assert "there is too much of it" in said
    assert not Draft.objects.exists()
    monkeypatch.setattr(drafts, "MOST", 3)
    answers = [client.post(KEEP, typed(documentation)).content.decode() for _number in range(4)]
    assert Draft.objects.count() == 3
    assert "Throw some of it away" in answers[3]


def test_other_keys_break_no_page(documentation: Team, liaison: User, client_of: ClientOf, settings: Settings) -> None:
    client = client_of(liaison)
    client.post(KEEP, typed(documentation))
    settings.KEYS = settings.KEYS | {"fields": "00" * 32}
    client.force_login(liaison)
    assert client.get(f"/families/drafts/{Draft.objects.get().pk}/").status_code == 409


def test_postgresql_keeps_ones_drafts_ones_own(
    documentation: Team, liaison: User, supervisor: User, client_of: ClientOf
) -> None:
    client_of(liaison).post(KEEP, typed(documentation))
    with refused(NOBODY_ACTS):
        run("DELETE FROM casework_draft")
    with refused(SOMEBODY_ELSE):
        send(
            supervisor, "INSERT INTO casework_draft (person_id, form, key, content, begun_at, kept_at)"
            " SELECT person_id, form, 'x', content, now(), now() FROM casework_draft",
        )  # fmt: skip


def test_a_call_that_nobody_came_back_to_is_removed_and_counted(
    documentation: Team, liaison: User, client_of: ClientOf
) -> None:
    client = client_of(liaison)
    for _number in range(2):
        client.post(KEEP, typed(documentation))
    old, new = Draft.objects.order_by("pk")
    send(liaison, "UPDATE casework_draft SET kept_at = now() - interval '15 days' WHERE id = %s", old.pk)
    (line, *_others) = client.get("/families/").context["desk"].begun
    assert line.until > new.kept_at
    forget_unfinished_forms()
    assert list(Draft.objects.all()) == [new]
    assert [(each.form, each.number) for each in DraftsForgotten.objects.all()] == [("call", 1)]
    forget_unfinished_forms()
    assert DraftsForgotten.objects.count() == 1


def test_a_call_is_kept_as_long_as_its_desk_says_though_other_forms_are_not(
    documentation: Team, liaison: User, client_of: ClientOf
) -> None:
    client_of(liaison).post(KEEP, typed(documentation))
    RetentionPeriod.objects.filter(code="draft").update(days=180)
    forget_kept(RetentionPeriod)
    send(liaison, "UPDATE casework_draft SET kept_at = now() - interval '179 days'")
    forget_unfinished_forms()
    assert Draft.objects.exists()
    send(liaison, "UPDATE casework_draft SET kept_at = now() - interval '181 days'")
    forget_unfinished_forms()
    assert not Draft.objects.exists()
