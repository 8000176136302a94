"""The desk's list, exported without anybody in it.

Whom a family asks for, and who asks, leaves by what the caller agreed to and in no other way (docs/consent.md): there
is no column with either here.
"""

from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.access import having, holding, where
from accounts.models import User
from accounts.rights import Right
from casework.exports.columns import Column
from casework.exports.registry import LISTS, Listed
from casework.moves import Given
from casework.seen.acts import HandingOver
from casework.seen.columns import Shown
from detainees.exported import ENTERED, REFERENCE, TEAM
from families.forms.desk import InquiryFilters
from families.handing import hand_over
from families.listed import DESK, INQUIRIES
from families.models import Inquiry, InquiryOwnValue

OF_INQUIRY = (
    REFERENCE,
    TEAM,
    Column("status", _("State"), "status", tag="#status"),
    Column("status_since", _("In this state since"), "status_since", type="datetime", tag="#date+status"),
    Column("channel", _("How it came"), "channel", tag="#channel"),
    Column("priority", _("Priority"), "priority"),
    Column("due", _("Next contact due"), "due", type="datetime", tag="#date+due"),
    ENTERED,
)
SHOWN = (
    Shown("sought", _("Whom they seek")),
    Shown("due", _("Next contact due"), "due", ("due",)),
    Shown("priority", _("Priority"), "priority", ("priority",)),
    Shown("status", _("State"), file=("status",)),
    Shown("owner", _("Whose it is")),
    Shown("channel", _("How it came"), file=("channel",), usual=False),
    Shown("home", _("Home governorate"), usual=False),
    Shown("team", _("Desk"), file=("team",), usual=False),
    Shown("entered", _("Entered"), "entered", ("entered_at",), usual=False),
)


def _inquiries(user: User, asked: QueryDict) -> Any:
    found = Inquiry.objects.visible_to(user)
    return INQUIRIES.ordered(InquiryFilters(asked, user=user).narrow(found), asked)


def _hand_over(inquiry: Any, to: User, by: User, sentence: str) -> Any:
    return hand_over(inquiry, to, by=by, given=Given(inquiry.revision_number, sentence=sentence))


LISTS.put(
    Listed(
        DESK, _("Inquiries of families"), _("One line for each inquiry, without who asks and for whom."),
        "families:desk", having(Right.TAKE_INQUIRIES), Inquiry, OF_INQUIRY,
        lambda user, asked: InquiryFilters(asked, user=user), _inquiries,
        open_filters=("status", "priority", "channel", "team", "mine"), open_orders=("due", "priority", "entered"),
        shown=SHOWN, own=InquiryOwnValue, orders=tuple(INQUIRIES.orders),
        base=Inquiry.objects.visible_to,
        hands=HandingOver(lambda user: holding(Right.TAKE_INQUIRIES, where(user, Right.TAKE_INQUIRIES)), _hand_over),
    )
)  # fmt: skip
