"""Asked some time after the release: who is due, who may be asked, what was answered."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.acting import acting
from accounts.models import Team, User
from casework.dates import PartialDate
from casework.idempotency import draw_key
from releases.agenda import Agenda
from releases.followup import After, follow_up, to_ask, undertakings, why_not_ask
from releases.lists import DisclosureWish
from releases.models import FollowUp, Release
from releases.models.followups import Asked, Step
from releases.models.releases import Status
from releases.today import today
from tests.conftest import ClientOf
from tests.releases.records import release_in

pytestmark = pytest.mark.django_db

ANSWER = {"asked": "person", "reached": "on", "redetained": "no", "reported": "not-yet", "needs": "partly"}


def ago(days: int) -> date:
    return today() - timedelta(days=days)


@pytest.fixture
def release(documentation: Team, documenter: User, supervisor: User) -> Release:
    """Verified; let go twenty days ago."""
    return let_go(documentation, documenter, supervisor, PartialDate.on(ago(20)))


def let_go(team: Team, by: User, supervisor: User, on: PartialDate, **facts: Any) -> Release:
    return release_in(Status.VERIFIED, team, by, supervisor, wave_id=None, date=on, **facts)


def answered(release: Release, by: User, **said: Any) -> FollowUp:
    values = {"step": 15, "asked_on": today(), "asked": Asked.PERSON, "reached": True, **said}
    return follow_up(release, values, by=by)


def typed(release: Release, **changes: str) -> dict[str, str]:
    return {"once": draw_key(), "step": "15", "asked_on": "", "sentence": "", **ANSWER, **changes}


# -- Who is due -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("days", "step"), [(14, None), (15, 15), (29, 15), (30, 30), (89, 30), (90, 90), (179, 90), (180, None)]
)
def test_each_step_is_due_from_its_day_until_the_next(
    days: int, step: int | None, documentation: Team, documenter: User, supervisor: User
) -> None:
    found = let_go(documentation, documenter, supervisor, PartialDate.on(ago(days)))
    assert [row.step for row in to_ask(Release.objects.all(), today())] == ([step] if step else [])
    assert After(found).step == step


def test_who_has_answered_is_not_asked_again_and_who_has_not_is(release: Release, documenter: User) -> None:
    answered(release, documenter, reached=False)
    assert After(release).step == Step.FIRST
    answered(release, documenter)
    assert After(release).step is None


@pytest.mark.parametrize("edtf", ["2026", "2026~"])
def test_a_release_of_which_only_the_year_is_known_has_no_day_to_ask(
    edtf: str, documentation: Team, documenter: User, supervisor: User
) -> None:
    let_go(documentation, documenter, supervisor, PartialDate(edtf))
    assert not to_ask(Release.objects.all(), date(2027, 1, 20)).exists()


def test_nobody_asks_after_somebody_who_was_detained_again_or_not_let_go(
    documentation: Team, documenter: User, supervisor: User
) -> None:
    on = PartialDate.on(ago(20))
    let_go(documentation, documenter, supervisor, on, redetained_on=PartialDate.on(ago(5)))
    let_go(documentation, documenter, supervisor, on, mode="transfer")
    assert not to_ask(Release.objects.all(), today()).exists()


def test_an_undertaking_stands_in_the_calendar_until_it_is_kept(
    documentation: Team, documenter: User, supervisor: User
) -> None:
    made = let_go(
        documentation, documenter, supervisor, PartialDate.on(ago(20)), undertaking="report", undertaking_days=15
    )
    assert [row.due for row in undertakings(Release.objects.all(), ago(9), today())] == [ago(5)]
    assert (After(made).undertaking, After(made).undertaking_is_late) == (ago(5), True)
    month = Agenda(Release.objects.all(), f"{ago(5):%Y-%m}")
    assert made.reference in [due.release.reference for day in month.days if day.day == ago(5) for due in day.due]
    answered(made, documenter, reported="done")
    assert After(made).undertaking is None


@pytest.mark.parametrize("month", ["", "2026-13", "x" * 300, "0000-01"])
def test_what_is_no_month_is_this_one(month: str) -> None:
    assert Agenda(Release.objects.none(), month).month == today().replace(day=1)


def test_the_queries_of_the_calendar_do_not_grow_with_the_releases(
    documentation: Team, documenter: User, supervisor: User, client_of: ClientOf
) -> None:
    costs = []
    for _turn in range(2):
        for _number in range(3):
            let_go(documentation, documenter, supervisor, PartialDate.on(ago(20)), undertaking="x", undertaking_days=9)
        with CaptureQueriesContext(connection) as asked:
            assert client_of(documenter).get("/releases/after/").status_code == 200
        costs.append(len(asked))
    assert costs[0] == costs[1]


# -- Who may be asked -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wish", "asked", "allowed"),
    [
        (DisclosureWish.NOT_ASKED, Asked.PERSON, True),
        (DisclosureWish.NOBODY, Asked.PERSON, True),
        (DisclosureWish.NOT_ASKED, Asked.RELATIVE, False),
        (DisclosureWish.NOBODY, Asked.RELATIVE, False),
        (DisclosureWish.NAMED_RELATIVES, Asked.RELATIVE, True),
        (DisclosureWish.CHECKED_RELATIVE, Asked.RELATIVE, True),
        (DisclosureWish.NOBODY, Asked.REPRESENTATIVE, False),
    ],
)
def test_a_question_stays_within_the_wish(
    wish: DisclosureWish, asked: Asked, allowed: bool, release: Release, documenter: User
) -> None:
    with acting(documenter):
        known = (
            {} if wish == DisclosureWish.NOT_ASKED else {"wish_asked_by": documenter, "wish_asked_at": timezone.now()}
        )
        Release.objects.filter(pk=release.pk).update(wish=wish, **known)
    release.refresh_from_db()
    assert (why_not_ask(release, asked) is None) is allowed
    if allowed:
        answered(release, documenter, asked=asked)
    else:
        with pytest.raises(DatabaseError, match="not within the wish"), transaction.atomic():
            answered(release, documenter, asked=asked)


def test_a_relative_who_may_not_be_told_is_refused_in_a_sentence(
    release: Release, documenter: User, client_of: ClientOf
) -> None:
    address = f"/releases/{release.reference}/after/"
    answer = client_of(documenter).post(address, typed(release, asked="relative", sentence="طيب"))
    assert answer.status_code == 422
    assert "طيب" in answer.content.decode()
    assert not FollowUp.objects.exists()


def test_only_what_is_verified_is_followed_up_whoever_writes(
    documentation: Team, documenter: User, supervisor: User, client_of: ClientOf
) -> None:
    waiting = release_in(Status.SUBMITTED, documentation, documenter, supervisor)
    assert client_of(documenter).post(f"/releases/{waiting.reference}/after/", typed(waiting)).status_code == 403
    with pytest.raises(DatabaseError, match="Only the verified release"), transaction.atomic():
        answered(waiting, documenter)


# -- What was answered ------------------------------------------------------------------------------------------------


def test_an_answer_is_kept_once_and_stands_on_the_page(release: Release, documenter: User, client_of: ClientOf) -> None:
    client, address = client_of(documenter), f"/releases/{release.reference}/after/"
    form = typed(release, sentence="يحتاج إلى طبيب.")
    assert [client.post(address, form).status_code for _turn in range(2)] == [302, 302]
    kept = FollowUp.objects.get()
    assert (kept.by, kept.asked_on, kept.redetained, kept.needs) == (documenter, today(), "no", "partly")
    assert "يحتاج إلى طبيب." in client.get(f"/releases/{release.reference}/").content.decode()


def test_an_answer_is_no_part_of_the_record_of_which_nobody_may_decide(release: Release, supervisor: User) -> None:
    answered(release, supervisor)
    assert not Release.objects.with_own_part(supervisor).get(pk=release.pk).own_part


@pytest.mark.parametrize(
    "changes",
    [
        {"reached": ""}, {"asked_on": "2010"}, {"asked_on": "1/1/1999"}, {"asked_on": "1/1/2099"}, {"step": "16"},
        {"sentence": "رقمه الجديد 0933 000 111"},
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused(
    changes: dict[str, str], release: Release, documenter: User, client_of: ClientOf
) -> None:
    form = {name: value for name, value in typed(release, **changes).items() if value or name != "reached"}
    assert client_of(documenter).post(f"/releases/{release.reference}/after/", form).status_code == 422


def test_a_detention_that_was_told_of_is_pointed_out_until_the_facts_say_so(
    release: Release, documenter: User, client_of: ClientOf
) -> None:
    answered(release, documenter, redetained="yes")
    assert After(release).told_of_detention
    release.redetained_on = PartialDate.on(ago(3))
    assert not After(release).told_of_detention


def test_another_team_sees_none_of_it(
    release: Release, documenter: User, other_documenter: User, client_of: ClientOf
) -> None:
    answered(release, documenter)
    assert not FollowUp.objects.visible_to(other_documenter).exists()
    assert release.reference not in client_of(other_documenter).get("/releases/after/").content.decode()
