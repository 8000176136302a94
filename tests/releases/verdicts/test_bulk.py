"""One verdict on many: looked at beforehand, carried out only where each alone would pass, by its own move."""

from datetime import timedelta
from typing import Any

import psycopg
import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.acting import acting
from accounts.membership import end
from accounts.models import Membership, Team, User
from casework.models import MoveMade
from releases.deciding import forgetting, many
from releases.models import BulkDecision, BulkRow, Release, Verdict
from releases.models.releases import Status
from tests.conftest import ClientOf
from tests.releases.records import made
from tests.releases.verdicts.waiting import waiting, weak

pytestmark = pytest.mark.django_db
WHY = "Amal and I looked at all of them on Sunday."


@pytest.fixture
def client(supervisor: User, english_of: ClientOf) -> Client:
    return english_of(supervisor)


def ask(client: Client, name: str, *releases: Release, query: str = "", **more: str) -> BulkDecision:
    """Ask for a move on these, or by `all` on the queue at this address."""
    ticked = [f"{each.reference}.{each.revision_number}" for each in releases]
    answer = client.post(f"/releases/queue/many/?{query}", {"move": name, "release": ticked, **more})
    assert answer.status_code == 302
    return BulkDecision.objects.get(pk=int(answer.headers["Location"].split("/")[-2]))


def confirm(client: Client, decision: BulkDecision, **fields: Any) -> int:
    return client.post(f"/releases/queue/many/{decision.pk}/confirm/", {"sentence": WHY, **fields}).status_code


def states(*releases: Release) -> list[str]:
    for each in releases:
        each.refresh_from_db()
    return [each.status for each in releases]


def test_before_it_is_confirmed_the_page_says_which_would_not_pass_and_why(
    documentation: Team, documenter: User, supervisor: User, client: Client
) -> None:
    good, poor = waiting(documentation, documenter, supervisor), weak(documentation, documenter, supervisor)
    decision = ask(client, "verify", good, poor)
    page = client.get(decision.get_absolute_url()).content.decode()
    assert "1 of 2 would be verified." in page
    assert "The claims do not carry it yet" in page
    assert poor.reference in page.partition("Left out")[2]
    assert states(good, poor) == [Status.SUBMITTED, Status.SUBMITTED]


def test_only_those_that_pass_are_decided_each_by_a_move_of_its_own(
    documentation: Team, documenter: User, supervisor: User, client: Client
) -> None:
    one, other, poor = (
        waiting(documentation, documenter, supervisor), waiting(documentation, documenter, supervisor),
        weak(documentation, documenter, supervisor),
    )  # fmt: skip
    assert confirm(client, ask(client, "verify", one, other, poor)) == 302
    assert states(one, other, poor) == [Status.VERIFIED, Status.VERIFIED, Status.SUBMITTED]
    moves = MoveMade.objects.filter(name="verify").values_list("subject_id", "revision", "by", "sentence")
    assert sorted(moves) == sorted((each.pk, 1, supervisor.pk, WHY) for each in (one, other))


def test_nobody_verifies_their_own_among_many(
    documentation: Team, documenter: User, author_supervisor: User, supervisor: User, english_of: ClientOf
) -> None:
    own, other = waiting(documentation, author_supervisor, supervisor), waiting(documentation, documenter, supervisor)
    client = english_of(author_supervisor)
    confirm(client, ask(client, "verify", own, other))
    assert states(own, other) == [Status.SUBMITTED, Status.VERIFIED]


def test_without_a_sentence_nothing_is_done_and_nothing_typed_is_lost(
    documentation: Team, documenter: User, supervisor: User, client: Client
) -> None:
    one = waiting(documentation, documenter, supervisor)
    decision = ask(client, "return", one)
    answer = client.post(f"/releases/queue/many/{decision.pk}/confirm/", {"sentence": WHY})
    assert answer.status_code == 422
    assert WHY in answer.content.decode()
    assert confirm(client, ask(client, "verify", one), sentence=" ") == 422
    assert states(one) == [Status.SUBMITTED]


def test_many_are_returned_with_one_reason(
    documentation: Team, documenter: User, supervisor: User, client: Client
) -> None:
    one, poor = waiting(documentation, documenter, supervisor), weak(documentation, documenter, supervisor)
    confirm(client, ask(client, "return", one, poor), reason="other-wave")
    assert states(one, poor) == [Status.RETURNED, Status.RETURNED]
    assert set(Verdict.objects.values_list("reason", "sentence")) == {("other-wave", WHY)}


