"""Joining two people: seen from both sides with the right word, by those who may open both."""

import pytest
from django.http import HttpResponse
from django.utils.translation import override

from accounts.models import Team, User
from casework.models import Authorship
from detainees.linking import lines_of, link_people, strike_link
from detainees.lists import Certainty, LinkKind
from detainees.models import Detainee, Link
from tests.conftest import ClientOf
from tests.detainees.making import registered, restricted
from tests.faults.attacking import BROKEN_CHECK, NO_PRIVILEGE, PAST_THE_WORKFLOW, WRITTEN_ONCE, refused, send

pytestmark = pytest.mark.django_db
KEY = "k" * 24
INSERT = (
    "INSERT INTO detainees_link (team_id, one_id, other_id, kind, certainty, given_by, recorded_by_id, given_at,"
    " struck_why) VALUES (%s, %s, %s, %s, 'likely', '', %s, now(), '')"
)


@pytest.fixture
def father(documentation: Team, documenter: User) -> Detainee:
    return registered(documenter, documentation, "محمود", sex="male")


@pytest.fixture
def daughter(documentation: Team, documenter: User) -> Detainee:
    return registered(documenter, documentation, "هدى", sex="female")


def add(client_of: ClientOf, by: User, person: Detainee, other: Detainee | str, **typed: str) -> HttpResponse:
    reference = other if isinstance(other, str) else other.reference
    sent = {"once": KEY, "kind": "sibling", "detainee": reference, "certainty": "likely", "link_given_by": "a cellmate"}
    return client_of(by).post(f"/detainees/{person.reference}/links/new/", {**sent, **typed})  # type: ignore[return-value]


def words(person: Detainee, reader: User) -> list[tuple[str, Detainee]]:
    with override("en"):
        return [(str(line.word), line.other) for line in lines_of(person, reader)]


@pytest.mark.parametrize(("of", "kind"), [("daughter", "parent"), ("father", "child")])
def test_a_parent_is_seen_from_both_sides(
    of: str, kind: str, father: Detainee, daughter: Detainee, documenter: User, client_of: ClientOf
) -> None:
    person, other = (daughter, father) if of == "daughter" else (father, daughter)
    add(client_of, documenter, person, other, kind=kind)
    link = Link.objects.get()
    assert (link.one, link.other, link.kind, link.given_by) == (father, daughter, "parent", "a cellmate")
    assert words(daughter, documenter) == [("Father", father)]
    assert words(father, documenter) == [("Daughter", daughter)]


@pytest.mark.parametrize(
    ("kind", "here", "there"),
    [
        (LinkKind.SIBLING, "Brother", "Sister"),
        (LinkKind.SPOUSE, "Husband", "Wife"),
        (LinkKind.RELATIVE, "Another relative", "Another relative"),
        (LinkKind.ARRESTED_TOGETHER, "Arrested together", "Arrested together"),
        (LinkKind.HEARD_FROM, "Heard of from", "Heard of through this person"),
    ],
)
def test_each_side_has_its_word(
    kind: LinkKind, here: str, there: str, father: Detainee, daughter: Detainee, documentation: Team, documenter: User
) -> None:
    link_people(daughter, kind, father, Certainty.CERTAIN, team=documentation, by=documenter)
    assert words(daughter, documenter) == [(here, father)]
    assert words(father, documenter) == [(there, daughter)]


def test_where_the_sex_is_not_known_both_words_stand(father: Detainee, documentation: Team, documenter: User) -> None:
    somebody = registered(documenter, documentation, "نور")
    link_people(father, LinkKind.CHILD, somebody, Certainty.POSSIBLE, team=documentation, by=documenter)
    assert words(father, documenter) == [("Son or daughter", somebody)]


def test_who_links_wrote_a_part_of_both(
    father: Detainee, daughter: Detainee, supervisor: User, client_of: ClientOf
) -> None:
    add(client_of, supervisor, father, daughter)
    for person in (father, daughter):
        assert Authorship.objects.of("detainee", person.pk).filter(person=supervisor, what="link").exists()


def test_a_double_click_links_once(father: Detainee, daughter: Detainee, documenter: User, client_of: ClientOf) -> None:
    for _ in range(2):
        assert add(client_of, documenter, father, daughter).status_code == 302
    assert Link.objects.count() == 1


@pytest.mark.parametrize(
    "typed", [{"kind": ""}, {"certainty": ""}, {"kind": "cousin"}, {"detainee": ""}, {"detainee": "D-2222-2222"}]
)
def test_what_is_missing_is_asked_for(
    typed: dict[str, str], father: Detainee, daughter: Detainee, documenter: User, client_of: ClientOf
) -> None:
    assert add(client_of, documenter, father, daughter, **typed).status_code == 422
    assert not Link.objects.exists()


