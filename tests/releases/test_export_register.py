"""The register as a file: brought in again, every row is unchanged, and nothing new is made."""

from pathlib import Path

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.utils import translation

from accounts.acting import acting
from accounts.models import Organisation, Team, User
from casework.exports import making
from casework.exports.registry import LISTS
from casework.models import Export, MoveMade
from casework.moves import Refusal
from detainees.models import Detainee, IdentityNumber, NumberShown
from releases.imports.columns import COLUMNS, NUMBERS
from releases.models import Release
from tests.casework.exports.asking import WHY, approved, asked, content, downloaded, made, rows
from tests.casework.exports.asking import moved as answer_to
from tests.conftest import ClientOf
from tests.releases.importing import Importer, row
from tests.releases.records import made as moved

pytestmark = pytest.mark.django_db
REGISTER = tuple(each.name for each in LISTS["register"].columns)
OTHERS = [
    row("A-2", given_ar="عبد الرحمن", home_place='حيّ "القصور"، الباب=2; a\tb', birth="1990-05/1990-08"),
    row("A-3", birth="1961?", arrest_date="2012-11-03~", mode="", release_governorate="", sex=""),
    row("A-4", given_latin="=Ahmad", mother_ar="فاطمة", charge_category="none", home_place="-5, @home|x"),
    row("A-5", national_id="01234567890", other_ids="passport:N 123456|civil-registry:دوما 45|prison:77/12"),
    row("A-6", wave="", release_date="", facility="", charge_category=""),
    row("A-7", source="", source_reliability="", claim_credibility="", claim_connection="", claim_text=""),
    row("A-8", given_ar="سلمى", sex="female", arrest_date="", facility="", charge_category="", release_date="2022~"),
]  # fmt: skip


@pytest.fixture
def importer(tmp_path: Path, documentation: Team, documenter: User) -> Importer:
    importer = Importer(tmp_path, documentation, documenter)
    first = row(claim_text='He said: "home",\nand wept.', mother_ar="", national_id="", other_ids="")
    answer = importer.rows(first, *OTHERS)
    assert answer.refused == []
    return importer


@pytest.fixture
def export(organisation: Organisation, supervisor: User, importer: Importer) -> Export:
    """Asked for by the supervisor of the team."""
    return asked(supervisor, organisation, "register", columns=REGISTER)


@pytest.fixture
def client(client_of: ClientOf, supervisor: User) -> Client:
    return client_of(supervisor)


@pytest.mark.parametrize(("form", "changed"), [("csv-program", 0), ("csv-spreadsheet", 1), ("xlsx", 1)])
def test_brought_in_again_it_changes_nothing(
    form: str,
    changed: int,
    importer: Importer,
    supervisor: User,
    supervisor2: User,
    organisation: Organisation,
    client: Client,
) -> None:
    """What is for spreadsheets has an apostrophe before the one name that could be a formula (A-4)."""
    export = made(asked(supervisor, organisation, "register", columns=REGISTER, form=form), supervisor2)
    answer = importer.data(content(downloaded(client, export)))
    assert answer.refused == []
    assert answer.numbers("read", "made", "changed", "unchanged") == (8, 0, changed, 8 - changed)


def test_with_numbers_it_changes_nothing_either(
    importer: Importer, supervisor: User, supervisor2: User, organisation: Organisation, client: Client
) -> None:
    export = with_numbers(supervisor, organisation)
    approved(export, supervisor2, "approve-with-numbers")
    making.make(export.pk)
    export.refresh_from_db()
    data = content(downloaded(client, export))
    (fifth,) = [each for each in rows(data) if each["external_id"] == "A-5"]
    assert fifth["national_id"] == "01234567890"
    assert importer.data(data).numbers("made", "changed", "unchanged") == (0, 0, 8)
    assert {shown.by for shown in NumberShown.objects.all()} == {supervisor}
    assert NumberShown.objects.count() == IdentityNumber.objects.count() == 4
    manifest = client.get(f"/exports/{export.reference}/manifest.json").json()
    assert set(NUMBERS) <= set(manifest["columns"])
    assert manifest["identity_numbers"] is True


