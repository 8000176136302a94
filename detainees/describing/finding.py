"""Who is like a description, the likest first, each with the reasons in words.

PostgreSQL leaves out whom the body rules out, and says of whom most speaks by the words they share; those alone are
read and compared. `persons` are those that the asker may open: every question starts at `visible_to`.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import BigIntegerField, Case, IntegerField, Q, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce

from detainees.describing.comparing import Resemblance, compare
from detainees.describing.described import Described, told_of
from detainees.describing.marks import telling_ideas
from detainees.lists import Sex
from detainees.models import Description, Detainee
from detainees.models.detainees import DetaineeQuerySet

SHOWN = 20
LOOKED_AT = 200  # descriptions that are compared word for word
SHARING = 2_000  # named persons who share a word with what somebody says, of whom the nearest are compared
MOST_WORDS = 24  # of a description by which is sought
PROPOSED = 5
ENOUGH = 4.5  # bits from which a named person is proposed
_YEARS, _CENTIMETRES = 15, 20  # beyond this the body rules somebody out


@dataclass(frozen=True)
class Like:
    """Somebody who is like a description."""

    person: Detainee
    description: Description | None
    resemblance: Resemblance


def unidentified_like(asked: Described, persons: DetaineeQuerySet) -> list[Like]:
    """Of these persons the unidentified ones for whom anything speaks, at most SHOWN."""
    likes = _likes(asked, _told_of(asked, persons.unidentified()))
    return _best(each for each in likes if each.resemblance.bits > 0)[:SHOWN]


def proposed(descriptions: Iterable[Described], persons: DetaineeQuerySet) -> list[Like]:
    """Of these persons a quiet handful who may be the one described: something has to fit that does not fit many.

    Named ones are found by their description, and by what an unidentified person says of names. Whom several entries
    describe is asked for by each of these descriptions.
    """
    found: list[Like] = []
    for asked in descriptions:
        if telling := _telling(asked):
            found += _likes(asked, _told_of(asked, persons, telling))
        found += _likes(asked, _named_in(asked, persons))
    return _best(each for each in found if each.resemblance.telling and each.resemblance.bits >= ENOUGH)[:PROPOSED]


def _likes(asked: Described, told: Iterable[tuple[Detainee, Description | None]]) -> list[Like]:
    return [Like(one, said, compare(asked, Described.of(one, said))) for one, said in told]


def _best(likes: Iterable[Like]) -> list[Like]:
    """Of each person the better resemblance, the likest first."""
    best: dict[int, Like] = {}
    for like in sorted(likes, key=_rank):
        best.setdefault(like.person.pk, like)
    return list(best.values())


def _rank(like: Like) -> tuple[float, int]:
    return -like.resemblance.bits, like.person.pk


def _telling(asked: Described) -> Q:
    """Descriptions that share something telling, by the indexes of their words; empty where nothing telling is said."""
    found = Q()
    if ideas := telling_ideas(asked.marks):
        found |= Q(mark_words__overlap=sorted(ideas))
    if said := asked.said | asked.names:
        found |= Q(said_words__overlap=sorted(said))
    return found


def _told_of(
    asked: Described, persons: DetaineeQuerySet, telling: Q | None = None
) -> list[tuple[Detainee, Description | None]]:
    """The described ones among these whom the body does not rule out, those with most words in common first.

    A description that stands in an entry merged since is one of the person's, beside that of the entry that stands.
    """
    told = Description.objects.in_force().alias(
        person=Coalesce("detainee__merged_into", "detainee", output_field=BigIntegerField()),
        sex=Coalesce("detainee__merged_into__sex", "detainee__sex"),
    )
    within = told.filter(telling or Q(), _not_ruled_out(asked), person__in=persons.values("pk"))
    nearest = within.alias(points=_points(asked)).order_by("-points", "person", "pk")[:LOOKED_AT]
    found = nearest.select_related("detainee__merged_into")
    return [(each.detainee.merged_into or each.detainee, each) for each in found]


def _not_ruled_out(asked: Described) -> Q:
    found = Q()
    if asked.sex != Sex.UNKNOWN:
        found &= Q(sex__in=(asked.sex, Sex.UNKNOWN))
    if asked.born:
        first, last = asked.born
        found &= Q(born_from=None) | Q(born_from__lte=last + _YEARS, born_to__gte=first - _YEARS)
    if asked.height:
        low, high = asked.height
        found &= Q(height_from=None) | Q(height_from__lte=high + _CENTIMETRES, height_to__gte=low - _CENTIMETRES)
    return found


def _points(asked: Described) -> Combinable:
    """What of the description is met, as PostgreSQL can tell it: words, then dialect, years, height, place."""
    marks = sorted({idea for mark in asked.marks for idea in mark.ideas})[:MOST_WORDS]
    said = sorted(asked.said | asked.names)[:MOST_WORDS]
    tests = [(Q(mark_words__contains=[word]), 2) for word in marks]
    tests += [(Q(said_words__contains=[word]), 3) for word in said]
    if asked.dialects:
        tests.append((Q(dialects__overlap=sorted(asked.dialects)), 2))
    if asked.born:
        tests.append((Q(born_from__lte=asked.born[1], born_to__gte=asked.born[0]), 2))
    if asked.height:
        tests.append((Q(height_from__lte=asked.height[1] + 3, height_to__gte=asked.height[0] - 3), 1))
    if asked.place:
        tests.append((Q(now_governorate=asked.place), 1))
    for name in ("eyes", "hair", "build"):
        if value := getattr(asked, name):
            tests.append((Q(**{name: value}), 1))
    points: Combinable = Value(0)
    for test, worth in tests:
        points = points + Case(When(test, then=Value(worth)), default=Value(0), output_field=IntegerField())
    return points


def _named_in(asked: Described, persons: DetaineeQuerySet) -> list[tuple[Detainee, Description | None]]:
    """Named persons of whose names a word is in what the one described says, most such words first."""
    said = sorted(asked.said)[:MOST_WORDS]
    if not said:
        return []
    named = persons.filter(unidentified=False, search_words__overlap=said)
    if asked.sex != Sex.UNKNOWN:
        named = named.filter(sex__in=(asked.sex, Sex.UNKNOWN))
    if asked.born:
        first, last = asked.born
        near = Q(birth_earliest__year__lte=last + _YEARS, birth_latest__year__gte=first - _YEARS)
        named = named.filter(Q(birth_earliest=None) | near)
    shared: Combinable = Value(0)
    for word in said:
        test = When(search_words__contains=[word], then=Value(1))
        shared = shared + Case(test, default=Value(0), output_field=IntegerField())
    some = Detainee.objects.filter(pk__in=named.values("pk")[:SHARING])
    return told_of(list(some.alias(shared=shared).order_by("-shared", "pk")[:LOOKED_AT]))
