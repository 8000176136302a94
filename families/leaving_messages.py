"""What the safety card says of messages, asked where an attempt or an answer is recorded.

PostgreSQL holds the same line (families/sql/messages.sql): what goes against a card is kept as that, where somebody was
asked twice, else refused.
"""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from families.lists import Message, Method, Outcome, ToldHow
from families.models import Contact, Inquiry

ASK_TWICE = _(
    "The safety card asks that no such message be left. Tick that you have seen it, if it was done nevertheless."
)
SEEN = _("I have seen what the safety card says; it is kept that this went against it")
_WRITTEN = (ToldHow.MESSAGE, ToldHow.EMAIL)


def cards_of(inquiry: Inquiry) -> list[Contact]:
    """The cards of the caller, held until the transaction ends."""
    theirs = Contact.objects.filter(relative=inquiry.relative_id, erased_at__isnull=True)
    return list(theirs.select_for_update().order_by("pk"))


def goes_against(outcome: str, contact: Contact | None, cards: Iterable[Contact]) -> bool:
    """Whether an attempt left a message where the card says that none may be; where no number was said, any card."""
    asked = [contact] if contact is not None else cards
    return outcome == Outcome.MESSAGE_LEFT and any(card.message == Message.NONE for card in asked)


def tells_against(how: str, cards: Iterable[Contact]) -> bool:
    """Whether somebody was told by a message, which says who we are and why, where no card of theirs lets it.

    A letter goes by their addresses and a message by their numbers, as far as they gave any.
    """
    if how not in _WRITTEN:
        return False
    asked = list(cards)
    fit = [card for card in asked if (card.method == Method.EMAIL) == (how == ToldHow.EMAIL)] or asked
    return bool(fit) and all(card.message != Message.YES for card in fit)
