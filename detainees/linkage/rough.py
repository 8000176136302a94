"""A first look at the pairs that were formed, by the likeliest meanings alone: most have nothing else in common.

It lets go what is far from being one person, so that only the rest is weighed with care; how many is counted.
"""

from math import log2

from duckdb import DuckDBPyConnection

from detainees.linkage.turned import crossing
from detainees.linkage.weights import Weights

_MARGIN = 10.0  # bits below even odds that a rough look may be wrong by
_NAMES = ("given", "father", "family")
_OTHERS = ("grandfather", "mother", "home", "facility")
_DIFFERS = {"given": -4, "father": -4, "family": -4, "grandfather": -4, "mother": -4, "home": -2.5, "facility": -0.7}


def let_go(database: DuckDBPyConnection, weights: Weights) -> None:
    """The table `pairs` (one, other, turned), of `formed` and of those with one number."""
    database.execute(f"CREATE TABLE brief AS SELECT {_brief()} FROM entries")
    least = -log2(weights.shares["same"]) - _MARGIN
    database.execute(
        f"""
        CREATE TABLE pairs AS
        SELECT DISTINCT one, other, unnest(CASE WHEN turned = 0 THEN [0] ELSE [0, turned] END)::TINYINT AS turned FROM (
            SELECT one, other, {crossing("a", "b")} AS turned
                FROM formed JOIN brief a ON a.r = one JOIN brief b ON b.r = other
                WHERE {crossing("a", "b")} > 0 OR {_bits()} >= {least}
            UNION ALL SELECT one, other, 0::TINYINT FROM numbered WHERE l = 1);
        DROP TABLE brief; DROP TABLE formed
        """
    )


def _brief() -> str:
    names = ", ".join(
        f"{n}_c1 AS {n}1, {n}_c2 AS {n}2, log2({n}_x1 / {n}_w1)::FLOAT AS {n}_b, ({n}_w1 > 0.9) AS {n}_sure"
        for n in _NAMES
    )
    others = ", ".join(f"{n}_c1 AS {n}1, log2({n}_x1 / {n}_w1)::FLOAT AS {n}_b" for n in _OTHERS)
    dates = ", ".join(
        f"CASE WHEN {d}_to - {d}_from <= 366 THEN {d}_year END AS {d}_y, "
        f"CASE WHEN {d}_to - {d}_from <= 31 THEN {d}_month END AS {d}_m"
        for d in ("birth", "arrest")
    )
    return f"r, sex, {names}, {others}, {dates}"


def _bits() -> str:
    terms = ["CASE WHEN a.sex <> b.sex THEN -5 ELSE 0 END"]
    for n in _NAMES:
        same = f"a.{n}1 = b.{n}1 OR a.{n}1 = b.{n}2 OR a.{n}2 = b.{n}1"
        terms.append(
            f"CASE WHEN a.{n}1 IS NULL OR b.{n}1 IS NULL THEN 0 WHEN {same} THEN least(a.{n}_b, b.{n}_b) "
            f"WHEN a.{n}_sure AND b.{n}_sure THEN {_DIFFERS[n]} ELSE -1 END"
        )
    for n in _OTHERS:
        terms.append(
            f"CASE WHEN a.{n}1 IS NULL OR b.{n}1 IS NULL THEN 0 WHEN a.{n}1 = b.{n}1 THEN a.{n}_b "
            f"ELSE {_DIFFERS[n]} END"
        )
    terms.append("CASE abs(a.birth_y - b.birth_y) WHEN 0 THEN 5 WHEN 1 THEN 2 WHEN 2 THEN 0 ELSE -5 END")
    terms.append(
        "CASE WHEN a.arrest_y IS NULL OR b.arrest_y IS NULL THEN 0 WHEN a.arrest_m = b.arrest_m THEN 6 "
        "ELSE CASE abs(a.arrest_y - b.arrest_y) WHEN 0 THEN 3 WHEN 1 THEN -1 ELSE -5 END END"
    )
    terms[-2] = f"CASE WHEN a.birth_y IS NULL OR b.birth_y IS NULL THEN 0 ELSE {terms[-2]} END"
    return " + ".join(terms)
