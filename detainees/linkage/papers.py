"""What is known of two people beside what each is told to be: equal numbers, and links between them."""

from duckdb import DuckDBPyConnection

from detainees.linkage.fields import NUMBER_OTHER, NUMBER_SAME
from detainees.linkage.weights import Weights

_RAREST = 2.0**-30  # of one number for two strangers, however few were seen
_SEEN = 20  # pairs of strangers with one number, from which a kind may be judged
_BELIEVED = 1e6  # pairs of strangers without a number in common, supposed of a kind before any were seen
_MOST_BEARERS = 30  # of a number; what more people bear is no number of a person
STRONG = 2.0**16  # an equal number that says so much is looked at whatever else is said


def compare_numbers(database: DuckDBPyConnection, weights: Weights) -> None:
    """The table `numbered` (one, other, l, x): who bear one number of a kind, and how much likelier than by chance."""
    database.execute(
        f"""
        CREATE TABLE bearers AS SELECT DISTINCT p.r, n.kind, n.digest, d.organisation
            FROM numbers n JOIN people p USING (id) JOIN records d USING (id);
        CREATE TABLE alike AS SELECT a.r AS one, b.r AS other, kind FROM bearers a JOIN bearers b
            USING (organisation, kind, digest)
            WHERE a.r < b.r AND (organisation, kind, digest) IN (SELECT (organisation, kind, digest) FROM bearers
                GROUP BY organisation, kind, digest HAVING count(*) BETWEEN 2 AND {_MOST_BEARERS})
        """
    )
    if not weights.numbers:
        weights.numbers = _by_chance(database)
    ways = " ".join(
        f"WHEN '{_quoted(kind)}' THEN {weights.number_same / chance!r}" for kind, chance in weights.numbers.items()
    )
    value = f"CASE kind {ways} ELSE 1.0 END" if ways else "1.0"
    database.execute(
        f"""
        CREATE TABLE numbered AS
        SELECT one, other, {NUMBER_SAME} AS l, max({value})::DOUBLE AS x FROM alike GROUP BY one, other
        """
    )


def _quoted(text: str) -> str:
    return text.replace("'", "''")


def _by_chance(database: DuckDBPyConnection) -> dict[str, float]:
    """By kind the chance that two strangers bear one number: how many do of whom no part of the name is alike.

    A kind of which half of those who share a number are strangers (a prison's) is never strong.
    """
    rows = database.execute(
        f"""
        WITH borne AS (SELECT kind, count(*)::DOUBLE AS n FROM bearers GROUP BY kind),
        shared AS (SELECT kind, count(DISTINCT (one, other))::DOUBLE AS n FROM alike GROUP BY kind),
        strangers AS (SELECT kind, count(DISTINCT (one, other))::DOUBLE AS n FROM alike
            JOIN entries a ON a.r = one JOIN entries b ON b.r = other
            WHERE a.given_c1 <> b.given_c1 AND a.father_c1 <> b.father_c1 AND a.family_c1 <> b.family_c1 GROUP BY kind)
        SELECT kind, (coalesce(strangers.n, 0) + 0.1) / ({_BELIEVED} + borne.n * (borne.n - 1) / 2),
            coalesce(strangers.n >= {_SEEN} AND strangers.n > 0.5 * shared.n, false)
        FROM borne LEFT JOIN shared USING (kind) LEFT JOIN strangers USING (kind) ORDER BY kind
        """
    ).fetchall()
    chances = {kind: max(chance, 1.01 / STRONG) if weak else chance for kind, chance, weak in rows}
    return {kind: float(f"{min(0.5, max(_RAREST, chance)):.4e}") for kind, chance in chances.items()}


def add_papers(database: DuckDBPyConnection, pairs: str) -> str:
    """SELECT of `pairs` with `number_l`, `number_x` and `linked`."""
    return f"""
        (SELECT p.*,
            CASE WHEN n.l IS NOT NULL THEN n.l WHEN u.one IS NOT NULL THEN {NUMBER_OTHER} ELSE 0 END AS number_l,
            coalesce(n.x, 1.0)::DOUBLE AS number_x, CASE WHEN k.one IS NULL THEN 0 ELSE 1 END AS linked
        FROM {pairs} p LEFT JOIN numbered n USING (one, other) LEFT JOIN unlike u USING (one, other)
            LEFT JOIN linked k USING (one, other))
    """


def compare_links(database: DuckDBPyConnection) -> None:
    """The tables `linked` and `unlike` (one, other): who are known to be two, and who bear numbers that differ."""
    database.execute(
        """
        CREATE TABLE linked AS SELECT DISTINCT least(a.r, b.r) AS one, greatest(a.r, b.r) AS other
            FROM links l JOIN people a ON a.id = l.one JOIN people b ON b.id = l.other;
        CREATE TABLE unlike AS SELECT DISTINCT pairs.one, pairs.other FROM (SELECT DISTINCT one, other FROM pairs) pairs
            JOIN bearers a ON a.r = pairs.one JOIN bearers b ON b.r = pairs.other AND b.kind = a.kind
            WHERE NOT EXISTS (SELECT 1 FROM alike
                WHERE alike.one = pairs.one AND alike.other = pairs.other AND alike.kind = a.kind)
        """
    )
