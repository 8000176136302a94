"""What is compared of somebody: of a person on the register, or of whom somebody seeks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from django.utils.timezone import get_default_timezone, localdate
from django.utils.translation import gettext as _

from casework.dates import say_date
from detainees.describing.marks import Mark, marks_in
from detainees.describing.speech import said_words
from detainees.describing.years import Range, aged_in_words, born_of
from detainees.folding import words
from detainees.lists import Sex
from detainees.models import Description, Detainee


@dataclass(frozen=True)
class Described:
    """What is compared of somebody. `born` are years, `height` centimetres, both from–to; `place` is a code.

    `names` are the folded words of the names of somebody who has some; `home` the code of their governorate.
    """

    sex: str = Sex.UNKNOWN
    born: Range | None = None
    aged: str = ""
    height: Range | None = None
    build: str = ""
    hair: str = ""
    eyes: str = ""
    marks: tuple[Mark, ...] = ()
    dialects: frozenset[str] = frozenset()
    said: frozenset[str] = frozenset()
    says: str = ""
    place: str = ""
    names: frozenset[str] = frozenset()
    home: str = ""

    @classmethod
    def of(cls, person: Detainee, description: Description | None) -> Self:
        """A person of the register, with the description in force where there is one."""
        told = description or Description()
        born = born_of(told.age_from, told.age_to, told.age_on)
        aged = aged_in_words(told.age_from, told.age_to)
        if born is None and person.birth is not None:
            born = (person.birth.earliest().year, person.birth.latest().year)
            aged = _("born %(date)s") % {"date": say_date(person.birth)}
        elif born is None:
            born = born_of(person.age_stated, person.age_stated, person.age_stated_on)
            aged = aged_in_words(person.age_stated, person.age_stated)
        return cls(
            sex=person.sex,
            born=born,
            aged=aged,
            height=_both(told.height_from, told.height_to),
            build=told.build,
            hair=told.hair,
            eyes=told.eyes,
            marks=tuple(marks_in(told.marks)),
            dialects=frozenset(told.dialects),
            said=frozenset(told.said_words),
            says=told.says,
            place=told.now_governorate_id or "",
            names=frozenset() if person.unidentified else frozenset([*person.search_words, *words(person.home_place)]),
            home=person.home_governorate_id or "",
        )


def told_of(persons: Sequence[Detainee]) -> list[tuple[Detainee, Description | None]]:
    """Each of these persons with each description in force, of whichever of their entries; or with none."""
    entries = Detainee.objects.one_with(*persons)
    found: dict[int, list[Description | None]] = {}
    for each in Description.objects.in_force().filter(detainee__in=entries).select_related("detainee").order_by("pk"):
        found.setdefault(each.detainee.standing_id, []).append(each)
    return [(person, said) for person in persons for said in found.get(person.standing_id, [None])]


def described_as(person: Detainee) -> list[Described]:
    """A person as each of their entries describes them now, or as far as is known of them without."""
    return [Described.of(person, said) for _person, said in told_of([person])]


def sought(typed: Mapping[str, Any]) -> Described:
    """Whom somebody seeks by what they typed: cleaned data of `SoughtForm`; an age is one of today."""
    today = localdate(timezone=get_default_timezone())
    place = typed.get("now_governorate")
    return Described(
        sex=typed.get("sex") or Sex.UNKNOWN,
        born=born_of(typed.get("age_from"), typed.get("age_to"), today),
        aged=aged_in_words(typed.get("age_from"), typed.get("age_to")),
        height=_both(typed.get("height_from"), typed.get("height_to")),
        build=typed["build"],
        hair=typed["hair"],
        eyes=typed["eyes"],
        marks=tuple(marks_in(typed["marks"])),
        dialects=frozenset(typed["dialects"]),
        said=frozenset(said_words(typed["says"])),
        says=typed["says"],
        place=place.pk if place else "",
    )


def _both(first: int | None, last: int | None) -> Range | None:
    return None if first is None or last is None else (first, last)
