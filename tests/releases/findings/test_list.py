"""The list of sightings and fates as people make it their own: columns, combined filters, picked rows, a file."""

import re

import pytest
from django.test import Client

from accounts.acting import acting
from accounts.models import Team, User
from casework.dates import PartialDate
from casework.exports.registry import LISTS
from casework.models import Picked
from casework.seen import picking
from detainees.restriction import restrict
from releases.models import Finding
from releases.models.moved import Status
from tests.casework.exports.asking import at_once, content, rows
from tests.conftest import ClientOf
from tests.releases.knowing import DEAD, HELD, SEEN, known, known_in, made

pytestmark = pytest.mark.django_db
LIST = "/releases/findings/"


def page_of(client: Client, query: str = "") -> str:
    return client.get(f"{LIST}?{query}").content.decode()


def listed(client: Client, query: str) -> list[str]:
    """The references on the page, in their order."""
    return [each.reference for each in client.get(f"{LIST}?{query}").context["page"].rows]


def changed(finding: Finding, by: User, date: str) -> None:
    """Begin a change of what is verified; nobody has verified it."""
    made(finding, "amend", by)
    with acting(by):
        finding.date = PartialDate(date)
        finding.save()


def test_every_column_can_be_shown(
    documentation: Team, documenter: User, supervisor: User, liaison: User, client_of: ClientOf
) -> None:
    known_in(Status.VERIFIED, documentation, documenter, supervisor)
    for name, reader in (("findings", documenter), ("verified-findings", liaison)):
        names = [each.name for each in LISTS[name].shown]
        row = page_of(client_of(reader), f"columns={','.join(names)}").partition("<tbody>")[2].partition("</tr>")[0]
        assert len(re.findall(r"<t[dh][ >]", row)) == len(names) + 1


def test_one_of_several_fates_none_of_them_and_no_place(
    documentation: Team, documenter: User, client_of: ClientOf
) -> None:
    seen, held, dead = (known(documentation, documenter, facts).reference for facts in (SEEN, HELD, DEAD))
    client = client_of(documenter)
    assert set(listed(client, "fate=held&fate=died")) == {held, dead}
    assert set(listed(client, "fate=died&fate_is=not")) == {seen, held}
    assert set(listed(client, "facility_is=empty")) == {held, dead}
    assert listed(client, "facility=sednaya") == [seen]


def test_a_change_that_nobody_verified_is_sorted_and_found_by_those_who_work_on_it_alone(
    documentation: Team, documenter: User, supervisor: User, liaison: User, english_of: ClientOf
) -> None:
    old, new = (
        known_in(Status.VERIFIED, documentation, documenter, supervisor, facts={**SEEN, "date": date})
        for date in ("2014", "2019")
    )
    changed(old, documenter, "2023")
    at_work, reader = english_of(documenter), english_of(liaison)
    assert listed(at_work, "sort=date") == [new.reference, old.reference]
    assert listed(at_work, "date_from=2023") == [old.reference]
    assert listed(reader, "date_from=2023") == []
    assert listed(reader, "sort=-date") == [new.reference, old.reference]  # the last entered first, as ever
    assert "The list has no such order" in page_of(reader, "sort=-date")


def test_a_view_is_saved_and_picked_rows_are_handed_over(
    documentation: Team, documenter: User, documenter2: User, english_of: ClientOf
) -> None:
    client = english_of(documenter)
    mine, theirs = known(documentation, documenter, HELD), known(documentation, documenter2, HELD)
    client.post("/lists/findings/save/?fate=held&columns=who,team", {"name": "Those held"})
    assert ">Those held" in page_of(client)
    picking.pick(LISTS["findings"], [mine.pk, theirs.pk], [mine.pk, theirs.pk], by=documenter)
    assert "2 rows picked" in page_of(client, "pick=1")
    answer = client.post("/lists/findings/pick/hand-over/", {"to": documenter2.pk, "sentence": "Please go on."})
    assert theirs.reference in answer.content.decode()
    mine.refresh_from_db()
    assert mine.owner == documenter2
    kept = Picked.objects.visible_to(documenter).being_picked("findings").get()
    assert kept.records == [], "what was refused is named, and keeps nothing else back"


def test_at_once_leaves_how_the_work_stands_and_nobody_restricted(
    documentation: Team, documenter: User, supervisor: User, client_of: ClientOf
) -> None:
    waits = known_in(Status.SUBMITTED, documentation, documenter, supervisor)
    restrict(known(documentation, documenter, HELD).detainee, [documenter], by=supervisor)
    client = client_of(documenter)
    (row,) = rows(content(at_once(client, "findings")))
    assert (row["reference"], row["kind"], row["status"]) == (str(waits.reference), "sighting", "submitted")
    assert not {"name_ar", "detainee", "fate", "facility", "date"} & set(row)
    assert at_once(client, "findings", "?fate=died").status_code == 422
    assert at_once(client, "findings", "?sort=date").status_code == 422
