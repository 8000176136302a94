"""An inquiry as a list shows it, with the person on the register whom it is about."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils import timezone

from accounts.among import any_of
from accounts.models import User
from accounts.questions import Question, asker
from detainees.models import Detainee
from families.hours import Window, leaves_none, wants_none, window
from families.models import Contact, Inquiry
from families.models.inquiries import NOT_KEPT

_ENTRIES = Question(lambda who, ids: Detainee.objects.visible_to(who.person).listed().filter(any_of(ids)))
_CARDS = Question(
    lambda who, callers: (
        Contact.objects.visible_to(who.person)
        .filter(any_of(callers, of="relative"))
        .only("relative", "time_zone", "hours_from", "hours_to", "not_after")
    )
)


@dataclass(frozen=True)
class Line:
    """An inquiry, and the person whom it is about; None where nobody was chosen, or they are not open to one.

    `no_contact` where it is open and no safe moment is left. Where the last day has gone by it is overdue for nobody.
    """

    inquiry: Inquiry
    person: Detainee | None
    no_contact: bool
    is_overdue: bool
    window: Window | None  # the safe hours in which the next contact is due, where the caller named some


def lines(inquiries: Sequence[Inquiry], user: User) -> list[Line]:
    """Lines for these inquiries, in three queries."""
    persons, cards, now = persons_seen(inquiries, user), _cards_of(inquiries, user), timezone.now()
    found = []
    for each in inquiries:
        theirs = cards[each.relative_id]
        silent = each.is_open and leaves_none(theirs, now)
        due = window(theirs, each.due) if each.due and not silent else None
        is_overdue = not wants_none(theirs, now) and each.keep_said not in NOT_KEPT and each.was_due(now)
        found.append(Line(each, persons.get(each.pk), silent, is_overdue, due))
    return found


def _cards_of(inquiries: Iterable[Inquiry], user: User) -> dict[int, list[Contact]]:
    """By caller the cards by which these inquiries' callers are reached, in one query."""
    cards: dict[int, list[Contact]] = defaultdict(list)
    callers = {each.relative_id for each in inquiries}
    if not callers:
        return cards
    for contact in _CARDS.rows(asker(user), callers=list(callers)):
        cards[contact.relative_id].append(contact)
    return cards


def persons_seen(inquiries: Iterable[Inquiry], user: User) -> dict[int, Detainee]:
    """By inquiry the person on the register whom it is about, where `user` may open them; of merged entries, the one
    that stands. Two queries, however many there are."""
    chosen = {inquiry.pk: inquiry.detainee_id for inquiry in inquiries if inquiry.detainee_id}
    entries = _entries(chosen.values(), user)
    others = {entry.merged_into_id for entry in entries.values() if entry.merged_into_id} - entries.keys()
    entries |= _entries(others, user)
    standing = {pk: entries[chosen[pk]].standing_id for pk in chosen if chosen[pk] in entries}
    return {pk: entries[stands] for pk, stands in standing.items() if stands in entries}


def _entries(ids: Iterable[int], user: User) -> dict[int, Detainee]:
    wanted = set(ids)
    return {entry.pk: entry for entry in _ENTRIES.rows(asker(user), ids=list(wanted))} if wanted else {}
