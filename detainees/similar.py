"""Who on the register may be the person that somebody is typing, in either script and in any school's spelling.

Candidates come by keys of sound (`detainees.candidates`), of those alone that the asker may open; each is then weighed
by what agrees and what differs, and comes with its reasons in words. What is not known on one side speaks neither way.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from heapq import nlargest
from typing import NamedTuple

from django.utils.functional import Promise

from casework.dates import PartialDate
from detainees.candidates import Asked, Sight, Spellings, candidates
from detainees.models import Detainee
from detainees.names import free_parts
from detainees.weighing import Found, Scale, Weighed

SHOWN = 10
_MERGED = 2  # so many times as many are read as are shown, since some may turn out to be one


@dataclass(frozen=True)
class Likeness:
    """One person who may be the same: `score` from 0 to 1, and what agrees and differs in words.

    `likely` where more speaks for this person than for a stranger.
    """

    detainee: Detainee
    score: float
    reasons: list[str | Promise] = field(default_factory=list)
    likely: bool = True


class _Entry(NamedTuple):
    """A candidate, and the scale by which most speaks for them."""

    weighed: Weighed
    person: Found
    scale: Scale


def likely_same(sight: Sight, parts: Spellings, born: PartialDate | None, governorate: str) -> list[Likeness]:
    """The likely persons in `sight`, the likeliest first, at most SHOWN; [] where fewer than two parts were typed.

    `parts` has what was typed as given, father's and family name, each in any script; `born` and the `governorate`'s
    code count where both sides know them.
    """
    return [one for one in likest(sight, parts, born, governorate) if one.likely]


def likest(sight: Sight, parts: Spellings, born: PartialDate | None, governorate: str) -> list[Likeness]:
    """The same, filled up to SHOWN with those who are like it and no more than a stranger would be."""
    return _likest(sight, [Asked(parts, born, governorate)])


def likely_meant(sight: Sight, line: str) -> list[Likeness]:
    """The likely persons for a name that was typed as one line."""
    readings = [Asked({part: [text] for part, text in parts.items()}) for parts in free_parts(line)]
    return [one for one in _likest(sight, readings) if one.likely]


def _likest(sight: Sight, readings: Sequence[Asked]) -> list[Likeness]:
    """Each person by the reading of what was typed that fits best; of entries found to be one, the one that stands."""
    entries = _weighed(sight, [asked.spread() for asked in readings]).values()
    best = nlargest(SHOWN * _MERGED, entries, key=lambda entry: (entry.weighed, entry.person.pk))
    persons = _standing(sight, [entry.person.pk for entry in best])
    shown: dict[int, Likeness] = {}
    for (likely, bits), person, scale in best:
        stands = persons.get(person.pk)
        if stands is not None and stands.pk not in shown and len(shown) < SHOWN:
            shown[stands.pk] = Likeness(stands, round(scale.score(bits), 2), scale.reasons(person), likely)
    return list(shown.values())


def _weighed(sight: Sight, readings: Sequence[Asked]) -> dict[int, _Entry]:
    """By id each candidate for whom anything speaks."""
    found: dict[int, _Entry] = {}
    scales = [Scale(asked.parts, asked.born, asked.governorate) for asked in readings]
    for persons in candidates(sight, readings[0]) if readings else ():
        for person in persons:
            if person.pk not in found:
                weighed, at = max((scale.weigh(person), -at) for at, scale in enumerate(scales))
                if weighed.bits > 0:
                    found[person.pk] = _Entry(weighed, person, scales[-at])
        if sum(entry.weighed.bits >= entry.scale.enough for entry in found.values()) >= SHOWN:
            break
    return found


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
