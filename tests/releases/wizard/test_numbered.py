"""A list needs a number for each row: said beforehand, and where it has none, in the words of the page."""

import pytest

from accounts.models import User
from casework.idempotency import draw_key
from releases.imports.wizard.layout import Layout
from releases.models.imports import ImportState
from tests.conftest import ClientOf
from tests.releases.wizard.bringing import GRADE, bring, named

pytestmark = pytest.mark.django_db
NAMES = "الاسم,الكنية\nأحمد,الخطيب\n".encode()


def test_that_it_is_needed_is_said_before_a_list_is_chosen(documenter: User, english_of: ClientOf) -> None:
    page = english_of(documenter).get("/releases/imports/new/").content.decode()
    assert "One of them is needed: a number for each row" in page


def test_a_list_without_a_number_is_told_so_by_the_name_of_the_column(documenter: User, english_of: ClientOf) -> None:
    client = english_of(documenter)
    job = bring(client, NAMES)
    page = client.get(job.get_absolute_url()).content.decode()
    assert "Say which column is “Number in your list”" in page
    fields = {f"column-{place}": name for place, name in enumerate(Layout.of(job).columns)}
    said = {"version": str(job.revision_number), "source": "", "source_name": "", "once": draw_key(), **GRADE}
    answer = client.post(f"/releases/imports/{job.pk}/columns/", {**fields, **said})
    assert answer.status_code == 422
    text = answer.content.decode()
    assert text.count("Say which column is “Number in your list”") == 1
    assert "external_id" not in text.partition("<main")[2].replace('value="external_id"', "")


def test_a_list_without_given_names_is_told_so_too(documenter: User, english_of: ClientOf) -> None:
    client = english_of(documenter)
    job = bring(client, "الرقم,الكنية\n1,الخطيب\n".encode())
    page = client.get(job.get_absolute_url()).content.decode()
    assert "Say which column is the given name: “Given name, in Arabic”" in page


def test_a_list_with_both_is_told_nothing(documenter: User, english_of: ClientOf) -> None:
    client = english_of(documenter)
    job = bring(client, "الرقم,الاسم\n1,أحمد\n".encode())
    assert "Say which column is" not in client.get(job.get_absolute_url()).content.decode()
    assert named(client, job).status == ImportState.CHECKED
