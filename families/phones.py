"""Telephone numbers and addresses as callers give them: what is one however it is written, and how little is shown.

A number is read by Google's libphonenumber to E.164 (`+963933000111`), in any digits and with any signs between them.
Refused is what can be no number; one that no plan of numbers knows is kept, and the person is told. No sentence ever
repeats what was typed.
"""

import re
from dataclasses import dataclass

import phonenumbers
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from casework.mistake import Mistake
from casework.sealed import index_of
from casework.typed_text import plain_line
from families.lists import Method
from families.models import Contact

NUMBER, ADDRESS = "number", "e-mail"
UNUSUAL = gettext_lazy(
    "The number is kept as it was said, and no plan of numbers knows it. Have it read out once more, with its country."
)
_SHOWN = 2  # digits at the end
_LONGEST = 60  # characters typed
_LONGEST_ADDRESS = 200
_HOME = "SY"
_ZEROS = re.compile(r"^\D*0\s*0")
_SIGNS = re.compile(r"[\d\s()/.+\-–·]*")  # what stands between digits


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
        return index_of(Contact, "number", self.kind, self.text)


def read_contact(method: str, typed: str, country: str = "") -> GivenContact | Mistake:
    """What was typed for this method of contact, or the sentence that says why it is none.

    A number without a country's code is read as one of `country`, or of Syria.
    """
    return _address(typed) if method == Method.EMAIL else _number(typed, country)


def _number(typed: str, country: str) -> GivenContact | Mistake:
    text = digits_of(typed)
    if "\0" in text or len(text) > _LONGEST or not _SIGNS.fullmatch(text):
        return Mistake(_("A telephone number is digits, with a plus before the country's code. Please type it again."))
    if not any(character.isdigit() for character in text):
        return Mistake(_("There is no digit in this, and a telephone number has some."))
    try:
        read = phonenumbers.parse(
            _ZEROS.sub("+", text), country if country in phonenumbers.SUPPORTED_REGIONS else _HOME
        )
    except phonenumbers.NumberParseException:
        return Mistake(_("This can be no telephone number. Type it with the country's code, for example +963."))
    if not phonenumbers.is_possible_number(read):
        return Mistake(_("This has too many or too few digits. Type it with the country's code, for example +963."))
    return GivenContact(
        NUMBER,
        phonenumbers.format_number(read, phonenumbers.PhoneNumberFormat.E164),
        region=phonenumbers.region_code_for_country_code(read.country_code or 0),
        unusual=not phonenumbers.is_valid_number(read),
    )


def digits_of(typed: str) -> str:
    """One line with its digits, of any script, as 0 to 9."""
    return "".join(str(int(c)) if c.isdecimal() else c for c in plain_line(typed)).replace("＋", "+")


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
    if "@" in text:
        return text
    return phonenumbers.format_number(phonenumbers.parse(text), phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def masked(text: str) -> str:
    """The country's code and the last digits: "+963 ••• 11"; of an address its first letter."""
    if "@" in text:
        return f"{text[0]}•••@•••"
    code = phonenumbers.parse(text).country_code if text else ""
    return f"+{code} ••• {text[-_SHOWN:]}"
