"""`script/manage import_register`: rows that the team has already."""

from pathlib import Path
from typing import Any

import pytest

from accounts.models import Team, User
from detainees.models import Detainee
from detainees.restriction import restrict
from releases.models import Release
from tests.releases.importing import Importer, row
from tests.releases.records import made


@pytest.fixture
def importer(tmp_path: Path, documentation: Team, documenter: User) -> Importer:
    importer = Importer(tmp_path, documentation, documenter)
    importer.rows(row())
    return importer


def the_release() -> Release:
    return Release.objects.get()


def test_an_unchanged_row_is_skipped(importer: Importer) -> None:
    answer = importer.rows(row())
    assert answer.numbers("read", "made", "changed", "unchanged", "refused") == (1, 0, 0, 1, 0)
    assert the_release().revision_number == 1
    assert Detainee.objects.count() == 1


def test_an_empty_cell_changes_nothing(importer: Importer) -> None:
    answer = importer.rows({"external_id": "ADMSP-1", "given_ar": "أحمد", "birth": "", "mode": ""})
    assert answer.numbers("unchanged") == (1,)


@pytest.mark.parametrize(
    "said",
    [
        {"release_date": "2022-05-04"}, {"birth": "1991"}, {"father_ar": "خالد"}, {"arrest_date": "2013-06"},
        {"facility": "adra"}, {"claim_credibility": "1"}, {"source": "another lawyer"}, {"home_place": "حرستا"},
    ],
)  # fmt: skip
def test_a_changed_row_is_a_new_revision_submitted_and_never_a_second_record(
    importer: Importer, said: dict[str, str]
) -> None:
    answer = importer.rows(row(**said))
    assert answer.numbers("made", "changed", "unchanged", "refused") == (0, 1, 0, 0)
    release = the_release()
    assert (release.status, release.revision_number) == ("submitted", 2)
    assert Detainee.objects.count() == 1
    assert importer.rows(row(**said)).numbers("changed", "unchanged") == (0, 1)


def test_until_the_change_is_verified_the_last_verified_revision_counts(importer: Importer, supervisor: User) -> None:
    made(the_release(), "verify", supervisor)
    assert importer.rows(row(mode="exchange")).numbers("changed") == (1,)
    release = the_release()
    assert (release.status, release.mode) == ("submitted", "exchange")
    assert release.verified_revision is not None
    assert (release.verified_revision.number, release.verified_revision.mode) == (1, "amnesty")


def test_a_name_that_is_given_otherwise_stands_beside_the_first(importer: Importer) -> None:
    importer.rows(row(given_ar="أحمدو"))
    person = Detainee.objects.get()
    assert [name.given for name in person.names.filter(script="ar").order_by("pk")] == ["أحمد", "أحمدو"]
    assert person.name_ar.startswith("أحمدو")


def test_who_is_called_quite_otherwise_is_changed_and_it_is_said(importer: Importer) -> None:
    answer = importer.rows(row(given_ar="سمير", father_ar="إلياس", family_ar="حداد", given_latin="Samir"))
    assert answer.numbers("changed", "refused") == (1, 0)
    assert "1 row changes a record whose person has quite another name: line 2." in answer.notes
    assert "another name" not in importer.rows(row(given_ar="سمير", father_ar="الياس", family_ar="الحداد")).notes


def test_a_rejected_record_is_reopened_by_a_supervisor_and_not_by_an_import(
    importer: Importer, supervisor: User
) -> None:
    made(the_release(), "reject", supervisor)
    answer = importer.rows(row(mode="exchange"), row("B"))
    assert (answer.code, answer.refused[0]["column"]) == (1, "external_id")
    assert "another supervisor has to reopen it" in answer.refused[0]["reason"]
    assert the_release().mode == "amnesty"


def test_a_dry_run_changes_nothing(importer: Importer) -> None:
    assert importer.rows(row(mode="exchange"), options=("--dry-run",)).numbers("changed") == (1,)
    assert the_release().mode == "amnesty"


def test_one_bad_row_leaves_the_changed_ones_as_they_were(importer: Importer) -> None:
    assert importer.rows(row(mode="exchange"), row("B", sex="x")).numbers("changed", "refused") == (0, 1)
    assert the_release().mode == "amnesty"


def test_a_restricted_person_is_not_changed_by_who_may_not_open_it(
    importer: Importer, supervisor: User, documenter2: User, tmp_path: Path, documentation: Team
) -> None:
    person: Any = Detainee.objects.get()
    restrict(person, [], by=supervisor)
    answer = Importer(tmp_path, documentation, documenter2).rows(row(birth="1991"))
    assert "not open to you" in answer.refused[0]["reason"]
