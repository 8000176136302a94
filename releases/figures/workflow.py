"""The course of a reported figure: the one table of its moves, as releases/workflow.py is that of releases.

PostgreSQL holds the same line (releases/sql/figures.sql). While a new version is written, the one that was published
before stands where it is.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import User
from accounts.rights import Right
from casework.models import Authorship, MoveMade
from casework.moves import Move, Work, Workflow
from releases.models import FigureVersion, ReportedFigure
from releases.models.reported import CONTENT, FIGURE
from releases.said_figures import FigureCourse, FigureReturned, FigureWithdrawn

DRAFT, SUBMITTED = FigureCourse.DRAFT, FigureCourse.SUBMITTED
PUBLISHED, WITHDRAWN = FigureCourse.PUBLISHED, FigureCourse.WITHDRAWN


def wrote_no_part(figure: ReportedFigure, by: User) -> str | Promise | None:
    """They did not submit it, and wrote no part of it since it was last published; PostgreSQL asks it too."""
    written = Authorship.objects.of(FIGURE, figure.pk).since(figure.published_at)
    submitted = figure.versions.filter(number=figure.revision_number, made_by=by)
    if written.filter(person=by).exists() or submitted.exists():
        return _("You wrote part of this: another supervisor compares it with its source, and publishes it.")
    return None


def one_stands(figure: ReportedFigure, by: User) -> str | Promise | None:
    """There is a version to go back to."""
    return None if figure.standing_id else _("Nothing of it stands: there is no version to go back to.")


def dropped(figure: ReportedFigure, move: MoveMade) -> None:
    """What is written is again what stands."""
    for name in CONTENT:
        setattr(figure, name, getattr(figure.standing, name))
    figure.save(update_fields=CONTENT)  # while it is a draft


def frozen(figure: ReportedFigure, move: MoveMade) -> None:
    """What is written now becomes the next version, which nobody changes any more."""
    content = {name: getattr(figure, name) for name in CONTENT}
    FigureVersion.objects.create(figure=figure, number=move.revision, made_by=move.by, **content)


def stands(figure: ReportedFigure, move: MoveMade) -> None:
    """The version that was submitted last stands on the board from now on."""
    figure.standing = figure.versions.get(number=move.revision)
    figure.published_by, figure.published_at = move.by, move.at


def stands_no_more(figure: ReportedFigure, move: MoveMade) -> None:
    """Nothing of it stands any more."""
    figure.standing = figure.published_by = figure.published_at = None


# fmt: off
WORKFLOW = Workflow(FIGURE, FigureCourse, (
    Move("submit",    pgettext_lazy("to be published", "Submit"), Right.WRITE_FIGURES, {DRAFT: SUBMITTED},
         effect=frozen, begins_revision=True, main=True),
    Move("take-back", _("Go on writing"),       Right.WRITE_FIGURES, {SUBMITTED: DRAFT}),
    Move("publish",   _("Publish"),             Right.PUBLISH_FIGURES, {SUBMITTED: PUBLISHED},
         (wrote_no_part,), effect=stands, main=True),
    Move("return",    _("Return"),              Right.PUBLISH_FIGURES, {SUBMITTED: DRAFT}, reasons=FigureReturned),
    Move("correct",   _("Write a new version"), Right.WRITE_FIGURES, {PUBLISHED: DRAFT, WITHDRAWN: DRAFT}),
    Move("drop",      _("Drop the new version"), Right.WRITE_FIGURES, {DRAFT: PUBLISHED},
         (one_stands,), effect=dropped),
    Move("withdraw",  _("Withdraw"),            Right.PUBLISH_FIGURES,
         {DRAFT: WITHDRAWN, SUBMITTED: WITHDRAWN, PUBLISHED: WITHDRAWN}, effect=stands_no_more,
         reasons=FigureWithdrawn),
))
# What is done on a figure without moving it.
WORK_ON: Work[ReportedFigure] = Work(_("Write"), Right.WRITE_FIGURES, (DRAFT,),
    _("What was submitted or published is not changed: go on writing, or begin a new version."))
# fmt: on


def reason_of(made: MoveMade) -> str:
    """Why a move was made, in the words of its list; "" where it asks for no reason."""
    move = WORKFLOW.moves.get(made.name)
    return str(move.reasons(made.reason).label) if move and move.reasons and made.reason else ""
