"""A server that serves strangers alone knows the public pages and no other."""

import pytest
from django.test import Client
from django.urls import clear_url_caches
from pytest_django.fixtures import Settings

from accounts.models import Team

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def alone(settings: Settings) -> None:
    settings.ROOT_URLCONF = "config.public.site"
    clear_url_caches()


@pytest.mark.parametrize("page", ["ar/", "en/contact/", "ar/money/", "ku/ask/"])
def test_the_public_pages_are_there(page: str, documentation: Team) -> None:
    answer = Client().get(f"/public/{page}")
    assert answer.status_code in (200, 503), "nobody can write where no desk is open"


@pytest.mark.parametrize("page", ["/", "/accounts/login/", "/releases/", "/healthz", "/families/", "/tallies.csv"])
def test_another_page_is_not_there_and_says_so_in_the_readers_language(page: str) -> None:
    answer = Client().get(page, headers={"Accept-Language": "ar"})
    assert answer.status_code == 404
    assert 'lang="ar"' in answer.content.decode()
