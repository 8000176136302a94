"""The life of a flag: the one table of its moves, as releases/workflow.py is that of releases.

PostgreSQL holds the same line (releases/sql/flags.sql). That a rule no longer sees what it saw is no move: the rules
themselves write it (`gone`).
"""

from functools import cache

from django.utils.translation import gettext_lazy as _

from accounts.access import may
from accounts.acting import acting
from accounts.models import User
from accounts.rights import Right
from casework.models import Authorship, MoveMade
from casework.moves import Move, Refusal, Work, Workflow
from releases.conditions import Sentence, wrote_no_part
from releases.lists import FlagReason
from releases.models import Flag
from releases.models.cases import KINDS
from releases.models.flags import FLAG, FlagState
from releases.suspicion.rule import RULES

OPEN, LOOKED_AT, RESOLVED = FlagState.OPEN, FlagState.LOOKED_AT, FlagState.RESOLVED


def wrote_nothing_of_it(flag: Flag, by: User) -> Sentence:
    """They wrote no part of the release since it was last verified; of a person or of a case, ever."""
    if flag.release is not None:
        return wrote_no_part(flag.release, by)
    of = (flag.case.kind, flag.case.number) if flag.case else ("detainee", flag.detainee_id or 0)
    if Authorship.objects.of(*of).filter(person=by).exists():
        return _("You wrote part of this record: somebody else resolves the flag.")
    return None


def is_not_about_them(flag: Flag, by: User) -> Sentence:
    """What the rule saw is no act of theirs."""
    rule = RULES.get(flag.rule_id)
    if rule and rule.whose and by.pk in rule.whose(flag.seen):
        return _("What was seen here is what you did yourself: somebody else resolves the flag.")
    return None


def is_not_gone(flag: Flag, by: User) -> Sentence:
    """The rule still sees it."""
    return _("By the facts of today the rule no longer sees this: there is nothing to resolve.") if flag.gone else None


def taken_up(flag: Flag, move: MoveMade) -> None:
    """It is theirs from now on."""
    flag.owner = move.by


def resolved(flag: Flag, move: MoveMade) -> None:
    """What it was found to be, and by whom."""
    flag.reason, flag.sentence = move.reason, move.sentence
    flag.resolved_by, flag.resolved_at = move.by, move.at


def open_again(flag: Flag, move: MoveMade) -> None:
    """Nothing is said of it any more; the history keeps what was."""
    flag.reason = flag.sentence = ""
    flag.resolved_by = flag.resolved_at = None


# fmt: off
_RESOLVE = Move("resolve", _("Resolve"),       Right.DECIDE, {OPEN: RESOLVED, LOOKED_AT: RESOLVED},
    (is_not_gone, wrote_nothing_of_it, is_not_about_them), resolved, reasons=FlagReason, main=True)
_REOPEN = Move("reopen",  _("Open again"),    Right.DECIDE, {RESOLVED: OPEN}, (wrote_nothing_of_it, is_not_about_them),
    open_again)


def _life(looks: Right) -> Workflow[Flag]:
    """The moves of flags at which those look who have this right."""
    return Workflow(FLAG, FlagState, (
        Move("look", _("I look at it"),  looks,  {OPEN: LOOKED_AT}, (is_not_gone,), taken_up), _RESOLVE, _REOPEN,
    ))


def _hand_over(looks: Right) -> Work[Flag]:
    return Work(_("Hand over"), looks, (OPEN, LOOKED_AT),
        _("A resolved flag is nobody's any more: open it again first."))


WORKFLOW, HAND_OVER = _life(Right.ENTER), _hand_over(Right.ENTER)
# fmt: on


def workflow_of(flag: Flag) -> Workflow[Flag]:
    """The moves of this flag; at one about a case of a floor above those look who work on such cases."""
    return _of_cases(flag.case.kind)[0] if flag.case else WORKFLOW


def hand_over_of(flag: Flag) -> Work[Flag]:
    """Handing this flag over, to somebody who may look at it."""
    return _of_cases(flag.case.kind)[1] if flag.case else HAND_OVER


@cache
def _of_cases(kind: str) -> tuple[Workflow[Flag], Work[Flag]]:
    return _life(KINDS[kind].right), _hand_over(KINDS[kind].right)


def hand_over(flag: Flag, to: User, *, by: User) -> Refusal | None:
    """Let the flag be `to`'s; None, or why not. Who is given it has to be able to look at it."""
    with acting(by):
        held = Flag.objects.select_for_update(of=("self",)).get(pk=flag.pk)
        handing = hand_over_of(held)
        sentence = handing.why_not(held, by)
        if sentence is None and not (
            may(to, handing.right, held.team) and Flag.objects.visible_to(to).filter(pk=held.pk)
        ):
            sentence = str(_("This colleague does not work in the team, or may not open the records."))
        if sentence is not None:
            return Refusal(sentence)
        Flag.objects.filter(pk=held.pk).update(owner=to)
        return None
