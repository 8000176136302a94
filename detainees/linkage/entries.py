"""The extract as rows that can be compared: one of a person for each of their names, arrests and stays."""

from pathlib import Path

from duckdb import DuckDBPyConnection

from detainees.linkage.fields import MEANINGS, NAMES
from detainees.linkage.spellings import texts_of, work_out_spellings

MOST_ENTRIES = 8  # of one person, the earliest names, arrests and stays first
_ROLE = {"given": "given", "father": "father", "grandfather": "father", "family": "family", "mother": "mother"}
_TABLES = {
    "records": "id BIGINT, organisation BIGINT, sex VARCHAR, birth_earliest DATE, birth_latest DATE, home VARCHAR",
    "names": "id BIGINT, script VARCHAR, given VARCHAR, father VARCHAR, grandfather VARCHAR, family VARCHAR, "
             "mother VARCHAR",
    "arrests": "id BIGINT, earliest DATE, latest DATE",
    "facilities": "id BIGINT, facility VARCHAR",
    "numbers": "id BIGINT, kind VARCHAR, digest VARCHAR",
    "links": "one BIGINT, other BIGINT, kind VARCHAR",
}  # fmt: skip


def read_extract(database: DuckDBPyConnection, extract: Path) -> None:
    for table, columns in _TABLES.items():
        database.execute(f"CREATE TABLE {table} ({columns})")
        database.execute(f"COPY {table} FROM '{extract / table}.csv' (HEADER, NULLSTR '', QUOTE '\"', ESCAPE '\"')")


def make_entries(database: DuckDBPyConnection, work: Path, threads: int) -> None:
    """The tables `spelled`, `words` and `entries`."""
    out = work / "spellings.csv"
    work_out_spellings(texts_of(database), out, threads)
    columns = ", ".join(f"m{at} VARCHAR, s{at} DOUBLE" for at in range(1, MEANINGS + 1))
    database.execute(f"CREATE TABLE meanings (grp VARCHAR, txt VARCHAR, {columns})")
    database.execute(f"COPY meanings FROM '{out}' (HEADER false, NULLSTR '', QUOTE '\"', ESCAPE '\"')")
    out.unlink()
    _number_words(database)
    _count_words(database)
    database.execute(_entries())


def _number_words(database: DuckDBPyConnection) -> None:
    each = " UNION ".join(f"SELECT m{at} AS word FROM meanings WHERE m{at} IS NOT NULL" for at in range(1, MEANINGS + 1))
    database.execute(f"CREATE TABLE words AS SELECT word, row_number() OVER (ORDER BY word) AS c FROM ({each})")
    chosen = ", ".join(f"w{at}.c AS c{at}, s{at}" for at in range(1, MEANINGS + 1))
    joins = " ".join(f"LEFT JOIN words w{at} ON w{at}.word = m{at}" for at in range(1, MEANINGS + 1))
    database.execute(f"CREATE TABLE meant AS SELECT grp, txt, {chosen} FROM meanings {joins}")


def _count_words(database: DuckDBPyConnection) -> None:
    """`spelled`: each spelling by role and group, its meanings, their shares, and those by rarity in the role."""
    database.execute(
        """
        CREATE TABLE written AS
        SELECT role, grp, txt, count(*)::DOUBLE AS n FROM (
            SELECT unnest(['given', 'father', 'father', 'family', 'mother']) AS role,
                   unnest([CASE sex WHEN 'male' THEN 'man' WHEN 'female' THEN 'woman' ELSE 'any' END,
                           'man', 'man', 'family', 'woman']) AS grp,
                   unnest([given, father, grandfather, family, mother]) AS txt
            FROM names JOIN records USING (id)
        ) WHERE txt IS NOT NULL GROUP BY ALL
        """
    )
    parts = " UNION ALL ".join(
        f"SELECT role, c{at} AS c, n * s{at} AS n FROM written JOIN meant USING (grp, txt) WHERE c{at} IS NOT NULL"
        for at in range(1, MEANINGS + 1)
    )
    database.execute(
        f"""
        CREATE TABLE counted AS SELECT role, c, round(sum(n), 3) AS n FROM ({parts}) GROUP BY ALL;
        CREATE TABLE rarity AS
        SELECT role, c, (sum(n) OVER (PARTITION BY role) + 2) / (n + 1) AS x FROM counted
        """
    )
    chosen = ", ".join(f"c{at}, s{at} AS w{at}, s{at} * r{at}.x AS x{at}" for at in range(1, MEANINGS + 1))
    joins = " ".join(
        f"LEFT JOIN rarity r{at} ON r{at}.role = written.role AND r{at}.c = c{at}" for at in range(1, MEANINGS + 1)
    )
    database.execute(
        f"""
        CREATE TABLE spelled AS
        SELECT written.role, grp, txt, {chosen} FROM written JOIN meant USING (grp, txt) {joins}
        """
    )


