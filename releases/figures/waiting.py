"""What waits on the board for one person who decides: figures and explanations that others wrote."""

from accounts.access import where
from accounts.models import User
from accounts.rights import Right
from releases.models import FigureExplanation, ReportedFigure


def waiting_on_board(user: User, most: int) -> int:
    """Figures to be published by `user`, and explanations to be confirmed; counted up to `most`."""
    theirs = where(user, Right.PUBLISH_FIGURES)
    figures = ReportedFigure.objects.visible_to(user).to_be_published_by(user).filter(organisation__in=theirs)
    explanations = FigureExplanation.objects.visible_to(user).to_be_confirmed_by(user).filter(organisation__in=theirs)
    return min(most, figures[:most].count() + explanations[:most].count())
