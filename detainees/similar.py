"""Who on the register may be the person that somebody is typing, in either script and in any school's spelling.

Candidates come by keys of sound (`detainees.candidates`), of those alone that the asker may open; each is then weighed
by what agrees and what differs, and comes with its reasons in words. What is not known on one side speaks neither way.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.functional import Promise

from casework.dates import PartialDate
from detainees.candidates import Asked, Sight, Spellings, candidates
from detainees.models import Detainee
from detainees.names import free_parts
from detainees.weighing import Found, Scale

SHOWN = 10
_MERGED = 2  # so many times as many are read as are shown, since some may turn out to be one


@dataclass(frozen=True)
class Likeness:
    """One person who may be the same: `score` from 0 to 1, and what agrees and differs in words."""

    detainee: Detainee
    score: float
    reasons: list[str | Promise] = field(default_factory=list)


def likely_same(sight: Sight, parts: Spellings, born: PartialDate | None, governorate: str) -> list[Likeness]:
    """The likeliest persons in `sight`, at most SHOWN; [] where fewer than two parts were typed.

    `parts` has what was typed as given, father's and family name, each in any script; `born` and the `governorate`'s
    code count where both sides know them.
    """
    return _likeliest(sight, [Asked(parts, born, governorate)])


def likely_meant(sight: Sight, line: str) -> list[Likeness]:
    """The same for a name that was typed as one line."""
    return _likeliest(sight, [Asked({part: [text] for part, text in parts.items()}) for parts in free_parts(line)])


def _likeliest(sight: Sight, readings: Sequence[Asked]) -> list[Likeness]:
    """Each person by the reading of what was typed that fits best; of entries found to be one, the one that stands."""
    best = sorted(
        _weighed(sight, [asked.spread() for asked in readings]).values(), key=lambda entry: (-entry[0], -entry[1].pk)
    )[: SHOWN * _MERGED]
    persons = _standing(sight, [person.pk for _bits, person, _scale in best])
    shown: dict[int, Likeness] = {}
    for bits, person, scale in best:
        stands = persons.get(person.pk)
        if stands is not None and stands.pk not in shown and len(shown) < SHOWN:
            shown[stands.pk] = Likeness(stands, round(scale.score(bits), 2), scale.reasons(person))
    return list(shown.values())


def _weighed(sight: Sight, readings: Sequence[Asked]) -> dict[int, tuple[float, Found, Scale]]:
    """By id each candidate who is no stranger, with the bits for them and the scale that found the most."""
    weighed: dict[int, tuple[float, Found, Scale]] = {}
    scales = [Scale(asked.parts, asked.born, asked.governorate) for asked in readings]
    for found in candidates(sight, readings[0]) if readings else ():
        for person in found:
            if person.pk in weighed:
                continue
            for scale in scales:
                bits = scale.bits(person)
                if bits is not None and (person.pk not in weighed or bits > weighed[person.pk][0]):
                    weighed[person.pk] = bits, person, scale
        if sum(bits >= scale.enough for bits, _person, scale in weighed.values()) >= SHOWN:
            break
    return weighed


def _standing(sight: Sight, found: list[int]) -> dict[int, Detainee]:
    """By id of what was found, the person of that entry, or the one that stands for both."""
    if not found:
        return {}
    readable = sight.persons().only("reference", "organisation", "name_ar", "name_latin", "external_id", "merged_into")
    persons = readable.in_bulk(found)
    others = {person.merged_into_id for person in persons.values() if person.merged_into_id} - persons.keys()
    known = persons | (readable.in_bulk(others) if others else {})
    standing = {pk: known.get(person.merged_into_id or pk) for pk, person in persons.items()}
    return {pk: person for pk, person in standing.items() if person is not None}