def with_numbers(by: User, organisation: Organisation) -> Export:
    """A request for the register of the documentation team with its numbers."""
    team = Team.objects.get(organisation=organisation, slug="documentation")
    return asked(by, organisation, "register", columns=REGISTER, numbers=True, filters={"team": [str(team.pk)]})


@pytest.mark.usefixtures("importer")
def test_who_works_in_another_team_approves_no_numbers(
    supervisor: User, overseer: User, organisation: Organisation
) -> None:
    export = with_numbers(supervisor, organisation)
    with translation.override("en"):
        refusal = answer_to(export, "approve-with-numbers", overseer)
    assert isinstance(refusal, Refusal)
    assert "those who work in this team" in refusal.sentence
    with pytest.raises(DatabaseError, match="work in the team"), transaction.atomic(), acting(overseer):
        MoveMade.objects.create(
            subject="export", subject_id=export.pk, name="approve-with-numbers", from_state="asked",
            to_state="approved", revision=0, by=overseer,
        )  # fmt: skip


@pytest.mark.usefixtures("importer")
def test_the_register_of_another_team_is_nobodys_to_ask_for(
    client_of: ClientOf, overseer: User, documentation: Team, organisation: Organisation, supervisor2: User
) -> None:
    filters = {"team": [str(documentation.pk)]}
    export = made(asked(overseer, organisation, "register", columns=REGISTER, filters=filters), supervisor2)
    assert rows(content(downloaded(client_of(overseer), export))) == []


@pytest.mark.usefixtures("importer")
def test_the_team_is_kept_with_the_request(client: Client, documentation: Team) -> None:
    form = client.get("/exports/of/register/").context["ask_form"]
    sent = {"once": form["once"].value(), "columns": list(REGISTER[:3]), "form": "csv-program", **WHY,
            "organisation": str(form["organisation"].initial.pk)}  # fmt: skip
    assert client.post("/exports/of/register/ask/", sent).status_code == 302
    assert Export.objects.get().filters == {"team": [str(documentation.pk)]}


def test_numbers_leave_by_an_approval_of_their_own(
    supervisor: User, supervisor2: User, organisation: Organisation, importer: Importer, client: Client
) -> None:
    export = made(with_numbers(supervisor, organisation), supervisor2)
    found = rows(content(downloaded(client, export)))
    assert not set(found[0]) & set(NUMBERS)


def test_what_one_cell_cannot_say_is_left_open(
    importer: Importer, documenter: User, supervisor2: User, export: Export, client: Client
) -> None:
    """The person moved after the release, and the release says another category than the charge."""
    person = Detainee.objects.get(external_id="ADMSP-1")
    release = moved(Release.objects.get(external_id="ADMSP-1"), "take-back", documenter)
    with acting(documenter):
        person.home_governorate_id = "SY-HL"
        person.save()
        release.category = "criminal"
        release.save()
    data = content(downloaded(client, made(export, supervisor2)))
    (first,) = [each for each in rows(data) if each["external_id"] == "ADMSP-1"]
    assert (first["home_governorate"], first["charge_category"]) == ("", "")
    assert importer.data(data).numbers("made", "changed", "unchanged") == (0, 0, 8)


def test_a_name_given_later_is_the_one_that_leaves(
    importer: Importer, supervisor2: User, export: Export, client: Client
) -> None:
    importer.rows(row(given_ar="أحمد خالد"))
    data = content(downloaded(client, made(export, supervisor2)))
    assert rows(data)[0]["given_ar"] == "أحمد خالد"
    assert importer.data(data).numbers("changed", "unchanged") == (0, 8)


def test_who_told_is_in_no_column() -> None:
    left = set(COLUMNS) - set(REGISTER)
    assert left == {
        "source", "source_reliability", "claim_credibility", "claim_connection", "claim_text"
    }  # fmt: skip
