"""The desk's list: inquiries with the person whom each is about, and those for whom a verified release stands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from django.db.models import Exists, OuterRef
from django.utils import timezone

from accounts.access import where
from accounts.models import User
from accounts.rights import Right
from casework.models import Draft
from detainees.models import Detainee
from families.call import CALL
from families.dossier import persons_seen
from families.holding import open_among, what_holds_now
from families.models import Answer, BadNews, Inquiry, Referral, Share, Telling
from families.models.answers import AnswerQuerySet
from families.models.inquiries import InquiryQuerySet
from families.periods import days_of
from releases.today import today

AT_THE_TOP = 5  # inquiries for whose person a verified release stands
SHOWN = 20  # families to be told again, bad news on its way
WAITING = 20  # of those who are to be told, of referrals, of shares
COUNTED = 1_000  # more than anybody works off; every page would wait for the count


@dataclass(frozen=True)
class Line:
    """An inquiry as the desk lists it, and the person on the register whom it is about."""

    inquiry: Inquiry
    person: Detainee | None


@dataclass(frozen=True)
class Again:
    """What a family was told, and the sentence that says what is so now; "" where the person is not open to one."""

    answer: Answer
    now: str


def to_tell_again(user: User) -> AnswerQuerySet:
    """What was told at the desks of `user` and does not hold any more."""
    return Answer.objects.visible_to(user).to_be_told_again().for_rows().select_related("inquiry")


def again(answers: Iterable[Answer], user: User) -> list[Again]:
    """These answers, each with what is so now; one query more, however many there are."""
    found = list(answers)
    seen = open_among(found, user)
    return [Again(answer, what_holds_now(answer) if answer.pk in seen else "") for answer in found]


def lines(inquiries: Sequence[Inquiry], user: User) -> list[Line]:
    """Lines for these inquiries, in two queries."""
    persons = persons_seen(inquiries, user)
    return [Line(inquiry, persons.get(inquiry.pk)) for inquiry in inquiries]


def waiting_at_desk(user: User, most: int = COUNTED) -> int:
    """The inquiries whose next contact is overdue, and those that came back, at the desks of `user`; `most` of each."""
    overdue = Inquiry.objects.visible_to(user).overdue(timezone.now()).order_by()[:most].count()
    return overdue + came_back(user).order_by()[:most].count()


def came_back(user: User) -> InquiryQuerySet:
    """Inquiries that were referred, and the referral is over: somebody has to go on, or close them."""
    under_way = Referral.objects.under_way().filter(inquiry=OuterRef("pk"))
    return Inquiry.objects.visible_to(user).referred().exclude(Exists(under_way))


class Desk:
    """What stands above the list."""

    def __init__(self, user: User) -> None:
        self.user = user

    @cached_property
    def released(self) -> list[Line]:
        """Open inquiries for whose person a verified release stands about which nothing was told yet."""
        waiting = Inquiry.objects.visible_to(self.user).untold()
        found = waiting.with_release(self.user, told=Answer.objects.on_what_stands())
        return lines(list(found.listed().order_by("due", "pk")[:AT_THE_TOP]), self.user)

    @cached_property
    def again(self) -> list[Again]:
        """Families who were told what does not hold any more, the latest first; closed inquiries too."""
        return again(to_tell_again(self.user).order_by("-shaken__pk")[:SHOWN], self.user)

    @cached_property
    def again_count(self) -> int:
        """How many they are, counted up to a thousand."""
        return to_tell_again(self.user).order_by()[:COUNTED].count() if self.again else 0

    @cached_property
    def news(self) -> list[BadNews]:
        """Bad news on its way from one's desks to a family."""
        return list(BadNews.objects.of_desks(self.user).open().for_rows().order_by("pk")[:SHOWN])

    @cached_property
    def to_sign(self) -> list[BadNews]:
        """Bad news that waits for one's signature."""
        return list(BadNews.objects.to_sign(self.user).for_rows()[:SHOWN])

    @cached_property
    def back(self) -> list[Line]:
        """Those that came back from where they were referred."""
        return lines(list(came_back(self.user).listed().order_by("pk")[:WAITING]), self.user)

    @cached_property
    def tellings(self) -> list[Telling]:
        """Those who had something that was taken back, and do not know it yet.

        Mostly nobody: all that is shown of them is read only where there is somebody.
        """
        seen = Telling.objects.visible_to(self.user)
        waiting = list(seen.waiting().values_list("pk", flat=True)[:WAITING])
        return list(seen.filter(pk__in=waiting).for_rows().order_by("pk")) if waiting else []

    @property
    def to_tell(self) -> list[tuple[Telling, bool]]:
        """Each of `tellings` with whether one's own desk is the one that tells; else it is the one that is told."""
        desks = where(self.user, Right.TAKE_INQUIRIES)
        return [(telling, telling.inquiry.team_id in desks) for telling in self.tellings]

    @cached_property
    def received(self) -> list[Referral]:
        """Referrals to one's desks on which something is to be done, what came first at the top."""
        return list(Referral.objects.received_by(self.user).for_rows().order_by("pk")[:WAITING])

    @cached_property
    def shared(self) -> list[Share]:
        """What one's desks can read of others now."""
        return list(Share.objects.received_by(self.user).for_rows().order_by("-pk")[:WAITING])

    @cached_property
    def to_review(self) -> int:
        """Closed inquiries whose time is over, and those that may not be kept, counted up to a thousand."""
        mine = Inquiry.objects.visible_to(self.user)
        due = mine.due_for_review(today()).order_by()[:COUNTED].count()
        return due + mine.to_destroy().order_by()[:COUNTED].count()

    @property
    def begun(self) -> list[tuple[Draft, datetime]]:
        """Each of `drafts` with when it is removed, if nobody comes back to it."""
        kept_for = timedelta(days=days_of("draft"))
        return [(draft, draft.kept_at + kept_for) for draft in self.drafts]

    @cached_property
    def drafts(self) -> list[Draft]:
        """Calls that this person has begun and not finished."""
        return list(Draft.objects.visible_to(self.user).of_form(CALL).defer("content"))
