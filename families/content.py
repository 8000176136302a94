"""What of an inquiry somebody else is shown: the chosen parts, each with its label; of a number its end alone."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from casework.dates import say_date
from families.consent_lists import SharedField
from families.dossier import ending_of
from families.lists import Asks
from families.models import Contact, Inquiry
from families.models.inquiries import PARTS

LEAST = (SharedField.NAME.value,)
Shown = list[tuple[str, str]]
# The columns that are copied where the other desk makes an inquiry of its own.
COLUMNS = {
    SharedField.NAME: tuple(f"{part}_{script}" for script in ("ar", "latin") for part in PARTS if part != "mother"),
    SharedField.MOTHER: ("mother_ar", "mother_latin"),
    SharedField.BIRTH: ("birth",),
    SharedField.HOME: ("home_governorate_id", "home_place"),
    SharedField.SEEN: ("seen_last", "seen_where"),
    SharedField.ASKS: ("relationship",),
    SharedField.NOTE: ("note",),
}


def shown(inquiry: Inquiry, fields: Iterable[str]) -> Shown:
    """Labels and texts of these parts, in the order of the list; what is not known is left out."""
    chosen = [each for each in SharedField if each.value in set(fields)]
    return [(str(each.label), text) for each in chosen if (text := _text(inquiry, each))]


def _text(inquiry: Inquiry, field: SharedField) -> str:
    relative = inquiry.relative
    if field is SharedField.NUMBERS:
        return _joined(*(_ending(contact) for contact in relative.contacts.order_by("-pk")))
    asks = " · ".join(str(Asks(code).label) for code in inquiry.asks)
    kin = inquiry.get_relationship_display()
    texts = {
        SharedField.NAME: _joined(inquiry.name_ar, inquiry.name_latin),
        SharedField.MOTHER: _joined(inquiry.mother_ar, inquiry.mother_latin),
        SharedField.BIRTH: say_date(inquiry.birth) if inquiry.birth else "",
        SharedField.HOME: _joined(str(inquiry.home_governorate or ""), inquiry.home_place),
        SharedField.SEEN: _joined(say_date(inquiry.seen_last) if inquiry.seen_last else "", inquiry.seen_where),
        SharedField.ASKS: _joined(asks, _("the caller is: %(kin)s") % {"kin": kin}),
        SharedField.NOTE: inquiry.note,
        SharedField.CALLER: _joined(relative.name, str(relative.get_language_display())),
    }
    return texts[field]


def _ending(contact: Contact) -> str:
    return f"{contact.get_method_display()} \u2066{ending_of(contact) or '•••'}\u2069"


def _joined(*texts: str) -> str:
    return " · ".join(filter(None, texts))


def copied(inquiry: Inquiry, fields: Iterable[str]) -> dict[str, object]:
    """The values of these parts, by the columns of an inquiry."""
    names = [name for field in fields for name in COLUMNS.get(SharedField(field), ())]
    return {name: getattr(inquiry, name) for name in names}
