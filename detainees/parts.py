"""What stands on the page of a person, read entry by entry: for who was let in to the entries, by `visible_to`.

Every page of a person asks all of this, and most of it finds nothing or a row or two; so each is a `Question`.
"""

from collections.abc import Collection
from typing import TypeVar

from accounts.among import any_of
from accounts.questions import Question
from casework.models import Authorship
from detainees.models import Detainee, Detention, IdentityNumber, Link, Merge, Name, NumberShown, OtherName
from detainees.models.detainees import SUBJECT

SHOWN = 40  # of the history: what was written last, and which numbers were shown last
Part = TypeVar("Part", Name, OtherName, Detention, IdentityNumber)

_MERGED = Question(lambda detainee: Detainee.objects.filter(merged_into=detainee).order_by("pk"))
_NAMES = Question(lambda detainee: Name.objects.filter(detainee=detainee).select_related("recorded_by"))
_OTHER_NAMES = Question(lambda detainee: OtherName.objects.filter(detainee=detainee).select_related("recorded_by"))
_DETENTIONS = Question(lambda detainee: Detention.objects.filter(detainee=detainee).prefetch_related("stays"))
_NUMBERS = Question(
    lambda detainee: (
        IdentityNumber.objects.filter(detainee=detainee)
        .select_related("recorded_by", "struck_by")
        .order_by("given_at", "pk")
    )
)
_LINKS = Question(Link.objects.of)
_MERGES = Question(lambda entries: Merge.objects.filter(any_of(entries, of="kept") | any_of(entries, of="merged")))
_SHOWN = Question(
    lambda entries: (
        NumberShown.objects.filter(any_of(entries, of="number__detainee"))
        .select_related("by")
        .order_by("-at", "-pk")[:SHOWN]
    )
)
_WRITTEN = Question(
    lambda entries: (
        Authorship.objects.filter(any_of(entries, of="subject_id"), subject=SUBJECT)
        .select_related("person")
        .order_by("-at", "-pk")[:SHOWN]
    )
)


def merged_into(entry: Detainee) -> list[Detainee]:
    """The entries for which this one stands, the first that was made first."""
    return _MERGED.rows(detainee=entry.pk)


def names_of(entry: Detainee) -> list[Name]:
    """Every name that was given in this entry, with who recorded it."""
    return _of(entry, _NAMES)


def other_names_of(entry: Detainee) -> list[OtherName]:
    """What else the person is called, with who recorded it."""
    return _of(entry, _OTHER_NAMES)


def detentions_of(entry: Detainee) -> list[Detention]:
    """The episodes with their stays."""
    return _of(entry, _DETENTIONS)


def numbers_of(entry: Detainee) -> list[IdentityNumber]:
    """The identity numbers, struck ones too, in the order in which they were given."""
    return _of(entry, _NUMBERS)


def has_links(entry: Detainee) -> bool:
    """Whether any link has this entry at one of its ends, whoever may see it."""
    return _LINKS.is_any(detainee=entry.pk)


def has_merges(entries: Collection[Detainee]) -> bool:
    """Whether any of these was merged, or had another merged into it, whoever may see it."""
    return _MERGES.is_any(entries=_ids(entries))


def shown_of(entries: Collection[Detainee]) -> list[NumberShown]:
    """To whom numbers of these entries were shown in full, the last ones first."""
    return _SHOWN.rows(entries=_ids(entries))


def written_of(entries: Collection[Detainee]) -> list[Authorship]:
    """Who wrote which part of these entries, the last ones first."""
    return _WRITTEN.rows(entries=_ids(entries))


def _ids(entries: Collection[Detainee]) -> list[int]:
    return [entry.pk for entry in entries]


def _of(entry: Detainee, question: Question[Part]) -> list[Part]:
    """The rows of one entry, which each of them knows."""
    rows = question.rows(detainee=entry.pk)
    for row in rows:
        row.detainee = entry
    return rows
