"""What stops a verification: blocking flags that stand, and what cannot be so and has no flag yet.

The rules that are asked (`Rule.asked`) are asked again at this moment, so that a worker that is behind lets nothing
through; what somebody resolved with the same values is not asked again.
"""

from casework.reading import once_a_page
from releases.lists import Severity
from releases.models import Flag, Release
from releases.suspicion.finding import asked_of_stored
from releases.suspicion.rule import Finding


def is_blocked(release: Release) -> bool:
    """Whether nobody may verify this release as it stands now."""
    return Flag.objects.blocking().concerning(release).exists() or bool(unresolved(release))


@once_a_page
def unresolved(release: Release) -> list[Finding]:
    """What cannot be so in the release as it is stored, or of its person, and nobody has resolved with these values."""
    found = [each for each in asked_of_stored(release) if each.rule.severity == Severity.BLOCKING]
    if not found:
        return []
    known = Flag.objects.resolved().concerning(release).values_list("rule", "fingerprint", "release", "detainee")
    resolved = {(rule, fingerprint, of_release or of_person) for rule, fingerprint, of_release, of_person in known}
    return [each for each in found if (each.rule.code, each.fingerprint, each.subject[1]) not in resolved]
