"""Whatever is edited, merged, disputed and withdrawn later, the tally of an earlier moment is the same to the byte."""

import io
import random
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from django.core.management import call_command
from django.utils.timezone import localtime

from accounts.models import Team, User
from casework.dates import PartialDate
from casework.models import MoveMade
from detainees.merging.making import part
from detainees.models import Detainee, Merge
from detainees.registration import record_arrest
from releases.falling import CLAIMS, Fallen, move_claim
from releases.models import Claim, LedgerEntry, LedgerSum, Release
from releases.models.ledger import settled_now
from releases.tallies import counting
from releases.tallies.question import Question
from releases.tallies.table import tally
from releases.workflow import WORKFLOW
from tests.detainees.pairing import try_to_merge
from tests.faults.attacking import as_if_committed
from tests.releases.making import changed, entered, summed_every
from tests.releases.records import move, person

pytestmark = pytest.mark.django_db

HOMES = ("SY-ID", "SY-RD", "SY-DR", None)
DATES = ("2014", "2014-06-02", "2022-05-03", "2022-05", None)
ARRESTS = ("2013", "2018", "2022-05-02", "2022-05-04")
FEW = 0.2  # of arrests: where everybody was arrested between any two days nothing is one event
FACILITIES = ("sednaya", "adra", None)
ASKED = (
    (),
    ("--facility", "sednaya"),
    ("--basis", "release", "--from", "2014", "--to", "2022-05"),
    ("--sex", "unknown", "--minors", "unknown", "--wave", "decree-7-2022"),
)


@pytest.mark.parametrize("steps", [40, pytest.param(1_000, marks=pytest.mark.full)])
def test_a_moment_once_told_is_told_so_for_ever(
    steps: int, documentation: Team, documenter: User, supervisor: User, supervisor2: User
) -> None:
    chance = random.Random(steps)
    people, releases = register(chance, documentation, documenter)
    told: dict[datetime, list[str]] = {}
    with summed_every(7):
        for number in range(steps):
            step(chance, people, releases, chance.choice((supervisor, supervisor2)), documenter)
            as_if_committed()
            LedgerSum.objects.make()
            if number % (steps // 10) == 0:
                moment = settled_now()
                told[moment] = list(outputs(moment))
    assert LedgerSum.objects.exists()
    assert len({text for texts in told.values() for text in texts}) > len(ASKED)
    for moment, before in told.items():
        assert list(outputs(moment)) == before
        from_sums, from_rows = (tally(rows, Question(moment)).counted for rows in (whole(), whole().filter(pk__gt=0)))
        assert from_sums == from_rows


def whole() -> Any:
    return LedgerEntry.objects.all()


def register(chance: random.Random, team: Team, by: User) -> tuple[list[Detainee], list[Release]]:
    """Some people who may be one another, with a release or two each, and unnamed groups; all submitted."""
    people = [person(team, by, given) for given in ("أحمد", "احمد", "محمد", "حمد")]
    for one in people:
        record_arrest(one, by=by, date=None, facility=None)
    releases = [entered(by, team, None, **facts(chance), detainee=one) for one in (*people, *people[:2])]
    releases += [
        entered(by, team, group_count=count, group_bound=bound, group_governorates=["SY-DR", "SY-RD"], **facts(chance))
        for count, bound in ((27, "exactly"), (5, "at-least"), (1, "exactly"), (2, "exactly"))
    ]
    for release in releases:
        move(release, "submit", by)
    return people, releases


def facts(chance: random.Random) -> dict[str, Any]:
    return {
        "home_id": chance.choice(HOMES),
        "date": chance.choice(DATES),
        "facility_id": chance.choice(FACILITIES),
        "wave_id": chance.choice(("decree-7-2022", None)),
    }


def step(chance: random.Random, people: list[Detainee], releases: list[Release], by: User, documenter: User) -> None:
    """Something that somebody could do next; what is refused leaves everything as it is."""
    what = chance.choice(("merge", "part", "move", "move", "move", "move", "edit", "edit", "arrest", "fall"))
    if what == "merge":
        kept, *others = chance.sample(people, chance.choice((2, 2, 3)))
        try_to_merge(kept, *others, by=by)
    elif what == "part" and (merges := list(Merge.objects.in_force().order_by("pk"))):
        part(chance.choice(merges), by=by)
    elif what == "arrest" and chance.random() < FEW:
        one, day = Detainee.objects.get(pk=chance.choice(people).pk), PartialDate(chance.choice(ARRESTS))
        record_arrest(Detainee.objects.get(pk=one.standing_id), by=documenter, date=day, facility=None)
    elif what == "fall":
        falls_or_stands_again(chance, by, documenter)
    else:
        moved(chance, chance.choice(releases), by, documenter, edit=what == "edit")


def falls_or_stands_again(chance: random.Random, by: User, documenter: User) -> None:
    """A claim falls with what rests on it, or one supervisor lets it stand again: the other one can still verify it."""
    claim = chance.choice(list(Claim.objects.order_by("pk")))
    restores = by if by.username == "supervisor" else documenter
    for name, who in (("withdraw", documenter), ("restore", restores)):
        if CLAIMS.why_not(name, claim, who) is None:
            assert isinstance(move_claim(name, Claim.objects.all(), claim.pk, "He was mistaken.", by=who), Fallen)
            return


def moved(chance: random.Random, release: Release, by: User, documenter: User, *, edit: bool) -> None:
    """The next move that is open, withdrawing and taking up again included; before it is submitted another home."""
    release.refresh_from_db()
    names = ["verify", "dispute", "withdraw", "reopen", "amend", "submit"]
    chance.shuffle(names)
    for name in names:
        who = documenter if name in ("amend", "submit") else by
        if WORKFLOW.why_not(name, release, who) is None:
            if name == "submit" and edit and release.detainee_id:
                group = chance.choice([None, *Release.objects.filter(detainee=None)])
                wave = {"wave_id": group.wave_id} if group else {}
                changed(release, documenter, home_id=chance.choice(HOMES), of_group=group, **wave)
            assert isinstance(move(release, name, who), MoveMade)
            return


def outputs(moment: datetime) -> Iterator[str]:
    """What the command says of the moment, counted anew."""
    counting.forget_answers()
    for format in ("csv", "json", "text"):
        for asked in ASKED:
            out = io.StringIO()
            options = ("--as-of", localtime(moment).isoformat(), "--format", format, *asked)
            call_command("tally", *options, stdout=out, stderr=io.StringIO())
            yield out.getvalue()
