"""The extract as rows that can be compared: one of a person for each of their names, arrests and stays."""

from pathlib import Path

from duckdb import DuckDBPyConnection

from detainees.linkage.fields import MEANINGS, NAMES
from detainees.linkage.spellings import Words, words_by_group, write_divided, write_meanings

MOST_ENTRIES = 8  # of one person, the earliest names, arrests and stays first
_USUAL = 100  # a name is supposed to be one in so many, until the register says more
ROLES = {"given": "given", "father": "father", "grandfather": "father", "family": "family", "mother": "mother"}
_AT = range(1, MEANINGS + 1)
_CSV = "AUTO_DETECT false, NULLSTR '', QUOTE '\"', ESCAPE '\"', DELIMITER ','"
_TABLES = {
    "records": "id BIGINT, organisation BIGINT, sex VARCHAR, birth_earliest DATE, birth_latest DATE, home VARCHAR",
    "names": "id BIGINT, script VARCHAR, given VARCHAR, father VARCHAR, grandfather VARCHAR, family VARCHAR, "
             "mother VARCHAR",
    "arrests": "id BIGINT, earliest DATE, latest DATE",
    "facilities": "id BIGINT, facility VARCHAR",
    "numbers": "id BIGINT, kind VARCHAR, digest VARCHAR",
    "links": "one BIGINT, other BIGINT, kind VARCHAR",
}  # fmt: skip
_SEX_GROUP = "CASE sex WHEN 'male' THEN 'man' WHEN 'female' THEN 'woman' ELSE 'any' END"
_GROUPS = {"given": _SEX_GROUP, "father": "'man'", "grandfather": "'man'", "family": "'family'", "mother": "'woman'"}


def read_extract(database: DuckDBPyConnection, extract: Path) -> None:
    for table, columns in _TABLES.items():
        database.execute(f"CREATE TABLE {table} ({columns})")
        database.execute(f"COPY {table} FROM '{extract / table}.csv' (HEADER, {_CSV})")


def make_entries(database: DuckDBPyConnection, work: Path, threads: int) -> Words:
    """The tables `words`, `spelled` and `entries`; the answer is what vocabularies were made of."""
    _divide(database, work / "divided.csv")
    database.execute(_written())
    texts = database.execute("SELECT grp, txt, sum(n) FROM written GROUP BY ALL ORDER BY ALL").fetchall()
    words = words_by_group(texts)
    out = work / "meanings.csv"
    write_meanings([(group, text) for group, text, _count in texts], words, out, threads)
    columns = ", ".join(f"m{at} VARCHAR, s{at} DOUBLE" for at in _AT)
    database.execute(f"CREATE TABLE meanings (grp VARCHAR, txt VARCHAR, {columns})")
    database.execute(f"COPY meanings FROM '{out}' (HEADER false, {_CSV})")
    out.unlink()
    database.execute(_spelled())
    database.execute(_rarities())
    database.execute(_told())
    database.execute(_entries())
    database.execute("DROP TABLE told; DROP TABLE meanings; DROP TABLE meant; DROP TABLE written")
    return words


def _divide(database: DuckDBPyConnection, out: Path) -> None:
    """Another row of names for who has two names typed into one part."""
    several = " UNION ".join(f"SELECT {part} AS txt FROM names WHERE {part} LIKE '% %'" for part in ("given", "father"))
    write_divided((text for (text,) in database.execute(f"SELECT txt FROM ({several}) ORDER BY txt").fetchall()), out)
    database.execute("CREATE TABLE divided (txt VARCHAR, one VARCHAR, two VARCHAR)")
    database.execute(f"COPY divided FROM '{out}' (HEADER false, {_CSV})")
    out.unlink()
    database.execute(
        """
        INSERT INTO names
        SELECT id, script, coalesce(g.one, given),
            CASE WHEN g.two IS NOT NULL AND father IS NULL THEN g.two ELSE coalesce(f.one, father) END,
            CASE WHEN f.two IS NOT NULL AND grandfather IS NULL THEN f.two ELSE grandfather END, family, mother
        FROM names LEFT JOIN divided g ON g.txt = given LEFT JOIN divided f ON f.txt = father
        WHERE g.txt IS NOT NULL OR f.txt IS NOT NULL
        """
    )


def _written() -> str:
    """How often each spelling is written in each role, by the group it is looked up in."""
    parts = " UNION ALL ".join(
        f"SELECT '{ROLES[part]}' AS role, {_GROUPS[part]} AS grp, {part} AS txt FROM names JOIN records USING (id) "
        f"WHERE {part} IS NOT NULL"
        for part in NAMES
    )
    return f"CREATE TABLE written AS SELECT role, grp, txt, count(*)::DOUBLE AS n FROM ({parts}) GROUP BY ALL"


