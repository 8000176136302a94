"""Inquiries found by a name: by words of whom they seek or of who asks, and those that may seek the same person.

At the desks of who looks, and nobody else's: one desk does not learn for whom the other is asked.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from heapq import nsmallest
from itertools import combinations
from operator import itemgetter

from django.db.models import BigIntegerField, Case, ExpressionWrapper, F, Q, QuerySet, Value, When
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from casework.dates import PartialDate
from detainees.candidates import Asked, Spellings
from detainees.forms import SimilarForm
from detainees.models import Detainee
from detainees.names import free_parts, shared_keys
from detainees.weighing import PARTS, Found, Scale, Weighed
from families.keys import SCRIPTS, in_parts, words_said
from families.matching import person_meant
from families.models import CallerWords, Inquiry, InquiryKeys
from families.models.inquiries import NOT_KEPT, OPEN
from families.models.keys import InquiryKeysQuerySet

SHOWN = 20  # by words
SHOWN_ALIKE = 5
# How many are weighed, the newest: of those who share every two parts of the name, and of those who share one pair.
_ALL_AGREE, _ONE_PAIR = 300, 150
# As it is: the planner would rather read the primary key backwards than ask the index of a key that few have.
_NEWEST = ExpressionWrapper(F("inquiry_id") + 0, output_field=BigIntegerField()).desc()
_WEIGHED = ("inquiry__status", "pk", "spelled", "birth", "home")


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
    """Those in which every typed word is a word of the name of whom they seek, or of who asks, as it was written."""
    folded = words_said(typed)
    if not folded:
        return Answer()
    found = _with_words(folded, user)
    seen = Inquiry.objects.visible_to(user).for_rows().in_bulk(found[:SHOWN])
    rows = [FoundInquiry(seen[pk]) for pk in found[:SHOWN] if pk in seen]
    readings = [Asked({part: [text] for part, text in parts.items()}) for parts in free_parts(typed)]
    callers = CallerWords.objects.filter(words__contains=folded).values("relative")
    otherwise = InquiryKeys.objects.visible_to(user).exclude(words__contains=folded)
    alike = _alike(readings, user, otherwise.exclude(inquiry__relative__in=callers))
    return Answer(rows, len(found) > SHOWN, alike)


def _with_words(folded: list[str], user: User) -> list[int]:
    """Ids of those found by words, one more than are shown; each kind is asked of its own index."""
    sought = InquiryKeys.objects.visible_to(user).filter(words__contains=folded)
    callers = CallerWords.objects.filter(words__contains=folded).values("relative")
    asking = Inquiry.objects.visible_to(user).kept().filter(relative__in=callers)
    closed = {}
    for pk, status in (*_first(sought, "inquiry__status"), *_first(asking, "status")):
        closed[pk] = status not in OPEN
    return nsmallest(SHOWN + 1, closed, key=lambda pk: (closed[pk], -pk))


def _first(found: "QuerySet[InquiryKeys] | QuerySet[Inquiry]", status: str) -> list[tuple[int, str]]:
    """The first of them with their state, one more than are shown: what is open and the newest.

    The open ones are asked for first, and the others only for the places that are left: in the order of both at once
    PostgreSQL would sort every inquiry with a name that many have.
    """
    rows, is_open = found.order_by("-pk").values_list("pk", status), Q(**{f"{status}__in": OPEN})
    first = list(rows.filter(is_open)[: SHOWN + 1])
    left = SHOWN + 1 - len(first)
    return [*first, *rows.exclude(is_open)[:left]] if left else first


def _closed(status: str) -> Case:
    """0 for what is open and 1 for what is closed, to sort by; `status` is where the state stands."""
    return Case(When(**{f"{status}__in": OPEN}, then=Value(0)), default=Value(1))


def sought_already(
    parts: Spellings, born: PartialDate | None, governorate: str, user: User, among: InquiryKeysQuerySet | None = None
) -> list[FoundInquiry]:
    """Those that may seek the person of whom this is typed, the likeliest first, where somebody works on them.

    [] where fewer than two parts of the name are typed, as in the look-up of the register.
    """
    keys = (InquiryKeys.objects if among is None else among).visible_to(user).worked_on()
    return _alike([Asked(parts, born, governorate)], user, keys)


def already_for(typed: QueryDict, user: User) -> list[FoundInquiry]:
    """The same for what stands in a form, as it was sent; before them those in which the chosen person was chosen."""
    asked = SimilarForm(typed)
    certain = _about_chosen(typed.get("detainee", ""), user)
    known = {one.inquiry.pk for one in certain}
    likely = sought_already(asked.parts(), asked.born(), asked.governorate(), user)
    return [*certain, *(one for one in likely if one.inquiry.pk not in known)][:SHOWN_ALIKE]


def _about_chosen(reference: str, user: User) -> list[FoundInquiry]:
    meant = person_meant(reference, user)
    if not isinstance(meant, Detainee):
        return []
    about = Inquiry.objects.visible_to(user).asking_for(meant)
    first = about.exclude(keep_said__in=NOT_KEPT).for_rows().order_by(_closed("status"), "-pk")
    return [FoundInquiry(each, [_("the same person on the register")]) for each in first[:SHOWN_ALIKE]]


def alike_to(inquiry: Inquiry, user: User) -> list[FoundInquiry]:
    """Other callers' inquiries that may seek the same person as this one, where nobody has said that they do."""
    names = [in_parts(inquiry, script) for script in SCRIPTS]
    parts = {part: [name[part] for name in names if name[part]] for part in PARTS}
    others = InquiryKeys.objects.exclude(pk=inquiry.pk).exclude(inquiry__relative=inquiry.relative_id)
    if inquiry.detainee is not None:
        others = others.exclude(inquiry__detainee__in=Detainee.objects.one_with(inquiry.detainee).values("pk"))
    return sought_already(parts, inquiry.birth, inquiry.home_governorate_id or "", user, others)


