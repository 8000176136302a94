"""What waits at the families' desk, by kind: how many stands above the list, and each kind has a page of its own."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from itertools import groupby
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.access import where
from accounts.models import User
from accounts.questions import Question, asker, oneself
from accounts.rights import Right
from casework.listing import Listing
from families.consent import why_not_told
from families.holding import open_among, what_holds_now
from families.lines import lines
from families.models import Answer, BadNews, HandOver, Inquiry, Referral, Removal, Share, Telling
from families.models.inquiries import Course, InquiryQuerySet
from families.quarantine.page import waiting_for

_FIRST_FIRST = Listing({"entered": "id"}, default="entered")
_LATEST_FIRST = Listing({"entered": "id"}, default="-entered")
_DUE_FIRST = Listing({"due": "due"}, default="due")
COUNTED = 1_000  # more than anybody works off; every page would wait for the count
LET_GO = timedelta(days=7)  # in which one is told what was handed over for one


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
class NewsLine:
    """Bad news on its way, and whether it is of one's own desk."""

    news: BadNews
    at_desk: bool


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


@dataclass(frozen=True)
class Kind:
    """One kind: those `visible_to` a person at a moment, and what is `shown` of each by the template of its `name`."""

    name: str
    title: str | Promise
    visible_to: Callable[[User, datetime], "QuerySet[Any]"]
    shown: Callable[[Sequence[Any], User], Iterable[Any]]
    says: str | Promise = ""
    listing: Listing = _FIRST_FIRST

    @property
    def template(self) -> str:
        return f"families/waiting/{self.name}.html"

    def number(self, user: User, most: int) -> int:
        """How many there are, counted up to `most`."""
        return self._counted.number(most, oneself(user), now=timezone.now())

    @cached_property
    def _counted(self) -> Question[Any]:
        return Question(lambda who, now: self.visible_to(who.person, now))


# -- Which there are


def with_release(waiting: InquiryQuerySet, user: User) -> InquiryQuerySet:
    """Those of `waiting` for whose person a verified release stands about which nothing was told yet."""
    return waiting.with_release(user, told=Answer.objects.on_what_stands()).listed()


def untold(user: User) -> InquiryQuerySet:
    """Open inquiries about a person who is open to one, whose caller was told nothing."""
    return Inquiry.objects.visible_to(user).untold().about_whom_one_sees(user)


def came_back(user: User, now: datetime) -> InquiryQuerySet:
    """Inquiries whose referral is over, and nobody has gone on with them since: somebody has to, or closes them.

    Those that rest on a referral; and of the others, also of what is closed, those that were declined elsewhere, or are
    done there, without that the inquiry was ever moved to *referred*.
    """
    under_way = Referral.objects.under_way().filter(inquiry=OuterRef("pk"))
    mine = Inquiry.objects.visible_to(user).exclude(Exists(under_way))
    over = Referral.objects.of_desks(user).over_unseen(now).order_by().values("inquiry")
    # Not one or the other: so each is found by its index, and not by a look at every inquiry of the desk.
    return mine.filter(pk__in=over.union(mine.filter(status=Course.REFERRED).order_by().values("pk")))


# -- What is shown of them


def again(answers: Iterable[Answer], user: User) -> list[Again]:
    """These answers, each with what is so now; one query more, however many there are."""
    found = list(answers)
    seen = open_among(found, user)
    return [Again(answer, what_holds_now(answer) if answer.pk in seen else "") for answer in found]


def handed_together(given: Sequence[HandOver], user: User) -> list[Handed]:
    """What was handed over in one act stands together."""
    together = groupby(given, key=lambda one: (one.by_id, one.at, one.inquiry.team_id))
    return [Handed(list(each)) for _key, each in together]


def who_tells(tellings: Sequence[Telling], user: User) -> list[tuple[Telling, bool]]:
    """Each with whether one's own desk is the one that tells; else it is the one that is told."""
    desks = where(user, Right.TAKE_INQUIRIES)
    return [(telling, telling.inquiry.team_id in desks) for telling in tellings]


def with_whom(news: Iterable[BadNews], user: User) -> list[NewsLine]:
    """Each with whether one's own desk tells it: whom the caller seeks, nobody else reads."""
    desks = where(user, Right.TAKE_INQUIRIES)
    return [NewsLine(each, each.inquiry.team_id in desks) for each in news]


