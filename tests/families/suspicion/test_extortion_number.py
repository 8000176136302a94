"""A caller or a source who uses what a report of extortion names."""

import pytest
from django.utils import timezone

from accounts.acting import acting
from accounts.models import Team, User
from casework.models import OutboxEntry
from families.phones import GivenContact, read_contact
from families.taking import Reached, reach
from families.tasks import look_at_report
from releases.models import Flag, Source
from releases.sourcing import keep_identifiers, merge_sources
from releases.suspicion.looking import LOOK_AT_REGISTER
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


def test_a_source_whose_name_is_one_word_is_not_the_account_of_that_name(
    documentation: Team, documenter: User, liaison: User
) -> None:
    claims = [{**DIRECT, "source_name": "SNHR"}]
    release = made(draft(documentation, documenter, claims=claims), "submit", documenter)
    reported(liaison, documentation, ("account", "https://facebook.com/SNHR"))
    assert seen_in_releases(CODE, release) == []


def test_what_one_entry_of_a_source_uses_all_of_it_do(
    documentation: Team, documenter: User, supervisor: User, liaison: User
) -> None:
    release = made(draft(documentation, documenter), "submit", documenter)
    draft(documentation, documenter, claims=[{**DIRECT, "source_name": f"he of {THEIRS}"}])
    own, page = Source.objects.get(name=DIRECT["source_name"]), Source.objects.get(name=f"he of {THEIRS}")
    reported(liaison, documentation)
    assert seen_in_releases(CODE, release) == []
    merge_sources(page, own, "One telephone.", by=supervisor)
    assert seen_in_releases(CODE, release) == [release]


def test_a_caller_with_a_tag_in_the_address_is_the_same(documentation: Team, liaison: User) -> None:
    reported(liaison, documentation, ("e-mail", "he@example.org"))
    caller = taken(liaison, documentation)
    given = read_contact("e-mail", "He+now@example.org")
    assert isinstance(given, GivenContact)
    reach(caller.relative, Reached("e-mail", given, {}), by=liaison)
    assert seen_in(CODE, caller) == [caller]


def test_where_very_much_rests_on_a_source_the_register_is_looked_at_once(
    documentation: Team, documenter: User, liaison: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("families.tasks.AT_ONCE", 1)
    claims = [{**DIRECT, "source_name": "the page @khabar"}]
    for _each in range(2):
        made(draft(documentation, documenter, claims=claims), "submit", documenter)
    report, moment = reported(liaison, documentation, ("account", "@khabar")), timezone.now()
    look_at_report(report.pk)
    assert [entry.task for entry in OutboxEntry.objects.filter(made_at__gte=moment)] == [LOOK_AT_REGISTER]
    assert Flag.objects.count() == 0


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
