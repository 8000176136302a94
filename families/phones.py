"""Numbers and addresses as callers give them: what is one however it is written, and how little is shown.

A number is read to E.164 (detainees/telephones.py). No sentence ever repeats what was typed.
"""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from casework.mistake import Mistake
from casework.reachable import digits_of
from casework.sealed import index_of
from casework.typed_text import plain_line
from detainees import telephones
from detainees.identifiers import folded_address
from detainees.telephones import read_telephone
from families.lists import Method
from families.models import Contact

__all__ = ["UNUSUAL", "GivenContact", "digits_of", "masked", "read_contact", "written"]

NUMBER, ADDRESS = "number", "e-mail"
UNUSUAL = gettext_lazy(
    "The number is kept as it was said, and no plan of numbers knows it. Have it read out once more, with its country."
)
_LONGEST_ADDRESS = 200


@dataclass(frozen=True, repr=False)
class GivenContact:
    """A number in E.164, or an e-mail address; `region` is the number's country, "" for an address."""

    kind: str
    text: str
    region: str = ""
    unusual: bool = False

    def __repr__(self) -> str:
        return f"<{self.kind}>"

    @property
    def digest(self) -> str:
        """By it the caller is found again."""
        text = folded_address(self.text) if self.kind == ADDRESS else self.text
        return index_of(Contact, "number", self.kind, text)


def read_contact(method: str, typed: str, country: str = "") -> GivenContact | Mistake:
    """What was typed for this method of contact, or the sentence that says why it is none.

    A number without a country's code is read as one of `country`, or of Syria.
    """
    return _address(typed) if method == Method.EMAIL else _number(typed, country)


def _number(typed: str, country: str) -> GivenContact | Mistake:
    read = read_telephone(typed, country)
    return read if isinstance(read, Mistake) else GivenContact(NUMBER, read.text, read.region, read.unusual)


def _address(typed: str) -> GivenContact | Mistake:
    text = plain_line(typed).lower()
    try:
        validate_email(text)
    except ValidationError:
        return Mistake(_("This is no e-mail address: it has a name, @ and a place, like name@example.org."))
    if len(text) > _LONGEST_ADDRESS:
        return Mistake(_("No e-mail address is as long as this."))
    return GivenContact(ADDRESS, text)


def written(text: str) -> str:
    """A whole number as one dials it, in groups; an address as it is."""
    return text if "@" in text else telephones.written(text)


def masked(text: str) -> str:
    """The country's code and the last digits: "+963 ••• 11"; of an address its first letter."""
    return f"{text[0]}•••@•••" if "@" in text else telephones.ending(text)
