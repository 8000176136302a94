"""Weights learned from the register itself, without labels.

What chance does comes from frequencies and random pairs; what holds for one person, and how many pairs each rival
explains, by expectation and maximisation over the pairs that were formed, where nothing but the structure of the
explanations says which pair is of which kind.
"""

from collections.abc import Callable

from duckdb import DuckDBPyConnection

from detainees.linkage.fields import DATE_LEVELS, DATES, NAMES, PLACES
from detainees.linkage.scoring import column, stages
from detainees.linkage.selecting import compared, scored
from detainees.linkage.weights import Weights

ROUNDS = 12
RANDOM_PAIRS = 200_000
_ENOUGH = 2_000  # records from which on a register teaches
_DOUBT = 20.0  # pairs' worth of belief in what was supposed before
_SURE = 0.995


def learn_chance(database: DuckDBPyConnection, weights: Weights) -> None:
    """Levels of dates and sex in pairs of strangers, and how far families keep to a home, arrests to a place."""
    records = weights.records
    if records < _ENOUGH:
        return
    step = max(1, RANDOM_PAIRS // records)
    shifts = ", ".join(str((records * (2 * at + 1)) // (2 * step + 1) + 7) for at in range(step))
    database.execute(
        f"""
        CREATE TABLE ranked AS SELECT r AS id, (row_number() OVER (ORDER BY hash(r), r) - 1) AS r FROM people;
        CREATE TABLE chance_pairs AS SELECT a.id AS one, b.id AS other, 0::TINYINT AS turned
            FROM (SELECT id, (r + unnest([{shifts}])) % {records} AS beside FROM ranked WHERE r < {RANDOM_PAIRS}) a
            JOIN ranked b ON b.r = a.beside
        """
    )
    database.execute(f"CREATE TABLE by_chance AS {compared('chance_pairs')}")
    for field in (*DATES, "sex"):
        counts = dict(
            database.execute(f"SELECT {field}_l, count(*) FROM by_chance WHERE {field}_l > 0 GROUP BY 1").fetchall()
        )
        levels, before = weights.chance[field], sum(counts.values())
        for level in range(1, len(levels)):
            levels[level] = max(1e-6, round((counts.get(level, 0) + _DOUBT * levels[level]) / (before + _DOUBT), 7))
    for field, other, share in (("family", "home", "clan"), ("arrest", "facility", "raid")):
        weights.shares[share] = _bound_share(database, field, other)
    database.execute("DROP TABLE by_chance; DROP TABLE chance_pairs; DROP TABLE ranked")


def _bound_share(database: DuckDBPyConnection, field: str, other: str) -> float:
    """The share of all pairs that agree in `field` and, beyond chance, in `other` for it."""
    key = "family_c1" if field == "family" else "CASE WHEN arrest_from = arrest_to THEN arrest_from END"
    row = database.execute(
        f"""
        WITH e AS (SELECT {key} AS f, {other}_c1 AS v FROM entries WHERE {other}_c1 IS NOT NULL),
        f AS (SELECT f, count(*)::DOUBLE AS n FROM e WHERE f IS NOT NULL GROUP BY f),
        fv AS (SELECT f, v, count(*)::DOUBLE AS n FROM e WHERE f IS NOT NULL GROUP BY f, v),
        v AS (SELECT v, count(*)::DOUBLE AS n FROM e GROUP BY v)
        SELECT (SELECT count(*) FROM e)::DOUBLE, (SELECT sum(n * (n - 1)) FROM f), (SELECT sum(n * (n - 1)) FROM fv),
            (SELECT sum(n * n) / pow(sum(n), 2) FROM v)
        """
    ).fetchone()
    assert row is not None
    total, together, beyond, alone = row
    if not total or not together:
        return 1e-9
    excess = max(0.0, (beyond / together - alone) / (1 - alone + 1e-9))
    return float(round(max(1e-9, excess * together / (total * total)), 12))


def learn(database: DuckDBPyConnection, weights: Weights, tell: Callable[[float], None]) -> None:
    """Improve `weights` over the table `compared`."""
    if weights.records < _ENOUGH:
        return
    pairs = weights.records * (weights.records - 1) / 2
    supposed = Weights.default(weights.records)
    for round_ in range(ROUNDS):
        columns = _columns(weights)
        row = database.execute(
            f"SELECT {', '.join(columns.values())} FROM ({scored('compared', stages(weights))})"
        ).fetchone()
        assert row is not None
        _improve(weights, supposed, {name: value or 0.0 for name, value in zip(columns, row, strict=True)}, pairs)
        tell((round_ + 1) / ROUNDS)


def _share(explanation: str) -> str:
    return f"{column(explanation)} / (p_same + p_rivals)"


_LEARNED = ("same", "sibling", "siblings together", "cousin", "namesake cousin", "namesake")


def _columns(weights: Weights) -> dict[str, str]:
    found = {"pairs": "count(*)"}
    for explanation in _LEARNED:
        found[f"n {explanation}"] = f"sum({_share(explanation)})"
    same = _share("same")
    for field in (*NAMES, *PLACES):
        for cross, agrees in enumerate(weights.agrees[field]):
            known = f"{field}_k = 1 AND across = {cross}"
            found[f"k {field} {cross}"] = f"sum({same}) FILTER ({known})"
            found[f"a {field} {cross}"] = f"sum({same} * {agrees} * {field}_s / {field}_m) FILTER ({known})"
    for field in (*DATES, "sex"):
        for level in range(1, len(weights.same[field])):
            found[f"s {field} {level}"] = f"sum({same}) FILTER ({field}_l = {level})"
    siblings = f"({_share('sibling')} + {_share('siblings together')})"
    for level in range(1, DATE_LEVELS):
        found[f"b birth {level}"] = f"sum({siblings}) FILTER (birth_l = {level})"
    return found


def _improve(weights: Weights, supposed: Weights, sums: dict[str, float], pairs: float) -> None:
    weights.learned_from = int(sums["pairs"])
    for explanation in _LEARNED:
        weights.shares[explanation] = float(f"{(sums[f'n {explanation}'] + 1) / pairs:.5e}")
    for field, before in weights.agrees.items():
        for cross in (0, 1):
            known, agreeing = sums[f"k {field} {cross}"], sums[f"a {field} {cross}"]
            found = (agreeing + _DOUBT * supposed.agrees[field][cross]) / (known + _DOUBT)
            before[cross] = round(min(_SURE, found), 5)
    for table, letter, fields in ((weights.same, "s", (*DATES, "sex")), (weights.kin, "b", ("birth",))):
        first = supposed.same if letter == "s" else supposed.kin
        for field in fields:
            total = sum(sums[f"{letter} {field} {level}"] for level in range(1, len(table[field])))
            supposed_total = sum(first[field][1:])
            for level in range(1, len(table[field])):
                belief = _DOUBT * first[field][level] / supposed_total
                table[field][level] = round((sums[f"{letter} {field} {level}"] + belief) / (total + _DOUBT), 6)
