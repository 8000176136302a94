"""What was typed into a form, two hundred times in bad faith, is text on every page and no formula in any file."""

import csv
import io

import pytest

from accounts.models import Organisation, Team, User
from casework.idempotency import draw_key
from detainees.models import Detainee
from tests.casework.exports.asking import asked, content, downloaded, made
from tests.casework.exports.test_hostile import TYPED, _cells
from tests.casework.test_sheets import is_live
from tests.conftest import ClientOf
from tests.detainees.making import typed_person

pytestmark = pytest.mark.django_db
MARKUP = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'; DROP TABLE detainees_detainee; --",
    "{{ 7*7 }}",
]
COLUMNS = ("reference", "home_place", "name_ar")


def test_what_was_typed_is_not_live_when_it_leaves(
    documentation: Team, documenter: User, supervisor: User, supervisor2: User, organisation: Organisation,
    client_of: ClientOf,
) -> None:  # fmt: skip
    client, texts = client_of(documenter), [*MARKUP, *TYPED]
    for text in texts:
        answer = client.post("/detainees/new/", typed_person(documentation, once=draw_key(), home_place=text))
        assert answer.status_code in (302, 422)
    kept = list(Detainee.objects.values_list("home_place", flat=True))
    assert len(kept) >= 200
    assert sum(map(is_live, kept)) >= 100
    last = Detainee.objects.get(home_place=MARKUP[0])
    for address in ("/detainees/", last.get_absolute_url()):
        assert "<script>alert" not in client.get(address).content.decode()
    for form in ("csv-spreadsheet", "xlsx"):
        export = made(asked(supervisor, organisation, "detainees", columns=COLUMNS, form=form), supervisor2)
        data = content(downloaded(client_of(supervisor), export))
        lines = _cells(data) if form == "xlsx" else list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
        assert len(lines) == len(kept) + 2
        assert [cell for line in lines for cell in line if is_live(cell)] == []
