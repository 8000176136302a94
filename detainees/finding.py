"""Finding a person by what somebody typed: a reference in any form, an identity number, or words of a name in either
script."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from accounts.models import User
from casework.mistake import Mistake
from casework.references import normalise
from detainees.candidates import Sight
from detainees.models import Detainee
from detainees.models.detainees import DetaineeQuerySet
from detainees.numbering import numbered
from detainees.similar import Likeness, likely_meant

SHOWN = 50


@dataclass(frozen=True)
class Answer:
    """The persons found, `more` where there are others, and a sentence where a reference was misread.

    `likely` are others who may be meant, since a name is spelled in many ways and two scripts.
    """

    persons: list[Detainee]
    more: bool = False
    mistake: str = ""
    likely: list[Likeness] = field(default_factory=list)


def find_persons(persons: DetaineeQuerySet, sought: str, user: User) -> Answer:
    """Those of `persons` who have this reference or this identity number, or every one of these words in their names;
    at most SHOWN. `user` is the one who asks: a number finds nobody for who may not see any.

    A person whose entries were merged is found by each of them, and is the one that stands.
    """
    reference = normalise(sought, prefix="D")
    if not isinstance(reference, Mistake):
        entries = list(persons.filter(reference=reference))
        if entries:
            merged = [entry.merged_into_id for entry in entries if entry.merged_into_id]
            return Answer(list(persons.filter(pk__in=merged)) if merged else entries)
    persons = persons.standing()
    found = list(numbered(persons, sought, user).order_by("sort_name", "pk")[: SHOWN + 1])
    if found:
        return Answer(found[:SHOWN], more=len(found) > SHOWN)
    rows = list(persons.named_like(sought).order_by("sort_name", "pk")[: SHOWN + 1])
    known = {person.pk for person in rows}
    likely = [one for one in likely_meant(Sight.visible_to(user), sought) if one.detainee.pk not in known]
    mistake = "" if rows or likely else _mistake(sought)
    return Answer(rows[:SHOWN], more=len(rows) > SHOWN, mistake=mistake, likely=likely)


def _mistake(sought: str) -> str:
    """What is wrong with a reference that led nowhere; "" where it was a name, which has no digits."""
    if not any(character.isdigit() for character in sought):
        return ""
    read = normalise(sought)
    if isinstance(read, Mistake):
        return read.sentence
    return _("You can open no record with the reference %(reference)s.") % {"reference": read}
