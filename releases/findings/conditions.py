"""What has to hold before a move of a finding, beside what is asked of releases too (releases/conditions.py).

Each condition answers with its sentence of refusal, or nothing.
"""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.access import may
from accounts.models import User
from accounts.rights import Right
from releases.conditions import Sentence, decided_by_another, wrote_no_part
from releases.models import Claim, Finding, FindingVerdict
from releases.models.findings import VERDICTS_ON_A_DEATH


def says_when_and_where(finding: Finding, by: User) -> Sentence:
    """A sighting says when, at least the year, and in which facility or place."""
    if finding.is_sighting and (finding.date is None or not (finding.facility_id or finding.place)):
        return _("Say when they were seen, at least the year, and in which facility or place.")
    return None


def gave_no_verdict(finding: Finding, by: User) -> Sentence:
    """It is a death, and they gave no verdict on it yet."""
    if not finding.is_death:
        return _("One supervisor decides on this: verify, return or reject it.")
    if FindingVerdict.objects.on_present(finding).filter(by=by).exists():
        return _("Your verdict is in. Another supervisor gives theirs, and neither reads the other's before.")
    return None


def nothing_came_since_the_first(finding: Finding, by: User) -> Sentence:
    """Since the first verdict nothing was added or taken back, and who gave it wrote no part and may still decide."""
    first = FindingVerdict.objects.on_present(finding).exclude(by=by).first()
    if first is None:
        return None
    told = Claim.objects.filter(finding=finding)
    fresh = told.filter(Q(made_at__gt=first.at) | Q(state_at__gt=first.at) | Q(evidence__received_at__gt=first.at))
    if fresh.exists() or wrote_no_part(finding, first.by) or not may(first.by, Right.DECIDE, finding.team):
        return _(
            "Since the first verdict something was added to this record, or taken back. Take it back and submit it "
            "again: then both verdicts are given on what stands there now."
        )
    return None


def two_agree(finding: Finding, by: User) -> Sentence:
    """Of a death two supervisors gave their verdicts, and gave the same."""
    if not finding.is_death:
        return None
    rulings = _rulings(finding)
    if len(rulings) < VERDICTS_ON_A_DEATH or len(set(rulings)) != 1:
        return _("Two supervisors decide on a death, each by a verdict of their own.")
    return None


def two_differ(finding: Finding, by: User) -> Sentence:
    """Two supervisors gave their verdicts on a death, and these differ."""
    if len(set(_rulings(finding))) < VERDICTS_ON_A_DEATH:
        return _("The two verdicts do not differ.")
    return None


def decided_by_others(finding: Finding, by: User) -> Sentence:
    """Other supervisors brought it to this state, of a death both."""
    if FindingVerdict.objects.on_present(finding).filter(by=by).exists():
        return _("You took part in this decision: another supervisor reopens it.")
    return decided_by_another(finding, by)


def _rulings(finding: Finding) -> list[str]:
    return list(FindingVerdict.objects.on_present(finding).values_list("ruling", flat=True))