def _spelled() -> str:
    """`spelled`: each spelling's meanings `c` with their shares `w`, and those by rarity in the role, `x`."""
    each = " UNION ".join(f"SELECT m{at} AS word FROM meanings WHERE m{at} IS NOT NULL" for at in _AT)
    meant = ", ".join(f"w{at}.c AS c{at}, s{at}" for at in _AT)
    words = " ".join(f"LEFT JOIN words w{at} ON w{at}.word = m{at}" for at in _AT)
    parts = " UNION ALL ".join(
        f"SELECT role, c{at} AS c, n * s{at} AS n FROM written JOIN meant USING (grp, txt) WHERE c{at} IS NOT NULL"
        for at in _AT
    )
    chosen = ", ".join(f"c{at}, s{at} AS w{at}, s{at} * r{at}.x AS x{at}" for at in _AT)
    rare = " ".join(f"LEFT JOIN rarity r{at} ON r{at}.role = written.role AND r{at}.c = c{at}" for at in _AT)
    return f"""
    CREATE TABLE words AS SELECT word, (row_number() OVER (ORDER BY word))::INTEGER AS c FROM ({each});
    CREATE TABLE meant AS SELECT grp, txt, {meant} FROM meanings {words};
    CREATE TABLE counted AS SELECT role, c, round(sum(n), 3) AS n FROM ({parts}) GROUP BY ALL;
    CREATE TABLE rarity AS
        SELECT role, c, round((sum(n) OVER (PARTITION BY role) + {_USUAL}) / (n + 1), 4) AS x FROM counted;
    CREATE TABLE spelled AS SELECT written.role, grp, txt, {chosen} FROM written JOIN meant USING (grp, txt) {rare}
    """


def _rarities() -> str:
    """`years` and `places`: how much rarer than usual each is, and how rare each is."""
    return """
    CREATE TABLE years AS
        WITH written AS (
            SELECT 'birth' AS field, year(birth_earliest) AS y FROM records WHERE birth_latest - birth_earliest <= 366
            UNION ALL SELECT 'arrest', year(earliest) FROM arrests WHERE latest - earliest <= 366),
        numbers AS (SELECT field, y, count(*) AS n FROM written GROUP BY ALL)
        SELECT field, y, round(least(8.0, greatest(0.125, (sum(n * n) OVER (PARTITION BY field))::DOUBLE
            / (sum(n) OVER (PARTITION BY field)) / n)), 4) AS x FROM numbers;
    CREATE TABLE places AS
        WITH written AS (
            SELECT 'home' AS field, home AS place FROM records WHERE home IS NOT NULL
            UNION ALL SELECT 'facility', facility FROM facilities),
        numbers AS (SELECT field, place, count(*) AS n FROM written GROUP BY ALL)
        SELECT field, place, round((sum(n) OVER (PARTITION BY field))::DOUBLE / n, 4) AS x,
            (row_number() OVER (ORDER BY field, place))::INTEGER AS c FROM numbers
    """


def _told() -> str:
    """`told`: each person `r` (numbered by id) once for each of their names, arrests and stays."""
    return f"""
    CREATE TABLE people AS SELECT id, (row_number() OVER (ORDER BY id))::INTEGER AS r FROM records;
    CREATE TABLE told AS
    SELECT (row_number() OVER ())::INTEGER AS at, p.r, r.organisation, r.sex, coalesce(n.script, '') AS script,
        n.given, n.father, n.grandfather, n.family, n.mother, r.home, f.facility, r.birth_earliest AS birth_from,
        r.birth_latest AS birth_to, a.earliest AS arrest_from, a.latest AS arrest_to
    FROM records r JOIN people p USING (id) LEFT JOIN names n ON n.id = r.id LEFT JOIN arrests a ON a.id = r.id
        LEFT JOIN facilities f ON f.id = r.id
    QUALIFY row_number() OVER (PARTITION BY r.id ORDER BY n.script, n.given, n.father, n.grandfather, n.family,
        n.mother, a.earliest, a.latest, f.facility) <= {MOST_ENTRIES}
    """


def _entries() -> str:
    columns = ", ".join(f"{name}.{kind}{at} AS {name}_{kind}{at}" for name in NAMES for at in _AT for kind in "cwx")
    joins = " ".join(
        f"LEFT JOIN spelled {name} ON {name}.role = '{ROLES[name]}' AND {name}.grp = {_GROUPS[name]} "
        f"AND {name}.txt = t.{name}"
        for name in NAMES
    )
    return f"""
    CREATE TABLE entries AS
    SELECT t.r, 0::TINYINT AS turned, t.organisation, CASE t.sex WHEN 'male' THEN 1 WHEN 'female' THEN 2 END AS sex,
        t.script, {columns},
        home.c AS home_c1, 1.0::DOUBLE AS home_w1, home.x AS home_x1,
        facility.c AS facility_c1, 1.0::DOUBLE AS facility_w1, facility.x AS facility_x1,
        {_date_columns("birth")}, {_date_columns("arrest")}
    FROM told t {joins}
        LEFT JOIN places home ON home.field = 'home' AND home.place = t.home
        LEFT JOIN places facility ON facility.field = 'facility' AND facility.place = t.facility
        LEFT JOIN years birth ON birth.field = 'birth' AND birth.y = year(t.birth_from)
        LEFT JOIN years arrest ON arrest.field = 'arrest' AND arrest.y = year(t.arrest_from)
    """


def _date_columns(field: str) -> str:
    begin, end = f"t.{field}_from", f"t.{field}_to"
    if field == "birth":  # the first of January is what is written of whom only the year is known
        end = f"CASE WHEN {end} = {begin} AND dayofyear({begin}) = 1 THEN {begin} + 364 ELSE {end} END"
    turned = (
        f"CASE WHEN {begin} = {end} AND day({begin}) <= 12 AND day({begin}) <> month({begin}) "
        f"THEN make_date(year({begin}), day({begin}), month({begin})) END"
    )
    day = "datediff('day', DATE '1900-01-01', ({})::DATE)::INTEGER"
    return (
        f"{day.format(begin)} AS {field}_from, {day.format(end)} AS {field}_to, "
        f"year({begin})::INTEGER AS {field}_year, (12 * year({begin}) + month({begin}))::INTEGER AS {field}_month, "
        f"{day.format(turned)} AS {field}_turned, coalesce({field}.x, 1.0)::DOUBLE AS {field}_x"
    )
