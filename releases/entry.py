"""Entering a release: the person or group, the facts, the sources and their claims, in one transaction."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils import timezone

from accounts.acting import acting
from accounts.models import Team, User
from detainees.models import Detainee
from detainees.standing import held_standing
from releases.evidence.receiving import give
from releases.lists import DisclosureWish
from releases.models import Claim, Release, Source

Values = Mapping[str, Any]
ABOUT_FILES = ("distressing", "shows", "post_address", "captured_at")  # what is said of a file, beside it


def enter_release(
    team: Team, detainee: Detainee | None, facts: Values, claims: Iterable[Values], *, by: User
) -> Release:
    """A new draft of `team`. `facts` are values of `FactsForm`, `claims` cleaned data of `ClaimForm`.

    Raises AnotherStands where the person's entry was merged into another one.
    """
    with acting(by):
        if detainee is not None:
            held_standing(detainee)
        release = Release(
            team=team,
            organisation_id=team.organisation_id,
            owner=by,
            made_by=by,
            changed_by=by,
            detainee=detainee,
            **facts,
        )
        _note_wish(release, DisclosureWish.NOT_ASKED, by)
        release.save()
        for claim in claims:
            add_claim(release, claim, by=by)
        return release


def change_facts(release: Release, facts: Values, *, by: User) -> None:
    """Store changed facts. The caller holds the row's lock and has compared the version."""
    with acting(by):
        wish = release.wish
        for name, value in facts.items():
            setattr(release, name, value)
        _note_wish(release, wish, by)
        release.version += 1
        release.changed_by, release.changed_at = by, timezone.now()
        release.save()


def _note_wish(release: Release, before: str, by: User) -> None:
    if release.wish == DisclosureWish.NOT_ASKED:
        release.wish_asked_by = release.wish_asked_at = None
    elif release.wish != before:
        release.wish_asked_by, release.wish_asked_at = by, timezone.now()


def add_claim(release: Release, said: Values, *, by: User) -> Claim:
    """What one source says about `release`; a source that is named for the first time is made."""
    with acting(by):
        source = said.get("source") or source_named(release.team, said, by=by)
        fields = ("connection", "reliability", "credibility", "text", "said_on", "cite")
        claim = Claim.objects.create(release=release, source=source, made_by=by, **{f: said[f] for f in fields})
        if said.get("received"):
            about = {name: said[name] for name in ABOUT_FILES if said.get(name)}
            give(claim, said["received"], by=by, **about)
        return claim


def source_named(team: Team, said: Values, *, by: User) -> Source:
    """The team's source of this name, whatever its capitals: the same text is the same source, also for two at once."""
    sources_named(team, [said], by=by)
    return Source.objects.named(said["source_name"]).get(team=team)


def sources_named(team: Team, said: Iterable[Values], *, by: User) -> None:
    """See to it that the team has a source of each of these names."""
    new = [
        Source(
            team=team,
            name=each["source_name"],
            kind=each["source_kind"],
            owner=each["source_owner"],
            reliability=each["reliability"],
            made_by=by,
        )
        for each in said
    ]
    Source.objects.bulk_create(new, ignore_conflicts=True)
