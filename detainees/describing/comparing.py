"""Two descriptions compared: how much speaks for one person, and what, in words.

`compare(asked, other)` is the one function: the list of the unidentified asks it, the page of a person, and whoever
seeks somebody by what they look like. The reasons are said of `other`. What one side does not say speaks neither way.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from accounts.models.teams import in_language
from detainees.describing.described import Described
from detainees.describing.lists import HOMES, Dialect, Hair
from detainees.describing.marks import shared_marks
from detainees.describing.speech import as_written
from detainees.describing.years import Range
from detainees.lists import Sex

TELLING = ("marks", "said")  # by which somebody is known again; age, height and colours fit many
MOST_SAID = 3  # words or marks that are given as reasons
_WIDE = 12  # years within which an age tells something


class Point(NamedTuple):
    """One thing that both sides say: what it is, and what it is worth; below 0 it speaks against.

    Words are made of `text` and what it names where they are read: most that are compared are shown to nobody.
    """

    what: str
    bits: float
    text: str | Promise = ""
    said: Mapping[str, object] = {}

    @property
    def sentence(self) -> str:
        return str(self.text % self.said) if self.text else ""


@dataclass(frozen=True)
class Resemblance:
    """How much speaks for one person, and what."""

    points: tuple[Point, ...] = ()

    @cached_property
    def bits(self) -> float:
        return round(sum(point.bits for point in self.points), 2)

    @property
    def fits(self) -> list[str]:
        """What fits, in words."""
        return [point.sentence for point in self.points if point.bits > 0 and point.text]

    @property
    def differs(self) -> list[str]:
        """What does not."""
        return [point.sentence for point in self.points if point.bits < 0 and point.text]

    @property
    def telling(self) -> bool:
        """Whether something fits that does not fit many."""
        return any(point.bits > 0 and point.what in TELLING for point in self.points)

    @property
    def score(self) -> float:
        """From 0 to 1; 0 where nothing speaks for it."""
        return 1 - 2 ** (-self.bits / 3) if self.bits > 0 else 0.0


def compare(asked: Described, other: Described) -> Resemblance:
    """What speaks for and against `other` being the one who is asked for."""
    return Resemblance((*_of_body(asked, other), *_of_marks(asked, other), *_of_speech(asked, other)))


def gap(one: Range, other: Range) -> int:
    """How far two ranges are apart; 0 where they meet."""
    return max(0, one[0] - other[1], other[0] - one[1])


def _of_body(asked: Described, other: Described) -> Iterator[Point]:
    if Sex.UNKNOWN not in (asked.sex, other.sex):
        same = asked.sex == other.sex
        yield Point("sex", 0.5 if same else -20.0, "" if same else _("another sex"))
    if asked.born and other.born:
        yield _of_age(asked, other.born, other.aged)
    if asked.height and other.height:
        yield _of_height(gap(asked.height, other.height))
    if asked.eyes and other.eyes:
        same = asked.eyes == other.eyes
        yield Point("eyes", 0.7 if same else -1.0, _("same eyes") if same else _("other eyes"))
    if asked.hair and other.hair:
        yield _of_hair(asked.hair, other.hair)
    if asked.build and other.build:
        same = asked.build == other.build
        yield Point("build", 0.3 if same else -0.2, _("same build") if same else "")


def _of_age(asked: Described, born: Range, aged: str) -> Point:
    mine = asked.born or born
    apart = gap(mine, born)
    if not apart:
        narrow = mine[1] - mine[0] <= _WIDE and born[1] - born[0] <= _WIDE
        return Point("age", 1.5 if narrow else 0.8, _("age fits: %(age)s"), {"age": aged})
    if apart <= 3:
        return Point("age", 0.5, _("age nearly fits: %(age)s"), {"age": aged})
    text = ngettext_lazy("age differs by %(years)s year", "age differs by %(years)s years", "years")
    return Point("age", -1.0 if apart <= 8 else -min(6.0, apart / 3), text, {"years": apart})


def _of_height(apart: int) -> Point:
    if not apart:
        return Point("height", 1.0, _("height fits"))
    if apart <= 3:
        return Point("height", 0.8, _("height fits within %(cm)s cm"), {"cm": apart})
    bits = 0.0 if apart <= 7 else -min(4.0, apart / 4)
    return Point("height", bits, _("height differs by %(cm)s cm"), {"cm": apart})


def _of_hair(asked: str, other: str) -> Point:
    """Hair goes grey and falls out in prison."""
    if asked == other:
        return Point("hair", 0.5, _("same hair"))
    turned = {Hair.GREY.value, Hair.BALD.value} & {asked, other}
    return Point("hair", 0.0 if turned else -0.7, _("other hair"))


def _of_marks(asked: Described, other: Described) -> Iterator[Point]:
    for worth, mark in shared_marks(asked.marks, other.marks)[:MOST_SAID]:
        yield Point("marks", worth, _("mark: %(mark)s"), {"mark": mark.text})


def _of_speech(asked: Described, other: Described) -> Iterator[Point]:
    shared = asked.said & (other.said | other.names) | asked.names & other.said
    for word in sorted(shared, key=lambda each: (-len(each), each))[:MOST_SAID]:
        text = _("says: %(word)s") if word in other.said else _("is in the name or the home: %(word)s")
        yield Point("said", 1.5, text, {"word": as_written(word, other.says or asked.says)})
    if asked.dialects and other.dialects:
        both = asked.dialects & other.dialects
        spoken = in_language("، ", ", ").join(str(Dialect(each).label) for each in sorted(both))
        fits = Point("dialect", 1.2, _("dialect: %(dialect)s"), {"dialect": spoken})
        yield fits if both else Point("dialect", -0.8, _("another dialect"))
    yield from _of_home(asked.dialects, other.home)
    yield from _of_home(other.dialects, asked.home)
    if asked.place and asked.place == other.place:
        yield Point("place", 0.4, _("in the same governorate now"))


def _of_home(dialects: frozenset[str], home: str) -> Iterator[Point]:
    """A dialect on one side, a home on the other."""
    homes = [HOMES[each] for each in dialects if each in HOMES]
    if not home or not homes:
        return
    if any(home in each for each in homes):
        yield Point("home", 1.0, _("speaks as people do where home is"))
    elif len(homes) == len(dialects):
        yield Point("home", -0.5, _("speaks otherwise than people do where home is"))