# -- By sound ----------------------------------------------------------------------------------------------------------


def _alike(readings: Sequence[Asked], user: User, among: InquiryKeysQuerySet) -> list[FoundInquiry]:
    """Each by the reading of what was typed that fits best; the likest first, of these the open ones, the newest."""
    spread = [asked.spread() for asked in readings]
    scales = [Scale(asked.parts, asked.born, asked.governorate) for asked in spread]
    weighed: dict[int, tuple[tuple[Weighed, bool, int], Found, Scale]] = {}
    for asked in spread:
        for status, found in _sharing(asked, among):
            best, at = max((scale.weigh(found), -at) for at, scale in enumerate(scales))
            if best.likely:
                weighed[found.pk] = (best, status in OPEN, found.pk), found, scales[-at]
    nearest = sorted(weighed.values(), key=itemgetter(0), reverse=True)[:SHOWN_ALIKE]
    seen = Inquiry.objects.visible_to(user).for_rows().in_bulk([found.pk for _order, found, _scale in nearest])
    return [FoundInquiry(seen[found.pk], scale.reasons(found)) for _order, found, scale in nearest if found.pk in seen]


def _sharing(asked: Asked, among: InquiryKeysQuerySet) -> list[tuple[str, Found]]:
    """The state of each inquiry that shares two parts of the name, and what is weighed of it.

    A caller often says only two of the three: so those who share a pair are asked for beside those who share all, each
    pair by itself, since of محمد أحمد there are more than can be weighed.
    """
    pairs = list(_pairs(asked))
    if not pairs:
        return []
    all_agree = among
    for keys in pairs:
        all_agree = all_agree.filter(keys__overlap=keys)
    asked_for = [(all_agree, _ALL_AGREE)]
    asked_for += [(among.filter(keys__overlap=keys), _ONE_PAIR) for keys in pairs] if len(pairs) > 1 else []
    rows = [found.order_by(_NEWEST).values_list(*_WEIGHED)[:most] for found, most in asked_for]
    first, *others = rows
    return [(status, Found(*row)) for status, *row in (first.union(*others, all=True) if others else first)]


def _pairs(asked: Asked) -> Iterator[list[str]]:
    """For each two parts that were typed the keys of which an inquiry must have one."""
    for one, other in combinations(PARTS, 2):
        if keys := shared_keys(asked.parts.get(one, ()), asked.parts.get(other, ())):
            yield keys
