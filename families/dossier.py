"""What one person sees of one inquiry: whom it is about, who asks and how they are reached, what was done."""

from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from accounts.access import may
from accounts.models import User
from accounts.rights import Right
from casework.discussing import Together
from casework.models import moves_made
from casework.moves import Offer
from casework.own.reading import Line, history_of, lines_of
from casework.sealed import NotSealedHere, opened
from detainees.models import Detainee
from families.agreed import events_of
from families.answering import why_not_answer
from families.calling import warning_for
from families.card_written import WrittenCard, card_written_for
from families.consent import why_not_kept, why_not_matched
from families.countries import country_name, zone_name
from families.events import Event, from_to
from families.finding import FoundInquiry, alike_to
from families.holding import open_among, what_holds_now
from families.hours import Window, leaves_none, local, window
from families.lines import persons_seen
from families.lists import Asks, Told, ToldHow
from families.matching import said_of, what_differs
from families.models import Answer, Attempt, BadNews, Contact, ExtortionReport, HardCall, Inquiry, InquiryOwnValue
from families.models.inquiries import INQUIRY, NOT_KEPT, InquiryQuerySet
from families.news.writing import why_not_write
from families.phones import masked
from families.planned import planned_events
from families.taking import beside
from families.workflow import WORK_ON, WORKFLOW, reason_of
from releases.lists import Mode
from releases.models import Release
from releases.panels import Row, rows_for
from releases.suspicion.page import Sign, signs_of_case

SHOWN = 20  # inquiries beside this one, releases


@dataclass(frozen=True)
class Card:
    """A way to reach the caller, as it is seen before the number: the end of it, and what has to be known."""

    contact: Contact
    ending: str
    code_word: str
    warning: str | Promise | None
    now_there: datetime
    zone: str
    unreadable: bool = False
    discreet: bool = False  # who may answer is said with the number, and not before
    word_withheld: bool = False  # a word was agreed, and is the desk's that took the call

    def for_another_desk(self) -> "Card":
        """As another desk reads it: that a word was agreed and not which, and before the number not who may answer."""
        return replace(self, code_word="", word_withheld=bool(self.code_word), discreet=True)


def ending_of(contact: Contact) -> str | None:
    """The end of the number; None where it does not open with the keys of this installation."""
    try:
        return masked(opened(contact, "number"))
    except NotSealedHere:
        return None


def code_word_of(contact: Contact) -> str:
    """The word by which each knows the other; "" where none was agreed."""
    try:
        return opened(contact, "code_word")
    except NotSealedHere:
        return ""


def card_of(contact: Contact, moment: datetime) -> Card:
    """The card of one way to reach a caller, as it stands at this moment."""
    ending = ending_of(contact)
    return Card(
        contact=contact,
        ending=ending or "•••",
        code_word=code_word_of(contact),
        warning=warning_for(contact, moment),
        now_there=local(contact, moment),
        zone=zone_name(contact.time_zone),
        unreadable=ending is None,
    )


def _against(done: Attempt | Answer) -> str:
    return _("against the safety card") if done.against_card else ""


