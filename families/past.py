"""What stood in an inquiry before, in what is known of its caller, and on the card of each of their numbers.

A number is never changed, and the code word is sealed: of it is kept that it was changed, and when.
"""

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from casework.differences import words_of
from casework.past import Facts, Past, pasts_of
from detainees.models import Detainee
from families.countries import country_name, zone_name
from families.models import Contact, Inquiry
from families.models.inquiries import INQUIRY, NAMES

OF_INQUIRY = Facts(
    INQUIRY,
    (
        *NAMES, "relationship", "sex", "birth", "home_governorate", "home_place", "seen_last", "seen_where", "detainee",
        "asks", "note", "priority", "due",
    ),
    labels={"detainee": gettext_lazy("Who on the register was chosen")},
    address="families:",
)  # fmt: skip
OF_CALLER = Facts("caller", ("name", "country", "language", "identity"))
OF_CONTACT = Facts("contact", (*Contact.CARD, "code_word"), sealed={"code_word": ()})


def past_of(inquiry: Inquiry, user: User) -> Past:
    """What stood in the inquiry, for a reader of its desk; whom they may not open is not named to them."""

    def say(record: models.Model, field: "models.Field[object, object]") -> str:
        chosen = getattr(record, field.attname)
        if field.name != "detainee" or chosen is None:
            return words_of(record, field)
        found = Detainee.objects.visible_to(user).filter(pk=chosen).first()
        return f"{found} ({found.reference})" if found else _("Somebody who is not open to you.")

    return Past(inquiry, OF_INQUIRY, user, say=say)


def beside(inquiry: Inquiry, user: User) -> list[tuple[str, Past]]:
    """The caller, and each way to reach them, where something was changed; by what it is, and never by a number."""
    found = [(_("The caller"), Past(inquiry.relative, OF_CALLER, user, say=_said))]
    contacts = Contact.objects.visible_to(user).filter(relative=inquiry.relative).select_related("made_by")
    for past in pasts_of(list(contacts.order_by("pk")), OF_CONTACT, user, say=_said):
        found.append((_("Safety card: %(method)s") % {"method": past.record.get_method_display()}, past))
    return [(name, past) for name, past in found if past.changed]


def _said(record: models.Model, field: "models.Field[object, object]") -> str:
    value = getattr(record, field.attname)
    if field.name == "country":
        return country_name(value)
    return zone_name(value) if field.name == "time_zone" else words_of(record, field)
