"""Saved views and picked rows as PostgreSQL keeps them against any statement: whose they are, and with whom shared."""

import pytest

from accounts.models import Organisation, Team, User
from casework.exports.registry import LISTS
from casework.models import Picked, SavedView
from casework.seen import picking
from casework.seen.saved import save
from tests.casework.exports.asking import asked
from tests.faults.attacking import BROKEN_CHECK, NOBODY_ACTS, SOMEBODY_ELSE, WRITTEN_ONCE, refused, run, send
from tests.releases.records import draft

pytestmark = pytest.mark.django_db
NOT_ITS_AUTHOR, NO_TEAM_OF_THEIRS, KEPT = "IF210", "IF211", "IF212"
VIEW = """
INSERT INTO casework_savedview (listed, name, address, team_id, made_by_id, made_at, changed_by_id, changed_at)
SELECT 'releases', %s, '', %s, %s, now(), %s, now()
"""


@pytest.fixture
def view(documentation: Team, documenter: User) -> SavedView:
    made = save("releases", "Ours", "home=SY-ID", documentation, by=documenter)
    assert isinstance(made, SavedView)
    return made


def test_control_what_is_ones_own_is_taken(documentation: Team, documenter: User) -> None:
    send(documenter, VIEW, "Mine", documentation.pk, documenter.pk, documenter.pk)
    assert SavedView.objects.get().name == "Mine"


def test_nobody_saves_in_anothers_name(documenter: User, documenter2: User) -> None:
    with refused(SOMEBODY_ELSE):
        send(documenter, VIEW, "Theirs", None, documenter2.pk, documenter2.pk)


def test_nobody_saves_where_nobody_acts(documenter: User) -> None:
    with refused(NOBODY_ACTS):
        run(VIEW, "Nobody's", None, documenter.pk, documenter.pk)


def test_a_view_is_shared_with_a_team_of_ones_own(family_centre: Team, documenter: User) -> None:
    with refused(NO_TEAM_OF_THEIRS):
        send(documenter, VIEW, "Theirs", family_centre.pk, documenter.pk, documenter.pk)


@pytest.mark.parametrize("change", ["address = 'home=SY-HI'", "name = 'Other'", "team_id = team_id"])
def test_nobody_changes_anothers_view(view: SavedView, supervisor: User, change: str) -> None:
    with refused(NOT_ITS_AUTHOR):
        send(supervisor, f"UPDATE casework_savedview SET {change} WHERE id = %s", view.pk)


def test_a_supervisor_takes_it_away_and_a_colleague_does_not(
    view: SavedView, supervisor: User, documenter2: User
) -> None:
    with refused(NOT_ITS_AUTHOR):
        send(documenter2, "UPDATE casework_savedview SET team_id = NULL WHERE id = %s", view.pk)
    send(supervisor, "UPDATE casework_savedview SET team_id = NULL WHERE id = %s", view.pk)


def test_nobody_deletes_anothers_view(view: SavedView, supervisor: User) -> None:
    with refused(NOT_ITS_AUTHOR):
        send(supervisor, "DELETE FROM casework_savedview WHERE id = %s", view.pk)


def test_what_an_export_goes_by_stays_as_it_was(documentation: Team, documenter: User) -> None:
    release = draft(documentation, documenter)
    picking.pick(LISTS["releases"], [release.pk], [release.pk], by=documenter)
    picking.keep_for_export(LISTS["releases"], by=documenter)
    kept = Picked.objects.get(kept_at__isnull=False)
    with refused(WRITTEN_ONCE):
        send(documenter, "UPDATE casework_picked SET records = '{1,2}' WHERE id = %s", kept.pk)


def test_so_many_rows_are_picked_and_no_more(documenter: User) -> None:
    with refused(BROKEN_CHECK):
        send(
            documenter,
            "INSERT INTO casework_picked (person_id, listed, records, changed_at)"
            " SELECT %s, 'releases', array(SELECT generate_series(1, 10001)), now()",
            documenter.pk,
        )


def test_what_an_export_names_is_not_deleted_nor_what_is_being_picked(
    documentation: Team, organisation: Organisation, supervisor: User
) -> None:
    release = draft(documentation, supervisor)
    picking.pick(LISTS["releases"], [release.pk], [release.pk], by=supervisor)
    query = picking.keep_for_export(LISTS["releases"], by=supervisor)
    assert query is not None
    export = asked(supervisor, organisation, "releases", filters={"selection": query.getlist("selection")})
    for kept in Picked.objects.all():
        with refused(KEPT):
            send(supervisor, "DELETE FROM casework_picked WHERE id = %s", kept.pk)
    assert export.filters["selection"] == [str(Picked.objects.get(kept_at__isnull=False).pk)]


def test_control_what_no_export_names_is_deleted(documentation: Team, supervisor: User) -> None:
    release = draft(documentation, supervisor)
    picking.pick(LISTS["releases"], [release.pk], [release.pk], by=supervisor)
    query = picking.keep_for_export(LISTS["releases"], by=supervisor)
    assert query is not None
    send(supervisor, "DELETE FROM casework_picked WHERE id = %s", query.get("selection"))
    assert not Picked.objects.filter(kept_at__isnull=False).exists()
