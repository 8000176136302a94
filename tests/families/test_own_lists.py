"""The desk as a list of one's own: combined filters, columns, rows that are picked and handed over."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Team, User
from accounts.rights import Role
from casework.exports.registry import LISTS
from casework.seen import picking
from families.models import HandOver, Inquiry
from tests.conftest import ClientOf, make_person
from tests.families.making import taken

pytestmark = pytest.mark.django_db
DESK = "/families/"


def listed(client: Any, query: str = "") -> set[str]:
    page = client.get(f"{DESK}{query}")
    assert page.status_code == 200
    assert page.context["form"].errors == {}
    return {str(line.inquiry.reference) for line in page.context["desk"].lines}


def test_filters_are_combined(documentation: Team, liaison: User, client_of: ClientOf) -> None:
    urgent = taken(liaison, documentation, priority="urgent", asks=["released", "rumour"])
    normal = taken(liaison, documentation)
    client = client_of(liaison)
    assert listed(client, "?priority=urgent&priority=normal") == {urgent.reference, normal.reference}
    assert listed(client, "?priority=normal&priority_is=not") == {urgent.reference}
    assert listed(client, "?asks=rumour&asks_is=not") == {normal.reference}
    assert listed(client, "?home_is=empty") == {urgent.reference, normal.reference}


def test_every_column_can_be_shown(documentation: Team, liaison: User, client_of: ClientOf) -> None:
    taken(liaison, documentation)
    names = [each.name for each in LISTS["inquiries"].shown]
    page = client_of(liaison).get(f"{DESK}?columns={','.join(names)}").content.decode()
    row = page.partition('id="results"')[2].partition("<tbody>")[2].partition("</tr>")[0]
    assert len(re.findall(r"<t[dh][ >]", row)) == len(names) + 1


def test_what_is_picked_is_handed_over(documentation: Team, liaison: User, client_of: ClientOf) -> None:
    other = make_person("liaison_beside", (documentation, Role.LIAISON))
    rows = [taken(liaison, documentation) for _number in range(2)]
    left = taken(liaison, documentation)
    picking.pick(LISTS["inquiries"], [each.pk for each in rows], [each.pk for each in rows], by=liaison)
    answer = client_of(liaison).post("/lists/inquiries/pick/hand-over/", {"to": other.pk, "sentence": "Please."})
    assert answer.status_code == 302
    assert set(Inquiry.objects.filter(owner=other)) == set(rows)
    assert HandOver.objects.count() == 2
    left.refresh_from_db()
    assert left.owner == liaison


def test_whom_a_family_asks_for_is_picked_for_no_export(
    documentation: Team, liaison: User, client_of: ClientOf
) -> None:
    picking.pick(LISTS["inquiries"], [pk := taken(liaison, documentation).pk], [pk], by=liaison)
    client = client_of(liaison)
    assert "/lists/inquiries/pick/export/" not in client.get(f"{DESK}?pick=1").content.decode()
    assert client.post("/lists/inquiries/pick/export/").status_code == 404


def test_the_queries_do_not_grow_with_what_is_picked(documentation: Team, liaison: User, client_of: ClientOf) -> None:
    def asked() -> int:
        client = client_of(liaison)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"{DESK}?pick=1&columns=home,team,due").status_code == 200
        return len(queries)

    taken(liaison, documentation)
    asked()
    few = asked()
    for _number in range(3):
        taken(liaison, documentation)
    assert asked() == few
