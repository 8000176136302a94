"""Letting a colleague go on with a report of extortion, as with an inquiry; PostgreSQL holds the same
(families/sql/report_handing.sql). Whose one was and whose it is are told on their first page, unless they did it
themselves."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from accounts.acting import acting
from accounts.models import User
from casework.models import MoveMade
from casework.moves import Given, Refusal
from casework.outbox import follow_with
from families.forms.handing import ONE, HandOverForm
from families.handing import colleagues_of, why_not_to
from families.models import ExtortionReport, ReportHandOver
from families.reporting import WORKFLOW
from families.spreading import Suggestion, suggestion

TELL = "families.tasks.tell_of_report"


def hand_over_report(
    report: ExtortionReport, to: User, *, by: User, given: Given, tells: bool = True
) -> MoveMade | Refusal:
    """Let the report be `to`'s, with a sentence for them; or why not. Who is given it takes inquiries at this desk.

    Without `tells` the caller tells, once of all.
    """
    with acting(by):
        held = ExtortionReport.objects.visible_to(by).locked().get(pk=report.pk)
        if given.revision == held.revision_number and WORKFLOW.why_not("hand-over", held, by) is None:
            sentence = why_not_to(to, held.owner_id, held.team)
            if sentence:
                return Refusal(str(sentence), mendable=True)
            ReportHandOver.objects.create(
                report=held, revision=held.revision_number, giver_id=held.owner_id, to=to, by=by
            )
        mine = ExtortionReport.objects.visible_to(by)
        made = WORKFLOW.make("hand-over", mine, held.pk, by=by, given=given)
        if isinstance(made, MoveMade) and tells:
            for person in {held.owner_id, to.pk} - {by.pk}:
                follow_with(TELL, move=made.pk, person=person)
        return made


@dataclass(frozen=True)
class OfReport:
    """The page on which a report is handed over."""

    report: ExtortionReport
    user: User

    nothing = more = False

    @property
    def over(self) -> str:
        """What stands over the heading."""
        return str(self.report.reference)

    @property
    def url(self) -> str:
        """Where the page leads back to."""
        return self.report.get_absolute_url()

    @cached_property
    def refusal(self) -> Refusal | None:
        """Why this person may not hand it over, in a sentence."""
        sentence = WORKFLOW.why_not("hand-over", self.report, self.user)
        return Refusal(sentence) if sentence else None

    @cached_property
    def suggestion(self) -> Suggestion | None:
        """A demand for money is a hard call."""
        return suggestion(self.report.owner, self.report.team, hard=True)

    def form(self, data: Any) -> HandOverForm:
        to = self.suggestion.to if self.suggestion else None
        return HandOverForm(
            data, colleagues=colleagues_of(self.report.owner_id, self.report.team), suggested=to, choices=[(ONE, "")],
            revision=self.report.revision_number,
        )  # fmt: skip

    def give(self, to: User, revision: int, sentence: str) -> MoveMade | Refusal:
        """Hand it over as the page was drawn; or why not."""
        return hand_over_report(self.report, to, by=self.user, given=Given(revision, sentence=sentence))
