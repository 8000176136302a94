"""Keys of names: kept with the record, drawn anew when the rules change."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction

from accounts.acting import acting
from accounts.models import Team, User
from casework.dates import PartialDate
from detainees.keys import keep_keys, rebuild_keys, without_keys
from detainees.models import Detainee, NameKeys
from detainees.names import KEYS_VERSION, pair_keys
from detainees.registration import change
from detainees.restriction import lift, restrict
from tests.detainees.making import KHALED, KHALED_LATIN, registered

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(documentation: Team, documenter: User) -> Detainee:
    """خالد محمود الخطيب, in both scripts."""
    return registered(documenter, documentation)


def test_a_person_is_kept_with_the_keys_of_both_scripts(person: Detainee) -> None:
    kept = NameKeys.objects.get(detainee=person)
    assert set(kept.keys) >= {*pair_keys(KHALED), *pair_keys(KHALED_LATIN), "xHTB", "xHT"}
    assert kept.spelled == "خالد|محمود|الخطيب/khaled|mahmoud|al-khatib"
    assert kept.version == KEYS_VERSION


def test_what_changes_of_a_person_changes_beside_the_keys(person: Detainee, documenter: User, supervisor: User) -> None:
    change(person, {"birth": PartialDate("1980-05"), "home_governorate_id": "SY-HI"}, by=documenter)
    kept = NameKeys.objects.get(detainee=person)
    assert (kept.birth, kept.home, kept.restricted) == ("1980-05", "SY-HI", False)
    assert {"y1980", "hSY-HI"} < set(kept.keys)
    restrict(person, [], by=supervisor)
    assert NameKeys.objects.get(detainee=person).restricted
    lift(person, by=supervisor)
    assert not NameKeys.objects.get(detainee=person).restricted


def test_a_registration_that_is_taken_back_leaves_no_keys(documentation: Team, documenter: User) -> None:
    with transaction.atomic():
        registered(documenter, documentation)
        assert NameKeys.objects.exists()
        transaction.set_rollback(True)
    assert not NameKeys.objects.exists()


def test_keys_of_older_rules_are_drawn_anew(person: Detainee, documentation: Team, documenter: User) -> None:
    other = registered(documenter, documentation, "سمير")
    kept = NameKeys.objects.get(detainee=person).keys
    NameKeys.objects.filter(detainee=person).update(keys=["OLD|RULE"], version=KEYS_VERSION - 1)
    done: list[int] = []
    assert rebuild_keys(done.append) == 1
    assert done == [1]
    assert NameKeys.objects.get(detainee=person).keys == kept
    assert not without_keys().exists()
    assert NameKeys.objects.filter(detainee=other).exists()


def test_a_database_from_before_the_keys_is_filled(
    person: Detainee, documentation: Team, documenter: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    registered(documenter, documentation, "سمير")
    monkeypatch.setattr("detainees.keys.KEYS_VERSION", KEYS_VERSION + 1)
    monkeypatch.setattr("detainees.keys.AT_ONCE", 1)
    asked, told, answered = StringIO(), StringIO(), StringIO()
    call_command("rebuild_keys", "--count", stdout=asked)
    call_command("rebuild_keys", stdout=answered, stderr=told)
    assert (asked.getvalue(), answered.getvalue()) == ("2\n", "2\n")
    assert told.getvalue().split("\n")[:2] == ["1 of 2", "2 of 2"]


def test_a_hundred_names_of_one_person_stay_bounded(person: Detainee, documenter: User) -> None:
    with acting(documenter):
        for number in range(40):
            person.names.create(
                script="latin", given=f"Thedh{'abcdefghij'[number % 10]}th", father="Dhegzethd",
                family=f"Sathd{'bdfghjklmn'[number // 4]}adh", recorded_by=documenter,
            )  # fmt: skip
        keep_keys(person.pk)
    assert len(NameKeys.objects.get(detainee=person).keys) <= 150
