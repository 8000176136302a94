"""The expressions of comparing and scoring as SELECTs, stage around stage; the same text for every engine."""

from collections.abc import Mapping, Sequence

from detainees.linkage.expressions import Expression, columns_sql
from detainees.linkage.fields import DATES, comparisons

_KEPT = tuple(f"{field}_x" for field in DATES)  # of the first entry, for the second stage of comparing


def compared(pairs: str) -> str:
    """SELECT of what two entries have in common, of the people of `pairs` (one, other, turned, and what else it has).

    A pair comes as often as the two are told of.
    """
    first, second = comparisons()
    kept = ", ".join(f'a.{name} AS "a.{name}"' for name in _KEPT)
    inner = (
        f"(SELECT p.*, {columns_sql(first)}, {kept} "
        f"FROM {pairs} p JOIN entries a ON a.r = p.one AND a.turned = 0 "
        f"JOIN entries b ON b.r = p.other AND b.turned = p.turned)"
    )
    rarity = columns_sql(second)
    for name in _KEPT:
        rarity = rarity.replace(f"a.{name}", f'"a.{name}"')
    quoted = ", ".join(f'"a.{name}"' for name in _KEPT)
    return f"SELECT * EXCLUDE ({quoted}), {rarity} FROM {inner}"


def scored(source: str, stages: Sequence[Mapping[str, Expression]]) -> str:
    """SELECT of everything in `source` and of what the stages make of it."""
    text = source
    for stage in stages:
        text = f"(SELECT *, {columns_sql(stage)} FROM {text})"
    return f"SELECT * FROM {text}"
