"""Two entries of the list of facilities turn out to be one place: said by who may, undone, found by both names."""

from operator import itemgetter

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from accounts.acting import acting
from accounts.membership import end
from accounts.models import Membership, Team, User
from accounts.rights import Role
from casework.kept import forget_kept
from detainees.facilities.grouping import one_with, stands, stands_now
from detainees.facilities.merging import merge, part, why_not_merge
from detainees.forms.places import FacilityField
from detainees.linkage.facts import told_of
from detainees.models import Facility, FacilityMerge
from detainees.registration import add_detention
from tests.conftest import ClientOf, make_person
from tests.detainees.making import registered

pytestmark = pytest.mark.django_db
HERE, THERE, THIRD = "sednaya", "adra", "branch-215"
PAGE = f"/detainees/facilities/{HERE}/"
WHY = "Two reports describe one building."


def facility(code: str) -> Facility:
    return Facility.objects.get(pk=code)


def one(kept: str, merged: str, by: User) -> FacilityMerge:
    made = merge(facility(kept), facility(merged), sentence=WHY, by=by)
    assert isinstance(made, FacilityMerge), made
    return made


def test_they_are_made_one_on_the_page_and_the_history_says_so(supervisor: User, client_of: ClientOf) -> None:
    client = client_of(supervisor)
    answer = client.post(f"{PAGE}merge/", {"other": THERE, "kept": "here", "sentence": WHY})
    assert answer.headers["Location"] == PAGE
    page = client.get(PAGE).content.decode()
    assert WHY in page
    assert f'href="/detainees/facilities/{THERE}/"' in page
    assert PAGE in client.get(f"/detainees/facilities/{THERE}/").content.decode()


def test_another_organisation_reads_neither_the_name_nor_the_sentence(
    supervisor: User, other_documenter: User, client_of: ClientOf
) -> None:
    one(HERE, THERE, supervisor)
    page = client_of(other_documenter).get(PAGE).content.decode()
    assert f"/detainees/facilities/{THERE}/" in page
    assert WHY not in page
    assert str(supervisor) not in page


def test_who_left_the_organisation_reads_its_sentences_no_more(
    supervisor: User, documentation: Team, other_team: Team, administrator: User, client_of: ClientOf
) -> None:
    one(HERE, THERE, supervisor)
    leaver = make_person("leaver", (documentation, Role.DOCUMENTER), (other_team, Role.DOCUMENTER))
    assert WHY in client_of(leaver).get(PAGE).content.decode()
    with acting(administrator):
        end(Membership.objects.get(user=leaver, team=documentation), administrator)
    assert WHY not in client_of(leaver).get(PAGE).content.decode()


def test_what_was_said_of_them_is_read_in_as_many_queries_whoever_said_it(
    supervisor: User, supervisor2: User, documenter: User, client_of: ClientOf
) -> None:
    one(HERE, THERE, supervisor)
    client, asked = client_of(documenter), []
    client.get(PAGE)
    for merged in (None, THIRD):
        if merged:
            one(HERE, merged, supervisor2)
        forget_kept()
        with CaptureQueriesContext(connection) as queries:
            assert client.get(PAGE).content.decode().count(WHY) == 1 + bool(merged)
        asked.append(len(queries))
    assert asked[0] == asked[1]


def test_the_other_entry_may_stand_for_both(administrator: User, client_of: ClientOf) -> None:
    answer = client_of(administrator).post(f"{PAGE}merge/", {"other": THERE, "kept": "other", "sentence": WHY})
    assert answer.headers["Location"] == f"/detainees/facilities/{THERE}/"
    assert stands_now() == {HERE: THERE}


@pytest.mark.parametrize("missing", ["other", "sentence"])
def test_without_the_other_one_or_a_reason_nothing_is_made(missing: str, supervisor: User, client_of: ClientOf) -> None:
    typed = {"other": THERE, "kept": "here", "sentence": WHY} | {missing: ""}
    answer = client_of(supervisor).post(f"{PAGE}merge/", typed)
    assert answer.status_code == 422
    assert not FacilityMerge.objects.exists()
    assert missing == "sentence" or WHY in answer.content.decode(), "what was typed is kept"


def test_who_neither_decides_nor_keeps_the_list_is_refused(documenter: User, client_of: ClientOf) -> None:
    assert client_of(documenter).get(f"{PAGE}merge/").status_code == 403
    assert f"{PAGE}merge/" not in client_of(documenter).get(PAGE).content.decode()
    assert isinstance(merge(facility(HERE), facility(THERE), sentence=WHY, by=documenter), str)


