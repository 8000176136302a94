"""What one person sees of one sighting or fate: facts, claims, the moves that are theirs, and what happened."""

from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from accounts.access import may
from accounts.aliases import Names
from accounts.models import User
from accounts.rights import Right
from casework.differences import Change, is_text
from casework.discussing import Together
from casework.models import MoveMade, moves_made
from casework.moves import Offer
from detainees.models import Pair
from releases.dossier import DUPLICATES, Event, events_of_claims, events_of_handing, words_of
from releases.findings.lists import FindingRefusal
from releases.findings.two import is_asked_anew
from releases.findings.workflow import ADD_CLAIM, CHANGE, WORKFLOW, offers_of
from releases.handing import why_not_hand_over
from releases.models import Finding, FindingVerdict, Flag
from releases.models.findings import FINDING, FindingFacts, fact_fields
from releases.models.moved import Status
from releases.models.revisions import Ruling
from releases.testimony import Testimony

GIVEN = _("Gave one of the two verdicts")


@dataclass(frozen=True)
class Ruled:
    """One of the two verdicts on a death, once both may be read."""

    who: str
    ruling: str
    label: str
    why: str


class FindingPage:
    """The page of one finding for one person."""

    def __init__(self, finding: Finding, user: User) -> None:
        self.finding, self.user, self.names = finding, user, Names(user)
        self.at_work = finding.worked_on_by(user)
        facts = finding.shown_to(user)
        if facts is None:
            raise LookupError("visible_to let somebody in who may read nothing of this finding.")
        self.facts: FindingFacts = facts

    @cached_property
    def rows(self) -> list[tuple[str, str]]:
        """Label and words of each fact that is known."""
        shown = ((f, words_of(self.facts, f)) for f in fact_fields())
        return [(capfirst(str(f.verbose_name)), text) for f, text in shown if text]

    @cached_property
    def testimony(self) -> Testimony | None:
        """Who told what, for those who may know who a source is."""
        sees = may(self.user, Right.SEE_SOURCES, self.finding.team)
        return Testimony(self.finding, self.user) if sees else None

    @cached_property
    def offers(self) -> list[Offer[Finding]]:
        """The moves that are this person's, open or with the sentence why not."""
        return offers_of(self.finding, self.user)

    @cached_property
    def why_not_change(self) -> str | None:
        return CHANGE.why_not(self.finding, self.user)

    @cached_property
    def why_not_add_claim(self) -> str | None:
        return ADD_CLAIM.why_not(self.finding, self.user)

    @cached_property
    def under_change(self) -> bool:
        """Whether one revision is verified while another is being written or decided."""
        return self.finding.verified_revision_id is not None and self.finding.status != Status.VERIFIED

    @property
    def is_told_by_the_gate(self) -> bool:
        """Whether it is a verified death, of which a family hears through the gate for bad news alone."""
        known = self.finding.verified_revision
        return known is not None and known.is_death

    @cached_property
    def waits_for_second(self) -> bool:
        """Whether one verdict on a death is in, and the other is not."""
        submitted = self.finding.status == Status.SUBMITTED
        return self.at_work and submitted and FindingVerdict.objects.on_present(self.finding).in_force().exists()

    @cached_property
    def is_asked_anew(self) -> bool:
        """Whether a verdict on a death was given on something else than what stands there now."""
        return self.at_work and is_asked_anew(self.finding)

    @cached_property
    def is_asked_of_reader(self) -> bool:
        """Whether that verdict was the reader's own."""
        return FindingVerdict.objects.on_present(self.finding).filter(by=self.user).exists()

    @cached_property
    def likely_duplicates(self) -> list[Pair]:
        """Pairs that stop a verification, those that are this person's to open: part of the work."""
        if not self.at_work:
            return []
        stopping = Pair.objects.visible_to(self.user).stopping(self.finding.detainee.standing_id)
        return list(stopping.select_related("one", "other")[:DUPLICATES])

    @cached_property
    def is_blocked(self) -> bool:
        """Whether a flag on the person stops a verification."""
        return self.at_work and Flag.objects.visible_to(self.user).blocking().filter(
            detainee=self.finding.detainee
        ).exists()  # fmt: skip

    @cached_property
    def changes(self) -> list[Change]:
        """What differs from what is verified, while another revision is written or decided."""
        known = self.finding.verified_revision
        return differences(known, self.finding) if self.at_work and self.under_change and known else []

    @cached_property
    def verdicts(self) -> list[Ruled]:
        """The two verdicts on the death that was decided last, for those who work on it; none before both are in."""
        if not self.at_work:
            return []
        given = [each for each in FindingVerdict.objects.open_of([self.finding]) if each.revision.is_death]
        last = max((each.revision.number for each in given), default=0)
        return [_ruled(each, self.names.of(each.by)) for each in given if each.revision.number == last]

    @cached_property
    def why_not_hand_over(self) -> str | None:
        sentence = why_not_hand_over(self.finding, self.user)
        return str(sentence) if sentence else None

    @property
    def owner(self) -> str:
        return self.names.of(self.finding.owner)

    @property
    def made_by(self) -> str:
        return self.names.of(self.finding.made_by)

    @property
    def changed_by(self) -> str:
        return self.names.of(self.finding.changed_by)

    @property
    def revised(self) -> str:
        """Where its revisions are compared; "" before anything was submitted."""
        return (
            reverse("releases:finding-compare", args=[self.finding.reference]) if self.finding.revision_number else ""
        )

    @cached_property
    def together(self) -> Together | None:
        """What colleagues say about it, for those who work on it."""
        return Together(FINDING, self.finding, self.user) if self.at_work else None

    @cached_property
    def history(self) -> list[Event]:
        """The moves made, newest first, for those who work on it; what became of claims for who may know sources."""
        if not self.at_work:
            return []
        moves = moves_made(FINDING, self.finding.pk)
        events = [_event(move, self.names.of(move.by)) for move in moves]
        events += events_of_handing(self.finding, self.names)
        if self.testimony is not None:
            events += events_of_claims(self.testimony, self.names)
        return sorted(events, key=lambda event: event.when, reverse=True)


def differences(old: FindingFacts, new: FindingFacts) -> list[Change]:
    """The facts in which the two differ, in words."""
    changed = (f for f in fact_fields() if getattr(old, f.attname) != getattr(new, f.attname))
    return [Change(capfirst(str(f.verbose_name)), words_of(old, f), words_of(new, f), text=is_text(f)) for f in changed]


def _ruled(verdict: FindingVerdict, who: str) -> Ruled:
    reason = str(FindingRefusal(verdict.reason).label) if verdict.reason else ""
    why = " – ".join(part for part in (reason, verdict.sentence) if part)
    return Ruled(who, verdict.ruling, str(Ruling(verdict.ruling).label), why)


def _event(move: MoveMade, who: str) -> Event:
    row = WORKFLOW.moves[move.name]
    reason = str(row.reasons(move.reason).label) if row.reasons and move.reason else ""
    why = " – ".join(part for part in (reason, move.sentence) if part)
    return Event(move.at, who, words_of_move(move.name), move.to_state, why)


def words_of_move(name: str) -> str:
    """What was done, as a history tells it; of a verdict on a death that it was given, and nothing more."""
    return str(GIVEN if name == "give-verdict" else WORKFLOW.moves[name].label)
