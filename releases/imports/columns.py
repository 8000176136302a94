"""The columns of the register file, and how a cell of each is read: by the rules of the forms, a sentence otherwise.

What the readers answer is remembered: most cells of a long register say what other rows have said already.
"""

from collections.abc import Callable, Collection, Sequence
from functools import lru_cache, partial
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from casework.dates import PartialDate, read_date
from casework.exports.formats import MARK
from casework.lists import DefinedChoices
from casework.mistake import Mistake
from casework.reachable import TextWithoutNumbers
from casework.typed_text import ARABIC, LATIN, TypedText, plain_line, read_name
from detainees.lists import ChargeType, IdentityKind, Sex
from detainees.models import Facility, Name
from detainees.numbers import GivenNumber, kind_spellings, read_number, read_numbers
from detainees.places import facility_spellings, find_governorate, no_such_facility, no_such_governorate
from detainees.spelling import Found, Spellings, Unknown
from releases.lists import Connection, Credibility, Mode, Reliability
from releases.models import Wave
from releases.waves import no_such_wave, wave_spellings

Reader = Callable[[str], Any]  # a value, or the Mistake

REMEMBERED = 5_000  # different cells of one kind; those that come seldom are soon forgotten
LONGEST_KEPT = 200  # characters
QUOTED = 100  # characters of a cell that a sentence repeats
NUMBERS = ("national_id", "other_ids")  # identity numbers: neither remembered nor repeated in a sentence
COLUMNS = (
    "external_id", "given_ar", "father_ar", "grandfather_ar", "family_ar", "mother_ar", "given_latin", "father_latin",
    "grandfather_latin", "family_latin", "mother_latin", "national_id", "other_ids", "sex", "birth",
    "home_governorate", "home_place", "arrest_date", "facility", "charge_category", "wave", "release_date",
    "release_governorate", "mode", "source", "source_reliability", "claim_credibility", "claim_connection",
    "claim_text",
)  # fmt: skip


def readers() -> dict[str, Reader]:
    """For each column the function that reads a cell in which something stands. Made anew for each import."""
    found: dict[str, Reader] = {
        "external_id": _external_id(_typed(TypedText(max_length=100))),
        "national_id": _national,
        "other_ids": partial(read_numbers, kinds=kind_spellings()),
        "sex": _listed(Sex, Sex.FEMALE, Sex.MALE),
        "birth": _date,
        "home_governorate": _governorate,
        "home_place": _typed(TextWithoutNumbers(max_length=200)),
        "arrest_date": _date,
        "facility": _named(facility_spellings(Facility.objects.all()), no_such_facility),
        "charge_category": _listed(ChargeType),
        "wave": _named(wave_spellings(Wave.objects.all()), no_such_wave),
        "release_date": _date,
        "release_governorate": _governorate,
        "mode": _listed(Mode),
        "source": _typed(TypedText(max_length=200)),
        "source_reliability": _listed(Reliability),
        "claim_credibility": _listed(Credibility),
        "claim_connection": _listed(Connection),
        "claim_text": _typed(TypedText(lines=True, max_length=10_000)),
    }
    for suffix, script in (("ar", ARABIC), ("latin", LATIN)):
        found |= dict.fromkeys([f"{part}_{suffix}" for part in Name.PARTS], _part_of_name(script))
    own = ("external_id", "claim_text", *NUMBERS)  # of each row its own: nothing is gained by remembering
    remembering = {read: _remembering(read) for read in found.values()}
    return {name: read if name in own else remembering[read] for name, read in found.items()}


def _remembering(read: Reader) -> Reader:
    kept = lru_cache(REMEMBERED)(read)
    return lambda cell: kept(cell) if len(cell) <= LONGEST_KEPT else read(cell)


def why_not(header: Sequence[str | None], own: Collection[str] = ()) -> str | None:
    """The sentence that says what is wrong with the header, or None; `own` are the columns that the team adds."""
    known = (*COLUMNS, *own)
    names = [(name or "").strip() for name in header]
    unknown = [name or "?" for name in names if name not in known]
    twice = sorted({name for name in names if names.count(name) > 1} - set(unknown))
    if unknown:
        return _("The file has columns that a register does not have: %(names)s. The columns are: %(columns)s.") % {
            "names": ", ".join(unknown[:20]),
            "columns": ", ".join(known),
        }
    if twice:
        return _("These columns stand in the file twice: %(names)s.") % {"names": ", ".join(twice)}
    if "external_id" not in names:
        return _("The file has no column external_id, by which its rows are known again.")
    if not {"given_ar", "given_latin"} & set(names):
        return _("The file has no given names: it needs the column given_ar, given_latin or both.")
    return None


def _typed(field: forms.Field) -> Reader:
    field.required = False

    def read(cell: str) -> Any:
        try:
            return field.clean(cell)
        except ValidationError as error:
            return Mistake(" ".join(map(str, error.messages)))

    return read


def _external_id(read: Reader) -> Reader:
    """As the line of an export that names its recipient begins, no row does: else somebody could be passed over."""

    def read_one(cell: str) -> Any:
        if plain_line(cell).startswith(MARK):
            sentence = _(
                "With “%(mark)s” begins the last line of an export: take it out. If it is a row, give it another "
                "external_id."
            )
            return Mistake(sentence % {"mark": MARK})
        return read(cell)

    return read_one


def _part_of_name(script: str) -> Reader:
    return lambda cell: read_name(cell, script)


def _national(cell: str) -> GivenNumber | Mistake | None:
    return read_number(IdentityKind.NATIONAL.value, cell) if cell.strip() else None


def _date(cell: str) -> PartialDate | Mistake | None:
    return read_date(cell)


def _listed(options: type[DefinedChoices], *named: DefinedChoices) -> Reader:
    """One of the values of a list, in capitals or not; `named` are those that the sentence offers, else all."""
    by_value = {value.casefold(): value for value in options.values}
    offered = ", ".join(option.value for option in named or tuple(options))

    def read(cell: str) -> str | Mistake:
        found = by_value.get(cell.strip().casefold())
        return found or Mistake(_("“%(text)s” is none of: %(values)s.") % {"text": _quoted(cell), "values": offered})

    return read


def _governorate(cell: str) -> str | Mistake:
    answer = find_governorate(_quoted(cell))
    return answer.code if isinstance(answer, Found) else Mistake(no_such_governorate(answer))


def _named(spellings: Spellings, sentence: Callable[[Unknown], str]) -> Reader:
    def read(cell: str) -> str | Mistake:
        answer = spellings.find(_quoted(cell))
        return answer.code if isinstance(answer, Found) else Mistake(sentence(answer))

    return read


def _quoted(cell: str) -> str:
    return cell if len(cell) <= QUOTED else f"{cell[:QUOTED]}…"
