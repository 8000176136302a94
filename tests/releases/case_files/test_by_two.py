"""A case file is asked for, approved by another person who may see it, made, and had by whoever asked alone."""

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from accounts.acting import acting
from accounts.models import User
from casework import tasks
from casework.exports import making
from casework.idempotency import draw_key
from casework.models import Export, ExportDownload, MoveMade, Notice, OutboxEntry
from casework.moves import Refusal
from detainees.restriction import restrict
from releases.evidence.lists import Handled
from releases.models import Handling, Release
from tests.casework.exports.asking import approved, downloaded, moved
from tests.conftest import ClientOf
from tests.releases.case_files.asking import WHY, WORDS, asked, filed, given, had
from tests.releases.files import picture
from tests.releases.records import made
from tests.releases.test_evidence import content_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(client_of: ClientOf, supervisor: User) -> Client:
    """The browser of who asks."""
    return client_of(supervisor)


def sent(**more: str) -> dict[str, str]:
    return {"once": draw_key(), "language": "en", "originals": "originals", **WHY, **more}


def test_it_is_asked_for_approved_made_and_had(
    client: Client, client_of: ClientOf, supervisor: User, supervisor2: User, documenter: User, released: Release
) -> None:
    piece = filed(released.claims.get(), documenter)
    page = client.get(f"/releases/{released.reference}/").content.decode()
    assert f"/releases/{released.reference}/case-file/" in page
    assert client.get(f"/releases/{released.reference}/case-file/").status_code == 200
    assert client.post(f"/releases/{released.reference}/case-file/", sent()).status_code == 302
    export = Export.objects.get()
    assert (export.status, export.why, export.case_file.record) == ("asked", WHY["why"], released)
    assert client.post(f"/exports/{export.reference}/approve/", {"revision": "0"}).status_code == 403
    waiting = client_of(supervisor2).get("/exports/").content.decode()
    assert export.reference in waiting
    assert client_of(supervisor2).post(f"/exports/{export.reference}/approve/", {"revision": "0"}).status_code == 302
    making.make(export.pk)
    file = had(client, export)
    assert file.says(WORDS)
    assert file.says(released.reference)
    assert WHY["recipient"] in file.text
    assert file.attached == {f"evidence-{piece.pk}.jpg": content_of(piece.original)}
    assert ExportDownload.objects.get().by == supervisor
    page = client.get(f"/releases/{released.reference}/").content.decode()
    assert export.reference in page


def test_nobody_approves_what_they_asked_for(supervisor: User, released: Release) -> None:
    export = asked(released, supervisor)
    refusal = moved(export, "approve", supervisor)
    assert isinstance(refusal, Refusal)
    assert "You asked for this yourself" in refusal.sentence
    with pytest.raises(DatabaseError, match="Nobody approves"), transaction.atomic():
        by_sql(export, supervisor)


def by_sql(export: Export, by: User, name: str = "approve") -> None:
    """A move that asks nobody but PostgreSQL."""
    with acting(by):
        MoveMade.objects.create(
            subject="export",
            subject_id=export.pk,
            name=name,
            from_state="asked",
            to_state="approved",
            revision=0,
            by=by,
        )


@pytest.mark.parametrize("who", ["documenter", "analyst", "overseer"])
def test_only_a_supervisor_of_the_team_asks(
    who: str, request: pytest.FixtureRequest, client_of: ClientOf, released: Release
) -> None:
    person = request.getfixturevalue(who)
    answer = client_of(person).post(f"/releases/{released.reference}/case-file/", sent())
    assert answer.status_code == 403
    with pytest.raises(DatabaseError), transaction.atomic():
        asked(released, person)
    assert not Export.objects.exists()


def test_originals_are_approved_by_who_sees_the_sources(supervisor: User, overseer: User, released: Release) -> None:
    export = asked(released, supervisor)
    refusal = moved(export, "approve", overseer)
    assert isinstance(refusal, Refusal)
    assert "Originals can tell who a source is" in refusal.sentence
    with pytest.raises(DatabaseError, match="by who sees what is in it"), transaction.atomic():
        by_sql(export, overseer)
    assert approved(asked(released, supervisor, originals=False), overseer).status == "approved"


def test_of_somebody_restricted_both_are_named(
    client_of: ClientOf, supervisor: User, supervisor2: User, author_supervisor: User, released: Release
) -> None:
    assert released.detainee is not None
    restrict(released.detainee, [supervisor2], by=supervisor)
    export = asked(released, supervisor)
    assert client_of(author_supervisor).get(export.get_absolute_url()).status_code == 404
    assert export.reference not in client_of(author_supervisor).get("/exports/").content.decode()
    with pytest.raises(DatabaseError, match="by who sees what is in it"), transaction.atomic():
        by_sql(export, author_supervisor)
    file = had(client_of(supervisor), given(export, supervisor2))
    assert file.says(released.reference)


def test_who_is_named_no_more_has_nothing(
    client_of: ClientOf, supervisor: User, supervisor2: User, released: Release
) -> None:
    export = given(asked(released, supervisor), supervisor2)
    assert released.detainee is not None
    released.detainee.refresh_from_db()
    restrict(released.detainee, [], by=supervisor2)
    export.refresh_from_db()
    assert (export.status, export.key) == ("over", "")
    assert downloaded(client_of(supervisor), export).status_code == 403
    assert downloaded(client_of(supervisor2), export).status_code == 403


def test_what_is_disputed_meanwhile_is_not_made(supervisor: User, supervisor2: User, released: Release) -> None:
    export = approved(asked(released, supervisor), supervisor2)
    made(released, "dispute", supervisor2)
    making.make(export.pk)
    export.refresh_from_db()
    assert export.status == "failed"


def test_the_supervisors_of_the_team_are_told(supervisor: User, supervisor2: User, released: Release) -> None:
    given(asked(released, supervisor), supervisor2)
    for entry in OutboxEntry.objects.filter(task="casework.tasks.tell_of_export"):
        tasks.tell_of_export(**entry.ids)
    for person, moves in ((supervisor, ["ask", "approve", "make"]), (supervisor2, ["ask", "make"])):
        names = Notice.objects.filter(person=person).order_by("pk").values_list("move__name", flat=True)
        assert list(names) == moves  # nobody is told by others of what they did themselves


def test_each_download_stands_in_the_chain_of_custody(
    client: Client, supervisor: User, supervisor2: User, documenter: User, released: Release
) -> None:
    piece = filed(released.claims.get(), documenter)
    kept = filed(released.claims.get(), documenter, picture(seed=7))
    export = given(asked(released, supervisor), supervisor2)
    assert not Handling.objects.filter(what=Handled.ENCLOSED).exists()
    had(client, export)
    went = Handling.objects.filter(what=Handled.ENCLOSED)
    assert {(each.evidence, each.by) for each in went} == {(piece, supervisor), (kept, supervisor)}
