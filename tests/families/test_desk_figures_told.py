"""The desks by month: who sees them, and that no small number is told to who does not see the desk."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from accounts.models import Team, User
from families.freezing import freeze_months
from families.models import DeskFigures
from families.monthly import Count, DeskMonth
from tests.conftest import ClientOf
from tests.families.making import taken
from tests.families.months import first, within

PAGE = "/families/figures"


def shown(*, known: bool = False, **counts: Any) -> DeskMonth:
    """A month of a desk with these counts, as somebody sees it."""
    empty: dict[str, Any] = {"taken": {}, "answered": {}, "open": 0}
    return DeskMonth(DeskFigures(month=first(1), counts={**empty, **counts}), known)


def rows(desk: DeskMonth, code: str) -> list[Count]:
    (table,) = [table for table in desk.tables if table.code == code]
    return table.rows


TAKEN = {"all": {"": [8]}, "channel": {"hotline": [6], "visit": [2]}, "asks": {"released": [7], "legal": [4]}}
ANSWERED = {
    "all": {"": [5, 2, 9]},
    "channel": {"hotline": [4, 2, 9], "visit": [1, 1, 1]},
    "asks": {"released": [5, 2, 9]},
}


def test_small_numbers_are_told_together_to_who_does_not_see_the_desk() -> None:
    desk = shown(taken=TAKEN, answered=ANSWERED, open=2)
    with override("en"):
        (both,) = rows(desk, "taken-channel")
        assert (both.label, both.count) == ("Telephone line; Visit: together, some of them fewer than 3", 8)
        assert [(row.label, row.count) for row in rows(desk, "taken-asks")] == [
            ("Whether they were released", 7), ("Legal help", 4),
        ]  # fmt: skip
        (answered,) = rows(desk, "answered-channel")
        assert (answered.count, answered.median) == (5, None)
    assert (desk.taken.count, desk.open.count) == (8, None)
    assert (desk.answered.count, desk.answered.median, desk.answered.ninth) == (5, 2, None)


def test_who_sees_the_desk_sees_its_numbers() -> None:
    desk = shown(known=True, taken=TAKEN, answered=ANSWERED, open=2)
    assert [row.count for row in rows(desk, "taken-channel")] == [6, 2]
    assert [(row.count, row.median, row.ninth) for row in rows(desk, "answered-channel")] == [(4, 2, 9), (1, 1, 1)]
    assert desk.open.count == 2


@pytest.mark.parametrize(("count", "told_as"), [(0, 0), (1, None), (2, None), (3, 3)])
def test_a_total_that_tells_of_somebody_is_not_told_and_no_table_with_it(count: int, told_as: int | None) -> None:
    desk = shown(taken={"all": {"": [count]}, "channel": {"hotline": [count]}, "asks": {"legal": [count]}})
    assert desk.taken.count == told_as
    assert bool(desk.tables) is (count > 2)


def test_days_are_told_from_five_answers_on_and_the_longest_from_ten() -> None:
    few = {"all": {"": [4, 2, 9]}, "channel": {"hotline": [4, 2, 9]}, "asks": {"legal": [4, 2, 9]}}
    desk = shown(answered={"all": {"": [10, 2, 9]}})
    assert (desk.answered.median, desk.answered.ninth) == (2, 9)
    desk = shown(answered=few)
    assert (desk.answered.count, desk.answered.median) == (4, None)
    assert [row.median for row in rows(desk, "answered-channel")] == [None]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("reader", "seen"), [("supervisor", "hotline"), ("analyst", "together"), ("overseer", "together")]
)
def test_the_organisation_sees_its_desks_in_figures_and_nobody_in_them(
    reader: str, seen: str, documentation: Team, liaison: User, request: pytest.FixtureRequest, english_of: ClientOf
) -> None:
    for _each in range(4):
        taken(liaison, documentation, made_at=within(1), said={"name": "أم خالد"})
    taken(liaison, documentation, made_at=within(1), channel="visit")
    freeze_months()
    client = english_of(request.getfixturevalue(reader))
    page = client.get(f"{PAGE}/").content.decode()
    assert "Documentation team" in page
    assert ("together, some of them" in page) is (seen == "together")
    sheet = client.get(f"{PAGE}.csv").content.decode("utf-8-sig")
    assert f"Documentation team,{first(1):%Y-%m},taken,all,,5,," in sheet
    assert f"Documentation team,{first(1):%Y-%m},open,all,,5,," in sheet
    assert not [text for text in ("أم خالد", "خالد", "Liaison", "Q-") if text in page + sheet]


@pytest.mark.django_db
def test_another_organisation_and_those_who_enter_see_nothing(
    documentation: Team, liaison: User, other_supervisor: User, documenter: User, english_of: ClientOf
) -> None:
    taken(liaison, documentation, made_at=within(1))
    freeze_months()
    assert "No figures yet" in english_of(other_supervisor).get(f"{PAGE}/").content.decode()
    for person in (documenter, liaison):
        assert (
            english_of(person).get(f"{PAGE}/").status_code == english_of(person).get(f"{PAGE}.csv").status_code == 403
        )


@pytest.mark.django_db
def test_the_month_is_chosen_and_a_strange_one_is_the_last(
    documentation: Team, liaison: User, analyst: User, english_of: ClientOf
) -> None:
    taken(liaison, documentation, made_at=within(3))
    freeze_months()
    client = english_of(analyst)
    for asked, shown_month in ((f"{first(3):%Y-%m}", first(3)), ("2030-01", first(1)), ("<script>", first(1))):
        found = client.get(f"{PAGE}/", {"month": asked}).context["figures"]
        assert found.month == f"{shown_month:%Y-%m}"


@pytest.mark.django_db
def test_the_queries_do_not_grow_with_the_months(
    documentation: Team, family_centre: Team, liaison: User, overseer: User, analyst: User, english_of: ClientOf
) -> None:
    costs, client = [], english_of(analyst)
    for by, team, months in ((liaison, documentation, 1), (overseer, family_centre, 6)):
        for _each in range(3):
            taken(by, team, made_at=within(months))
        freeze_months()
        for path in (f"{PAGE}/", f"{PAGE}.csv"):
            client.get(path)
            with CaptureQueriesContext(connection) as asked:
                assert client.get(path).status_code == 200
            costs.append(len(asked))
    assert costs[:2] == costs[2:]
