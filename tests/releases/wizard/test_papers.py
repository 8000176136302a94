"""The workbook to be filled in and the form on paper say the columns of the register, and what they hold comes in."""

import io

import pytest
from django.utils import translation
from openpyxl import load_workbook

from accounts.models import User
from releases.imports.wizard.layout import Layout
from releases.imports.wizard.template import template
from releases.resources import columns
from tests.conftest import ClientOf
from tests.releases.wizard.bringing import bring, named

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["ar", "en"])
def test_what_is_filled_in_comes_in(language: str, documenter: User, client_of: ClientOf) -> None:
    with translation.override(language):
        labels = {name: str(column.label) for name, column in columns().items()}
        book = load_workbook(io.BytesIO(template()))
    page = book.worksheets[0]
    assert [cell.value for cell in page[1]] == list(labels.values())
    offered = dict.fromkeys(labels, page.data_validations.dataValidation)
    assert len(next(iter(offered.values()))) == sum(bool(each.words or each.names) for each in columns().values())
    places = {name: place for place, name in enumerate(labels, start=1)}
    lists = book["Lists"]
    for name, text in (("external_id", "1"), ("given_ar", "أحمد"), ("release_date", "2022-05-03")):
        page.cell(2, places[name], text)
    for name in ("sex", "facility", "wave", "mode", "home_governorate"):
        page.cell(2, places[name], lists.cell(2, places[name]).value)
    out = io.BytesIO()
    book.save(out)
    client = client_of(documenter)
    job = bring(client, out.getvalue(), "list.xlsx")
    assert Layout.of(job).columns == list(columns())
    form = client.get(job.get_absolute_url()).context["form"]
    words = {name: field.initial for name, field in form.fields.items() if name.startswith("word-")}
    done = named(client, job, None, **words)
    assert (done.made, done.refused) == (1, 0)


def test_the_form_on_paper_asks_for_every_column(documenter: User, english_of: ClientOf) -> None:
    page = english_of(documenter).get("/releases/imports/paper/").content.decode()
    for column in columns().values():
        assert str(column.label).replace("'", "&#x27;") in page or str(column.label) in page
