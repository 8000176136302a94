"""Telephone numbers as people give them, read by Google's libphonenumber to E.164 (`+963933000111`).

In any digits and with any signs between them. Refused is what can be no number; one that no plan of numbers knows is
kept, and the person is told. No sentence ever repeats what was typed.
"""

import re
from dataclasses import dataclass

import phonenumbers
from django.utils.translation import gettext as _

from casework.mistake import Mistake
from casework.reachable import digits_of

HOME = "SY"
_SHOWN = 2  # digits at the end
_LONGEST = 60  # characters typed
_ZEROS = re.compile(r"^\D*0\s*0")
_SIGNS = re.compile(r"[\d\s()/.+\-–·]*")  # what stands between digits


@dataclass(frozen=True, repr=False)
class Telephone:
    """A number in E.164; `region` is its country, `unusual` says that no plan of numbers knows it."""

    text: str
    region: str
    unusual: bool = False

    def __repr__(self) -> str:
        return "<number>"


def read_telephone(typed: str, country: str = "") -> Telephone | Mistake:
    """What was typed, or the sentence that says why it is no number.

    Without a country's code it is read as one of `country`, or of Syria.
    """
    text = digits_of(typed)
    if "\0" in text or len(text) > _LONGEST or not _SIGNS.fullmatch(text):
        return Mistake(_("A telephone number is digits, with a plus before the country's code. Please type it again."))
    if not any(character.isdigit() for character in text):
        return Mistake(_("There is no digit in this, and a telephone number has some."))
    try:
        read = phonenumbers.parse(_ZEROS.sub("+", text), country if country in phonenumbers.SUPPORTED_REGIONS else HOME)
    except phonenumbers.NumberParseException:
        return Mistake(_("This can be no telephone number. Type it with the country's code, for example +963."))
    if not phonenumbers.is_possible_number(read):
        return Mistake(_("This has too many or too few digits. Type it with the country's code, for example +963."))
    return Telephone(
        phonenumbers.format_number(read, phonenumbers.PhoneNumberFormat.E164),
        region=phonenumbers.region_code_for_country_code(read.country_code or 0),
        unusual=not phonenumbers.is_valid_number(read),
    )


def written(number: str) -> str:
    """A whole number as one dials it, in groups."""
    return phonenumbers.format_number(phonenumbers.parse(number), phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def ending(number: str) -> str:
    """The country's code and the last digits: "+963 ••• 11"."""
    code = phonenumbers.parse(number).country_code if number else ""
    return f"+{code} ••• {number[-_SHOWN:]}"
