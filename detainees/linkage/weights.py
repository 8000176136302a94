"""The weights of one register: how often what holds for one person, what chance does, and how many kin there are."""

from dataclasses import asdict, dataclass, field
from typing import Any, Self

from duckdb import DuckDBPyConnection

from detainees.linkage.fields import DATE_LEVELS, NAMES, PLACES

RULES_VERSION = 1
_ALL, _SEEN = 50_000, 1.5  # words that are kept with the weights; of more than that, those that are written twice

# Explanations of a pair besides one person: which fields are then as alike as one person's ("same"), what is another's
# for sure ("other"), what is as between siblings ("kin"); all else is chance.
RIVALS: dict[str, dict[str, str]] = {
    "stranger": {},
    "clan": {"family": "same", "home": "same"},
    "raid": {"arrest": "same", "facility": "same", "home": "same"},
    "sibling": {"given": "other", "father": "same", "grandfather": "same", "family": "same", "mother": "same",
                "home": "same", "birth": "kin"},
    "siblings together": {"given": "other", "father": "same", "grandfather": "same", "family": "same",
                          "mother": "same", "home": "same", "birth": "kin", "arrest": "same", "facility": "same"},
    "cousin": {"given": "other", "grandfather": "same", "family": "same", "home": "same"},
    "namesake cousin": {"given": "same", "grandfather": "same", "family": "same", "home": "same", "sex": "same"},
    "namesake": {"given": "same", "father": "same", "grandfather": "same", "family": "same", "home": "same",
                 "sex": "same"},
}  # fmt: skip


def _names() -> dict[str, list[float]]:
    return {name: [0.93, 0.88] for name in NAMES} | {"home": [0.9, 0.9], "facility": [0.75, 0.75]}


_BIRTH_SAME = [1.0, 0.15, 0.1, 0.5, 0.01, 0.02, 0.01, 0.02, 0.11, 0.06, 0.01, 0.01]
_BIRTH_CHANCE = [1.0, 0.0001, 0.001, 0.03, 0.01, 0.0001, 0.0001, 0.002, 0.06, 0.055, 0.15, 0.7]
_BIRTH_KIN = [1.0, 0.0002, 0.0005, 0.02, 0.005, 0.0001, 0.0001, 0.002, 0.3, 0.22, 0.35, 0.1]
_ARREST_SAME = [1.0, 0.15, 0.3, 0.4, 0.01, 0.02, 0.01, 0.03, 0.06, 0.01, 0.01, 0.01]
_ARREST_CHANCE = [1.0, 0.0003, 0.006, 0.13, 0.01, 0.0005, 0.0002, 0.02, 0.25, 0.17, 0.25, 0.16]


def _same() -> dict[str, list[float]]:
    return {"birth": list(_BIRTH_SAME), "arrest": list(_ARREST_SAME), "sex": [1.0, 0.99, 0.01]}


def _chance() -> dict[str, list[float]]:
    return {"birth": list(_BIRTH_CHANCE), "arrest": list(_ARREST_CHANCE), "sex": [1.0, 0.84, 0.16]}


def _kin() -> dict[str, list[float]]:
    return {"birth": list(_BIRTH_KIN)}


@dataclass
class Weights:
    """Plain, so that it can be kept as JSON.

    `agrees` by name or place: the chance that two entries of one person mean the same there, in one script and across
    scripts; `other` that it means the same where it is another's. `same`, `chance`, `kin` by date and sex: the chance
    of each level for one person, for strangers, for siblings. `shares` by explanation, `same` among them: of all pairs
    of the register. `numbers` by kind: the chance that two strangers bear one number. `words` by group and script: how
    often each is written; `rarities` by role, place, date: what each is worth, and under "" what one is worth that was
    never seen.
    """

    rules: int = RULES_VERSION
    records: int = 0
    learned_from: int = 0  # pairs
    agrees: dict[str, list[float]] = field(default_factory=_names)
    other: float = 0.01
    same: dict[str, list[float]] = field(default_factory=_same)
    chance: dict[str, list[float]] = field(default_factory=_chance)
    kin: dict[str, list[float]] = field(default_factory=_kin)
    shares: dict[str, float] = field(default_factory=dict)
    numbers: dict[str, float] = field(default_factory=dict)
    number_same: float = 0.95
    words: dict[str, dict[str, dict[str, float]]] = field(default_factory=dict)
    rarities: dict[str, dict[str, float]] = field(default_factory=dict)

    @classmethod
    def default(cls, records: int) -> Self:
        """What is supposed of a register of which nothing was learned yet."""
        pairs = max(1.0, records * (records - 1) / 2)
        expected = {"same": 0.05, "sibling": 0.05, "siblings together": 0.05, "cousin": 0.06, "namesake cousin": 0.03,
                    "namesake": 0.006}  # fmt: skip
        shares = {name: min(0.05, share * max(records, 1) / pairs) for name, share in expected.items()}
        return cls(records=records, shares=shares | {"clan": 1e-5, "raid": 1e-6})

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def of_json(cls, kept: dict[str, Any]) -> Self:
        return cls(**kept)


assert len(_BIRTH_SAME) == len(_ARREST_SAME) == DATE_LEVELS
CATEGORIES = (*NAMES, *PLACES)


def remember(database: DuckDBPyConnection, weights: Weights, words: dict[str, dict[str, dict[str, float]]]) -> None:
    """Keep what a single pair is weighed by later: words that are written twice at least, and what is rare."""
    known = sum(len(counts) for scripts in words.values() for counts in scripts.values())
    least = 0.0 if known <= _ALL else _SEEN
    weights.words = {
        group: {script: {word: n for word, n in counts.items() if n >= least} for script, counts in scripts.items()}
        for group, scripts in words.items()
    }
    rows = database.execute(
        f"""
        SELECT role, word, x FROM rarity JOIN words USING (c) JOIN counted USING (role, c) WHERE n >= {least}
        UNION ALL SELECT role, '', max(x) FROM rarity GROUP BY role
        UNION ALL SELECT field, place, x FROM places UNION ALL SELECT field, y::VARCHAR, x FROM years
        ORDER BY ALL
        """
    ).fetchall()
    for role, word, x in rows:
        weights.rarities.setdefault(role, {})[word] = x
