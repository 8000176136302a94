"""Entering one release after the other: what is carried along, and what is checked while one types."""

from typing import Any

import pytest

from accounts.models import Team, User
from casework.dates import PartialDate
from releases.models import Release
from releases.models.releases import Status
from tests.conftest import ClientOf
from tests.releases.records import draft, person
from tests.releases.test_enter import typed

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("button", "status"), [("submit", Status.SUBMITTED), ("draft", Status.DRAFT)])
def test_the_next_page_begins_as_the_last_entry_was(
    button: str, status: Status, documentation: Team, documenter: User, english_of: ClientOf
) -> None:
    client = english_of(documenter)
    answer = client.post("/releases/new/", {**typed(documentation), button: "next"}, follow=True)
    release = Release.objects.get()
    assert release.status == status
    assert answer.redirect_chain == [(f"/releases/new/?after={release.reference}", 302)]
    submission = answer.context["submission"]
    facts, claim = submission.facts, submission.claims.forms[0]
    assert (facts["wave"].value(), facts["facility"].value(), facts["mode"].value()) == (
        "decree-7-2022", "sednaya", "amnesty",
    )  # fmt: skip
    assert facts["date"].value() == "3/5/2022"
    assert (claim["reliability"].value(), claim["credibility"].value()) == ("B", "2")
    assert claim["source"].value() == release.claims.get().source_id
    shown = answer.content.decode()
    assert release.reference in shown
    assert "أحمد" not in shown
    assert "Empty them" in shown


def test_nothing_is_carried_from_what_somebody_else_entered(
    documentation: Team, documenter: User, documenter2: User, english_of: ClientOf
) -> None:
    release = draft(documentation, documenter2)
    shown = english_of(documenter).get(f"/releases/new/?after={release.reference}")
    assert shown.context["submission"].carried.of is None
    assert shown.context["submission"].facts["wave"].value() in (None, "")


@pytest.mark.parametrize("after", ["%00", "R-0000-0000", "x" * 500])
def test_from_what_is_no_reference_nothing_is_carried(after: str, documenter: User, english_of: ClientOf) -> None:
    shown = english_of(documenter).get(f"/releases/new/?after={after}")
    assert shown.context["submission"].carried.of is None


def test_what_was_carried_can_be_sent_as_it_is(
    documentation: Team, documenter: User, english_of: ClientOf
) -> None:  # fmt: skip
    client = english_of(documenter)
    page = client.post("/releases/new/", {**typed(documentation), "draft": "next"}, follow=True)
    source = page.context["submission"].claims.forms[0]["source"].value()
    sent = typed(documentation, once="n" * 24, given_ar="خالد") | {
        "claims-INITIAL_FORMS": "1", "claims-0-source": str(source), "claims-0-source_name": "",
        "claims-0-source_kind": "", "submit": "1",
    }  # fmt: skip
    assert client.post("/releases/new/", sent).status_code == 302
    assert Release.objects.filter(status=Status.SUBMITTED).count() == 1


def test_the_first_name_is_ready_to_be_typed(documenter: User, english_of: ClientOf) -> None:
    shown = english_of(documenter).get("/releases/new/").content.decode()
    assert shown.count("autofocus") == 1
    assert 'name="given_ar"' in shown.split("autofocus")[0].rsplit("<", 1)[1]


def checked(client: Any, sent: dict[str, Any]) -> dict[str, Any]:
    answer = client.post("/releases/new/checked/", sent)
    assert answer.status_code == 200
    found: dict[str, Any] = answer.json()
    return found


def test_what_is_wrong_is_told_by_the_names_of_the_fields(
    documentation: Team, documenter: User, english_of: ClientOf
) -> None:
    wrong = {"date": "2022-13", "given_ar": "Ahmad", "claims-0-received_on": "1/1/2099"}
    found = checked(english_of(documenter), typed(documentation, **wrong))
    assert set(found["mistakes"]) == set(wrong)
    assert not Release.objects.exists()


def test_what_contradicts_itself_is_told_before_all_is_whole(
    documentation: Team, documenter: User, english_of: ClientOf
) -> None:
    begun = typed(documentation, arrest_date="2023", **{"claims-0-source_name": "", "claims-0-connection": ""})
    assert checked(english_of(documenter), begun)["asks"]
    assert not checked(english_of(documenter), begun | {"arrest_date": "2014"})["asks"]


@pytest.mark.parametrize("about", ["new", "known", "unidentified", "group"])
def test_a_page_on_which_little_was_typed_is_checked_too(
    about: str, documentation: Team, documenter: User, english_of: ClientOf
) -> None:
    client = english_of(documenter)
    assert checked(client, {"about": about})["asks"] == []
    assert checked(client, {"about": about, "date": "2022", "age_stated": "x", "home_area": "y"})["asks"] == []


def test_it_is_asked_of_a_person_on_the_register(
    documentation: Team, documenter: User, english_of: ClientOf
) -> None:  # fmt: skip
    known = person(documentation, documenter, birth=PartialDate("2015"))
    sent = typed(documentation, about="known", detainee=known.reference, date="2012")
    assert checked(english_of(documenter), sent)["asks"]


LACKS = "The home governorate at release is not known."


@pytest.mark.parametrize(
    ("changed", "lacks"),
    [
        ({"home_governorate": "SY-HI", "home": ""}, True),
        ({"home_governorate": "SY-HI", "home": "SY-ID"}, False),
        ({"home_governorate": "", "home": ""}, False),
        ({"home_governorate": "SY-HI", "home": "", "about": "unidentified"}, False),
    ],
)
def test_a_home_that_is_known_of_the_person_alone_is_said_to_lack(
    documentation: Team, documenter: User, english_of: ClientOf, changed: dict[str, str], lacks: bool
) -> None:
    asks = checked(english_of(documenter), typed(documentation, **changed))["asks"]
    assert any(sentence.startswith(LACKS) for sentence in asks) == lacks


@pytest.mark.parametrize("home", ["", "SY-ID"])
def test_the_page_of_the_record_says_that_the_home_at_release_is_not_known(
    documentation: Team, documenter: User, english_of: ClientOf, home: str
) -> None:
    client = english_of(documenter)
    client.post("/releases/new/", {**typed(documentation, home_governorate="SY-HI", home=home), "draft": "1"})
    release = Release.objects.get()
    assert (LACKS in client.get(f"/releases/{release.reference}/").content.decode()) == (home == "")
    assert release.home_id == (home or None), "the server gives no home of its own"
