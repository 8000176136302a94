"""Names, references, dates as the components draw them."""

import datetime
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.template import engines
from django.utils import translation
from django.utils.html import strip_tags

from casework.dates import PartialDate
from config.interface import numerals
from config.interface.icons import DRAWN, icon


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with translation.override("en"):
        yield


def _drawn(tag: str, **context: object) -> str:
    return engines["django"].from_string("{% load ui %}" + tag).render(context).strip()


def test_a_reference_reads_from_left_to_right() -> None:
    assert '<bdi class="reference" dir="ltr">D-7K3M-9QTA</bdi>' in _drawn('{% reference "D-7K3M-9QTA" %}')


def test_a_name_stands_first_in_the_script_of_the_page() -> None:
    tag = "{% person_name ar=ar latin=latin %}"
    assert strip_tags(_drawn(tag, ar="محمود", latin="Mahmoud")).startswith("Mahmoud")
    with translation.override("ar"):
        assert strip_tags(_drawn(tag, ar="محمود", latin="Mahmoud")).startswith("محمود")


def test_a_name_that_is_markup_is_only_text() -> None:
    assert "<script>" not in _drawn("{% person_name latin=latin %}", latin="<script>")


def test_who_has_no_name_is_said_to_have_none() -> None:
    assert "Name not known" in _drawn("{% person_name %}")


def test_an_hour_is_syrias() -> None:
    noon = datetime.datetime(2022, 5, 5, 21, 30, tzinfo=datetime.UTC)
    assert strip_tags(_drawn("{% moment when %}", when=noon)) == "6 May 2022, 00:30"


def test_months_have_their_syrian_names() -> None:
    with translation.override("ar"), numerals.shown_as("arabic"):
        assert strip_tags(_drawn("{% moment when %}", when=datetime.date(2022, 5, 5))) == "٥ أيار ٢٠٢٢"


def test_only_a_whole_date_is_told_to_machines() -> None:
    assert 'datetime="2013-05"' in _drawn("{% partial_date date %}", date=PartialDate("2013-05"))
    assert "datetime" not in _drawn("{% partial_date date %}", date=PartialDate("2013~"))
    assert strip_tags(_drawn("{% partial_date date %}", date=None)) == "unknown"


def test_an_empty_fact_says_so() -> None:
    assert "not known" in _drawn('{% summary_row "Mother" %} {% endsummary_row %}')
    assert "not asked" in _drawn('{% summary_row "Mother" empty="not asked" %}{% endsummary_row %}')


def test_a_fact_is_escaped_once() -> None:
    assert "Umm &amp; Abu" in _drawn('{% summary_row "Kunya" %}{{ name }}{% endsummary_row %}', name="Umm & Abu")


def test_every_icon_that_a_template_asks_for_is_drawn() -> None:
    asked = {
        name
        for file in Path("templates").rglob("*.html")
        for name in re.findall(r'{% icon "([a-z-]+)"', file.read_text())
    }
    assert asked - DRAWN == set()
    with pytest.raises(KeyError):
        icon("nothing-like-it")


def test_an_icon_that_points_is_mirrored() -> None:
    assert 'class="icon mirror"' in _drawn('{% icon "forward" %}')
    assert 'class="icon"' in _drawn('{% icon "lock" %}')
