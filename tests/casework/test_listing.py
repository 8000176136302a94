"""Lists: every row on exactly one page, in both directions, whatever is unknown, and nothing readable in a cursor."""

from base64 import b64decode
from datetime import datetime, timedelta
from itertools import chain

import pytest
from django import forms
from django.http import QueryDict
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from casework.listing import Filters, Listing, Page
from casework.models import Job

ORDERS = {"started": "started_at", "finished": "finished_at", "error": "error"}
LISTING = Listing(ORDERS, default="-started", size=3)
NOON = datetime(2024, 12, 8, 12, tzinfo=timezone.get_default_timezone())

pytestmark = pytest.mark.django_db


@pytest.fixture
def jobs() -> list[Job]:
    """Ten jobs; every third never finished, two of them finished in one moment, few errors."""
    made = [
        Job(
            name=f"job-{number}",
            started_at=NOON + timedelta(hours=number),
            finished_at=None if number % 3 == 0 else NOON + timedelta(days=number // 2, microseconds=number // 2),
            error="broken" if number % 2 else "",
        )
        for number in range(10)
    ]
    return Job.objects.bulk_create(made)


def page(asked: str = "") -> Page[Job]:
    return LISTING.page(Job.objects.all(), QueryDict(asked))


def walk(sort: str) -> list[list[str]]:
    """The names on each page, from the first to the last."""
    here, pages = page(f"sort={sort}"), []
    while True:
        pages.append([job.name for job in here.rows])
        if not here.after:
            return pages
        here = page(f"sort={sort}&after={here.after}")


def walk_back(sort: str) -> list[list[str]]:
    """The names on each page, from the last to the first."""
    here, pages = page(f"sort={sort}"), []
    while here.after:
        here = page(f"sort={sort}&after={here.after}")
    while True:
        pages.append([job.name for job in here.rows])
        if not here.before:
            return pages
        here = page(f"sort={sort}&before={here.before}")


@pytest.mark.parametrize("sort", ["started", "-started", "finished", "-finished", "error", "-error"])
def test_every_row_stands_on_one_page(jobs: list[Job], sort: str) -> None:
    pages = walk(sort)
    assert [len(names) for names in pages] == [3, 3, 3, 1]
    assert sorted(chain(*pages)) == sorted(job.name for job in jobs)


@pytest.mark.parametrize("sort", ["started", "-finished", "finished", "-error"])
def test_the_way_back_passes_the_same_rows(jobs: list[Job], sort: str) -> None:
    there = [*chain(*walk(sort))]
    back = [*chain(*(names[::-1] for names in walk_back(sort)))]
    assert back == there[::-1]


def test_the_default_order_holds_where_none_is_asked(jobs: list[Job]) -> None:
    assert [job.name for job in page().rows] == ["job-9", "job-8", "job-7"]


def test_an_unknown_order_is_the_default(jobs: list[Job]) -> None:
    assert page("sort=password").rows == page().rows


@pytest.mark.parametrize("sort", ["finished", "-finished"])
def test_what_is_unknown_comes_last(jobs: list[Job], sort: str) -> None:
    finished = {job.name: job.finished_at for job in jobs}
    assert [finished[name] is None for name in chain(*walk(sort))] == [False] * 6 + [True] * 4


def test_the_count_is_that_of_the_whole_list(jobs: list[Job]) -> None:
    first = page("sort=error")
    assert first.count == page(f"sort=error&after={first.after}").count == 10


def test_the_ends_have_no_neighbours(jobs: list[Job]) -> None:
    assert page().before == ""
    assert Listing(ORDERS, default="started", size=10).page(Job.objects.all(), QueryDict()).after == ""


def test_the_second_page_leads_back_to_the_first(jobs: list[Job]) -> None:
    second = page(f"after={page().after}")
    first = page(f"before={second.before}")
    assert [job.name for job in first.rows] == ["job-9", "job-8", "job-7"]
    assert first.before == ""


def test_a_row_that_has_gone_keeps_its_place(jobs: list[Job]) -> None:
    after = page().after
    left = Job.objects.exclude(name="job-7")
    assert [job.name for job in LISTING.page(left, QueryDict(f"after={after}")).rows] == ["job-6", "job-5", "job-4"]


def test_a_place_after_which_nothing_is_left_shows_the_first_page(jobs: list[Job]) -> None:
    last = page(f"after={page().after}").after
    left = Job.objects.filter(name__in=["job-8", "job-9"])
    assert [job.name for job in LISTING.page(left, QueryDict(f"after={last}")).rows] == ["job-9", "job-8"]


@pytest.mark.parametrize("cursor", ["x", "ÄÖ", "AAAA", "A" * 5000, "%00", "eyJhIjoxfQ"])
def test_a_cursor_of_somebody_elses_making_shows_the_first_page(jobs: list[Job], cursor: str) -> None:
    assert page(f"after={cursor}").rows == page().rows


def test_a_cursor_is_good_for_its_order_alone(jobs: list[Job]) -> None:
    assert page(f"sort=error&after={page().after}").rows == page("sort=error").rows


def test_a_cursor_tells_nothing_of_what_it_stands_for(jobs: list[Job]) -> None:
    cursor = page("sort=started").after
    said = b64decode(cursor.partition(".")[2] + "===", altchars=b"-_")
    assert b"2024" not in said
    assert b"job" not in said
    assert page(f"sort=started&after={cursor[:-8]}AAAAAAAA").before == ""


@pytest.mark.parametrize("number", [4, 10])
def test_a_page_takes_two_queries_however_many_rows(
    jobs: list[Job], number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(2):
        LISTING.page(Job.objects.filter(name__in=[f"job-{n}" for n in range(number)]), QueryDict())


@pytest.mark.parametrize("number", [1, 3])
def test_what_stands_on_one_page_is_not_counted_besides(
    jobs: list[Job], number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        found = LISTING.page(Job.objects.filter(name__in=[f"job-{n}" for n in range(number)]), QueryDict())
    assert (found.count, found.more) == (number, False)


# -- Filters -----------------------------------------------------------------------------------------------------------


class JobFilters(Filters):
    outcome = forms.MultipleChoiceField(choices=[("", "well"), ("broken", "broken")], required=False)
    day = forms.DateField(required=False)
    waiting = forms.BooleanField(required=False)

    lookups = {"outcome": "error", "day": "started_at__date", "waiting": "finished_at__isnull"}


def names(asked: str) -> set[str]:
    return {job.name for job in JobFilters(QueryDict(asked)).narrow(Job.objects.all())}


def test_filters_narrow_together(jobs: list[Job]) -> None:
    assert names("outcome=broken&waiting=on") == {"job-3", "job-9"}


def test_a_filter_that_is_not_asked_leaves_all(jobs: list[Job]) -> None:
    assert len(names("")) == len(names("day=&waiting=")) == 10


def test_what_is_no_filter_is_not_read(jobs: list[Job]) -> None:
    assert len(names("error=broken&name=job-1&pk=1")) == 10


def test_a_filter_that_is_not_understood_finds_nothing_and_says_so(jobs: list[Job]) -> None:
    form = JobFilters(QueryDict("outcome=unheard-of&day=2024-12-08"))
    assert not form.narrow(Job.objects.all())
    assert form.errors["outcome"]


def test_an_order_that_no_list_has_is_the_programmers_mistake() -> None:
    with pytest.raises(ValueError, match="none of this list's orders"):
        Listing(ORDERS, default="-entered")


def test_a_long_list_is_counted_as_far_as_it_says(jobs: list[Job], monkeypatch: pytest.MonkeyPatch) -> None:
    assert (page().count, page().more) == (10, False)
    monkeypatch.setattr("casework.listing.COUNTED", 9)
    assert (page().count, page().more) == (9, True)
    monkeypatch.setattr("casework.listing.COUNTED", 10)
    assert (page().count, page().more) == (10, False)
