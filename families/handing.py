"""Letting a colleague go on: one inquiry, or several at once. Who needs rest is not asked why.

PostgreSQL holds the same (families/sql/handing.sql).
"""

from collections.abc import Sequence

from django.db import models
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.access import holders_in_team, may
from accounts.acting import acting
from accounts.models import Team, User
from accounts.rights import TABLE, Right
from casework.models import MoveMade, Notice, NoticeKind
from casework.moves import Given, Refusal
from detainees.models import Detainee
from families.models import HandOver, HardCall, Inquiry
from families.models.hard import hard
from families.models.inquiries import InquiryQuerySet
from families.workflow import WORKFLOW

AT_ONCE = 50  # inquiries that are handed over by one act

Sentence = str | Promise | None
GONE = _("Nothing of this is theirs any more: it was handed over meanwhile, or closed.")
OTHERS = _("What they have has changed since you opened the page. Look at it again, then decide.")


def colleagues_of(owner_id: int, team: Team) -> models.QuerySet[User]:
    """Those to whom what is somebody's can be handed over."""
    return holders_in_team(Right.TAKE_INQUIRIES, team).exclude(pk=owner_id)


def owners_at(team: Team) -> models.QuerySet[User]:
    """Those who take inquiries at this desk, and those who have left it and left some behind."""
    here = holders_in_team(Right.TAKE_INQUIRIES, team).order_by().values("pk")
    left = Inquiry.objects.filter(team=team).at_work().order_by().values("owner")
    return User.objects.filter(models.Q(pk__in=here) | models.Q(pk__in=left))


def about_the_same(inquiry: Inquiry, by: User) -> InquiryQuerySet:
    """What the owner of an inquiry has open at the desk about the person sought in it, who is open to `by`."""
    theirs = Inquiry.objects.visible_to(by).filter(owner=inquiry.owner_id, team=inquiry.team_id).at_work()
    person = Detainee.objects.visible_to(by).filter(pk=inquiry.detainee_id or 0).first()
    if person is None:
        return theirs.none()
    return theirs.about(*Detainee.objects.visible_to(by).one_with(person))


def why_not_for(owner: User, team: Team, by: User) -> Sentence:
    """The sentence that says why `by` may not hand over what this colleague of the desk has, or None."""
    if not may(by, Right.TAKE_INQUIRIES, team):
        return TABLE[Right.TAKE_INQUIRIES].refusal
    return None if owner.pk == by.pk or may(by, Right.LEAD_DESK, team) else TABLE[Right.LEAD_DESK].refusal


def why_not_to(to: User, owner_id: int, team: Team) -> Sentence:
    """The sentence that says why what is this owner's cannot become `to`'s, or None."""
    if to.pk == owner_id:
        return _("It is theirs already.")
    return None if may(to, Right.TAKE_INQUIRIES, team) else _("This colleague does not take inquiries at this desk.")


def hand_over(inquiry: Inquiry, to: User, *, by: User, given: Given) -> MoveMade | Refusal:
    """Let the inquiry be `to`'s, with a sentence for them; or why not. Who is given it takes inquiries at this desk.

    Whose it was and whose it is are told, unless they did it themselves.
    """
    with acting(by):
        held = Inquiry.objects.visible_to(by).locked().get(pk=inquiry.pk)
        if given.revision == held.revision_number and WORKFLOW.why_not("hand-over", held, by) is None:
            sentence = why_not_to(to, held.owner_id, held.team)
            if sentence:
                return Refusal(str(sentence), mendable=True)
            _give(held, to, by, Inquiry.objects.filter(hard(), pk=held.pk).exists())
        mine = Inquiry.objects.visible_to(by)
        made = WORKFLOW.make("hand-over", mine, held.pk, by=by, given=given)
        if isinstance(made, MoveMade):
            _tell(made, {held.owner_id: NoticeKind.MOVED, to.pk: NoticeKind.HANDED})
        return made


def _tell(made: MoveMade, people: dict[int, NoticeKind]) -> None:
    for person, kind in people.items():
        if person != made.by_id:
            Notice.objects.tell(made, person, kind=kind)


def hand_over_all(
    inquiries: InquiryQuerySet, owner: User, team: Team, to: User, *, by: User, sentence: str = "",
    expected: int | None = None,
) -> int | Refusal:  # fmt: skip
    """Let these inquiries of `owner` be `to`'s, the same sentence with each; how many, or why not. All or none.

    Those of another desk, those that are somebody else's by now, and those that may only be closed stay where they are,
    and so do all beyond AT_ONCE. `expected` is how many a page has shown; where they are more or fewer by now, nothing
    is done.
    """
    with acting(by):
        refusal = why_not_for(owner, team, by) or why_not_to(to, owner.pk, team)
        if refusal:
            return Refusal(str(refusal), mendable=True)
        theirs = inquiries.filter(owner=owner, team=team).at_work()
        number = theirs.order_by().count() if expected is not None else None
        held = list(theirs.locked().order_by("pk")[:AT_ONCE])
        if not held:
            return Refusal(str(GONE), stale=True)
        if expected is not None and (number != expected or len(held) != min(expected, AT_ONCE)):
            return Refusal(str(OTHERS), stale=True)
        return _hand_each(held, to, by, sentence)


def _hand_each(held: Sequence[Inquiry], to: User, by: User, sentence: str) -> int | Refusal:
    """Make the move on each of these, which are held; on none where one may not be handed over."""
    refusals = (WORKFLOW.why_not("hand-over", inquiry, by) for inquiry in held)
    refusal = next((sentence for sentence in refusals if sentence is not None), None)
    if refusal is not None:
        return Refusal(refusal)
    found = Inquiry.objects.filter(hard(), pk__in=[inquiry.pk for inquiry in held])
    hard_ones = set(found.values_list("pk", flat=True))
    for inquiry in held:
        _give(inquiry, to, by, inquiry.pk in hard_ones)
        given = Given(inquiry.revision_number, sentence=sentence)
        WORKFLOW.make("hand-over", Inquiry.objects.visible_to(by), inquiry.pk, by=by, given=given)
    return len(held)


def _give(held: Inquiry, to: User, by: User, is_hard: bool) -> None:
    HandOver.objects.create(
        inquiry=held, revision=held.revision_number, giver_id=held.owner_id, to=to, by=by, hard=is_hard
    )


def see(handed: Sequence[int], *, by: User) -> int:
    """Say that one has seen these hand-overs (ids), as far as they are one's own; how many."""
    with acting(by):
        mine = HandOver.objects.visible_to(by).filter(pk__in=handed, seen_at__isnull=True)
        return mine.update(seen_at=timezone.now())


def mark_hard(inquiry: Inquiry, *, by: User, hard: bool = True) -> None:
    """Say that a call in this inquiry was hard for one, or take it back; saying it twice is saying it once."""
    with acting(by):
        said = HardCall.objects.visible_to(by).filter(inquiry=inquiry, by=by)
        if not hard:
            said.standing().update(withdrawn_at=timezone.now())
        elif not said.update(withdrawn_at=None):
            HardCall.objects.bulk_create([HardCall(inquiry=inquiry, by=by)], ignore_conflicts=True)
