"""Sources: who told, whose voice it is, what became of what they said; two that are one count as one."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Team, User
from casework.moves import Refusal
from releases.models import Claim, Release, Source
from releases.models.releases import Status
from releases.sourcing import merge_sources, source_named
from tests.conftest import ClientOf
from tests.releases.deciding import counted, why_not
from tests.releases.falling import claim_of, fair, falls
from tests.releases.records import draft, made, release_in

pytestmark = pytest.mark.django_db

WHY = "The same man answers both telephones."


@pytest.fixture
def by_two(documentation: Team, documenter: User, supervisor: User) -> Release:
    """A release that counts by two relatives."""
    release = draft(documentation, documenter, claims=(fair("his mother"), fair("his brother")))
    return made(made(release, "submit", documenter), "verify", supervisor)


def named(name: str) -> Source:
    return Source.objects.get(name=name)


def page(client: Client, address: str) -> str:
    return client.get(f"/releases/sources/{address}").content.decode()


def changed(source: Source, **typed: str) -> dict[str, str]:
    """What the form of a source sends."""
    said = {"name": source.name, "kind": source.kind, "owner": source.owner, "reliability": source.reliability}
    return {**said, "source_owner": "", "note": "", "version": str(source.version), **typed}


def test_two_that_are_one_count_as_one_voice_and_keep_their_claims(
    by_two: Release, supervisor: User, client_of: ClientOf
) -> None:
    mother, brother = named("his mother"), named("his brother")
    sent = {"into": brother.reference, "sentence": WHY}
    assert client_of(supervisor).post(f"/releases/sources/{mother.reference}/merge/", sent).status_code == 302
    by_two.refresh_from_db()
    assert (by_two.status, counted()) == (Status.DISPUTED, 0)
    assert claim_of(by_two, "his mother").source == mother


def test_what_is_carried_by_others_goes_on_counting(documentation: Team, documenter: User, supervisor: User) -> None:
    claims = tuple(map(fair, "abc"))
    release = release_in(Status.VERIFIED, documentation, documenter, supervisor, claims=claims)
    merge_sources(named("a"), named("b"), WHY, by=supervisor)
    release.refresh_from_db()
    assert release.status == Status.VERIFIED


def test_the_owner_of_one_is_the_owner_of_both(documentation: Team, documenter: User, supervisor: User) -> None:
    draft(documentation, documenter, claims=(fair("a", "The Network"), fair("b"), fair("c", "the network")))
    merge_sources(named("a"), named("b"), WHY, by=supervisor)
    assert named("b").voice == named("a").voice == named("c").voice


def test_a_merge_is_taken_back(by_two: Release, documenter: User, supervisor: User, client_of: ClientOf) -> None:
    merge_sources(named("his mother"), named("his brother"), WHY, by=supervisor)
    address = f"/releases/sources/{named('his mother').reference}/part/"
    assert client_of(supervisor).post(address).status_code == 302
    assert client_of(supervisor).post(address).status_code == 403
    release = made(made(by_two, "amend", documenter), "submit", documenter)
    assert why_not(release, "verify", supervisor) is None


def test_one_that_was_merged_is_merged_no_further(by_two: Release, supervisor: User, client_of: ClientOf) -> None:
    mother, brother = named("his mother"), named("his brother")
    merge_sources(mother, brother, WHY, by=supervisor)
    assert isinstance(merge_sources(mother, brother, WHY, by=supervisor), Refusal)
    sent = {"into": "HIS MOTHER", "sentence": WHY}
    assert client_of(supervisor).post(f"/releases/sources/{brother.reference}/merge/", sent).status_code == 422


@pytest.mark.parametrize("into", ["", "nobody", "S-7K3M-9QTA", "his mother"])
def test_it_is_merged_with_another_one_that_the_team_has(
    into: str, by_two: Release, supervisor: User, client_of: ClientOf
) -> None:
    sent = {"into": into, "sentence": WHY}
    address = f"/releases/sources/{named('his mother').reference}/merge/"
    assert client_of(supervisor).post(address, sent).status_code == 422


def test_an_owner_learned_later_makes_two_one_voice(by_two: Release, documenter: User, client_of: ClientOf) -> None:
    client = client_of(documenter)
    for name, owner in (("his mother", "عائلة الخطيب"), ("his brother", "عائله  الخطيب")):
        address = f"/releases/sources/{named(name).reference}/change/"
        assert client.post(address, changed(named(name), source_owner=owner)).status_code == 302
    by_two.refresh_from_db()
    assert (by_two.status, counted()) == (Status.DISPUTED, 0)


def test_a_name_that_another_source_has_is_refused(by_two: Release, documenter: User, english_of: ClientOf) -> None:
    mother = named("his mother")
    answer = english_of(documenter).post(
        f"/releases/sources/{mother.reference}/change/", changed(mother, name="His Brother", note="typed")
    )
    assert answer.status_code == 422
    assert "The team has another source of this name." in answer.content.decode()
    assert "typed" in answer.content.decode()


def test_what_somebody_else_changed_meanwhile_is_not_overwritten(
    by_two: Release, documenter: User, documenter2: User, client_of: ClientOf
) -> None:
    mother = named("his mother")
    address = f"/releases/sources/{mother.reference}/change/"
    assert client_of(documenter2).post(address, changed(mother, note="theirs")).status_code == 302
    answer = client_of(documenter).post(address, changed(mother, note="mine"))
    assert answer.status_code == 409
    assert "mine" in answer.content.decode()
    assert named("his mother").note == "theirs"


def test_owners_that_are_known_are_offered_once(documentation: Team, documenter: User, client_of: ClientOf) -> None:
    release = draft(documentation, documenter, claims=(fair("a", "شبكة الجنوب"), fair("b", "شبكه الجنوب")))
    shown = client_of(documenter).get(f"/releases/{release.reference}/claims/new/").content.decode()
    assert shown.count("شبكة الجنوب</option>") == 1
    assert "شبكه الجنوب</option>" not in shown


def test_its_page_tells_what_became_of_what_it_said(
    documentation: Team, documenter: User, supervisor: User, english_of: ClientOf
) -> None:
    releases = [release_in(s, documentation, documenter, supervisor) for s in (Status.VERIFIED, Status.REJECTED)]
    falls(claim_of(draft(documentation, documenter)), "find-false", supervisor)
    source = Source.objects.get()
    shown = page(english_of(documenter), f"{source.reference}/")
    assert all(release.reference in shown for release in releases)
    assert Claim.objects.visible_to(documenter).outcomes_by_source()[0] == {
        "source": source.pk, "claims": 3, "verified": 1, "rejected": 1, "withdrawn": 0, "found_false": 1,
    }  # fmt: skip


@pytest.mark.parametrize(("asked", "names"), [("", {"a", "b", "c"}), ("?kind=lawyer", {"c"}), ("?reliability=B", {"c"}),
                                              ("?sort=name", {"a", "b", "c"}), ("?protected=on", set())])  # fmt: skip
def test_the_list_is_narrowed_and_sorted(
    asked: str, names: set[str], documentation: Team, documenter: User, client_of: ClientOf
) -> None:
    lawyer = fair("c", source_kind="lawyer", reliability="B")
    draft(documentation, documenter, claims=(fair("a"), fair("b"), lawyer))
    shown = page(client_of(documenter), asked)
    assert {name for name in "abc" if f"<bdi>{name}</bdi>" in shown} == names


def test_one_that_was_merged_is_listed_on_request(by_two: Release, supervisor: User, client_of: ClientOf) -> None:
    merge_sources(named("his mother"), named("his brother"), WHY, by=supervisor)
    client = client_of(supervisor)
    assert "<bdi>his mother</bdi>" not in page(client, "")
    assert "<bdi>his mother</bdi>" in page(client, "?merged=on")


def test_more_sources_cost_no_more_questions(documentation: Team, documenter: User, client_of: ClientOf) -> None:
    client = client_of(documenter)

    def questions(address: str) -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        return len(asked)

    release, _another = (draft(documentation, documenter, claims=(fair("a", "x"), fair("b"))) for _ in range(2))
    pages = ("/releases/sources/", f"/releases/sources/{named('a').reference}/", f"/releases/{release.reference}/",
             f"/releases/{release.reference}/claims/new/")  # fmt: skip
    few = [questions(address) for address in pages]
    for number in range(4):
        draft(documentation, documenter, claims=(fair(f"source {number}", "y"), fair("a")))
    made_more = [fair(f"another {number}", "z", repeats=1 if number else 0) for number in range(4)]
    more = draft(documentation, documenter, claims=made_more)
    many = [questions(a.replace(release.reference, more.reference)) for a in pages]
    assert many == few


def test_who_does_not_see_sources_finds_none(
    by_two: Release, liaison: User, analyst: User, overseer: User, client_of: ClientOf
) -> None:
    address = f"{named('his mother').reference}/"
    for person in (liaison, analyst):
        assert client_of(person).get(f"/releases/sources/{address}").status_code == 403
    assert client_of(overseer).get(f"/releases/sources/{address}").status_code == 404
    assert "his mother" not in page(client_of(overseer), "")


def test_the_same_name_is_one_source_also_for_two_at_once(documentation: Team, documenter: User) -> None:
    said = {"source_kind": "lawyer", "source_owner": "", "reliability": "B"}
    one = source_named(documentation, {**said, "source_name": "محامي العائلة"}, by=documenter)
    assert (
        source_named(documentation, {**said, "source_name": "محامي العائلة", "source_kind": ""}, by=documenter) == one
    )