def _themselves(rows: Sequence[Any], user: User) -> Sequence[Any]:
    return rows


RELEASED = Kind(
    "released",
    _("A verified release stands for whom they seek"),
    lambda user, _now: with_release(Inquiry.objects.visible_to(user).untold().agreed_to_search(), user),
    lines,
    _("Of these people a release is verified. What may be told, the wish of the released person says."),
    _DUE_FIRST,
)
AGAIN = Kind(
    "again",
    _("To be told again"),
    lambda user, _now: Answer.objects.visible_to(user).to_be_told_again().for_rows().select_related("inquiry"),
    again,
    _("What these families were told does not hold any more. Nothing is sent to them by itself."),
    _LATEST_FIRST,
)
# In the order in which they stand above the list; the two that are drawn there whole are not among them.
COUNTED_ABOVE = (
    Kind(
        "handed",
        _("Handed over to you"),
        lambda user, _now: HandOver.objects.visible_to(user).unseen().for_rows(),
        handed_together,
        listing=_LATEST_FIRST,
    ),
    Kind(
        "let-go",
        _("Handed over for you"),
        lambda user, now: HandOver.objects.let_go_for(user, now - LET_GO).for_rows(),
        _themselves,
        listing=_LATEST_FIRST,
    ),
    Kind(
        "to-sign",
        _("Bad news waits for your signature"),
        lambda user, _now: BadNews.objects.to_sign(user).for_rows(),
        with_whom,
    ),
    Kind(
        "news",
        _("Bad news on its way to a family"),
        lambda user, _now: BadNews.objects.of_desks(user).open().for_rows(),
        with_whom,
    ),
    Kind(
        "to-ask",
        _("Ask first whether the register may be searched"),
        lambda user, _now: with_release(Inquiry.objects.visible_to(user).not_asked_to_search(), user),
        lines,
        _("These callers were not asked yet. Ask them the next time you speak: when they agree, look here again, "
          "there may be something to tell."),
        _DUE_FIRST,
    ),
    Kind(
        "back",
        _("Came back to us"),
        lambda user, now: came_back(user, now).listed(),
        lines,
        _("Their referral was declined, is done, or was taken back. Open them again, or close them."),
    ),
    Kind(
        "tellings",
        _("To be told that it was taken back"),
        lambda user, _now: Telling.objects.visible_to(user).waiting().for_rows(),
        who_tells,
    ),
    Kind(
        "removals",
        _("A removal waits for you, as the second person"),
        lambda user, _now: Removal.objects.to_confirm(user).for_rows(),
        _themselves,
        _(
            "Somebody proposes that the content of these inquiries is destroyed. Look at each, then confirm it or drop "
            "it."
        ),
    ),
    Kind(
        "received",
        _("Referred to us"),
        lambda user, _now: Referral.objects.received_by(user).for_rows(),
        _themselves,
    ),
    Kind(
        "shared",
        _("Shared with us"),
        lambda user, now: Share.objects.received_by(user, now).for_rows(),
        _themselves,
        listing=_LATEST_FIRST,
    ),
)  # fmt: skip
KINDS = {kind.name: kind for kind in (RELEASED, AGAIN, *COUNTED_ABOVE)}


# -- How many, for the menu and the first page

_OVERDUE = Question(lambda who, now: Inquiry.objects.visible_to(who.person).overdue(now))
_BACK = Question(lambda who, now: came_back(who.person, now))
_TO_CONFIRM = Question(lambda who: Removal.objects.to_confirm(who.person))


def overdue_at_desk(user: User, most: int = COUNTED) -> int:
    """The inquiries whose next contact is overdue, counted up to `most`."""
    return _OVERDUE.number(most, asker(user), now=timezone.now())


def back_at_desk(user: User, most: int = COUNTED) -> int:
    """Those that came back from where they were referred, counted up to `most`."""
    return _BACK.number(most, asker(user), now=timezone.now())


def removals_at_desk(user: User, most: int = COUNTED) -> int:
    """Removals that wait for `user` as the second person, counted up to `most`."""
    return _TO_CONFIRM.number(most, oneself(user))


# What stands beside the entry of the menu: who is overdue, came back, or wrote on the public page, and what a second
# person is asked for.
AT_DESK = (overdue_at_desk, back_at_desk, removals_at_desk, waiting_for)
