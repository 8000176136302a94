"""However entries are merged, parted, verified and disputed: the ledger is what counts, the past stays as it was."""

import random
from datetime import datetime
from typing import Any

import pytest
from django.db.models import Sum

from accounts.models import Team, User
from casework.dates import PartialDate
from casework.models import MoveMade
from detainees.merging.making import part
from detainees.models import Detainee, Merge
from detainees.registration import record_arrest
from releases.events import entries_of, of_entries
from releases.models import LedgerEntry, Release
from releases.models.ledger import settled_now
from releases.workflow import WORKFLOW
from tests.detainees.pairing import try_to_merge
from tests.faults.attacking import as_if_committed
from tests.releases.records import draft, move, person

pytestmark = pytest.mark.django_db

STEPS = 30
DATES = ("2014", "2014-06-02", "2016", "2022-05-03", "2022-05", None)
ARRESTS = ("2013", "2015-03-04", "2018")


@pytest.mark.parametrize("seed", range(4))
def test_every_walk_counts_what_it_should(
    seed: int, documentation: Team, documenter: User, supervisor: User, supervisor2: User
) -> None:
    chance = random.Random(seed)
    entries = [person(documentation, documenter, given) for given in ("أحمد", "احمد", "محمد", "حمد")]
    for entry in entries:
        arrest = chance.choice(ARRESTS)
        record_arrest(entry, by=documenter, date=PartialDate(arrest), facility=None)
    releases = [submitted(chance, entry, documentation, documenter) for entry in (*entries, *entries[:2])]
    past: dict[datetime, list[Any]] = {}
    for _step in range(STEPS):
        step(chance, entries, releases, chance.choice((supervisor, supervisor2)), documenter)
        as_if_committed()
        is_whole()
        assert all(tally(moment) == said for moment, said in past.items())
        now = settled_now()
        past[now] = tally(now)


def submitted(chance: random.Random, entry: Detainee, team: Team, by: User) -> Release:
    said = chance.choice(DATES)
    date = PartialDate(said) if said else None
    release = draft(team, by, detainee=entry, date=date, wave_id="decree-7-2022" if date is None else None)
    move(release, "submit", by)
    return release


def step(chance: random.Random, entries: list[Detainee], releases: list[Release], by: User, documenter: User) -> None:
    """Something that somebody could do next; what is refused leaves everything as it is."""
    what = chance.choice(("merge", "merge", "part", "move", "move", "move"))
    if what == "merge":
        kept, *others = chance.sample(entries, chance.choice((2, 2, 3)))
        try_to_merge(kept, *others, by=by)
    elif what == "part" and (merges := list(Merge.objects.in_force().order_by("pk"))):
        answer = part(chance.choice(merges), by=by)
        assert isinstance(answer, Merge), answer
    elif what == "move":
        release = chance.choice(releases)
        for name in ("verify", "dispute", "amend", "submit"):
            who = by if name in ("verify", "dispute") else documenter
            if WORKFLOW.why_not(name, release, who) is None:
                assert isinstance(move(release, name, who), MoveMade)
                return


def tally(moment: datetime) -> list[Any]:
    """Everything that any tally of this moment can say."""
    rows = LedgerEntry.objects.as_of(moment).values("release", "revision_number", "home", "sex", "earliest")
    return list(rows.annotate(number=Sum("people")).exclude(number=0).order_by("release", "revision_number"))


def is_whole() -> None:
    """Each release is counted as its verified revision, with another one, or not at all; and that as the rule says."""
    found = Release.objects.filter(verified_revision__isnull=False).select_related("verified_revision")
    counted = {release.pk for release in found if release.counted_with_id is None}
    sums = LedgerEntry.objects.values_list("release").annotate(number=Sum("people"))
    assert {pk for pk, number in sums if number} == counted
    assert all(number in (0, 1) for _pk, number in sums)
    for entries in entries_of(Detainee.objects.values_list("pk", flat=True)):
        known = {r.pk: r.verified_revision for r in found if r.verified_revision is not None}
        revisions = {pk: revision for pk, revision in known.items() if (revision.detainee_id or 0) in entries}
        wanted = of_entries(entries, revisions)
        assert wanted == {r.pk: r.counted_with_id for r in found if r.pk in revisions}
