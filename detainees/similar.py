"""Who on the register may be the person that somebody is typing: equal parts of the name, and what goes with them.

The plain version: a part is equal when it folds to the same words. Only persons that the asker may open are compared.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from itertools import combinations
from operator import or_

from django.db.models import Case, IntegerField, Q, Value, When
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from casework.dates import PartialDate
from detainees.folding import words
from detainees.models import Detainee, Name
from detainees.models.detainees import DetaineeQuerySet

SHOWN = 10
_LOOKED_AT = 40
_LEAST_PARTS = 2

_SAME = {
    "given": _("the same given name"),
    "father": _("the same father's name"),
    "family": _("the same family name"),
}


@dataclass(frozen=True)
class Likeness:
    """One person who may be the same: `score` from 0 to 1, the share of what was typed that agrees, and why."""

    detainee: Detainee
    score: float
    reasons: list[str | Promise]


def likely_same(
    persons: DetaineeQuerySet, parts: Mapping[str, Iterable[str]], born: PartialDate | None, governorate: str
) -> list[Likeness]:
    """Those of `persons` who share at least two typed parts of a name, the likeliest first; [] where fewer are typed.

    `parts` has what was typed as given, father's and family name, each in any script; `born` and the `governorate`'s
    code count where both sides know them.
    """
    typed = {part: [folded for text in texts if (folded := words(text))] for part, texts in parts.items()}
    typed = {part: spellings for part, spellings in typed.items() if spellings}
    if len(typed) < _LEAST_PARTS:
        return []
    found = [_compared(detainee, typed, born, governorate) for detainee in _candidates(persons, typed)]
    close = [likeness for likeness in found if len(likeness.reasons) >= _LEAST_PARTS]
    return sorted(close, key=lambda likeness: -likeness.score)[:SHOWN]


Typed = Mapping[str, list[list[str]]]


def _candidates(persons: DetaineeQuerySet, typed: Typed) -> Iterable[Detainee]:
    """Persons with the words of at least two parts somewhere in their names; those with most of them first."""
    has = {part: reduce(or_, (Q(search_words__contains=s) for s in spellings)) for part, spellings in typed.items()}
    pairs = [one & other for one, other in combinations(has.values(), 2)]
    shared = sum(
        (Case(When(condition, then=1), default=0, output_field=IntegerField()) for condition in has.values()), Value(0)
    )
    return (
        persons.filter(reduce(or_, pairs))
        .annotate(shared=shared)
        .order_by("-shared", "-pk")
        .only("reference", "name_ar", "name_latin", "birth", "home_governorate")
        .prefetch_related("names")[:_LOOKED_AT]
    )


def _compared(detainee: Detainee, typed: Typed, born: PartialDate | None, governorate: str) -> Likeness:
    names = list(detainee.names.all())
    reasons: list[str | Promise] = [_SAME[part] for part, said in typed.items() if _is_said(names, part, said)]
    asked = len(typed)
    if len(reasons) >= _LEAST_PARTS:
        if born and detainee.birth:
            asked += 1
            if born.earliest() <= detainee.birth.latest() and detainee.birth.earliest() <= born.latest():
                reasons.append(_("born at the same time"))
        if governorate and detainee.home_governorate_id:
            asked += 1
            if governorate == detainee.home_governorate_id:
                reasons.append(_("from the same governorate"))
    return Likeness(detainee, round(len(reasons) / asked, 2), reasons)


def _is_said(names: list[Name], part: str, spellings: list[list[str]]) -> bool:
    return any(words(getattr(name, part)) in spellings for name in names)
