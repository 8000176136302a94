"""The board: by what is counted, ours beside it, never averaged, with what explains that figures differ."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from accounts.models import Team, User
from casework.dates import PartialDate
from releases.entry import enter_release
from releases.figures.board import Board, timelines
from releases.figures.ours import same_question
from releases.models.releases import Status
from tests.conftest import ClientOf
from tests.releases.figures.making import CRIMINAL, DECREE, moved, published, shown
from tests.releases.records import DIRECT, made, release_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def english() -> Any:
    with override("en"):
        yield


def test_the_claims_in_time() -> None:
    claims = [
        shown(**CRIMINAL, value=1160), shown(),
        shown(counted="released-facility", facility_id="sednaya", value=103, as_of=PartialDate("2022-05-05")),
    ]  # fmt: skip
    ((title, line),) = timelines(claims)
    assert "7" in title
    assert [claim.shown.said.value for claim in line.claims] == [103, 523, 1160]
    assert all(isinstance(each, int) for claim in line.claims for each in (claim.day, claim.bar, claim.label_at))
    first, second, third = line.claims
    assert first.bar < second.bar < third.bar
    assert third.open_width > 0
    assert not second.open_width
    assert third.day_width > second.day_width
    assert [claim.follows for claim in line.claims] == [False, True, False], "26 May lies within about May"


def test_a_claim_is_of_no_day_before_its_occasion_began_and_the_undated_stand_in_the_table(
    documentation: Team, analyst: User, supervisor: User, english_of: ClientOf
) -> None:
    for value, as_of in ((103, "2022-05-05"), (1160, "2022-05~")):
        published(analyst, supervisor, documentation, value=value, as_of=PartialDate(as_of))
    published(analyst, supervisor, documentation, value=4321, as_of=None, source_date=PartialDate("2022-05-26"))
    ((_title, line),) = Board(analyst).timelines
    assert line.first.isoformat() == "2022-04-30"
    assert [figure.said.value for figure in line.undated] == [4321]
    page = english_of(analyst).get("/figures/").content.decode()
    assert page.count("4,321") >= 2


def test_what_everybody_asks_is_explained_under_the_claims(
    documentation: Team, analyst: User, supervisor: User, english_of: ClientOf
) -> None:
    """103 of one prison beside 523 of all: figures of two kinds, which stand in two groups."""
    sednaya = {"counted": "released-facility", "facility_id": "sednaya", "value": 103}
    published(analyst, supervisor, documentation, **sednaya, as_of=PartialDate("2022-05-05"))
    published(analyst, supervisor, documentation)
    page = english_of(analyst).get("/figures/").content.decode()
    assert "These count one prison alone: 103 (" in page
    assert "One source gives" not in page


def test_ours_stands_beside_and_nothing_is_averaged(
    documentation: Team, documenter: User, analyst: User, supervisor: User, client_of: ClientOf
) -> None:
    release_in(Status.VERIFIED, documentation, documenter, supervisor, wave_id=DECREE)
    for value in (100, 300):
        published(analyst, supervisor, documentation, value=value)
    (group,) = Board(analyst).groups
    assert [(figure.said.value, ours and ours.count.people) for figure, ours in group.rows] == [(100, 1), (300, 1)]
    page = client_of(analyst).get("/figures/").content.decode()
    assert "/tallies/?wave=decree-7-2022" in page
    assert ">200<" not in page


@pytest.mark.parametrize(
    "said",
    [{"place_en": "Daraa", "place_ar": "درعا"}, {"covers": ["terrorism"]}, {"since": PartialDate("2022-05")},
     {"wave_id": None}],
)  # fmt: skip
def test_ours_stands_only_beside_the_same_question(said: dict[str, Any]) -> None:
    assert same_question(shown(**said).said) is None


def test_ours_says_its_bound(
    documentation: Team, documenter: User, analyst: User, supervisor: User, english_of: ClientOf
) -> None:
    group = {"group_count": 9, "group_bound": "at-least", "wave_id": DECREE}
    made(made(enter_release(documentation, None, group, [DIRECT], by=documenter), "submit", documenter),
         "verify", supervisor)  # fmt: skip
    published(analyst, supervisor, documentation)
    assert "at least 9" in english_of(analyst).get("/figures/").content.decode()


def test_our_pace_leaves_open_what_dates_leave_open(
    documentation: Team, documenter: User, analyst: User, supervisor: User, english_of: ClientOf
) -> None:
    """Somebody let go “in May 2022” was perhaps let go between the 5th and the 20th."""
    release_in(Status.VERIFIED, documentation, documenter, supervisor, wave_id=DECREE, date=PartialDate("2022-05"))
    held = published(analyst, supervisor, documentation, counted="held", wave_id=None, value=1_000)
    page = english_of(analyst).get(f"{held.get_absolute_url()}?first=2022-05-05&last=2022-05-20").context["page"]
    assert page.reckonings[-1].sentence.startswith("At least ")
    assert "perhaps 1 more" in page.reckonings[-1].of.label


def test_what_we_do_not_count_says_so(
    documentation: Team, analyst: User, supervisor: User, english_of: ClientOf
) -> None:
    published(analyst, supervisor, documentation, counted="held", wave_id=None)
    assert "We do not count this" in english_of(analyst).get("/figures/").content.decode()


def test_the_reckoning_stands_on_the_board_and_on_the_page(
    documentation: Team, analyst: User, supervisor: User, english_of: ClientOf
) -> None:
    bare = {"wave_id": None, "as_of": None}
    held = published(analyst, supervisor, documentation, counted="held-terrorism", bound="about", value=132_000, **bare)
    published(analyst, supervisor, documentation, counted="pace", value=1_000, **bare)
    published(analyst, supervisor, documentation)
    client = english_of(analyst)
    assert "About 132 years: between 131 years and 133 years." in client.get("/figures/").content.decode()
    page = client.get(f"{held.get_absolute_url()}?first=2022&last=2022").context["page"]
    sentences = [(each.of.pace.a_year, each.sentence) for each in page.reckonings]
    assert sentences[0] == ("1,000", "About 132 years: between 131 years and 133 years.")
    assert sentences[1][0] == "7,075"  # 523 in the 27 days from 30 April to 26 May
    assert "Nobody was let go" in sentences[2][1]


@pytest.mark.parametrize("query", ["?first=x&last=%00", "?first=2030&last=2020", "?first=2022"])
def test_a_strange_period_breaks_nothing(
    query: str, documentation: Team, analyst: User, supervisor: User, client_of: ClientOf
) -> None:
    held = published(analyst, supervisor, documentation, counted="held", wave_id=None)
    assert client_of(analyst).get(held.get_absolute_url() + query).status_code == 200


def test_an_address_of_a_source_is_no_link(
    documentation: Team, analyst: User, supervisor: User, client_of: ClientOf
) -> None:
    figure = published(analyst, supervisor, documentation, source_address="https://example.org/report")
    page = client_of(analyst).get(figure.get_absolute_url()).content.decode()
    assert "https://example.org/report" in page
    assert 'href="https://example.org' not in page


def test_the_queries_do_not_grow(documentation: Team, analyst: User, supervisor: User, client_of: ClientOf) -> None:
    costs, client = [], client_of(analyst)
    for _turn in range(2):
        for wave in (DECREE, *("prisons-opened-2024", "decree-22-2014")[: _turn + 1]):
            withdrawn = published(analyst, supervisor, documentation, wave_id=wave)
            published(analyst, supervisor, documentation, wave_id=wave)
            moved(withdrawn, "withdraw", by=supervisor)
        client.get("/figures/")
        with CaptureQueriesContext(connection) as asked:
            assert client.get("/figures/").status_code == 200
        costs.append(len(asked))
    assert costs[0] == costs[1]
