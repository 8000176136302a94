"""`script/manage import_register`: identity numbers of a file are read, checked, sealed and found; none is repeated."""

import io
from pathlib import Path

import pytest
from django.core.management import call_command

from accounts.models import Team, User
from casework.models import Authorship
from casework.sealed import opened
from detainees.models import Detainee, IdentityNumber
from detainees.numbering import numbered, strike_number
from detainees.numbers import GivenNumber
from releases.models import Release
from tests.releases.importing import Importer, csv_of, row
from tests.releases.records import made

NUMBER = "01234567890"
GIVEN = {"national_id": NUMBER, "other_ids": "passport:N123456|civil-registry:دوما ٤٥"}


@pytest.fixture
def importer(tmp_path: Path, documentation: Team, documenter: User) -> Importer:
    return Importer(tmp_path, documentation, documenter)


def kept() -> list[tuple[str, str, str]]:
    rows = IdentityNumber.objects.order_by("pk")
    return [(number.kind, number.issuer, opened(number, "number")) for number in rows]


def test_the_numbers_of_a_row_are_sealed_and_its_person_is_found_by_them(importer: Importer, documenter: User) -> None:
    answer = importer.rows(row(**GIVEN), row("B"))
    assert (answer.code, answer.notes) == (0, "")
    assert kept() == [("national", "", NUMBER), ("passport", "", "N123456"), ("civil-registry", "دوما", "٤٥")]
    number = IdentityNumber.objects.get(kind="national")
    assert (number.given_by, number.recorded_by) == ("lawyer of the family", documenter)
    assert Authorship.objects.filter(subject="detainee", person=documenter, what="number").count() == 3
    for typed in ("٠١٢٣٤٥٦٧٨٩٠", "n-123456"):
        found = numbered(Detainee.objects.visible_to(documenter), typed, documenter)
        assert found.get().external_id == "ADMSP-1"


def test_a_typed_number_and_an_imported_one_are_the_same(importer: Importer) -> None:
    importer.rows(row(**GIVEN))
    assert IdentityNumber.objects.get(kind="national").digest == GivenNumber("national", "012 345 678 90").digest
    registry = IdentityNumber.objects.get(kind="civil-registry")
    typed = GivenNumber("civil-registry", "45", "دُوما")
    assert (registry.digest, registry.issuer_key) == (typed.digest, typed.issuer_key)


def test_a_number_that_two_columns_give_is_kept_once(importer: Importer) -> None:
    importer.rows(row(national_id=NUMBER, other_ids=f"national:{NUMBER}|National number:٠١٢٣٤٥٦٧٨٩٠"))
    assert kept() == [("national", "", NUMBER)]


@pytest.mark.parametrize(
    ("column", "cell", "said"),
    [
        ("other_ids", f"pasport:{NUMBER}", "The nearest: passport"),
        ("other_ids", NUMBER, "type:number"),
        ("other_ids", f"{NUMBER}:passport", "There is no kind of number “•••”"),
        ("other_ids", f"prison:7|passport:{'1' * 80}", "80 letters and digits"),
        ("national_id", f"SYR{NUMBER}", "A national number is eleven digits"),
        ("national_id", "unknown", "no digit"),
    ],
)
def test_what_is_no_number_is_refused_and_the_report_repeats_none(
    importer: Importer, column: str, cell: str, said: str
) -> None:
    answer = importer.rows(row("ok", **{column: ""}), row("B", **{column: cell}))
    (refused,) = answer.refused
    assert (answer.code, refused["line"], refused["column"]) == (1, 3, column)
    assert said in refused["reason"]
    assert NUMBER not in str(answer)
    assert not Detainee.objects.exists()


def test_no_line_of_the_report_repeats_a_number(importer: Importer, documentation: Team, tmp_path: Path) -> None:
    file = tmp_path / "register.csv"
    file.write_text(csv_of([row(national_id=f"SYR{NUMBER}", sex="x")]))
    out, notes = io.StringIO(), io.StringIO()
    with pytest.raises(SystemExit):
        call_command(
            "import_register",
            str(file),
            "--team",
            importer.team,
            "--by",
            importer.by.username,
            stdout=out,
            stderr=notes,
        )
    assert "national_id" in out.getvalue()
    assert NUMBER not in out.getvalue() + notes.getvalue()


# -- Rows that the team has already ------------------------------------------------------------------------------------


def test_the_same_numbers_are_no_change(importer: Importer) -> None:
    importer.rows(row(**GIVEN))
    again = {"national_id": "٠١٢٣٤٥٦٧٨٩٠", "other_ids": GIVEN["other_ids"]}
    assert importer.rows(row(**again)).numbers("changed", "unchanged") == (0, 1)
    assert importer.rows(row()).numbers("changed", "unchanged") == (0, 1)
    assert len(kept()) == 3


def test_a_new_number_stands_beside_the_others_and_is_a_new_revision(importer: Importer, supervisor: User) -> None:
    importer.rows(row(**GIVEN))
    made(Release.objects.get(), "verify", supervisor)
    assert importer.rows(row(national_id="09999999999")).numbers("changed") == (1,)
    assert [text for kind, _issuer, text in kept() if kind == "national"] == [NUMBER, "09999999999"]
    assert Release.objects.get().revision_number == 2
    assert Detainee.objects.count() == 1


def test_a_number_that_was_struck_out_does_not_come_back(importer: Importer, documenter: User) -> None:
    importer.rows(row(**GIVEN))
    strike_number(IdentityNumber.objects.get(kind="national"), "wrong", by=documenter)
    assert importer.rows(row(**GIVEN)).numbers("changed", "unchanged") == (0, 1)
    assert not IdentityNumber.objects.standing().filter(kind="national").exists()
