"""The demo: ADMSP's table out of the ledger, work in every state, nobody real, the same each time."""

import json
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.db.models import F, Sum
from django.test import override_settings
from django.utils import timezone
from django.utils.translation import override
from pytest_django import DjangoDbBlocker
from pytest_django.fixtures import Settings

from accounts.founding import found_organisation
from accounts.models import User
from config.demo.accounts import PEOPLE, make_people
from config.demo.figures import SAID
from config.demo.files import LISTED
from config.demo.making import all_cases, make_records
from config.demo.sednaya import HOMES
from detainees.lists import Sex
from detainees.models import Detainee, Identification, Name
from releases.figures.board import Board
from releases.models import (
    Claim,
    Evidence,
    Flag,
    Grid,
    LedgerEntry,
    Redaction,
    Release,
    ReportedFigure,
    Source,
    Transcript,
    Verdict,
)
from releases.models.releases import Status


@pytest.fixture(scope="module")
def before(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[datetime]:
    """The demo is made once for all tests of this file; what is given is a moment before it was."""
    media = override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media"))
    with django_db_blocker.unblock(), transaction.atomic(), media:
        moment = timezone.now()
        make_people("not a password")
        make_records()
        yield moment
        transaction.set_rollback(True)


def test_admsps_ten_provinces_and_103_come_out_of_the_ledger(before: datetime) -> None:
    entries = LedgerEntry.objects.filter(facility="sednaya", wave="decree-7-2022").order_by()
    homes = dict(entries.values_list("home").annotate(people=Sum("people")).filter(people__gt=0))
    assert homes == HOMES
    assert sum(homes.values()) == 103
    assert Release.objects.filter(facility="sednaya", wave="decree-7-2022", status=Status.VERIFIED).count() == 103


def test_before_the_demo_nothing_was_known(before: datetime) -> None:
    assert not LedgerEntry.objects.as_of(before).exists()


def test_every_state_of_work_is_there(before: datetime) -> None:
    assert set(Release.objects.values_list("status", flat=True)) == set(Status.values)
    assert Release.objects.counted().exclude(status=Status.VERIFIED).count() == 2


def test_the_queue_has_what_a_supervisor_meets(before: datetime) -> None:
    supervisor = User.objects.get(username="supervisor")
    queue = Release.objects.visible_to(supervisor).decidable_by(supervisor).awaiting()
    assert queue.count() >= 12
    assert queue.filter(owner=supervisor).exists()
    rules = set(Flag.objects.blocking().filter(release__in=queue).values_list("rule", flat=True))
    assert rules == {"before-wave", "released-before-arrest", "future-date"}


def test_nobody_decided_on_what_they_entered(before: datetime) -> None:
    assert not Verdict.objects.filter(by=F("revision__release__made_by")).exists()


def test_the_27_defectors_are_not_at_sednaya_and_their_split_is_not_known(before: datetime) -> None:
    entry = LedgerEntry.objects.get(people=27)
    assert (entry.facility, entry.home, entry.several) == ("", "", ["SY-DR", "SY-HI", "SY-QU", "SY-RD"])
    bounds = set(Release.objects.filter(detainee__isnull=True).values_list("group_bound", flat=True))
    assert bounds == {"exactly", "at-least", "about", "range"}


def test_what_teams_meet_is_there(before: datetime) -> None:
    counted = LedgerEntry.objects.filter(people__gt=0)
    assert counted.filter(sex=Sex.FEMALE, is_group=False).exists()
    assert counted.filter(minor=True, is_group=False).exists()
    assert counted.filter(home="", is_group=False).exists()
    assert counted.filter(earliest__isnull=True).exists()
    assert counted.filter(organisation__slug="other").exists()
    assert Release.objects.filter(status=Status.VERIFIED, mode="transfer", ledger__isnull=True).exists()


def test_one_person_is_restricted_and_opened_by_name(before: datetime) -> None:
    person = Detainee.objects.get(restricted=True)
    readers = [u for u in User.objects.exclude(is_system=True) if Detainee.objects.visible_to(u).contains(person)]
    assert {reader.username for reader in readers} == {"documenter", "supervisor2"}


def test_three_could_not_say_who_they_were_and_of_one_it_became_known(before: datetime) -> None:
    assert Detainee.objects.filter(unidentified=True).count() == 3
    assert Detainee.objects.unidentified().count() == 2
    assert Identification.objects.get().merge.kept.name_ar == "عدنان صالح الزامل"


def test_evidence_of_every_kind_is_there_and_one_list_is_half_typed(before: datetime) -> None:
    kinds = set(Evidence.objects.values_list("original__media_type", flat=True))
    assert kinds == {"image/jpeg", "application/pdf", "text/plain"}
    assert Evidence.objects.filter(distressing=True).exists()
    assert Transcript.objects.exists()
    assert Redaction.objects.get().is_usable
    grid = Grid.objects.get()
    assert 0 < grid.rows.count() < LISTED
    assert not grid.rows.filter(release__isnull=False).exists()


def test_there_is_no_telephone_number_anywhere(before: datetime) -> None:
    texts = [*Claim.objects.values_list("text", flat=True), *Source.objects.values_list("name", flat=True)]
    assert [text for text in texts if re.search(r"\+|\d{5}", re.sub(r"\d{4}-\d\d(-\d\d)?", "", text))] == []


def test_names_are_in_both_scripts(before: datetime) -> None:
    assert Name.objects.filter(script="ar").count() > 200
    assert Name.objects.filter(script="latin").count() > 180


def test_it_is_the_same_each_time() -> None:
    first, second = ([(case.life, case.facts, case.claims, case.by) for case in all_cases()] for _ in range(2))
    assert first == second


# -- The command -------------------------------------------------------------------------------------------------------


@pytest.fixture
def folder(settings: Settings, tmp_path: Path, db: None) -> Path:
    """A data folder of its own."""
    settings.DATA_DIR = tmp_path
    return tmp_path


def test_accounts_alone_leave_no_records(folder: Path) -> None:
    call_command("make_demo", "--accounts-only")
    mark = json.loads((folder / "demo").read_text())
    assert mark["complete"] is True
    assert User.objects.get(username="supervisor").check_password(mark["password"])
    assert not Release.objects.exists()
    assert set(User.objects.filter(is_system=False).values_list("username", flat=True)) == set(PEOPLE)


def test_where_others_work_nothing_is_made(folder: Path) -> None:
    found_organisation("ours", "نحن", "Us")
    with pytest.raises(CommandError, match="works here already"):
        call_command("make_demo")
    assert not (folder / "demo").exists()
    assert not User.objects.filter(username="documenter").exists()


ADMSP, SNHR, SOHR = "Association of Detainees", "Syrian Network", "Syrian Observatory"
# Who said it, how many, with which bound, of what, of which day; compared by hand with the texts, one by one.
OF_THE_TEXTS = {
    (ADMSP, 103, None, "exactly", "released-facility", "2022-05-05"),
    ("Seventeen Syrian organisations", 500, None, "about", "released-wave", "2022-05-14/2022-05-31"),
    (SNHR, 523, None, "exactly", "released-wave", "2022-05-26"),
    (SOHR, 1_160, None, "about", "released-wave", "2022-05~"),
    (SOHR, 1_168, None, "about", "released-wave", "2022-05~"),
    (SOHR, 27, None, "exactly", "released-group", "2022-05~"),
    (SNHR, 6, 7, "range", "disappeared-released", "2022-05-26"),
    (SOHR, 969_854, None, "exactly", "arrested", "2022-05~"),
    (SOHR, 152_713, None, "exactly", "held", "2022-05~"),
    (SNHR, 132_000, None, "about", "held-terrorism", "2022-05-26"),
    (SNHR, 87_000, None, "about", "disappeared", "2022-05-26"),
    (SNHR, 113_218, None, "at-least", "disappeared", "2024-08"),
    (SOHR, 105_000, None, "at-least", "died", "2022-05~"),
    (SNHR, 1_000, None, "exactly", "pace", "2022-05-26"),
}


def test_every_figure_of_the_five_texts_stands_on_the_board(before: datetime) -> None:
    standing = [figure.standing for figure in ReportedFigure.objects.standing() if figure.standing]
    told = {(each.value, each.value_to, each.bound, each.counted, str(each.as_of)) for each in standing}
    assert told == {tuple(rest) for _who, *rest in OF_THE_TEXTS}
    said_by = {each.value: each.said_by_en for each in standing}
    assert all(said_by[value].startswith(who) for who, value, *_rest in OF_THE_TEXTS)
    assert len(standing) == len(SAID) == 14
    apart = {each.value: [part.get("number") or part["percent"] for part in each.parts] for each in standing}
    assert {value: parts for value, parts in apart.items() if parts} == {
        103: list(HOMES.values()), 969_854: [155_002], 152_713: [41_312], 113_218: [3_129, 6_712, 85], 105_000: [83],
    }  # fmt: skip
    assert {each.wave_id for each in standing if "released" in each.counted} == {"decree-7-2022"}


def test_the_claims_on_the_decree_follow_one_another(before: datetime) -> None:
    with override("en"):
        ((_title, line),) = Board(User.objects.get(username="analyst")).timelines
        told = [("→" if claim.follows else "·", claim.shown.number) for claim in line.claims]
    assert told == [
        ("·", "103"), ("→", "about 500"), ("·", "523"), ("·", "about 1,160"), ("·", "about 1,168"),
    ]  # fmt: skip


def test_the_reckoning_of_2022_stands_on_the_board(before: datetime) -> None:
    board = Board(User.objects.get(username="analyst"))
    with override("en"):
        told = {
            figure.said.value: reckonings[0].sentence
            for group in board.groups
            for figure, reckonings in group.reckonings
        }
    assert told[132_000] == "About 132 years: between 131 years and 133 years."
    assert told[113_218] == "At least 113 years."
