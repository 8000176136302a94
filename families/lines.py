"""An inquiry as a list shows it, with the person on the register whom it is about."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from accounts.models import User
from detainees.models import Detainee
from families.hours import wants_none
from families.models import Contact, Inquiry


@dataclass(frozen=True)
class Line:
    """An inquiry, and the person whom it is about; None where nobody was chosen, or they are not open to one.

    `no_contact` where it is open and the caller asked for no contact any more: nobody calls them, so it is not overdue.
    """

    inquiry: Inquiry
    person: Detainee | None
    no_contact: bool
    is_overdue: bool


def lines(inquiries: Sequence[Inquiry], user: User) -> list[Line]:
    """Lines for these inquiries, in three queries."""
    persons, now = persons_seen(inquiries, user), timezone.now()
    silent = _want_none([inquiry for inquiry in inquiries if inquiry.is_open], now)
    return [
        Line(each, persons.get(each.pk), each.pk in silent, each.pk not in silent and each.was_due(now))
        for each in inquiries
    ]


def _want_none(inquiries: Sequence[Inquiry], now: datetime) -> set[int]:
    """The ids of those whose callers asked for no contact any more; one query."""
    callers = {inquiry.relative_id for inquiry in inquiries}
    cards: dict[int, list[Contact]] = defaultdict(list)
    for contact in Contact.objects.filter(relative__in=callers).only("relative", "time_zone", "not_after"):
        cards[contact.relative_id].append(contact)
    return {inquiry.pk for inquiry in inquiries if wants_none(cards[inquiry.relative_id], now)}


def persons_seen(inquiries: Iterable[Inquiry], user: User) -> dict[int, Detainee]:
    """By inquiry the person on the register whom it is about, where `user` may open them; of merged entries, the one
    that stands. Two queries, however many there are."""
    chosen = {inquiry.pk: inquiry.detainee_id for inquiry in inquiries if inquiry.detainee_id}
    visible = Detainee.objects.visible_to(user).listed()
    entries = visible.in_bulk(list(set(chosen.values())))
    others = {entry.merged_into_id for entry in entries.values() if entry.merged_into_id} - entries.keys()
    entries |= visible.in_bulk(list(others)) if others else {}
    standing = {pk: entries[chosen[pk]].standing_id for pk in chosen if chosen[pk] in entries}
    return {pk: entries[stands] for pk, stands in standing.items() if stands in entries}
