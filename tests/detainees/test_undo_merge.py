"""Undoing a merge: at any time, also after later edits; what came later stays where it was written."""

import pytest

from accounts.models import Team, User
from casework.moves import Refusal
from detainees.lists import NameKind
from detainees.merging.making import part
from detainees.models import Detainee, Merge, Pair
from detainees.registration import add_names, add_other_name, change_detention, record_arrest
from tests.conftest import ClientOf
from tests.detainees.making import KHALED, registered
from tests.detainees.pairing import merged, pair_of, parted
from tests.detainees.test_list import listed

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept(documentation: Team, documenter: User) -> Detainee:
    return registered(documenter, documentation)


@pytest.fixture
def gone(documentation: Team, documenter: User) -> Detainee:
    return registered(documenter, documentation, "خليل")


@pytest.fixture
def merge(kept: Detainee, gone: Detainee, supervisor: User) -> Merge:
    pair = pair_of(kept, gone)
    return merged(kept, gone, by=supervisor, pair=pair)[0]


def found(client_of: ClientOf, reader: User, sought: str) -> list[str]:
    page = client_of(reader).post("/detainees/search/", {"sought": sought}, follow=True).content.decode()
    return [each.reference for each in Detainee.objects.all() if each.reference in page]


def test_both_stand_again(merge: Merge, kept: Detainee, gone: Detainee, supervisor: User, client_of: ClientOf) -> None:
    sent = {"decision": "different", "sentence": "Another mother."}
    answer = client_of(supervisor).post(f"/duplicates/merges/{merge.pk}/undo/", sent)
    assert answer.status_code == 302
    assert sorted(listed(client_of, supervisor)) == sorted((kept.reference, gone.reference))
    assert client_of(supervisor).get(f"/detainees/{gone.reference}/").status_code == 200
    assert found(client_of, supervisor, "خليل") == [gone.reference]


def test_with_an_address_by_which_somebody_is_reached_nothing_is_undone(
    merge: Merge, supervisor: User, client_of: ClientOf
) -> None:
    sent = {"decision": "different", "sentence": "Ask salem@court.example."}
    assert client_of(supervisor).post(f"/duplicates/merges/{merge.pk}/undo/", sent).status_code == 422
    merge.refresh_from_db()
    assert merge.undone_at is None


@pytest.mark.parametrize("decision", ["", "different"])
def test_the_pair_becomes_what_the_person_says(decision: str, merge: Merge, supervisor: User) -> None:
    parted(merge, by=supervisor, decision=decision)
    assert Pair.objects.get().decision == decision


def test_what_was_written_later_stays_where_it_was_written(
    merge: Merge, kept: Detainee, gone: Detainee, documenter: User, supervisor: User, client_of: ClientOf
) -> None:
    kept.refresh_from_db()
    add_names(kept, {**KHALED, "mother": "فاطمة"}, {}, by=documenter)
    add_other_name(kept, NameKind.KUNYA, "أبو محمود", by=documenter)
    record_arrest(kept, by=documenter, date=None, facility=None, court="Court of Homs")
    parted(merge, by=supervisor)
    assert kept.names.filter(mother="فاطمة").exists()
    assert kept.other_names.count() == kept.detentions.count() == 1
    assert gone.names.count() == 1
    assert not gone.detentions.exists()
    assert found(client_of, supervisor, "أبو محمود") == [kept.reference]


def test_what_was_mended_in_the_merged_entry_stays_there(
    kept: Detainee, gone: Detainee, documenter: User, supervisor: User, client_of: ClientOf
) -> None:
    detention = record_arrest(gone, by=documenter, date=None, facility=None)
    (merge,) = merged(kept, gone, by=supervisor)
    change_detention(detention, {"court": "Court of Homs"}, [], by=documenter)
    typed = {"version": str(gone.version), "sex": "male", "occupation": "baker"}
    assert client_of(documenter).post(f"/detainees/{gone.reference}/edit/", typed).status_code == 302
    parted(merge, by=supervisor)
    gone.refresh_from_db()
    detention.refresh_from_db()
    assert (gone.occupation, detention.court) == ("baker", "Court of Homs")
    kept.refresh_from_db()
    assert kept.occupation == ""


def test_both_the_merge_and_its_undoing_stay_in_history(
    merge: Merge, kept: Detainee, gone: Detainee, supervisor: User, supervisor2: User, english_of: ClientOf
) -> None:
    parted(merge, by=supervisor2)
    assert (merge.by, merge.undone_by, merge.undone_sentence) == (supervisor, supervisor2, "Another mother.")
    for entry in (kept, gone):
        page = english_of(supervisor).get(f"/detainees/{entry.reference}/").content.decode()
        assert f"{gone.reference} merged into {kept.reference}" in page
        assert f"The merge of {gone.reference} into {kept.reference} undone" in page


def test_it_is_undone_once(merge: Merge, supervisor: User, client_of: ClientOf) -> None:
    parted(merge, by=supervisor)
    assert isinstance(part(merge, by=supervisor), Refusal)
    assert client_of(supervisor).post(f"/duplicates/merges/{merge.pk}/undo/", {"decision": ""}).status_code == 403


def test_it_can_be_merged_again(merge: Merge, kept: Detainee, gone: Detainee, supervisor: User) -> None:
    parted(merge, by=supervisor)
    merged(gone, kept, by=supervisor)
    assert kept.merged_into == gone


def test_who_decides_in_neither_team_undoes_nothing(merge: Merge, overseer: User, client_of: ClientOf) -> None:
    assert client_of(overseer).post(f"/duplicates/merges/{merge.pk}/undo/", {"decision": ""}).status_code == 403
    merge.refresh_from_db()
    assert merge.undone_at is None


def test_of_three_exactly_what_the_merge_brought_goes(
    documentation: Team, documenter: User, merge: Merge, kept: Detainee, gone: Detainee, supervisor: User
) -> None:
    third = registered(documenter, documentation, "خلدون")
    merged(kept, third, by=supervisor)
    parted(merge, by=supervisor)
    third.refresh_from_db()
    gone.refresh_from_db()
    assert (third.merged_into, gone.merged_into) == (kept, None)


def test_a_pair_between_the_others_stays_decided(
    documentation: Team, documenter: User, merge: Merge, kept: Detainee, supervisor: User
) -> None:
    third = registered(documenter, documentation, "خلدون")
    pair = pair_of(kept, third)
    merged(kept, third, by=supervisor)
    parted(merge, by=supervisor)
    pair.refresh_from_db()
    assert pair.decision == "same"
