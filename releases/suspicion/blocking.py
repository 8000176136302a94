"""What stops a verification: blocking flags that stand, and what cannot be so and has no flag yet.

The rules that are asked (`Rule.asked`) are asked again at this moment, so that a worker that is behind lets nothing
through; what somebody resolved with the same values is not asked again.
"""

from accounts.questions import Question
from casework.reading import once_a_page
from releases.lists import Severity
from releases.models import Flag, Release
from releases.suspicion.finding import asked_of_stored
from releases.suspicion.rule import Finding

_BLOCKING = Question(lambda release, detainee: Flag.objects.blocking().concerning(release, detainee))
_OF_PERSON = Question(lambda detainee: Flag.objects.blocking().filter(detainee__isnull=False, detainee=detainee))
_FLAGS = Question(Flag.objects.concerning)


def is_blocked(release: Release) -> bool:
    """Whether nobody may verify this release as it stands now."""
    stopped = is_flagged(release) and _BLOCKING.is_any(release=release.pk, detainee=release.detainee_id)
    return stopped or bool(unresolved(release))


def is_person_blocked(detainee: int | None) -> bool:
    """Whether a flag of this person (its id) stops what is told of them."""
    return _OF_PERSON.is_any(detainee=detainee)


@once_a_page
def is_flagged(release: Release) -> bool:
    """Whether there is any flag of this release or of its person, whoever may see it."""
    return _FLAGS.is_any(release=release.pk, detainee=release.detainee_id)


@once_a_page
def unresolved(release: Release) -> list[Finding]:
    """What cannot be so in the release as it is stored, or of its person, and nobody has resolved with these values."""
    found = [each for each in asked_of_stored(release) if each.rule.severity == Severity.BLOCKING]
    if not found:
        return []
    here = Flag.objects.resolved().concerning(release.pk, release.detainee_id)
    known = here.values_list("rule", "fingerprint", "release", "detainee")
    resolved = {(rule, fingerprint, of_release or of_person) for rule, fingerprint, of_release, of_person in known}
    return [each for each in found if (each.rule.code, each.fingerprint, each.subject[1]) not in resolved]
