"""The course of an advisory: the one table of its moves, as releases/workflow.py is that of releases.

PostgreSQL holds the same line (families/sql/advisories.sql). While a new version is written, the one that was published
before stands where it is.
"""

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import User
from accounts.rights import Right
from casework.models import Authorship, MoveMade
from casework.moves import Move, Work, Workflow
from families.models import Advisory, AdvisoryVersion
from families.models.advisories import ADVISORY, CONTENT, AdvisoryCourse
from families.rumours import AdvisoryReturned, AdvisoryWithdrawn

DRAFT, SUBMITTED = AdvisoryCourse.DRAFT, AdvisoryCourse.SUBMITTED
PUBLISHED, WITHDRAWN = AdvisoryCourse.PUBLISHED, AdvisoryCourse.WITHDRAWN
Sentence = str | Promise | None
MOST = 10  # that stand at once; the public page is drawn for so many
TEN_STAND = _("Ten stand already, and families do not read more. Withdraw one that matters less first.")


def is_whole(advisory: Advisory, by: User) -> Sentence:
    """It says the same in Arabic and English, and on what it rests."""
    if not (advisory.text_ar and advisory.text_en):
        return _("Say it in Arabic and in English first; other languages may follow.")
    if not (advisory.sources_ar or advisory.sources_en or advisory.unnamed_sources):
        return _("Say first on what it rests: a source, or that its sources may not be named.")
    return None


def is_not_over(advisory: Advisory, by: User) -> Sentence:
    """Its last day is not past."""
    if advisory.last_day < timezone.localdate():
        return _("Its last day is past: nobody would see it. Give it another one first.")
    return None


def wrote_no_part(advisory: Advisory, by: User) -> Sentence:
    """They wrote no part of it since it was last published; PostgreSQL asks it too."""
    written = Authorship.objects.of(ADVISORY, advisory.pk).since(advisory.published_at)
    if written.filter(person=by).exists():
        return _("You wrote part of this: another supervisor publishes it.")
    return None


def leaves_room(advisory: Advisory, by: User) -> Sentence:
    """Fewer than ten others of the organisation stand: nobody reads more on a telephone."""
    others = Advisory.objects.not_over(timezone.localdate()).filter(organisation=advisory.organisation_id)
    return TEN_STAND if others.exclude(pk=advisory.pk).count() >= MOST else None


def frozen(advisory: Advisory, move: MoveMade) -> None:
    """What is written now becomes the next version, which nobody changes any more."""
    content = {name: getattr(advisory, name) for name in CONTENT}
    AdvisoryVersion.objects.create(advisory=advisory, number=move.revision, made_by=move.by, **content)


def stands(advisory: Advisory, move: MoveMade) -> None:
    """The version that was submitted last stands on the public page from now on."""
    advisory.standing = advisory.versions.get(number=move.revision)
    advisory.published_by, advisory.published_at = move.by, timezone.now()


def stands_no_more(advisory: Advisory, move: MoveMade) -> None:
    """Nothing of it stands any more."""
    advisory.standing = advisory.published_by = advisory.published_at = None


# fmt: off
WORKFLOW = Workflow(ADVISORY, AdvisoryCourse, (
    Move("submit",    pgettext_lazy("to be published", "Submit"), Right.WRITE_ADVISORIES, {DRAFT: SUBMITTED},
         (is_whole, is_not_over), effect=frozen, begins_revision=True, main=True),
    Move("take-back", _("Go on writing"),       Right.WRITE_ADVISORIES, {SUBMITTED: DRAFT}),
    Move("publish",   _("Publish"),             Right.PUBLISH_ADVISORIES, {SUBMITTED: PUBLISHED},
         (wrote_no_part, is_not_over, leaves_room), effect=stands, main=True),
    Move("return",    _("Return"),              Right.PUBLISH_ADVISORIES, {SUBMITTED: DRAFT}, reasons=AdvisoryReturned),
    Move("correct",   _("Write a new version"), Right.WRITE_ADVISORIES, {PUBLISHED: DRAFT, WITHDRAWN: DRAFT}),
    Move("withdraw",  _("Withdraw"),            Right.PUBLISH_ADVISORIES,
         {DRAFT: WITHDRAWN, SUBMITTED: WITHDRAWN, PUBLISHED: WITHDRAWN}, effect=stands_no_more,
         reasons=AdvisoryWithdrawn),
))
# What is done on an advisory without moving it.
WORK_ON: Work[Advisory] = Work(_("Write"), Right.WRITE_ADVISORIES, (DRAFT,),
    _("What was submitted or published is not changed: go on writing, or begin a new version."))
# fmt: on

# What somebody should know after a move, beside that it was made.
AFTER: dict[str, Promise] = {
    "publish": _("On the public page within five minutes, as long as browsers keep it."),
    "withdraw": _("On the public page it may be seen for five minutes yet, as long as browsers keep it."),
}


def reason_of(made: MoveMade) -> str:
    """Why a move was made, in the words of its list; "" where it asks for no reason."""
    move = WORKFLOW.moves.get(made.name)
    return str(move.reasons(made.reason).label) if move and move.reasons and made.reason else ""
