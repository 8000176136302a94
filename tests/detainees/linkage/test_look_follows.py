"""Whoever is registered, changed or submitted is looked at; of many at once the register job is asked for once."""

from contextlib import suppress
from pathlib import Path

import pytest
from django.utils import timezone

from accounts.acting import acting
from accounts.models import Team, User
from casework.dates import read_date
from casework.models import OutboxEntry
from detainees.linkage.following import FEW, LOOK_NEAR, gathered, look_near
from detainees.lists import NameKind
from detainees.models import Detainee, RegisterJob
from detainees.registration import add_detention, add_names, add_other_name, change, change_detention
from releases.models.releases import Status
from tests.detainees.making import KHALED_LATIN, registered
from tests.releases.importing import Importer, row
from tests.releases.records import release_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(documentation: Team, documenter: User) -> Detainee:
    """Somebody on the register who was looked at already."""
    detainee = registered(documenter, documentation)
    OutboxEntry.objects.update(sent_at=timezone.now())
    return detainee


def looked_at() -> list[int]:
    return [entry.ids["detainee"] for entry in OutboxEntry.objects.waiting().filter(task=LOOK_NEAR)]


def asked_of_register() -> list[str]:
    """What follows for the whole register; the floors above have tasks of their own."""
    return [entry.task for entry in OutboxEntry.objects.exclude(task__startswith="releases.")]


def test_who_is_registered_is_looked_at(documentation: Team, documenter: User) -> None:
    new = registered(documenter, documentation)
    assert looked_at() == [new.pk]


def test_who_is_given_a_name_or_another_fact_is_looked_at_again(person: Detainee, documenter: User) -> None:
    add_names(person, {}, KHALED_LATIN, by=documenter)
    add_other_name(person, NameKind.KUNYA, "أبو أحمد", by=documenter)
    change(Detainee.objects.locked().get(pk=person.pk), {"birth": read_date("1990")}, by=documenter)
    detention = add_detention(person, {"arrest_date": read_date("2013")}, [], by=documenter)
    change_detention(detention, {"arrest_date": read_date("2013-05")}, [], by=documenter)
    assert looked_at() == [person.pk] * 5


def test_whose_release_is_submitted_is_looked_at(documentation: Team, documenter: User, supervisor: User) -> None:
    release = release_in(Status.SUBMITTED, documentation, documenter, supervisor)
    assert looked_at() == [release.detainee_id] * 2  # registered, and submitted


def test_what_is_undone_has_nobody_looked_at(documentation: Team, documenter: User) -> None:
    with suppress(OSError), gathered(by=documenter):
        registered(documenter, documentation)
        raise OSError
    assert looked_at() == []


def test_a_few_at_once_are_each_looked_at_once(documentation: Team, documenter: User) -> None:
    with acting(documenter), gathered(by=documenter):
        new = registered(documenter, documentation)
        look_near(new.pk)
    assert (looked_at(), RegisterJob.objects.count()) == ([new.pk], 0)


def test_for_many_at_once_the_register_is_searched_once(documenter: User) -> None:
    with acting(documenter), gathered(by=documenter):
        for number in range(FEW + 1):
            look_near(number)
    assert (looked_at(), RegisterJob.objects.get().asked_by) == ([], documenter)
    assert asked_of_register() == ["detainees.tasks.search_register"]


def test_an_import_asks_for_one_search(documentation: Team, documenter: User, tmp_path: Path) -> None:
    importer = Importer(tmp_path, documentation, documenter)
    importer.rows(*(row(f"ADMSP-{number}", given_ar="سامر") for number in range(FEW + 1)))
    assert (asked_of_register(), RegisterJob.objects.count()) == (["detainees.tasks.search_register"], 1)


def test_a_dry_run_asks_for_nothing(documentation: Team, documenter: User, tmp_path: Path) -> None:
    Importer(tmp_path, documentation, documenter).rows(row(), options=("--dry-run",))
    assert (looked_at(), RegisterJob.objects.count()) == ([], 0)
