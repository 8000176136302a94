"""Which names a source gives of a person, and in which field: what is told is not always what is."""

from random import Random

from config.invented.people import Person
from config.invented.sources import Source

PARTS = ("given", "father", "grandfather", "family", "mother")
_KUNYA, _MISPLACED = 0.012, 0.035


def names_told(person: Person, source: Source, chance: Random) -> dict[str, str]:
    """The parts as this source gives them, in sounds; what it leaves out is missing."""
    missing, draw = source.kind.missing, chance.random
    said = {"given": _given(person, chance)}
    for part in PARTS[1:]:
        if draw() >= missing[part]:
            said[part] = getattr(person, part)
    if person.known_as and "family" in said and draw() < 0.5:
        said["family"] = person.known_as
    return _misplaced(said, person, chance) if draw() < _MISPLACED else said


def _given(person: Person, chance: Random) -> str:
    """The given name; of two either or both, or the kunya."""
    if person.second:
        draw = chance.random()
        if draw < 0.35:
            return person.second
        return person.given if draw < 0.5 else f"{person.given}_{person.second}"
    if chance.random() < _KUNYA:
        return f"{'umm' if person.female else 'abU'}_{person.eldest}"
    return person.given


def _misplaced(said: dict[str, str], person: Person, chance: Random) -> dict[str, str]:
    """Given and family name swapped, the grandfather for the father, given and father's in one field."""
    match chance.randrange(4):
        case 0 if "family" in said:
            said["given"], said["family"] = said["family"], said["given"]
        case 1:
            said["father"] = person.grandfather
            said.pop("grandfather", None)
        case 2 if "father" in said:
            said["given"] = f"{said['given']}_{said.pop('father')}"
        case 3 if "father" in said and "family" in said:
            said["father"], said["family"] = said["family"], said["father"]
    return said
