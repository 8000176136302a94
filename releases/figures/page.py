"""What one person sees of one figure: what it says, ours beside it, how long it takes, and what can be done."""

from functools import cached_property

from django.utils.translation import gettext as _

from accounts.access import may
from accounts.models import User
from accounts.rights import Right
from casework.models import MoveMade
from casework.moves import Offer
from releases.dossier import Event
from releases.figures.board import in_order
from releases.figures.ours import Ours, OurTallies
from releases.figures.paces import Reckoning, our_pace, reckonings, told_paces
from releases.figures.past import Past, pasts
from releases.figures.shown import ShownFigure
from releases.figures.workflow import WORK_ON, WORKFLOW, reason_of
from releases.forms.figures import PaceForm
from releases.models import LedgerEntry, ReportedFigure
from releases.models.reported import FIGURE
from releases.said_figures import FigureCourse


class FigurePage:
    """The page of one figure for one person; who does not write figures sees what stands and what stood."""

    def __init__(self, figure: ReportedFigure, user: User, pace: PaceForm) -> None:
        self.figure, self.user, self.pace = figure, user, pace
        self.writes = may(user, Right.WRITE_FIGURES, figure.team)

    @cached_property
    def past(self) -> list[Past]:
        """What stood before, the oldest first."""
        return pasts([self.figure]).get(self.figure.pk, [])

    @cached_property
    def shown(self) -> ShownFigure:
        """What stands; where nothing does, the working copy for those who write it, what stood last for others."""
        stood = self.past[-1].said if self.past and not self.writes else self.figure
        return ShownFigure(self.figure, self.figure.standing or stood)

    @property
    def withdrawn(self) -> Past | None:
        """Why nothing of it stands any more."""
        return self.past[-1] if self.figure.standing is None and self.past else None

    @property
    def state(self) -> FigureCourse:
        """To those who write it that of the working copy, to others that of what they read."""
        if self.writes:
            return FigureCourse(self.figure.status)
        return FigureCourse.PUBLISHED if self.figure.standing else FigureCourse.WITHDRAWN

    @property
    def working(self) -> ShownFigure | None:
        """The working copy, for those who write, where it is not what stands."""
        is_behind = self.figure.standing is not None and self.figure.status != FigureCourse.PUBLISHED
        return ShownFigure(self.figure, self.figure) if self.writes and is_behind else None

    @cached_property
    def ours(self) -> Ours | None:
        return self._tallies.beside(self.shown.said)

    @cached_property
    def reckonings(self) -> list[Reckoning]:
        """How long it takes at each pace that is known, ours in the chosen period last."""
        if not self.shown.kind.is_held:
            return []
        told = told_paces(in_order(ReportedFigure.objects.visible_to(self.user).standing()))
        mine = our_pace(self._tallies.entries, self._tallies.question, self.pace.period)
        return reckonings(self.shown, [*told, mine])

    @cached_property
    def versions(self) -> list[ShownFigure]:
        """The newest first: what was submitted, for those who write; for others what stands and stood."""
        found = self.figure.versions.select_related("made_by").order_by("-number")
        stood = {past.said.pk for past in self.past} | {self.figure.standing_id}
        return [ShownFigure(self.figure, version) for version in found if self.writes or version.pk in stood]

    @cached_property
    def why_not_work(self) -> str | None:
        return WORK_ON.why_not(self.figure, self.user)

    @cached_property
    def offers(self) -> list[Offer[ReportedFigure]]:
        """The moves that start here, open or with the sentence why not."""
        return WORKFLOW.offers(self.figure, self.user)

    @cached_property
    def history(self) -> list[Event]:
        """Every move, the newest first; a correction and a withdrawal are told to all who read the board."""
        figure = self.figure
        begun = Event(figure.made_at, str(figure.made_by), _("Written"), "draft", "")
        made = MoveMade.objects.of(FIGURE, figure.pk).select_related("by")
        if not self.writes:  # what was not published is the writers' own
            made = made.filter(name__in=("publish", "withdraw"))
        moves = [
            Event(
                move.at, str(move.by), str(WORKFLOW.moves[move.name].label), move.to_state,
                " – ".join(filter(None, (reason_of(move), move.sentence))),
            )
            for move in made
        ]  # fmt: skip
        return sorted([*moves, begun], key=lambda event: event.when, reverse=True)

    @cached_property
    def _tallies(self) -> OurTallies:
        return OurTallies(LedgerEntry.objects.visible_to(self.user), [self.shown.said])
