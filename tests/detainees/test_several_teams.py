"""Entries of one person in two teams: who is offered a decision, a merge or its undoing can make it.

Who decides is a supervisor of the team of any entry of the two persons: page, list, server and PostgreSQL ask alike.
"""

import pytest

from accounts.models import Team, User
from casework.moves import Refusal
from detainees.merging import conditions
from detainees.models import Detainee, Merge, Pair
from tests.conftest import ClientOf
from tests.detainees.making import registered
from tests.detainees.pairing import merged, pair_of, refused_merge, seen_of, try_to_merge

pytestmark = pytest.mark.django_db


@pytest.fixture
def theirs(family_centre: Team, colleague_documenter: User) -> Detainee:
    """An entry of the family centre, which overseer supervises."""
    return registered(colleague_documenter, family_centre)


@pytest.fixture
def ours(documentation: Team, documenter: User) -> Detainee:
    return registered(documenter, documentation)


@pytest.fixture
def another(documentation: Team, documenter: User, theirs: Detainee, supervisor2: User) -> Detainee:
    """Another of documentation that was merged into the one of the family centre."""
    entry = registered(documenter, documentation)
    merged(theirs, entry, by=supervisor2)
    return entry


def waiting(user: User) -> list[Pair]:
    return list(Pair.objects.on_desk_of(user))


@pytest.fixture
def pair(ours: Detainee, theirs: Detainee, another: Detainee) -> Pair:
    """With a second pair between entries that are both of documentation."""
    pair_of(ours, another)
    return pair_of(ours, theirs)


def test_who_is_offered_a_decision_can_take_it(pair: Pair, overseer: User, client_of: ClientOf) -> None:
    client = client_of(overseer)
    assert set(waiting(overseer)) == set(Pair.objects.all())
    assert client.get(f"/duplicates/{pair.pk}/").status_code == 200
    answer = client.post(f"/duplicates/{pair.pk}/", {"decision": "different", "seen": seen_of(pair)})
    assert answer.status_code == 302
    assert set(Pair.objects.values_list("decision", flat=True)) == {"different"}


def test_who_is_offered_a_merge_can_make_it(
    pair: Pair, ours: Detainee, theirs: Detainee, overseer: User, client_of: ClientOf
) -> None:
    client, address = client_of(overseer), f"/duplicates/{pair.pk}/merge/"
    assert 'name="kept"' in client.get(f"{address}?member={ours.pk}&member={theirs.pk}").content.decode()
    seen = [f"{each.pk}:{each.version}" for each in Detainee.objects.filter(pk__in=[ours.pk, theirs.pk])]
    sent = {"member": [ours.pk, theirs.pk], "seen": seen, "kept": theirs.pk, "sentence": "One mother."}
    assert client.post(address, sent).status_code == 302


def test_who_is_offered_an_undoing_can_undo(
    ours: Detainee, theirs: Detainee, another: Detainee, supervisor2: User, overseer: User, client_of: ClientOf
) -> None:
    pair_of(ours, another)
    (merge,) = merged(theirs, ours, by=supervisor2)
    client, address = client_of(overseer), f"/duplicates/merges/{merge.pk}/undo/"
    assert "button grave" in client.get(address).content.decode()
    assert client.post(address, {"decision": "different"}).status_code == 302


def test_a_supervisor_of_a_merged_entry_decides_of_the_person_it_is_one_with(
    theirs: Detainee, another: Detainee, colleague_documenter: User, family_centre: Team, supervisor: User,
    client_of: ClientOf,
) -> None:  # fmt: skip
    pair = pair_of(theirs, registered(colleague_documenter, family_centre))
    client = client_of(supervisor)
    assert waiting(supervisor) == [pair]
    assert client.get(f"/duplicates/{pair.pk}/").status_code == 200
    answer = client.post(f"/duplicates/{pair.pk}/", {"decision": "different", "seen": seen_of(pair)})
    assert answer.status_code == 302


def test_a_supervisor_of_a_merged_entry_merges_the_person_it_is_one_with(
    theirs: Detainee, another: Detainee, colleague_documenter: User, family_centre: Team, supervisor: User
) -> None:
    merged(theirs, registered(colleague_documenter, family_centre), by=supervisor)


def test_who_supervises_the_team_of_none_of_them_is_offered_nothing(
    theirs: Detainee, colleague_documenter: User, family_centre: Team, supervisor: User, client_of: ClientOf
) -> None:
    pair = pair_of(theirs, registered(colleague_documenter, family_centre))
    assert waiting(supervisor) == []
    assert client_of(supervisor).get(f"/duplicates/{pair.pk}/").status_code == 403
    assert "A supervisor of a team" in refused_merge(pair.one, pair.other, by=supervisor)


def test_what_postgresql_refuses_is_a_sentence(
    ours: Detainee, documentation: Team, documenter: User, overseer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: were the server to ask nothing, PostgreSQL would; nothing is written then."""
    monkeypatch.setattr(conditions, "why_not_decide", lambda entries, by: None)
    answer = try_to_merge(ours, registered(documenter, documentation), by=overseer)
    assert isinstance(answer, Refusal)
    assert not Merge.objects.exists()
