"""“We know who this is”: an unidentified person becomes one with a named entry, as any two entries do."""

from typing import Any

import pytest
from django.utils.translation import override

from accounts.models import Team, User
from detainees.models import Detainee, Identification, Merge, Name, Pair, PairDecision
from detainees.registration import change
from tests.conftest import ClientOf
from tests.detainees.making import registered
from tests.detainees.nameless import nameless
from tests.detainees.pairing import merged, pair_of, parted, refused_merge

pytestmark = pytest.mark.django_db


@pytest.fixture
def unknown(documentation: Team, documenter: User) -> Detainee:
    return nameless(documenter, documentation)


@pytest.fixture
def named(documentation: Team, documenter: User) -> Detainee:
    return registered(documenter, documentation)


def page_of(person: Detainee) -> str:
    return f"/detainees/{person.reference}/identify/"


def said(*seen: Detainee, **changes: Any) -> dict[str, Any]:
    """What a supervisor sends who is sure, with these entries in front of them."""
    versions = " ".join(f"{each.pk}:{each.version}" for each in seen)
    typed = {"once": "k" * 24, "about": "known", "how": "relative", "recognised_by": "his brother", "sure": "1"}
    return {**typed, "seen": versions, "sentence": "The tattoo.", **changes}


def test_the_named_entry_stands_for_both(
    unknown: Detainee, named: Detainee, supervisor: User, client_of: ClientOf
) -> None:
    answer = client_of(supervisor).post(page_of(unknown), said(unknown, named, detainee=named.reference))
    assert answer.headers["Location"] == f"/detainees/{named.reference}/"
    unknown.refresh_from_db()
    assert (unknown.merged_into, unknown.unidentified) == (named, True)
    told = Identification.objects.get()
    assert (told.merge, told.how, told.recognised_by) == (Merge.objects.get(), "relative", "his brother")
    assert told.recorded_by == supervisor


def test_first_it_is_said_what_it_changes(
    unknown: Detainee, named: Detainee, supervisor: User, client_of: ClientOf
) -> None:
    typed = said(detainee=named.reference)
    del typed["sure"]
    answer = client_of(supervisor).post(page_of(unknown), typed)
    text = answer.content.decode()
    assert answer.status_code == 200
    assert 'name="sure"' in text
    assert f"{unknown.pk}:{unknown.version}" in text
    assert not Merge.objects.exists()


def test_a_person_not_yet_on_the_register_is_put_there_with_it(
    unknown: Detainee, supervisor: User, client_of: ClientOf
) -> None:
    typed = said(unknown, about="new", given_ar="خالد", family_ar="الخطيب")
    client_of(supervisor).post(page_of(unknown), typed)
    unknown.refresh_from_db()
    new = unknown.merged_into
    assert new is not None
    assert (new.name_ar, new.sex, new.unidentified) == ("خالد الخطيب", "male", False)
    assert Name.objects.get(detainee=new).given_by == "his brother"


def test_a_double_click_merges_once(unknown: Detainee, supervisor: User, client_of: ClientOf) -> None:
    client, typed = client_of(supervisor), said(unknown, about="new", given_ar="خالد")
    answers = [client.post(page_of(unknown), typed) for _click in range(2)]
    assert answers[0].headers["Location"] in answers[1].headers["Location"] + answers[0].headers["Location"]
    assert (Merge.objects.count(), Detainee.objects.count()) == (1, 2)


def test_what_the_desk_had_found_is_decided_with_it(
    unknown: Detainee, named: Detainee, supervisor: User, client_of: ClientOf
) -> None:
    pair = pair_of(unknown, named)
    client_of(supervisor).post(page_of(unknown), said(unknown, named, detainee=named.reference))
    pair.refresh_from_db()
    assert pair.decision == PairDecision.SAME


