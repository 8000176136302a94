"""Fields of the team in the register file: on the person or the release, checked as on the page, without a verdict."""

from decimal import Decimal
from pathlib import Path

import pytest
from django.core.management.base import CommandError

from accounts.models import Organisation, Team, User
from casework.exports.registry import LISTS
from casework.models import Authorship, MoveMade, OwnField
from detainees.models import Detainee, DetaineeOwnValue
from releases.models import Release, ReleaseOwnValue, Revision
from releases.models.releases import Status
from tests.casework.exports.asking import asked, content, downloaded
from tests.casework.exports.asking import made as made_file
from tests.casework.own.making import field, own, retired, stands
from tests.conftest import ClientOf
from tests.detainees.making import registered
from tests.detainees.pairing import merged
from tests.releases.importing import Importer, row
from tests.releases.records import made

pytestmark = pytest.mark.django_db


@pytest.fixture
def importer(tmp_path: Path, documentation: Team, documenter: User) -> Importer:
    return Importer(tmp_path, documentation, documenter)


@pytest.fixture
def fields(documentation: Team, supervisor: User) -> dict[str, OwnField]:
    """One of each kind: of the person a text and a number, of the release a choice and a date."""
    return {
        "file": field(documentation, supervisor, "text", of="detainee", slug="file"),
        "visits": field(documentation, supervisor, "number", of="detainee", slug="visits"),
        "brought": field(documentation, supervisor, "choice", slug="brought"),
        "home": field(documentation, supervisor, "date", slug="home"),
    }


def own_row(external_id: str = "ADMSP-1", **said: str) -> dict[str, str]:
    """A row with something in each field."""
    values = {"file": "مكتب دوما", "visits": "٢٫٥", "brought": "أخوه", "home": "أيار 2022", **said}
    return {**row(external_id), **{f"own:{name}": text for name, text in values.items()}}


def test_a_row_fills_them_in(importer: Importer, fields: dict[str, OwnField], documenter: User) -> None:
    assert importer.rows(own_row(), own_row("ADMSP-2", visits="", home="")).numbers("made", "refused") == (2, 0)
    person, release = Detainee.objects.earliest("pk"), Release.objects.earliest("pk")
    assert (stands(person, fields["file"]), stands(person, fields["visits"])) == ("مكتب دوما", Decimal("2.5"))
    assert (stands(release, fields["brought"]).slug, str(stands(release, fields["home"]))) == ("his-brother", "2022-05")
    assert DetaineeOwnValue.objects.count() + ReleaseOwnValue.objects.count() == 6
    assert DetaineeOwnValue.objects.filter(written_by=documenter).count() == 3


@pytest.mark.parametrize(
    ("said", "part"),
    [
        ({"brought": "a stranger"}, "his-brother, his-father"),
        ({"visits": "93312345"}, "seven digits"),
        ({"file": "0933 123 456"}, "telephone number"),
        ({"home": "13/2022"}, "month"),
    ],
)
def test_a_cell_that_cannot_be_is_refused_with_its_sentence(
    importer: Importer, fields: dict[str, OwnField], said: dict[str, str], part: str
) -> None:
    answer = importer.rows(own_row(**said))
    ((refused,), (name,)) = answer.refused, said
    assert refused["column"] == f"own:{name}"
    assert part in refused["reason"]
    assert not Detainee.objects.exists()


def test_of_a_release_nothing_is_said_where_the_row_makes_none(importer: Importer, fields: dict[str, OwnField]) -> None:
    answer = importer.rows({**own_row(home=""), "wave": "", "release_date": ""})
    assert [each["column"] for each in answer.refused] == ["own:brought"]


def test_a_column_of_another_team_or_of_a_retired_field_is_unknown(
    importer: Importer, documentation: Team, family_centre: Team, supervisor2: User
) -> None:
    field(family_centre, supervisor2, slug="theirs")
    retired(field(documentation, supervisor2, slug="old"), supervisor2)
    for name in ("own:theirs", "own:old", "own:nothing"):
        with pytest.raises(CommandError, match=name):
            importer.rows({**row(), name: "a word"})


