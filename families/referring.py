"""Sending a caller to another desk or organisation, and what becomes of it: the one table of a referral's moves.

PostgreSQL holds the same line (sql/referrals.sql). The moves are made by the desk it was sent to; for an organisation
outside, by the desk that sent it and is told. Taking it back is no move: it can be done in every state.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.acting import acting
from accounts.models import Team, User
from accounts.rights import Right
from casework.copying import new_ids
from casework.models import MoveMade, moves_made
from casework.moves import Given, Move, Refusal, Workflow
from casework.sealed import seal_for
from families.consent import GONE
from families.consent_lists import CameOf, DeclinedWhy, ReferralState
from families.content import Sent, copied, sent_with, taken_down
from families.lists import Asks, Channel, ReferredTo
from families.models import Consent, Inquiry, Referral
from families.models.passed_on import REFERRAL
from families.taking import take_call

SENT, ACCEPTED, DECLINED, DONE = (
    ReferralState.SENT, ReferralState.ACCEPTED, ReferralState.DECLINED, ReferralState.DONE,
)  # fmt: skip
ASKS_OF = {ReferredTo.SUPPORT: Asks.SUPPORT, ReferredTo.LEGAL: Asks.LEGAL, ReferredTo.TRACING: Asks.WHEREABOUTS}


def not_taken_back(referral: Referral, by: User) -> str | Promise | None:
    """The caller still agrees, and whoever sent it has not taken it back."""
    if referral.inquiry.erased_at:
        return GONE
    return _("This was taken back: nothing is done with it any more.") if referral.recalled_at else None


# fmt: off
WORKFLOW: Workflow[Referral] = Workflow(REFERRAL, ReferralState, (
    Move("accept",  _("Accept"),  Right.TAKE_INQUIRIES, {SENT: ACCEPTED}, (not_taken_back,), main=True, own_page=True),
    Move("decline", _("Decline"), Right.TAKE_INQUIRIES, {SENT: DECLINED}, (not_taken_back,), reasons=DeclinedWhy),
    Move("done",    _("Done"),    Right.TAKE_INQUIRIES, {ACCEPTED: DONE}, (not_taken_back,), main=True, reasons=CameOf),
))
# fmt: on


@dataclass(frozen=True)
class Sending:
    """To which desk (None for an organisation outside), for what, on which consent, with which parts and words."""

    desk: Team | None
    kind: str
    consent: Consent
    fields: Sequence[str]
    note: str = ""


def refer(inquiry: Inquiry, sending: Sending, *, by: User) -> Referral:
    """Send it. The caller holds the inquiry's row; PostgreSQL refuses it without the consent."""
    with acting(by):
        row = new_ids(Referral, 1)[0]
        return Referral.objects.create(
            pk=row, content=seal_for(Referral, "content", row, taken_down(inquiry, sending.fields)),
            inquiry=inquiry, desk=sending.desk, kind=sending.kind, consent=sending.consent,
            fields=list(sending.fields), note=sending.note, sent_by=by,
        )  # fmt: skip


def take_up(referral: Referral, link_to: Inquiry | None, *, given: Given, by: User) -> MoveMade | Refusal:
    """Accept a referral to one's own desk: it becomes a new inquiry there, or is put to the one that is known already.

    The new one has what was passed on and nothing else; the caller is asked there for consent of their own.
    """
    with acting(by):
        found = Referral.objects.visible_to(by).for_rows()
        made = WORKFLOW.make("accept", found, referral.pk, by=by, given=given)
        if isinstance(made, MoveMade) and referral.desk is not None:
            now = Referral.objects.visible_to(by).for_rows().get(pk=referral.pk)
            now.received = link_to or _taken(now, referral.desk, by)
            now.save()
        return made


def _taken(referral: Referral, desk: Team, by: User) -> Inquiry:
    sent, fields = sent_with(referral) or Sent(Inquiry(asks=[])), set(referral.fields)
    about = copied(sent, fields)
    if not {"given_ar", "given_latin"} & {name for name, value in about.items() if value}:
        about |= {"given_ar": "—"}  # a name was not passed on
    kind = ASKS_OF.get(ReferredTo(referral.kind))
    asks = about.pop("asks", None) or ([kind.value] if kind else [Asks.WHEREABOUTS.value])
    note = "\n".join(filter(None, (str(about.pop("note", "")), referral.note)))
    values = {
        **about, "asks": asks, "note": note, "priority": referral.inquiry.priority, "channel": Channel.REFERRAL.value,
    }  # fmt: skip
    said = {name: each for name, each in sent.caller.items() if each}
    return take_call(desk, values, by=by, caller={}, said=said)


def recall(referral: Referral, *, by: User) -> None:
    """Take it back; the caller holds the row and has asked whether it is `by`'s to take back."""
    with acting(by):
        referral.recalled_by, referral.recalled_at = by, timezone.now()
        referral.save()


def moves_of(referral: Referral) -> list[MoveMade]:
    """What became of it, oldest first."""
    return moves_made(REFERRAL, referral.pk)


def reason_of(made: MoveMade) -> str:
    """Why a move was made, or what came of it, in the words of its list."""
    move = WORKFLOW.moves[made.name]
    return str(move.reasons(made.reason).label) if move.reasons and made.reason else ""
