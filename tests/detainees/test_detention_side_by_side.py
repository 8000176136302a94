"""Two change one detention or one description: whose word stands is chosen for each fact, of each stay too."""

import json
import re
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.utils.translation import override

from accounts.models import Team, User
from casework.dates import PartialDate
from detainees.describing.keeping import describe
from detainees.models import Detainee, Detention, Facility
from detainees.registration import add_detention, change_detention
from tests.conftest import ClientOf
from tests.detainees.making import registered
from tests.detainees.test_detention import stays_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(documentation: Team, documenter: User) -> Detainee:
    return registered(documenter, documentation)


@pytest.fixture
def detention(person: Detainee, documenter: User) -> Detention:
    """In Sednaya since 2013."""
    return add_detention(
        person,
        {"court": "field court"},
        [{"facility": place("sednaya"), "from_date": PartialDate("2013")}],
        by=documenter,
    )


def place(code: str) -> Facility:
    return Facility.objects.get(pk=code)


def page_of(detention: Detention) -> str:
    return f"/detainees/{detention.detainee.reference}/detentions/{detention.pk}/"


def opened(client: Client, address: str) -> dict[str, Any]:
    """What the page sends when nothing was typed in it."""
    shown = client.get(address).content.decode()
    hidden = {
        name: unescape(value) for name, value in re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', shown)
    }
    stood = {name: values for name, values in json.loads(hidden["began"]).items() if values}
    return {**hidden, **stood}


def theirs_of(answer: Any) -> dict[str, tuple[str | None, str, str, str]]:
    with override("en"):
        return {
            str(side.label): (side.was, side.theirs, side.mine, side.first)
            for side in answer.context["amendment"].theirs
        }


def called(code: str) -> str:
    with override("en"):
        return str(place(code))


def test_what_was_found_theirs_and_mine_stand_beside_each_other(
    detention: Detention, documenter: User, documenter2: User, english_of: ClientOf
) -> None:
    client, stay = english_of(documenter), detention.stays.get()
    sent = opened(client, page_of(detention)) | {"court": "military court", "stays-0-to_date": "2014"}
    theirs = {"stay": stay.pk, "facility": place("adra"), "from_date": PartialDate("2013")}
    change_detention(detention, {"court": "criminal court"}, [theirs], by=documenter2)
    answer = client.post(page_of(detention), sent)
    assert answer.status_code == 409
    assert theirs_of(answer) == {
        "Court": ("field court", "criminal court", "military court", "mine"),
        f"{called('adra')} (2013 – ?): Facility": (
            called("sednaya"),
            called("adra"),
            called("sednaya"),
            "theirs",
        ),
        f"{called('adra')} (2013 – ?): Until": ("", "", "2014", "mine"),
    }
    assert stays_of(detention) == [("adra", "2013", "")]
    again = opened_again(answer, sent) | {
        "keep-court": "theirs", "keep-stays-0-facility": "theirs", "keep-stays-0-to_date": "mine",
    }  # fmt: skip
    assert client.post(page_of(detention), again).status_code == 302
    detention.refresh_from_db()
    assert (detention.court, stays_of(detention)) == ("criminal court", [("adra", "2013", "2014")])


def opened_again(answer: Any, sent: dict[str, Any]) -> dict[str, Any]:
    """What the page that shows both sends, before anything is chosen on it."""
    form = answer.context["amendment"].form
    return {**sent, "version": form.data["version"], "began": form.data["began"]}


def test_a_stay_that_each_of_them_added_stands_beside_the_other(
    detention: Detention, documenter: User, documenter2: User, english_of: ClientOf
) -> None:
    client = english_of(documenter)
    sent = opened(client, page_of(detention)) | {"stays-TOTAL_FORMS": "2", "stays-1-facility": "tadmor", "note": "mine"}
    change_detention(detention, {}, [{"facility": place("adra")}], by=documenter2)
    answer = client.post(page_of(detention), sent)
    assert list(theirs_of(answer)) == ["Note for colleagues"]
    rows = [form["facility"].value() for form in answer.context["amendment"].stays]
    assert rows[:3] == ["sednaya", "adra", "tadmor"]
    drawn = answer.context["amendment"].stays.data.dict()
    assert client.post(page_of(detention), opened_again(answer, drawn)).status_code == 302
    assert [code for code, _first, _last in stays_of(detention)] == ["sednaya", "adra", "tadmor"]


def test_of_a_description_what_one_did_not_touch_becomes_theirs(
    person: Detainee, documenter: User, documenter2: User, english_of: ClientOf
) -> None:
    describe(person, {"marks": "a scar", "says": "Homs"}, by=documenter)
    client, address = english_of(documenter), f"/detainees/{person.reference}/description/"
    sent = opened(client, address)
    describe(person, {"marks": "a burn", "says": "Homs"}, by=documenter2)
    answer = client.post(address, {**sent, "says": "Homs, and Khaled"})
    assert answer.status_code == 409
    assert theirs_of(answer) == {
        "Marks": ("a scar", "a burn", "a scar", "theirs"),
        "What they say": ("Homs", "Homs", "Homs, and Khaled", "mine"),
    }  # fmt: skip
    again = opened_again(answer, sent) | {"says": "Homs, and Khaled", "keep-marks": "theirs", "keep-says": "mine"}
    assert client.post(address, again).status_code == 302
    stands = person.descriptions.get(in_force=True)
    assert (stands.marks, stands.says) == ("a burn", "Homs, and Khaled")


def test_who_described_them_meanwhile_is_chosen_where_somebody_is_named(
    person: Detainee, documenter: User, documenter2: User, english_of: ClientOf
) -> None:
    describe(person, {"marks": "a scar"}, by=documenter)
    client, address = english_of(documenter), f"/detainees/{person.reference}/description/"
    sent = opened(client, address)
    describe(person, {"marks": "a scar", "given_by": "his brother"}, by=documenter2)
    answer = client.post(address, {**sent, "given_by": "a driver"})
    assert theirs_of(answer) == {"Who describes them": ("", "his brother", "a driver", "mine")}
    again = opened_again(answer, sent) | {"given_by": "a driver", "keep-given_by": "theirs"}
    assert client.post(address, again).status_code == 302
    assert person.descriptions.get(in_force=True).given_by == "his brother"
