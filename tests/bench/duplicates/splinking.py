"""Splink over a register's CSV: `python -m tests.bench.duplicates.splinking REGISTER PAIRS [--skeletons]`.

As its documentation recommends: u from random pairs, m by expectation maximisation over two blocks, the prior from
deterministic rules, term frequencies on names. It sees the columns that we see; the names as they were typed, or each
as the first skeleton that we read it as.
"""

import argparse
import csv
import json
import logging
from pathlib import Path
from time import perf_counter

import duckdb
import pyarrow as pa
import splink.comparison_level_library as cll
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

from detainees.names import skeletons

NAMES = ("given", "father", "grandfather", "family", "mother")
LEAST = 0.01  # probability from which a pair is written
MEMORY, THREADS = "4GB", 2  # as the register job is bound
# Few rules, each of which keeps blocks small at a million records; any two facts may be wrong or missing.
BLOCKS = (
    ("given", "family", "father"), ("given", "family", "birth"), ("given", "family", "home"),
    ("family", "father", "birth"), ("family", "father", "home"), ("family", "father", "arrest_year"),
    ("given", "family", "arrest_year"), ("given", "father", "birth", "home"), ("given", "father", "mother"),
    ("given", "father", "arrest", "facility"), ("family", "mother", "birth"), ("family", "birth", "home"),
    ("given", "birth", "arrest"), ("family", "arrest"), ("number",),
)  # fmt: skip


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("register", type=Path)
    arguments.add_argument("pairs", type=Path)
    arguments.add_argument("--skeletons", action="store_true")
    asked = arguments.parse_args()
    began = perf_counter()
    table = columns(asked.register, skeletal=asked.skeletons)
    read = perf_counter() - began
    found = link(table, skeletal=asked.skeletons, out=asked.pairs)
    print(json.dumps({"seconds": perf_counter() - began, "reading": read, **found}))  # noqa: T201


def columns(register: Path, *, skeletal: bool) -> pa.Table:
    """The register as Splink compares it: names in whichever script they are, years and days, nothing for nothing."""
    with register.open(newline="", encoding="utf-8") as text:
        rows = [_row(row, skeletal=skeletal) for row in csv.DictReader(text)]
    return pa.table({name: pa.array([row[name] for row in rows], pa.string()) for name in rows[0]})


def _row(row: dict[str, str], *, skeletal: bool) -> dict[str, str | None]:
    said = {name: row[f"{name}_ar"] or row[f"{name}_latin"] for name in NAMES}
    names = {name: next(iter(skeletons(text)), "") if skeletal else text.lower() for name, text in said.items()}
    arrest = row["arrest_date"].rstrip("~?")
    facts = {
        "number": row["national_id"],
        "sex": row["sex"], "birth": row["birth"][:4], "home": row["home_governorate"], "facility": row["facility"],
        "arrest_year": arrest[:4], "arrest": arrest if len(arrest) > 4 else "",
    }  # fmt: skip
    return {"unique_id": row["external_id"]} | {name: value or None for name, value in (names | facts).items()}


def link(table: pa.Table, *, skeletal: bool, out: Path) -> dict[str, int]:
    """Train on the table, score its blocks, write the pairs; how many were scored and written."""
    logging.getLogger("splink").setLevel(logging.ERROR)
    connection = duckdb.connect(config={"memory_limit": MEMORY, "threads": THREADS})
    interface = DuckDBAPI(connection)
    linker = Linker(interface.register(table), settings(skeletal=skeletal), log_level=logging.ERROR)
    training = linker.training
    training.estimate_probability_two_random_records_match(
        [block_on("given", "father", "family", "birth"), block_on("given", "father", "family", "arrest")], recall=0.3
    )
    training.estimate_u_using_random_sampling(max_pairs=1e8, seed=1)
    for rule in (block_on("given", "family", "father"), block_on("birth", "home", "arrest", "facility")):
        training.estimate_parameters_using_expectation_maximisation(rule)
    found = linker.inference.predict(threshold_match_probability=LEAST).as_duckdbpyrelation()
    pairs = found.project("unique_id_l, unique_id_r, match_probability, match_weight").fetchall()
    with out.open("w", newline="") as text:
        table_of = csv.writer(text)
        table_of.writerow(("one", "other", "score", "bits"))
        table_of.writerows(pairs)
    return {"flagged": len(pairs)}


def settings(*, skeletal: bool) -> SettingsCreator:
    """Names with term frequencies; years by distance, the rest exactly."""
    names = [_skeleton(name) if skeletal else cl.NameComparison(name) for name in NAMES]
    return SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            *names,
            _year(),
            cl.ExactMatch("home").configure(term_frequency_adjustments=True),
            cl.ExactMatch("facility").configure(term_frequency_adjustments=True),
            _arrest(),
            _sex(),
            cl.ExactMatch("number"),
        ],
        blocking_rules_to_generate_predictions=[block_on(*rule) for rule in BLOCKS],
        retain_matching_columns=False,
        retain_intermediate_calculation_columns=False,
    )


def _skeleton(name: str) -> cl.LevenshteinAtThresholds:
    return cl.LevenshteinAtThresholds(name, 1).configure(term_frequency_adjustments=True)


def _year() -> cl.CustomComparison:
    """The year of birth: the same, one off, two off."""
    apart = "abs(try_cast(birth_l as integer) - try_cast(birth_r as integer))"
    levels = [
        cll.NullLevel("birth"), cll.ExactMatchLevel("birth"),
        cll.CustomLevel(f"{apart} <= 1", "a year off"), cll.CustomLevel(f"{apart} <= 2", "two years off"),
        cll.ElseLevel(),
    ]  # fmt: skip
    return cl.CustomComparison(levels, "birth")


def _sex() -> cl.CustomComparison:
    """Hardly ever wrong; said beforehand, for its training ends where a level is met in no likely pair."""
    levels = [
        cll.NullLevel("sex"),
        cll.ExactMatchLevel("sex").configure(m_probability=0.99, fix_m_probability=True),
        cll.ElseLevel().configure(m_probability=0.01, fix_m_probability=True),
    ]
    return cl.CustomComparison(levels, "sex")


def _arrest() -> cl.CustomComparison:
    """The arrest: one day or month, one that may be (a month of a day), a year, another year."""
    within = "(starts_with(arrest_l, arrest_r) or starts_with(arrest_r, arrest_l))"
    levels = [
        cll.NullLevel("arrest_year"), cll.CustomLevel("length(arrest_l) > 7 and arrest_l = arrest_r", "the same day"),
        cll.CustomLevel(within, "the same month"), cll.CustomLevel("arrest_year_l = arrest_year_r", "the same year"),
        cll.ElseLevel(),
    ]  # fmt: skip
    return cl.CustomComparison(levels, "arrest")


if __name__ == "__main__":
    main()
