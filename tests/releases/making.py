"""Releases for tests, made as people make them: entered by one, verified by another."""

from typing import Any

from accounts.acting import acting
from accounts.models import Team, User
from casework.models import MoveMade
from casework.moves import Given
from detainees.registration import register
from releases.models import Claim, Release, Source
from releases.workflow import WORKFLOW


def entered(by: User, team: Team, person: dict[str, Any] | None = None, **facts: Any) -> Release:
    """A draft with one claim that carries it; of one person, unless the facts tell of a group."""
    if "group_count" not in facts:
        facts["detainee"] = register(team, {"given": "أحمد", "family": "الخطيب"}, {}, by=by, **(person or {}))
    with acting(by):
        release = Release.objects.create(
            organisation=team.organisation, team=team, owner=by, made_by=by, changed_by=by,
            **{"date": "2022-05-03", **facts},
        )  # fmt: skip
        source, _made = Source.objects.get_or_create(
            team=team, name="witness", defaults={"kind": "fellow-detainee", "reliability": "B", "made_by": by}
        )
        Claim.objects.create(
            release=release, source=source, connection="witness", reliability="B", credibility="2", made_by=by
        )
    release.refresh_from_db()
    return release


def moved(release: Release, name: str, by: User, reason: str = "") -> Release:
    """The release after a move, which has to be open to this person."""
    given = Given(release.revision_number, reason, "because" if reason else "")
    made = WORKFLOW.make(name, Release.objects.visible_to(by), release.pk, by=by, given=given)
    assert isinstance(made, MoveMade), made
    release.refresh_from_db()
    return release


def verified(by: User, supervisor: User, team: Team, person: dict[str, Any] | None = None, **facts: Any) -> Release:
    """A release that counts."""
    return moved(moved(entered(by, team, person, **facts), "submit", by), "verify", supervisor)


def disputed(release: Release, supervisor: User) -> Release:
    """The release after it ceased to count."""
    return moved(release, "dispute", supervisor, "did-not-happen")


def amended(release: Release, by: User, supervisor: User, **facts: Any) -> Release:
    """The release with other facts, verified again."""
    release = moved(release, "amend", by)
    with acting(by):
        for name, value in facts.items():
            setattr(release, name, value)
        release.save()
    return moved(moved(release, "submit", by), "verify", supervisor)