class InquiryDossier:
    """The page of one inquiry for one person."""

    def __init__(self, inquiry: Inquiry, user: User) -> None:
        self.inquiry, self.user = inquiry, user

    @cached_property
    def person(self) -> Detainee | None:
        """The person on the register, if one is chosen and this reader may open them."""
        return persons_seen([self.inquiry], self.user).get(self.inquiry.pk)

    @cached_property
    def differs(self) -> list[str | Promise]:
        """What of that person's names does not fit the name that is sought."""
        return what_differs(said_of(self.inquiry), self.person)

    @cached_property
    def own(self) -> list[Line]:
        """The fields of its desk."""
        return lines_of(InquiryOwnValue, self.inquiry, self.user)

    @property
    def asks(self) -> list[str]:
        return [str(Asks(code).label) for code in self.inquiry.asks]

    @property
    def country(self) -> str:
        return country_name(self.inquiry.relative.country)

    @cached_property
    def signs(self) -> list[Sign]:
        """What the rules saw in it."""
        return signs_of_case(INQUIRY, self.inquiry.pk, self.user)

    @cached_property
    def reports(self) -> list[ExtortionReport]:
        """What the caller reported of those who demand money."""
        mine = ExtortionReport.objects.visible_to(self.user).filter(inquiry=self.inquiry)
        return list(mine.listed().order_by("-pk")[:SHOWN])

    @cached_property
    def cards(self) -> list[Card]:
        """How the caller is reached, what was given last first."""
        moment = timezone.now()
        contacts = Contact.objects.visible_to(self.user).filter(relative=self.inquiry.relative_id).order_by("-pk")
        return [card_of(contact, moment) for contact in contacts]

    @cached_property
    def no_contact(self) -> bool:
        """Whether it is open and no safe moment is left: the caller asked for no contact any more."""
        return self.inquiry.is_open and leaves_none([card.contact for card in self.cards], timezone.now())

    @property
    def is_overdue(self) -> bool:
        """Whether the caller should have been contacted before now."""
        return self.inquiry.was_due(timezone.now()) and not self.no_contact

    @cached_property
    def window(self) -> Window | None:
        """The safe hours in which the next contact is due, where the caller named some."""
        return window([card.contact for card in self.cards], self.inquiry.due) if self.inquiry.due else None

    @cached_property
    def card_written(self) -> WrittenCard | None:
        """What the public page said of their safety, where the caller was known and the card stayed as it was."""
        return card_written_for(self.inquiry)

    @cached_property
    def shown(self) -> int:
        """How often the caller's numbers were shown for this inquiry."""
        return self.inquiry.showings.count()

    @property
    def may_show(self) -> bool:
        return why_not_kept(self.inquiry) is None and may(self.user, Right.SHOW_CALLERS, self.inquiry.team)

    @cached_property
    def why_not_work(self) -> str | None:
        return WORK_ON.why_not(self.inquiry, self.user)

    @cached_property
    def why_not_answer(self) -> str | Promise | None:
        return why_not_answer(self.inquiry, self.user)

    @property
    def may_write_news(self) -> bool:
        """Whether bad news can be written for the caller now."""
        return self.why_not_answer is None and why_not_write(self.inquiry, self.user) is None

    @cached_property
    def _offers(self) -> list[Offer[Inquiry]]:
        return WORKFLOW.offers(self.inquiry, self.user)

    @property
    def offers(self) -> list[Offer[Inquiry]]:
        """The moves that start here, open or with the sentence why not."""
        return [offer for offer in self._offers if not offer.move.own_page]

    @property
    def may_hand_over(self) -> bool:
        """Whether this reader lets a colleague go on with it."""
        return any(offer.move.own_page and offer.why_not is None for offer in self._offers)

    @cached_property
    def said_hard(self) -> bool:
        """Whether this reader has said that a call in it was hard."""
        return HardCall.objects.visible_to(self.user).standing().filter(inquiry=self.inquiry, by=self.user).exists()

    @cached_property
    def beside(self) -> list[Inquiry]:
        """The others that ask for the same person: side by side for the desk, unknown to each other's callers."""
        if self.person is None:
            return []
        return list(beside(self.inquiry, Inquiry.objects.visible_to(self.user)).for_rows()[:SHOWN])

    @cached_property
    def alike(self) -> list[FoundInquiry]:
        """Others that may seek the same person, where nobody has said so; none for who does not let anybody look."""
        return [] if self.inquiry.match_said in NOT_KEPT else alike_to(self.inquiry, self.user)

    @cached_property
    def others_of_caller(self) -> list[Inquiry]:
        """What the same caller asked besides."""
        theirs: InquiryQuerySet = Inquiry.objects.visible_to(self.user).filter(relative=self.inquiry.relative_id)
        return list(
            theirs.filter(erased_at__isnull=True).exclude(pk=self.inquiry.pk).for_rows().order_by("-pk")[:SHOWN]
        )

    @cached_property
    def releases(self) -> list[Row]:
        """The verified releases of the person: what an answer will be drawn from, and no other; none without consent to
        look."""
        if self.person is None or why_not_matched(self.inquiry):
            return []
        entries = Detainee.objects.one_with(self.person)
        found = Release.objects.visible_to(self.user).of_person(*entries).counted()
        counted = list(found.values_list("pk", flat=True))
        return [row for row in rows_for(counted, self.user) if row.facts.mode in _FREED][:SHOWN]

    @cached_property
    def answers(self) -> list[Answer]:
        """What the caller was told, the newest first."""
        told = Answer.objects.visible_to(self.user).filter(inquiry=self.inquiry).for_rows().order_by("-pk")
        return list(told)

    @cached_property
    def quoted(self) -> set[int]:
        """Of these, those about somebody who is open to this reader: of these alone it is shown on what they rest."""
        return open_among(self.answers, self.user)

    @cached_property
    def told_again(self) -> str:
        """What is so now instead of what was told last; "" where that holds."""
        last = Answer.objects.filter(inquiry=self.inquiry).to_be_told_again().for_rows().first()
        if last is None:
            return ""
        return what_holds_now(last) if open_among([last], self.user) else str(_("Somebody who is not open to you."))

    @cached_property
    def news(self) -> list[BadNews]:
        """Bad news on its way to this caller."""
        return list(BadNews.objects.of_desks(self.user).open().filter(inquiry=self.inquiry).order_by("pk"))

    @cached_property
    def together(self) -> Together:
        """What colleagues of the desk say about it."""
        return Together(INQUIRY, self.inquiry, self.user)

    @cached_property
    def history(self) -> list[Event]:
        """Moves, attempts, showings, what was told, agreed and passed on, the newest first."""
        found = [
            *events_of(self.inquiry),
            *self._moves(),
            *self._attempts(),
            *self._showings(),
            *self._told(),
            *self._news(),
            *planned_events(self.inquiry, self.user),
        ]
        found += [
            Event(each.when, str(each.who), str(each.field), "info", each.change)
            for each in history_of(InquiryOwnValue, [self.inquiry], self.user)
        ]
        found.append(self._taken())
        return sorted(found, key=lambda event: event.when, reverse=True)

    def _taken(self) -> Event:
        return Event(self.inquiry.made_at, str(self.inquiry.made_by), _("Taken"), "new", "")

    def _moves(self) -> list[Event]:
        made = moves_made(INQUIRY, self.inquiry.pk)
        handed = {each.revision: each for each in self.inquiry.hand_overs.select_related("giver", "to")}
        return [
            Event(
                move.at, str(move.by), str(WORKFLOW.moves[move.name].label), move.to_state,
                " – ".join(filter(None, (reason_of(move), from_to(handed.get(move.revision)), move.sentence))),
            )
            for move in made
        ]  # fmt: skip

    def _attempts(self) -> list[Event]:
        attempts = self.inquiry.attempts.select_related("by")
        return [
            Event(
                each.at, str(each.by), str(each.get_outcome_display()), "warning" if each.against_card else "info",
                " – ".join(filter(None, (_against(each), each.sentence))),
            )
            for each in attempts
        ]  # fmt: skip

    def _told(self) -> list[Event]:
        return [
            Event(
                each.at, str(each.by), str(Told(each.kind).label), "warning" if each.against_card else "info",
                " – ".join(filter(None, (str(ToldHow(each.how).label), _against(each)))),
            )
            for each in self.answers
        ]  # fmt: skip

    def _news(self) -> list[Event]:
        """Bad news that was written, who signed it, and who dropped it; when it was told stands among what was told."""
        found: list[Event] = []
        written = self.inquiry.news.select_related("written_by", "dropped_by").prefetch_related("signatures__by")
        for news in written:
            kind = str(news.get_kind_display())
            found.append(Event(news.written_at, str(news.written_by), _("Bad news was written"), "info", kind))
            found += [
                Event(each.at, str(each.by), _("Bad news was signed"), "info", kind) for each in news.signatures.all()
            ]
            if news.dropped_at:
                found.append(Event(news.dropped_at, str(news.dropped_by), _("Bad news was dropped"), "warning", kind))
        return found

    def _showings(self) -> list[Event]:
        showings = self.inquiry.showings.select_related("by")
        return [
            Event(
                each.at, str(each.by), _("Was shown the caller's number"), "warning" if each.despite else "info",
                " – ".join([str(each.get_reason_display()), *([_("at an unsafe hour")] if each.despite else [])]),
            )
            for each in showings
        ]  # fmt: skip


_FREED = {mode.value for mode in Mode if mode.counted}
