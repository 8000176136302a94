"""What is printed of one way of finding pairs, with the goals of docs/matching.md."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tests.bench.duplicates.scoring import (
    Band,
    Point,
    Scored,
    at_precision,
    at_score,
    bands,
    best,
    brier,
    curve,
    expected_error,
    recall_among,
)
from tests.bench.duplicates.truth import Truth
from tests.bench.duplicates.watching import Run
from tests.bench.report import Line, at_most

PRECISION = 0.95  # at which recall is told
SECONDS, GIGABYTES = 120, 4
WOMEN_BEHIND = 0.02  # recall of women may be this much under all
MARGIN_F1, MARGIN_RECALL = 0.10, 0.30  # ours over Splink on the same skeletons, in the same run
HARD = (0.75, 0.83)  # between which Splink on skeletons ends on a register that is as hard as real ones
EXPECTED_ERROR = 0.05


@dataclass(frozen=True)
class Goals:
    """Shares to reach: best F1, recall at PRECISION, that of pairs in two scripts."""

    f1: float | None
    recall: float | None
    cross_script: float | None


NO_GOALS = Goals(None, None, None)
GOALS = {100_000: Goals(0.90, 0.85, None), 1_000_000: Goals(0.87, 0.78, 0.72)}


@dataclass(frozen=True)
class Result:
    """How one way did: the best point, the one at PRECISION, and recall among some there."""

    name: str
    found: Sequence[Scored]
    best: Point
    precise: Point
    cross_script: float
    women: float


def judged(name: str, found: Sequence[Scored], truth: Truth) -> Result:
    points = curve(found, truth.same)
    precise = at_precision(points, PRECISION)
    among = [recall_among(found, truth.same, precise.score, of) for of in (truth.crosses, truth.of_a_woman)]
    return Result(name, found, best(points), precise, *among)


def at_least(figure: str, value: float, goal: float | None) -> Line:
    """A share, with three digits."""
    if goal is None:
        return Line(figure, f"{value:.3f}")
    return Line(figure, f"{value:.3f}", f"≥ {goal:.2f}", met=round(value, 3) >= goal)


def of_reference(result: Result, run: Run) -> Iterator[Line]:
    """What is told of Splink: figures without a goal."""
    name = result.name
    yield Line(
        f"{name}: F1 at best", f"{result.best.f1:.3f}   (P {result.best.precision:.2f} R {result.best.recall:.2f})"
    )
    yield Line(f"{name}: recall at P {PRECISION}", f"{result.precise.recall:.3f}")
    yield Line(f"{name}: cross-script, women", f"{result.cross_script:.3f}, {result.women:.3f}")
    yield Line(
        f"{name}: seconds, memory",
        f"{run.seconds:.1f} s ({run.processor:.1f} of processor), {run.memory / 2**30:.2f} GiB",
    )


def of_ours(result: Result, truth: Truth, records: int, threshold: float) -> Iterator[Line]:
    """Ours against the goals for a register of this size; of another size the figures alone."""
    goals = GOALS.get(records, NO_GOALS)
    flagged = at_score(curve(result.found, truth.same), threshold)
    yield at_least("ours: F1 at best", result.best.f1, goals.f1)
    yield Line(
        f"ours: F1 where pairs are flagged ({threshold:g})",
        f"{flagged.f1:.3f}   (P {flagged.precision:.2f} R {flagged.recall:.2f})",
    )
    yield at_least(f"ours: recall at P {PRECISION}", result.precise.recall, goals.recall)
    yield at_least("ours: cross-script, at that score", result.cross_script, goals.cross_script)
    yield at_least("ours: women, at that score", result.women, round(result.precise.recall - WOMEN_BEHIND, 3))
    told = bands(result.found, truth.same)
    error = expected_error(told)
    yield Line("ours: score off by (ECE)", f"{error:.3f}", f"≤ {EXPECTED_ERROR}", met=error <= EXPECTED_ERROR)
    yield Line("ours: Brier score", f"{brier(result.found, truth.same):.3f}")


def of_cost(run: Run, memory: int, *, told: str) -> Iterator[Line]:
    """Time and memory from records to pairs."""
    yield at_most(f"ours: {told}", run.seconds, SECONDS, "s")
    yield Line("ours: of processor", f"{run.processor:.1f} s")
    yield at_most("ours: memory", memory / 2**30, GIGABYTES, "GiB")


def margins(ours: Result, skeletons: Result) -> Iterator[Line]:
    """Ours over Splink on the same skeletons, and whether the register was hard enough to say so."""
    hard, (low, high) = skeletons.best.f1, HARD
    yield Line("the register: F1 of Splink on skeletons", f"{hard:.3f}", f"{low} – {high}", met=low <= hard <= high)
    yield at_least("margin: F1", ours.best.f1 - skeletons.best.f1, MARGIN_F1)
    yield at_least("margin: recall", ours.precise.recall - skeletons.precise.recall, MARGIN_RECALL)


def calibration(told: Sequence[Band]) -> str:
    """Bands of the score: pairs, what was said on average, what is so."""
    rows = [f"  {band.low:4.2f} – {band.high:4.2f}  {band.pairs:9,}  {band.said:5.3f}  {band.so:5.3f}" for band in told]
    return "\n".join(["  score          pairs   said     so", *rows])
