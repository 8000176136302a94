"""What has to hold before a move of a finding, beside what is asked of releases too (releases/conditions.py).

Each condition answers with its sentence of refusal, or nothing.
"""

from django.utils.translation import gettext_lazy as _

from accounts.models import User
from releases.conditions import Sentence, decided_by_another, meets_the_bar
from releases.models import Finding, FindingVerdict
from releases.models.findings import VERDICTS_ON_A_DEATH


def says_when_and_where(finding: Finding, by: User) -> Sentence:
    """A sighting says when, at least the year, and in which facility or place."""
    if finding.is_sighting and (finding.date is None or not (finding.facility_id or finding.place)):
        return _("Say when they were seen, at least the year, and in which facility or place.")
    return None


def gave_no_verdict(finding: Finding, by: User) -> Sentence:
    """It is a death, and no verdict of theirs is in force."""
    if not finding.is_death:
        return _("One supervisor decides on this: verify, return or reject it.")
    if FindingVerdict.objects.on_present(finding).in_force().filter(by=by).exists():
        return _("Your verdict is in. Another supervisor gives theirs, and neither reads the other's before.")
    return None


def two_agree(finding: Finding, by: User) -> Sentence:
    """Of a death two supervisors gave their verdicts, and gave the same."""
    if not finding.is_death:
        return None
    rulings = _rulings(finding)
    if len(rulings) < VERDICTS_ON_A_DEATH or len(set(rulings)) != 1:
        return _("Two supervisors decide on a death, each by a verdict of their own.")
    return None


def two_agree_if_carried(finding: Finding, by: User) -> Sentence:
    """Of a death that its claims carry two supervisors gave their verdicts, and gave the same."""
    is_carried = finding.is_death and meets_the_bar(finding, by) is None
    return two_agree(finding, by) if is_carried else None


def two_differ(finding: Finding, by: User) -> Sentence:
    """Two supervisors gave their verdicts on a death, and these differ."""
    if len(set(_rulings(finding))) < VERDICTS_ON_A_DEATH:
        return _("The two verdicts do not differ.")
    return None


def decided_by_others(finding: Finding, by: User) -> Sentence:
    """Other supervisors brought it to this state, of a death both."""
    decisive = FindingVerdict.objects.open_of([finding]).filter(revision__number=finding.revision_number)
    if decisive.filter(by=by).exists():
        return _("You took part in this decision: another supervisor reopens it.")
    return decided_by_another(finding, by)


def _rulings(finding: Finding) -> list[str]:
    return list(FindingVerdict.objects.on_present(finding).in_force().values_list("ruling", flat=True))