def _entries() -> str:
    group = {"given": "CASE r.sex WHEN 'male' THEN 'man' WHEN 'female' THEN 'woman' ELSE 'any' END"}
    group |= {"father": "'man'", "grandfather": "'man'", "family": "'family'", "mother": "'woman'"}
    columns = ", ".join(
        f"{name}.{kind}{at} AS {name}_{kind}{at}" for name in NAMES for at in range(1, MEANINGS + 1) for kind in "cwx"
    )
    joins = " ".join(
        f"LEFT JOIN spelled {name} ON {name}.role = '{_ROLE[name]}' AND {name}.grp = {group[name]} "
        f"AND {name}.txt = n.{name}"
        for name in NAMES
    )
    return f"""
    CREATE TABLE birthed AS SELECT id, year(birth_earliest) AS y FROM records WHERE birth_latest - birth_earliest <= 366;
    CREATE TABLE arrested AS SELECT id, year(earliest) AS y FROM arrests WHERE latest - earliest <= 366;
    CREATE TABLE years AS SELECT 'birth' AS field, y, count(*) AS n FROM birthed GROUP BY y
        UNION ALL SELECT 'arrest', y, count(*) FROM arrested GROUP BY y;
    CREATE TABLE year_rarity AS SELECT field, y, least(8.0, greatest(0.125,
        (sum(n * n) OVER (PARTITION BY field))::DOUBLE / (sum(n) OVER (PARTITION BY field)) / n)) AS x FROM years;
    CREATE TABLE place_rarity AS
        SELECT 'home' AS field, home AS place, (sum(count(*)) OVER ())::DOUBLE / count(*) AS x FROM records
            WHERE home IS NOT NULL GROUP BY home
        UNION ALL SELECT 'facility', facility, (sum(count(*)) OVER ())::DOUBLE / count(*) FROM facilities GROUP BY facility;
    CREATE TABLE places AS SELECT field, place, x, row_number() OVER (ORDER BY field, place) AS c FROM place_rarity;
    CREATE TABLE told AS
    SELECT r.id, r.organisation, r.sex, coalesce(n.script, '') AS script, n.given, n.father, n.grandfather, n.family,
        n.mother, r.home, f.facility, r.birth_earliest AS birth_from, r.birth_latest AS birth_to,
        a.earliest AS arrest_from, a.latest AS arrest_to
    FROM records r LEFT JOIN names n ON n.id = r.id LEFT JOIN arrests a ON a.id = r.id
        LEFT JOIN facilities f ON f.id = r.id
    QUALIFY row_number() OVER (PARTITION BY r.id ORDER BY script, given, father, family, arrest_from, arrest_to, facility)
        <= {MOST_ENTRIES};
    CREATE TABLE entries AS
    SELECT r.id, r.organisation, CASE r.sex WHEN 'male' THEN 1 WHEN 'female' THEN 2 END AS sex, r.script, {columns},
        home.c AS home_c1, 1.0::DOUBLE AS home_w1, home.x AS home_x1,
        facility.c AS facility_c1, 1.0::DOUBLE AS facility_w1, facility.x AS facility_x1,
        {_date_columns("birth")}, {_date_columns("arrest")}
    FROM told r JOIN told n ON r.rowid = n.rowid {joins}
        LEFT JOIN places home ON home.field = 'home' AND home.place = r.home
        LEFT JOIN places facility ON facility.field = 'facility' AND facility.place = r.facility
        LEFT JOIN year_rarity birth ON birth.field = 'birth' AND birth.y = year(r.birth_from)
        LEFT JOIN year_rarity arrest ON arrest.field = 'arrest' AND arrest.y = year(r.arrest_from);
    DROP TABLE told
    """


def _date_columns(field: str) -> str:
    begin, end = f"r.{field}_from", f"r.{field}_to"
    if field == "birth":  # the first of January is what is written of whom only the year is known
        end = f"CASE WHEN {end} = {begin} AND dayofyear({begin}) = 1 THEN {begin} + 364 ELSE {end} END"
    turned = (
        f"CASE WHEN {begin} = r.{field}_to AND day({begin}) <= 12 AND day({begin}) <> month({begin}) "
        f"THEN make_date(year({begin}), day({begin}), month({begin})) END"
    )
    day = "datediff('day', DATE '1900-01-01', ({})::DATE)"
    return (
        f"{day.format(begin)} AS {field}_from, {day.format(end)} AS {field}_to, year({begin}) AS {field}_year, "
        f"12 * year({begin}) + month({begin}) AS {field}_month, "
        f"{day.format(turned)} AS {field}_turned, coalesce({field}.x, 1.0)::DOUBLE AS {field}_x"
    )