def test_a_tree_leads_to_its_root_and_comes_apart_branch_by_branch(supervisor: User) -> None:
    first = one(THERE, THIRD, supervisor)
    one(HERE, THERE, supervisor)
    assert stands_now() == {THIRD: HERE, THERE: HERE}
    assert one_with(THIRD, stands_now()) == tuple(sorted([HERE, THERE, THIRD]))
    assert part(first.pk, sentence="They are two streets apart.", by=supervisor) is None
    assert stands_now() == {THERE: HERE}


def test_who_was_held_under_two_names_of_a_place_was_held_at_one_to_whoever_compares(
    supervisor: User, documentation: Team
) -> None:
    people = [registered(supervisor, documentation, given) for given in ("خالد", "سليم", "نزار")]
    for person, code in zip(people, (HERE, THERE, THIRD), strict=True):
        add_detention(person, {}, [{"facility": facility(code)}], by=supervisor)

    def told() -> list[str]:
        rows = told_of([person.pk for person in people])["facilities"]
        return [row["facility"] for row in sorted(rows, key=itemgetter("id"))]

    lower = one(THERE, THIRD, supervisor)
    one(HERE, THERE, supervisor)
    assert told() == [HERE, HERE, HERE]
    part(lower.pk, sentence="They are two streets apart.", by=supervisor)
    assert told() == [HERE, HERE, THIRD]


def test_only_entries_that_stand_are_merged(supervisor: User) -> None:
    one(HERE, THERE, supervisor)
    for kept, merged in ((THERE, THIRD), (THIRD, THERE), (THERE, HERE), (HERE, HERE)):
        assert why_not_merge(facility(kept), facility(merged), supervisor), (kept, merged)
    assert why_not_merge(facility(THIRD), facility(HERE), supervisor) is None


def test_undone_once_with_a_reason(supervisor: User, client_of: ClientOf) -> None:
    made, client = one(HERE, THERE, supervisor), client_of(supervisor)
    address = f"/detainees/facilities/merges/{made.pk}/undo/"
    assert client.post(address, {"sentence": ""}).status_code == 422
    assert client.post(address, {"sentence": "Two streets apart."}).status_code == 302
    assert client.post(address, {"sentence": "Once more."}).status_code == 403
    page = client.get(PAGE).content.decode()
    assert "Two streets apart." in page
    assert stands_now() == {}


def test_both_names_can_be_chosen_and_a_merged_one_says_which_stands(supervisor: User) -> None:
    one(HERE, THERE, supervisor)
    labels = dict(option for _place, inside in FacilityField(label="").listed() for option in inside)
    assert labels[THERE] == f"{facility(THERE)} (= {facility(HERE)})"
    assert FacilityField(label="").clean(THERE) == facility(THERE)


def test_a_ring_would_end(supervisor: User) -> None:
    """PostgreSQL lets none arise; what reads must not hang all the same."""
    ring = [FacilityMerge(kept_id=HERE, merged_id=THERE), FacilityMerge(kept_id=THERE, merged_id=HERE)]
    assert set(stands(ring)) == {HERE, THERE}


@pytest.mark.parametrize(
    ("attack", "code"),
    [
        ("INSERT INTO detainees_facilitymerge (kept_id, merged_id, by_id, at, sentence, undone_sentence)"
         " VALUES ('sednaya', 'adra', {other}, now(), 'x', '')", "IF003"),
        ("INSERT INTO detainees_facilitymerge (kept_id, merged_id, by_id, at, sentence, undone_sentence)"
         " VALUES ('adra', 'branch-215', {me}, now(), 'x', '')", "IF014"),
        ("UPDATE detainees_facilitymerge SET undone_by_id = {other}, undone_at = now(), undone_sentence = 'x'", "IF"),
        ("UPDATE detainees_facilitymerge SET sentence = 'y', undone_sentence = ''", ""),
    ],
)  # fmt: skip
def test_postgresql_asks_the_same(attack: str, code: str, supervisor: User, documenter: User) -> None:
    one(HERE, THERE, supervisor)
    said = attack.format(me=supervisor.pk, other=documenter.pk)
    with pytest.raises(DatabaseError) as refused, transaction.atomic(), acting(supervisor):
        connection.cursor().execute(said)
    assert str(getattr(refused.value.__cause__, "sqlstate", "")).startswith(code)


def test_who_may_not_is_refused_by_postgresql_too(documenter: User) -> None:
    with pytest.raises(DatabaseError) as refused, transaction.atomic(), acting(documenter):
        FacilityMerge.objects.create(kept_id=HERE, merged_id=THERE, sentence=WHY, by=documenter)
    assert getattr(refused.value.__cause__, "sqlstate", "") == "IF013"


@pytest.fixture(autouse=True)
def _kept() -> None:
    forget_kept()
