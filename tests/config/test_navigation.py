"""The main menu: what a person may open, and where they are."""

from collections.abc import Iterable

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from django.utils.translation import gettext_lazy
from pytest_django import Settings

from accounts.models import User
from accounts.rights import TABLE as RIGHTS
from accounts.rights import Right
from config.navigation import Entry, Item, navigation


def _items(path: str, rights: Iterable[Right]) -> list[Item]:
    request = RequestFactory().get(path)
    request.user = User(pk=1, username="layla")
    request.user._held = dict.fromkeys(rights, frozenset({1}))  # type: ignore[attr-defined]  # rights without a database
    return [item for group in navigation(request) for item in group.items]


def test_a_stranger_has_no_menu() -> None:
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    assert navigation(request) == []


def test_who_may_not_enter_is_not_led_there() -> None:
    seen = {item.url for item in _items("/", [])}
    assert not seen & {"/releases/new/", "/releases/queue/"}


def test_the_entry_of_this_page_is_marked_and_no_other(settings: Settings) -> None:
    settings.ROOT_URLCONF = "tests.browser.gallery.urls"
    current = [item.url for item in _items("/releases/queue/", RIGHTS) if item.current]
    assert current == ["/releases/queue/"]


def test_a_record_belongs_to_its_list(settings: Settings) -> None:
    settings.ROOT_URLCONF = "tests.browser.gallery.urls"
    current = [item.url for item in _items("/detainees/D-7K3M-9QTA/", RIGHTS) if item.current]
    assert current == ["/detainees/"]


@pytest.mark.django_db
@pytest.mark.parametrize(("waiting", "shown"), [(0, (0, False)), (99, (99, False)), (100, (99, True))])
def test_what_waits_is_counted_to_ninety_nine(
    waiting: int, shown: tuple[int, bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = Entry(gettext_lazy("Flags"), "dashboard", (lambda _person, most: min(waiting, most),))
    monkeypatch.setattr("config.navigation.TABLE", (("", (asked,)),))
    assert [(item.count, item.more) for item in _items("/", [])] == [shown]
