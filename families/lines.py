"""An inquiry as a list shows it, with the person on the register whom it is about."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from accounts.models import User
from detainees.models import Detainee
from families.hours import Window, window
from families.models import Contact, Inquiry


@dataclass(frozen=True)
class Line:
    """An inquiry, and the person whom it is about; None where nobody was chosen, or they are not open to one."""

    inquiry: Inquiry
    person: Detainee | None
    window: Window | None  # the safe hours in which the next contact is due, where the caller named some


def lines(inquiries: Sequence[Inquiry], user: User) -> list[Line]:
    """Lines for these inquiries, in three queries."""
    persons, windows = persons_seen(inquiries, user), windows_of(inquiries, user)
    return [Line(inquiry, persons.get(inquiry.pk), windows.get(inquiry.pk)) for inquiry in inquiries]


def windows_of(inquiries: Iterable[Inquiry], user: User) -> dict[int, Window]:
    """By inquiry the safe hours in which the next contact is due, in one query."""
    due = {inquiry.pk: (inquiry.relative_id, inquiry.due) for inquiry in inquiries if inquiry.due}
    callers = [relative for relative, _moment in due.values()]
    cards: dict[int, list[Contact]] = {}
    named = Contact.objects.visible_to(user).filter(relative__in=callers, hours_from__isnull=False)
    for contact in named.only("relative", "time_zone", "hours_from", "hours_to", "not_after"):
        cards.setdefault(contact.relative_id, []).append(contact)
    found = {pk: window(cards.get(relative, ()), moment) for pk, (relative, moment) in due.items()}
    return {pk: hours for pk, hours in found.items() if hours is not None}


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
