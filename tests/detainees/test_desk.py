"""The duplicates desk: which pairs wait for whom, in which order, and how good they were."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Team, User
from detainees.desk import waiting
from detainees.desk.precision import precision_at_desk
from detainees.desk.thresholds import set_threshold
from detainees.desk.waiting import waiting_at_desk
from detainees.models import Detainee, Pair
from detainees.registration import register
from tests.conftest import ClientOf
from tests.detainees.making import registered, restricted
from tests.detainees.pairing import decided, pair_of

pytestmark = pytest.mark.django_db
DESK = "/duplicates/"


def listed(client_of: ClientOf, reader: User, query: str = "") -> list[int]:
    """The pairs on the desk, in their order."""
    page = client_of(reader).get(f"{DESK}{query}")
    assert page.status_code == 200
    return [int(pk) for pk in re.findall(r'<th scope="row"><a href="/duplicates/(\d+)/', page.content.decode())]


@pytest.fixture
def one(documentation: Team, documenter: User) -> Detainee:
    return registered(documenter, documentation)


@pytest.fixture
def other(documentation: Team, documenter: User) -> Detainee:
    return registered(documenter, documentation)


def test_the_likeliest_stands_first(
    documentation: Team, documenter: User, supervisor: User, one: Detainee, other: Detainee, client_of: ClientOf
) -> None:
    third = registered(documenter, documentation)
    less, more = pair_of(one, other, 0.6), pair_of(one, third, 0.9)
    assert listed(client_of, supervisor) == [more.pk, less.pk]
    assert waiting_at_desk(supervisor) == 2


def test_the_count_of_one_desk_does_not_end_with_the_likeliest_of_the_organisation(
    documentation: Team, family_centre: Team, colleague_documenter: User, documenter: User, supervisor: User,
    one: Detainee, other: Detainee, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    first, second = (registered(colleague_documenter, family_centre) for _ in range(2))
    pair_of(first, second, 0.9)
    pair_of(one, other, 0.6)
    monkeypatch.setattr(waiting, "NARROWED", 1)
    assert waiting_at_desk(supervisor) == 1


def test_a_pair_with_a_side_that_one_may_not_see_never_shows(
    documentation: Team, documenter: User, supervisor: User, supervisor2: User, one: Detainee, client_of: ClientOf
) -> None:
    secret = restricted(supervisor, documentation, documenter)
    pair = pair_of(one, secret)
    for address in (f"{DESK}{pair.pk}/", f"{DESK}{pair.pk}/merge/"):
        assert client_of(supervisor2).get(address).status_code == 404
        assert client_of(supervisor2).post(address, {"decision": "different"}).status_code == 404
        assert client_of(supervisor).get(address).status_code == 200
    assert listed(client_of, supervisor2) == []
    assert listed(client_of, supervisor) == [pair.pk]


def test_another_organisation_sees_none(
    one: Detainee, other: Detainee, other_supervisor: User, client_of: ClientOf
) -> None:
    pair = pair_of(one, other)
    assert listed(client_of, other_supervisor) == []
    assert client_of(other_supervisor).get(f"{DESK}{pair.pk}/").status_code == 404


def test_who_decides_in_neither_team_finds_nothing_waiting(
    one: Detainee, other: Detainee, overseer: User, client_of: ClientOf, english_of: ClientOf
) -> None:
    pair = pair_of(one, other)
    assert listed(client_of, overseer) == []
    page = english_of(overseer).get(f"{DESK}{pair.pk}/")
    assert page.status_code == 403
    assert "A supervisor of a team to which one of these entries belongs decides" in page.content.decode()


def test_a_documenter_has_no_desk(documenter: User, client_of: ClientOf) -> None:
    assert client_of(documenter).get(DESK).status_code == 403


def test_filters_narrow_it(
    documentation: Team, family_centre: Team, documenter: User, colleague_documenter: User, supervisor2: User,
    one: Detainee, other: Detainee, client_of: ClientOf,
) -> None:  # fmt: skip
    theirs = registered(colleague_documenter, family_centre, "خليل")
    latin = register(documentation, {}, {"given": "Khaled", "family": "Khatib"}, by=documenter)
    arabic = registered(documenter, documentation, "خليل")
    ours, across, scripts = pair_of(one, other, 0.7), pair_of(one, theirs, 0.8), pair_of(latin, arabic, 0.95)
    assert listed(client_of, supervisor2) == [scripts.pk, across.pk, ours.pk]
    assert listed(client_of, supervisor2, "?team=family-centre") == [across.pk]
    assert listed(client_of, supervisor2, "?script=two") == [scripts.pk]
    assert listed(client_of, supervisor2, "?script=one&score=80") == [across.pk]
    assert listed(client_of, supervisor2, "?sort=score") == [ours.pk, across.pk, scripts.pk]


def test_what_was_put_off_stays_and_can_be_looked_for(
    supervisor: User, one: Detainee, other: Detainee, client_of: ClientOf
) -> None:
    pair = decided(pair_of(one, other), "later", by=supervisor)
    assert listed(client_of, supervisor) == listed(client_of, supervisor, "?decision=later") == [pair.pk]
    assert listed(client_of, supervisor, "?decision=different") == []


def test_a_team_raises_its_threshold(
    documentation: Team, supervisor: User, one: Detainee, other: Detainee, client_of: ClientOf
) -> None:
    pair = pair_of(one, other, 0.8)
    sent = {"team": str(documentation.pk), "least": "85"}
    assert client_of(supervisor).post(f"{DESK}threshold/", sent).status_code == 302
    assert listed(client_of, supervisor) == []
    assert client_of(supervisor).post(f"{DESK}threshold/", {**sent, "least": "75"}).status_code == 302
    assert listed(client_of, supervisor) == [pair.pk]


@pytest.mark.parametrize("least", ["", "101", "-1", "many"])
def test_a_threshold_that_cannot_be_is_refused(
    least: str, documentation: Team, supervisor: User, client_of: ClientOf
) -> None:
    sent = {"team": str(documentation.pk), "least": least}
    assert client_of(supervisor).post(f"{DESK}threshold/", sent).status_code == 422


def test_nobody_raises_another_teams_threshold(family_centre: Team, supervisor: User, client_of: ClientOf) -> None:
    sent = {"team": str(family_centre.pk), "least": "85"}
    assert client_of(supervisor).post(f"{DESK}threshold/", sent).status_code == 422


def test_how_good_the_pairs_were_is_shown_by_score(
    documentation: Team, documenter: User, supervisor: User, one: Detainee, other: Detainee
) -> None:
    third, fourth = (registered(documenter, documentation) for _ in range(2))
    set_threshold(documentation, 0.5, by=supervisor)
    decided(pair_of(one, other, 0.92), "same", by=supervisor)
    decided(pair_of(one, third, 0.92), "different", by=supervisor)
    decided(pair_of(one, fourth, 0.55), "different", by=supervisor)
    bands = [(band.low, band.decided, band.same, band.share) for band in precision_at_desk(supervisor)]
    assert bands == [(90, 2, 1, 50), (50, 1, 0, 0)]


def test_the_menu_says_how_many_wait(supervisor: User, one: Detainee, other: Detainee, client_of: ClientOf) -> None:
    pair_of(one, other)
    page = client_of(supervisor).get("/").content.decode()
    assert re.search(r'href="/duplicates/"[^>]*>[^<]*<span class="count">1</span>', page)


def test_a_longer_desk_asks_no_more(
    documentation: Team, documenter: User, supervisor: User, one: Detainee, client_of: ClientOf
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            client.get(DESK)
        return len(asked)

    client = client_of(supervisor)
    pair_of(one, registered(documenter, documentation))
    client.get(DESK)
    few = queries()
    for _number in range(8):
        pair_of(one, registered(documenter, documentation))
    assert queries() == few


def test_one_walks_the_desk_there_and_back(
    documentation: Team, documenter: User, supervisor: User, one: Detainee, client_of: ClientOf
) -> None:
    def links(pair: Pair) -> list[tuple[str, str]]:
        page = client_of(supervisor).get(f"{DESK}{pair.pk}/?score=60").content.decode()
        return re.findall(r'href="/duplicates/(\d+)/\?score=60" data-key="Key([JK])"', page)

    scores = (0.97, 0.97, 0.8, 0.55)
    pairs = [pair_of(one, registered(documenter, documentation), score) for score in scores]
    second, first, third, _least = pairs  # of two that are as likely the one found last
    assert links(first) == [(str(second.pk), "J")]
    assert links(second) == [(str(first.pk), "K"), (str(third.pk), "J")]
    assert links(third) == [(str(second.pk), "K"), (str(first.pk), "J")]
