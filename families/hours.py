"""When a caller may be contacted: within their safe hours, by the clock where they are, and until the day they named.

PostgreSQL holds the same line (`is_safe_moment` in families/sql/contacts.sql); a test compares the two, and another one
the inquiries that are overdue (`nobody_calls` in families/models/inquiries.py).
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from families.lists import Priority
from families.models import Contact

_DAY = timedelta(days=1)
_STEP = timedelta(minutes=15)
_LATER = timedelta(hours=8)  # half of a working day with its night: nobody is called twice in a row


def local(contact: Contact, moment: datetime) -> datetime:
    """The moment by the clock of the caller."""
    return moment.astimezone(ZoneInfo(contact.time_zone))


def is_past(contact: Contact, moment: datetime) -> bool:
    """Whether the day after which the caller wants no contact has gone by."""
    last = contact.not_after
    return last is not None and local(contact, moment).date() > last


def wants_none(contacts: Collection[Contact], moment: datetime) -> bool:
    """Whether who is reached in these ways, and in no other, asked for no contact any more: it has gone by on each."""
    return bool(contacts) and all(is_past(contact, moment) for contact in contacts)


def day_before(contact: Contact, moment: datetime) -> date:
    """Yesterday, by the calendar of the caller: as the last day it has gone by, and at no hour anybody calls."""
    return local(contact, moment).date() - _DAY


def is_within_hours(contact: Contact, moment: datetime) -> bool:
    """Whether the clock where the caller is stands within the safe hours; always, where none were named."""
    begin, end = contact.hours_from, contact.hours_to
    if begin is None or end is None:
        return True
    now = local(contact, moment).time()
    return begin <= now < end if begin < end else now >= begin or now < end


def is_safe(contact: Contact, moment: datetime) -> bool:
    """Whether the caller may be contacted at this moment, by what they said."""
    return is_within_hours(contact, moment) and not is_past(contact, moment)


def strictest(contacts: Iterable[Contact]) -> Contact | None:
    """Of these the one that leaves the fewest hours of a day, of several the newest; None of none."""
    return min(contacts, key=lambda contact: (_open_for(contact), -contact.pk), default=None)


def _open_for(contact: Contact) -> timedelta:
    begin, end = contact.hours_from, contact.hours_to
    if begin is None or end is None:
        return _DAY
    return (datetime.combine(date.min, end) - datetime.combine(date.min, begin)) % _DAY or _DAY


def next_safe(contact: Contact | None, moment: datetime) -> datetime | None:
    """The first moment from this one on in which the caller may be contacted; None where there is none any more.

    The beginning of the safe hours, where `moment` lies outside.
    """
    if contact is None or is_safe(contact, moment):
        return moment
    if is_past(contact, moment) or contact.hours_from is None:
        return None
    opens = _next_time(local(contact, moment), contact.hours_from)
    return None if is_past(contact, opens) else opens


# -- The next contact: one rule at the call, where it is planned anew, and where an attempt is logged ------------------


def why_gone_by(due: datetime) -> str | Promise | None:
    """The sentence for a moment that nobody can agree on any more, or None."""
    return _("This moment has gone by. When is the next contact due?") if due <= timezone.now() else None


def why_not_due(contacts: Collection[Contact], due: datetime) -> str | Promise | None:
    """The sentence that says why the next contact cannot be agreed for `due`, or None; safe by one of these is safe."""
    if not contacts or any(is_safe(each, due) for each in contacts):
        return None
    if all(is_past(each, due) for each in contacts):
        return _("The caller wants no contact after the last day on the card. Choose an earlier moment, or none.")
    return _("At this moment it is not safe for the caller. Look at the card once more.")


def leaves_none(contacts: Collection[Contact], now: datetime) -> bool:
    """Whether no safe moment is left, whichever way the caller is reached: nobody plans a contact any more."""
    return bool(contacts) and all(each.not_after and next_safe(each, now) is None for each in contacts)


def due_by(priority: Priority, contacts: Collection[Contact], now: datetime) -> datetime:
    """When the caller is contacted next, at the latest: by the priority, at an hour and on a day that is safe for them.

    By the strictest card that leaves a moment. Where none is left (`leaves_none`) nobody calls: what is stored is what
    the priority says, and no page shows it.
    """
    latest = now + priority.within
    strict = sorted(contacts, key=lambda contact: (_open_for(contact), -contact.pk))
    found = (_in_time(each, latest, now) for each in strict)
    return next((moment for moment in found if moment is not None), latest)


def _in_time(contact: Contact, latest: datetime, now: datetime) -> datetime | None:
    """The last safe beginning of a contact until `latest`; None where no safe moment is left."""
    if contact.not_after is not None:
        midnight = datetime.combine(contact.not_after + _DAY, time(), ZoneInfo(contact.time_zone))
        latest = max(now, min(latest, midnight - _STEP))
    safe = next_safe(contact, latest)
    if safe is None or safe > latest:  # the hours open after it: those of the day before are in time
        safe = next_safe(contact, max(now, latest - _DAY))
    return safe


@dataclass(frozen=True)
class Window:
    """From when until when a caller can be contacted."""

    begin: datetime
    end: datetime


def window(contacts: Iterable[Contact], due: datetime) -> Window | None:
    """The safe hours in which a contact is due, by the strictest of these cards, or the next ones.

    None where no hours were named, or no moment is safe any more.
    """
    contact = strictest(each for each in contacts if each.hours_from is not None)
    safe = next_safe(contact, due) if contact else None
    if contact is None or contact.hours_from is None or contact.hours_to is None or safe is None:
        return None
    there = local(contact, safe)
    begun = datetime.combine(there.date(), contact.hours_from, there.tzinfo)
    return Window(begun if begun <= there else begun - _DAY, _next_time(there, contact.hours_to))


def proposed(contact: Contact | None, moment: datetime) -> datetime | None:
    """When to try again after an attempt at `moment` that reached nobody: some hours later, within the safe ones."""
    return next_safe(contact, _rounded(moment + _LATER))


def _next_time(now: datetime, at: time) -> datetime:
    """The next moment at which the clock shows `at`; a time that is left out on the day of a change comes after it."""
    day = now.date() if now.time() < at else now.date() + timedelta(days=1)
    there = datetime.combine(day, at, now.tzinfo)
    return there.astimezone(ZoneInfo("UTC")).astimezone(now.tzinfo)


def _rounded(moment: datetime) -> datetime:
    """The next quarter of an hour."""
    past = timedelta(minutes=moment.minute % 15, seconds=moment.second, microseconds=moment.microsecond)
    return moment - past + _STEP if past else moment
