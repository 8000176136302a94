"""Letting a colleague go on with a release or a finding: one, or all that somebody has in a team.

Whose a record is says to whom its moves are told and on whose list it stands. It is no part that anybody wrote: who may
decide on it stays as it was. PostgreSQL holds the same (releases/sql/handing.sql).
"""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.access import holders_in_team, may
from accounts.acting import acting
from accounts.models import Team, User
from accounts.rights import Right
from casework.models import Notice, NoticeKind
from casework.moves import Refusal
from detainees.worked_on import seeing
from releases.models import CaseHandOver, Finding, Release
from releases.models.findings import FINDING
from releases.models.releases import SUBJECT

AT_ONCE = 1000  # rows of one statement

Case = Release | Finding
Sentence = str | Promise | None


def of_owner(kind: type[Case], owner: User, team: Team, user: User) -> QuerySet[Any]:
    """What this colleague owns in a team, as far as `user` may open it, in whatever state."""
    cases: Any = kind.objects
    found: QuerySet[Any] = cases.visible_to(user, in_work=True).filter(owner=owner, team=team)
    return found


def why_not_for(owner_id: int, team: Team, by: User) -> Sentence:
    """The sentence that says why `by` may not hand over what this colleague owns in a team, or None."""
    if may(by, Right.DECIDE, team) or (owner_id == by.pk and may(by, Right.ENTER, team)):
        return None
    return _("A record is handed over by the one whose it is, or by a supervisor of its team.")


def why_not_hand_over(case: Case, by: User) -> Sentence:
    """The sentence that says why `by` may not hand this record over, or None."""
    return why_not_for(case.owner_id, case.team, by)


def colleagues_of(case: Case) -> QuerySet[User]:
    """Those to whom it can be handed over: who enters in its team, and may see it."""
    return seeing(holders_in_team(Right.ENTER, case.team), case.detainee).exclude(pk=case.owner_id)


def why_not_to(to: User, owner_id: int, team: Team) -> Sentence:
    """The sentence that says why what is this owner's cannot become `to`'s, or None."""
    if to.pk == owner_id:
        return _("It is theirs already.")
    return None if may(to, Right.ENTER, team) else _("This colleague does not enter records in this team.")


def hand_over(case: Case, to: User, *, by: User, sentence: str = "") -> CaseHandOver | Refusal:
    """Let the record be `to`'s, with a sentence for them; or why not.

    Whose it was and whose it is are told, unless they did it themselves.
    """
    with acting(by):
        kind: Any = type(case)
        held: Case = kind.objects.visible_to(by, in_work=True).select_for_update(of=("self",)).get(pk=case.pk)
        refusal = why_not_hand_over(held, by) or why_not_to(to, held.owner_id, held.team)
        if refusal is None and not of_owner(kind, held.owner, held.team, to).filter(pk=held.pk).exists():
            refusal = _("This colleague may not open the record.")
        if refusal is not None:
            return Refusal(str(refusal), mendable=True)
        made = CaseHandOver.objects.create(**_row(held, to, by), sentence=sentence)
        kind.objects.filter(pk=held.pk).update(owner=to)
        _tell(made, held)
        return made


def _tell(made: CaseHandOver, case: Case) -> None:
    """The notices have the hand-over's own moment, by which what was said with it is found again."""
    made.refresh_from_db(fields=["at"])  # PostgreSQL's
    subject = FINDING if isinstance(case, Finding) else SUBJECT
    told = {made.giver_id: NoticeKind.MOVED, made.to_id: NoticeKind.HANDED}
    Notice.objects.bulk_create(
        Notice(person_id=pk, kind=kind, subject=subject, subject_id=case.pk, by_id=made.by_id, made_at=made.at)
        for pk, kind in told.items()
        if pk != made.by_id
    )


def hand_over_all(kind: type[Case], owner: User, team: Team, to: User, *, by: User) -> int | Refusal:
    """Let all that `owner` owns of this kind in a team be `to`'s; how many, or why not. All or none.

    What `by` may not open stays where it is, and so does what `to` may not. They are told once, by the caller.
    """
    with acting(by):
        refusal = why_not_for(owner.pk, team, by) or why_not_to(to, owner.pk, team)
        if refusal is not None:
            return Refusal(str(refusal), mendable=True)
        both = of_owner(kind, owner, team, by).filter(pk__in=of_owner(kind, owner, team, to).values("pk"))
        held = list(both.order_by("pk").select_for_update(of=("self",)))
        for start in range(0, len(held), AT_ONCE):
            _hand_each(kind, held[start : start + AT_ONCE], to, by)
        return len(held)


def _hand_each(kind: Any, held: Sequence[Case], to: User, by: User) -> None:
    CaseHandOver.objects.bulk_create(CaseHandOver(**_row(case, to, by)) for case in held)
    kind.objects.filter(pk__in=[case.pk for case in held]).update(owner=to)


def _row(case: Case, to: User, by: User) -> dict[str, Any]:
    about = {"finding": case} if isinstance(case, Finding) else {"release": case}
    return {**about, "giver_id": case.owner_id, "to": to, "by": by}
