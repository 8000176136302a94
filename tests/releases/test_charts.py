"""Charts: what they draw adds up to the tally, whole pictures leave the page, and Arabic stands as it should."""

from datetime import date, timedelta
from typing import Any
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from accounts.acting import acting
from accounts.models import Team, User
from casework.dates import PartialDate
from detainees.registration import record_arrest
from releases.charts import bars, columns
from releases.charts.axes import steps
from releases.charts.series import DAY, MONTH, UNITS, WEEK, Days, People, series
from releases.models import Release
from releases.tallies.counting import forget_answers
from tests.conftest import ClientOf
from tests.releases.making import verified
from tests.releases.records import person
from tests.releases.test_tally_screen import reading, shown

INSIDE = "/tallies/charts/inside/"
SVG = "{http://www.w3.org/2000/svg}"
days = st.dates(date(2011, 1, 1), date(2025, 12, 31))
anything = st.dictionaries(
    st.tuples(days, st.integers(0, 400)).map(lambda each: (each[0], each[0] + timedelta(days=each[1]))),
    st.builds(People, st.integers(1, 50), st.integers(0, 30)),
    max_size=12,
)


@pytest.fixture
def some(documenter: User, supervisor: User, documentation: Team) -> list[Release]:
    """Three with a day, one of a month, a group; of one the arrest is known."""
    held = person(documentation, documenter, "سامر")
    with acting(documenter):
        record_arrest(held, by=documenter, date=PartialDate("2013-05-17"), facility=None)
    facts: list[dict[str, Any]] = [
        {"home_id": "SY-ID", "date": "2022-05-03", "detainee": held, "wave_id": "decree-7-2022"},
        {"home_id": "SY-ID", "date": "2022-05-03"},
        {"home_id": "SY-RD", "date": "2022-05-10"},
        {"date": "2022-05"},
        {"group_count": 27, "group_bound": "exactly", "group_governorates": ["SY-DR", "SY-RD"], "date": "2022-04-30"},
    ]
    return [verified(documenter, supervisor, documentation, **each) for each in facts]


@pytest.fixture
def english(client_of: ClientOf, analyst: User) -> Client:
    return reading(client_of, analyst)


@pytest.mark.django_db
@given(anything)
def test_columns_and_what_lies_outside_add_up(by_days: dict[Days, People]) -> None:
    whole = sum(by_days.values(), People())
    for unit in UNITS:
        found = series(by_days, unit)
        inside = sum((point.people for point in found.points), People())
        assert inside + found.before + found.after + found.unknown == whole
        assert len(found.points) <= unit.most


@pytest.mark.django_db
@given(anything)
def test_columns_follow_one_another_and_hold_the_busiest_stretch(by_days: dict[Days, People]) -> None:
    found = series(by_days, MONTH)
    starts = [point.start for point in found.points]
    assert starts[1:] == [MONTH.after(start) for start in starts[:-1]]
    if starts:
        assert found.points[0].people.all
        assert found.points[-1].people.all


@given(st.integers(0, 10_000_000))
def test_the_scale_is_round_and_reaches_the_most(most: int) -> None:
    found = steps(most)
    assert found[0] == 0
    assert found[-1] >= most
    assert len(found) <= 6
    assert str(found[1]).rstrip("0") in ("1", "2", "5")


@pytest.mark.django_db
@given(st.dictionaries(st.tuples(days).map(lambda d: (d[0], d[0])), st.builds(People, st.integers(1, 99)), min_size=1))
def test_no_column_leaves_the_picture(by_days: dict[Days, People]) -> None:
    for unit in UNITS:
        picture = columns.lay_out(series(by_days, unit), "en")
        for each in picture.columns:
            assert picture.left <= each.x
            assert each.x + each.width <= picture.right
            assert picture.top <= each.groups_y <= each.named_y <= picture.floor


def test_bars_of_an_arabic_page_begin_at_the_right() -> None:
    rows = [bars.Row("إدلب", People(6, 4)), bars.Row("حمص", People(1))]
    arabic, english = (bars.lay_out("governorates", rows, rtl=rtl) for rtl in (True, False))
    first, same = arabic.bars[0], english.bars[0]
    assert first.named_x + first.named_width == arabic.name_x - 8
    assert same.named_x == english.name_x + 8
    assert first.groups_x + first.groups_width == first.named_x
    assert (first.named_width, first.groups_width) == (same.named_width, same.groups_width)


