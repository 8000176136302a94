"""When the rules are asked: what follows a submission, a claim, a change; and of many at once the register."""

from pathlib import Path

import pytest
from django.utils import timezone

from accounts.models import Team, User
from casework.dates import PartialDate
from casework.models import OutboxEntry
from detainees.models import Detainee
from detainees.registration import record_arrest
from releases.entry import add_claim, enter_release
from releases.models import Flag
from releases.suspicion.looking import LOOK_AT_PERSON, LOOK_AT_REGISTER, LOOK_AT_RELEASE
from releases.tasks import look_at_person, look_at_release
from tests.releases.importing import Importer, row
from tests.releases.records import DIRECT, draft, made
from tests.releases.suspicion.seeing import claim, flags, submitted

pytestmark = pytest.mark.django_db

TEXT = "خرج من باب السجن صباح الثلاثاء ومعه ثلاثة رجال من قريته، وكان متعبا يمشي وحده حتى وصل إلى الحاجز"


def followed(task: str) -> list[dict[str, int]]:
    return [entry.ids for entry in OutboxEntry.objects.waiting().filter(task=task)]


def over() -> None:
    OutboxEntry.objects.update(sent_at=timezone.now())


def test_a_submission_is_followed_by_all_rules_of_its_person(documentation: Team, documenter: User) -> None:
    release = draft(documentation, documenter)
    over()
    assert release.detainee is not None
    submitted(documentation, documenter, detainee=release.detainee)
    assert followed(LOOK_AT_PERSON) == [{"detainee": release.detainee.pk}]


def test_a_group_is_asked_about_as_a_release(documentation: Team, documenter: User) -> None:
    facts = {"group_count": 27, "group_bound": "exactly", "wave_id": "decree-7-2022"}
    group = made(enter_release(documentation, None, facts, [DIRECT], by=documenter), "submit", documenter)
    assert followed(LOOK_AT_RELEASE) == [{"release": group.pk}]


def test_a_claim_is_followed_once_the_release_was_submitted(documentation: Team, documenter: User) -> None:
    written, sent = draft(documentation, documenter), submitted(documentation, documenter)
    over()
    for release in (written, sent):
        add_claim(release, claim("a friend"), by=documenter)
    assert followed(LOOK_AT_RELEASE) == [{"release": sent.pk}]


def test_an_arrest_that_is_entered_is_followed(documentation: Team, documenter: User) -> None:
    release = submitted(documentation, documenter)
    assert release.detainee is not None
    over()
    record_arrest(release.detainee, by=documenter, date=PartialDate("2023"), facility=None)
    assert followed(LOOK_AT_PERSON) == [{"detainee": release.detainee.pk}]
    look_at_person(release.detainee.pk)
    assert flags() == ["released-before-arrest"]


def test_several_are_asked_about_at_once_and_each_has_its_flag(documentation: Team, documenter: User) -> None:
    releases = [submitted(documentation, documenter) for _each in range(3)]
    persons = [release.detainee for release in releases if release.detainee]

    def arrested(person: Detainee) -> None:
        record_arrest(person, by=documenter, date=PartialDate("2023"), facility=None)

    for person in persons[:2]:
        arrested(person)
    look_at_person([person.pk for person in persons])
    assert [flag.release for flag in Flag.objects.order_by("release")] == releases[:2]
    arrested(persons[2])
    look_at_release([release.pk for release in releases])
    assert [flag.release for flag in Flag.objects.order_by("release")] == releases


def test_an_import_of_many_is_followed_by_one_run_over_the_register(
    documentation: Team, documenter: User, tmp_path: Path
) -> None:
    answer = Importer(tmp_path, documentation, documenter).rows(*(row(f"A{at}") for at in range(60)))
    assert answer.code == 0
    assert (followed(LOOK_AT_REGISTER), followed(LOOK_AT_PERSON)) == ([{}], [])


def test_the_one_that_was_there_before_is_flagged_with_the_one_that_came(documentation: Team, documenter: User) -> None:
    first = submitted(documentation, documenter, claims=[claim("one", TEXT)])
    look_at_release(first.pk)
    assert flags() == []
    second = submitted(documentation, documenter, claims=[claim("other", TEXT)])
    look_at_release(second.pk)
    assert flags() == ["near-identical-texts"] * 2
    third = submitted(documentation, documenter, claims=[claim("third", TEXT)])
    look_at_release(third.pk)
    assert sorted(Flag.objects.values_list("others__release", flat=True)) == sorted([first.pk, second.pk, third.pk] * 2)
