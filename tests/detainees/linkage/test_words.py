"""Reasons as people read them."""

from django.utils.translation import override

from detainees.linkage.evidence import _DATE_LEVELS
from detainees.linkage.fields import DATE_LEVELS
from detainees.linkage.scoring import EVIDENCE
from detainees.linkage.weights import RIVALS
from detainees.linkage.words import REASONS, reasons, rival_in_words, summary


@override("en")
def test_what_tells_most_comes_first_and_what_is_not_known_is_left_out() -> None:
    evidence = [["home", "same", 1.5], ["family", "same", 9.0], ["sex", "same", 0.1], ["shoe", "size", 20.0]]
    assert [str(reason) for reason in reasons(evidence)] == ["the same family name", "from the same governorate"]


def test_the_rival_is_named_with_its_bits() -> None:
    with override("en"):
        assert summary(14.2, "sibling", 10.9) == "14 points speak for one person; 11 of them fit siblings as well"
        assert summary(14.2, "stranger", 0.0) == "14 points speak for one person"
    with override("ar"):
        assert "11" in summary(14.2, "sibling", 10.9)
        assert "siblings" not in summary(14.2, "sibling", 10.9)


def test_every_field_and_every_rival_has_its_words() -> None:
    assert {field for field, _level in REASONS} == set(EVIDENCE)
    assert all(rival_in_words(rival) for rival in RIVALS)
    assert len(_DATE_LEVELS) == DATE_LEVELS
