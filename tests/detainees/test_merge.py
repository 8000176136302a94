"""Making one person of entries: what is shown, what is found, what is refused, and who may."""

import pytest
from django.test import Client

from accounts.models import Team, User
from casework.moves import Refusal
from detainees.linking import link_people, strike_link
from detainees.lists import Certainty, LinkKind, NameKind
from detainees.models import Detainee, Merge, Pair, PairVerdict
from detainees.registration import add_other_name, record_arrest, register
from tests.conftest import ClientOf
from tests.detainees.making import registered
from tests.detainees.pairing import decided, merged, pair_of, parted, try_to_merge
from tests.detainees.test_list import listed

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept(documentation: Team, documenter: User) -> Detainee:
    return registered(documenter, documentation)


@pytest.fixture
def gone(documentation: Team, documenter: User) -> Detainee:
    names = {"given": "Khaled", "father": "Mahmud", "family": "Hatib"}
    return register(documentation, {}, names, by=documenter, home_governorate_id="SY-HI")


@pytest.fixture
def third(documentation: Team, documenter: User) -> Detainee:
    return registered(documenter, documentation, "خليل")


def page_of(client: Client, detainee: Detainee) -> str:
    return client.get(f"/detainees/{detainee.reference}/").content.decode()


def send(client: Client, pair: Pair, kept: Detainee, *others: Detainee, **fields: object) -> int:
    people = [Detainee.objects.get(pk=each.pk) for each in (kept, *others)]
    seen = [f"{each.pk}:{each.version}" for each in people]
    sent = {"member": [each.pk for each in people], "seen": seen, "kept": kept.pk, "sentence": "One mother.", **fields}
    return client.post(f"/duplicates/{pair.pk}/merge/", sent).status_code


def test_one_stands_for_both_and_nothing_is_re_pointed(kept: Detainee, gone: Detainee, supervisor: User) -> None:
    merged(kept, gone, by=supervisor)
    assert gone.merged_into == kept
    assert kept.merged_into is None
    assert gone.names.exists()


def test_the_page_of_the_one_that_stands_shows_all(
    kept: Detainee, gone: Detainee, documenter: User, supervisor: User, english_of: ClientOf
) -> None:
    record_arrest(gone, by=documenter, date=None, facility=None, court="Court of Homs")
    merged(kept, gone, by=supervisor)
    page = page_of(english_of(supervisor), kept)
    for text in ("Hatib", "Court of Homs", gone.reference, "merged into", "The same mother."):
        assert text in page


def test_the_old_reference_leads_there_with_a_sentence(
    kept: Detainee, gone: Detainee, supervisor: User, liaison: User, english_of: ClientOf
) -> None:
    merged(kept, gone, by=supervisor)
    answer = english_of(liaison).get(f"/detainees/{gone.reference}/", follow=True)
    assert answer.redirect_chain == [(f"/detainees/{kept.reference}/", 302)]
    assert f"{gone.reference} was found to be one person with {kept.reference}" in answer.content.decode()


def test_the_list_counts_one(kept: Detainee, gone: Detainee, supervisor: User, english_of: ClientOf) -> None:
    merged(kept, gone, by=supervisor)
    assert listed(english_of, supervisor) == [kept.reference]
    assert "1 record" in english_of(supervisor).get("/detainees/").content.decode()


@pytest.mark.parametrize("sought", ["Hatib", "Mahmud Hatib", "الخطيب"])
def test_any_of_the_names_finds_the_one_that_stands(
    sought: str, kept: Detainee, gone: Detainee, supervisor: User, client_of: ClientOf
) -> None:
    merged(kept, gone, by=supervisor)
    page = client_of(supervisor).post("/detainees/search/", {"sought": sought}, follow=True).content.decode()
    assert kept.reference in page
    assert gone.reference not in page