def test_nobody_is_linked_to_themselves_to_a_stranger_or_to_whom_one_may_not_open(
    father: Detainee, documentation: Team, other_team: Team, documenter: User, supervisor: User, other_documenter: User,
    client_of: ClientOf,
) -> None:  # fmt: skip
    others = (father, registered(other_documenter, other_team, "سليم"), restricted(supervisor, documentation))
    for other in others:
        assert add(client_of, documenter, father, other).status_code == 422
    assert not Link.objects.exists()


def test_a_name_that_was_typed_without_a_reference_is_looked_up(
    father: Detainee, daughter: Detainee, documenter: User, client_of: ClientOf
) -> None:
    answer = add(client_of, documenter, father, "", given="Huda", father="Mahmoud", family="Khatib")
    assert answer.status_code == 422
    assert f'reference="{daughter.reference}"' in answer.content.decode()


def test_a_link_to_a_restricted_person_is_seen_by_those_named_alone(
    father: Detainee, documentation: Team, supervisor: User, documenter: User
) -> None:
    secret = restricted(supervisor, documentation, given="يوسف")
    link_people(father, LinkKind.CHILD, secret, Certainty.CERTAIN, team=documentation, by=supervisor)
    assert words(father, documenter) == []
    assert [other for _word, other in words(father, supervisor)] == [secret]


@pytest.mark.parametrize(("reader", "knows"), [("documenter2", True), ("overseer", False), ("liaison", False)])
def test_who_says_so_is_for_those_who_enter_and_verify_in_the_team_that_heard_it(
    reader: str, knows: bool, father: Detainee, daughter: Detainee, documenter: User, client_of: ClientOf,
    request: pytest.FixtureRequest,
) -> None:  # fmt: skip
    add(client_of, documenter, father, daughter)
    page = client_of(request.getfixturevalue(reader)).get(f"/detainees/{daughter.reference}/").content.decode()
    assert father.reference in page
    assert ("a cellmate" in page) is knows


# -- Struck out --------------------------------------------------------------------------------------------------------


def test_it_is_struck_out_from_either_page_with_a_reason_and_stays(
    father: Detainee, daughter: Detainee, documenter: User, documenter2: User, client_of: ClientOf
) -> None:
    add(client_of, documenter, father, daughter)
    page = f"/detainees/{daughter.reference}/links/{Link.objects.get().pk}/strike/"
    assert client_of(documenter2).post(page, {"why": ""}).status_code == 422
    for person, why in ((documenter2, "cousins"), (documenter, "again")):
        client_of(person).post(page, {"why": why})
    assert Link.objects.filter(struck_by=documenter2, struck_why="cousins").exists()
    assert len(lines_of(father, documenter)) == 1
    assert not Link.objects.for_linkage().exists()


def test_another_team_strikes_nothing_out(
    father: Detainee, daughter: Detainee, documenter: User, colleague_documenter: User, client_of: ClientOf
) -> None:
    add(client_of, documenter, father, daughter)
    page = f"/detainees/{daughter.reference}/links/{Link.objects.get().pk}/strike/"
    assert client_of(colleague_documenter).post(page, {"why": "wrong"}).status_code == 403
    assert Link.objects.standing().exists()


# -- Whoever writes ----------------------------------------------------------------------------------------------------


def test_postgresql_joins_two_of_one_organisation_in_order(
    father: Detainee,
    daughter: Detainee,
    documentation: Team,
    other_team: Team,
    documenter: User,
    other_documenter: User,
) -> None:
    stranger = registered(other_documenter, other_team)
    with refused(PAST_THE_WORKFLOW):
        send(documenter, INSERT, documentation.pk, father.pk, stranger.pk, "sibling", documenter.pk)
    with refused(PAST_THE_WORKFLOW):
        send(documenter, INSERT, other_team.pk, father.pk, daughter.pk, "sibling", documenter.pk)
    for one, other, kind in ((father, father, "parent"), (daughter, father, "sibling"), (father, daughter, "child")):
        code = PAST_THE_WORKFLOW if one == other else BROKEN_CHECK
        with refused(code):
            send(documenter, INSERT, documentation.pk, one.pk, other.pk, kind, documenter.pk)


def test_what_was_struck_out_stays_so_and_nothing_is_rewritten(
    father: Detainee, daughter: Detainee, documentation: Team, documenter: User
) -> None:
    link = link_people(father, LinkKind.CHILD, daughter, Certainty.LIKELY, team=documentation, by=documenter)
    strike_link(link, "wrong", by=documenter)
    with refused(WRITTEN_ONCE):
        send(documenter, "UPDATE detainees_link SET struck_by_id = NULL, struck_at = NULL, struck_why = ''")
    for statement in ("UPDATE detainees_link SET kind = 'sibling'", "DELETE FROM detainees_link"):
        with refused(NO_PRIVILEGE):
            send(documenter, statement)
