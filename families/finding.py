"""Inquiries found by a name: by words of whom they seek or of who asks, and those that may seek the same person.

At the desks of who looks, and nobody else's: one desk does not learn for whom the other is asked.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from operator import itemgetter

from django.db.models import Case, Q, QuerySet, Value, When
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
from families.models.inquiries import OPEN

SHOWN = 20  # by words
SHOWN_ALIKE = 5
_WEIGHED = 300  # of those who share two parts of the name, the newest
_CLOSED = Case(When(status__in=OPEN, then=Value(0)), default=Value(1))  # what is open comes first


@dataclass(frozen=True)
class FoundInquiry:
    """An inquiry; where it was found by sound, what agrees and differs in words."""

    inquiry: Inquiry
    reasons: list[str | Promise] = field(default_factory=list)


@dataclass(frozen=True)
class Answer:
    """Found by words, what is open and the newest first; `more`: there are others; `alike` are spelled otherwise."""

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
    found = Inquiry.objects.visible_to(user).filter(said).for_rows().order_by(_CLOSED, "-pk")
    rows = [FoundInquiry(row) for row in found[: SHOWN + 1]]
    readings = [Asked({part: [text] for part, text in parts.items()}) for parts in free_parts(typed)]
    otherwise = InquiryKeys.objects.exclude(Q(sought_words__contains=folded) | Q(caller_words__contains=folded))
    return Answer(rows[:SHOWN], len(rows) > SHOWN, _alike(readings, user, otherwise))


def sought_already(
    parts: Spellings, born: PartialDate | None, governorate: str, user: User, *, besides: Sequence[int] = ()
) -> list[FoundInquiry]:
    """Those that may seek the person of whom this is typed, the likeliest first; not the ones `besides` (ids).

    [] where fewer than two parts of the name are typed, as in the look-up of the register.
    """
    others = InquiryKeys.objects.exclude(pk__in=besides)
    return _alike([Asked(parts, born, governorate)], user, others)


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


def _alike(readings: Sequence[Asked], user: User, among: QuerySet[InquiryKeys]) -> list[FoundInquiry]:
    """Each by the reading of what was typed that fits best; the likest first, of these the open ones, the newest."""
    spread = [asked.spread() for asked in readings]
    keys = sorted({key for asked in spread for key in _pairs(asked)})
    if not keys:
        return []
    scales = [Scale(asked.parts, asked.born, asked.governorate) for asked in spread]
    weighed: list[tuple[tuple[Weighed, bool, int], Found, Scale]] = []
    for status, found in _sharing(keys, user, among):
        best, at = max((scale.weigh(found), -at) for at, scale in enumerate(scales))
        if best.likely:
            weighed.append(((best, status in OPEN, found.pk), found, scales[-at]))
    weighed.sort(key=itemgetter(0), reverse=True)
    nearest = weighed[:SHOWN_ALIKE]
    inquiries = Inquiry.objects.visible_to(user).for_rows().in_bulk([found.pk for _order, found, _scale in nearest])
    return [
        FoundInquiry(inquiries[found.pk], scale.reasons(found))
        for _order, found, scale in nearest
        if found.pk in inquiries
    ]


def _pairs(asked: Asked) -> Iterator[str]:
    """The keys of each two parts: a caller often says only two of the three."""
    for one, other in combinations(PARTS, 2):
        yield from shared_keys(asked.parts.get(one, ()), asked.parts.get(other, ()))


def _sharing(keys: list[str], user: User, among: QuerySet[InquiryKeys]) -> list[tuple[str, Found]]:
    """The state of each inquiry that has one of these keys, and what is weighed of it."""
    found = among.filter(keys__overlap=keys, inquiry__in=Inquiry.objects.visible_to(user)).order_by("-inquiry")
    rows = found.values_list("inquiry__status", "pk", "spelled", "birth", "home")[:_WEIGHED]
    return [(status, Found(*row)) for status, *row in rows]
