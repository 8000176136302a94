"""What is refused when a list with names is asked for and decided: by the page, by the server, and by PostgreSQL."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from accounts import access
from accounts.acting import acting
from accounts.membership import end
from accounts.models import Membership, Organisation, User
from casework.exports import making
from casework.exports.asking import Chosen, to_be_made
from casework.exports.registry import LISTS
from casework.models import Export
from releases.models import Release
from tests.casework.exports.asking import NAMES, WHY, approved, asked, made, moved_by_sql
from tests.conftest import ClientOf

pytestmark = pytest.mark.django_db


def test_no_button_offers_what_is_not_ones_own(
    client_of: ClientOf, supervisor: User, supervisor2: User, organisation: Organisation, released: Release
) -> None:
    """The button is there for who may press it and for nobody else, who is told why not."""
    export = asked(supervisor, organisation)
    button = f'action="/exports/{export.reference}/approve/"'
    own = client_of(supervisor).get(export.get_absolute_url()).content.decode()
    assert button not in own
    assert button in client_of(supervisor2).get(export.get_absolute_url()).content.decode()


def test_for_who_lost_the_role_nothing_is_approved_or_made_by_sql_either(
    analyst: User, supervisor: User, administrator: User, organisation: Organisation
) -> None:
    waits, to_be_made = asked(analyst, organisation), approved(asked(analyst, organisation), supervisor)
    with acting(administrator):
        end(Membership.objects.get(user=analyst), administrator)
    for export, by, name, state in (
        (waits, supervisor, "approve", "approved"),
        (to_be_made, User.objects.system(making.ACTOR), "make", "made"),
    ):
        with pytest.raises(DatabaseError, match="may not have it any more"), transaction.atomic():
            moved_by_sql(export, by, name, state)


@pytest.mark.parametrize(
    "said",
    [{"recipient": "Judge Salem, 0933 000 111"}, {"recipient": "salem@court.example"}, {"why": "ring ٠٩٣٣٠٠٠١١١"}],
)
def test_a_number_by_which_somebody_is_reached_stands_in_no_request(
    said: dict[str, str], client_of: ClientOf, analyst: User, released: Release
) -> None:
    client = client_of(analyst)
    form = client.get("/exports/of/verified-releases/").context["ask_form"]
    sent = {"once": form["once"].value(), "columns": list(NAMES), "form": "csv-program", **WHY, **said,
            "organisation": str(form["organisation"].initial.pk)}  # fmt: skip
    answer = client.post("/exports/of/verified-releases/ask/", sent)
    assert answer.status_code == 422
    assert set(answer.context["ask_form"].errors) == set(said)
    assert not Export.objects.exists()


def test_nor_in_the_reason_of_a_refusal(
    client_of: ClientOf, analyst: User, supervisor: User, organisation: Organisation
) -> None:
    export = asked(analyst, organisation)
    sent = {"revision": "0", "reason": "not-clear", "sentence": "Ask the judge: +963 933 000 111"}
    answer = client_of(supervisor).post(f"/exports/{export.reference}/refuse/", sent)
    assert answer.status_code == 422
    export.refresh_from_db()
    assert export.status == "asked"


def test_a_long_list_without_anybody_is_not_made_for_who_comes_to_it_no_more(
    analyst: User, administrator: User, client_of: ClientOf, released: Release
) -> None:
    listed = LISTS["verified-releases"]
    waits, there = (to_be_made(listed, {}, Chosen(("reference",), "csv-program"), by=analyst) for _time in range(2))
    making.make(there.pk)
    with acting(administrator):
        end(Membership.objects.get(user=analyst), administrator)
    access.forget_rights(analyst)
    making.make(waits.pk)
    assert list(Export.objects.order_by("pk").values_list("status", flat=True)) == ["failed", "made"]
    answer = client_of(User.objects.get(pk=analyst.pk)).post(f"/exports/{there.reference}/file/")
    assert answer.status_code == 403


def test_the_list_of_exports_costs_as_many_questions_however_long_it_is(
    analyst: User, supervisor: User, organisation: Organisation, client_of: ClientOf
) -> None:
    costs = []
    for number in (2, 6):
        for _time in range(number):
            made(asked(analyst, organisation), supervisor)
            asked(analyst, organisation)
        client = client_of(supervisor)
        client.get("/exports/")
        with CaptureQueriesContext(connection) as questions:
            client.get("/exports/")
        costs.append(len(questions))
    assert costs[0] == costs[1]
