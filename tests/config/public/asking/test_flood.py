"""A flood of posts: a few are read, the others refused with a sentence, without a write; addresses are not kept."""

import time
from datetime import timedelta
from typing import Any
from unittest.mock import patch

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django.fixtures import Settings

from accounts.models import Team
from families.models import Intake, PublicPost
from families.quarantine.limits import forget_posts, source_of
from families.tasks import forget_public_posts
from releases.today import today as local_today
from tests.detainees.test_numbers_at_rest import texts
from tests.families.writing import ASK, came_in, message, opened_to_public, send
from tests.house.source import ROOT

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def desk(documentation: Team, settings: Settings) -> Team:
    """The desk to which one can write, and limits that are soon reached."""
    settings.INTAKE_OF_ONE_ADDRESS, settings.INTAKE_AN_HOUR, settings.INTAKE_WAITING = 3, 10, 6
    opened_to_public(documentation)
    return documentation


def test_from_one_address_some_are_let_in_and_the_others_refused(desk: Team) -> None:
    came = [send(message(desk)).status_code for _turn in range(6)]
    assert came == [200, 200, 200, 429, 429, 429]
    assert Intake.objects.count() == 3
    assert send(message(desk), address="203.0.113.8").status_code == 200, "others are not refused for it"


def test_mistakes_count_as_well(desk: Team) -> None:
    came = [send(message(desk, sought="")).status_code for _turn in range(4)]
    assert came == [422, 422, 422, 429]


def test_from_many_addresses_no_more_than_so_many_in_an_hour(desk: Team, settings: Settings) -> None:
    settings.INTAKE_WAITING = 100
    came = [send(message(desk), address=f"198.51.100.{n}").status_code for n in range(14)]
    assert came == [200] * 10 + [503] * 4
    assert Intake.objects.count() == PublicPost.objects.count() == 10


def test_mistakes_of_some_close_the_form_to_nobody_else(desk: Team) -> None:
    for n in range(15):
        send({"once": ""}, address=f"198.51.100.{n % 5}")
    assert PublicPost.objects.count() == 15
    assert send(message(desk)).status_code == 200


def test_whoever_would_be_refused_is_told_before_they_write(desk: Team) -> None:
    for n in range(6):
        send(message(desk), address=f"198.51.100.{n}")
    page = Client().get(ASK)
    assert page.status_code == 503
    assert b"<form" not in page.content


def test_who_wrote_meanwhile_loses_nothing(desk: Team) -> None:
    with patch("config.public.asking.views.why_not_now", return_value=None):
        for n in range(6):
            send(message(desk), address=f"198.51.100.{n}")
        answer = send(message(desk), address="198.51.100.9")
    assert answer.status_code == 503
    assert "لم نسمع عنه منذ 2013" in answer.content.decode()
    assert Intake.objects.count() == 6


def test_the_proxy_keeps_no_address_of_whoever_writes() -> None:
    """Not of a request, and not of one that the application did not answer: that goes to the log of all sites."""
    of_all, _tls, of_site = (ROOT / "deploy/Caddyfile").read_text().partition("# TLS for the one host name")
    assert "log default {" in of_all
    for kept in (of_all, of_site):
        for name in ("remote_ip", "remote_port", "client_ip", "headers"):
            assert f"request>{name} delete" in kept


def test_no_more_waits_than_may(desk: Team) -> None:
    came = [send(message(desk), address=f"198.51.100.{n}").status_code for n in range(8)]
    assert came == [200] * 6 + [503] * 2
    assert Intake.objects.count() == 6


def test_what_is_refused_writes_nothing_and_asks_little(desk: Team) -> None:
    for _turn in range(3):
        send(message(desk))
    with CaptureQueriesContext(connection) as queries:
        answer = send(message(desk))
    assert answer.status_code == 429
    assert answer.headers["Retry-After"] == "3600"
    assert len(queries) <= 2
    assert [query["sql"] for query in queries if not query["sql"].startswith("SELECT")] == []
    with CaptureQueriesContext(connection) as again:
        assert send(message(desk)).status_code == 429
    assert list(again) == [], "who was refused is remembered"


def test_what_is_refused_is_not_even_read(desk: Team) -> None:
    for _turn in range(3):
        send(message(desk))
    with patch("config.public.asking.views.AskForm", side_effect=AssertionError):
        assert send(message(desk)).status_code == 429


def test_after_an_hour_one_may_write_again(desk: Team) -> None:
    for _turn in range(4):
        send(message(desk))
    PublicPost.objects.update(at=timezone.now() - timedelta(minutes=61))
    with patch("families.quarantine.limits.time.monotonic", return_value=time.monotonic() + 31):
        assert send(message(desk)).status_code == 200
    assert PublicPost.objects.count() == 1, "what is older is forgotten"


def test_addresses_are_kept_for_nobody_and_forgotten(desk: Team) -> None:
    came_in(desk)
    assert {table for table, text in texts() if "203.0.113.7" in text} == set()
    today = source_of("203.0.113.7")
    with patch("families.quarantine.limits.today", return_value=local_today() + timedelta(days=1)):
        assert source_of("203.0.113.7") != today
    PublicPost.objects.update(at=timezone.now() - timedelta(minutes=61))
    forget_public_posts()
    assert not PublicPost.objects.exists()
    forget_posts()


def test_a_forged_address_is_not_believed_but_a_proxys_is(desk: Team) -> None:
    form = message(desk)
    for n in range(4):
        answer = _through(f"198.51.100.{n}", form)
    assert answer.status_code == 429, "without a proxy nobody names their own address"
    with patch("allauth.app_settings.TRUSTED_PROXY_COUNT", 1, create=True):
        assert _through("198.51.100.9", message(desk)).status_code == 200


def _through(address: str, form: dict[str, Any]) -> Any:
    return send(form, client=Client(headers={"x-forwarded-for": f"1.2.3.4, {address}"}))


def test_one_connection_has_one_address_however_many_it_chooses(desk: Team) -> None:
    came = [send(message(desk), address=f"2001:db8:1:2::{n:x}").status_code for n in range(1, 5)]
    assert came == [200, 200, 200, 429]
