"""Scores of pairs beside each other: who is one person with two who are not one person is one with one of them.

Brothers, and namesakes of a crowd, stand in such triangles; so no chain of pairs joins a family.
"""

from duckdb import DuckDBPyConnection

_LEAST = 0.01  # a pair below it rivals nobody
# How much likelier two are one person when both are like a third: three entries of one are rarer than two, but far more
# frequent than by chance.
_BY_A_THIRD = 1000.0


def weigh_groups(database: DuckDBPyConnection) -> None:
    """The table `scored`: each pair of `found` once, as it fits best; its odds against everything that excludes it."""
    database.execute(
        f"""
        CREATE TABLE best AS SELECT one, other, max(odds) AS odds, max(score) AS score FROM found GROUP BY one, other;
        CREATE TABLE edges AS
            SELECT one AS a, other AS b, odds FROM best WHERE score >= {_LEAST}
            UNION ALL SELECT other, one, odds FROM best WHERE score >= {_LEAST};
        CREATE TABLE excluded AS
            SELECT s.one, s.other, 
                sum(e.odds / (1 + {_BY_A_THIRD} * coalesce(t.odds, 0.0)) ORDER BY e.odds, e.b) AS odds
            FROM (SELECT one, other, one AS a, other AS b FROM best UNION ALL SELECT one, other, other, one FROM best) s
            JOIN edges e ON e.a = s.a AND e.b <> s.b
            LEFT JOIN edges t ON t.a = s.b AND t.b = e.b
            GROUP BY s.one, s.other;
        CREATE TABLE scored AS
            SELECT found.* EXCLUDE (score), found.odds / (1 + found.odds + coalesce(excluded.odds, 0.0)) AS score
            FROM found LEFT JOIN excluded USING (one, other)
            QUALIFY row_number() OVER (PARTITION BY one, other ORDER BY found.odds DESC) = 1;
        DROP TABLE edges; DROP TABLE excluded; DROP TABLE best
        """
    )
