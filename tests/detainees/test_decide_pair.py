"""Deciding a pair without merging: different people, later, taken back; once, and never from a stale page."""

import pytest
from django.test import Client

from accounts.acting import acting
from accounts.models import Team, User
from detainees.desk.deciding import decide
from detainees.models import Detainee, Pair, PairVerdict
from detainees.registration import add_names, register
from tests.conftest import ClientOf
from tests.detainees.making import KHALED, registered
from tests.detainees.pairing import decided, merged, pair_of, seen_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair(documentation: Team, documenter: User) -> Pair:
    return pair_of(registered(documenter, documentation), registered(documenter, documentation))


def post(client: Client, pair: Pair, decision: str, **fields: str) -> int:
    sent = {"decision": decision, "seen": seen_of(pair), **fields}
    return client.post(f"/duplicates/{pair.pk}/", sent).status_code


def test_a_number_by_which_somebody_is_reached_does_not_stand_in_it(
    pair: Pair, supervisor: User, english_of: ClientOf
) -> None:
    sent = {"decision": "different", "seen": seen_of(pair), "sentence": "His brother says so, 0933 000 111."}
    answer = english_of(supervisor).post(f"/duplicates/{pair.pk}/", sent)
    assert answer.status_code == 422
    assert "It is kept in clear and others read it" in answer.content.decode()
    assert "0933 000 111" in answer.content.decode(), "it can be mended"
    assert not PairVerdict.objects.exists()


@pytest.mark.parametrize("decision", ["different", "later"])
def test_a_decision_is_kept_with_who_when_and_why(
    decision: str, pair: Pair, supervisor: User, client_of: ClientOf
) -> None:
    assert post(client_of(supervisor), pair, decision, sentence="Another mother.") == 302
    pair.refresh_from_db()
    verdict = PairVerdict.objects.get(pair=pair)
    assert pair.decision == verdict.decision == decision
    assert (verdict.by, verdict.sentence, verdict.fingerprint) == (supervisor, "Another mother.", pair.fingerprint)


def test_the_next_pair_opens_by_itself(
    documentation: Team, documenter: User, supervisor: User, pair: Pair, client_of: ClientOf
) -> None:
    following = pair_of(pair.one, registered(documenter, documentation), 0.7)
    sent = {"decision": "different", "seen": seen_of(pair)}
    answer = client_of(supervisor).post(f"/duplicates/{pair.pk}/?score=60", sent)
    assert answer["Location"] == f"/duplicates/{following.pk}/?score=60"
    sent = {"decision": "different", "seen": seen_of(following)}
    assert client_of(supervisor).post(f"/duplicates/{following.pk}/", sent)["Location"] == "/duplicates/"


def test_a_button_pressed_twice_decides_once(pair: Pair, supervisor: User, client_of: ClientOf) -> None:
    seen = seen_of(pair)
    for _time in range(2):
        assert post(client_of(supervisor), pair, "different", seen=seen) == 302
    assert PairVerdict.objects.filter(pair=pair).count() == 1


def test_a_stale_page_decides_nothing_and_keeps_what_was_typed(
    pair: Pair, documenter: User, supervisor: User, client_of: ClientOf
) -> None:
    seen = seen_of(pair)
    add_names(pair.one, {**KHALED, "mother": "فاطمة"}, {}, by=documenter)
    sent = {"decision": "different", "seen": seen, "sentence": "They differ in age."}
    answer = client_of(supervisor).post(f"/duplicates/{pair.pk}/", sent)
    assert answer.status_code == 409
    assert "They differ in age." in answer.content.decode()
    pair.refresh_from_db()
    assert pair.decision == ""


def test_what_another_decided_meanwhile_is_not_overwritten(
    pair: Pair, supervisor: User, supervisor2: User, client_of: ClientOf
) -> None:
    seen = seen_of(pair)
    decided(pair, "different", by=supervisor2)
    assert post(client_of(supervisor), pair, "later", seen=seen) == 409
    pair.refresh_from_db()
    assert pair.decision == "different"


def test_a_decision_is_taken_back(pair: Pair, supervisor: User, client_of: ClientOf) -> None:
    decided(pair, "different", by=supervisor)
    assert not Pair.objects.filter(pk=pair.pk).standing().exists()
    assert post(client_of(supervisor), pair, "") == 302
    assert Pair.objects.filter(pk=pair.pk).standing().exists()
    assert list(PairVerdict.objects.order_by("pk").values_list("decision", flat=True)) == ["different", ""]


