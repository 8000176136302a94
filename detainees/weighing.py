"""What agrees and what differs between what was typed and one person, weighed, and said in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from casework.dates import PartialDate
from detainees.names import closeness

PARTS = ("given", "father", "family")
LEAST_SCORE = 0.5  # below it a stranger is likelier; docs/matching.md has what this costs and spares

_SAME_FROM, _ALIKE_FROM = 0.8, 0.3  # closeness of two spellings
_UNKNOWN = 0.5  # of a weight that neither agrees nor differs: who has less in common stands behind
_DAYS = 366

_SAME = {
    "given": _("the same given name"),
    "father": _("the same father's name"),
    "family": _("the same family name"),
}
_ALIKE = {
    "given": _("a given name that is alike"),
    "father": _("a father's name that is alike"),
    "family": _("a family name that is alike"),
}
_OTHER = {
    "given": _("another given name"),
    "father": _("another father's name"),
    "family": _("another family name"),
}
_YEARS_APART = ((1, 0.6), (2, 0.3), (5, 0.0))  # up to so many years: the share of agreeing that is left


class Weight(NamedTuple):
    """In bits: what agreeing says for one person, and what differing says against."""

    agrees: float
    differs: float


_NAMES = {"given": Weight(6.0, 5.0), "father": Weight(5.0, 4.0), "family": Weight(8.0, 5.0)}
_BIRTH, _HOME = Weight(4.0, 4.0), Weight(2.5, 1.5)


class Term(NamedTuple):
    """What one thing says: bits for one person, how many there could be, and the reason in words."""

    bits: float
    most: float
    reason: str | Promise


@dataclass(slots=True)
class Kept:
    """What the register has of a person: spellings of each of PARTS, date of birth, code of the governorate."""

    names: tuple[set[str], set[str], set[str]]
    birth: PartialDate | None
    home: str


class Scale:
    """Weighs persons against what was typed. Spellings come back among persons, and each is compared once."""

    def __init__(self, parts: Mapping[str, Iterable[str]], born: PartialDate | None, governorate: str) -> None:
        self._typed = {part: said for part in PARTS if (said := list(parts.get(part, ())))}
        self._born, self._governorate = born, governorate
        self._compared: dict[tuple[str, str], Term] = {}
        self._facts: dict[tuple[PartialDate | None, str], list[Term]] = {}

    def score(self, person: Kept) -> float:
        """From 0 to 1; 1 where all that was typed is known and agrees."""
        bits = most = 0.0
        for term in self._terms(person):
            bits += term.bits
            most += term.most
        return max(0.0, bits) / most if most else 0.0

    def reasons(self, person: Kept) -> list[str | Promise]:
        """What agrees and what differs; what is not known to both is left out."""
        return [term.reason for term in self._terms(person) if term.reason is not _NO_REASON]

    def _terms(self, person: Kept) -> list[Term]:
        terms = []
        for part, kept in zip(PARTS, person.names, strict=True):
            if part in self._typed:
                said = [self._of_name(part, text) for text in kept]
                terms.append(said[0] if len(said) == 1 else max(said, key=_bits, default=_UNKNOWN_NAME[part]))
        return terms + self._of_facts(person.birth, person.home)

    def _of_name(self, part: str, kept: str) -> Term:
        found = self._compared.get((part, kept))
        if found is None:
            close = max(closeness(typed, kept) for typed in self._typed[part])
            found = self._compared[part, kept] = _name(part, close)
        return found

    def _of_facts(self, birth: PartialDate | None, home: str) -> list[Term]:
        found = self._facts.get((birth, home))
        if found is None:
            found = [_birth(self._born, birth)] if self._born else []
            found += [_home(self._governorate, home)] if self._governorate else []
            self._facts[birth, home] = found
        return found


_NO_REASON = ""
_bits = attrgetter("bits")


def _unknown(weight: Weight) -> Term:
    """Said on one side only."""
    return Term(0.0, _UNKNOWN * weight.agrees, _NO_REASON)


_UNKNOWN_NAME = {part: _unknown(weight) for part, weight in _NAMES.items()}


def _known(weight: Weight, share: float, reason: str | Promise) -> Term:
    """Said on both sides: `share` of agreeing, or where it is below 0, of differing."""
    return Term(share * (weight.agrees if share >= 0 else weight.differs), weight.agrees, reason)


def _name(part: str, close: float) -> Term:
    if close < _ALIKE_FROM:
        return _known(_NAMES[part], -1.0, _OTHER[part])
    return _known(_NAMES[part], close, (_SAME if close >= _SAME_FROM else _ALIKE)[part])


def _birth(typed: PartialDate, kept: PartialDate | None) -> Term:
    if not kept:
        return _unknown(_BIRTH)
    days = max((typed.earliest() - kept.latest()).days, (kept.earliest() - typed.latest()).days)
    if days <= 0:
        return _known(_BIRTH, 1.0, _("born at the same time"))
    share = next((left for years, left in _YEARS_APART if days <= years * _DAYS), -1.0)
    return _known(_BIRTH, share, _("born at nearly the same time") if share > 0 else _("born at another time"))


def _home(typed: str, kept: str) -> Term:
    if not kept:
        return _unknown(_HOME)
    if typed == kept:
        return _known(_HOME, 1.0, _("from the same governorate"))
    return _known(_HOME, -1.0, _("from another governorate"))
