"""What becomes of releases when entries of their person are merged or parted: who may, what it changes, the change.

And when their person is entered or changed: the rules of suspicion are asked.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from casework.models import Authorship
from casework.outbox import let_ask_of_several
from detainees.linkage.following import let_follow
from detainees.merging.followers import Follower, Persons, follow
from detainees.models.detainees import SUBJECT as PERSON
from releases.counting import settle
from releases.events import counting_releases, of_entries
from releases.foreseen import groups_of, revisions_of
from releases.groups import Places, as_counted, crowded, places_of
from releases.models import Finding, Release, Revision
from releases.models.findings import FINDING
from releases.models.releases import SUBJECT
from releases.suspicion.looking import LOOK_AT_PERSON, LOOK_AT_REGISTER, LOOK_AT_RELEASE


@dataclass(frozen=True)
class Outcome:
    """What is counted of these persons as they are now, and what will be where they become those of `then`."""

    now: Persons
    then: Persons

    @cached_property
    def entries(self) -> list[int]:
        return [entry.pk for person in self.now for entry in person]

    @cached_property
    def releases(self) -> dict[int, Release]:
        return counting_releases(self.entries)

    @cached_property
    def revisions(self) -> dict[int, Revision]:
        """Of each release the revision that counts."""
        return revisions_of(self.releases)

    @cached_property
    def before(self) -> dict[int, int | None]:
        """With which release each is counted, as it is stored: of later arrests nobody has asked yet."""
        return {pk: release.counted_with_id for pk, release in self.releases.items()}

    @cached_property
    def after(self) -> dict[int, int | None]:
        """With which release each will be counted, by the rule that `settle` asks."""
        found: dict[int, int | None] = {}
        for person in self.then:
            entries = [entry.pk for entry in person]
            theirs = {pk: each for pk, each in self.revisions.items() if each.detainee_id in entries}
            found |= of_entries(entries, theirs)
        return found

    @property
    def places(self) -> Places:
        """The names of the groups of which these releases take places, as they will be counted."""
        return as_counted(places_of(groups_of(self.revisions.values())), self.after)

    @property
    def rise(self) -> int:
        """By how many the tally rises; below 0 it falls."""
        before, after = (sum(other is None for other in each.values()) for each in (self.before, self.after))
        return after - before

    @property
    def several_count(self) -> bool:
        """Whether releases of more than one of those who are joined or parted are counted."""
        return any(
            sum(any(entry.pk in self.telling for entry in person) for person in side) > 1
            for side in (self.now, self.then)
        )

    @cached_property
    def telling(self) -> set[int | None]:
        """The entries in which a release that counts is told."""
        return {revision.detainee_id for revision in self.revisions.values()}

    def has_part_of(self, by: User) -> bool:
        """Whether `by` wrote part of a release that counts or of its person since it was last verified.

        An entry in which nothing counts was never verified: any part of it is one. PostgreSQL has it as
        `wrote_part_of_counted` (releases/sql/merging.sql).
        """
        verified = Release.objects.filter(pk__in=self.releases).with_own_part(by, merging=False)
        never_verified = set(self.entries) - self.telling
        written = Authorship.objects.filter(person=by, subject=PERSON, subject_id__in=never_verified)
        return verified.filter(Q(own_part=True)).exists() or written.exists()


def why_not(now: Persons, then: Persons, by: User) -> str | None:
    """Where releases of several count, or any is counted otherwise afterwards: they wrote no part of these records.

    Having merged or parted them before is no such part here: who merged by mistake puts it right at once. For every
    other decision on these releases it is one. PostgreSQL asks it too (releases/sql/merging.sql).
    """
    outcome = Outcome(now, then)
    full = crowded(outcome.places)
    if full is not None:
        return _(
            "The unnamed group %(group)s has no room for so many names: change its number or take a name out of it "
            "first."
        ) % {"group": full.reference}
    if (outcome.several_count or outcome.after != outcome.before) and outcome.has_part_of(by):
        return _(
            "The tally hangs on this decision, and you wrote part of one of these records since it was last verified: "
            "somebody else decides whether they are one person."
        )
    return None


def foretell(now: Persons, then: Persons) -> list[str]:
    """By how many the tally will fall or rise, or why it will not."""
    outcome = Outcome(now, then)
    if outcome.rise:
        return [_said_of(outcome.rise)]
    if outcome.after != outcome.before:
        return [_("The tally stays as it is, but other releases than before are counted as one event.")]
    if outcome.several_count:
        return [_("The tally stays as it is: an arrest lies between the releases, or may lie there.")]
    return [_("The tally stays as it is: releases that are counted stand in one of the entries at most.")]


def _said_of(rise: int) -> str:
    if rise < 0:
        said = ngettext(
            "The tally falls by %(number)s: there is no arrest between the releases, so that they are one event.",
            "The tally falls by %(number)s: there is no arrest between the releases, so that they are one event.",
            -rise,
        )
    else:
        said = ngettext(
            "The tally rises by %(number)s: an arrest lies between releases that were counted as one event, or may lie "
            "there.",
            "The tally rises by %(number)s: an arrest lies between releases that were counted as one event, or may lie "
            "there.",
            rise,
        )
    return said % {"number": abs(rise)}


def written(entries: Collection[int], since: datetime) -> set[int]:
    """Of which of these entries a release or a finding was entered, or a part of one, since then."""
    told = Authorship.objects.filter(subject=SUBJECT).since(since).exclude(what="merge")
    releases = Release.objects.filter(detainee__in=entries, pk__in=told.values("subject_id"))
    of_findings = Authorship.objects.filter(subject=FINDING).since(since)
    findings = Finding.objects.of_person(*entries).filter(pk__in=of_findings.values("subject_id"))
    persons = releases.exclude(detainee=None).values_list("detainee", flat=True)
    return {*persons, *findings.values_list("detainee", flat=True)}


follow(Follower(why_not, foretell, settle, written))
let_follow(LOOK_AT_PERSON, LOOK_AT_REGISTER)
let_ask_of_several(LOOK_AT_PERSON, LOOK_AT_RELEASE)
