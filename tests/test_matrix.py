"""The permission matrix: every address × method × person × relation to the record, against the declared table.

The addresses come from the URLconf, what has to happen from tests/matrix/expected.py; an address without a row fails.
Every day GET and POST: each person once, each relation and move once for every answer it can have. With --full all of
it, and every other method.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from unittest.mock import patch

import pytest
from django.db import transaction
from django.template.backends.django import Template
from django.test import override_settings
from django.urls import reverse
from pytest_django import DjangoDbBlocker

from casework.kept import forget_kept
from families.quarantine.limits import forget_refused
from tests.house.addresses import Address, addresses
from tests.matrix.asking import IN, KEYS, LOGIN, Question, every_question, reach, some_questions, traces
from tests.matrix.expected import ADMINISTER, CAST, CLOSED_TO_ALL
from tests.matrix.moves import MOVES
from tests.matrix.whole import ROWS, SUBJECTS
from tests.matrix.world import World, build, lay_picture

DAILY, OTHERS = ("GET", "POST"), ("HEAD", "PUT", "PATCH", "DELETE", "OPTIONS")
REFERENCE = [each for each in addresses() if each.name.startswith("admin:")]
# allauth's own pages answer OPTIONS and HEAD as Django's class-based views do.
PICTURES = ("tally-chart-png",)  # set from what their template draws
OURS = [each.name for each in addresses() if each.is_ours]


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """Everybody and everything, once, in a transaction that is rolled back. Who signed in at its start still has."""
    forget_kept()  # reference rows of an earlier test of this process
    forget_refused()
    with django_db_blocker.unblock(), transaction.atomic(), override_settings(ACCOUNT_REAUTHENTICATION_TIMEOUT=86_400):
        yield build()
        transaction.set_rollback(True)


def mismatches(world: World, questions: Iterable[Question]) -> list[str]:
    """Where what came is not what the table says; a page without its policy counts as well.

    Of pages that are answered alike one is drawn.
    """
    lay_picture()
    wrong, drawn, written = [], set(), traces()
    for question in questions:
        alike = (question.address, question.method, question.expected())
        with nullcontext() if alike not in drawn or question.address in PICTURES else undrawn():
            came, headers = question.ask(world, written)
        drawn.add(alike)
        if came != question.expected():
            wrong.append(f"{question}: expected {question.expected()}, came {came}")
        if "default-src" not in headers.get("Content-Security-Policy", ""):
            wrong.append(f"{question}: no Content-Security-Policy")
    return wrong


@contextmanager
def undrawn() -> Iterator[None]:
    """Pages without their words: drawing them is what takes the time, and no part of who may come in."""
    with patch.object(Template, "render", return_value=""):
        yield


def test_every_address_has_its_row_and_every_row_its_address() -> None:
    known = {each.name or each.route for each in addresses() if not each.route.startswith("/reference/")}
    assert known == set(ROWS)


def test_the_table_speaks_of_what_is_there(world: World) -> None:
    assert {(subject, relation) for subject, each in SUBJECTS.items() for relation in each} == set(world.found)
    assert set(world.clients) == set(CAST)
    assert set(MOVES) >= {"verify"}


@pytest.mark.parametrize("address", ROWS)
def test_who_comes_in_and_what_they_find(address: str, world: World) -> None:
    assert mismatches(world, some_questions(address, DAILY)) == []


@pytest.mark.full
@pytest.mark.parametrize("address", ROWS)
def test_everybody_in_every_relation(address: str, world: World) -> None:
    assert mismatches(world, every_question(address, DAILY)) == []


@pytest.mark.full
@pytest.mark.parametrize("address", OURS)
def test_no_other_method_opens_anything(address: str, world: World) -> None:
    """Not even HEAD, but for the watch over the site: it would take away what is shown once."""
    assert mismatches(world, every_question(address, OTHERS)) == []


@pytest.mark.parametrize("address", REFERENCE, ids=str)
def test_reference_data_is_the_administrators(address: Address, world: World) -> None:
    path, drawn = path_of(address), False
    closed = any(address.name.endswith(end) for end in CLOSED_TO_ALL)
    for name, client in world.clients.items():
        with nullcontext() if name in ADMINISTER and not drawn else undrawn():
            came = reach(client, "GET", path)
        if name in ADMINISTER:
            drawn = True
            assert came == 403 if closed else came in (IN, 404), name
        else:
            assert came == (LOGIN if name == "stranger" else 403), name
            with undrawn():
                assert reach(client, "POST", path) == came, name


def path_of(address: Address) -> str:
    """An address of the reference data, with one of its rows where it takes one."""
    model = address.name.removeprefix("admin:").split("_")[-2:][0]
    known = {"object_id": KEYS.get(model, "x"), "app_label": "detainees", "url": "x", "content_type_id": 1}
    if address.name == "admin:":
        return "/reference/x"
    return reverse(address.name, kwargs={each: known[each] for each in address.takes})
