"""Two supervisors decide on a death: each gives a verdict, and reads the other's when both are in.

The first one is kept, and nothing of what it says is written anywhere else: the finding waits on as *submitted*, the
history says that a verdict is in. With the second, what the two say becomes the state: the same ruling is that ruling,
two that differ send it back with both. One alone can dispute a death that was verified: doubt needs no second.

Where something comes to the record after the first, that one is in force no more, and both are asked anew. A verdict,
of whichever kind, is taken only on what could be verified: nobody who is told why theirs is not taken learns from it
what the other one says.
"""

from dataclasses import dataclass

from accounts.acting import acting
from accounts.models import User
from casework.models import MoveMade
from casework.moves import Given, Refusal
from releases.conditions import has_no_blocking_flag, is_no_likely_duplicate, meets_the_bar
from releases.findings.workflow import SUBMITTED, WORKFLOW
from releases.models import Finding, FindingVerdict
from releases.models.findings import VERDICTS_ON_A_DEATH, FindingQuerySet
from releases.models.revisions import Ruling

# The move to which two equal verdicts lead.
LEADS_TO = {Ruling.VERIFIED: "verify", Ruling.RETURNED: "return", Ruling.REJECTED: "reject"}
# What has to hold of the record before anybody gives a verdict on it.
CARRYING = (has_no_blocking_flag, is_no_likely_duplicate, meets_the_bar)


@dataclass(frozen=True)
class Sealed:
    """A verdict as somebody gives it: the ruling; of a refusal the reason and a sentence."""

    ruling: str
    reason: str = ""
    sentence: str = ""


class LeadsNowhere(Exception):  # it is no error of the program: who gave the second verdict is told why
    """The move to which two verdicts lead is not made; the text says why."""


def is_asked_anew(finding: Finding) -> bool:
    """Whether a verdict on a death was given that is in force no more: something came to the record since."""
    given = FindingVerdict.objects.on_present(finding)
    return finding.is_death and finding.status == SUBMITTED and given.exists() and not given.in_force().exists()


def _why_not_carried(finding: Finding, by: User) -> str | None:
    """The sentence that says why nobody may give a verdict on the record now, or None."""
    asked = (condition(finding, by) for condition in CARRYING)
    return next((str(sentence) for sentence in asked if sentence is not None), None)


def give_verdict(findings: FindingQuerySet, pk: int, sealed: Sealed, revision: int, *, by: User) -> MoveMade | Refusal:
    """Keep the verdict of `by` on the death `pk` of `findings`, which is what they may see; or answer why not.

    With the second verdict the move is made to which the two lead; where it cannot be made any more, nothing is kept.
    """
    try:
        return _give(findings, pk, sealed, revision, by)
    except LeadsNowhere as why:
        return Refusal(str(why), mendable=True)


def _give(findings: FindingQuerySet, pk: int, sealed: Sealed, revision: int, by: User) -> MoveMade | Refusal:
    with acting(by):
        WORKFLOW.hold(pk, "give-verdict")
        finding = findings.select_for_update(of=("self",)).get(pk=pk)
        sentence = WORKFLOW.why_not("give-verdict", finding, by)
        if sentence is not None:
            return Refusal(sentence, mendable=sentence == _why_not_carried(finding, by))
        made = WORKFLOW.make("give-verdict", findings, pk, by=by, given=Given(revision))
        if isinstance(made, Refusal):
            return made
        FindingVerdict.objects.create(
            revision=finding.revisions.get(number=revision), by=by, at=made.at,
            ruling=sealed.ruling, reason=sealed.reason, sentence=sealed.sentence,
        )  # fmt: skip
        return _conclude(findings, finding, sealed, by) or made


def _conclude(findings: FindingQuerySet, finding: Finding, last: Sealed, by: User) -> MoveMade | None:
    """The move to which the two verdicts lead, made by who gave the second; None while there is one."""
    rulings = list(FindingVerdict.objects.on_present(finding).in_force().values_list("ruling", flat=True))
    if len(rulings) < VERDICTS_ON_A_DEATH:
        return None
    given = Given(finding.revision_number, last.reason, last.sentence)
    name = LEADS_TO[Ruling(last.ruling)] if len(set(rulings)) == 1 else "differ"
    if not WORKFLOW.moves[name].needs_reason:
        given = Given(finding.revision_number)
    made = WORKFLOW.make(name, findings, finding.pk, by=by, given=given)
    if isinstance(made, Refusal):
        raise LeadsNowhere(made.sentence)
    return made
