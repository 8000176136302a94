"""A caller or a source who uses what a report of extortion names."""

import pytest

from accounts.acting import acting
from accounts.models import Team, User
from releases.models import Source
from releases.sourcing import keep_identifiers
from tests.families.making import taken
from tests.families.reporting import THEIRS, move, reported
from tests.families.suspicion.seeing import seen_in
from tests.releases.records import DIRECT, draft, made
from tests.releases.suspicion.seeing import seen_in as seen_in_releases

pytestmark = pytest.mark.django_db
CODE = "extortion-number"


def test_a_caller_with_the_number_is_seen_whichever_came_first(documentation: Team, liaison: User) -> None:
    before = taken(liaison, documentation, number=THEIRS)
    reported(liaison, documentation)
    after = taken(liaison, documentation, number=THEIRS)
    other = taken(liaison, documentation, number="+447700900778")
    assert seen_in(CODE, before, after, other) == [before, after]


@pytest.mark.parametrize(
    ("name", "kind", "theirs"),
    [
        ("Abu Ali, 07700 900777", "number", "+44 7700 900777"),
        ("t.me/Syria_Released", "account", "@syria_released"),
        ("Syria_Released", "account", "@syria_released"),
        ("writes from a.b@example.org", "e-mail", "A.B@example.org"),
    ],
)
def test_a_release_that_rests_on_such_a_source_is_seen(
    name: str, kind: str, theirs: str, documentation: Team, documenter: User, liaison: User
) -> None:
    text = name.replace("07700", "+447700")
    release = made(draft(documentation, documenter, claims=[{**DIRECT, "source_name": text}]), "submit", documenter)
    other = made(draft(documentation, documenter), "submit", documenter)
    reported(liaison, documentation, (kind, theirs))
    assert seen_in_releases(CODE, release, other) == [release]


def test_a_source_that_was_kept_before_identifiers_were_read_is_read_then(
    documentation: Team, documenter: User, liaison: User
) -> None:
    claims = [{**DIRECT, "source_name": f"he of {THEIRS}"}]
    release = made(draft(documentation, documenter, claims=claims), "submit", documenter)
    with acting(documenter):
        Source.objects.update(identifiers=None)
    reported(liaison, documentation)
    keep_identifiers(None)
    assert seen_in_releases(CODE, release) == [release]


def test_a_name_that_many_have_raises_no_flag(documentation: Team, documenter: User, liaison: User) -> None:
    release = made(draft(documentation, documenter), "submit", documenter)
    reported(liaison, documentation, ("alias", "lawyer of the family"))
    assert seen_in_releases(CODE, release) == []


def test_what_was_no_extortion_is_no_sign_any_more(documentation: Team, liaison: User) -> None:
    report, caller = reported(liaison, documentation), taken(liaison, documentation, number=THEIRS)
    move(report, "settle", liaison, "mistaken")
    assert seen_in(CODE, caller) == []
    move(report, "reopen", liaison)
    assert seen_in(CODE, caller) == [caller]


def test_the_other_desk_is_told_another_organisation_is_not(
    documentation: Team, family_centre: Team, other_team: Team, liaison: User, overseer: User, other_supervisor: User
) -> None:
    reported(liaison, documentation)
    theirs = taken(overseer, family_centre, number=THEIRS)
    strangers = taken(other_supervisor, other_team, number=THEIRS)
    assert seen_in(CODE, theirs, strangers) == [theirs]
