"""Bad news says whom it is about, to those who may see it; what else the pages of the desk say and do not ask."""

from datetime import UTC, datetime

import pytest
from django.utils.html import strip_tags
from django.utils.translation import override

from accounts.models import Team, User
from accounts.models.people import Months
from casework.differences import words_of
from config.interface.moments import moment, months_as
from families.models import BadNews, Inquiry
from families.news.writing import write_news
from releases.models import Finding
from tests.conftest import ClientOf
from tests.families.making import agreed, checked, moved, taken
from tests.releases.knowing import death, ruled

pytestmark = pytest.mark.django_db
SOUGHT = "زكريا محمود العلي"


@pytest.fixture
def news(documentation: Team, documenter: User, liaison: User, supervisor: User, supervisor2: User) -> BadNews:
    fate: Finding = ruled(ruled(death(documentation, documenter), supervisor), supervisor2)
    sought = {"given_ar": "زكريا", "father_ar": "محمود", "family_ar": "العلي"}
    asked = taken(liaison, documentation, detainee=fate.detainee, relationship="parent", **sought)
    checked(moved(asked, "match", by=liaison), liaison)
    said = {"kind": "death", "finding": fate, "evidence": "A paper.", "language": "ar", "text": "نأسف."}
    written = write_news(Inquiry.objects.for_rows().get(pk=asked.pk), said, by=liaison)
    assert isinstance(written, BadNews), written
    return written


def test_those_of_the_desk_read_who_is_sought_and_whom_it_is_about(
    news: BadNews, liaison: User, english_of: ClientOf
) -> None:
    for address in ("/families/waiting/news/", f"/families/news/{news.pk}/"):
        page = english_of(liaison).get(address).content.decode()
        for said in (SOUGHT, news.detainee.name_ar, news.detainee.reference):
            assert said in page, address


def test_who_signs_and_is_not_of_the_desk_reads_whom_it_is_about_and_not_who_is_sought(
    news: BadNews, overseer: User, english_of: ClientOf
) -> None:
    for address in ("/families/waiting/to-sign/", f"/families/news/{news.pk}/"):
        page = english_of(overseer).get(address).content.decode()
        assert news.detainee.reference in page, address
        assert SOUGHT not in page, address
        assert news.inquiry.reference not in page, address


def test_the_sex_of_who_is_sought_is_shown(documentation: Team, liaison: User, english_of: ClientOf) -> None:
    inquiry = taken(liaison, documentation, sex="female")
    page = english_of(liaison).get(inquiry.get_absolute_url()).content.decode()
    assert "Female" in page.partition('id="sought"')[2].partition("</section>")[0]


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("months", list(Months))
def test_what_was_changed_says_moments_as_every_page_does(language: str, months: str) -> None:
    due = datetime(2026, 12, 5, 8, 30, tzinfo=UTC)
    inquiry = Inquiry(due=due)
    with override(language), months_as(months):
        assert words_of(inquiry, Inquiry._meta.get_field("due")) == strip_tags(moment(due))


def test_while_it_may_be_kept_nobody_is_asked_that_again(
    documentation: Team, liaison: User, english_of: ClientOf
) -> None:
    inquiry, client = taken(liaison, documentation, consents=["match"]), english_of(liaison)
    link = f'href="/families/{inquiry.reference}/consent/keep/"'
    assert link in client.get(inquiry.get_absolute_url()).content.decode()
    agreed(inquiry, "keep", liaison)
    assert link not in client.get(inquiry.get_absolute_url()).content.decode()