def test_the_old_reference_finds_it_too(kept: Detainee, gone: Detainee, supervisor: User, client_of: ClientOf) -> None:
    merged(kept, gone, by=supervisor)
    client = client_of(supervisor)
    page = client.post("/detainees/search/", {"sought": gone.reference}, follow=True).content.decode()
    assert f"/detainees/{kept.reference}/" in page
    answer = client.post("/search/", {"sought": gone.reference}, follow=True)
    assert answer.redirect_chain[-1] == (f"/detainees/{kept.reference}/", 302)


def test_the_look_up_offers_it_once_by_the_spellings_of_both(
    kept: Detainee, gone: Detainee, documenter: User, supervisor: User, client_of: ClientOf
) -> None:
    merged(kept, gone, by=supervisor)
    typed = {"given": "Khaled", "father": "Mahmud", "family": "Hatib"}
    answer = client_of(documenter).post("/detainees/similar/", typed, headers={"accept": "application/json"})
    assert [found["reference"] for found in answer.json()["results"]] == [kept.reference]


def test_the_pair_is_decided_with_it(kept: Detainee, gone: Detainee, supervisor: User, client_of: ClientOf) -> None:
    pair = pair_of(kept, gone)
    assert send(client_of(supervisor), pair, kept, gone) == 302
    pair.refresh_from_db()
    assert pair.decision == "same"
    assert PairVerdict.objects.get(pair=pair).by == supervisor
    merge = Merge.objects.get()
    assert (merge.kept, merge.merged, merge.by, merge.pair) == (kept, gone, supervisor, pair)
    assert merge.sentence == "One mother."


def test_the_page_says_first_what_it_changes(
    kept: Detainee, gone: Detainee, supervisor: User, english_of: ClientOf
) -> None:
    page = english_of(supervisor).get(f"/duplicates/{pair_of(kept, gone).pk}/merge/").content.decode()
    assert "The tally stays as it is" in page
    assert not Merge.objects.exists()


def test_a_stale_page_merges_nothing_and_keeps_what_was_typed(
    kept: Detainee, gone: Detainee, documenter: User, supervisor: User, client_of: ClientOf
) -> None:
    pair = pair_of(kept, gone)
    seen = [f"{kept.pk}:{kept.version}", f"{gone.pk}:{gone.version}"]
    add_other_name(gone, NameKind.KUNYA, "أبو محمود", by=documenter)
    sent = {"member": [kept.pk, gone.pk], "seen": seen, "kept": kept.pk, "sentence": "One mother."}
    answer = client_of(supervisor).post(f"/duplicates/{pair.pk}/merge/", sent)
    assert answer.status_code == 409
    assert "One mother." in answer.content.decode()
    assert not Merge.objects.exists()


def test_with_a_number_by_which_somebody_is_reached_nothing_is_merged(
    kept: Detainee, gone: Detainee, supervisor: User, client_of: ClientOf
) -> None:
    pair = pair_of(kept, gone)
    assert send(client_of(supervisor), pair, kept, gone, sentence="His brother says so: +963 933 000 111") == 422
    assert not Merge.objects.exists()


@pytest.mark.parametrize("seen", [[], ["1"], ["x:y"], ["1:2:3"]], ids=str)
def test_a_page_that_showed_nothing_merges_nothing(
    seen: list[str], kept: Detainee, gone: Detainee, supervisor: User, client_of: ClientOf
) -> None:
    assert send(client_of(supervisor), pair_of(kept, gone), kept, gone, seen=seen) == 409
    assert not Merge.objects.exists()


def test_a_page_that_says_an_endless_version_merges_nothing(
    kept: Detainee, gone: Detainee, supervisor: User, client_of: ClientOf
) -> None:
    seen = [f"{kept.pk}:{'9' * 5_000}", f"{gone.pk}:1"]
    assert send(client_of(supervisor), pair_of(kept, gone), kept, gone, seen=seen) == 409


def test_sent_twice_it_is_one_merge(kept: Detainee, gone: Detainee, supervisor: User, client_of: ClientOf) -> None:
    pair = pair_of(kept, gone)
    assert send(client_of(supervisor), pair, kept, gone) == 302
    assert send(client_of(supervisor), pair, kept, gone) in (403, 409)
    assert Merge.objects.count() == 1


