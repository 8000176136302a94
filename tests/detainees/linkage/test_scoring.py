"""One set of weights, two ways of working it out."""

from datetime import date
from pathlib import Path

import pytest

from config.invented.rows import PARTS, rows
from detainees.linkage.engine import LEAST_SCORE, connect
from detainees.linkage.expressions import work_out
from detainees.linkage.fields import comparisons
from detainees.linkage.found import read_pairs
from detainees.linkage.pair import Prepared, Record, Scale, Span, score_pair
from detainees.linkage.scoring import reasons, stages
from detainees.linkage.selecting import compared, scored
from detainees.linkage.weights import Weights
from tests.detainees.linkage.making import LIMITS, Row, found_among, span

PAPERS = "(SELECT one, other, 0 AS turned, 0 AS number_l, 1.0::DOUBLE AS number_x, 0 AS linked FROM chosen)"


@pytest.fixture(scope="module")
def register() -> list[Row]:
    return [row for row, _who in rows(3000, 3)]


def test_a_thousand_pairs_score_alike_in_sql_and_in_python(tmp_path: Path, register: list[Row]) -> None:
    found, _pairs = found_among(tmp_path, register)
    steps = [*stages(found.weights), reasons(found.weights)]
    with connect(tmp_path / "work", LIMITS) as database:
        database.execute(
            """
            DELETE FROM entries WHERE r IN (SELECT r FROM entries GROUP BY r HAVING count(*) > 1);
            CREATE TABLE chosen AS SELECT one, other FROM compared
            UNION SELECT a.r, b.r FROM people a JOIN people b ON b.r = a.r + 1 WHERE a.r <= 1000
            """
        )
        chosen = database.execute("SELECT * FROM entries").fetchall()
        columns = [column[0] for column in database.description or ()]
        entries = {row[0]: dict(zip(columns, row, strict=True)) for row in chosen}
        result = database.execute(scored(f"({compared(PAPERS)})", steps))
        names = [column[0] for column in result.description]
        told = [dict(zip(names, row, strict=True)) for row in result.fetchall()]
    assert len(told) >= 1000
    for by_sql in told:
        one, other = entries[by_sql["one"]], entries[by_sql["other"]]
        row = {f"a.{name}": value for name, value in one.items()} | {f"b.{name}": v for name, v in other.items()}
        by_python = work_out([*comparisons(), *steps], row | {"turned": 0, "number_l": 0, "number_x": 1.0, "linked": 0})
        assert {n: by_python[n] for n in names if n in by_python} == pytest.approx(
            {n: by_sql[n] for n in names if n in by_python}, rel=1e-9, abs=1e-12
        )


def test_a_pair_is_weighed_alone_as_it_was_by_the_job(tmp_path: Path, register: list[Row]) -> None:
    found, pairs = found_among(tmp_path, register)
    scale = Scale(Weights.of_json(found.weights.as_json()))
    alone = [score_pair(scale, *(_prepared(scale, register[pk - 1]) for pk in (p.one, p.other))) for p in pairs[:100]]
    alike = [abs(one.bits - pair.bits) < 0.5 for one, pair in zip(alone, pairs, strict=False)]
    assert len(alike) > 50
    assert sum(alike) >= 0.95 * len(alike)
    assert all(pair.score >= LEAST_SCORE for pair in pairs)


def test_missing_facts_weigh_nothing() -> None:
    scale = Scale(Weights.default(1000))
    nothing = scale.prepare(Record())
    assert score_pair(scale, nothing, nothing).bits == 0.0
    assert score_pair(scale, nothing, nothing).evidence == []


def _prepared(scale: Scale, row: Row) -> Prepared:
    names = tuple(
        {"script": script} | {part: row[f"{part}_{script}"] for part in PARTS}
        for script in ("ar", "latin")
        if any(row[f"{part}_{script}"] for part in PARTS)
    )
    return scale.prepare(
        Record(
            sex=row["sex"] or "unknown",
            birth=_span(row["birth"]),
            home=row["home_governorate"],
            names=names,
            arrests=tuple(filter(None, [_span(row["arrest_date"])])),
            facilities=tuple(filter(None, [row["facility"]])),
        )
    )


def _span(text: str) -> Span | None:
    return Span(*map(date.fromisoformat, span(text))) if text else None


def test_reading_pairs_of_a_file_gives_the_likeliest_first(tmp_path: Path, register: list[Row]) -> None:
    found, _pairs = found_among(tmp_path, register)
    scores = [pair.score for pair in read_pairs(found.pairs)]
    assert scores == sorted(scores, reverse=True)
    assert found.counts.kept == len(scores)
