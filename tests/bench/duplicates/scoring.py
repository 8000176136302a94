"""How well pairs were found: precision and recall by score, and whether the score means what it says."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

Pair = tuple[str, str]  # two external ids, the smaller first
Scored = tuple[Pair, float]


def pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


@dataclass(frozen=True)
class Point:
    """All pairs at or above `score`: how many are flagged, how many of them are of one person."""

    score: float
    flagged: int
    right: int
    wanted: int

    @property
    def precision(self) -> float:
        return self.right / self.flagged if self.flagged else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        return 2 * self.right / max(self.flagged + self.wanted, 1)


def curve(found: Iterable[Scored], same: set[Pair]) -> list[Point]:
    """A point for each score that occurs, the highest first; what has one score is flagged together."""
    points, flagged, right = [], 0, 0
    for score, group in groupby(sorted(found, key=lambda one: -one[1]), key=lambda one: one[1]):
        pairs = [each for each, _score in group]
        flagged += len(pairs)
        right += sum(each in same for each in pairs)
        points.append(Point(score, flagged, right, len(same)))
    return points


def best(points: Sequence[Point]) -> Point:
    """The point of the highest F1."""
    return max(points, key=lambda point: point.f1, default=NOTHING)


def at_precision(points: Sequence[Point], least: float) -> Point:
    """The point that finds most where at least this share of what is flagged is right; nothing flagged if none does."""
    return max((point for point in points if point.precision >= least), key=lambda point: point.right, default=NOTHING)


def at_score(points: Sequence[Point], least: float) -> Point:
    """What is flagged from this score on."""
    return next((point for point in reversed(points) if point.score >= least), NOTHING)


NOTHING = Point(float("inf"), 0, 0, 1)


def recall_among(found: Iterable[Scored], same: set[Pair], least: float, counted: Callable[[Pair], bool]) -> float:
    """Of the pairs that count, the share found with at least this score."""
    wanted = {each for each in same if counted(each)}
    return sum(each in wanted for each, score in found if score >= least) / max(len(wanted), 1)


@dataclass(frozen=True)
class Band:
    """Pairs whose score lies in a band: how many, the mean of what was said, the share that is so."""

    low: float
    high: float
    pairs: int
    said: float
    so: float


BANDS = (0.0, 0.05, 0.2, 0.4, 0.6, 0.8, 0.95, 0.99, 1.0)


def bands(found: Sequence[Scored], same: set[Pair], edges: Sequence[float] = BANDS) -> list[Band]:
    """What the score says, a probability, against what is so, band by band; a band without pairs is left out."""
    told = []
    for low, high in pairwise(edges):
        inside = [(score, each in same) for each, score in found if low <= score < high or score == high == edges[-1]]
        if inside:
            said = sum(score for score, _so in inside) / len(inside)
            told.append(Band(low, high, len(inside), said, sum(so for _score, so in inside) / len(inside)))
    return told


def expected_error(told: Sequence[Band]) -> float:
    """Expected calibration error: by how much a score is off on average, bands weighed by their pairs."""
    return sum(band.pairs * abs(band.said - band.so) for band in told) / max(sum(band.pairs for band in told), 1)


def brier(found: Sequence[Scored], same: set[Pair]) -> float:
    """The mean square of what the score is off by, over the pairs that were written."""
    return sum((score - (each in same)) ** 2 for each, score in found) / max(len(found), 1)