def test_the_page_of_the_person_says_how_and_shows_the_description(
    unknown: Detainee, named: Detainee, supervisor: User, analyst: User, client_of: ClientOf
) -> None:
    client_of(supervisor).post(page_of(unknown), said(unknown, named, detainee=named.reference))
    for reader, by_whom in ((supervisor, True), (analyst, False)):
        text = client_of(reader).get(f"/detainees/{named.reference}/").content.decode()
        assert "وشم قلب على الذراع الأيسر" in text
        assert ("his brother" in text) == by_whom


def test_undone_they_are_two_again_and_what_was_said_stays(
    unknown: Detainee, named: Detainee, supervisor: User, client_of: ClientOf
) -> None:
    client_of(supervisor).post(page_of(unknown), said(unknown, named, detainee=named.reference))
    parted(Merge.objects.get(), by=supervisor)
    unknown.refresh_from_db()
    assert (unknown.merged_into, list(Detainee.objects.unidentified())) == (None, [unknown])
    assert Identification.objects.count() == 1


def test_what_changed_since_the_page_was_drawn_stops_it(
    unknown: Detainee, named: Detainee, supervisor: User, documenter: User, client_of: ClientOf
) -> None:
    typed = said(unknown, named, detainee=named.reference)
    change(named, {"sex": "female"}, by=documenter)
    answer = client_of(supervisor).post(page_of(unknown), typed)
    assert answer.status_code == 409
    assert "his brother" in answer.content.decode()
    assert not Merge.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"detainee": "D-7K3M-9QTA"},
        {"detainee": ""},
        {"how": ""},
        {"how": "dream"},
        {"about": "new", "given_ar": ""},
        {"about": "nobody"},
        {"once": ""},
        {"sentence": "عرفه أخوه، ٠٩٣٣٠٠٠١١١"},
    ],
    ids=str,
)
def test_bad_input_is_refused_and_kept(
    wrong: dict[str, str], unknown: Detainee, named: Detainee, supervisor: User, client_of: ClientOf
) -> None:
    answer = client_of(supervisor).post(
        page_of(unknown), said(unknown, named, **{"detainee": named.reference, **wrong})
    )
    assert answer.status_code == 422
    assert "his brother" in answer.content.decode()
    assert (Merge.objects.count(), Detainee.objects.count()) == (0, 2)


def test_somebody_unidentified_is_no_answer_to_who_it_is(
    unknown: Detainee, documentation: Team, documenter: User, supervisor: User, client_of: ClientOf
) -> None:
    other = nameless(documenter, documentation)
    answer = client_of(supervisor).post(page_of(unknown), said(unknown, other, detainee=other.reference))
    assert answer.status_code == 422
    assert not Merge.objects.exists()


def test_a_documenter_does_not_say_it(
    unknown: Detainee, named: Detainee, documenter: User, client_of: ClientOf
) -> None:
    answer = client_of(documenter).post(page_of(unknown), said(unknown, named, detainee=named.reference))
    assert answer.status_code == 403
    assert page_of(unknown) not in client_of(documenter).get(f"/detainees/{unknown.reference}/").content.decode()


def test_who_has_no_name_stands_for_nobody_who_has_one(unknown: Detainee, named: Detainee, supervisor: User) -> None:
    assert "let the entry that has a name stand" in refused_merge(unknown, named, by=supervisor)


def test_two_without_a_name_can_be_one(
    unknown: Detainee, documentation: Team, documenter: User, supervisor: User
) -> None:
    merged(unknown, nameless(documenter, documentation), by=supervisor)
    assert list(Detainee.objects.unidentified()) == [unknown]


def test_the_page_of_the_desk_lets_the_name_stand(
    unknown: Detainee, named: Detainee, supervisor: User, client_of: ClientOf
) -> None:
    pair = pair_of(unknown, named)
    with override("en"):
        text = client_of(supervisor).get(f"/duplicates/{pair.pk}/merge/").content.decode()
    assert f'value="{named.pk}"' in text
    assert f'<input type="radio" name="kept" value="{named.pk}"' in text.replace("required ", "")
    assert Pair.objects.count() == 1
