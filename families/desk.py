"""The desk: what is open at one's own, and above the list what a caller is to hear, and how much waits of each kind."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import get_language

from accounts.among import any_of
from accounts.models import User
from accounts.questions import Question, asker, oneself
from casework.begun import Line as DraftLine
from casework.begun import lines_of
from casework.models import Draft, MoveMade, OutboxEntry
from casework.remembering import Remembered
from detainees.models import Merge
from families.call import CALL
from families.holding import open_among, what_holds_now
from families.lines import Line, lines
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
from families.quarantine.page import waiting_for, waiting_long_for
from families.waiting import COUNTED, COUNTED_ABOVE, RELEASED, Again, Kind, untold
from releases.models import Revision, Wish
from releases.today import today

AT_THE_TOP = 5  # inquiries for whose person a verified release stands, and families to be told again
LOOKED_AT = 20  # answers of which something has changed, the latest, before all others are asked about
ABOVE = 99  # of each other kind: how many there are in all says the page of the kind
# With a row of these begins or ends what stands above the list (casework/remembering.py).
CHANGING = (
    OutboxEntry, MoveMade, Merge, Revision, Wish, Inquiry, Attempt, Consent, Answer, Shaken, BadNews, Signature,
    Telling, Referral, Share, HandOver, KeptLonger, Removal, Erasure,
)  # fmt: skip

_FIRST_RELEASED = Question(
    lambda who, now: (
        RELEASED.visible_to(who.person, now).order_by("due", "pk").values_list("pk", flat=True)[: AT_THE_TOP + 1]
    )
)
_STANDING = Question(
    lambda who, ids: untold(who.person).agreed_to_search().filter(any_of(ids)).listed().order_by("due", "pk")
)
_SHAKEN = Question(
    lambda who, ids: Answer.objects.visible_to(who.person).filter(any_of(ids)).for_lines().order_by("-shaken__pk")
)
# What does not hold any more, the latest first: among those of which something has changed last, before all others,
# and with what is so now.
_LATEST = Question(
    lambda who: (
        Answer.objects.visible_to(who.person)
        .filter(shaken__isnull=False)
        .order_by("-shaken__pk")
        .values_list("pk", "shaken__pk")[:LOOKED_AT]
    )
)
_FALLEN_AMONG = Question(lambda who, ids: _fallen(who.person, any_of(ids)))
_FALLEN_BEFORE = Question(lambda who, before: _fallen(who.person, Q(shaken__pk__lt=before)))
_WITH_WHAT_IS_SO = Question(
    lambda who, ids: (
        Answer.objects.visible_to(who.person).with_what_is_so().filter(any_of(ids)).for_rows().select_related("inquiry")
    )
)
_ACTIVE = Question(lambda who, day: Advisory.objects.visible_to(who.person).active(day))
# What is to be looked at by a day: closed inquiries, removals of others, and what may not be kept.
_DUE = Question(lambda who, day: Inquiry.objects.visible_to(who.person).due_for_review(day))
_REMOVED_EARLY = Question(lambda who, day: _early(who.person, day))
_TO_DESTROY = Question(lambda who: Inquiry.objects.visible_to(who.person).to_destroy())
_CALLS_BEGUN = Question(lambda person: Draft.objects.kept_by(person).of_form(CALL))


@dataclass(frozen=True)
class HowMany:
    """How many there are of a kind, up to ABOVE."""

    kind: Kind
    number: int
    more: bool


class Desk:
    """What stands above the list, and the list's own lines. Which rows stand above is remembered; they are read anew
    each time they are shown, but for advisories, which are public.
    """

    def __init__(self, user: User, listed: Sequence[Inquiry] = ()) -> None:
        self.user, self._remembered = user, Remembered(user, CHANGING, apart=Intake)
        self._listed = listed

    @property
    def lines(self) -> list[Line]:
        """The list below."""
        return self._lines[len(self._standing) :]

    @property
    def kinds(self) -> list[HowMany]:
        """Each kind of which something waits, with how much."""
        counted = ((kind, partial(kind.number, self.user, ABOVE + 1)) for kind in COUNTED_ABOVE)
        found = [(kind, self._remembered.of(kind.name, count)) for kind, count in counted]
        return [HowMany(kind, min(number, ABOVE), number > ABOVE) for kind, number in found if number]

    @cached_property
    def released(self) -> list[Line]:
        """The first open inquiries for whose person a verified release stands about which nothing was told yet."""
        return self._lines[: len(self._standing)]

    @cached_property
    def _lines(self) -> list[Line]:
        """What stands above the list and in it: whom they are about is asked once."""
        return lines([*self._standing, *self._listed], self.user)

    @cached_property
    def _standing(self) -> list[Inquiry]:
        ids = self._released[:AT_THE_TOP]
        if not ids:
            return []
        return _STANDING.rows(asker(self.user), ids=ids)

    @property
    def more_released(self) -> bool:
        """Whether there are more of them; the page of the kind says how many."""
        return len(self._released) > AT_THE_TOP

    @cached_property
    def _released(self) -> list[int]:
        return self._remembered.of("released", lambda: _FIRST_RELEASED.rows(asker(self.user), now=timezone.now()))

    @cached_property
    def again(self) -> list[Again]:
        """The first families who were told what does not hold any more, the latest first; closed inquiries too."""
        so_now = dict(self._again[:AT_THE_TOP])
        if not so_now:
            return []
        found = _SHAKEN.rows(asker(self.user), ids=list(so_now))
        seen = open_among(found, self.user)
        return [Again(answer, so_now[answer.pk] if answer.pk in seen else "") for answer in found]

    @property
    def more_again(self) -> bool:
        """Whether there are more of them; the page of the kind says how many."""
        return len(self._again) > AT_THE_TOP

    @cached_property
    def _again(self) -> list[tuple[int, str]]:
        """Which, one more than is shown, and what is so now in the language of the page."""
        return self._remembered.of(("again", get_language()), self._latest_again)

    def _latest_again(self) -> list[tuple[int, str]]:
        """Whether an answer holds is a long question: asked of the latest, if these suffice."""
        who = asker(self.user)
        latest = _LATEST.rows(who)
        found = _FALLEN_AMONG.rows(who, ids=[pk for pk, _shaken in latest]) if latest else []
        if len(found) <= AT_THE_TOP and len(latest) == LOOKED_AT:
            found = [*found, *_FALLEN_BEFORE.rows(who, before=latest[-1][1])][: AT_THE_TOP + 1]
        so_now = {each.pk: what_holds_now(each) for each in _WITH_WHAT_IS_SO.rows(who, ids=found)} if found else {}
        return [(pk, so_now[pk]) for pk in found if pk in so_now]

    @cached_property
    def to_review(self) -> int:
        """Closed inquiries whose time is over or whose removal waits for one, those that may not be kept, and messages
        of the public page that wait too long; each counted up to a thousand."""
        return self._remembered.of("to review", self._count_to_review)

    def _count_to_review(self) -> int:
        who, day = asker(self.user), today()
        due = _DUE.number(COUNTED, who, day=day) + _TO_DESTROY.number(COUNTED, who)
        due += _REMOVED_EARLY.number(COUNTED, oneself(self.user), day=day)
        return due + waiting_long_for(self.user, COUNTED)

    @property
    def begun(self) -> list[DraftLine]:
        """`drafts` as they are listed."""
        return lines_of(self.drafts)

    @cached_property
    def advisories(self) -> list[Advisory]:
        """What callers should know today, of one's organisations: it is read to them. It is public: so its texts too
        are remembered, until one is published or withdrawn, which are moves."""
        return self._remembered.of("advisories", self._active)

    def _active(self) -> list[Advisory]:
        return _ACTIVE.rows(asker(self.user), day=timezone.localdate())

    @cached_property
    def intakes(self) -> int:
        """What families wrote on the public page and nobody has taken."""
        return self._remembered.of("intakes", lambda: waiting_for(self.user, COUNTED), apart=True)

    @cached_property
    def drafts(self) -> list[Draft]:
        """Calls that this person has begun and not finished."""
        return _CALLS_BEGUN.rows(person=self.user.pk)


def _early(person: User, day: date) -> QuerySet[Removal]:
    """Removals that wait for one, of inquiries that are not due for review by that day."""
    due = Inquiry.objects.visible_to(person).due_for_review(day)
    return Removal.objects.to_confirm(person).exclude(inquiry__in=due)


def _fallen(person: User, among: Q) -> QuerySet[Answer, int]:
    """The ids of what is to be told again, one more than is shown."""
    found = Answer.objects.visible_to(person).to_be_told_again().filter(among).order_by("-shaken__pk")
    return found.values_list("pk", flat=True)[: AT_THE_TOP + 1]