def test_the_drawing_for_a_telephone_says_the_same_in_less_room() -> None:
    rows = [bars.Row("Several, split not known: Daraa, Rural Damascus", People(6, 4)), bars.Row("Homs", People(1))]
    for rtl in (True, False):
        wide = bars.lay_out("governorates", rows, rtl=rtl)
        narrow = wide.narrow
        assert narrow is not None
        assert [bar.people for bar in narrow.bars] == [bar.people for bar in wide.bars]
        assert narrow.width < wide.width
        assert all(0 <= bar.groups_x <= narrow.width and 0 <= bar.number_x <= narrow.width for bar in narrow.bars)
        assert all(len(bar.short) <= 20 for bar in narrow.bars)


@pytest.mark.django_db
def test_a_wave_is_marked_where_it_began() -> None:
    found = series({(date(2022, 4, 29), date(2022, 4, 29)): People(1), (date(2022, 5, 3),) * 2: People(2)}, DAY)
    assert [(mark.place, mark.wave.code) for mark in found.marks] == [(1, "decree-7-2022")]


def test_the_page_draws_each_chart_with_its_table(some: list[Release], english: Client) -> None:
    page = shown(english, "/tallies/charts/")
    for name in ("day", "week", "month", "governorates", "categories"):
        assert f'id="{name}"' in page
    assert page.count("The figures of this chart") == 5
    assert page.count("<svg xmlns") == 7  # of both charts of bars one more, for a telephone
    assert page.count(">31<") >= 5  # the total of each table
    assert "The date leaves it open: 1" in page
    assert "Legislative Decree No. 7 of 2022" in page


def test_nobody_counted_is_said(english: Client) -> None:
    assert "Nobody is counted here" in shown(english, "/tallies/charts/")


@pytest.mark.parametrize("name", ["day", "week", "month", "governorates", "categories", "inside"])
def test_each_chart_leaves_as_a_picture(name: str, some: list[Release], english: Client) -> None:
    svg = english.get(f"/tallies/charts/{name}.svg")
    assert svg["Content-Type"] == "image/svg+xml"
    root = ElementTree.fromstring(svg.content)  # noqa: S314  # our own drawing
    assert root.get("direction") == "ltr"
    assert root.findall(f".//{SVG}rect")
    png = english.get(f"/tallies/charts/{name}.png")
    assert png.content.startswith(b"\x89PNG")
    assert int.from_bytes(png.content[16:20]) == 1440


def test_a_picture_that_stands_alone_explains_its_signs_and_says_who_is_not_drawn(
    some: list[Release], english: Client
) -> None:
    text = english.get("/tallies/charts/day.svg").content.decode()
    for said in ("groups without names", "Legislative Decree No. 7 of 2022", "The date leaves it open: 1"):
        assert f">{said}</text>" in text
    assert int(ElementTree.fromstring(text).get("height", "0")) > columns.HEIGHT  # noqa: S314  # our own drawing


def test_a_picture_says_what_it_is_in_the_language_of_the_page(
    some: list[Release], client_of: ClientOf, analyst: User
) -> None:
    text = client_of(analyst).get("/tallies/charts/governorates.svg", {"facility": ""}).content.decode()
    assert "حالات الإفراج بحسب المحافظة" in text
    assert "بحسب المعروف حتى" in text
    assert 'text-anchor="start"' in text


def test_what_is_no_chart_is_not_found_and_no_question_no_picture(some: list[Release], english: Client) -> None:
    assert english.get("/tallies/charts/faith/").status_code == 404
    assert english.get("/tallies/charts/day.svg", {"from": "2022-13"}).status_code == 400
    assert english.get("/tallies/charts/day/", {"from": "2022-13"}).status_code == 400


def test_the_number_of_queries_does_not_grow(
    some: list[Release], english: Client, documenter: User, supervisor: User, documentation: Team
) -> None:
    def queries() -> int:
        forget_answers()
        with CaptureQueriesContext(connection) as found:
            shown(english, "/tallies/charts/")
        return len(found)

    queries()
    few = queries()
    for home, day in (("SY-LA", "2019-04-01"), ("SY-QU", "2024-12-08")):
        verified(documenter, supervisor, documentation, home_id=home, date=day)
    assert queries() == few


def test_weeks_begin_on_monday() -> None:
    assert {WEEK.first(date(2022, 5, 2) + timedelta(days=n)) for n in range(7)} == {date(2022, 5, 2)}
