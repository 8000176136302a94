"""Entering a release: the person or group, the facts, the sources and their claims, in one transaction."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils import timezone

from accounts.acting import acting
from accounts.models import Team, User
from detainees.models import Detainee
from detainees.standing import held_standing
from releases.evidence.receiving import about_file, give
from releases.lists import DisclosureWish
from releases.models import Claim, Finding, Release
from releases.sourcing import source_named
from releases.suspicion.looking import follow_release

Values = Mapping[str, Any]
SAID = ("connection", "reliability", "credibility", "text", "said_on", "cite")


def enter_release(
    team: Team, detainee: Detainee | None, facts: Values, claims: Iterable[Values], *, by: User
) -> Release:
    """A new draft of `team`. `facts` are values of `FactsForm`, `claims` cleaned data of `ClaimForm`.

    What repeats another one of these claims has its number, counted from 1, as `repeats`.
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
        _note_wish(release, None, by)
        release.save()
        add_claims(release, claims, by=by)
        return release


def _originals_first(claims: Iterable[Values]) -> list[tuple[int, Values]]:
    """The claims with their numbers, each after the one that it repeats; ValueError where they go in a circle."""
    waiting = list(enumerate(claims, start=1))
    ordered: list[tuple[int, Values]] = []
    while waiting:
        known = {number for number, _said in ordered}
        ready = [each for each in waiting if not each[1].get("repeats") or each[1]["repeats"] in known]
        if not ready:
            raise ValueError("Claims that repeat each other have no origin.")
        ordered += ready
        waiting = [each for each in waiting if each not in ready]
    return ordered


def change_facts(release: Release, facts: Values, *, by: User) -> None:
    """Store changed facts. The caller holds the row's lock and has compared the version."""
    with acting(by):
        wish = _wish_of(release)
        for name, value in facts.items():
            setattr(release, name, value)
        _note_wish(release, wish, by)
        release.version += 1
        release.changed_by, release.changed_at = by, timezone.now()
        release.save()


def _wish_of(release: Release) -> tuple[str, ...]:
    return release.wish, release.wish_relatives, release.wish_of, release.wish_how


def _note_wish(release: Release, before: tuple[str, ...] | None, by: User) -> None:
    if release.wish == DisclosureWish.NOT_ASKED:
        release.wish_asked_by = release.wish_asked_at = None
    elif _wish_of(release) != before:
        release.wish_asked_by, release.wish_asked_at = by, timezone.now()


def add_claim(record: Release | Finding, said: Values, *, by: User) -> Claim:
    """What one source says about `record`, or with `of_conditions` about the conditions of a release alone."""
    if isinstance(record, Finding):
        return tell({"finding": record}, record.team, said, by=by)
    about = {"condition": record} if said.get("of_conditions") else {"release": record}
    return tell(about, record.team, said, by=by)


def add_claims(record: Release | Finding, claims: Iterable[Values], *, by: User) -> None:
    """What several sources say; what repeats another one of these has its number, counted from 1, as `repeats`."""
    made: dict[int, Claim] = {}
    for number, said in _originals_first(claims):
        made[number] = add_claim(record, {"derived_from": made.get(said.get("repeats", 0)), **said}, by=by)


def tell(about: Values, team: Team, said: Values, *, by: User) -> Claim:
    """What one source says about one thing of `team`; a source that is named for the first time is made.

    `about` names the field of `Claim` and what it speaks of.
    """
    with acting(by):
        source = said.get("source") or source_named(team, said, by=by)
        of_facts = {name: value for name, value in said.items() if name.startswith("says_") and value}
        values = {name: said[name] for name in SAID} | of_facts
        values |= {"derived_from": said.get("derived_from"), "received_on": said.get("received_on")}
        claim = Claim.objects.create(**about, source=source, made_by=by, **values)
        if isinstance(release := about.get("release"), Release) and release.revision_number:
            follow_release(release)  # of what was never submitted nothing is asked yet
        if said.get("received"):
            give(claim, said["received"], by=by, **about_file(said))
        return claim
