"""Whom to weigh when a name is looked up: persons who share its sounds, of those alone that the asker may open."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import NamedTuple, Self

from django.contrib.auth.models import AnonymousUser
from django.db import connection

from accounts.access import where
from accounts.models import User
from accounts.rights import Right
from casework.dates import PartialDate
from detainees.keys import years
from detainees.models import Detainee
from detainees.models.detainees import DetaineeQuerySet, named_to
from detainees.names import fact_keys, nearby_keys, shared_keys, unknown_key, ways_meant
from detainees.weighing import PARTS, Found

Spellings = Mapping[str, Iterable[str]]  # by part: given, father, family


@dataclass(frozen=True)
class Asked:
    """What is known of the person: spellings of each part in any script, date of birth, code of the governorate."""

    parts: Spellings
    born: PartialDate | None = None
    governorate: str = ""

    def spread(self) -> Self:
        """With each name of a part that holds several as a spelling of its own."""
        spelled: dict[str, dict[str, None]] = {part: dict.fromkeys(texts) for part, texts in self.parts.items()}
        for name in [{part: text} for part, texts in self.parts.items() for text in texts]:
            alone = name if any(self.parts.get("father", ())) else {**name, "father": ""}
            for way in ways_meant(alone)[1:]:
                for part, text in way.items():
                    spelled.setdefault(part, {}).update(dict.fromkeys([text] if text else []))
        return replace(self, parts={part: list(texts) for part, texts in spelled.items()})


@dataclass(frozen=True)
class Sight:
    """Whose persons may be answered: of these organisations (None: of all), and the restricted ones `named`."""

    organisations: frozenset[int] | None
    named: frozenset[int] = frozenset()

    @classmethod
    def visible_to(cls, user: User | AnonymousUser) -> Self:
        """As `Detainee.objects.visible_to(user)`."""
        return cls(where(user, Right.SEE_PERSONS), named_to(user))

    def persons(self) -> DetaineeQuerySet:
        """The persons themselves."""
        found = Detainee.objects.open_or_named(self.named)
        return found if self.organisations is None else found.filter(organisation__in=self.organisations)


class Round(NamedTuple):
    """One question to the index: each list of keys must be met; of so many `looked_at`, `most`, the `nearer` first."""

    keys: list[list[str]]
    most: int
    looked_at: int
    nearer: list[str] | None = None


# How many are fetched in a round; docs/matching.md has what more of them would bring and cost.
_ALL_AGREE, _ONE_OFF, _ONE_UNKNOWN, _ONE_OTHER, _OF_FACTS = 1_000, 60, 40, 20, 30
_LOOKED_AT = 300  # of those who share two parts, for some who are one consonant off in the third
_LISTS = 5  # that the function takes
_SELECT = "SELECT * FROM persons_sharing(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"


def candidates(sight: Sight, asked: Asked) -> Iterator[list[Found]]:
    """Persons who share two parts with what was typed, by any of its spellings; nobody where one part was typed.

    Those of whom all parts agree come first, the others when they are asked for.
    """
    if sight.organisations is not None and not sight.organisations:
        return
    typed = {part: said for part in PARTS if (said := list(asked.parts.get(part, ())))}
    pairs = [keys for two in combinations(PARTS, 2) if (keys := _keys(typed, two))]
    if not pairs:
        return
    found = _fetch(sight, [Round(pairs, _ALL_AGREE, _ALL_AGREE)])
    yield found
    if len(found) >= _ALL_AGREE and (facts := _facts(asked)):
        yield _fetch(sight, [Round([*pairs, *some], _ONE_OFF, _ONE_OFF) for some in facts])
    if rounds := _less_alike(typed, asked):
        yield _fetch(sight, rounds)


def _years(asked: Asked) -> list[str]:
    """The years of birth that agree, more or less, as keys."""
    return fact_keys(years(asked.born, around=1), "")


def _less_alike(typed: Mapping[str, list[str]], asked: Asked) -> list[Round]:
    """Two parts agree, and the third is one consonant off, or not known, or another.

    Of those with another family name there may be thousands: asked for are those of whom birth and home agree as well.
    """
    if len(typed) < len(PARTS):
        return []
    rounds = []
    for part in PARTS:
        pair = shared_keys(*(typed[other] for other in PARTS if other != part))
        if pair:
            rounds += _third_part(part, typed[part], pair, _facts(asked)[:1])
    return rounds


def _third_part(part: str, typed: list[str], pair: list[str], facts: list[list[list[str]]]) -> list[Round]:
    """Of those who share the other two parts, some of whom this one is alike or not known, and of the rest a few."""
    near, unknown = nearby_keys(part, typed), unknown_key(part)
    if part != "family":  # given or father's name and family name: few enough to look at
        agreeing = [key for known in facts for keys in known for key in keys]
        return [Round([pair], _ONE_OFF, _LOOKED_AT, [*near, unknown, *agreeing])]
    rest = [Round([pair, *known], _OF_FACTS, _OF_FACTS) for known in facts]
    return [
        Round([pair, near], _ONE_OFF, _ONE_OFF),
        Round([pair, [unknown]], _ONE_UNKNOWN, _ONE_UNKNOWN),
        *(rest or [Round([pair], _ONE_OTHER, _ONE_OTHER)]),
    ]


def _facts(asked: Asked) -> list[list[list[str]]]:
    """Lists of keys by which birth and home narrow what is too much, the narrowest first."""
    born, home = _years(asked), fact_keys((), asked.governorate)
    both = [keys for keys in (born, home) if keys]
    return [both, *([keys] for keys in both)] if len(both) > 1 else [both] if both else []


def _fetch(sight: Sight, rounds: Sequence[Round]) -> list[Found]:
    whose = None if sight.organisations is None else sorted(sight.organisations)
    values: list[list[str] | list[int] | int | None] = []
    for one in rounds:
        lists = [*one.keys, *[None] * (_LISTS - len(one.keys))]
        values += [*lists, one.nearer, whose, sorted(sight.named), one.looked_at, one.most]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join([_SELECT] * len(rounds)), values)
        return [Found(*row) for row in cursor.fetchall()]


def _keys(typed: Mapping[str, list[str]], pair: tuple[str, ...]) -> list[str]:
    one, other = (typed.get(part, []) for part in pair)
    return shared_keys(one, other)
