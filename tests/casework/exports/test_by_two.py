"""A list with names leaves by two people, for a day, to who asked for it and to nobody else."""

import hashlib

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import translation

from accounts import access
from accounts.acting import acting
from accounts.membership import end
from accounts.models import Membership, Organisation, User
from casework import tasks
from casework.exports import making
from casework.models import Export, ExportDownload, Notice, OutboxEntry
from casework.moves import Refusal
from releases.models import Release
from tests.casework.exports.asking import (
    NAMES,
    WHY,
    approved,
    asked,
    content,
    downloaded,
    folder,
    made,
    moved,
    moved_by_sql,
    rows,
    unpacked,
)
from tests.conftest import ClientOf

pytestmark = pytest.mark.django_db


def test_it_is_asked_for_approved_made_and_downloaded(
    client_of: ClientOf, analyst: User, supervisor: User, released: Release
) -> None:
    client = client_of(analyst)
    form = client.get("/exports/of/verified-releases/?wave=decree-7-2022").context["ask_form"]
    sent = {"once": form["once"].value(), "columns": list(NAMES), "form": "csv-program", **WHY,
            "organisation": str(form["organisation"].initial.pk)}  # fmt: skip
    assert client.post("/exports/of/verified-releases/ask/?wave=decree-7-2022", sent).status_code == 302
    export = Export.objects.get()
    assert (export.status, export.filters, export.why) == ("asked", {"wave": ["decree-7-2022"]}, WHY["why"])
    page = client_of(supervisor).get(export.get_absolute_url()).content.decode()
    assert WHY["why"] in page
    answer = client_of(supervisor).post(f"/exports/{export.reference}/approve/", {"revision": "0"})
    assert answer.status_code == 302
    making.make(export.pk)
    data = content(downloaded(client, export))
    (row,) = rows(data)
    assert row["reference"] == released.reference
    assert row["name_ar"] == str(released.detainee and released.detainee.name_ar)
    assert ExportDownload.objects.get().by == analyst


def test_the_last_line_names_who_received_it(
    client_of: ClientOf, analyst: User, supervisor: User, organisation: Organisation, released: Release
) -> None:
    export = made(asked(analyst, organisation), supervisor)
    last = content(downloaded(client_of(analyst), export)).decode().splitlines()[-1]
    assert last.startswith('"# Ifraj')
    assert all(part in last for part in (export.reference, str(analyst), WHY["recipient"], str(supervisor)))


def test_the_manifest_has_the_digest_of_what_was_handed_out(
    client_of: ClientOf, analyst: User, supervisor: User, organisation: Organisation, released: Release
) -> None:
    export = made(asked(analyst, organisation, packed=True), supervisor)
    data = content(downloaded(client_of(analyst), export))
    said = client_of(analyst).get(f"/exports/{export.reference}/manifest.json").json()
    assert said["sha256"] == hashlib.sha256(data).hexdigest()
    assert (said["recipient"], said["approved_by"], said["rows"]) == (WHY["recipient"], str(supervisor), 1)
    files, _package, inside = unpacked(data)
    assert hashlib.sha256(files[inside["file"]]).hexdigest() == inside["sha256"]
    assert inside["recipient"] == WHY["recipient"]


def test_nobody_approves_what_they_asked_for(
    client_of: ClientOf, supervisor: User, organisation: Organisation, released: Release
) -> None:
    export = asked(supervisor, organisation)
    answer = client_of(supervisor).post(f"/exports/{export.reference}/approve/", {"revision": "0"})
    assert answer.status_code == 403
    with translation.override("en"):
        refusal = moved(export, "approve", supervisor)
    assert isinstance(refusal, Refusal)
    assert "You asked for this yourself" in refusal.sentence
    with pytest.raises(DatabaseError, match="Nobody approves an export"), transaction.atomic():
        moved_by_sql(export, supervisor, "approve", "approved")
    export.refresh_from_db()
    assert export.status == "asked"


def test_who_is_no_supervisor_approves_nothing(analyst: User, supervisor: User, organisation: Organisation) -> None:
    export = asked(supervisor, organisation)
    assert not Export.objects.visible_to(analyst).exists()
    with pytest.raises(DatabaseError, match="not this person's"), transaction.atomic():
        moved_by_sql(export, analyst, "approve", "approved")


