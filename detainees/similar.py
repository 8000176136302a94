"""Who on the register may be the person that somebody is typing, in either script and in any school's spelling.

Candidates come by keys of sound (`detainees.names`), of those alone that the asker may open; each is then scored by
what agrees and what differs, and comes with its reasons in words. What is not known on one side speaks neither way.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from django.db.models import Case, IntegerField, Q, Value, When
from django.utils.functional import Promise

from casework.dates import PartialDate
from detainees.models import Detainee, Name
from detainees.models.detainees import DetaineeQuerySet
from detainees.names import free_parts, shared_keys
from detainees.weighing import LEAST_SCORE, PARTS, Kept, Scale

SHOWN = 10
_TELLS = {("given", "father"): 1, ("given", "family"): 2, ("father", "family"): 2}  # a family name tells more
_LOOKED_AT = 600  # candidates, at most

Spellings = Mapping[str, Iterable[str]]  # by part: given, father, family


@dataclass(frozen=True)
class Asked:
    """What is known of the person: spellings of each part in any script, date of birth, code of the governorate."""

    parts: Spellings
    born: PartialDate | None = None
    governorate: str = ""


@dataclass(frozen=True)
class Likeness:
    """One person who may be the same: `score` from 0 to 1, and what agrees and differs in words."""

    detainee: Detainee
    score: float
    reasons: list[str | Promise] = field(default_factory=list)


def likely_same(
    persons: DetaineeQuerySet, parts: Spellings, born: PartialDate | None, governorate: str
) -> list[Likeness]:
    """The likeliest of `persons`, at most SHOWN; [] where fewer than two parts were typed.

    `parts` has what was typed as given, father's and family name, each in any script; `born` and the `governorate`'s
    code count where both sides know them.
    """
    return _likeliest(persons, [Asked(parts, born, governorate)])


def likely_meant(persons: DetaineeQuerySet, line: str) -> list[Likeness]:
    """The same for a name that was typed as one line."""
    return _likeliest(persons, [Asked({part: [text] for part, text in parts.items()}) for parts in free_parts(line)])


def _likeliest(persons: DetaineeQuerySet, readings: Sequence[Asked]) -> list[Likeness]:
    """Each person by the reading of what was typed that fits best."""
    if not readings:
        return []
    candidates = _candidates(persons, readings[0])
    scales = [Scale(asked.parts, asked.born, asked.governorate) for asked in readings]
    scored = [(max((scale.score(kept), -at) for at, scale in enumerate(scales)), pk) for pk, kept in candidates.items()]
    best = sorted((entry for entry in scored if entry[0][0] >= LEAST_SCORE), key=lambda entry: (-entry[0][0], entry[1]))
    shown = persons.only("reference", "name_ar", "name_latin", "external_id").in_bulk(
        [pk for _score, pk in best[:SHOWN]]
    )
    return [
        Likeness(shown[pk], round(score, 2), scales[-at].reasons(candidates[pk]))
        for (score, at), pk in best[:SHOWN]
        if pk in shown
    ]


def _candidates(persons: DetaineeQuerySet, asked: Asked) -> dict[int, Kept]:
    """Persons who share two parts with what was typed, by id.

    Where they are too many, those come first who share more of it, then those of the same home and birth.
    """
    typed = {part: list(spellings) for part, spellings in asked.parts.items()}
    pairs = {pair: keys for pair in combinations(PARTS, 2) if (keys := _keys(typed, pair))}
    if not pairs:
        return {}
    shared = sum((_one_if(Q(name_keys__keys__overlap=keys), _TELLS[pair]) for pair, keys in pairs.items()), Value(0))
    chosen = (
        persons.filter(name_keys__keys__overlap=sorted({key for keys in pairs.values() for key in keys}))
        .annotate(shared=shared, facts=_facts(asked))
        .order_by("-shared", "-facts", "-pk")
    )
    looked_at = list(chosen.values_list("pk", flat=True)[:_LOOKED_AT])
    # Names of an entry that was merged are names of the one that stands; what else is known of the person is its own.
    merged = Detainee.objects.filter(merged_into__in=looked_at).only("merged_into")
    standing = {entry.pk: entry.standing_id for entry in merged}
    rows = Name.objects.filter(detainee__in=[*looked_at, *standing])
    found: dict[int, Kept] = {}
    for pk, birth, home, *parts in rows.values_list(
        "detainee_id", "detainee__birth", "detainee__home_governorate_id", *PARTS
    ):
        kept = found.setdefault(standing.get(pk, pk), Kept((set(), set(), set()), birth, home or ""))
        if pk not in standing:
            kept.birth, kept.home = birth, home or ""
        for texts, text in zip(kept.names, parts, strict=True):
            if text:
                texts.add(text)
    return found


def _keys(typed: Mapping[str, list[str]], pair: tuple[str, ...]) -> list[str]:
    one, other = (typed.get(part, []) for part in pair)
    return shared_keys(one, other)


def _one_if(condition: Q, weight: int = 1) -> Case:
    return Case(When(condition, then=weight), default=0, output_field=IntegerField())


def _facts(asked: Asked) -> Case | Value:
    """How many of birth and home agree, as far as they were said."""
    found: list[Case] = []
    if asked.born:
        found.append(_one_if(Q(birth_earliest__lte=asked.born.latest(), birth_latest__gte=asked.born.earliest())))
    if asked.governorate:
        found.append(_one_if(Q(home_governorate=asked.governorate)))
    return sum(found, Value(0))
