"""Writing a figure, and what explains that figures differ; an explanation is confirmed by a second person."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import why_not
from accounts.acting import acting
from accounts.models import Team, User
from accounts.rights import Right
from casework.mistake import Mistake
from releases.models import FigureExplanation, ReportedFigure

CHANGE = "change-figure"  # the form, by which its drafts are kept
Values = Mapping[str, Any]


def write_figure(team: Team, said: Values, *, by: User) -> ReportedFigure:
    """A new draft of `team`: what it says, by the fields of the model."""
    with acting(by):
        return ReportedFigure.objects.create(
            team=team, organisation_id=team.organisation_id, made_by=by, changed_by=by, **said
        )


def change_figure(figure: ReportedFigure, said: Values, *, by: User) -> None:
    """Store what it says now. The caller holds the row and has compared the version."""
    with acting(by):
        for name, value in said.items():
            setattr(figure, name, value)
        figure.version += 1
        figure.changed_by, figure.changed_at = by, timezone.now()
        figure.save()


def explain(team: Team, said: Values, *, by: User) -> FigureExplanation:
    """Say why figures differ; it stands on the board when another person has confirmed it."""
    with acting(by):
        return FigureExplanation.objects.create(team=team, organisation_id=team.organisation_id, written_by=by, **said)


def why_not_confirm(explanation: FigureExplanation, by: User) -> str | None:
    """The sentence that says why `by` does not confirm it, or None."""
    if explanation.confirmed_at is not None or explanation.ended_at is not None:
        return _("This waits for nobody.")
    if explanation.written_by_id == by.pk:
        return _("You wrote it yourself: another supervisor confirms it.")
    return why_not(by, Right.PUBLISH_FIGURES, explanation.team)


def versions_beside(explanation: FigureExplanation) -> list[int]:
    """The versions that stand now of what it explains, by their ids."""
    standing = ReportedFigure.objects.standing().filter(organisation=explanation.organisation_id)
    of_kind = standing.filter(standing__counted=explanation.counted, standing__wave=explanation.wave_id)
    return sorted(of_kind.values_list("standing", flat=True))


def confirm(explanation: FigureExplanation, *, by: User) -> Mistake | None:
    """From now on it stands on the board."""
    with acting(by):
        held = FigureExplanation.objects.select_for_update(of=("self",)).get(pk=explanation.pk)
        if sentence := why_not_confirm(held, by):
            return Mistake(sentence)
        held.confirmed_by, held.confirmed_at = by, timezone.now()
        held.about = versions_beside(held)
        held.save(update_fields=["about", "confirmed_by", "confirmed_at"])
        return None


def why_not_end(explanation: FigureExplanation, by: User) -> str | None:
    """The sentence that says why `by` does not take it back, or None. Its writer does while it waits."""
    if explanation.ended_at is not None:
        return _("It was taken back already.")
    if explanation.written_by_id == by.pk and explanation.confirmed_at is None:
        return why_not(by, Right.WRITE_FIGURES, explanation.team)
    return why_not(by, Right.PUBLISH_FIGURES, explanation.team)


def end(explanation: FigureExplanation, *, by: User) -> Mistake | None:
    """Take it back; it stays in the history."""
    with acting(by):
        held = FigureExplanation.objects.select_for_update(of=("self",)).get(pk=explanation.pk)
        if sentence := why_not_end(held, by):
            return Mistake(sentence)
        held.ended_by, held.ended_at = by, timezone.now()
        held.save(update_fields=["ended_by", "ended_at"])
        return None
