"""Parts of a name that changed places: the family name typed as the given one, or as the father's.

Of a pair in which the likeliest meanings cross, the second entry is read once more with the two parts exchanged. Given
name and father's are not: محمد أحمد and أحمد محمد are as often father and son.
"""

from collections.abc import Mapping

from duckdb import DuckDBPyConnection

from detainees.linkage.expressions import Value

EXCHANGED: dict[int, tuple[str, str]] = {1: ("given", "family"), 2: ("father", "family")}
ORDER = 2.0**-7  # share of entries in which two parts changed places


def crossing(one: str, other: str) -> str:
    """SQL of which exchange makes the first meanings of sides `one` and `other` agree; 0 for none."""
    ways = " ".join(
        f"WHEN {one}.{p}1 = {other}.{q}1 AND {one}.{q}1 = {other}.{p}1 AND {one}.{p}1 <> {other}.{p}1 THEN {kind}"
        for kind, (p, q) in EXCHANGED.items()
    )
    return f"(CASE {ways} ELSE 0 END)::TINYINT"


def read_again(database: DuckDBPyConnection) -> None:
    """Add to `entries` those of `pairs` that are read with two parts exchanged."""
    names = [name for name, *_rest in database.execute("DESCRIBE entries").fetchall()]
    for kind in EXCHANGED:
        columns = ", ".join(f"e.{_source(name, kind)}" for name in names if name != "turned")
        database.execute(
            f"""
            INSERT INTO entries ({", ".join(name for name in names if name != "turned")}, turned)
            SELECT {columns}, {kind} FROM entries e
            WHERE e.turned = 0 AND e.r IN (SELECT other FROM pairs WHERE turned = {kind})
            """
        )


def exchanged(entry: Mapping[str, Value], kind: int) -> dict[str, Value]:
    """The entry with two parts in each other's place."""
    return {name: entry[_source(name, kind)] for name in entry}


def crossings(one: Mapping[str, Value], other: Mapping[str, Value]) -> list[int]:
    """In which ways two entries may be read: 0 as they are, and by the exchange that makes first meanings agree."""
    for kind, (p, q) in EXCHANGED.items():
        here, there = (one[f"{p}_c1"], one[f"{q}_c1"]), (other[f"{q}_c1"], other[f"{p}_c1"])
        if here == there and None not in here and here[0] != other[f"{p}_c1"]:
            return [0, kind]
    return [0]


def _source(name: str, kind: int) -> str:
    """The column from which the exchange takes `name`."""
    part, _underscore, rest = name.partition("_")
    p, q = EXCHANGED[kind]
    exchange = {p: q, q: p}
    return f"{exchange.get(part, part)}_{rest}" if rest[1:].isdigit() else name
