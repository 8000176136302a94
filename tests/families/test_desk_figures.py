"""The desks by month: counted by PostgreSQL, and frozen when the month is over."""

import json
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from accounts.acting import acting
from accounts.models import Team, User
from families.freezing import freeze_months
from families.models import DeskFigures, Inquiry
from families.quarantine.taking import Read, take
from families.taking import choose_person
from releases.models.releases import Status
from tests.families.making import SOUGHT, checked, moved, taken, told, wished
from tests.families.months import first, within
from tests.families.writing import came_in, opened_to_public
from tests.faults.attacking import refused, run, send
from tests.releases.records import release_in

PAGE = "/families/figures"


def counted(team: Team, month: date | None = None) -> dict[str, Any]:
    """What PostgreSQL counts of a desk in a month; in this one."""
    ((found,),) = run("SELECT desk_in_month(%s, %s)", team.pk, month or first())
    counts: dict[str, Any] = json.loads(found)
    return counts


@pytest.mark.django_db
def test_who_asks_two_things_counts_in_both_rows_and_once_in_the_total(documentation: Team, liaison: User) -> None:
    taken(liaison, documentation, asks=["released", "legal"])
    taken(liaison, documentation, asks=["released"], channel="visit")
    assert counted(documentation)["taken"] == {
        "all": {"": [2]}, "channel": {"hotline": [1], "visit": [1]}, "asks": {"released": [2], "legal": [1]},
    }  # fmt: skip


@pytest.mark.django_db
def test_answered_is_who_was_told_the_first_time_and_days_are_those_of_the_calendar(
    documentation: Team, documenter: User, supervisor: User, liaison: User
) -> None:
    release = wished(release_in(Status.VERIFIED, documentation, documenter, supervisor), "checked-relative", documenter)
    for days in (0, 2, 2, 7):
        since = timezone.now() - timedelta(days=days)
        asked = taken(liaison, documentation, detainee=release.detainee, relationship="parent", made_at=since)
        told(checked(moved(asked, "match", by=liaison), liaison), liaison)
    again = asked
    again.refresh_from_db()
    moved(again, "reopen", by=liaison)
    told(again, liaison)
    assert counted(documentation)["answered"] == {
        "all": {"": [4, 2, 7]}, "channel": {"hotline": [4, 2, 7]}, "asks": {"released": [4, 2, 7]},
    }  # fmt: skip


@pytest.mark.django_db
def test_days_are_counted_from_when_it_was_written_on_the_public_page(
    documentation: Team, documenter: User, supervisor: User, liaison: User
) -> None:
    """Written today; of the inquiry that was made of it PostgreSQL is told that it is nine days old."""
    release = wished(release_in(Status.VERIFIED, documentation, documenter, supervisor), "checked-relative", documenter)
    opened_to_public(documentation)
    about: dict[str, Any] = {**SOUGHT, "asks": ["released"], "priority": "normal", "relationship": "parent"}
    about["made_at"] = timezone.now() - timedelta(days=9)
    asked = take(came_in(documentation), Read(about, {}), revision=0, by=liaison)
    assert isinstance(asked, Inquiry)
    asked.refresh_from_db()
    choose_person(asked, release.detainee, by=liaison)
    told(checked(moved(asked, "match", by=liaison), liaison), liaison)
    assert counted(documentation)["answered"]["channel"] == {"web-form": [1, 0, 0]}


@pytest.mark.django_db
def test_a_month_begins_at_midnight_in_syria(documentation: Team, liaison: User) -> None:
    midnight = timezone.make_aware(datetime.combine(first(), datetime.min.time()), ZoneInfo("Asia/Damascus"))
    taken(liaison, documentation, made_at=midnight)  # in Greenwich it is still the month before
    taken(liaison, documentation, made_at=midnight - timedelta(seconds=1))
    assert [counted(documentation, first(months))["taken"]["all"] for months in (0, 1)] == [{"": [1]}, {"": [1]}]


@pytest.mark.django_db
def test_open_at_the_end_is_what_no_move_has_closed_by_then(documentation: Team, liaison: User) -> None:
    taken(liaison, documentation, made_at=within(1))
    moved(taken(liaison, documentation, made_at=within(1)), "close", by=liaison)  # closed now: it was open then
    moved(taken(liaison, documentation), "close", by=liaison)
    assert (counted(documentation, first(1))["open"], counted(documentation)["open"]) == (2, 1)


@pytest.mark.django_db
def test_each_month_that_is_over_is_frozen_once_and_stays(documentation: Team, liaison: User) -> None:
    taken(liaison, documentation, made_at=within(3), asks=["legal"])
    asked = taken(liaison, documentation, made_at=within(1))
    assert (freeze_months(), freeze_months()) == (3, 0)
    frozen = [(each.month, each.counts) for each in DeskFigures.objects.order_by("month")]
    assert [month for month, _counts in frozen] == [first(3), first(2), first(1)]
    assert [(counts["taken"].get("all"), counts["open"]) for _month, counts in frozen] == [
        ({"": [1]}, 1), (None, 1), ({"": [1]}, 2),
    ]  # fmt: skip
    with acting(liaison):
        asked.asks = ["documents"]
        asked.save()
    assert freeze_months() == 0
    assert [(each.month, each.counts) for each in DeskFigures.objects.order_by("month")] == frozen


@pytest.mark.django_db
def test_nobody_writes_figures_but_the_job_and_postgresql_counts_them(documentation: Team, liaison: User) -> None:
    forged = (
        "INSERT INTO families_deskfigures (team_id, month, counts, made_at)"
        ' VALUES (%s, %s, \'{"open": 99, "taken": {}, "answered": {}}\', now())'
    )
    with refused("IF053"):
        send(liaison, forged, documentation.pk, first(1))
    job = User.objects.system("figures")
    with refused("IF053"):
        send(job, forged, documentation.pk, first())  # a month that is not over
    send(job, forged, documentation.pk, first(1))
    assert DeskFigures.objects.get().counts["open"] == 0
    for statement in ("UPDATE families_deskfigures SET counts = '{}'", "DELETE FROM families_deskfigures"):
        with refused("42501"):
            send(job, statement)
