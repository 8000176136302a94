"""What stood in a source before is read by who may know the source; protected, nothing tells who it was."""

import pytest

from accounts.models import Team, User
from casework.models import FactChange
from releases.models import Source
from releases.models.sources import Identity
from releases.sourcing import describe, merge_sources, protect, source_named
from tests.conftest import ClientOf

pytestmark = pytest.mark.django_db
SAID = {"source_kind": "lawyer", "source_owner": "", "reliability": "B"}


def described(source: Source, identity: Identity, by: User, **facts: object) -> Source:
    """The source after this was stored."""
    describe(source, identity, facts, by=by)
    return Source.objects.get(pk=source.pk)


@pytest.fixture
def source(documentation: Team, documenter: User, documenter2: User) -> Source:
    """One that was graded anew, and called otherwise by a colleague."""
    made = source_named(documentation, {**SAID, "source_name": "The lawyer"}, by=documenter)
    graded = described(made, Identity("The lawyer"), documenter, reliability="C")
    return described(graded, Identity("Maître Zaydoun", note="Of the bar in Homs."), documenter2)


def address(source: Source, rest: str = "") -> str:
    return f"/releases/sources/{source.reference}/changes/{rest}"


def test_each_change_says_from_what_to_what_and_who(
    source: Source, documenter: User, documenter2: User, english_of: ClientOf
) -> None:
    page = english_of(documenter).get(address(source))
    told = [
        (line.who, {row.label: (row.old, row.new) for row in line.changes}) for line in page.context["history"].changed
    ]
    grades = {value: str(label) for value, label in Source._meta.get_field("reliability").flatchoices}
    assert told == [
        (str(documenter2), {"Name or code": ("The lawyer", "Maître Zaydoun"), "Note": ("", "Of the bar in Homs.")}),
        (str(documenter), {"Reliability": (grades["B"], grades["C"])}),
    ]
    assert f'href="{address(source)}"' in english_of(documenter).get(source.get_absolute_url()).content.decode()


def test_each_past_state_is_read_and_any_two_are_compared(
    source: Source, documenter: User, english_of: ClientOf
) -> None:
    client = english_of(documenter)
    names = [dict(client.get(address(source, f"{n}/")).context["page"].rows)["Name or code"] for n in (1, 2, 3)]
    assert names == ["The lawyer", "The lawyer", "Maître Zaydoun"]
    found = client.get(address(source, "compare/"), {"old": "1", "new": "3"}).context["changes"]
    assert {row.label for row in found} == {"Name or code", "Reliability", "Note"}


def test_of_a_protected_source_it_is_told_that_it_was_changed_and_never_what_stood_there(
    source: Source, documenter: User, english_of: ClientOf
) -> None:
    protect(source, by=documenter)
    client, kept = english_of(documenter), FactChange.objects.of("source", source.pk)
    assert not [row for row in kept if {"name", "owner", "note"} & set(row.changes)]
    page = client.get(address(source))
    assert [[row.label for row in line.changes] for line in page.context["history"].changed] == [
        ["Identity"], ["Identity"], ["Reliability"],
    ]  # fmt: skip
    assert "The lawyer" not in page.content.decode()
    first, now = (dict(client.get(address(source, f"{n}/")).context["page"].rows) for n in (1, 4))
    assert (first["Name or code"], now["Name or code"]) == ("sealed", "Maître Zaydoun")
    found = client.get(address(source, "compare/"), {"old": "1", "new": "4"}).context["changes"]
    assert {row.label for row in found} == {"Reliability", "Identity"}


def test_a_protected_source_that_is_graded_anew_has_the_same_identity(source: Source, documenter: User) -> None:
    protect(source, by=documenter)
    described(source, source.identity, documenter, reliability="D")
    assert set(FactChange.objects.of("source", source.pk)[0].changes) == {"reliability"}


def test_with_which_other_it_is_one_is_a_change_too(source: Source, documentation: Team, supervisor: User) -> None:
    other = source_named(documentation, {**SAID, "source_name": "The advocate"}, by=supervisor)
    merge_sources(other, source, "They are one.", by=supervisor)
    assert FactChange.objects.of("source", other.pk).get().changes == {"merged_into_id": [None, source.pk]}


def test_who_may_not_know_the_source_reads_none_of_it(
    source: Source, liaison: User, overseer: User, other_documenter: User, client_of: ClientOf
) -> None:
    for rest in ("", "2/", "compare/"):
        assert client_of(liaison).get(address(source, rest)).status_code == 403
        assert client_of(overseer).get(address(source, rest)).status_code == 404
        assert client_of(other_documenter).get(address(source, rest)).status_code == 404
