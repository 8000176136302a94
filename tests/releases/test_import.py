"""`script/manage import_register`: what a row makes, by whom, and who may; docs/import.md."""

from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection

from accounts.models import Team, User
from casework.models import Authorship, MoveMade
from casework.moves import Refusal
from detainees.keys import without_keys
from detainees.models import Detainee
from releases.effects import is_minor
from releases.imports.course import Import
from releases.models import Claim, LedgerEntry, Release, Source
from tests.releases.importing import Importer, csv_of, row
from tests.releases.records import made, move

ARCHIVE = {"external_id": "A-1", "given_latin": "Ahmad"}


@pytest.fixture
def importer(tmp_path: Path, documentation: Team, documenter: User) -> Importer:
    return Importer(tmp_path, documentation, documenter)


def settle() -> None:
    """What PostgreSQL checks at the end of a transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")


def test_a_row_becomes_a_person_a_detention_and_a_submitted_release(importer: Importer, documenter: User) -> None:
    answer = importer.rows(row())
    settle()
    assert answer.numbers("read", "made", "refused") == (1, 1, 0)
    release = Release.objects.get(external_id="ADMSP-1")
    person = release.detainee
    assert person is not None
    assert (person.name_ar, person.name_latin, person.external_id) == ("أحمد محمود الخطيب", "Ahmad", "ADMSP-1")
    assert (str(person.birth), person.sex, person.home_governorate_id) == ("1990~", "male", "SY-RD")
    detention = person.detentions.get()
    assert (str(detention.arrest_date), detention.charge) == ("2013-05", "terrorism")
    assert detention.stays.get().facility_id == "sednaya"
    assert (release.status, release.revision_number, release.owner) == ("submitted", 1, documenter)
    assert (release.wave_id, str(release.date), release.place_id, release.home_id, release.category) == (
        "decree-7-2022", "2022-05-03", "SY-DI", "SY-RD", "terrorism"
    )  # fmt: skip
    revision = release.revisions.get()
    assert revision.facts() == release.facts()
    assert revision.minor is is_minor(person.birth, release.date)
    claim = release.claims.get()
    assert (claim.grade, claim.connection, claim.text) == ("B2", "witness", "I drove him home.")
    assert claim.source.name == "lawyer of the family"


def test_the_importer_is_the_author_of_all_of_it_and_decides_on_none(
    tmp_path: Path, documentation: Team, author_supervisor: User, supervisor: User
) -> None:
    assert Importer(tmp_path, documentation, author_supervisor).rows(row()).code == 0
    settle()
    release = Release.objects.get()
    written = Authorship.objects.filter(person=author_supervisor)
    assert set(written.values_list("subject", "what")) == {
        ("detainee", "person"), ("detainee", "name"), ("detainee", "detention"), ("detainee", "stay"),
        ("release", "facts"), ("release", "claim"),
    }  # fmt: skip
    assert isinstance(move(release, "verify", author_supervisor), Refusal)
    made(release, "verify", supervisor)
    settle()


def test_nothing_counts_before_somebody_else_has_verified_it(importer: Importer) -> None:
    importer.rows(row("A"), row("B"))
    settle()
    assert not LedgerEntry.objects.exists()
    assert not Release.objects.counted().exists()


def test_a_row_without_a_source_is_a_draft_and_one_without_wave_and_date_no_release(importer: Importer) -> None:
    draft = row("A", source="", source_reliability="", claim_credibility="", claim_connection="", claim_text="")
    importer.rows(draft, row("B", wave="", release_date="", claim_text=""))
    settle()
    assert [(each.external_id, each.status) for each in Release.objects.all()] == [("A", "draft")]
    assert Detainee.objects.count() == 2
    assert not MoveMade.objects.exists()


def test_one_given_name_and_an_external_id_are_enough(importer: Importer) -> None:
    assert importer.rows(ARCHIVE).numbers("made", "refused") == (1, 0)
    assert Detainee.objects.get().name_latin == "Ahmad"


def test_the_same_text_is_the_same_source_whatever_its_capitals(importer: Importer) -> None:
    importer.rows(row("A", source="Family Lawyer"), row("B", source="family lawyer", source_reliability="D"))
    assert Source.objects.count() == 1
    assert sorted(Claim.objects.values_list("reliability", flat=True)) == ["B", "D"]


def test_an_imported_person_is_found_as_one_who_was_typed(importer: Importer, documenter: User) -> None:
    importer.rows(row())
    assert Detainee.objects.visible_to(documenter).named_like("احمد الخطيب").count() == 1
    assert not without_keys().exists()


def test_what_contradicts_itself_is_kept_as_the_source_said_it(importer: Importer) -> None:
    assert importer.rows(row(arrest_date="2023", release_date="2022-05")).numbers("made", "refused") == (1, 0)


def test_a_dry_run_says_the_same_and_makes_nothing(importer: Importer) -> None:
    answer = importer.rows(row(), options=("--dry-run",))
    assert answer.numbers("read", "made", "refused") == (1, 1, 0)
    assert not Detainee.objects.exists()
    assert not Source.objects.exists()
    assert "dry run" in answer.notes


def test_who_may_not_enter_in_the_team_imports_nothing(
    tmp_path: Path, documentation: Team, liaison: User, colleague_documenter: User, other_documenter: User
) -> None:
    for person in (liaison, colleague_documenter, other_documenter):
        with pytest.raises(CommandError, match="Only documenters and supervisors of this team"):
            Importer(tmp_path, documentation, person).rows(row())
    assert not Detainee.objects.exists()


def test_a_slug_of_two_organisations_means_the_team_of_the_one_who_imports(
    tmp_path: Path, documentation: Team, other_team: Team, other_documenter: User
) -> None:
    file = tmp_path / "register.csv"
    file.write_text(csv_of([ARCHIVE]))
    call_command("import_register", str(file), "--team", "documentation", "--by", other_documenter.username)
    assert Detainee.objects.get().team == other_team


def test_an_unknown_team_and_an_unknown_person_get_a_sentence(importer: Importer) -> None:
    with pytest.raises(CommandError, match="There is no active account"):
        call_command("import_register", "x.csv", "--team", "documentation", "--by", "nobody")
    with pytest.raises(CommandError, match="There is no team"):
        call_command("import_register", "x.csv", "--team", "nowhere", "--by", importer.by.username)


def test_an_import_that_is_killed_leaves_nothing_half(importer: Importer, monkeypatch: pytest.MonkeyPatch) -> None:
    take, blocks = Import._take, []

    def killed_in_the_third(self: Import, rows: list[object]) -> None:
        blocks.append(rows)
        if len(blocks) == 3:
            raise KeyboardInterrupt
        take(self, rows)  # type: ignore[arg-type]  # as the method wants them

    monkeypatch.setattr("releases.imports.course.BLOCK", 2)
    monkeypatch.setattr(Import, "_take", killed_in_the_third)
    with pytest.raises(KeyboardInterrupt):
        importer.rows(*(row(str(number)) for number in range(8)))
    assert not Detainee.objects.exists()
    assert not Source.objects.exists()
