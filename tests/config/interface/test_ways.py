"""What can be combined of a filter, drawn without a template: each value a box, what is ticked first, all escaped."""

import re
from html import unescape
from typing import Any

import pytest
from django import forms
from django.http import QueryDict
from django.utils.translation import override

from casework.combined_words import more_of
from casework.combining import Combined
from config.interface.ways import combined

NASTY = '"><script>alert(1)</script>&amp;'
VALUES = [("", "all"), ("a", "First"), (NASTY, NASTY), ("c", "Third")]


class Filters(Combined):
    """A filter with values, and one that has none."""

    place = forms.ChoiceField(label=NASTY, choices=VALUES, required=False)
    combined = ("place",)
    emptiable = {"place": "", "note": NASTY}


def drawn(query: str) -> tuple[str, str]:
    """The two filters at this address."""
    place, note = (combined(each) for each in more_of(Filters(QueryDict(query))))
    return place, note


def boxes(markup: str) -> list[tuple[str, bool, str]]:
    """Each box: its value, whether it is ticked, and what stands beside it."""
    found = re.findall(r'<input type="checkbox" name="place" value="([^"]*)"( checked)?><span>([^<]*)</span>', markup)
    return [(unescape(value), bool(ticked), unescape(label)) for value, ticked, label in found]


def chosen(markup: str) -> list[str]:
    """Of the ways the one that is chosen."""
    return re.findall(r'<option value="([^"]*)" selected>', markup)


def test_each_value_has_a_box_and_what_is_ticked_stands_first() -> None:
    place, _note = drawn("place=c&place=a&place_is=not")
    assert boxes(place) == [("a", True, "First"), ("c", True, "Third"), (NASTY, False, NASTY)]
    assert chosen(place) == ["not"]
    assert place.startswith("<details open>")
    assert '<span class="count">2</span>' in place


def test_what_another_ticked_is_not_ticked_for_the_next() -> None:
    drawn("place=c&place=a")
    place, _note = drawn("")
    assert boxes(place) == [("a", False, "First"), (NASTY, False, NASTY), ("c", False, "Third")]
    assert chosen(place) == [""]
    assert place.startswith("<details>")
    assert 'class="count"' not in place


def test_where_nothing_can_be_ticked_only_the_ways_stand() -> None:
    _place, note = drawn("note_is=known")
    assert note.startswith('<label class="only">')
    assert re.findall('<option value="([^"]*)"', note) == ["", "empty", "known"]
    assert chosen(note) == ["known"]


@pytest.mark.parametrize("query", [{}, {"place": ["a", NASTY]}, {"note_is": ["empty"]}], ids=str)
def test_nothing_is_drawn_as_markup(query: dict[str, Any]) -> None:
    asked = QueryDict(mutable=True)
    for name, values in query.items():
        asked.setlist(name, values)
    for markup in drawn(asked.urlencode()):
        assert "<script" not in markup
        assert "&amp;lt;" not in markup


def test_each_language_has_its_own_words() -> None:
    with override("en"):
        english, _note = drawn("")
    with override("ar"):
        arabic, _note = drawn("")
    assert "one of these" in english
    assert "one of these" not in arabic
