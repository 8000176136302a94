"""Identity numbers as people give them: what is one number however it is written, and how little of it is shown.

A number is kept as its source gave it. What is compared is its digits and letters alone: digits of any script, letters
in capitals, without what separates them. What is unusual is kept; refused is only what can be no number.
"""

import re
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import override

from casework.mistake import Mistake
from casework.sealed import index_of
from casework.typed_text import plain_line
from detainees.folding import fold
from detainees.lists import GIVEN_WITHIN, IdentityKind
from detainees.models import IdentityNumber
from detainees.spelling import Entry, Found, Spellings, Unknown

LONGEST = 60  # letters and digits
_NATIONAL = 11  # digits of a Syrian national number
_MOST_DIGITS = 20  # that anybody took for one
_SHOWN = 3
_PLACE_FIRST = re.compile(r"(?P<place>\D*[^\W\d_])\W*(?P<number>\d.*)")


@dataclass(frozen=True, repr=False)
class GivenNumber:
    """A number as somebody gave it: its kind, its text, and who gave it out where the kind has that."""

    kind: str
    text: str
    issuer: str = ""

    def __repr__(self) -> str:
        return f"<{self.kind} number>"

    @cached_property
    def digest(self) -> str:
        """By it the number is found and compared."""
        return index_of(IdentityNumber, "number", self.kind, compared(self.kind, self.text))

    @cached_property
    def issuer_key(self) -> str:
        """Within what the number is unique, as it is compared; "" for a kind that is unique everywhere."""
        return fold(self.issuer) if self.kind in GIVEN_WITHIN else ""

    @property
    def is_unusual(self) -> bool:
        """Whether its length is not that of its kind; it is kept, and the person is told."""
        return self.kind == IdentityKind.NATIONAL and len(compared(self.kind, self.text)) != _NATIONAL


def bare(text: str) -> str:
    """Digits and letters alone: bare("٠١-23 a/ب") is "0123Aب"."""
    folded = text if text.isascii() else fold(text)
    return "".join(filter(str.isalnum, folded)).upper()


def compared(kind: str, text: str) -> str:
    """What of a number is compared. The first zero of a national number, which spreadsheets take away, is put back."""
    found = bare(text)
    return found.zfill(_NATIONAL) if kind == IdentityKind.NATIONAL and len(found) == _NATIONAL - 1 else found


def read_number(kind: str, typed: str, issuer: str = "") -> GivenNumber | Mistake:
    """The number of this kind that was typed, or the sentence that says why it is none; it never repeats the number."""
    text = plain_line(typed)
    found = bare(text)
    if "\0" in text:
        return Mistake(_("This holds a character that no text can hold (NUL). Please type it again."))
    if not any(character.isdigit() for character in found):
        return Mistake(_("There is no digit in this, and an identity number has some."))
    if len(found) > LONGEST:
        sentence = _("This has %(count)s letters and digits, and no identity number has more than %(most)s.")
        return Mistake(sentence % {"count": len(found), "most": LONGEST})
    if not found.strip("0"):
        return Mistake(_("This is nothing but zeros. Leave it empty if the number is not known."))
    if kind == IdentityKind.NATIONAL and (not found.isdecimal() or len(found) > _MOST_DIGITS):
        return Mistake(_("A national number is eleven digits and nothing else. Is this a number of another kind?"))
    return GivenNumber(kind, text, issuer)


def masked(text: str) -> str:
    """The end of a number, for a page: masked("01234567890") is "•••890"; of a short one not even half."""
    found = bare(text)
    shown = min(_SHOWN, (len(found) - 1) // 2)
    return f"•••{found[len(found) - shown :]}" if shown else "•••"


def digests_of(typed: str) -> list[str]:
    """The digests of what was typed, as a number of any kind; [] where it can be none."""
    found = (read_number(kind, typed) for kind in IdentityKind.values)
    return [] if len(typed) > 2 * LONGEST else [one.digest for one in found if isinstance(one, GivenNumber)]


# -- As a register's file gives them: type:number|type:number ----------------------------------------------------------


def kind_spellings() -> Spellings:
    """By what the kinds of numbers are called in a file: their values, and their names in both languages."""
    return Spellings(Entry(kind.value, _said(kind, "ar"), _said(kind, "en")) for kind in IdentityKind)


def _said(kind: IdentityKind, language: str) -> str:
    with override(language):
        return str(kind.label)


def read_numbers(cell: str, kinds: Spellings) -> tuple[GivenNumber, ...] | Mistake:
    """The numbers of one cell, or the sentence that says what is wrong with the first that cannot be."""
    found: dict[GivenNumber, None] = {}
    for part in filter(None, (each.strip() for each in cell.split("|"))):
        name, colon, typed = part.replace("：", ":").partition(":")
        if not colon:
            return Mistake(_("Write each number as type:number, for example passport:N123456, joined by |."))
        kind = kinds.find(name[:LONGEST])
        if isinstance(kind, Unknown):
            return Mistake(no_such_kind(kind))
        number = _placed(kind, typed)
        if isinstance(number, Mistake):
            return number
        found[number] = None
    return tuple(found)


def _placed(kind: Found, typed: str) -> GivenNumber | Mistake:
    """Of a civil registry the place stands before the number: civil-registry:دوما 45."""
    parts = _PLACE_FIRST.fullmatch(plain_line(typed)) if kind.code == IdentityKind.CIVIL_REGISTRY else None
    return read_number(kind.code, parts["number"], parts["place"]) if parts else read_number(kind.code, typed)


def no_such_kind(unknown: Unknown) -> str:
    """The sentence for a kind that is none; what looks like a number is not repeated."""
    said = "•••" if any(character.isdigit() for character in unknown.text) else unknown.text
    nearest = ", ".join(entry.code for entry in unknown.nearest)
    if nearest:
        return _("There is no kind of number “%(text)s”. The nearest: %(nearest)s.") % {
            "text": said,
            "nearest": nearest,
        }
    return _("There is no kind of number “%(text)s”. The kinds: %(kinds)s.") % {
        "text": said,
        "kinds": ", ".join(IdentityKind.values),
    }
