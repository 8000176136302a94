"""The measurement itself: what is planted is what the definitions say, and recall and precision are counted rightly."""

from random import Random

from tests.bench.suspicion import texts
from tests.bench.suspicion.judging import judged
from tests.bench.suspicion.rows import Planted


def test_recall_and_precision_are_of_the_records_of_a_rule() -> None:
    flags = [{"rule": "a", "external_id": "1"}, {"rule": "a", "external_id": "3"}, {"rule": "b", "subject": "R-1"}]
    a, b = judged(flags, {"a": ["1", "2"]})
    assert (a.recall, a.precision, a.others) == (0.5, 0.5, ("3",))
    assert (b.planted, b.precision, b.others) == (0, 0.0, ("R-1",))


def test_copies_are_above_the_limit_and_what_is_retold_below_it() -> None:
    chance = Random(1)
    for _ in range(20):
        text = texts.own(chance)
        assert texts.jaccard(text, texts.copied(text, chance)) >= 0.8
        assert texts.jaccard(text, texts.retold(text, chance)) < 0.8
        assert texts.jaccard(texts.quoting(chance), texts.quoting(chance)) < 0.8


def test_the_register_has_its_size_and_something_for_each_rule_of_a_file() -> None:
    planted = Planted(4_000, 1)
    rows = list(planted.rows())
    known = {row["external_id"] for row in rows}
    assert len(rows) == len(known)
    assert abs(len(rows) - 4_000) < 100
    assert all(planted.truth[rule] <= known for rule in planted.truth)
    assert set(planted.truth) >= {"source-burst", "near-identical-texts", "excluded-by-law", "overlaps-false-list"}