def test_changed_facts_alone_ask_again(pair: Pair, supervisor: User) -> None:
    decided(pair, "different", by=supervisor)
    with acting(User.objects.system("linkage")):
        Pair.objects.filter(pk=pair.pk).update(fingerprint="e" * 64, decision="")
    pair.refresh_from_db()
    assert pair.decision == ""


def test_who_decides_in_neither_team_is_refused(pair: Pair, overseer: User, client_of: ClientOf) -> None:
    assert post(client_of(overseer), pair, "different") == 403


def test_a_supervisor_of_either_team_decides(
    documentation: Team, family_centre: Team, documenter: User, colleague_documenter: User, overseer: User,
    supervisor: User, client_of: ClientOf,
) -> None:  # fmt: skip
    theirs = registered(colleague_documenter, family_centre)
    for judge in (overseer, supervisor):
        pair = pair_of(registered(documenter, documentation), theirs)
        assert post(client_of(judge), pair, "different") == 302


def test_who_wrote_the_entries_may_say_that_they_are_two(documentation: Team, author_supervisor: User) -> None:
    pair = pair_of(registered(author_supervisor, documentation), registered(author_supervisor, documentation))
    assert decided(pair, "different", by=author_supervisor).decision == "different"


def test_it_is_decided_of_the_persons_with_all_their_entries(
    documentation: Team, documenter: User, supervisor: User, pair: Pair
) -> None:
    """Else the same question would come back for each entry."""
    third = registered(documenter, documentation)
    through = pair_of(pair.other, third)
    merged(pair.one, third, by=supervisor)
    decided(pair, "different", by=supervisor)
    through.refresh_from_db()
    assert through.decision == "different"


def test_what_was_merged_is_not_decided_otherwise(pair: Pair, supervisor: User, client_of: ClientOf) -> None:
    seen = seen_of(pair)
    merged(pair.one, pair.other, by=supervisor)
    pair.refresh_from_db()
    assert pair.decision == "same"
    assert post(client_of(supervisor), pair, "different", seen=seen) == 409


def test_same_is_no_decision_without_a_merge(pair: Pair, supervisor: User, client_of: ClientOf) -> None:
    assert post(client_of(supervisor), pair, "same") == 422
    with pytest.raises(ValueError, match="without merging"):
        decide(pair, "same", by=supervisor, seen=seen_of(pair))


def test_the_page_shows_what_agrees_and_what_differs(
    documentation: Team, documenter: User, supervisor: User, client_of: ClientOf
) -> None:
    one = registered(documenter, documentation, sex="male", home_governorate_id="SY-HI")
    latin = register(documentation, {}, {"given": "Khalid", "father": "Ahmad"}, by=documenter, sex="male")
    page = client_of(supervisor).get(f"/duplicates/{pair_of(one, latin).pk}/").content.decode()
    for relation in ("agrees", "alike", "differs", "one-only"):
        assert f'class="relation-{relation}"' in page


def names(detainee: Detainee) -> str:
    return f"{detainee.name_ar} {detainee.name_latin}"


def test_no_name_stands_in_an_address(pair: Pair, supervisor: User, client_of: ClientOf) -> None:
    page = client_of(supervisor).get(f"/duplicates/{pair.pk}/").content.decode()
    assert not [word for word in names(pair.one).split() if f"={word}" in page or f"/{word}" in page]


def test_the_page_says_why_in_words_what_tells_most_first(
    documentation: Team, documenter: User, supervisor: User, english_of: ClientOf
) -> None:
    evidence = [["given", "same", 5.0], ["birth", "one year", -2.0], ["family", "same", 9.0], ["strange", "thing", 1.0]]
    one, other = (registered(documenter, documentation) for _ in range(2))
    pair = pair_of(one, other, evidence=evidence, rival="sibling", bits=12.0, rival_bits=8.0)
    page = english_of(supervisor).get(f"/duplicates/{pair.pk}/").content.decode()
    said = [page.index(words) for words in ("the same family name", "the same given name", "born a year apart")]
    assert said == sorted(said)
    assert "12 points speak for one person; 8 of them fit" in page
    assert "strange" not in page
