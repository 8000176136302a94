"""Scores of pairs beside each other: who is one person with two who are not one person is one with one of them.

Brothers, and namesakes of a crowd, stand in such triangles; so no chain of pairs joins a family.
"""

from duckdb import DuckDBPyConnection

_LEAST = 0.01  # a pair below it rivals nobody
_SURE = 0.9
# How much likelier than by chance two are one person when both surely are a third: learned from triangles of sure
# pairs, since some registers have a person twice at most and others as often as people asked for them.
_BY_A_THIRD, _LEAST_BY, _MOST_BY = 1000.0, 1.0, 10_000.0
_OPEN, _CLOSED = 20.0, 1.0  # triangles supposed before any were seen


def weigh_groups(database: DuckDBPyConnection) -> None:
    """The table `scored`: each pair of `found` once, as it fits best; its odds against everything that excludes it."""
    database.execute(
        f"""
        CREATE TABLE best AS SELECT one, other, max(odds) AS odds, max(score) AS score FROM found GROUP BY one, other;
        CREATE TABLE edges AS
            SELECT one AS a, other AS b, odds FROM best WHERE score >= {_LEAST}
            UNION ALL SELECT other, one, odds FROM best WHERE score >= {_LEAST}
        """
    )
    by_a_third = _by_a_third(database)
    database.execute(
        f"""
        CREATE TABLE excluded AS
            SELECT s.one, s.other,
                sum(e.odds / (1 + {by_a_third} * coalesce(t.odds, 0.0)) ORDER BY e.odds, e.b) AS odds
            FROM (SELECT one, other, one AS a, other AS b FROM best UNION ALL SELECT one, other, other, one FROM best) s
            JOIN edges e ON e.a = s.a AND e.b <> s.b
            LEFT JOIN edges t ON t.a = s.b AND t.b = e.b
            GROUP BY s.one, s.other;
        CREATE TABLE scored AS
            SELECT f.* EXCLUDE (score, fit), f.odds / (1 + f.odds + coalesce(excluded.odds, 0.0)) AS score
            FROM (SELECT *, row_number() OVER (PARTITION BY one, other ORDER BY odds DESC) AS fit FROM found) f
            LEFT JOIN excluded USING (one, other) WHERE f.fit = 1;
        DROP TABLE edges; DROP TABLE excluded; DROP TABLE best
        """
    )


def _by_a_third(database: DuckDBPyConnection) -> float:
    row = database.execute(
        f"""
        WITH sure AS (SELECT a, b FROM edges WHERE odds >= {_SURE / (1 - _SURE)})
        SELECT count(*) FILTER (t.odds >= 1), count(*) FILTER (t.odds IS NULL OR t.odds < 1)
        FROM sure s JOIN sure u ON u.a = s.a AND u.b > s.b LEFT JOIN edges t ON t.a = s.b AND t.b = u.b
        """
    ).fetchone()
    assert row is not None
    closed, opened = row
    return float(min(_MOST_BY, max(_LEAST_BY, _BY_A_THIRD * (closed + _CLOSED) / (opened + _OPEN))))
