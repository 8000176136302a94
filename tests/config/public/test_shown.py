"""What stands on the public pages: advisories of today, the lines of the desks, and nothing of anybody."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Team, User
from config.public.languages import LANGUAGES
from tests.detainees.making import registered
from tests.families.advising import corrected, line, moved, published, today, written

pytestmark = pytest.mark.django_db


def seen(client: Client, page: str) -> str:
    answer = client.get(f"/public/{page}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_what_is_published_is_read_by_everybody_with_its_days_and_sources(
    documentation: Team, liaison: User, supervisor: User, client: Client
) -> None:
    published(liaison, supervisor, documentation)
    page = seen(client, "en/")
    for text in ("The prison is not besieged", "Do not go to the prison.", "Rumour: false",
                 "The association, 7 December 2024", str(today().year)):  # fmt: skip
        assert text in page
    assert "Sources known to us" not in page


def test_who_may_not_be_named_is_not_named(
    documentation: Team, liaison: User, supervisor: User, client: Client
) -> None:
    published(liaison, supervisor, documentation, sources_ar="", sources_en="", unnamed_sources=True,
              basis="A guard whom we know.")  # fmt: skip
    page = seen(client, "en/")
    assert "Sources known to us" in page
    assert "A guard" not in page


def test_a_draft_what_is_withdrawn_and_what_is_over_is_not_there(
    documentation: Team, liaison: User, supervisor: User, client: Client
) -> None:
    written(liaison, documentation, title_en="A draft")
    moved(written(liaison, documentation, title_en="Submitted"), "submit", by=liaison)
    moved(published(liaison, supervisor, documentation, title_en="Withdrawn"), "withdraw", by=supervisor)
    published(liaison, supervisor, documentation, title_en="To come", first_day=today() + timedelta(days=1))
    page = seen(client, "en/")
    for title in ("A draft", "Submitted", "Withdrawn", "To come"):
        assert title not in page
    assert "Today there is no warning" in page


def test_each_has_a_page_of_its_own_that_is_gone_with_it(
    documentation: Team, liaison: User, supervisor: User, client: Client
) -> None:
    advisory = published(liaison, supervisor, documentation)
    page = seen(client, f"tr/advisories/{advisory.pk}/")
    assert '<h1 lang="ar" dir="rtl">السجن ليس محاصرًا</h1>' in page
    assert f'hreflang="de" href="/public/de/advisories/{advisory.pk}/"' in page
    waits = moved(written(liaison, documentation), "submit", by=liaison)
    moved(advisory, "withdraw", by=supervisor)
    for gone in (advisory, waits):
        assert client.get(f"/public/tr/advisories/{gone.pk}/").status_code == 404


def test_the_front_page_draws_the_first_of_them_whole_and_leads_to_the_others(
    documentation: Team, liaison: User, supervisor: User, client: Client
) -> None:
    long = {"kind": "warning", "verdict": "", "text_en": "Stay away. " * 270}
    first, second, third = (
        published(liaison, supervisor, documentation, title_en=f"Warning {number}", **long) for number in range(3)
    )
    page = seen(client, "en/")
    assert page.index("Warning 2</h2>") < page.index("Warning 1</h2>") < page.index("Also holds today")
    assert f'<a href="/public/en/advisories/{first.pk}/">Warning 0</a>' in page
    assert f"/public/en/advisories/{third.pk}/" not in page
    assert second.standing is not None


def test_it_expires_by_itself(
    documentation: Team, liaison: User, supervisor: User, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    published(liaison, supervisor, documentation)
    assert "The prison is not besieged" in seen(client, "en/")
    monkeypatch.setattr("config.public.shown.timezone.localdate", lambda: today_then)
    assert "The prison is not besieged" not in seen(client, "en/")


today_then = today() + timedelta(days=2)


def test_what_stands_is_the_version_that_was_published(
    documentation: Team, liaison: User, supervisor: User, client: Client
) -> None:
    advisory = published(liaison, supervisor, documentation)
    corrected(advisory, liaison, text_en="Stay at home.")
    assert "Stay at home." not in seen(client, "en/")
    moved(advisory, "publish", by=supervisor)
    assert "Stay at home." in seen(client, "en/")


def test_a_text_in_another_language_is_marked_as_that(
    documentation: Team, liaison: User, supervisor: User, client: Client
) -> None:
    published(liaison, supervisor, documentation, title_de="Nicht belagert", text_de="Gehen Sie nicht hin.")
    assert "<h2>Nicht belagert</h2>" in seen(client, "de/")
    assert '<h2 lang="ar" dir="rtl">السجن ليس محاصرًا</h2>' in seen(client, "ku/")
    assert '<h2 lang="en" dir="ltr">The prison is not besieged</h2>' in seen(client, "fr/")


def test_days_are_said_in_the_digits_of_the_language(
    documentation: Team, liaison: User, supervisor: User, client: Client
) -> None:
    published(liaison, supervisor, documentation)
    eastern = str(today().year).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    assert eastern in seen(client, "ar/")
    assert str(today().year) in seen(client, "tr/")


def test_markup_is_a_text(documentation: Team, liaison: User, supervisor: User, client: Client) -> None:
    published(liaison, supervisor, documentation, title_en="<script>alert(1)</script>", text_en="<b>no</b>")
    for code in LANGUAGES:
        page = seen(client, f"{code}/")
        assert "<script" not in page
        assert "<b>" not in page


def test_a_number_is_read_from_left_to_right_and_can_be_called(
    documentation: Team, family_centre: Team, supervisor: User, supervisor2: User, client: Client
) -> None:
    line(documentation, supervisor, supervisor2)
    line(family_centre, supervisor2)  # waits for another one
    for code in LANGUAGES:
        for page in ("", "contact/", "money/"):
            shown = seen(client, f"{code}/{page}")
            assert '<a class="tel" dir="ltr" href="tel:+447700900321">+44 7700 900321</a>' in shown
            assert shown.count("tel:") == 1


def test_nothing_on_them_depends_on_who_is_in_the_register(
    documentation: Team, documenter: User, supervisor: User, supervisor2: User, client: Client
) -> None:
    line(documentation, supervisor, supervisor2)
    pages = [f"{code}/{page}" for code in LANGUAGES for page in ("", "contact/", "money/")]
    before = [seen(client, page) for page in pages]
    registered(documenter, documentation, "أحمد")
    assert [seen(client, page) for page in pages] == before
    assert [seen(client, f"{page}?given=أحمد&q=D-7K3M-9QTA") for page in pages] == before


@pytest.mark.parametrize("page", ["", "contact/", "money/"])
def test_the_queries_of_a_page_do_not_grow(
    page: str, documentation: Team, family_centre: Team, liaison: User, supervisor: User, supervisor2: User,
    client: Client,
) -> None:  # fmt: skip
    costs = []
    for _turn in range(2):
        for _number in range(3):
            published(liaison, supervisor, documentation)
        line(documentation, supervisor, supervisor2)
        line(family_centre, supervisor2, supervisor)
        seen(client, f"ku/{page}")
        with CaptureQueriesContext(connection) as asked:
            seen(client, f"ku/{page}")
        costs.append(len(asked))
    assert costs[0] == costs[1] <= 3
