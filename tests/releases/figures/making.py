"""Reported figures and explanations for tests, written and moved as people do."""

from typing import Any

from accounts.models import Team, User
from casework.dates import PartialDate
from casework.idempotency import draw_key
from casework.models import MoveMade
from casework.moves import Given, Refusal
from releases.figures.shown import ShownFigure
from releases.figures.workflow import WORKFLOW
from releases.figures.writing import change_figure, explain, write_figure
from releases.models import FigureExplanation, FigureVersion, ReportedFigure

DECREE = "decree-7-2022"
NEW = "/figures/new/"
SAYS: dict[str, Any] = {
    "said_by_ar": "الشبكة", "said_by_en": "The network", "counted": "released-wave", "bound": "exactly", "value": 523,
    "definition_ar": "أُفرج عنهم بالمرسوم.", "definition_en": "Let go under the decree.",
    "source_title": "A report", "wave_id": DECREE, "as_of": PartialDate("2022-05-26"),
}  # fmt: skip
SOHR = {"said_by_en": "The observatory", "source_title": "Releasing shrinks", "as_of": PartialDate("2022-05~")}
CRIMINAL: dict[str, Any] = {**SOHR, "bound": "about", "covers": ["criminal", "terrorism"]}


def noted(by: User, team: Team, **said: Any) -> ReportedFigure:
    """A draft."""
    return write_figure(team, {**SAYS, **said}, by=by)


def typed(team: Team, **changes: Any) -> dict[str, Any]:
    """What somebody types into the form."""
    plain = {name: value for name, value in SAYS.items() if name not in ("wave_id", "as_of")}
    parts = {"parts-TOTAL_FORMS": "1", "parts-INITIAL_FORMS": "0", "parts-0-of": ""}
    return {
        "once": draw_key(), "team": str(team.pk), **plain, "wave": DECREE, "as_of": "26/5/2022", **parts, **changes,
    }  # fmt: skip


def move(figure: ReportedFigure, name: str, by: User) -> MoveMade | Refusal:
    """Ask for a move as somebody who has the page in front of them; the figure is read again."""
    reasons = WORKFLOW.moves[name].reasons
    reason, sentence = (reasons.values[0], "As they said.") if reasons else ("", "")
    given = Given(figure.revision_number, reason, sentence)
    answer = WORKFLOW.make(name, ReportedFigure.objects.visible_to(by), figure.pk, by=by, given=given)
    figure.refresh_from_db()
    return answer


def moved(figure: ReportedFigure, *names: str, by: User) -> ReportedFigure:
    """After these moves, none of which is refused."""
    for name in names:
        answer = move(figure, name, by)
        assert isinstance(answer, MoveMade), answer
    return figure


def published(by: User, decides: User, team: Team, **said: Any) -> ReportedFigure:
    """Written by one, published by another."""
    figure = moved(noted(by, team, **said), "submit", by=by)
    return moved(figure, "publish", by=decides)


def corrected(figure: ReportedFigure, by: User, **said: Any) -> ReportedFigure:
    """A new version, submitted."""
    moved(figure, "correct", by=by)
    change_figure(figure, said, by=by)
    return moved(figure, "submit", by=by)


def explained(by: User, team: Team, counted: str = "released-wave") -> FigureExplanation:
    """An explanation that waits for another person."""
    said = {"counted": counted, "wave_id": DECREE, "text_ar": "تعريفات مختلفة.", "text_en": "Other definitions."}
    return explain(team, said, by=by)


def shown(**said: Any) -> ShownFigure:
    """A figure that says this, stored nowhere."""
    return ShownFigure(ReportedFigure(pk=1), FigureVersion(**{**SAYS, **said}))