def test_a_supervisor_of_another_organisation_sees_none(
    client_of: ClientOf, analyst: User, other_supervisor: User, organisation: Organisation
) -> None:
    export = asked(analyst, organisation)
    assert client_of(other_supervisor).get(export.get_absolute_url()).status_code == 404


def test_only_who_asked_downloads_it(
    client_of: ClientOf, analyst: User, supervisor: User, organisation: Organisation, released: Release
) -> None:
    export = made(asked(analyst, organisation), supervisor)
    assert downloaded(client_of(supervisor), export).status_code == 403
    with pytest.raises(DatabaseError, match="handed to who asked"), transaction.atomic(), acting(supervisor):
        ExportDownload.objects.create(export=export, by=supervisor)


@pytest.mark.parametrize("when", ["approved", "made", "downloaded"])
def test_who_lost_the_role_meanwhile_gets_nothing(
    when: str, client_of: ClientOf, analyst: User, supervisor: User, administrator: User, organisation: Organisation,
    released: Release,
) -> None:  # fmt: skip
    export = asked(analyst, organisation)
    if when == "made":
        approved(export, supervisor)
    if when == "downloaded":
        made(export, supervisor)
    with acting(administrator):
        end(Membership.objects.get(user=analyst), administrator)
    access.forget_rights(analyst)
    if when == "approved":
        answer = moved(export, "approve", supervisor)
        assert isinstance(answer, Refusal)
        assert "do not hold the role" in answer.sentence
    if when == "made":
        making.make(export.pk)
        export.refresh_from_db()
        assert (export.status, list(folder().iterdir())) == ("failed", [])
    if when == "downloaded":
        assert downloaded(client_of(User.objects.get(pk=analyst.pk)), export).status_code == 403
        with pytest.raises(DatabaseError, match="as long as they may"), transaction.atomic(), acting(analyst):
            ExportDownload.objects.create(export=export, by=analyst)


def test_who_asked_is_told_of_every_step(
    client_of: ClientOf, analyst: User, supervisor: User, organisation: Organisation, released: Release
) -> None:
    made(asked(analyst, organisation), supervisor)
    for entry in OutboxEntry.objects.filter(task="casework.tasks.tell_of_export"):
        tasks.tell_of_export(**entry.ids)
    told = list(Notice.objects.filter(person=analyst).order_by("pk").values_list("move__name", flat=True))
    assert told == ["ask", "approve", "make"]
    dashboard = client_of(analyst).get("/").context["dashboard"]
    assert [each.move.name for each in dashboard.told] == ["make", "approve", "ask"]


def test_a_refusal_says_why(client_of: ClientOf, analyst: User, supervisor: User, organisation: Organisation) -> None:
    export = asked(analyst, organisation)
    client = client_of(supervisor)
    assert client.post(f"/exports/{export.reference}/refuse/", {"revision": "0"}).status_code == 422
    fields = {"revision": "0", "reason": "too-much", "sentence": "Daraa alone would do."}
    assert client.post(f"/exports/{export.reference}/refuse/", fields).status_code == 302
    assert "Daraa alone would do." in client_of(analyst).get(export.get_absolute_url()).content.decode()


def test_the_state_is_changed_by_a_move_alone(analyst: User, organisation: Organisation) -> None:
    export = asked(analyst, organisation)
    with pytest.raises(DatabaseError, match="by a recorded move"), transaction.atomic(), acting(analyst):
        connection.cursor().execute("UPDATE casework_export SET status = 'approved' WHERE id = %s", [export.pk])


def test_a_request_is_not_altered(analyst: User, organisation: Organisation) -> None:
    export = asked(analyst, organisation)
    with pytest.raises(DatabaseError, match="recipient"), transaction.atomic(), acting(analyst):
        Export.objects.filter(pk=export.pk).update(recipient="Somebody else")


def test_without_a_request_for_names_none_can_be_told_of(analyst: User, organisation: Organisation) -> None:
    with pytest.raises(DatabaseError, match="waits for another person"), transaction.atomic(), acting(analyst):
        Export.objects.create(
            asked_by=analyst, listed="verified-releases", columns=["name_ar"], form="csv-program", language="en",
            with_names=True, organisation=organisation, status="approved", **WHY,
        )  # fmt: skip
