"""Inquiries for tests, taken as people take them."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.utils import timezone

from accounts.acting import acting
from accounts.models import Team, User
from casework.idempotency import draw_key
from casework.models import MoveMade
from casework.moves import Given, Refusal
from detainees.models import Detainee
from families.answering import Saying, situation, tell
from families.consent import Spoken, record
from families.erasing import withdraw
from families.forms.consent import CallConsentForm
from families.models import Answer, Consent, Contact, Erasure, Inquiry, Referral, Share
from families.phones import GivenContact, read_contact
from families.referring import Sending, refer
from families.sharing import share
from families.taking import Reached, take_call
from families.workflow import WORKFLOW
from releases.models import Release
from releases.wishes import state_wish

NUMBER = "+447700900123"  # of a range that the United Kingdom keeps for stories: it cannot ring
SOUGHT = {"given_ar": "خالد", "father_ar": "محمود", "family_ar": "الخطيب"}


def taken(by: User, team: Team, *, number: str = "", card: Any = None, detainee: Detainee | None = None,
          said: Any = None, code_word: str = "", consents: Sequence[str] = ("keep", "match"),
          **about: Any) -> Inquiry:  # fmt: skip
    """A new inquiry about خالد محمود الخطيب; with a number and its safety card where they are given."""
    values = {**SOUGHT, "channel": "hotline", "asks": ["released"], "priority": "normal", **about}
    reached = Reached("call", read(number), card or {}, code_word) if number else None
    made = take_call(team, values, by=by, caller={}, said=said or {}, reached=reached, detainee=detainee)
    for purpose in consents:
        agreed(made, purpose, by)
    return Inquiry.objects.get(pk=made.pk)


def taken_again(inquiry: Inquiry, team: Team, by: User) -> Inquiry:
    """Another inquiry of the same caller about the same person."""
    values = {**SOUGHT, "channel": "hotline", "asks": ["released"], "priority": "normal"}
    return take_call(team, values, by=by, caller=inquiry.relative, said={})


def agreed(inquiry: Inquiry, purpose: str, by: User, said: str = "given", **whom: Any) -> Consent:
    """What the caller said; to share, with the `organisation` or the one `outside`."""
    spoken = Spoken("Do you agree?", "ar", "telephone", timezone.localdate())
    return record(inquiry, purpose, said, spoken, by=by, **whom)


def referred_to(inquiry: Inquiry, whom: str | Team, by: User, kind: str = "legal", *fields: str) -> Referral:
    """A referral to an organisation outside, or to a desk; the caller has agreed."""
    desk = whom if isinstance(whom, Team) else None
    consent = agreed(inquiry, "share", by, **({"organisation": desk.organisation} if desk else {"outside": whom}))
    return refer(inquiry, Sending(desk, kind, consent, fields or ("name",), "Please call her."), by=by)


def shared_with(inquiry: Inquiry, desk: Team, by: User, *fields: str, days: int = 30) -> Share:
    """A share with a desk; the caller has agreed."""
    consent = agreed(inquiry, "share", by, organisation=desk.organisation, with_numbers="numbers" in fields)
    return share(inquiry, consent, desk, fields or ("name",), timezone.now() + timedelta(days=days), by=by)


def destroyed(inquiry: Inquiry, by: User) -> Erasure:
    """The caller lets nothing be kept, and it is destroyed."""
    with acting(by):
        held = Inquiry.objects.visible_to(by).locked().get(pk=inquiry.pk)
        return withdraw(held, Spoken("Destroy it.", "ar", "telephone", timezone.localdate()), by=by)


def read(number: str, country: str = "") -> GivenContact:
    """A number that can be read."""
    given = read_contact("call", number, country)
    assert isinstance(given, GivenContact), given
    return given


def contact_of(inquiry: Inquiry) -> Contact:
    """The one way in which the caller is reached."""
    return Contact.objects.get(relative=inquiry.relative_id)


def typed(team: Team, /, **changes: Any) -> dict[str, Any]:
    """What a liaison types while a call is taken."""
    return {
        "once": draw_key(), "team": str(team.pk), "channel": "hotline", "about": "sought", **SOUGHT,
        "asks": ["whereabouts", "released"], "priority": "normal",
        "words_seen": CallConsentForm().words_sign, **changes,
    }  # fmt: skip


def move(inquiry: Inquiry, name: str, by: User, reason: str = "", sentence: str = "") -> MoveMade | Refusal:
    """Ask for a move as somebody who has the page in front of them; the inquiry is read again."""
    reasons = WORKFLOW.moves[name].reasons
    if reasons and not reason:
        reason, sentence = next(iter(reasons)).value, "As the caller said."
    given = Given(inquiry.revision_number, reason, sentence)
    answer = WORKFLOW.make(name, Inquiry.objects.visible_to(by), inquiry.pk, by=by, given=given)
    inquiry.refresh_from_db()
    return answer


def moved(inquiry: Inquiry, *names: str, by: User) -> Inquiry:
    """The inquiry after these moves, which have to succeed."""
    for name in names:
        answer = move(inquiry, name, by)
        assert isinstance(answer, MoveMade), answer
    return inquiry


# -- Answers


def wished(release: Release, wish: str, by: User, *, relatives: str = "", of: str = "") -> Release:
    """The release after somebody has asked the person who may be told."""
    how = "" if wish == "not-asked" else "by telephone"
    state_wish(release, {"wish": wish, "wish_relatives": relatives, "wish_of": of, "wish_how": how}, by=by)
    return release


def checked(inquiry: Inquiry, by: User, identity: str = "questions") -> Inquiry:
    """The inquiry after it was checked who its caller is."""
    with acting(by):
        inquiry.relative.identity = identity
        inquiry.relative.save()
    return inquiry


def saying(inquiry: Inquiry, by: User, **said: Any) -> Saying:
    """What somebody says who has the page in front of them, as it is drafted."""
    now, language = situation(inquiry, by), said.get("language", "en")
    reference = now.release.reference if now.release else ""
    drafted = {"seen": now.seen, "language": language, "text": now.text(language), "how": "call", "release": reference}
    return Saying(**{**drafted, **said})


def answered(inquiry: Inquiry, by: User, **said: Any) -> Answer | Refusal:
    """Tell the caller what stands now; the inquiry is read again."""
    inquiry = Inquiry.objects.for_rows().get(pk=inquiry.pk)
    return tell(inquiry, saying(inquiry, by, **said), by=by)


def told(inquiry: Inquiry, by: User, **said: Any) -> Answer:
    """What the caller was told, which has to be kept."""
    answer = answered(inquiry, by, **said)
    assert isinstance(answer, Answer), answer
    return answer
