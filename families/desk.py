"""The desk's list: inquiries with the person whom each is about, and those for whom a verified release stands."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from itertools import groupby
from typing import TypeVar

from django.db.models import Exists, Model, OuterRef, QuerySet
from django.utils import timezone

from accounts.access import where
from accounts.models import User
from accounts.rights import Right
from casework.models import Draft, MoveMade, OutboxEntry
from casework.remembering import Remembered
from detainees.models import Detainee, Merge
from families.call import CALL
from families.consent import why_not_told
from families.dossier import persons_seen
from families.holding import open_among, what_holds_now
from families.models import (
    Advisory,
    Answer,
    Attempt,
    BadNews,
    Consent,
    Erasure,
    HandOver,
    Inquiry,
    Intake,
    KeptLonger,
    Referral,
    Removal,
    Shaken,
    Share,
    Signature,
    Telling,
)
from families.models.answers import AnswerQuerySet
from families.models.inquiries import InquiryQuerySet
from families.periods import days_of
from families.quarantine.page import waiting_for
from releases.models import Revision, Wish
from releases.today import today

AT_THE_TOP = 5  # inquiries for whose person a verified release stands
TOP_AGAIN = 5  # families to be told again
LOOKED_AT = 20  # answers of which something has changed, the latest, before all others are asked about
SHOWN = 20  # bad news on its way
HANDED = 50  # inquiries that were handed over to one
LET_GO = timedelta(days=7)  # in which one is told what was handed over for one
WAITING = 20  # of those who are to be told, of referrals, of shares
# With a row of these begins or ends what stands above the list (casework/remembering.py).
CHANGING = (
    OutboxEntry, MoveMade, Merge, Revision, Wish, Inquiry, Attempt, Consent, Answer, Shaken, BadNews, Signature,
    Telling, Referral, Share, HandOver, Intake, KeptLonger, Removal, Erasure,
)  # fmt: skip
M = TypeVar("M", bound=Model)
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

    @property
    def ask_first(self) -> bool:
        """Whether the caller was never asked for what telling them anew rests on."""
        return why_not_told(self.answer.inquiry) is not None


@dataclass(frozen=True)
class Handed:
    """What one colleague handed over at once: the inquiries, and what they said with them."""

    given: list[HandOver]

    @property
    def by(self) -> User:
        return self.given[0].by

    @property
    def sentence(self) -> str:
        return self.given[0].sentence or ""


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
    """What waits at the desks of `user`: `most` of those who are overdue, came back, or wrote on the public page."""
    return overdue_at_desk(user, most) + back_at_desk(user, most) + waiting_for(user, most)


def overdue_at_desk(user: User, most: int = COUNTED) -> int:
    """The inquiries whose next contact is overdue, counted up to `most`."""
    return Inquiry.objects.visible_to(user).overdue(timezone.now()).order_by()[:most].count()


def back_at_desk(user: User, most: int = COUNTED) -> int:
    """Those that came back from where they were referred, counted up to `most`."""
    return came_back(user).order_by()[:most].count()


def came_back(user: User) -> InquiryQuerySet:
    """Inquiries that were referred, and the referral is over: somebody has to go on, or close them."""
    under_way = Referral.objects.under_way().filter(inquiry=OuterRef("pk"))
    return Inquiry.objects.visible_to(user).referred().exclude(Exists(under_way))


class Desk:
    """What stands above the list. Which rows there are is remembered; they are read anew each time they are shown."""

    def __init__(self, user: User) -> None:
        self.user, self._remembered = user, Remembered(user, CHANGING)

    def _first(self, panel: str, found: Callable[[], QuerySet[M]], most: int) -> list[M]:
        """The first rows of `found`; nothing is asked where there were none."""
        ids = self._remembered.of(panel, lambda: list(found().values_list("pk", flat=True)[:most]))
        return list(found().filter(pk__in=ids)) if ids else []

    @cached_property
    def handed(self) -> list[Handed]:
        """What colleagues handed over to one, until one has seen it; the last first."""
        unseen = self._first(
            "handed", lambda: HandOver.objects.visible_to(self.user).unseen().for_rows().order_by("-pk"), HANDED
        )
        together = groupby(unseen, key=lambda one: (one.by_id, one.at, one.inquiry.team_id))
        return [Handed(list(given)) for _key, given in together]

    @cached_property
    def let_go(self) -> list[HandOver]:
        """What was one's own and somebody else handed over for one within a week; the last first."""
        since = timezone.now() - LET_GO
        return self._first(
            "let go", lambda: HandOver.objects.let_go_for(self.user, since).for_rows().order_by("-pk"), HANDED
        )

    @cached_property
    def released(self) -> list[Line]:
        """Open inquiries for whose person a verified release stands about which nothing was told yet."""
        return self._with_release("released", self._untold.agreed_to_search)

    @cached_property
    def to_ask(self) -> list[Line]:
        """The same of callers who were not asked yet whether the register may be searched: that is asked first."""
        return self._with_release("to ask", self._untold.not_asked_to_search)

    @property
    def _untold(self) -> InquiryQuerySet:
        return Inquiry.objects.visible_to(self.user).untold()

    def _with_release(self, panel: str, waiting: Callable[[], InquiryQuerySet]) -> list[Line]:
        def found() -> InquiryQuerySet:
            with_release = waiting().with_release(self.user, told=Answer.objects.on_what_stands())
            return with_release.listed().order_by("due", "pk")

        return lines(self._first(panel, found, AT_THE_TOP), self.user)

    @cached_property
    def again(self) -> list[Again]:
        """The first families who were told what does not hold any more, the latest first; closed inquiries too."""
        return again(self._again[:TOP_AGAIN], self.user)

    @property
    def more_again(self) -> bool:
        """Whether there are more of them; the page that shows all says how many."""
        return len(self._again) > TOP_AGAIN

    @cached_property
    def _again(self) -> list[Answer]:
        """One more than is shown."""
        ids = self._remembered.of("again", self._latest_again)
        return list(to_tell_again(self.user).filter(pk__in=ids).order_by("-shaken__pk")) if ids else []

    def _latest_again(self) -> list[int]:
        """Whether an answer holds is a long question: asked of the latest, if these suffice."""
        found = to_tell_again(self.user).order_by("-shaken__pk").values_list("pk", flat=True)
        shaken = Answer.objects.visible_to(self.user).filter(shaken__isnull=False).order_by("-shaken__pk")
        latest = list(shaken.values_list("pk", flat=True)[:LOOKED_AT])
        few = list(found.filter(pk__in=latest)[: TOP_AGAIN + 1]) if latest else []
        return few if len(few) > TOP_AGAIN or len(latest) < LOOKED_AT else list(found[: TOP_AGAIN + 1])

    @cached_property
    def news(self) -> list[BadNews]:
        """Bad news on its way from one's desks to a family."""
        return self._first("news", lambda: BadNews.objects.of_desks(self.user).open().for_rows().order_by("pk"), SHOWN)

    @cached_property
    def to_sign(self) -> list[BadNews]:
        """Bad news that waits for one's signature."""
        return self._first("to sign", lambda: BadNews.objects.to_sign(self.user).for_rows(), SHOWN)

    @cached_property
    def back(self) -> list[Line]:
        """Those that came back from where they were referred."""
        return lines(self._first("back", lambda: came_back(self.user).listed().order_by("pk"), WAITING), self.user)

    @cached_property
    def tellings(self) -> list[Telling]:
        """Those who had something that was taken back, and do not know it yet."""
        return self._first(
            "tellings", lambda: Telling.objects.visible_to(self.user).waiting().for_rows().order_by("pk"), WAITING
        )

    @property
    def to_tell(self) -> list[tuple[Telling, bool]]:
        """Each of `tellings` with whether one's own desk is the one that tells; else it is the one that is told."""
        desks = where(self.user, Right.TAKE_INQUIRIES)
        return [(telling, telling.inquiry.team_id in desks) for telling in self.tellings]

    @cached_property
    def received(self) -> list[Referral]:
        """Referrals to one's desks on which something is to be done, what came first at the top."""
        return self._first(
            "received", lambda: Referral.objects.received_by(self.user).for_rows().order_by("pk"), WAITING
        )

    @cached_property
    def shared(self) -> list[Share]:
        """What one's desks can read of others now."""
        return self._first("shared", lambda: Share.objects.received_by(self.user).for_rows().order_by("-pk"), WAITING)

    @cached_property
    def to_review(self) -> int:
        """Closed inquiries whose time is over, and those that may not be kept, counted up to a thousand."""
        return self._remembered.of("to review", self._count_to_review)

    def _count_to_review(self) -> int:
        mine = Inquiry.objects.visible_to(self.user)
        due = mine.due_for_review(today()).order_by()[:COUNTED].count()
        return due + mine.to_destroy().order_by()[:COUNTED].count()

    @property
    def begun(self) -> list[tuple[Draft, datetime]]:
        """Each of `drafts` with when it is removed, if nobody comes back to it."""
        kept_for = timedelta(days=days_of("draft"))
        return [(draft, draft.kept_at + kept_for) for draft in self.drafts]

    @cached_property
    def advisories(self) -> list[Advisory]:
        """What callers should know today, of one's organisations: it is read to them."""
        return list(Advisory.objects.visible_to(self.user).active(timezone.localdate()))

    @cached_property
    def intakes(self) -> int:
        """What families wrote on the public page and nobody has taken."""
        return self._remembered.of("intakes", lambda: waiting_for(self.user, COUNTED))

    @cached_property
    def drafts(self) -> list[Draft]:
        """Calls that this person has begun and not finished."""
        return list(Draft.objects.visible_to(self.user).of_form(CALL).defer("content"))
