"""The desk: overdue first, one's own teams alone; callers joined unknown to each other; a release at the top."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import Team, User
from accounts.rights import Role
from detainees.models import Detainee
from detainees.restriction import restrict
from families.models import Inquiry
from releases.models.releases import Status
from tests.conftest import ClientOf, make_person
from tests.detainees.making import registered
from tests.detainees.pairing import merged, parted
from tests.families.making import NUMBER, moved, taken
from tests.releases.records import draft as drafted
from tests.releases.records import made, release_in

pytestmark = pytest.mark.django_db
DESK = "/families/"


@pytest.fixture
def person(documentation: Team, documenter: User) -> Detainee:
    return registered(documenter, documentation)


def listed(client: Any, query: str = "") -> list[str]:
    page = client.get(f"{DESK}{query}")
    assert page.status_code == 200
    return [line.inquiry.reference for line in page.context["desk"].lines]


def test_what_is_overdue_comes_first_and_what_is_closed_not_at_all(
    documentation: Team, liaison: User, client_of: ClientOf
) -> None:
    now = timezone.now()
    later = taken(liaison, documentation, due=now + timedelta(days=3))
    overdue = taken(liaison, documentation, due=now - timedelta(days=1), priority="urgent")
    moved(taken(liaison, documentation), "close", by=liaison)
    client = client_of(liaison)
    assert listed(client) == [overdue.reference, later.reference]
    assert listed(client, "?status=overdue") == listed(client, "?priority=urgent") == [overdue.reference]
    assert len(listed(client, "?status=closed")) == 1
    assert len(listed(client, "?status=all&sort=-entered")) == 3


@pytest.mark.parametrize("query", ["?status=x", "?due=<script>", "?after=%00", "?team=family-centre", "?sort=-x"])
def test_a_strange_address_breaks_nothing(query: str, documentation: Team, liaison: User, client_of: ClientOf) -> None:
    taken(liaison, documentation)
    assert client_of(liaison).get(f"{DESK}{query}").status_code == 200


def test_each_desk_sees_its_own(
    documentation: Team, family_centre: Team, liaison: User, supervisor2: User, overseer: User, client_of: ClientOf
) -> None:
    ours = taken(liaison, documentation)
    theirs = taken(make_person("centre", (family_centre, Role.LIAISON)), family_centre)
    assert listed(client_of(liaison)) == [ours.reference]
    assert listed(client_of(overseer)) == [theirs.reference]
    assert set(listed(client_of(supervisor2))) == {ours.reference, theirs.reference}


def test_the_queries_of_the_desk_do_not_grow_with_the_inquiries(
    documentation: Team, documenter: User, supervisor: User, liaison: User, client_of: ClientOf
) -> None:
    costs, client = [], client_of(liaison)
    for _turn in range(2):
        for number in range(3):
            freed = release_in(Status.VERIFIED, documentation, documenter, supervisor)
            taken(liaison, documentation, detainee=freed.detainee, number=f"+4477009001{number}0")
        listed(client)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(DESK).status_code == 200
        costs.append(len(asked))
    assert costs[0] == costs[1]


# -- A verified release


def test_a_verified_release_of_the_person_stands_at_the_top_when_it_is_there(
    documentation: Team, documenter: User, supervisor: User, liaison: User, client_of: ClientOf
) -> None:
    release = drafted(documentation, documenter)
    inquiry = taken(liaison, documentation, detainee=release.detainee)
    assert at_the_top(client_of(liaison)) == []
    made(release, "submit", documenter)
    assert at_the_top(client_of(liaison)) == []
    made(release, "verify", supervisor)
    assert at_the_top(client_of(liaison)) == [inquiry.reference]
    assert release.reference in client_of(liaison).get(f"/families/{inquiry.reference}/").content.decode()
    made(release, "dispute", supervisor)
    assert at_the_top(client_of(liaison)) == []


def test_a_body_given_back_is_no_good_news_and_a_restricted_persons_release_no_news(
    documentation: Team, documenter: User, supervisor: User, liaison: User, client_of: ClientOf
) -> None:
    returned = release_in(Status.VERIFIED, documentation, documenter, supervisor, mode="body-returned")
    freed = release_in(Status.VERIFIED, documentation, documenter, supervisor)
    for release in (returned, freed):
        taken(liaison, documentation, detainee=release.detainee)
    assert len(at_the_top(client_of(liaison))) == 1
    assert freed.detainee is not None
    restrict(freed.detainee, [documenter], by=supervisor)
    assert at_the_top(client_of(liaison)) == []


def at_the_top(client: Any) -> list[str]:
    return [line.inquiry.reference for line in client.get(DESK).context["desk"].released]


# -- Several who ask for one person


def test_inquiries_about_one_person_stand_beside_each_other_for_the_desk(
    person: Detainee, documentation: Team, family_centre: Team, liaison: User, client_of: ClientOf
) -> None:
    mother = taken(liaison, documentation, detainee=person, said={"name": "أم خالد"}, number=NUMBER)
    brother = taken(liaison, documentation, detainee=person, said={"name": "أبو سعيد"})
    taken(make_person("centre", (family_centre, Role.LIAISON)), family_centre, detainee=person)
    page = client_of(liaison).get(f"/families/{mother.reference}/")
    assert [each.reference for each in page.context["dossier"].beside] == [brother.reference]
    assert "أبو سعيد" not in page.content.decode()


def test_a_merge_and_its_undoing_leave_an_inquiry_where_it_belongs(
    person: Detainee, documentation: Team, documenter: User, supervisor: User, liaison: User, client_of: ClientOf
) -> None:
    twin = registered(documenter, documentation)
    ours = taken(liaison, documentation, detainee=person)
    theirs = taken(liaison, documentation, detainee=twin)
    (merge,) = merged(person, twin, by=supervisor)
    client = client_of(liaison)
    standing = Detainee.objects.get(pk=person.pk)
    for one, other in ((ours, theirs), (theirs, ours)):
        page = client.get(f"/families/{one.reference}/").context["dossier"]
        assert page.person == standing
        assert [each.reference for each in page.beside] == [other.reference]
    assert Inquiry.objects.get(pk=theirs.pk).detainee == twin  # nothing is re-pointed
    parted(merge, by=supervisor)
    page = client.get(f"/families/{theirs.reference}/").context["dossier"]
    assert (page.person, page.beside) == (twin, [])


def test_of_merged_entries_a_release_told_in_either_is_found(
    documentation: Team, documenter: User, supervisor: User, liaison: User, client_of: ClientOf
) -> None:
    freed = release_in(Status.VERIFIED, documentation, documenter, supervisor).detainee
    assert freed is not None
    twin = registered(documenter, documentation, "سامر")
    inquiry = taken(liaison, documentation, detainee=twin)
    assert at_the_top(client_of(liaison)) == []
    merged(freed, twin, by=supervisor)
    assert at_the_top(client_of(liaison)) == [inquiry.reference]


@pytest.mark.parametrize(
    ("reader", "seen"), [("liaison", True), ("supervisor", True), ("documenter", False), ("overseer", False)]
)
def test_the_page_of_the_person_tells_those_of_the_desk_who_asks(
    reader: str, seen: bool, person: Detainee, documentation: Team, liaison: User,
    request: pytest.FixtureRequest, client_of: ClientOf,
) -> None:  # fmt: skip
    inquiry = taken(liaison, documentation, detainee=person, said={"name": "أم خالد"})
    page = client_of(request.getfixturevalue(reader)).get(f"/detainees/{person.reference}/").content.decode()
    assert (inquiry.reference in page) is seen
    assert "أم خالد" not in page


def test_a_reference_that_is_read_out_is_found_in_the_search_box_by_those_of_the_desk(
    documentation: Team, liaison: User, documenter: User, client_of: ClientOf
) -> None:
    inquiry = taken(liaison, documentation)
    found = client_of(liaison).post("/search/", {"sought": inquiry.reference.lower().replace("-", " ")})
    assert found.headers["Location"] == f"/families/{inquiry.reference}/"
    answer = client_of(documenter).post("/search/", {"sought": inquiry.reference}, follow=True)
    assert answer.status_code == 200
    assert f"/families/{inquiry.reference}/" not in answer.content.decode()
