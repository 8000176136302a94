"""A confusion that is known gives numbers that are known."""

from pathlib import Path

import pytest

from tests.bench.duplicates.lines import GOALS, judged, margins, of_ours
from tests.bench.duplicates.scoring import Scored, at_precision, at_score, bands, best, brier, curve, expected_error
from tests.bench.duplicates.truth import Truth, read_truth

SAME = {("a", "b"), ("c", "d"), ("e", "f"), ("g", "h")}
# Three of four found, two of five wrong, two share a score.
FOUND: list[Scored] = [
    (("c", "d"), 0.9), (("a", "b"), 0.9), (("e", "f"), 0.6), (("a", "c"), 0.5), (("g", "x"), 0.2),
]  # fmt: skip
TRUTH = Truth(SAME, latin={"b", "e"}, women={"g", "c"})


def test_each_score_is_a_point_and_equal_scores_are_flagged_together() -> None:
    points = curve(FOUND, SAME)
    assert [(point.score, point.flagged, point.right) for point in points] == [
        (0.9, 2, 2), (0.6, 3, 3), (0.5, 4, 3), (0.2, 5, 3),
    ]  # fmt: skip
    assert [round(point.f1, 3) for point in points] == [0.667, 0.857, 0.75, 0.667]


def test_the_best_point_and_the_one_at_a_precision_are_found() -> None:
    points = curve(FOUND, SAME)
    assert best(points).score == 0.6
    assert at_precision(points, 0.95).recall == 0.75
    assert at_precision(points, 0.7).score == 0.6
    assert at_precision(curve([(("a", "c"), 1.0)], SAME), 0.95).recall == 0.0
    assert at_score(points, 0.55).flagged == 3
    assert at_score(points, 0.95).flagged == 0


def test_nothing_found_is_no_error() -> None:
    assert best(curve([], SAME)).f1 == 0.0
    assert expected_error(bands([], SAME)) == brier([], SAME) == 0.0


def test_recall_is_told_of_pairs_in_two_scripts_and_of_women() -> None:
    result = judged("ours", FOUND, TRUTH)
    assert result.cross_script == 1.0
    assert result.women == 0.5


def test_what_the_score_says_is_held_against_what_is_so() -> None:
    told = bands([(("a", "b"), 0.8), (("c", "x"), 0.9), (("d", "x"), 0.1)], SAME, edges=(0.0, 0.5, 1.0))
    assert [(band.pairs, round(band.said, 2), band.so) for band in told] == [(1, 0.1, 0.0), (2, 0.85, 0.5)]
    assert expected_error(told) == pytest.approx((0.1 + 2 * 0.35) / 3)
    assert brier([(("a", "b"), 0.8), (("c", "x"), 0.9)], SAME) == pytest.approx((0.04 + 0.81) / 2)


def test_goals_are_said_to_be_met_or_missed() -> None:
    lines = {line.figure: line for line in of_ours(judged("ours", FOUND, TRUTH), TRUTH, 100_000, 0.5)}
    assert lines["ours: F1 at best"].met is False
    assert lines["ours: women, at that score"].met is False
    assert GOALS[100_000].f1 == 0.9
    assert {line.met for line in of_ours(judged("ours", FOUND, TRUTH), TRUTH, 5, 0.5) if "F1" in line.figure} == {None}


def test_the_margin_is_over_the_same_run() -> None:
    ours, worse = judged("ours", FOUND, TRUTH), judged("Splink", FOUND[:1], TRUTH)
    lines = {line.figure: line for line in margins(ours, worse)}
    assert lines["margin: F1"].measured == f"{ours.best.f1 - 0.4:.3f}"
    assert lines["margin: recall"].met is True
    assert lines["the register: F1 of Splink on skeletons"].met is False


def test_the_truth_is_read_from_beside_the_register(tmp_path: Path) -> None:
    register = tmp_path / "r.csv"
    register.write_text(
        "external_id,given_ar,family_ar,sex\nR1,x,y,male\nR2,,,female\nR3,x,,male\nR4,z,,male\n", encoding="utf-8"
    )
    (tmp_path / "r.truth.csv").write_text("external_id,person\nR1,1\nR3,1\nR2,1\nR4,2\n")
    truth = read_truth(register)
    assert truth.same == {("R1", "R2"), ("R1", "R3"), ("R2", "R3")}
    assert truth.crosses(("R1", "R2"))
    assert not truth.crosses(("R1", "R3"))
    assert truth.of_a_woman(("R1", "R2"))
