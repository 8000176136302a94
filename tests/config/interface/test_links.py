"""Addresses of lists: order, place and chips."""

from django import forms
from django.test import RequestFactory

from config.interface.links import asked, chips, sort_link


class Filters(forms.Form):
    """What a list may be asked."""

    home = forms.MultipleChoiceField(choices=[("SY-ID", "Idlib"), ("SY-DR", "Daraa")], required=False)
    since = forms.DateField(required=False)
    group = forms.BooleanField(label="Groups only", required=False)


def test_another_order_begins_at_the_first_page() -> None:
    request = RequestFactory().get("/releases/?home=SY-ID&after=abc&sort=name")
    assert sort_link(request, "date").url == "?home=SY-ID&sort=date"


def test_a_column_that_rises_falls_next() -> None:
    request = RequestFactory().get("/releases/?sort=name")
    assert sort_link(request, "name") == ("ascending", "?sort=-name")


def test_the_default_order_is_marked_too() -> None:
    request = RequestFactory().get("/releases/")
    assert sort_link(request, "entered", default="-entered") == ("descending", "?sort=entered")


def test_the_next_page_asks_the_same() -> None:
    request = RequestFactory().get("/releases/?home=SY-ID&before=x")
    assert asked(request, after="c/1") == "?home=SY-ID&after=c%2F1"


def test_each_filter_in_force_is_a_chip_that_takes_it_away() -> None:
    request = RequestFactory().get("/releases/?home=SY-ID&home=SY-DR&group=on&after=x")
    shown = chips(request, Filters(request.GET))
    assert [(chip.value, chip.url) for chip in shown] == [
        ("Idlib", "?home=SY-DR&group=on"),
        ("Daraa", "?home=SY-ID&group=on"),
        ("", "?home=SY-ID&home=SY-DR"),
    ]


def test_what_was_not_understood_is_no_chip() -> None:
    request = RequestFactory().get("/releases/?since=yesterday")
    assert chips(request, Filters(request.GET)) == []
