"""Taking a call: the caller, how they are reached, and the inquiry, in one transaction; and what is changed later."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.acting import acting
from accounts.models import Team, User
from casework.copying import new_ids
from casework.sealed import NotSealedHere, opened, seal_for
from detainees.models import Detainee
from detainees.standing import held_standing
from families.countries import zone_of
from families.following import follow_caller, follow_inquiry
from families.hours import due_by, strictest, why_not_due
from families.keys import DRAWN_FROM, keep_keys, keep_words
from families.lists import IdentityCheck, Message, Priority
from families.models import Contact, FailedCheck, Inquiry, Relative
from families.models.inquiries import InquiryQuerySet
from families.phones import GivenContact

Values = Mapping[str, Any]


@dataclass(frozen=True)
class Reached:
    """How the caller is reached: the method, the number, what was said for the card, and the code word."""

    method: str
    given: GivenContact
    card: Values
    code_word: str = ""


class NothingLeft(Exception):
    """What was known of the caller was destroyed meanwhile; says so in a sentence."""

    def __str__(self) -> str:
        return _(
            "What was known of this caller was destroyed. Begin anew, as for somebody who calls for the first time."
        )


class NotSafe(Exception):
    """The next contact cannot be agreed for this moment; says why in a sentence."""


def next_due(priority: str, agreed: datetime | None, cards: Collection[Contact]) -> datetime:
    """When the caller is contacted next: as agreed, else by the priority. Raises NotSafe."""
    if agreed is None:
        return due_by(Priority(priority), cards, timezone.now())
    if sentence := why_not_due(cards, agreed):
        raise NotSafe(str(sentence))
    return agreed


def take_call(
    team: Team, about: Values, *, by: User, caller: Values | Relative, said: Values, reached: Reached | None = None,
    detainee: Detainee | None = None,
) -> Inquiry:  # fmt: skip
    """A new inquiry of `team`. `caller` is one who is known, or nothing yet; `said` is what they say of themselves now.

    `about` has the values of the inquiry, with `due` where somebody chose it. Raises AnotherStands for a person whose
    entry was merged meanwhile, NothingLeft for a caller of whom nothing is kept any more, NotSafe for a next contact
    that is not safe for them.
    """
    with acting(by):
        relative = _caller(team, caller, said, by)
        contact = reach(relative, reached, by=by) if reached else None
        cards = [contact] if contact else list(relative.contacts.all())
        values = {**about, "due": next_due(about["priority"], about.get("due"), cards)}
        if detainee is not None:
            held_standing(detainee)
            values |= {"detainee": detainee, "chosen_by": by, "chosen_at": timezone.now()}
        made = Inquiry.objects.create(
            team=team, organisation_id=team.organisation_id, relative=relative, owner=by, made_by=by, changed_by=by,
            **values,
        )  # fmt: skip
        keep_keys([made.pk])
        if said.get("identity") == IdentityCheck.FAILED:
            FailedCheck.objects.create(relative=relative, inquiry=made, by=by)
        follow_inquiry(made.pk)
        return made


def _caller(team: Team, caller: Values | Relative, said: Values, by: User) -> Relative:
    if not isinstance(caller, Relative):
        made = Relative.objects.create(team=team, made_by=by, changed_by=by, **{**caller, **said})
        keep_words([made.pk])
        return made
    held = Relative.objects.locked().get(pk=caller.pk)
    if held.erased_at:
        raise NothingLeft
    if said:
        change_caller(held, said, by=by)
    return held


def change_caller(held: Relative, said: Values, *, by: User) -> None:
    """Store what was said of the caller, and nothing besides. The caller of this holds the row."""
    with acting(by):
        for name, value in said.items():
            setattr(held, name, value)
        held.changed_by, held.changed_at = by, timezone.now()
        held.save(update_fields=[*said, "changed_by", "changed_at"])
        if "name" in said:
            keep_words([held.pk])


def reach(relative: Relative, reached: Reached, *, by: User) -> Contact:
    """Keep how the caller is reached; of a number that is kept already, what was said now is put on its card."""
    with acting(by):
        Relative.objects.locked().get(pk=relative.pk)  # as who takes a call holds it, before any number
        known = relative.contacts.filter(method=reached.method, digest=reached.given.digest)
        contact = known.select_for_update().first()
        if contact is None:
            contact = _new_contact(relative, reached, by)
            follow_caller(relative.pk)
            return contact
        if reached.card or reached.code_word:
            change_card(contact, reached.card, code_word=reached.code_word or None, by=by)
        return contact


def _new_contact(relative: Relative, reached: Reached, by: User) -> Contact:
    row = new_ids(Contact, 1)[0]
    begun, code_word = _known_card(relative, reached)
    zone = zone_of(relative.country, reached.given.region)
    card = {"time_zone": zone, **begun, "message": Message.NONE, **reached.card}
    word = seal_for(Contact, "code_word", row, reached.code_word or code_word)
    return Contact.objects.create(
        pk=row, relative=relative, method=reached.method, number=seal_for(Contact, "number", row, reached.given.text),
        digest=reached.given.digest, code_word=word, made_by=by, changed_by=by, **card,
    )  # fmt: skip


def _known_card(relative: Relative, reached: Reached) -> tuple[Values, str]:
    """What is kept of the caller's safety already, and the code word: a new way to reach them is no way around it.

    The hours are the strictest that stand with this very number, else with any of theirs; whoever asked for no contact
    after a day asked it for all. Who may answer, and the code word, belong to the telephone. Whether a message may be
    left is asked anew.
    """
    others = list(relative.contacts.select_for_update().order_by("pk"))
    same = strictest(each for each in others if each.digest == reached.given.digest)
    strict = same or strictest(others)
    if strict is None:
        return {}, ""
    card = {
        "time_zone": strict.time_zone, "hours_from": strict.hours_from, "hours_to": strict.hours_to,
        "not_after": min((each.not_after for each in others if each.not_after), default=None),
    }  # fmt: skip
    return (card, "") if same is None else ({**card, "who_answers": same.who_answers}, _code_word(same))


def _code_word(contact: Contact) -> str:
    try:
        return opened(contact, "code_word")
    except NotSealedHere:
        return ""


def change_card(contact: Contact, card: Values, *, code_word: str | None, by: User) -> None:
    """Store what the card says now; a `code_word` of None stays as it is. The caller holds the row."""
    with acting(by):
        for name, value in card.items():
            setattr(contact, name, value)
        if code_word is not None and code_word != _code_word(contact):  # sealed anew, the same would seem another
            contact.code_word = seal_for(Contact, "code_word", contact.pk, code_word)
        contact.version += 1
        contact.changed_by, contact.changed_at = by, timezone.now()
        contact.save()


# -- Later -------------------------------------------------------------------------------------------------------------


def change_inquiry(inquiry: Inquiry, said: Values, *, by: User) -> None:
    """Store what is known of the inquiry now. The caller holds the row and has compared the version."""
    with acting(by):
        for name, value in said.items():
            setattr(inquiry, name, value)
        inquiry.version += 1
        inquiry.changed_by, inquiry.changed_at = by, timezone.now()
        inquiry.save()
        if DRAWN_FROM & said.keys():
            keep_keys([inquiry.pk])


def plan(inquiry: Inquiry, priority: str, due: datetime | None, *, by: User) -> None:
    """Store how soon the caller is heard from again; the caller as above. Raises NotSafe."""
    due = next_due(priority, due, list(inquiry.relative.contacts.all()))
    change_inquiry(inquiry, {"priority": priority, "due": due}, by=by)


def choose_person(inquiry: Inquiry, detainee: Detainee | None, *, by: User) -> None:
    """Say who on the register may be the person sought, or that it is nobody. The caller as above.

    Raises AnotherStands for an entry that was merged into another.
    """
    with acting(by):
        if detainee is not None:
            held_standing(detainee)
        chosen = {"chosen_by": by, "chosen_at": timezone.now()} if detainee else {"chosen_by": None, "chosen_at": None}
        change_inquiry(inquiry, {"detainee": detainee, **chosen}, by=by)
        follow_inquiry(inquiry.pk)


def beside(inquiry: Inquiry, inquiries: InquiryQuerySet) -> InquiryQuerySet:
    """Of `inquiries` the others that ask for the same person, whichever of their entries was chosen in each."""
    if inquiry.detainee is None:
        return inquiries.none()
    return inquiries.asking_for(inquiry.detainee).exclude(pk=inquiry.pk).order_by("-pk")
