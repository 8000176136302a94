"""Who sees what is known: on the person's page, in the list, by its reference."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Team, User
from detainees.restriction import restrict
from releases.models import Finding
from releases.models.moved import Status
from tests.conftest import ClientOf
from tests.detainees.pairing import merged
from tests.releases.knowing import DEAD, HELD, death, known, known_in, made, page, ruled
from tests.releases.records import person

pytestmark = pytest.mark.django_db


def persons_page(client: Client, finding: Finding) -> str:
    return client.get(f"/detainees/{finding.detainee.reference}/").content.decode()


def test_on_the_persons_page_stand_fates_then_sightings_the_newest_first(
    documentation: Team, documenter: User, supervisor: User, client_of: ClientOf
) -> None:
    somebody = person(documentation, documenter)
    old = known(documentation, documenter, of=somebody, date="2014")
    new = known(documentation, documenter, of=somebody, date="2019")
    fate = known_in(Status.VERIFIED, documentation, documenter, supervisor, of=somebody, facts=HELD)
    waits = known(documentation, documenter, HELD, of=somebody, date="2023")
    shown = persons_page(client_of(documenter), old)
    places = [shown.index(each.get_absolute_url()) for each in (fate, waits, new, old)]
    assert places == sorted(places)


def test_what_waits_is_the_teams_and_what_is_verified_is_the_organisations(
    documentation: Team, documenter: User, supervisor: User, liaison: User, overseer: User,
    other_supervisor: User, client_of: ClientOf,
) -> None:  # fmt: skip
    somebody = person(documentation, documenter)
    verified = known_in(Status.VERIFIED, documentation, documenter, supervisor, of=somebody)
    waits = known(documentation, documenter, of=somebody)
    shown = persons_page(client_of(liaison), verified)
    assert verified.get_absolute_url() in shown
    assert waits.get_absolute_url() not in shown
    assert waits.get_absolute_url() in persons_page(client_of(overseer), verified)
    assert client_of(liaison).get(waits.get_absolute_url()).status_code == 404
    assert client_of(other_supervisor).get(verified.get_absolute_url()).status_code == 404


def test_who_answers_families_never_sees_a_death_that_is_not_verified_and_reads_of_the_gate(
    documentation: Team, documenter: User, supervisor: User, supervisor2: User, liaison: User, english_of: ClientOf
) -> None:
    finding, client = death(documentation, documenter), english_of(liaison)
    ruled(finding, supervisor)
    assert finding.reference not in persons_page(client, finding)
    assert finding.reference not in client.get("/releases/findings/").content.decode()
    ruled(finding, supervisor2)
    for shown in (persons_page(client, finding), page(client, finding)):
        assert "through the gate alone" in shown


def test_a_restricted_person_is_seen_by_those_named_alone(
    documentation: Team, documenter: User, documenter2: User, supervisor: User, client_of: ClientOf
) -> None:
    finding = known_in(Status.VERIFIED, documentation, documenter, supervisor)
    restrict(finding.detainee, [documenter], by=supervisor)
    assert client_of(documenter).get(finding.get_absolute_url()).status_code == 200
    assert client_of(documenter2).get(finding.get_absolute_url()).status_code == 404


def test_what_was_told_of_a_merged_entry_stands_with_the_person_who_stands_for_both(
    documentation: Team, documenter: User, supervisor: User, client_of: ClientOf
) -> None:
    kept, going = (person(documentation, documenter) for _ in range(2))
    of_going, of_kept = (known(documentation, documenter, of=each) for each in (going, kept))
    merged(kept, going, by=supervisor)
    shown = persons_page(client_of(documenter), of_kept)
    assert of_going.get_absolute_url() in shown
    assert going.reference in shown


def test_it_is_found_by_its_reference(documentation: Team, documenter: User, client_of: ClientOf) -> None:
    finding = known(documentation, documenter)
    answer = client_of(documenter).post("/search/", {"sought": finding.reference.lower()})
    assert answer.headers["Location"] == finding.get_absolute_url()


def test_the_list_narrows_to_what_waits_for_my_decision(
    documentation: Team, documenter: User, supervisor: User, author_supervisor: User, client_of: ClientOf
) -> None:
    waits = known_in(Status.SUBMITTED, documentation, documenter, supervisor)
    own = made(known(documentation, supervisor), "submit", supervisor)
    dead = ruled(death(documentation, documenter), supervisor)
    shown = client_of(supervisor).get("/releases/findings/?waiting=on").content.decode()
    assert [each.reference in shown for each in (waits, own, dead)] == [True, False, False]
    shown = client_of(author_supervisor).get("/releases/findings/?waiting=on&fate=died").content.decode()
    assert [each.reference in shown for each in (waits, own, dead)] == [False, False, True]


def test_the_dashboard_and_the_queue_lead_to_what_waits(
    documentation: Team, documenter: User, supervisor: User, english_of: ClientOf
) -> None:
    known_in(Status.SUBMITTED, documentation, documenter, supervisor)
    shown = english_of(supervisor).get("/").content.decode()
    assert '<a href="/releases/findings/?waiting=on">Sightings and fates to be verified</a>' in shown
    queue = english_of(supervisor).get("/releases/queue/").content.decode()
    assert '<a href="/releases/findings/?waiting=on">1 sighting or fate waits' in queue


@pytest.mark.parametrize(
    ("address", "reader"),
    [
        ("/releases/findings/", "documenter"),
        ("/releases/findings/?scope=verified", "documenter"),
        ("/releases/findings/?waiting=on", "supervisor"),
        ("/releases/findings/?sort=-date&fate=held", "liaison"),
    ],
)
def test_more_rows_cost_no_more_questions(
    address: str, reader: str, documentation: Team, documenter: User, supervisor: User, client_of: ClientOf,
    request: pytest.FixtureRequest,
) -> None:  # fmt: skip
    client = client_of(request.getfixturevalue(reader))

    def more() -> None:
        known_in(Status.VERIFIED, documentation, documenter, supervisor, facts=HELD)
        known_in(Status.SUBMITTED, documentation, documenter, supervisor)
        death(documentation, documenter)

    more()
    few = questions(client, address)
    more()
    more()
    assert questions(client, address) == few


def test_more_of_a_person_cost_no_more_questions(
    documentation: Team, documenter: User, supervisor: User, client_of: ClientOf
) -> None:
    somebody, client = person(documentation, documenter), client_of(documenter)
    address = f"/detainees/{somebody.reference}/"

    def more() -> None:
        known_in(Status.VERIFIED, documentation, documenter, supervisor, of=somebody)
        known(documentation, documenter, DEAD, of=somebody)

    more()
    few = questions(client, address)
    more()
    assert questions(client, address) == few


def questions(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)
