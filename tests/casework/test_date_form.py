"""Dates in forms and sheets: one line, kept as typed when wrong, the same value out and in."""

import datetime

import pytest
from django import forms
from django.utils.translation import override
from hypothesis import given

from casework.dates import PartialDate
from casework.forms import PartialDateFormField
from casework.resources import PartialDateWidget
from tests.casework.test_dates import partial_dates


class Sheet(forms.Form):
    birth = PartialDateFormField(required=False)


def test_a_typed_date_becomes_the_value_and_none_is_unknown() -> None:
    assert Sheet({"birth": "about 5/2013"}).fields["birth"].clean("about 5/2013") == PartialDate("2013-05~")
    form = Sheet({"birth": " "})
    assert form.is_valid()
    assert form.cleaned_data["birth"] is None


def test_a_required_date_that_is_missing_says_so() -> None:
    with pytest.raises(forms.ValidationError):
        PartialDateFormField().clean("")


def test_a_wrong_date_keeps_what_was_typed_and_says_what_is_wrong() -> None:
    with override("en"):
        form = Sheet({"birth": "2013-13"})
        assert form.errors == {"birth": ["There is no month 13: months are 01 to 12."]}
        assert 'value="2013-13"' in str(form["birth"])


@pytest.mark.parametrize(("language", "typed"), [("ar", "نحو 5/2013"), ("en", "about 5/2013")])
def test_a_stored_date_stands_in_the_input_as_people_type_it(language: str, typed: str) -> None:
    with override(language):
        assert f'value="{typed}"' in str(Sheet(initial={"birth": PartialDate("2013-05~")})["birth"])


def test_the_input_cuts_nothing_and_finds_its_own_direction() -> None:
    drawn = str(Sheet()["birth"])
    assert "maxlength" not in drawn
    assert 'dir="auto"' in drawn
    assert 'type="text"' in drawn


@pytest.mark.parametrize(("data", "changed"), [("5/2013", False), ("2013-05", False), ("2013", True), ("x", True)])
def test_another_spelling_of_the_same_date_is_no_change(data: str, changed: bool) -> None:
    form = Sheet({"birth": data}, initial={"birth": PartialDate("2013-05")})
    assert form.has_changed() == changed


@given(partial_dates())
def test_a_date_goes_out_to_a_sheet_and_comes_back(known: PartialDate) -> None:
    widget = PartialDateWidget()
    assert widget.clean(widget.render(known)) in (known, PartialDate(str(known.first)))
    assert widget.clean(widget.render(None)) is None


def test_a_sheet_says_what_is_wrong_and_takes_its_own_dates() -> None:
    assert PartialDateWidget().clean(datetime.datetime(2013, 5, 17, 0, 0)) == PartialDate("2013-05-17")  # noqa: DTZ001
    assert PartialDateWidget().clean(2013) == PartialDate("2013")
    with override("en"), pytest.raises(ValueError, match="no month 13"):
        PartialDateWidget().clean("2013-13")
