"""What of an inquiry somebody else is shown: the chosen parts as they were when sent, and nothing that came later.

text = taken_down(inquiry, fields)       # what is sealed with the share or the referral
shown(read_again(text), fields)          # its labels and texts, in the reader's language; of a number its end alone
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from casework.dates import PartialDate, say_date
from casework.sealed import NotSealedHere, opened
from families.consent_lists import SharedField
from families.dossier import ending_of
from families.lists import Asks
from families.models import Contact, Inquiry, Referral, Relative, Share
from families.models.inquiries import PARTS

LEAST = (SharedField.NAME.value,)
Shown = list[tuple[str, str]]
_DATES = ("birth", "seen_last")
# The columns of an inquiry that each part is of.
COLUMNS: dict[SharedField, tuple[str, ...]] = {
    SharedField.NAME: tuple(f"{part}_{script}" for script in ("ar", "latin") for part in PARTS if part != "mother"),
    SharedField.MOTHER: ("mother_ar", "mother_latin"),
    SharedField.BIRTH: ("birth",),
    SharedField.HOME: ("home_governorate_id", "home_place"),
    SharedField.SEEN: ("seen_last", "seen_where"),
    SharedField.ASKS: ("asks", "relationship"),
    SharedField.NOTE: ("note",),
}


@dataclass(frozen=True)
class Sent:
    """What was sent: an inquiry that has these parts and no other; of caller and numbers what is among them."""

    inquiry: Inquiry
    caller: dict[str, str] = field(default_factory=dict)
    numbers: tuple[int, ...] = ()


def taken_down(inquiry: Inquiry, fields: Iterable[str]) -> str:
    """These parts as they are now, as a text to be sealed."""
    chosen = {SharedField(each) for each in fields}
    values = {name: getattr(inquiry, name) for part in chosen for name in COLUMNS.get(part, ())}
    told = {name: str(value) if name in _DATES and value else value for name, value in values.items()}
    relative = inquiry.relative
    said = {"name": relative.name, "language": relative.language} if SharedField.CALLER in chosen else {}
    numbers = list(relative.contacts.values_list("pk", flat=True)) if SharedField.NUMBERS in chosen else []
    return json.dumps({"inquiry": told, "caller": said, "numbers": numbers})


def read_again(text: str) -> Sent:
    """What was taken down."""
    found = json.loads(text)
    values: dict[str, Any] = found["inquiry"]
    dates = {name: PartialDate(values[name]) for name in _DATES if values.get(name)}
    inquiry = Inquiry(**{**{"asks": []}, **values, **dates, "relative": Relative(**found["caller"])})
    return Sent(inquiry, found["caller"], tuple(found["numbers"]))


def sent_with(passed: Share | Referral) -> Sent | None:
    """What was sent with it; None where it was destroyed, or does not open with the keys of this installation."""
    try:
        return read_again(opened(passed, "content"))
    except NotSealedHere:
        return None


def shown(sent: Sent | None, fields: Iterable[str]) -> Shown:
    """Labels and texts of these parts, in the order of the list; what is not known is left out."""
    if sent is None:
        return []
    chosen = [each for each in SharedField if each.value in set(fields)]
    return [(str(each.label), text) for each in chosen if (text := _text(sent, each))]


def _text(sent: Sent, part: SharedField) -> str:
    inquiry, language = sent.inquiry, sent.caller.get("language", "")
    if part is SharedField.NUMBERS:
        return _joined(*(_ending(contact) for contact in _still_kept(sent)))
    asks = " · ".join(str(Asks(code).label) for code in inquiry.asks)
    texts = {
        SharedField.NAME: _joined(inquiry.name_ar, inquiry.name_latin),
        SharedField.MOTHER: _joined(inquiry.mother_ar, inquiry.mother_latin),
        SharedField.BIRTH: say_date(inquiry.birth) if inquiry.birth else "",
        SharedField.HOME: _joined(str(inquiry.home_governorate or ""), inquiry.home_place),
        SharedField.SEEN: _joined(say_date(inquiry.seen_last) if inquiry.seen_last else "", inquiry.seen_where),
        SharedField.ASKS: _joined(asks, _("the caller is: %(kin)s") % {"kin": inquiry.get_relationship_display()}),
        SharedField.NOTE: inquiry.note,
        SharedField.CALLER: _joined(
            sent.caller.get("name", ""), str(inquiry.relative.get_language_display()) if language else ""
        ),
    }
    return texts[part]


def numbers_of(passed: Share | Referral) -> QuerySet[Contact]:
    """The numbers that were sent with it, as far as they are still kept; none that the caller gave later."""
    sent = sent_with(passed)
    return _still_kept(sent) if sent else Contact.objects.none()


def _still_kept(sent: Sent) -> QuerySet[Contact]:
    return Contact.objects.filter(pk__in=sent.numbers, erased_at__isnull=True).order_by("-pk")


def _ending(contact: Contact) -> str:
    return f"{contact.get_method_display()} \u2066{ending_of(contact) or '•••'}\u2069"


def _joined(*texts: str) -> str:
    return " · ".join(filter(None, texts))


def copied(sent: Sent, fields: Iterable[str]) -> dict[str, Any]:
    """The values of these parts, by the columns of an inquiry."""
    names = [name for each in fields for name in COLUMNS.get(SharedField(each), ())]
    return {name: getattr(sent.inquiry, name) for name in names}
