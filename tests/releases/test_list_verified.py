"""Who may read no more than what is verified sorts and narrows the list by that, and not by what is being changed."""

import re

import pytest
from django.db import connection
from django.test import Client

from accounts.acting import acting
from accounts.models import Team, User
from casework.dates import PartialDate
from releases.models import Release
from tests.conftest import ClientOf
from tests.releases.making import amended, disputed, verified
from tests.releases.records import draft, made

pytestmark = pytest.mark.django_db


@pytest.fixture
def three(documentation: Team, documenter: User, supervisor: User) -> list[Release]:
    """Of May, of June, and of a day that nobody knows."""
    dates = ("2022-05-03", "2022-06-01", "")
    return [verified(documenter, supervisor, documentation, date=date, wave_id="decree-7-2022") for date in dates]


def listed(client: Client, query: str) -> list[str]:
    """The references on the page, in their order."""
    page = client.get(f"/releases/?{query}")
    return [release.reference for release in page.context["page"].rows]


def change(release: Release, by: User, **facts: object) -> None:
    """Begin a change of a verified release; nobody has verified it."""
    made(release, "amend", by)
    with acting(by):
        for name, value in facts.items():
            setattr(release, name, value)
        release.save()


def test_a_change_that_nobody_verified_moves_nothing(
    three: list[Release], documenter: User, liaison: User, client_of: ClientOf
) -> None:
    may, june, unknown = (release.reference for release in three)
    assert listed(client_of(liaison), "sort=date") == [may, june, unknown]
    change(three[0], documenter, date=PartialDate("2023"))
    assert listed(client_of(liaison), "sort=date") == [may, june, unknown]
    assert listed(client_of(liaison), "sort=-date") == [june, may, unknown]
    assert listed(client_of(documenter), "sort=date") == [june, may, unknown]
    assert listed(client_of(documenter), "sort=date&scope=verified") == [may, june, unknown]


def test_once_it_is_verified_it_moves(
    three: list[Release], documenter: User, supervisor: User, liaison: User, client_of: ClientOf
) -> None:
    may, june, unknown = three
    amended(may, documenter, supervisor, date=PartialDate("2023"))
    amended(unknown, documenter, supervisor, date=PartialDate("2024"))
    references = [release.reference for release in (june, may, unknown)]
    assert listed(client_of(liaison), "sort=date") == references


def test_what_counts_no_more_has_no_date_that_counts(three: list[Release], supervisor: User) -> None:
    disputed(three[0], supervisor).refresh_from_db()
    assert three[0].counted_date is None
    assert three[0].date == PartialDate("2022-05-03")


def test_postgresql_keeps_the_date_whatever_is_written(three: list[Release], documenter: User) -> None:
    with acting(documenter), connection.cursor() as cursor:
        cursor.execute("UPDATE releases_release SET counted_date = '1999'")
        cursor.execute("SELECT array_agg(counted_date ORDER BY id) FROM releases_release")
        assert cursor.fetchall() == [(["2022-05-03", "2022-06-01", None],)]


def test_groups_are_those_of_the_revision_that_counts(
    documentation: Team, documenter: User, supervisor: User, liaison: User, client_of: ClientOf
) -> None:
    group = verified(documenter, supervisor, documentation, group_count=27, group_bound="exactly", home_id="SY-DR")
    verified(documenter, supervisor, documentation)
    assert listed(client_of(liaison), "groups=on") == [group.reference]


def test_pages_follow_one_another_by_that_date(
    three: list[Release], documenter: User, liaison: User, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("releases.listed.OF_VERIFIED.size", 1)
    change(three[0], documenter, date=PartialDate("2023"))
    client, after, seen = client_of(liaison), "", list[str]()
    for _page in three:
        page = client.get(f"/releases/?sort=date&after={after}").context["page"]
        seen += [release.reference for release in page.rows]
        after = page.after
    assert seen == [release.reference for release in three]


def test_each_row_says_its_own_state(
    three: list[Release], documentation: Team, documenter: User, liaison: User, english_of: ClientOf
) -> None:
    begun = draft(documentation, documenter)
    change(three[0], documenter, date=PartialDate("2023"))
    assert states(english_of(documenter)) == {
        begun.reference: "Draft", three[0].reference: "Draft", three[1].reference: "Verified",
        three[2].reference: "Verified",
    }  # fmt: skip
    assert set(states(english_of(liaison)).values()) == {"Verified"}


def states(client: Client) -> dict[str, str]:
    """By reference the state that stands in its row."""
    rows = client.get("/releases/").content.decode().split("<tr>")[2:]
    found = {}
    for row in rows:
        reference = re.search(r"R-[0-9A-Z]{4}-[0-9A-Z]{4}", row)
        assert reference
        found[reference[0]] = re.sub(
            r"<[^>]+>", " ", row.partition("</tr>")[0].rpartition("<td ")[2].partition(">")[2]
        ).strip()
    return found
