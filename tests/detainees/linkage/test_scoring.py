"""One set of weights, two ways of working it out."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from config.invented.rows import PARTS, rows
from detainees.linkage.engine import LEAST_SCORE, Found, connect
from detainees.linkage.expressions import python_of
from detainees.linkage.fields import comparisons
from detainees.linkage.found import FoundPair, read_pairs
from detainees.linkage.pair import Prepared, Record, Scale, Span, score_pair
from detainees.linkage.scoring import reasons, stages
from detainees.linkage.selecting import compared, scored
from detainees.linkage.weights import Weights
from tests.detainees.linkage.making import LIMITS, found_among, span

PAPERS = "(SELECT one, other, 0 AS turned, 0 AS number_l, 1.0::DOUBLE AS number_x, 0 AS linked FROM chosen)"


REGISTER = [row for row, _who in rows(2500, 3)]


@dataclass
class Job:
    """What the job found in REGISTER, and its folder."""

    folder: Path
    found: Found
    pairs: list[FoundPair]


@pytest.fixture(scope="module")
def job(tmp_path_factory: pytest.TempPathFactory) -> Job:
    folder = tmp_path_factory.mktemp("linkage")
    return Job(folder, *found_among(folder, REGISTER))


def test_a_thousand_pairs_score_alike_in_sql_and_in_python(job: Job) -> None:
    steps = [*stages(job.found.weights), reasons(job.found.weights)]
    with connect(job.folder / "work", LIMITS) as database:
        database.execute(
            """
            CREATE TEMP VIEW once AS SELECT * FROM entries WHERE turned = 0 QUALIFY count(*) OVER (PARTITION BY r) = 1;
            CREATE TEMP TABLE chosen AS SELECT one, other FROM compared
            UNION SELECT a.r, b.r FROM people a JOIN people b ON b.r = a.r + 1 WHERE a.r <= 1000;
            DELETE FROM chosen WHERE one NOT IN (SELECT r FROM once) OR other NOT IN (SELECT r FROM once)
            """
        )
        chosen = database.execute("SELECT * FROM once").fetchall()
        columns = [column[0] for column in database.description or ()]
        entries = {row[0]: dict(zip(columns, row, strict=True)) for row in chosen}
        result = database.execute(scored(f"({compared(PAPERS)})", steps))
        names = [column[0] for column in result.description]
        told = [dict(zip(names, row, strict=True)) for row in result.fetchall()]
    assert len(told) >= 1000
    work_out = python_of([*comparisons(), *steps])
    for by_sql in told:
        one, other = entries[by_sql["one"]], entries[by_sql["other"]]
        row = {f"a.{name}": value for name, value in one.items()} | {f"b.{name}": v for name, v in other.items()}
        by_python = row | {"turned": 0, "number_l": 0, "number_x": 1.0, "linked": 0}
        work_out(by_python)
        assert {n: by_python[n] for n in names if n in by_python} == pytest.approx(
            {n: by_sql[n] for n in names if n in by_python}, rel=1e-9, abs=1e-12
        )


def test_a_pair_is_weighed_alone_as_it_was_by_the_job(job: Job) -> None:
    scale = Scale(Weights.of_json(json.loads(json.dumps(job.found.weights.as_json()))))
    alike = [
        abs(score_pair(scale, _prepared(scale, pair.one), _prepared(scale, pair.other)).bits - pair.bits) < 0.5
        for pair in job.pairs
    ]
    assert len(alike) >= 50
    assert sum(alike) >= 0.95 * len(alike)
    assert all(pair.score >= LEAST_SCORE for pair in job.pairs)


def test_missing_facts_weigh_nothing() -> None:
    scale = Scale(Weights.default(1000))
    nothing = scale.prepare(Record())
    assert score_pair(scale, nothing, nothing).bits == 0.0
    assert score_pair(scale, nothing, nothing).evidence == []


def _prepared(scale: Scale, pk: int) -> Prepared:
    row = REGISTER[pk - 1]
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


def test_reading_pairs_of_a_file_gives_the_likeliest_first(job: Job) -> None:
    scores = [pair.score for pair in read_pairs(job.found.pairs)]
    assert scores == sorted(scores, reverse=True)
    assert job.found.counts.kept == len(scores)
