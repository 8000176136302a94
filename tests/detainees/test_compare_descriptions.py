"""One function compares two descriptions, with reasons in words."""

from collections.abc import Iterator

import pytest
from django.utils.translation import override

from detainees.describing.comparing import Resemblance, compare
from detainees.describing.described import Described
from detainees.describing.marks import marks_in

MAN = Described(
    sex="male", born=(1979, 1989), aged="35–45", height=(172, 172), marks=tuple(marks_in("scar on the chin"))
)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with override("en"):
        yield


def test_what_fits_is_said_in_words() -> None:
    found = compare(Described(sex="male", born=(1984, 1985), height=(175, 175), marks=tuple(marks_in("ندبة"))), MAN)
    assert found.fits == ["age fits: 35–45", "height fits within 3 cm", "mark: scar on the chin"]
    assert found.telling
    assert 0.5 < found.score < 1


def test_what_nobody_says_speaks_neither_way() -> None:
    assert compare(Described(), MAN) == Resemblance()
    assert compare(MAN, Described()).bits == 0


def test_it_is_the_same_from_either_side() -> None:
    other = Described(sex="male", born=(1960, 1961), height=(185, 190), eyes="blue", dialects=frozenset(("coast",)))
    assert compare(MAN, other).bits == compare(other, MAN).bits


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        (Described(sex="female"), "another sex"),
        (Described(born=(1950, 1951)), "age differs by 28 years"),
        (Described(height=(190, 190)), "height differs by 18 cm"),
    ],
)
def test_what_does_not_fit_is_said_too(other: Described, reason: str) -> None:
    found = compare(MAN, other)
    assert found.differs == [reason]
    assert found.bits < 0
    assert found.score == 0


def test_hair_may_have_turned_grey() -> None:
    assert compare(Described(hair="black"), Described(hair="grey")).bits == 0
    assert compare(Described(hair="black"), Described(hair="fair")).bits < 0


def test_what_he_says_meets_the_name_and_the_home_of_another() -> None:
    said = Described(said=frozenset(("خالد", "كفرنبل")), says="خالد من كفرنبل")
    found = compare(said, Described(names=frozenset(("خالد", "كفرنبل"))))
    assert len(found.fits) == 2
    assert found.telling


def test_a_dialect_meets_a_home() -> None:
    idlib, coast = (Described(dialects=frozenset((name,))) for name in ("idlib", "coast"))
    assert compare(idlib, Described(home="SY-ID")).fits == ["speaks as people do where home is"]
    assert compare(coast, Described(home="SY-ID")).differs == ["speaks otherwise than people do where home is"]
