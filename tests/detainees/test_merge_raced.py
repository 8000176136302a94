"""What meets in the same instant: two who merge crosswise, a merge and an edit, a merge and a verification."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier, BrokenBarrierError, Event
from time import sleep
from typing import Any

import pytest
from django.db import connections, transaction

from accounts.models import Team, User
from casework.models import MoveMade
from casework.moves import Refusal
from detainees.desk import deciding
from detainees.desk.deciding import decide
from detainees.merging import making
from detainees.models import Detainee, Merge, Name, Pair
from releases.models import Release
from tests.conftest import ClientOf
from tests.detainees.finding import keep_found, likely
from tests.detainees.making import registered
from tests.detainees.pairing import pair_of, seen_of
from tests.releases.deciding import counted
from tests.releases.making import entered, verified
from tests.releases.records import made, move

pytestmark = pytest.mark.django_db(transaction=True)

Act = Callable[[], Any]


@pytest.fixture
def one(documentation: Team, documenter: User) -> Detainee:
    return registered(documenter, documentation, sex="male")


@pytest.fixture
def other(documentation: Team, documenter: User) -> Detainee:
    return registered(documenter, documentation, sex="male")


def at_once(*acts: Act) -> list[Any]:
    """What each of them answers, all begun in the same instant."""
    begin = Barrier(len(acts))

    def run(act: Act) -> Any:
        try:
            with suppress(BrokenBarrierError):
                begin.wait(timeout=5)
            return act()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def merging(kept: Detainee, other: Detainee, by: User) -> Act:
    """A merge from a page that shows both as they are now."""
    seen = [(each.pk, Detainee.objects.get(pk=each.pk).version) for each in (kept, other)]
    return lambda: making.join(kept, [other], by=by, seen=seen)


def test_of_two_who_merge_crosswise_one_wins(
    one: Detainee, other: Detainee, supervisor: User, supervisor2: User
) -> None:
    for _round in range(5):
        answers = at_once(merging(one, other, supervisor), merging(other, one, supervisor2))
        assert [isinstance(answer, Refusal) for answer in sorted(answers, key=lambda a: isinstance(a, Refusal))] == [
            False,
            True,
        ]
        assert making.part(Merge.objects.in_force().get(), by=supervisor).__class__ is Merge


def test_three_in_a_ring_end_as_one_merge_or_two_and_never_in_a_deadlock(
    one: Detainee, other: Detainee, documentation: Team, documenter: User, supervisor: User, supervisor2: User
) -> None:
    third = registered(documenter, documentation)
    acts = (merging(one, other, supervisor), merging(other, third, supervisor2), merging(third, one, supervisor))
    answers = at_once(*acts)
    assert any(not isinstance(answer, Refusal) for answer in answers)
    assert Merge.objects.count() == sum(not isinstance(answer, Refusal) for answer in answers)


def edit(client_of: ClientOf, person: Detainee, editor: User) -> Act:
    version = str(Detainee.objects.get(pk=person.pk).version)
    typed = {"version": version, "sex": "male", "occupation": "a baker"}
    return lambda: client_of(editor).post(f"/detainees/{person.reference}/edit/", typed)


@pytest.mark.parametrize("edited", ["one", "other"])
def test_a_merge_and_an_edit_one_of_them_notices(
    edited: str, one: Detainee, other: Detainee, documenter: User, supervisor: User, client_of: ClientOf
) -> None:
    person = {"one": one, "other": other}[edited]
    merge, page = at_once(merging(one, other, supervisor), edit(client_of, person, documenter))
    person.refresh_from_db()
    if isinstance(merge, Refusal):
        assert merge.stale
        assert (page.status_code, person.occupation) == (302, "a baker")
    else:
        # Stored before the merge was asked for, or told of it, with what they typed still in the form.
        assert (page.status_code, person.occupation) in ((302, "a baker"), (409, ""))
        assert page.status_code == 302 or "a baker" in page.content.decode()


def test_an_edit_from_a_page_before_the_merge_is_noticed_and_kept_on_the_page(
    one: Detainee, other: Detainee, documenter: User, supervisor: User, client_of: ClientOf
) -> None:
    """Both entries have another version after a merge."""
    edits = [edit(client_of, person, documenter) for person in (one, other)]
    assert not isinstance(merging(one, other, supervisor)(), Refusal)
    for act in edits:
        page = act()
        assert page.status_code == 409
        assert "a baker" in page.content.decode()


def test_a_name_added_in_that_instant_is_in_the_entry_or_on_the_page(
    one: Detainee, other: Detainee, documenter: User, supervisor: User, client_of: ClientOf
) -> None:
    typed = {"once": "k" * 24, "given_ar": "مروان"}
    add = lambda: client_of(documenter).post(f"/detainees/{other.reference}/names/new/", typed)  # noqa: E731
    merge, page = at_once(merging(one, other, supervisor), add)
    added = Name.objects.filter(given="مروان").exists()
    assert added == (page.status_code == 302)
    assert added or "مروان" in page.content.decode()
    if isinstance(merge, Refusal):
        assert added


@pytest.mark.parametrize("seconds", range(3))
def test_a_merge_and_a_verification_count_once(
    seconds: int, documentation: Team, documenter: User, supervisor: User, supervisor2: User
) -> None:
    first = verified(documenter, supervisor, documentation)
    second = made(entered(documenter, documentation), "submit", documenter)
    assert first.detainee is not None
    assert second.detainee is not None
    merge, verdict = at_once(
        merging(first.detainee, second.detainee, supervisor2), lambda: move(second, "verify", supervisor)
    )
    assert not isinstance(merge, Refusal)
    assert isinstance(verdict, MoveMade)
    assert counted() == 1
    assert Release.objects.get(pk=second.pk).counted_with_id == first.pk


def test_two_verifications_of_one_person_count_once(
    documentation: Team, documenter: User, supervisor: User, supervisor2: User
) -> None:
    first, second = (made(entered(documenter, documentation), "submit", documenter) for _ in range(2))
    assert first.detainee is not None
    assert second.detainee is not None
    pair_of(first.detainee, second.detainee)
    assert not isinstance(merging(first.detainee, second.detainee, supervisor)(), Refusal)
    answers = at_once(lambda: move(first, "verify", supervisor), lambda: move(second, "verify", supervisor2))
    assert all(isinstance(answer, MoveMade) for answer in answers)
    assert counted() == 1


def said_different_while_merging(one: Detainee, other: Detainee, says: User, merges: User) -> tuple[Any, Any, Pair]:
    """What both are answered where one has said “different” and it is not committed yet when the other merges."""
    pair, said, begun = pair_of(one, other), Event(), Event()
    seen, merge = seen_of(pair), merging(one, other, merges)

    def say() -> Any:
        with transaction.atomic():
            answer = decide(pair, "different", by=says, seen=seen)
            said.set()
            begun.wait(5)
            sleep(1)  # the other one has come to where it waits
            return answer

    def then_merge() -> Any:
        said.wait(5)
        begun.set()
        return merge()

    decision, merge_answer = at_once(say, then_merge)
    pair.refresh_from_db()
    return decision, merge_answer, pair


def let_go_of_persons(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deciding, "hold_to_count", lambda organisation, persons: None)


def let_go_of_pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "hold_pairs", lambda persons: list(Pair.objects.all()))


@pytest.mark.parametrize("let_go", [None, let_go_of_persons, let_go_of_pairs], ids=["both", "pairs", "persons"])
def test_who_said_different_a_moment_before_is_not_overruled(
    let_go: Callable[[pytest.MonkeyPatch], None] | None, one: Detainee, other: Detainee, supervisor: User,
    supervisor2: User, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """Whoever decides holds the persons, whoever merges the pairs too: each is enough."""
    if let_go:
        let_go(monkeypatch)
    decision, merge, pair = said_different_while_merging(one, other, supervisor, supervisor2)
    assert isinstance(decision, Pair)
    assert isinstance(merge, Refusal)
    assert not merge.stale  # it was asked and answered: somebody decided that they are different people
    assert pair.decision == "different"


def test_without_the_locks_postgresql_lets_nobody_overrule_who_said_different(
    one: Detainee, other: Detainee, supervisor: User, supervisor2: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: the setup can lose."""
    let_go_of_persons(monkeypatch)
    let_go_of_pairs(monkeypatch)
    decision, merge, pair = said_different_while_merging(one, other, supervisor, supervisor2)
    assert isinstance(decision, Pair)
    assert isinstance(merge, Refusal)
    assert merge.stale
    assert (pair.decision, Merge.objects.count()) == ("different", 0)


