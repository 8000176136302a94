"""The moves of a release: the one table, its conditions with their sentences, and what each move writes.

Page, POST, bulk, task and test ask `WORKFLOW.why_not`; `WORKFLOW.make` is the only way a status changes.
docs/workflow.md is drawn from this table. PostgreSQL holds the same line, whoever writes (releases/sql/guards.sql).
"""

from datetime import date
from functools import partial

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.access import may
from accounts.models import User
from accounts.rights import TABLE, Right
from casework.models import MoveMade
from casework.moves import Move, Workflow
from casework.outbox import follow_with
from detainees.models import Detainee
from releases import bar, ledger
from releases.contradictions import unsettled
from releases.lists import RefusalReason
from releases.models import Release, Revision, Verdict
from releases.models.releases import SUBJECT, Status
from releases.models.revisions import Ruling

Sentence = str | Promise | None

# -- Conditions: each answers with its sentence of refusal, or nothing -------------------------------------------------


def wrote_no_part(release: Release, by: User) -> Sentence:
    """The one rule about one's own work: entering, importing, adding a claim, since it was last verified."""
    if Release.objects.with_own_part(by).filter(Q(own_part=True), pk=release.pk).exists():
        return _("You wrote part of this record since it was last verified: somebody else decides on it.")
    return None


def has_a_claim(release: Release, by: User) -> Sentence:
    if not release.claims.standing().exists():
        return _("Say first who told this: a release needs at least one claim of a source.")
    return None


def has_occasion_or_date(release: Release, by: User) -> Sentence:
    if release.wave_id is None and release.date is None:
        return _("Give the wave or the date of the release, at least the year.")
    return None


def meets_the_bar(release: Release, by: User) -> Sentence:
    if not bar.is_met(release.claims.standing().select_related("source")):
        return _(
            "The claims do not carry it yet: verified needs one direct claim graded B2 or better, "
            "or two independent ones graded C3 or better."
        )
    return None


def nothing_contradicts(release: Release, by: User) -> Sentence:
    if unsettled(release):
        return _("Something contradicts itself in this record. Settle it first.")
    return None


def counts_now(release: Release, by: User) -> Sentence:
    return None if release.verified_revision_id else _("No revision of this release counts now.")


def decided_by_another(release: Release, by: User) -> Sentence:
    last = MoveMade.objects.of(SUBJECT, release.pk).filter(to_state=release.status).last()
    if last is not None and last.by_id == by.pk:
        return _("You took this decision yourself: another supervisor reopens it.")
    return None


OPEN_TO_CHANGE = (Status.DRAFT, Status.RETURNED)
OPEN_TO_CLAIMS = (*OPEN_TO_CHANGE, Status.SUBMITTED, Status.VERIFIED, Status.DISPUTED)


def why_not_change(release: Release, by: User) -> str | None:
    """The sentence that says why `by` may not change the facts now, or None."""
    if not may(by, Right.ENTER, release.team):
        return str(TABLE[Right.ENTER].refusal)
    if release.status not in OPEN_TO_CHANGE:
        return str(
            _("The facts can be changed in a draft or a returned release: take it back or begin a change first.")
        )
    return None


def why_not_add_claim(release: Release, by: User) -> str | None:
    """The sentence that says why `by` may not add a claim now, or None."""
    if not may(by, Right.ENTER, release.team):
        return str(TABLE[Right.ENTER].refusal)
    if release.status not in OPEN_TO_CLAIMS:
        return str(_("A rejected or withdrawn release takes no claims: ask a supervisor to reopen it."))
    return None


def why_not_settle(release: Release, by: User) -> str | None:
    """The sentence that says why `by` may not settle a contradiction now, or None: those who enter or decide settle."""
    if not may(by, Right.ENTER, release.team):
        return str(TABLE[Right.ENTER].refusal)
    if release.status in (Status.VERIFIED, Status.WITHDRAWN):
        return str(_("There is nothing to settle while the release is in this state."))
    return None


# -- Effects: what a move writes in its own transaction ----------------------------------------------------------------


def freeze(release: Release, move: MoveMade) -> None:
    """Freeze the facts as they are submitted: the revision on which the verdict will be."""
    person = release.detainee
    Revision.objects.create(
        release=release,
        number=release.revision_number,
        submitted_by=move.by,
        submitted_at=move.at,
        sex=person.sex if person else "unknown",
        minor=is_minor(person, release) if person else None,
        counted_people=release.people,
        **release.facts(),
    )