def test_who_decides_in_neither_team_merges_nothing(
    kept: Detainee, gone: Detainee, overseer: User, client_of: ClientOf
) -> None:
    assert send(client_of(overseer), pair_of(kept, gone), kept, gone) == 403
    assert not Merge.objects.exists()


def test_two_organisations_are_never_merged(
    kept: Detainee, other_documenter: User, other_team: Team, supervisor: User
) -> None:
    answer = try_to_merge(kept, registered(other_documenter, other_team), by=supervisor)
    assert isinstance(answer, Refusal)


# -- More than two -----------------------------------------------------------------------------------------------------


def test_a_chain_joins_nobody_by_itself(
    kept: Detainee, gone: Detainee, third: Detainee, supervisor: User, client_of: ClientOf
) -> None:
    first = pair_of(kept, gone)
    pair_of(gone, third)
    page = client_of(supervisor).get(f"/duplicates/{first.pk}/").content.decode()
    assert all(f'value="{each.pk}" form="same"' in page for each in (kept, gone, third))
    assert send(client_of(supervisor), first, kept, gone) == 302
    third.refresh_from_db()
    assert third.merged_into is None


def test_those_ticked_are_merged_at_once(
    kept: Detainee, gone: Detainee, third: Detainee, supervisor: User, client_of: ClientOf
) -> None:
    first, second = pair_of(kept, gone), pair_of(gone, third)
    assert send(client_of(supervisor), first, third, kept, gone) == 302
    assert set(Detainee.objects.exclude(merged_into=None)) == {kept, gone}
    assert set(Detainee.objects.filter(merged_into=third)) == {kept, gone}
    second.refresh_from_db()
    assert second.decision == "same"


def test_who_was_found_different_is_not_put_together_by_a_third(
    kept: Detainee, gone: Detainee, third: Detainee, supervisor: User, client_of: ClientOf
) -> None:
    first, _second = pair_of(kept, gone), pair_of(gone, third)
    apart = decided(pair_of(kept, third), "different", by=supervisor)
    assert send(client_of(supervisor), first, kept, gone, third) == 403
    merged(kept, gone, by=supervisor)
    assert isinstance(try_to_merge(third, kept, by=supervisor), Refusal)
    decided(apart, "", by=supervisor)
    merged(kept, third, by=supervisor)


def test_people_who_are_linked_as_two_are_not_put_together(
    kept: Detainee, gone: Detainee, third: Detainee, documentation: Team, documenter: User, supervisor: User,
    client_of: ClientOf,
) -> None:  # fmt: skip
    link = link_people(kept, LinkKind.SIBLING, third, Certainty.CERTAIN, team=documentation, by=documenter)
    pair = pair_of(gone, third)
    merged(kept, gone, by=supervisor)
    assert send(client_of(supervisor), pair, kept, third) == 403
    assert not Merge.objects.filter(merged=third).exists()
    strike_link(link, "The neighbour meant another family.", by=documenter)
    merged(kept, third, by=supervisor)


def test_somebody_who_stands_for_others_carries_them_along(
    kept: Detainee, gone: Detainee, third: Detainee, supervisor: User
) -> None:
    merged(kept, gone, by=supervisor)
    (later,) = merged(third, kept, by=supervisor)
    gone.refresh_from_db()
    assert (gone.merged_into, kept.merged_into) == (third, third)
    parted(later, by=supervisor)
    gone.refresh_from_db()
    kept.refresh_from_db()
    assert (gone.merged_into, kept.merged_into) == (kept, None)


def test_only_who_stands_is_merged(kept: Detainee, gone: Detainee, third: Detainee, supervisor: User) -> None:
    merged(kept, gone, by=supervisor)
    assert isinstance(try_to_merge(third, gone, by=supervisor), Refusal)
    assert isinstance(try_to_merge(gone, third, by=supervisor), Refusal)
