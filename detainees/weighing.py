"""What agrees and what differs between what was typed and one person, weighed, and said in words."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import permutations
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from casework.dates import PartialDate
from detainees.names import closeness, is_kunya

PARTS = ("given", "father", "family")
LEAST_SHARE = 0.5  # of what could agree; below it a stranger is likelier. docs/matching.md has what it costs and spares

_SAME_FROM, _ALIKE_FROM = 0.8, 0.3  # closeness of two spellings
_UNKNOWN = 0.5  # of a weight that neither agrees nor differs: how much of it is missed
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


_MOVED = 4.0  # bits that a whole name loses whose parts stand in another order
_LEAST_LOST = 2.5  # bits: half of the father's name, which is mistyped
_ORDERS = tuple(permutations(range(len(PARTS))))[1:]
_MOVES = (("family", 0), ("family", 1), ("given", 1))  # one of which is made in any other order
_NAMES = {"given": Weight(6.0, 5.0), "father": Weight(5.0, 4.0), "family": Weight(8.0, 5.0)}
_BIRTH, _HOME = Weight(4.0, 4.0), Weight(2.5, 1.5)


class Term(NamedTuple):
    """What one thing says: bits for one person, how many there could be, and the reason in words."""

    bits: float
    most: float
    reason: str | Promise


class Found(NamedTuple):
    """A person as the register's keys have them (`NameKeys`): spellings, date of birth and home, "" if not known."""

    pk: int
    spelled: str
    birth: str
    home: str


class Weighed(NamedTuple):
    """In the order in which persons are offered: whether they are likely, and what speaks for them in bits."""

    likely: bool
    bits: float


class Scale:
    """Weighs persons against what was typed. Spellings come back among persons, and each is compared once."""

    def __init__(self, parts: Mapping[str, Iterable[str]], born: PartialDate | None, governorate: str) -> None:
        self._typed = {part: said for part in PARTS if (said := [text for text in parts.get(part, ()) if text])}
        self._born, self._governorate = born, governorate
        self._most = sum(_NAMES[part].agrees for part in self._typed)
        self._most += (_BIRTH.agrees if born else 0) + (_HOME.agrees if governorate else 0)
        self._knows_facts = bool(born or governorate)
        self._places = [(at, part) for at, part in enumerate(PARTS) if part in self._typed]
        self._compared: dict[str, dict[str, Term]] = {part: {} for part in PARTS}
        self._names: dict[str, tuple[float, float]] = {}
        self._facts: dict[tuple[str, str], tuple[float, float]] = {}

    def weigh(self, person: Found) -> Weighed:
        """What speaks for this person being meant, and whether it is more than speaks for a stranger."""
        names = self._names.get(person.spelled)
        if names is None:
            names = self._names[person.spelled] = _sums(self._of_names(person.spelled))
        bits, reach = names
        if self._knows_facts:
            at = person.birth, person.home
            facts = self._facts.get(at)
            if facts is None:
                facts = self._facts[at] = _sums(self._of_facts(*at))
            bits, reach = bits + facts[0], reach + facts[1]
        return Weighed(bits >= LEAST_SHARE * reach, bits)

    @property
    def enough(self) -> float:
        """Bits that nobody reaches in whose name one part differs."""
        return self._most - _LEAST_LOST

    def score(self, bits: float) -> float:
        """From 0 to 1; 1 where all that was typed is known and agrees."""
        return max(0.0, bits) / self._most if self._most else 0.0

    def reasons(self, person: Found) -> list[str | Promise]:
        """What agrees and what differs; what is not known to both is left out."""
        terms = [*self._of_names(person.spelled), *self._of_facts(person.birth, person.home)]
        return [term.reason for term in terms if term.reason is not _NO_REASON]

    def differing(self, person: Found) -> list[str | Promise]:
        """Of the names alone, what is another on the two sides; [] where all that both know agrees or is alike."""
        return [term.reason for term in self._of_names(person.spelled) if term.bits < 0]

    def _of_names(self, spelled: str) -> list[Term]:
        names = [name.split("|") for name in spelled.split("/")]
        terms = self._in_order(names)
        if len(terms) == len(PARTS) and sum(term.bits > 0 for term in terms) < len(PARTS) - 1:
            moved = [found for name in names if all(name) and (found := self._in_another_order(name))]
            terms = max([terms, *moved], key=_sums)
        return terms

    def _in_order(self, names: list[list[str]]) -> list[Term]:
        """Each part by the name that has the likest."""
        terms = []
        for at, part in self._places:
            best = _NOTHING
            for name in names:
                kept = name[at]
                if kept and (term := self._of_name(part, kept)).bits > best.bits:
                    best = term
            terms.append(_UNKNOWN_NAME[part] if best is _NOTHING else best)
        return terms

    def _in_another_order(self, name: list[str]) -> list[Term]:
        """All three parts agree with parts in other places; [] where they do not."""
        if all(self._of_name(part, name[at]).bits <= 0 for part, at in _MOVES):
            return []
        for order in _ORDERS:
            terms = []
            for part, at in zip(PARTS, order, strict=True):
                term = self._of_name(part, name[at])
                if term.bits <= 0:
                    break
                terms.append(term)
            else:
                bits, most = _sums(terms)
                return [Term(bits - _MOVED, most, _("the same names in another order"))]
        return []

    def _of_name(self, part: str, kept: str) -> Term:
        compared = self._compared[part]
        found = compared.get(kept)
        if found is None:
            found = compared[kept] = self._compare(part, kept)
        return found

    def _compare(self, part: str, kept: str) -> Term:
        close = max(closeness(typed, kept) for typed in self._typed[part])
        if part == "given" and close < _ALIKE_FROM and (is_kunya(kept) or all(map(is_kunya, self._typed[part]))):
            return _UNKNOWN_NAME[part]
        return _name(part, close)

    def _of_facts(self, birth: str, home: str) -> list[Term]:
        terms = [_birth(self._born, _date(birth) if birth else None)] if self._born else []
        return [*terms, _home(self._governorate, home)] if self._governorate else terms


_NO_REASON = ""
_NOTHING = Term(float("-inf"), 0.0, _NO_REASON)
_date = lru_cache(maxsize=1 << 14)(PartialDate)


def _sums(terms: Iterable[Term]) -> tuple[float, float]:
    bits = reach = 0.0
    for term in terms:
        bits += term.bits
        reach += term.most
    return bits, reach


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
