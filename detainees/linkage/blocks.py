"""Which pairs are looked at: those who share two parts of the name, or one and a day or the mother.

A key that too many share is refined by what else is known of them, three times over; what is still too many then is
refused and counted.
"""

from dataclasses import dataclass, field
from itertools import combinations

from duckdb import DuckDBPyConnection

from detainees.linkage.fields import MEANINGS

MOST = 12  # records in a block
_LEAST_SHARE = 0.1  # of a meaning that makes a key
_ROUNDS = 3
_OFFSET = 100_000_000  # keeps days and mothers apart from words

@dataclass
class Blocks:
    keys: int = 0
    refined: int = 0
    refused: int = 0
    pairs_not_formed: int = 0
    by_round: list[dict[str, int]] = field(default_factory=list)


def form_pairs(database: DuckDBPyConnection) -> Blocks:
    """The table `pairs` (one, other), `one` the smaller id."""
    found = Blocks()
    database.execute(f"CREATE TABLE facts AS {_facts()}")
    database.execute("CREATE TABLE pairs_found (one BIGINT, other BIGINT)")
    database.execute(f"CREATE TABLE keyed AS SELECT DISTINCT id, organisation, k1, k2, 0 AS tag FROM ({_keys()})")
    by = "organisation, k1, k2, tag"
    for round_ in range(_ROUNDS + 1):
        database.execute(
            f"""
            CREATE TABLE blocks AS SELECT {by}, count(*) AS n, row_number() OVER () AS block FROM keyed
            GROUP BY ALL HAVING count(*) > 1
            """
        )
        database.execute(
            f"""
            CREATE TABLE members AS SELECT block, id FROM keyed JOIN blocks USING ({by}) WHERE n <= {MOST};
            INSERT INTO pairs_found SELECT DISTINCT a.id, b.id FROM members a JOIN members b USING (block) WHERE a.id < b.id;
            DROP TABLE members
            """
        )
        number, big, lost = database.execute(
            f"SELECT count(*), count(*) FILTER (n > {MOST}), coalesce(sum(n * (n - 1) / 2) FILTER (n > {MOST}), 0) FROM blocks"
        ).fetchone()
        found.by_round.append({"blocks": number, "big": big, "pairs": int(lost)})
        if round_ == 0:
            found.keys, found.refined = number, big
        if round_ == _ROUNDS or not big:
            found.refused, found.pairs_not_formed = big, int(lost)
            break
        database.execute(
            f"""
            CREATE TABLE finer AS
            SELECT keyed.id, 0 AS organisation, blocks.block AS k1, facts.value AS k2, facts.tag AS tag
            FROM keyed JOIN blocks USING ({by}) JOIN facts ON facts.id = keyed.id AND facts.tag > keyed.tag
            WHERE n > {MOST};
            DROP TABLE keyed; DROP TABLE blocks; ALTER TABLE finer RENAME TO keyed
            """
        )
        by = "organisation, k1, k2, tag"
    database.execute("DROP TABLE keyed; DROP TABLE blocks")
    database.execute("INSERT INTO pairs_found SELECT one, other FROM same_numbers")
    database.execute("CREATE TABLE pairs AS SELECT DISTINCT one, other FROM pairs_found; DROP TABLE pairs_found")
    return found


def _words(part: str) -> list[tuple[str, str]]:
    return [(f"{part}_c{at}", f"{part}_w{at} >= {_LEAST_SHARE}") for at in range(1, MEANINGS + 1)]


def _keys() -> str:
    chosen = []
    for one, other in combinations(("given", "father", "family"), 2):
        for (first, holds), (second, holds_too) in ((a, b) for a in _words(one) for b in _words(other)):
            chosen.append(
                f"SELECT id, organisation, least({first}, {second}) AS k1, greatest({first}, {second}) AS k2 "
                f"FROM entries WHERE {holds} AND {holds_too}"
            )
    mothers = [(f"{_OFFSET} + {word}", holds) for word, holds in _words("mother")[:1]]
    days = [
        (f"-arrest_from", "arrest_from = arrest_to"),
        (f"-{_OFFSET} - birth_from", "birth_from = birth_to"),
    ]
    for part in ("given", "father", "family"):
        for word, holds in _words(part)[:2]:
            for value, known in mothers + days:
                chosen.append(f"SELECT id, organisation, {word} AS k1, {value} AS k2 FROM entries WHERE {holds} AND {known}")
    return " UNION ALL ".join(chosen)


def _facts() -> str:
    facts = [
        ("birth_year", "birth_to - birth_from <= 366"),
        ("arrest_month", "arrest_to - arrest_from <= 31"),
        ("arrest_year", "arrest_to - arrest_from <= 366"),
        ("home_c1", "home_c1 IS NOT NULL"),
        ("facility_c1", "facility_c1 IS NOT NULL"),
        ("mother_c1", "mother_c1 IS NOT NULL"),
        ("grandfather_c1", "grandfather_c1 IS NOT NULL"),
    ]
    chosen = [f"SELECT DISTINCT id, {tag} AS tag, {value} AS value FROM entries WHERE {known}" for tag, (value, known) in enumerate(facts, 2)]
    chosen += [f"SELECT DISTINCT id, 1 AS tag, {part}_c1 AS value FROM entries WHERE {part}_c1 IS NOT NULL" for part in ("given", "father", "family")]
    return " UNION ALL ".join(chosen)