def test_what_changed_since_it_was_shown_is_left_out_and_named(
    documentation: Team, documenter: User, supervisor: User, supervisor2: User, client: Client
) -> None:
    one, changed = waiting(documentation, documenter, supervisor), waiting(documentation, documenter, supervisor)
    decision = ask(client, "verify", one, changed)
    made(made(changed, "take-back", documenter), "submit", documenter)
    confirm(client, decision)
    assert states(one, changed) == [Status.VERIFIED, Status.SUBMITTED]
    page = client.get(decision.get_absolute_url()).content.decode()
    assert "This record has changed since you saw it in the list." in page
    assert changed.reference in page


def test_what_was_shown_with_an_older_revision_is_left_out_at_once(
    documentation: Team, documenter: User, supervisor: User, client: Client
) -> None:
    one = waiting(documentation, documenter, supervisor)
    one.revision_number = 1
    stale = Release.objects.get(pk=made(made(one, "take-back", documenter), "submit", documenter).pk)
    stale.revision_number = 1
    decision = ask(client, "verify", stale)
    assert BulkRow.objects.get(decision=decision).outcome == "refused"
    assert BulkRow.objects.get(decision=decision).sentence.startswith("This record has changed")


def test_all_of_the_queue_is_what_was_drawn_by_its_filters(
    documentation: Team, documenter: User, documenter2: User, supervisor: User, client: Client
) -> None:
    theirs = [waiting(documentation, documenter2, supervisor) for _turn in range(2)]
    waiting(documentation, documenter, supervisor)
    query = f"documenter={documenter2.pk}"
    drawn = client.get(f"/releases/queue/?{query}").context["drawn"]
    waiting(documentation, documenter2, supervisor)  # came later
    decision = ask(client, "verify", query=query, all="on", drawn=drawn)
    assert set(decision.rows.values_list("release", flat=True)) == {each.pk for each in theirs}


def test_nothing_ticked_is_a_sentence(client: Client) -> None:
    answer = client.post("/releases/queue/many/", {"move": "verify"}, follow=True)
    assert "Nothing was ticked" in answer.content.decode()


