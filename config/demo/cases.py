"""What a case of the demo is, and how it is made real: through the functions that the pages call, by demo people."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from accounts.acting import acting
from accounts.models import Team, User
from casework.dates import PartialDate
from casework.moves import Given, Refusal
from config.demo.lives import Arrest, Life
from detainees.describing.keeping import register_unidentified
from detainees.models import Detainee, Facility
from detainees.registration import record_arrest, register
from detainees.restriction import restrict
from releases.entry import Values, add_claim, change_facts, enter_release
from releases.falling import move_claim
from releases.lists import FlagReason
from releases.models import Flag, Release
from releases.suspicion.workflow import WORKFLOW as FLAGS
from releases.workflow import WORKFLOW

FIRST_ENTRY, BETWEEN_ENTRIES = timedelta(days=40), timedelta(minutes=13)


class Desk:
    """The people, teams and facilities of the demo by the names that cases use."""

    def __init__(self) -> None:
        self.people = {user.username: user for user in User.objects.all()}
        teams = Team.objects.select_related("organisation")
        self.teams = {f"{team.organisation.slug}/{team.slug}": team for team in teams}
        self.facilities = Facility.objects.in_bulk()
        self._now = timezone.now() - FIRST_ENTRY

    def next_moment(self) -> datetime:
        """When the next case is entered: as somebody types who has other work too."""
        self._now += BETWEEN_ENTRIES
        return self._now


Step = Callable[[Desk, Release], None]


@dataclass(frozen=True)
class Case:
    """One release to be entered `by` somebody, and what happens to it then. A group has no `life`."""

    facts: Mapping[str, Any]
    claims: tuple[Values, ...]
    by: str
    life: Life | None = None
    course: tuple[Step, ...] = ()
    team: str = "admsp/documentation"
    named_to: tuple[str, ...] = field(default=())  # the last of them closes the person to all but these


class DemoRefused(RuntimeError):
    """A rule of the product refuses what the demo tells: the demo is wrong, or the rule has changed."""


def make(desk: Desk, case: Case, person: Detainee | None = None) -> Release:
    """Enter the case, of `person` where they are on the register already, and take it along its course."""
    by, team, at = desk.people[case.by], desk.teams[case.team], {"made_at": desk.next_moment()}
    with acting(by):
        if person is None and case.life:
            person = make_person(desk, case.life, team, by=by, at=at)
            if case.named_to:
                *readers, decider = (desk.people[name] for name in case.named_to)
                restrict(person, readers, by=decider)
        release = enter_release(team, person, {**case.facts, **at}, case.claims, by=by)
    for step in case.course:
        step(desk, release)
    return release


def make_person(desk: Desk, life: Life, team: Team, *, by: User, at: Mapping[str, Any]) -> Detainee:
    """Put this life on the register, at this moment (`made_at`)."""
    if life.described:
        return register_unidentified(team, life.described, by=by, **life.facts, **at)
    person = register(team, life.arabic, life.latin, by=by, **life.facts, **at)
    for arrest in life.arrests:
        _arrest(desk, person, arrest, by=by)
    return person


def _arrest(desk: Desk, person: Detainee, arrest: Arrest, *, by: User) -> None:
    facility = desk.facilities[arrest.facility] if arrest.facility else None
    record_arrest(person, by=by, date=arrest.date, facility=facility, **arrest.facts)


def move(name: str, by: str, reason: str = "", sentence: str = "") -> Step:
    """A move of the workflow."""

    def step(desk: Desk, release: Release) -> None:
        person = desk.people[by]
        given = Given(release.revision_number, reason, sentence)
        answer = WORKFLOW.make(name, Release.objects.visible_to(person), release.pk, by=person, given=given)
        if isinstance(answer, Refusal):
            raise DemoRefused(f"{name} by {by}: {answer.sentence}")
        release.revision_number = answer.revision

    return step


def changed(by: str, **facts: Any) -> Step:
    """Other facts in the draft."""

    def step(desk: Desk, release: Release) -> None:
        release.refresh_from_db()
        change_facts(release, facts, by=desk.people[by])

    return step


def told(by: str, said: Values) -> Step:
    """One more claim."""

    def step(desk: Desk, release: Release) -> None:
        add_claim(release, said, by=desk.people[by])

    return step


def taken_back(by: str, sentence: str) -> Step:
    """The first source takes back what it said."""

    def step(desk: Desk, release: Release) -> None:
        person, claims = desk.people[by], release.claims.order_by("pk")
        answer = move_claim("withdraw", claims, claims[0].pk, sentence, by=person)
        if isinstance(answer, Refusal):
            raise DemoRefused(f"a claim withdrawn by {by}: {answer.sentence}")

    return step


def explained(by: str, sentence: str) -> Step:
    """Whatever flag stops it, explained with one sentence."""

    def step(desk: Desk, release: Release) -> None:
        person = desk.people[by]
        blocking = Flag.objects.visible_to(person).blocking().concerning(release.pk, release.detainee_id)
        for flag in blocking:
            given = Given(flag.revision_number, FlagReason.EXPLAINED, sentence)
            answer = FLAGS.make("resolve", Flag.objects.visible_to(person), flag.pk, by=person, given=given)
            if isinstance(answer, Refusal):
                raise DemoRefused(f"resolve by {by}: {answer.sentence}")

    return step


def again(arrested: str, facility: str, case: Case) -> Step:
    """The same person arrested once more, and another release of theirs."""

    def step(desk: Desk, release: Release) -> None:
        person = release.detainee
        if person is None:
            raise DemoRefused("A group is not arrested again.")
        _arrest(desk, person, Arrest(PartialDate(arrested), facility), by=desk.people[case.by])
        make(desk, case, person)

    return step


def verified(by: str, supervisor: str) -> tuple[Step, ...]:
    """Submitted and verified."""
    return move("submit", by), move("verify", supervisor)