def is_minor(person: Detainee, release: Release) -> bool | None:
    """Whether the person was certainly under 18 at release; None where the dates leave it open or are unknown."""
    if person.birth is None or release.date is None:
        return None
    youngest, oldest = (
        _age(person.birth.latest(), release.date.earliest()),
        _age(person.birth.earliest(), release.date.latest()),
    )
    return True if oldest < 18 else False if youngest >= 18 else None


def _age(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def rule(ruling: Ruling, release: Release, move: MoveMade) -> Revision:
    """Write the one verdict on the submitted revision."""
    revision = release.revisions.get(number=release.revision_number)
    Verdict.objects.create(
        revision=revision, ruling=ruling, by=move.by, at=move.at, reason=move.reason, sentence=move.sentence
    )
    return revision


def verified(release: Release, move: MoveMade) -> None:
    """From now on this revision counts, in place of the one that did."""
    revision = rule(Ruling.VERIFIED, release, move)
    ledger.change(release, ceases=release.verified_revision, begins=revision)
    release.verified_revision = revision
    tell_owner(release, move)


def refused(ruling: Ruling, release: Release, move: MoveMade) -> None:
    """Nothing begins to count; what counted before goes on counting."""
    rule(ruling, release, move)
    tell_owner(release, move)


def ceases_to_count(release: Release, move: MoveMade) -> None:
    ledger.change(release, ceases=release.verified_revision)
    release.verified_revision = None
    tell_owner(release, move)


def restore_verified(release: Release, move: MoveMade) -> None:
    """Drop the change: the facts are again those that count."""
    revision = release.verified_revision
    if revision is None:
        raise LookupError("There is no verified revision to go back to.")
    for name, value in revision.facts().items():
        setattr(release, name, value)


def tell_owner(release: Release, move: MoveMade) -> None:
    follow_with("releases.tasks.tell_owner", move=move.pk, release=release.pk)


# -- The table ---------------------------------------------------------------------------------------------------------

WORKFLOW = Workflow(
    SUBJECT,
    Status,
    (
        Move(
            "submit",
            _("Submit"),
            Right.ENTER,
            {Status.DRAFT: Status.SUBMITTED, Status.RETURNED: Status.SUBMITTED},
            (has_occasion_or_date, has_a_claim),
            effect=freeze,
            begins_revision=True,
            main=True,
        ),
        Move("take-back", _("Take back"), Right.ENTER, {Status.SUBMITTED: Status.DRAFT}),
        Move(
            "verify",
            _("Verify"),
            Right.DECIDE,
            {Status.SUBMITTED: Status.VERIFIED},
            (wrote_no_part, nothing_contradicts, meets_the_bar),
            effect=verified,
            main=True,
        ),
        Move(
            "return",
            _("Return"),
            Right.DECIDE,
            {Status.SUBMITTED: Status.RETURNED},
            (wrote_no_part,),
            reasons=RefusalReason,
            effect=partial(refused, Ruling.RETURNED),
        ),
        Move(
            "reject",
            _("Reject"),
            Right.DECIDE,
            {Status.SUBMITTED: Status.REJECTED},
            (wrote_no_part,),
            reasons=RefusalReason,
            effect=partial(refused, Ruling.REJECTED),
        ),
        Move(
            "dispute",
            _("Dispute"),
            Right.DECIDE,
            {
                Status.VERIFIED: Status.DISPUTED,
                # A change is under way: what counted until now ceases to count, the change goes on.
                Status.DRAFT: Status.DRAFT,
                Status.SUBMITTED: Status.SUBMITTED,
                Status.RETURNED: Status.RETURNED,
                Status.REJECTED: Status.DISPUTED,
            },
            (counts_now, wrote_no_part),
            reasons=RefusalReason,
            effect=ceases_to_count,
        ),
        Move(
            "withdraw",
            _("Withdraw"),
            Right.DECIDE,
            {Status.DISPUTED: Status.WITHDRAWN},
            (wrote_no_part,),
            reasons=RefusalReason,
            effect=tell_owner,
        ),
        Move(
            "amend",
            _("Change the facts"),
            Right.ENTER,
            {Status.VERIFIED: Status.DRAFT, Status.DISPUTED: Status.DRAFT},
        ),
        Move(
            "drop-change",
            _("Drop the change"),
            Right.ENTER,
            {Status.DRAFT: Status.VERIFIED, Status.RETURNED: Status.VERIFIED, Status.REJECTED: Status.VERIFIED},
            (counts_now,),
            effect=restore_verified,
        ),
        Move(
            "reopen",
            _("Reopen"),
            Right.DECIDE,
            {Status.REJECTED: Status.DRAFT, Status.WITHDRAWN: Status.DRAFT},
            (decided_by_another,),
            effect=tell_owner,
        ),
    ),
)
