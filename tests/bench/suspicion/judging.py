"""What was flagged against what was planted, rule by rule."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from tests.bench.report import Line

RECALL, PRECISION = 0.95, 0.90


@dataclass(frozen=True)
class Judged:
    """Of one rule: how many records it had to flag, how many of these it did, and how many others."""

    rule: str
    planted: int
    found: int
    others: tuple[str, ...]

    @property
    def recall(self) -> float:
        return self.found / self.planted if self.planted else 1.0

    @property
    def precision(self) -> float:
        flagged = self.found + len(self.others)
        return self.found / flagged if flagged else 1.0

    @property
    def line(self) -> Line:
        met = self.recall >= RECALL and self.precision >= PRECISION
        measured = f"recall {self.recall:.3f}, precision {self.precision:.3f} of {self.planted}"
        return Line(self.rule, measured, f"≥ {RECALL}, ≥ {PRECISION}", met=met)


def judged(flags: Iterable[Mapping[str, Any]], truth: Mapping[str, Iterable[str]]) -> list[Judged]:
    """Each rule that was planted or flagged something; a record is known by its number, else by its reference."""
    flagged: dict[str, set[str]] = {}
    for flag in flags:
        flagged.setdefault(flag["rule"], set()).add(flag.get("external_id") or flag["subject"])
    return [_of_rule(rule, set(truth.get(rule, ())), flagged.get(rule, set())) for rule in sorted({*truth, *flagged})]


def _of_rule(rule: str, planted: set[str], flagged: set[str]) -> Judged:
    return Judged(rule, len(planted), len(planted & flagged), tuple(sorted(flagged - planted)))
