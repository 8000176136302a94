"""Who is at a record now. Light and no lock: two may be at one record, and each of them knows it.

The open page says every now and then that it is open (`be_at`), and that it was left (`leave`). What nobody has heard
of for some minutes is over (releases/models/presence.py).
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from accounts.acting import acting
from accounts.aliases import Names
from accounts.among import any_of
from accounts.models import User
from accounts.models.people import naming
from accounts.questions import Question
from releases.models import Presence, Release
from releases.models.presence import LASTS

_OTHERS = Question(
    lambda since, user, releases: (
        Presence.objects.heard_since(since).of_others(user).filter(any_of(releases, of="release"))
    )
)


def be_at(release: Release, *, by: User) -> None:
    """Say that `by`, who decides on it, has it open; since now where they had not."""
    with acting(by):
        now = timezone.now()
        mine = Presence.objects.visible_to(by).filter(release=release, person=by)
        if mine.filter(seen_at__gte=now - LASTS).update(seen_at=now):
            return
        if not mine.update(opened_at=now, seen_at=now):
            Presence.objects.bulk_create([Presence(release=release, person=by)], ignore_conflicts=True)


def leave(release: Release, *, by: User) -> None:
    """Say that `by` has it open no more."""
    with acting(by):
        Presence.objects.visible_to(by).filter(release=release, person=by).order_by().delete()


@dataclass(frozen=True)
class At:
    """Somebody is at a record, as the reader calls them, since a moment."""

    who: str
    since: datetime
    release: Release


def others_at(release: Release, user: User) -> list[At]:
    """Who else has it open now, who came first before the others."""
    return others_at_each([release], user)[release.pk]


def others_at_each(releases: Collection[Release], user: User) -> dict[int, list[At]]:
    """The same of several, by their ids. Mostly there is nobody: who may see them is asked where there is somebody."""
    known = {release.pk: release for release in releases}
    found: dict[int, list[At]] = {pk: [] for pk in known}
    if not _OTHERS.is_any(since=timezone.now() - LASTS, user=user.pk, releases=list(known)):
        return found
    there = Presence.objects.now().of_others(user).filter(any_of(known, of="release"))
    names, shown = Names(user), there.select_related("person").only("release", "opened_at", *naming("person"))
    for each in shown.visible_to(user):
        found[each.release_id].append(At(names.of(each.person), each.opened_at, known[each.release_id]))
    return found


def left_by(releases: Iterable[int]) -> None:
    """Nobody is at these any more: they were decided."""
    Presence.objects.filter(release__in=list(releases)).order_by().delete()


def forget_presence(by: User) -> None:
    """Delete what is long over."""
    with acting(by):
        Presence.objects.over().delete()