def test_a_role_that_ended_meanwhile_stops_it_with_a_sentence(
    documentation: Team, documenter: User, supervisor: User, administrator: User, client: Client,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    some = [waiting(documentation, documenter, supervisor) for _turn in range(3)]
    decision = ask(client, "verify", *some)
    decide, ended = many._decide, list[Membership]()

    def then_the_role_ends(*args: Any) -> None:
        decide(*args)
        if not ended:
            with acting(administrator):
                ended.append(end(Membership.objects.get(user=supervisor), administrator))

    monkeypatch.setattr(many, "_decide", then_the_role_ends)
    confirm(client, decision)
    decision.refresh_from_db()
    assert "your role in this team has ended" in decision.stopped
    assert sorted(states(*some)) == [Status.SUBMITTED, Status.SUBMITTED, Status.VERIFIED]


def test_a_password_that_was_stopped_meanwhile_stops_it(
    documentation: Team, documenter: User, supervisor: User, client: Client
) -> None:
    one = waiting(documentation, documenter, supervisor)
    decision = ask(client, "verify", one)
    with acting(supervisor):
        BulkDecision.objects.update(confirmed_at=timezone.now(), sentence=WHY)
        User.objects.filter(pk=supervisor.pk).update(password_stopped_at=timezone.now())
    many.work_off(decision.pk)
    decision.refresh_from_db()
    assert "الكلمة" in decision.stopped or "كلمة" in decision.stopped or "password" in decision.stopped
    assert states(one) == [Status.SUBMITTED]


def test_stopped_while_one_is_being_decided_it_ends_without_an_error(
    documentation: Team, documenter: User, supervisor: User, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = waiting(documentation, documenter, supervisor)
    decision = ask(client, "verify", one)
    decide = many._decide

    def stopped_just_before(found: BulkDecision, *args: Any) -> None:
        many.stop(found, by=supervisor)
        decide(found, *args)

    monkeypatch.setattr(many, "_decide", stopped_just_before)
    assert confirm(client, decision) == 302
    assert states(one) == [Status.SUBMITTED]
    assert BulkRow.objects.get().outcome == "passes"


def test_one_decision_that_fails_stops_no_other(
    documentation: Team, documenter: User, supervisor: User, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(many, "LOOKED_AT_HERE", 0)
    bad, good = (ask(client, "verify", waiting(documentation, documenter, supervisor)) for _turn in range(2))
    look = many._look_through

    def fails(decision: BulkDecision, by: User) -> None:
        if decision == bad:
            raise RuntimeError
        look(decision, by)

    monkeypatch.setattr(many, "_look_through", fails)
    many.take_up()
    good.refresh_from_db()
    assert good.looked_at is not None


def test_a_large_one_is_a_workers_and_can_be_left_and_stopped(
    documentation: Team, documenter: User, supervisor: User, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(many, "LOOKED_AT_HERE", 0)
    monkeypatch.setattr(many, "DECIDED_HERE", 0)
    one = waiting(documentation, documenter, supervisor)
    decision = ask(client, "verify", one)
    assert "Looking at one after the other" in client.get(decision.get_absolute_url()).content.decode()
    many.take_up()
    confirm(client, decision)
    assert states(one) == [Status.SUBMITTED]
    assert client.post(f"/releases/queue/many/{decision.pk}/stop/").status_code == 302
    many.take_up()
    assert states(one) == [Status.SUBMITTED]
    assert "You stopped it." in client.get(decision.get_absolute_url()).content.decode()


def test_carried_out_twice_it_is_done_once(
    documentation: Team, documenter: User, supervisor: User, client: Client
) -> None:
    decision = ask(client, "verify", waiting(documentation, documenter, supervisor))
    confirm(client, decision)
    many.work_off(decision.pk)
    confirm(client, decision)
    assert Verdict.objects.count() == 1


def test_another_supervisor_sees_nothing_of_it(
    documentation: Team, documenter: User, supervisor: User, supervisor2: User, client: Client, client_of: ClientOf
) -> None:
    decision = ask(client, "verify", waiting(documentation, documenter, supervisor))
    assert client_of(supervisor2).get(decision.get_absolute_url()).status_code == 404
    assert confirm(client_of(supervisor2), decision) == 404


def test_what_is_not_theirs_to_see_comes_into_no_decision(
    documentation: Team, documenter: User, supervisor: User, other_team: Team, other_documenter: User,
    other_supervisor: User, client: Client,
) -> None:  # fmt: skip
    theirs = waiting(other_team, other_documenter, other_supervisor)
    decision = ask(client, "verify", waiting(documentation, documenter, supervisor), theirs)
    assert decision.total == 1


def test_those_that_pass_are_named_before_and_after(
    documentation: Team, documenter: User, supervisor: User, client: Client
) -> None:
    one, other = waiting(documentation, documenter, supervisor), waiting(documentation, documenter, supervisor)
    decision = ask(client, "verify", one, other, weak(documentation, documenter, supervisor))
    before = client.get(decision.get_absolute_url()).content.decode()
    confirm(client, decision)
    after = client.get(decision.get_absolute_url()).content.decode()
    for page, place in ((before, 'id="passes"'), (after, 'id="moved"')):
        named = page.partition(place)[2].partition('id="left-out"')[0]
        for release in (one, other):
            assert release.reference in named
            assert release.detainee is not None
            assert release.detainee.name_ar in named
    assert 'id="moved"' not in before
    assert 'id="passes"' not in after


def test_naming_them_asks_no_more_for_more(
    documentation: Team, documenter: User, supervisor: User, client: Client
) -> None:
    pages = []
    for number in (2, 6):
        some = [waiting(documentation, documenter, supervisor) for _turn in range(number)]
        pages.append(ask(client, "verify", *some).get_absolute_url())
    client.get(pages[0])
    few, many_ = (_questions(client, page) for page in pages)
    assert few == many_


def _questions(client: Client, page: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        client.get(page)
    return len(asked)


@pytest.mark.parametrize("state", [None, "08006", "57P01"])
def test_a_fault_of_the_database_is_told_as_what_it_is(
    state: str | None, documentation: Team, documenter: User, supervisor: User, client: Client,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """A lost connection has no code; only what our own triggers refuse is a refusal of the row."""
    decision = ask(client, "verify", waiting(documentation, documenter, supervisor))
    lost = psycopg.OperationalError("the connection is closed")
    lost.sqlstate = state

    def breaks(*_args: object) -> None:
        raise OperationalError("the connection is closed") from lost

    monkeypatch.setattr(many, "_decide", breaks)
    with pytest.raises(OperationalError, match="the connection is closed"):
        confirm(client, decision)


def test_what_nobody_confirms_ends_after_a_day_and_is_emptied(
    documentation: Team, documenter: User, supervisor: User, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    done, waits = (ask(client, "verify", waiting(documentation, documenter, supervisor)) for _turn in range(2))
    confirm(client, done)
    retention = User.objects.system("retention")
    forgetting.forget_unconfirmed(by=retention)
    waits.refresh_from_db()
    assert waits.waits_for_a_word
    monkeypatch.setattr(forgetting, "WAITS", timedelta(0))
    forgetting.forget_unconfirmed(by=retention)
    assert list(BulkRow.objects.values_list("decision", flat=True)) == [done.pk]
    assert "nobody confirmed it" in client.get(waits.get_absolute_url()).content.decode()
    assert "nobody confirmed it" not in client.get(done.get_absolute_url()).content.decode()
    confirm(client, waits)
    waits.refresh_from_db()
    assert waits.confirmed_at is None
