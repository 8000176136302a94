"""Two lists numbered 1, 2, 3: a row of one list does not change somebody of another name who came with the other."""

import pytest
from django.test import Client

from accounts.models import User
from detainees.models import Detainee
from releases.models import ImportJob, ImportRow
from releases.models.imports import ImportState, Outcome
from tests.conftest import ClientOf
from tests.releases.importing import row
from tests.releases.wizard.bringing import checked, moved

pytestmark = pytest.mark.django_db
MUHAMMAD = {"given_ar": "محمد", "father_ar": "خالد", "family_ar": "العلي", "given_latin": ""}
RAMI = {"given_ar": "", "father_ar": "", "family_ar": "", "given_latin": "Rami", "family_latin": "al-Ali"}
SAME = {"same-people": "on"}


def outcome(job: ImportJob) -> str:
    return ImportRow.objects.get(job=job).outcome


def known(client: Client) -> Detainee:
    """Muhammad, the first of list A."""
    moved(client, checked(client, [row("1", **MUHAMMAD)]), "import")
    return Detainee.objects.get()


def test_somebody_of_another_name_is_not_changed_by_the_same_number(documenter: User, english_of: ClientOf) -> None:
    client = english_of(documenter)
    person = known(client)
    job = checked(client, [row("1", **RAMI), row("2", given_ar="سمير", family_ar="حداد")])
    assert (job.made, job.changed, job.refused) == (1, 0, 1)
    page = client.get(job.get_absolute_url()).content.decode()
    assert f"{person.reference} has this number already, and is called محمد خالد العلي." in page
    assert f'href="{person.get_absolute_url()}"' in page
    assert "write a prefix of the source before the numbers of your list" in page
    assert "1 row has the number of somebody of quite another name." in page
    assert "checked" not in page.partition('name="same-people"')[2].partition(">")[0]
    assert moved(client, job, "import", **{"only-good": "on"}).status == ImportState.IMPORTED
    assert [str(name) for name in person.names.all()] == ["محمد خالد العلي"]


def test_that_it_is_the_same_person_is_said_and_shown_before_it_is_done(documenter: User, english_of: ClientOf) -> None:
    client = english_of(documenter)
    person = known(client)
    job = moved(client, checked(client, [row("1", **RAMI)]), "check", **SAME)
    assert (job.status, job.changed, job.refused) == (ImportState.CHECKED, 1, 0)
    assert not person.names.filter(script="latin").exists()
    page = client.get(job.get_absolute_url()).content.decode()
    assert f'href="{person.get_absolute_url()}"' in page
    assert "Rami al-Ali" in page
    assert "checked" in page.partition('name="same-people"')[2].partition(">")[0]
    moved(client, job, "import")
    assert [name.given for name in person.names.filter(script="latin")] == ["Rami"]


def test_it_is_taken_back_by_looking_through_without_the_tick(documenter: User, english_of: ClientOf) -> None:
    client = english_of(documenter)
    known(client)
    job = moved(client, moved(client, checked(client, [row("1", **RAMI)]), "check", **SAME), "check")
    assert (outcome(job), job.changed) == (Outcome.REFUSED, 0)


@pytest.mark.parametrize(
    "said",
    [
        {"given_ar": "", "father_ar": "", "family_ar": "", "given_latin": "Mohamad", "family_latin": "Alali"},
        {"father_ar": "محمود"}, {"given_ar": "محمّد", "family_ar": "علي"}, {"family_ar": ""}, {"grandfather_ar": "سعيد"},
        {"given_ar": "العلي", "father_ar": "", "family_ar": "محمد"},
    ],
)  # fmt: skip
def test_another_spelling_or_script_and_what_is_corrected_fit(
    documenter: User, english_of: ClientOf, said: dict[str, str]
) -> None:
    client = english_of(documenter)
    person = known(client)
    job = checked(client, [row("1", **{**MUHAMMAD, "birth": "1991", **said})])
    assert outcome(job) == Outcome.CHANGED
    page = client.get(job.get_absolute_url()).content.decode()
    assert person.reference in page.partition('id="rows"')[2]
    assert "same-people" not in page


def test_a_name_that_was_given_before_fits(documenter: User, english_of: ClientOf) -> None:
    client = english_of(documenter)
    known(client)
    moved(client, moved(client, checked(client, [row("1", **RAMI)]), "check", **SAME), "import")
    assert outcome(checked(client, [row("1", **{**MUHAMMAD, "birth": "1991"})])) == Outcome.CHANGED
    again = checked(client, [row("1", **{**RAMI, "family_latin": "Alali", "birth": "1992"})])
    assert outcome(again) == Outcome.CHANGED
    assert again.unlike == 0
