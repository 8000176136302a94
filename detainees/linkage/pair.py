"""One pair, weighed in Python by the weights of the register: the same expressions that the job runs as SQL."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property, lru_cache
from itertools import islice, product
from typing import NamedTuple

from detainees.linkage.entries import MOST_ENTRIES, ROLES
from detainees.linkage.evidence import Evidence, evidence_of
from detainees.linkage.expressions import Row, Value, python_of
from detainees.linkage.fields import MEANINGS, NAMES, NUMBER_OTHER, NUMBER_SAME, PLACES, comparisons
from detainees.linkage.scoring import reasons, stages
from detainees.linkage.turned import crossings, exchanged
from detainees.linkage.vocabulary import Meaning, Vocabulary, word_of
from detainees.linkage.weights import RIVALS, Weights
from detainees.names import words_of

_GROUPS = {"father": "man", "grandfather": "man", "family": "family", "mother": "woman"}
_EPOCH = date(1900, 1, 1)
WORDS = 20_000  # parts of names of which a process keeps what they may mean
Entry = dict[str, Value]


class Span(NamedTuple):
    """First and last day that a date may mean."""

    earliest: date
    latest: date


@dataclass(frozen=True)
class Record:
    """What the extract has of one person; each of `names` has its `script` (ar, latin) and its parts."""

    sex: str = "unknown"
    birth: Span | None = None
    home: str = ""
    names: tuple[Mapping[str, str], ...] = ()
    arrests: tuple[Span, ...] = ()
    facilities: tuple[str, ...] = ()
    numbers: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True)
class Prepared:
    """A record as rows that can be compared, and its identity numbers as (kind, digest)."""

    entries: list[Entry]
    numbers: frozenset[tuple[str, str]] = frozenset()

    @cached_property
    def first(self) -> list[Entry]:
        """The rows as those of the first of two."""
        return [_sided("a", entry) for entry in self.entries]

    @cached_property
    def second(self) -> list[Entry]:
        """The rows as those of the second of two."""
        return [_sided("b", entry) for entry in self.entries]


@dataclass(frozen=True)
class PairScore:
    """As `found.FoundPair`; `score` knows nothing of third records."""

    score: float
    bits: float
    rival: str
    rival_bits: float
    evidence: list[Evidence] = field(default_factory=list)


class Scale:
    """Weighs records of one register against each other. Vocabularies are made when they are first asked for."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self._vocabularies: dict[str, Vocabulary] = {}
        self._known = lru_cache(maxsize=WORDS)(self._meant)

    def prepare(self, record: Record) -> Prepared:
        """The rows of a record, those of names that were typed into one part included."""
        names = [*record.names, *filter(None, map(_divided, record.names))] or [{}]
        told = product(names, record.arrests or (None,), record.facilities or ("",))
        return Prepared([self._entry(record, *one) for one in islice(told, MOST_ENTRIES)], record.numbers)

    @cached_property
    def work_out(self) -> Callable[[Row], None]:
        """Adds to the row of two entries how alike they are, the score and its reasons."""
        return python_of([*comparisons(), *stages(self.weights), reasons(self.weights)])

    def _entry(self, record: Record, name: Mapping[str, str], arrest: Span | None, facility: str) -> Entry:
        entry: Entry = {"sex": {"male": 1, "female": 2}.get(record.sex), "script": name.get("script", "")}
        for part in NAMES:
            entry |= self._name(part, name.get(part, ""), record.sex)
        for part, place in zip(PLACES, (record.home, facility), strict=True):
            rarity = self.weights.rarities.get(part, {})
            entry |= {f"{part}_c1": place or None, f"{part}_w1": 1.0, f"{part}_x1": rarity.get(place, 2.0)}
        return entry | self._date("birth", record.birth) | self._date("arrest", arrest)

    def _name(self, part: str, text: str, sex: str) -> Entry:
        return self._known(part, _GROUPS.get(part) or {"male": "man", "female": "woman"}.get(sex, "any"), text)

    def _meant(self, part: str, group: str, text: str) -> Entry:
        """Kept for the words that many bear; nobody changes what is kept."""
        found = self._vocabulary(group).meanings(word_of(text)) if text else []
        rarity = self.weights.rarities.get(ROLES[part], {"": 2.0})
        entry: Entry = {}
        for at in range(1, MEANINGS + 1):
            word, share = found[at - 1] if at <= len(found) else Meaning("", 0.0)
            known = share * rarity.get(word, rarity[""]) if word else None
            entry |= {f"{part}_c{at}": word or None, f"{part}_w{at}": share if word else None, f"{part}_x{at}": known}
        return entry

    def _vocabulary(self, group: str) -> Vocabulary:
        if group not in self._vocabularies:
            words = self.weights.words.get(group, {})
            self._vocabularies[group] = Vocabulary(words.get("ar", {}), words.get("latin", {}))
        return self._vocabularies[group]

    def _date(self, field_: str, span: Span | None) -> Entry:
        if span is None:
            unknown: Entry = {f"{field_}_{end}": None for end in ("from", "to", "year", "month", "turned")}
            return unknown | {f"{field_}_x": 1.0}
        begin, end = span
        if field_ == "birth" and begin == end and (begin.month, begin.day) == (1, 1):
            end = begin + timedelta(364)
        turned = None
        if begin == end and begin.day <= 12 and begin.day != begin.month:
            turned = (date(begin.year, begin.day, begin.month) - _EPOCH).days
        return {
            f"{field_}_from": (begin - _EPOCH).days,
            f"{field_}_to": (end - _EPOCH).days,
            f"{field_}_year": begin.year,
            f"{field_}_month": 12 * begin.year + begin.month,
            f"{field_}_turned": turned,
            f"{field_}_x": self.weights.rarities.get(field_, {}).get(str(begin.year), 1.0),
        }