@pytest.mark.parametrize("job_first", [True, False])
def test_a_search_that_keeps_what_it_found_and_a_merge_both_come_to_their_end(
    job_first: bool, one: Detainee, other: Detainee, documentation: Team, documenter: User, supervisor: User
) -> None:
    """It finds again that one and other are alike, and that one is like a third: of what is new it holds both."""
    third = registered(documenter, documentation)
    pair, begun, going_on = pair_of(one, other), Event(), Event()
    merge = merging(one, other, supervisor)

    def first(act: Act) -> Any:
        with transaction.atomic():
            answer = act()
            begun.set()
            going_on.wait(5)
            sleep(1)
            return answer

    def then(act: Act) -> Any:
        begun.wait(5)
        going_on.set()
        return act()

    acts: list[Act] = [lambda: keep_found(likely(one, other), likely(one, third)), merge]
    if not job_first:
        acts.reverse()
    answers = at_once(lambda: first(acts[0]), lambda: then(acts[1]))
    assert not any(isinstance(answer, Refusal) for answer in answers)
    pair.refresh_from_db()
    assert pair.decision == "same"


def test_without_the_locks_two_who_merge_crosswise_would_both_begin(
    one: Detainee, other: Detainee, supervisor: User, supervisor2: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: the setup can lose, and PostgreSQL is what refuses then."""
    both, begun = Barrier(2), list[Any]()
    monkeypatch.setattr(making, "hold_to_merge", lambda _o, ids: list(Detainee.objects.filter(pk__in=ids)))
    join_one = making._join_one

    def waits(*args: Any) -> Merge:
        begun.append(args)
        with suppress(BrokenBarrierError):
            both.wait(timeout=2)
        return join_one(*args)

    monkeypatch.setattr(making, "_join_one", waits)
    answers = at_once(merging(one, other, supervisor), merging(other, one, supervisor2))
    assert len(begun) == 2
    assert any(isinstance(answer, Refusal) for answer in answers)
