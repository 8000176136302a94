"""Inquiries found by a name: by words of whom they seek or of who asks, and those that may seek the same person.

At the desks of who looks, and nobody else's: one desk does not learn for whom the other is asked.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from django.db.models import Q
from django.http import QueryDict
from django.utils.functional import Promise

from accounts.models import User
from casework.dates import PartialDate
from detainees.candidates import Asked, Spellings
from detainees.folding import words
from detainees.forms import SimilarForm
from detainees.names import free_parts, shared_keys
from detainees.weighing import PARTS, Found, Scale, Weighed
from families.keys import in_parts
from families.models import Inquiry, InquiryKeys

SHOWN = 20  # by words
SHOWN_ALIKE = 5
_WEIGHED = 300  # of those who share two parts of the name, the newest


@dataclass(frozen=True)
class FoundInquiry:
    """An inquiry; where it was found by sound, what agrees and differs in words."""

    inquiry: Inquiry
    reasons: list[str | Promise] = field(default_factory=list)


@dataclass(frozen=True)
class Answer:
    """Those found by words, the newest first, `more` where there are others; `alike` are spelled another way."""

    rows: list[FoundInquiry] = field(default_factory=list)
    more: bool = False
    alike: list[FoundInquiry] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.rows or self.alike)


def find_inquiries(typed: str, user: User) -> Answer:
    """Those in which every typed word is a word of the name of whom they seek, or of who asks, in either script."""
    folded = words(typed)
    if not folded:
        return Answer()
    said = Q(name_keys__sought_words__contains=folded) | Q(name_keys__caller_words__contains=folded)
    rows = list(Inquiry.objects.visible_to(user).filter(said).for_rows().order_by("-pk")[: SHOWN + 1])
    readings = [Asked({part: [text] for part, text in parts.items()}) for parts in free_parts(typed)]
    alike = _alike(readings, user, {row.pk for row in rows})
    return Answer([FoundInquiry(row) for row in rows[:SHOWN]], len(rows) > SHOWN, alike)


def sought_already(
    parts: Spellings, born: PartialDate | None, governorate: str, user: User, *, besides: Sequence[int] = ()
) -> list[FoundInquiry]:
    """Those that may seek the person of whom this is typed, the likeliest first; not the ones `besides` (ids).

    [] where fewer than two parts of the name are typed, as in the look-up of the register.
    """
    return _alike([Asked(parts, born, governorate)], user, set(besides))


def already_for(typed: QueryDict, user: User) -> list[FoundInquiry]:
    """The same for what stands in a form, as it was sent."""
    asked = SimilarForm(typed)
    return sought_already(asked.parts(), asked.born(), asked.governorate(), user)


def alike_to(inquiry: Inquiry, user: User, *, besides: Sequence[int] = ()) -> list[FoundInquiry]:
    """Other inquiries that may seek the same person as this one."""
    names = [in_parts(inquiry, script) for script in ("ar", "latin")]
    parts = {part: [name[part] for name in names if name[part]] for part in PARTS}
    governorate = inquiry.home_governorate_id or ""
    return sought_already(parts, inquiry.birth, governorate, user, besides=[inquiry.pk, *besides])


def _alike(readings: Sequence[Asked], user: User, besides: set[int]) -> list[FoundInquiry]:
    """Each by the reading of what was typed that fits best."""
    spread = [asked.spread() for asked in readings]
    keys = sorted({key for asked in spread for key in _pairs(asked)})
    if not keys:
        return []
    scales = [Scale(asked.parts, asked.born, asked.governorate) for asked in spread]
    weighed: list[tuple[Weighed, int, Found, Scale]] = []
    for found in _sharing(keys, user):
        best, at = max((scale.weigh(found), -at) for at, scale in enumerate(scales))
        if best.likely and found.pk not in besides:
            weighed.append((best, found.pk, found, scales[-at]))
    weighed.sort(key=lambda each: each[:2], reverse=True)
    nearest = weighed[:SHOWN_ALIKE]
    inquiries = Inquiry.objects.visible_to(user).for_rows().in_bulk([pk for _best, pk, _found, _scale in nearest])
    return [FoundInquiry(inquiries[pk], scale.reasons(found)) for _best, pk, found, scale in nearest if pk in inquiries]


def _pairs(asked: Asked) -> Iterator[str]:
    """The keys of each two parts: a caller often says only two of the three."""
    for one, other in combinations(PARTS, 2):
        yield from shared_keys(asked.parts.get(one, ()), asked.parts.get(other, ()))


def _sharing(keys: list[str], user: User) -> list[Found]:
    seen = Inquiry.objects.visible_to(user)
    found = InquiryKeys.objects.filter(keys__overlap=keys, inquiry__in=seen).order_by("-inquiry")
    return [Found(*row) for row in found.values_list("pk", "spelled", "birth", "home")[:_WEIGHED]]