def score_pair(scale: Scale, one: Prepared, other: Prepared, *, linked: bool = False) -> PairScore:
    """How likely two records are one person, told as it fits best; `linked` where they are known to be two."""
    level, worth = _numbers(scale.weights, one.numbers, other.numbers)
    papers: Entry = {"number_l": level, "number_x": worth, "linked": int(linked)}
    rows = [
        papers | {"turned": kind} | first | (_sided("b", exchanged(b, kind)) if kind else second)
        for (a, first), (b, second) in product(
            zip(one.entries, one.first, strict=True), zip(other.entries, other.second, strict=True)
        )
        for kind in crossings(a, b)
    ]
    for row in rows:
        scale.work_out(row)
    best = max(rows, key=lambda row: float(row["odds"] or 0.0))
    return PairScore(
        score=round(float(best["score"] or 0.0), 4),
        bits=round(float(best["bits"] or 0.0), 2),
        rival=list(RIVALS)[int(best["best"] or 0)],
        rival_bits=round(float(best["rival_bits"] or 0.0), 2),
        evidence=evidence_of(best),
    )


def _divided(name: Mapping[str, str]) -> dict[str, str] | None:
    """The name with what was typed as two names into one part taken apart; None where nothing was."""
    given, father = words_of(name.get("given", "")), words_of(name.get("father", ""))
    if len(given) < 2 and len(father) < 2:
        return None
    parts = dict(name)
    if len(father) > 1:
        parts |= {"father": father[0], "grandfather": name.get("grandfather") or father[1]}
    if len(given) > 1:
        parts |= {"given": given[0], "father": parts.get("father") or given[1]}
    return parts


def _sided(side: str, entry: Entry) -> Entry:
    return {f"{side}.{name}": value for name, value in entry.items()}


def _numbers(weights: Weights, one: frozenset[tuple[str, str]], other: frozenset[tuple[str, str]]) -> tuple[int, float]:
    """Level and worth of the numbers of both."""
    shared = one & other
    if shared:
        return NUMBER_SAME, max(weights.number_same / weights.numbers.get(kind, 1e-6) for kind, _digest in shared)
    kinds = {kind for kind, _digest in one} & {kind for kind, _digest in other}
    return (NUMBER_OTHER if kinds else 0), 1.0