def test_a_row_that_says_the_same_changes_nothing(importer: Importer, fields: dict[str, OwnField]) -> None:
    importer.rows(own_row())
    assert importer.rows(own_row()).numbers("changed", "unchanged") == (0, 1)
    assert importer.rows(own_row(file="", visits="", brought="", home="")).numbers("unchanged") == (1,)


def test_what_it_says_otherwise_is_written_and_asks_for_no_verdict(
    importer: Importer, fields: dict[str, OwnField], supervisor: User
) -> None:
    importer.rows(own_row())
    release = made(Release.objects.get(), "verify", supervisor)
    before = (Revision.objects.count(), MoveMade.objects.count(), Authorship.objects.count())
    assert importer.rows(own_row(brought="his-father", file="مكتب حرستا")).numbers("changed") == (1,)
    release.refresh_from_db()
    assert release.status == Status.VERIFIED
    assert (Revision.objects.count(), MoveMade.objects.count(), Authorship.objects.count()) == before
    assert stands(release, fields["brought"]).slug == "his-father"
    assert stands(Detainee.objects.get(), fields["file"]) == "مكتب حرستا"


def test_a_withdrawn_release_takes_nothing_more_and_says_so(
    importer: Importer, fields: dict[str, OwnField], supervisor: User
) -> None:
    importer.rows(own_row())
    release = Release.objects.get()
    for name in ("verify", "dispute", "withdraw"):
        made(release, name, supervisor)
    answer = importer.rows(own_row(brought="his-father"))
    assert [each["reason"] for each in answer.refused] == [
        "In a rejected or withdrawn release nothing more is filled in."
    ]


def test_the_register_goes_out_and_comes_in_again_unchanged(
    importer: Importer, fields: dict[str, OwnField], organisation: Organisation, supervisor: User, supervisor2: User,
    client_of: ClientOf,
) -> None:  # fmt: skip
    importer.rows(own_row(), own_row("ADMSP-2", visits="7", home="2022~"), row("ADMSP-3"))
    known = [each.name for each in LISTS["register"].columns]
    asked_for = (*known, *(each.column for each in fields.values()))
    export = made_file(asked(supervisor, organisation, "register", columns=asked_for), supervisor2)
    data = content(downloaded(client_of(supervisor), export))
    assert "own:brought" in data.decode().splitlines()[0]
    answer = importer.data(data)
    assert answer.numbers("read", "made", "changed", "unchanged", "refused") == (3, 0, 0, 3, 0)


def test_a_page_that_was_opened_before_the_import_overwrites_nothing(
    importer: Importer, fields: dict[str, OwnField], documenter: User, client_of: ClientOf
) -> None:
    importer.rows(own_row())
    person, release = Detainee.objects.get(), Release.objects.get()
    importer.rows(own_row(file="مكتب حرستا", brought="his-father"))
    for path, version, one, typed in (
        (f"/detainees/{person.reference}/own/", person.version, fields["file"], "مكتب دوما"),
        (f"/releases/{release.reference}/own/", release.version, fields["brought"], "his-brother"),
    ):
        answer = client_of(documenter).post(path, {"version": version, **own(one, typed)})
        assert answer.status_code == 409


def test_a_row_of_a_merged_entry_is_refused(
    importer: Importer, fields: dict[str, OwnField], documentation: Team, documenter: User, supervisor: User
) -> None:
    importer.rows({"external_id": "A-1", "given_ar": "أحمد", "own:file": "مكتب دوما"})
    merged(registered(documenter, documentation), Detainee.objects.get(external_id="A-1"), by=supervisor)
    answer = importer.rows({"external_id": "A-1", "given_ar": "أحمد", "own:file": "مكتب حرستا"})
    assert "stands for this person" in answer.refused[0]["reason"]
