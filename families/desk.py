"""The desk's list: inquiries with the person whom each is about, and those for whom a verified release stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils import timezone

from accounts.models import User
from casework.models import Draft
from detainees.models import Detainee
from families.call import CALL
from families.dossier import persons_seen
from families.models import Inquiry

AT_THE_TOP = 5  # inquiries for whose person a verified release stands
COUNTED = 1_000  # more than anybody works off; every page would wait for the count


@dataclass(frozen=True)
class Line:
    """An inquiry as the desk lists it, and the person on the register whom it is about."""

    inquiry: Inquiry
    person: Detainee | None


def lines(inquiries: Sequence[Inquiry], user: User) -> list[Line]:
    """Lines for these inquiries, in two queries."""
    persons = persons_seen(inquiries, user)
    return [Line(inquiry, persons.get(inquiry.pk)) for inquiry in inquiries]


def waiting_at_desk(user: User, most: int = COUNTED) -> int:
    """The inquiries whose next contact is overdue, at the desks of `user`, counted up to `most`."""
    return Inquiry.objects.visible_to(user).overdue(timezone.now()).order_by()[:most].count()


class Desk:
    """What stands above the list."""

    def __init__(self, user: User) -> None:
        self.user = user

    @cached_property
    def released(self) -> list[Line]:
        """Open inquiries for whose person a verified release stands: somebody can be told."""
        found = Inquiry.objects.visible_to(self.user).open().with_release(self.user)
        return lines(list(found.listed().order_by("due", "pk")[:AT_THE_TOP]), self.user)

    @cached_property
    def drafts(self) -> list[Draft]:
        """Calls that this person has begun and not finished."""
        return list(Draft.objects.visible_to(self.user).of_form(CALL).defer("content"))
