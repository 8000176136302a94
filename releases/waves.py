"""What somebody means by the name of a wave, and the sentence that says it is not known."""

from collections.abc import Iterable
from functools import cache
from typing import Protocol

from django.utils.translation import gettext as _

from detainees.places import names_of
from detainees.spelling import Entry, Found, Spellings, Unknown
from releases.reference import waves

_NOISE = (
    *("legislative", "law", "no", "nr", "number", "of", "for", "year", "in"),
    *("التشريعي", "رقم", "لعام", "لسنة", "عام", "سنة", "للعام"),
)


class HasWaveNames(Protocol):
    """Rows of the reference file and of the table alike."""

    @property
    def code(self) -> str: ...
    @property
    def name_ar(self) -> str: ...
    @property
    def name_en(self) -> str: ...


@cache
def _shipped_waves() -> Spellings:
    return wave_spellings()


def wave_spellings(added: Iterable[HasWaveNames] = ()) -> Spellings:
    """Of the waves that come with the application and those added. For many questions: put together once."""
    known = {row.code: Entry(row.code, row.name_ar, row.name_en, tuple(row.other_names)) for row in waves()}
    for row in added:
        more = known[row.code].spellings if row.code in known else ()
        known[row.code] = Entry(row.code, row.name_ar, row.name_en, more)
    return Spellings(known.values(), noise=_NOISE)


def find_wave(text: str, added: Iterable[HasWaveNames] = ()) -> Found | Unknown:
    """By code or name: find_wave("مرسوم ٧ لعام ٢٠٢٢") == Found("decree-7-2022")."""
    rows = list(added)
    return (wave_spellings(rows) if rows else _shipped_waves()).find(text)


def no_such_wave(answer: Unknown) -> str:
    if not answer.nearest:
        return _("There is no wave “%(text)s” in the list.") % {"text": answer.text}
    return _("There is no wave “%(text)s” in the list. Did you mean %(names)s?") % {
        "text": answer.text,
        "names": names_of(answer),
    }
