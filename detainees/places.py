"""What somebody means by the name of a governorate or a facility, and the sentence that says it is not known."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Protocol

from django.utils.translation import gettext as _

from accounts.models.teams import in_language
from detainees.reference import facilities, governorates
from detainees.spelling import Entry, Found, Spellings, Unknown

_PROVINCE = ("governorate", "province", "muhafaza", "mohafazat", "محافظة")
_PRISON = ("prison", "jail", "سجن")


class HasNames(Protocol):
    """Rows of the reference files and of the tables alike."""

    @property
    def code(self) -> str: ...
    @property
    def name_ar(self) -> str: ...
    @property
    def name_en(self) -> str: ...
    @property
    def other_names(self) -> Sequence[str]: ...


class HasNumber(HasNames, Protocol):
    @property
    def number(self) -> str: ...


@cache
def governorate_spellings() -> Spellings:
    entries = [entry(row, row.pcode, row.printed_en, row.printed_ar) for row in governorates()]
    return Spellings(entries, noise=_PROVINCE)


@cache
def _shipped_facilities() -> Spellings:
    return facility_spellings()


def facility_spellings(added: Iterable[HasNumber] = ()) -> Spellings:
    """Of the facilities that come with the application and those added. For many questions: put together once."""
    rows: dict[str, HasNumber] = {row.code: row for row in (*facilities(), *added)}
    return Spellings((entry(row, *_numbered(row.number)) for row in rows.values()), noise=_PRISON)


def find_governorate(text: str) -> Found | Unknown:
    """By ISO code, P-code or name: find_governorate("Deir Ezzor Province") == Found("SY-DY")."""
    return governorate_spellings().find(text)


def find_facility(text: str, added: Iterable[HasNumber] = ()) -> Found | Unknown:
    """By code, name or branch number: find_facility("الفرع ٢١٥") == Found("branch-215")."""
    rows = list(added)
    return (facility_spellings(rows) if rows else _shipped_facilities()).find(text)


def no_such_governorate(answer: Unknown) -> str:
    if not answer.nearest:
        return _("There is no governorate “%(text)s”.") % {"text": answer.text}
    return _("There is no governorate “%(text)s”. Did you mean %(names)s?") % _said(answer)


def no_such_facility(answer: Unknown) -> str:
    if not answer.nearest:
        return _("There is no facility “%(text)s” in the list.") % {"text": answer.text}
    return _("There is no facility “%(text)s” in the list. Did you mean %(names)s?") % _said(answer)


def entry(row: HasNames, *more: str) -> Entry:
    """A row as the look-up wants it, answering to `more` spellings beside its own."""
    return Entry(row.code, row.name_ar, row.name_en, (*row.other_names, *more))


def names_of(answer: Unknown) -> str:
    """The nearest names with their codes, in the language of the page: `Sednaya Military Prison (sednaya); …`."""
    return in_language("؛ ", "; ").join(
        f"{in_language(near.name_ar, near.name_en)} ({near.code})" for near in answer.nearest
    )


def _said(answer: Unknown) -> dict[str, str]:
    return {"text": answer.text, "names": names_of(answer)}


def _numbered(number: str) -> tuple[str, ...]:
    return (number, f"branch {number}", f"فرع {number}") if number else ()
