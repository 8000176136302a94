"""Which pairs are looked at: those who share two parts of the name, or one and a day or the mother.

A key that too many share is refined by what else is known of them, again and again; what then is still too many is
refused, and counted.
"""

from dataclasses import dataclass
from itertools import combinations

from duckdb import DuckDBPyConnection

from detainees.linkage.fields import MEANINGS

MOST = 40  # records in a block of a small register
MOST_OF_MANY = 12  # in one of more than _MANY records: pairs grow with the register, and so does what tells them apart
_MANY = 300_000
ROUNDS = 3
_LEAST_SHARE = 0.1  # of a meaning that makes a key
_FACTS = 8  # by which keys are refined
_TELLING = 5  # facts by which keys of many records are refined a second time: the third name, birth, arrest, home
_OFFSET = 100_000_000  # keeps days and mothers apart from words


@dataclass
class Blocks:
    """Keys that two records share at least, those refined, those refused, and how many pairs were not formed by them.

    A pair that one key refuses another may still form.
    """

    keys: int = 0
    refined: int = 0
    refused: int = 0
    pairs_not_formed: int = 0


def form_pairs(database: DuckDBPyConnection, records: int) -> Blocks:
    """The table `formed` (one, other) of numbers of people, the smaller first."""
    most, rounds, telling = (MOST, ROUNDS, _FACTS) if records <= _MANY else (MOST_OF_MANY, ROUNDS - 1, _TELLING)
    found = Blocks()
    database.execute(
        f"""
        CREATE TABLE facts AS {_facts()};
        CREATE TABLE several (one INTEGER, other INTEGER);
        CREATE TABLE keyed AS SELECT r, key, 0::TINYINT AS tag, coalesce(last, 0)::TINYINT AS last
            FROM (SELECT DISTINCT r, hash(organisation, k1, k2) AS key FROM ({_keys()}))
            LEFT JOIN (SELECT r, max(tag) AS last FROM facts WHERE tag <= {telling} GROUP BY r) USING (r)
        """
    )
    for round_ in range(rounds + 1):
        database.execute(_pairs_of_small_blocks(most))
        number, big = _row(database, f"SELECT count(*), count(*) FILTER (n > {most}) FROM sizes")
        if round_ == 0:
            found.keys, found.refined = number, big
        # Who has nothing left to be refined by stays in the block, and all do when it was refined enough.
        stay = "true" if round_ == rounds else "tag >= last"
        left, lost = _row(
            database,
            f"""
            SELECT count(*), coalesce(sum(m * (m - 1) // 2), 0)::BIGINT FROM (
                SELECT count(*) AS m FROM keyed JOIN sizes USING (key) WHERE n > {most} AND {stay}
                GROUP BY key HAVING count(*) > 1)
            """,
        )
        found.refused, found.pairs_not_formed = found.refused + left, found.pairs_not_formed + lost
        if not big or round_ == rounds:
            break
        database.execute(
            f"""
            CREATE TABLE finer AS SELECT keyed.r, hash(key, facts.tag, facts.value) AS key, facts.tag, last
                FROM keyed JOIN sizes USING (key) JOIN facts ON facts.r = keyed.r AND facts.tag > keyed.tag
                WHERE n > {most} AND (keyed.tag = 0 OR facts.tag <= {telling});
            DROP TABLE keyed; DROP TABLE sizes; ALTER TABLE finer RENAME TO keyed
            """
        )
    database.execute("DROP TABLE keyed; DROP TABLE sizes; DROP TABLE facts")
    database.execute("CREATE TABLE formed AS SELECT DISTINCT one, other FROM several; DROP TABLE several")
    return found


def _pairs_of_small_blocks(most: int) -> str:
    return f"""
        CREATE TABLE sizes AS SELECT key, count(*) AS n FROM keyed GROUP BY key HAVING count(*) > 1;
        CREATE TABLE members AS SELECT key, r FROM keyed JOIN sizes USING (key) WHERE n <= {most};
        INSERT INTO several SELECT a.r, b.r FROM members a JOIN members b USING (key) WHERE a.r < b.r;
        DROP TABLE members
    """


def _row(database: DuckDBPyConnection, query: str) -> tuple[int, ...]:
    row = database.execute(query).fetchone()
    assert row is not None
    return tuple(int(value) for value in row)


def _keys() -> str:
    """A row of person, organisation and two numbers for each key."""
    chosen = [
        (f"least({first}, {second})", f"greatest({first}, {second})", f"{holds} AND {holds_too}")
        for one, other in combinations(("given", "father", "family"), 2)
        for first, holds in _words(one)
        for second, holds_too in _words(other)
    ]
    facts = [(f"{_OFFSET} + {word}", holds) for word, holds in _words("mother")[:1]]
    facts += [("-arrest_from", "arrest_from = arrest_to"), (f"-{_OFFSET} - birth_from", "birth_from = birth_to")]
    chosen += [
        (word, value, f"{holds} AND {known}")
        for part in ("given", "father", "family")
        for word, holds in _words(part)[:2]
        for value, known in facts
    ]
    return " UNION ALL ".join(
        f"SELECT r, organisation, {one} AS k1, {other} AS k2 FROM entries WHERE {known}" for one, other, known in chosen
    )


def _words(part: str) -> list[tuple[str, str]]:
    return [(f"{part}_c{at}", f"{part}_w{at} >= {_LEAST_SHARE}") for at in range(1, MEANINGS + 1)]


def _facts() -> str:
    """A row of person, tag and value for each fact by which keys are refined; names that both keys lack first."""
    facts = [
        (1, "given_c1", "given_c1 IS NOT NULL"),
        (1, "father_c1", "father_c1 IS NOT NULL"),
        (1, "family_c1", "family_c1 IS NOT NULL"),
        (2, "birth_year", "birth_to - birth_from <= 366"),
        (3, "arrest_month", "arrest_to - arrest_from <= 31"),
        (4, "arrest_year", "arrest_to - arrest_from <= 366"),
        (5, "home_c1", "home_c1 IS NOT NULL"),
        (6, "facility_c1", "facility_c1 IS NOT NULL"),
        (7, "mother_c1", "mother_c1 IS NOT NULL"),
        (8, "grandfather_c1", "grandfather_c1 IS NOT NULL"),
    ]
    return " UNION ALL ".join(
        f"SELECT DISTINCT r, {tag}::TINYINT AS tag, {value}::INTEGER AS value FROM entries WHERE {known}"
        for tag, value, known in facts
    )
