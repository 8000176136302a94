"""When the rules are asked: after a submission, a claim, a change of a person; every night of the whole register."""

from collections.abc import Callable, Iterable

from django.utils import timezone

from casework.outbox import follow_with
from detainees.models import Detainee
from releases.models import Release
from releases.suspicion.finding import asked_of_stored, found_by, in_use
from releases.suspicion.keeping import flagged_by, keep, let_go_of_all_but
from releases.suspicion.rule import Rule

LOOK_AT_RELEASE = "releases.tasks.look_at_release"
LOOK_AT_PERSON = "releases.tasks.look_at_person"
LOOK_AT_REGISTER = "releases.tasks.look_at_register"
Told = Callable[[Rule, int, int], None]


def follow_release(release: Release) -> None:
    """Let a worker ask all rules of this release; in the transaction of the change."""
    follow_with(LOOK_AT_RELEASE, release=release.pk)


def follow_releases(releases: Iterable[int]) -> None:
    """The same of several (ids): what they rest on has changed."""
    for pk in releases:
        follow_with(LOOK_AT_RELEASE, release=pk)


def look_at_release(*releases: int) -> None:
    """Ask all rules of these releases and of their persons; of several hardly longer than of one."""
    persons = Release.objects.filter(pk__in=releases, detainee__isnull=False).values_list("detainee", flat=True)
    _look(list(releases), sorted({*persons}))


def look_at_person(*persons: int) -> None:
    """Ask all rules of the persons of these entries: of all that are one with them now, and of their releases."""
    entries = [each.pk for each in Detainee.objects.one_with(*Detainee.objects.filter(pk__in=persons))]
    _look(list(Release.objects.filter(detainee__in=entries).values_list("pk", flat=True)), entries)


def look_at_once(release: Release) -> None:
    """Raise what cannot be so in this release as it stands, in the transaction that submits it."""
    asked_at, found = timezone.now(), asked_of_stored(release)
    persons = [release.detainee_id] if release.detainee_id else []
    for rule in in_use():
        if rule.asked:
            keep(rule, [each for each in found if each.rule is rule], [release.pk], persons, asked_at=asked_at)


def _look(releases: list[int], persons: list[int]) -> None:
    """A new flag may name others that have none yet: they are asked about too, once."""
    flagged = flagged_by(releases, persons)
    for rule in in_use():
        asked_at, found = timezone.now(), list(found_by(rule, releases, persons))
        if not found and rule.code not in flagged:
            continue  # as of most rules: nothing to raise, nothing to let go of
        kept = keep(rule, found, releases, persons, asked_at=asked_at)
        more, further = sorted(kept.releases - {*releases}), sorted(kept.persons - {*persons})
        if more or further:
            keep(rule, found_by(rule, more, further), more, further)


def look_at_cases(kind: str, cases: Iterable[int]) -> None:
    """Ask the rules about cases of this kind, of a floor above, of these (ids); and of those that a new flag names."""
    asked = list(cases)
    for rule in (each for each in in_use() if each.kind == kind):
        kept = keep(rule, found_by(rule, [], [], asked), [], [], asked)
        if more := sorted(kept.cases - {*asked}):
            keep(rule, found_by(rule, [], [], more), [], [], more)


def look_by_rule(code: str, releases: list[int], cases: list[int]) -> None:
    """Ask one rule, where it is in use, of these releases and cases (ids), and nothing else."""
    for rule in (each for each in in_use() if each.code == code):
        keep(rule, found_by(rule, releases, [], cases), releases, [], cases)


def look_at_register(tell: Told = lambda rule, at, of: None) -> int:
    """Ask every rule of the whole register, one after the other; how many flags are new."""
    rules, new = in_use(), 0
    for at, rule in enumerate(rules):
        tell(rule, at, len(rules))
        new += keep(rule, found_by(rule)).new
    let_go_of_all_but(rule.code for rule in rules)
    return new
