"""The public page of figures: what is published and confirmed, in six languages, small, and nothing of ours."""

import pytest
from django.test import Client

from accounts.models import Team, User
from config.public.languages import LANGUAGES
from releases.figures.writing import confirm
from releases.models.releases import Status
from tests.releases.figures.making import DECREE, corrected, explained, moved, noted, published
from tests.releases.records import release_in

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


def test_what_is_being_corrected_stands_as_it_was_and_what_is_withdrawn_is_gone(
    documentation: Team, analyst: User, supervisor: User, client: Client
) -> None:
    figure = published(analyst, supervisor, documentation)
    corrected(figure, analyst, value=777)
    assert "523" in client.get("/public/en/figures/").content.decode()
    moved(figure, "withdraw", by=supervisor)
    page = client.get("/public/en/figures/").content.decode()
    assert "523" not in page
    assert "No figure is published now." in page


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


def test_a_board_that_is_long_is_small_and_leads_to_the_rest(
    documentation: Team, analyst: User, supervisor: User, client: Client
) -> None:
    for counted in ("released-wave", "held", "arrested", "died"):
        for value in range(12):
            long = {"definition_ar": "تعريف طويل. " * 20, "value": value}
            published(analyst, supervisor, documentation, counted=counted, wave_id=None, **long)
    response = client.get("/public/ar/figures/")
    assert len(response.content) < SMALL
    page = response.content.decode()
    assert '<a href="/public/ar/figures/died/">' in page
    assert client.get("/public/ar/figures/died/").status_code == 200
    assert client.get("/public/ar/figures/pace/").status_code == 404


def test_it_may_be_kept_and_is_not_sent_twice(
    documentation: Team, analyst: User, supervisor: User, client: Client
) -> None:
    published(analyst, supervisor, documentation)
    first = client.get("/public/ar/figures/")
    assert "public" in first.headers["Cache-Control"]
    assert client.get("/public/ar/figures/", headers={"if-none-match": first.headers["ETag"]}).status_code == 304
