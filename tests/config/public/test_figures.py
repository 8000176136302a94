"""The public page of figures: what is published and confirmed, in six languages, small, and nothing of ours."""

import re

import pytest
from django.test import Client

from accounts.models import Team, User
from casework.dates import PartialDate
from config.interface.numerals import number, shown_as
from config.public.languages import LANGUAGES
from releases.figures.writing import confirm
from releases.models.releases import Status
from tests.releases.figures.making import DECREE, corrected, explained, moved, noted, published
from tests.releases.records import release_in
from tests.releases.stating import let_go, saved
from tests.releases.stating import moved as moved_statement
from tests.releases.stating import published as stated

pytestmark = pytest.mark.django_db
SMALL = 30_000  # bytes


@pytest.mark.parametrize("code", LANGUAGES)
def test_it_says_what_is_published_in_each_language(
    code: str, documentation: Team, analyst: User, supervisor: User, client: Client
) -> None:
    published(analyst, supervisor, documentation)
    noted(analyst, documentation, value=999)
    page = client.get(f"/public/{code}/figures/").content.decode()
    assert ("٥٢٣" if code == "ar" else "523") in page
    assert ("الشبكة" if code in ("ar", "ku", "tr") else "The network") in page
    assert "999" not in page
    assert "٩٩٩" not in page


def test_what_is_being_corrected_stands_as_it_was_and_what_was_corrected_or_withdrawn_is_told(
    documentation: Team, analyst: User, supervisor: User, client: Client
) -> None:
    figure = published(analyst, supervisor, documentation)
    corrected(figure, analyst, value=777)
    page = client.get("/public/en/figures/").content.decode()
    assert "523" in page
    assert "777" not in page
    moved(figure, "publish", by=supervisor)
    page = client.get("/public/en/figures/").content.decode()
    assert "777" in page
    assert "before, it said 523." in page
    moved(figure, "withdraw", by=supervisor)
    page = client.get("/public/en/figures/").content.decode()
    assert "No figure is published now." in page
    assert "777 (The network) was withdrawn on" in page
    assert "the source took it back." in page
    assert "As they said." not in page, "what somebody typed is for colleagues"


@pytest.mark.parametrize(
    ("code", "says"), [("en", ("at least 83%", "about 1,200")), ("ar", ("٨٣٪ على الأقل", "نحو ١٬٢٠٠"))]
)
def test_a_part_keeps_its_bound(
    code: str, says: tuple[str, str], documentation: Team, analyst: User, supervisor: User, client: Client
) -> None:
    parts = [
        {"of": "period", "percent": 83, "bound": "at-least", "since": "2013-05", "until": "2015-10"},
        {"of": "women", "number": 1200, "bound": "about"},
    ]
    published(analyst, supervisor, documentation, parts=parts)
    page = client.get(f"/public/{code}/figures/").content.decode()
    for said in says:
        assert said in page


def test_it_says_on_what_each_rests(documentation: Team, analyst: User, supervisor: User, client: Client) -> None:
    rests = {
        "source_date": PartialDate("2022-05-26"),
        "source_address": "https://example.org/x",
        "covers": ["criminal"],
    }
    published(
        analyst, supervisor, documentation, counted="released-facility", facility_id="sednaya", place_en="at the gate",
        place_ar="عند الباب", **rests,
    )  # fmt: skip
    page = client.get("/public/en/figures/").content.decode()
    for said in ("26 May 2022", "https://example.org/x", "at the gate", "Sednaya", "Named as counted: Criminal."):
        assert said in page, said
    assert 'href="https://example.org' not in page


def test_why_they_differ_stands_there_when_two_have_said_so(
    documentation: Team, analyst: User, supervisor: User, client: Client
) -> None:
    for value in (100, 523):
        published(analyst, supervisor, documentation, value=value)
    waits = explained(analyst, documentation)
    assert "Other definitions." not in client.get("/public/en/figures/").content.decode()
    assert confirm(waits, by=supervisor) is None
    page = client.get("/public/de/figures/").content.decode()
    assert "Other definitions." in page
    assert "One source gives these in one text" in page


def test_nothing_of_ours_stands_there(
    documentation: Team, documenter: User, analyst: User, supervisor: User, client: Client
) -> None:
    release_in(Status.VERIFIED, documentation, documenter, supervisor, wave_id=DECREE)
    published(analyst, supervisor, documentation, note="For colleagues alone.")
    page = client.get("/public/en/figures/").content.decode()
    assert "tallies" not in page
    assert "For colleagues alone." not in page
    assert analyst.display_name not in page


def test_of_ours_stands_what_a_published_statement_says(
    documentation: Team, documenter: User, analyst: User, supervisor: User, supervisor2: User, client: Client
) -> None:
    let_go(documenter, supervisor, documentation, *["SY-DR"] * 4, "SY-DI")
    published(analyst, supervisor, documentation, counted="released-facility", facility_id="sednaya", value=103)
    statement = stated(supervisor, supervisor2, saved(analyst, documentation.organisation))
    says = "We ourselves verified 5, as our statement of"
    assert says in client.get("/public/en/figures/").content.decode()
    moved_statement(statement, "withdraw", by=supervisor2)
    assert says not in client.get("/public/en/figures/").content.decode()


def test_every_figure_is_on_some_page_and_every_page_is_small(
    documentation: Team, analyst: User, supervisor: User, client: Client
) -> None:
    values = iter(range(1_000, 2_000))
    for wave in (DECREE, "prisons-opened-2024", None):
        for counted in ("released-wave", "died"):
            for _number in range(9):
                long = {"definition_ar": "تعريف طويل. " * 60, "value": next(values), "wave_id": wave}
                published(analyst, supervisor, documentation, counted=counted, **long)
    seen, waits, read = "", {"/public/ar/figures/"}, set()
    while waits:
        page = waits.pop()
        response = client.get(page)
        assert response.status_code == 200
        assert len(response.content) < SMALL, page
        read.add(page)
        seen += response.content.decode()
        waits |= set(re.findall(r'href="(/public/ar/figures/[^"]+)"', seen)) - read
    with shown_as("arabic"):
        missing = [value for value in range(1_000, next(values)) if number(value) not in seen]
    assert missing == []
    assert client.get("/public/ar/figures/pace/1/").status_code == 404
    assert client.get("/public/ar/figures/died/99/").status_code == 404


def test_it_may_be_kept_and_is_not_sent_twice(
    documentation: Team, analyst: User, supervisor: User, client: Client
) -> None:
    published(analyst, supervisor, documentation)
    first = client.get("/public/ar/figures/")
    assert "public" in first.headers["Cache-Control"]
    assert client.get("/public/ar/figures/", headers={"if-none-match": first.headers["ETag"]}).status_code == 304
