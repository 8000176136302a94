"""What is compared of an entry, as PostgreSQL tells it: one query for each file of the extract.

The register job copies them, the look-back after a change reads them, and the fingerprint of a pair is drawn from them.
An entry for which another one stands takes no part of its own: its names and detentions are told of the other one. Of a
facility that is one place with another (ADR 0019), the one that stands for both is told.
"""

from collections.abc import Collection, Mapping
from hashlib import sha256
from typing import Any

from django.db import connection
from psycopg import sql

Row = dict[str, Any]
Told = Mapping[str, list[Row]]  # by file

AT_ONCE = 2_000  # entries whose facts are told at once
ALL = sql.SQL("TRUE")
THESE = sql.SQL("""d.id IN (
    SELECT e.id FROM unnest(%(entries)s::bigint[]) these JOIN detainees_detainee e ON e.id = these
    WHERE e.merged_into_id IS NULL
    UNION ALL
    SELECT e.id FROM unnest(%(entries)s::bigint[]) these JOIN detainees_detainee e ON e.merged_into_id = these)""")

_QUERIES: Mapping[str, str] = {
    "records": """
        SELECT d.id, d.organisation_id AS organisation, d.sex, d.birth_earliest,
            d.birth_latest, d.home_governorate_id AS home
        FROM detainees_detainee d WHERE d.merged_into_id IS NULL AND {chosen}""",
    "names": """
        SELECT coalesce(d.merged_into_id, d.id) AS id, n.script, n.given, n.father, n.grandfather, n.family, n.mother
        FROM detainees_name n JOIN detainees_detainee d ON d.id = n.detainee_id WHERE {chosen}""",
    "arrests": """
        SELECT coalesce(d.merged_into_id, d.id) AS id, a.arrest_date_earliest AS earliest,
            a.arrest_date_latest AS latest
        FROM detainees_detention a JOIN detainees_detainee d ON d.id = a.detainee_id
        WHERE a.arrest_date IS NOT NULL AND {chosen}""",
    "facilities": """
        WITH RECURSIVE above AS (
            SELECT merged_id AS code, kept_id AS facility FROM detainees_facilitymerge WHERE undone_at IS NULL),
        led AS (
            SELECT code, facility FROM above
            UNION ALL SELECT led.code, above.facility FROM led JOIN above ON above.code = led.facility),
        standing AS (
            SELECT code, facility FROM led WHERE facility NOT IN (SELECT code FROM above))
        SELECT coalesce(d.merged_into_id, d.id) AS id, coalesce(f.facility, s.facility_id) AS facility
        FROM detainees_stay s JOIN detainees_detention a ON a.id = s.detention_id
        JOIN detainees_detainee d ON d.id = a.detainee_id
        LEFT JOIN standing f ON f.code = s.facility_id WHERE {chosen}""",
    "numbers": """
        SELECT coalesce(d.merged_into_id, d.id) AS id, n.kind, n.digest || '/' || n.issuer_key AS digest
        FROM detainees_identitynumber n JOIN detainees_detainee d ON d.id = n.detainee_id
        WHERE n.struck_at IS NULL AND {chosen}""",
    # Each link twice, so that it is told of an entry whichever end that is.
    "links": """
        SELECT coalesce(d.merged_into_id, d.id) AS one, coalesce(e.merged_into_id, e.id) AS other, l.kind
        FROM detainees_link l
        JOIN detainees_detainee d ON d.id = l.one_id JOIN detainees_detainee e ON e.id = l.other_id
        WHERE l.struck_at IS NULL AND coalesce(d.merged_into_id, d.id) <> coalesce(e.merged_into_id, e.id) AND {chosen}
        UNION ALL
        SELECT coalesce(d.merged_into_id, d.id), coalesce(e.merged_into_id, e.id), l.kind
        FROM detainees_link l
        JOIN detainees_detainee d ON d.id = l.other_id JOIN detainees_detainee e ON e.id = l.one_id
        WHERE l.struck_at IS NULL AND coalesce(d.merged_into_id, d.id) <> coalesce(e.merged_into_id, e.id) AND {chosen}
        """,
}
FILES = tuple(_QUERIES)
_WHOSE = {"links": "one"}  # of whom a row tells; of `id`, where nothing else is said


def query(file: str, chosen: sql.SQL) -> sql.Composed:
    """The query whose rows are those of `file`, of ALL entries or of THESE (`entries`, a list of ids)."""
    return sql.SQL(_QUERIES[file]).format(chosen=chosen)


def told_of(entries: Collection[int]) -> Told:
    """The rows of each file that tell of these entries."""
    found: dict[str, list[Row]] = {}
    with connection.cursor() as cursor:
        for file in FILES:
            cursor.execute(query(file, THESE), {"entries": list(entries)})
            names = [column.name for column in cursor.description or ()]
            found[file] = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    return found


def fingerprints(entries: Collection[int]) -> dict[int, str]:
    """By id, what changes when a fact of the entry changes that is compared: 64 hexadecimal digits."""
    found: dict[int, str] = {}
    told, ids = _fingerprint(), sorted(entries)
    with connection.cursor() as cursor:
        for start in range(0, len(ids), AT_ONCE):
            cursor.execute(told, {"entries": ids[start : start + AT_ONCE]})
            found.update(cursor.fetchall())
    return found


def print_of(one: int, other: int, prints: Mapping[int, str]) -> str:
    """The fingerprint of the pair of these two entries, of whom `one` was registered first."""
    return sha256((prints.get(one, "") + prints.get(other, "")).encode()).hexdigest()


def _fingerprint() -> sql.Composed:
    """All lines that the files have of an entry, in one order, and of them one digest."""
    lines = [
        sql.SQL("SELECT q.{id} AS id, {file} || to_jsonb(q)::text AS line FROM ({query}) q").format(
            id=sql.Identifier(_WHOSE.get(file, "id")), file=sql.Literal(f"{file} "), query=query(file, THESE)
        )
        for file in FILES
    ]
    return sql.SQL(
        "SELECT id, encode(sha256(convert_to(string_agg(line, E'\\n' ORDER BY line COLLATE \"C\"), 'UTF8')), 'hex')"
        " FROM ({lines}) told GROUP BY id"
    ).format(lines=sql.SQL(" UNION ALL ").join(lines))
