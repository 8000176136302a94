"""What a caller agreed to: the one rule, asked by page and server; PostgreSQL holds the same line (sql/consents.sql).

    why_not_kept(inquiry)      refused or withdrawn: it is closed, and destroyed; not asked yet: it is kept meanwhile
    why_not_matched(inquiry)   without it the register is searched for nobody after the call
    why_not_told(inquiry)      without both the caller is told nothing; not asked yet: ask first
    to_share(inquiry)          the consents to share that stand, each with one organisation
    record(inquiry, …)         what was said now; what rested on a consent that is gone is taken back with it

Each consent stands by itself: who withdraws one has not withdrawn another.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.acting import acting
from accounts.models import Organisation, User
from families.consent_lists import How, Purpose, Said
from families.countries import Language
from families.lists import Channel
from families.models import Consent, ConsentText, Inquiry
from families.models.inquiries import NOT_KEPT

GONE = _("The content of this inquiry was destroyed: nothing is left to work on, and nothing can be added.")
HOW_IT_CAME = {Channel.HOTLINE: How.TELEPHONE, Channel.VISIT: How.IN_PERSON, Channel.EMAIL: How.IN_WRITING}


def why_not_kept(inquiry: Inquiry) -> str | Promise | None:
    """The sentence that says why nobody may go on with what is kept of the inquiry, or None."""
    if inquiry.erased_at:
        return GONE
    if inquiry.keep_said in NOT_KEPT:
        return _("The caller does not let this be kept. Close it, and destroy what stands here.")
    return None


def why_not_matched(inquiry: Inquiry) -> str | Promise | None:
    """The sentence that says why the register is not searched for the person, or None."""
    if inquiry.match_said == Said.GIVEN:
        return None
    if not inquiry.match_said:
        return _("The caller was not asked yet whether the register may be searched for the person.")
    return _("The caller does not agree that the register is searched for the person.")


def why_not_told(inquiry: Inquiry) -> str | Promise | None:
    """The sentence that says why the caller is told nothing, or None; what is told was found on the register."""
    sentence = why_not_kept(inquiry)
    if sentence is not None or inquiry.match_said == Said.GIVEN:
        return sentence
    if not inquiry.match_said:
        return _("Ask the caller first whether the register may be searched for the person; then they can be told.")
    return _("The caller does not agree that the register is searched for the person: they are told nothing.")


@dataclass(frozen=True)
class Spoken:
    """How something was said: the words used, in which language, by which way, and on which day."""

    words: str
    language: str
    how: str
    said_on: date


def record(
    inquiry: Inquiry, purpose: str, said: str, spoken: Spoken, *, by: User, organisation: Organisation | None = None,
    outside: str = "", with_numbers: bool = False,
) -> Consent:  # fmt: skip
    """Keep what the caller said. PostgreSQL lets follow what has to: read the inquiry again afterwards."""
    with acting(by):
        return Consent.objects.create(
            inquiry=inquiry, purpose=purpose, organisation=organisation, outside=outside, said=said,
            with_numbers=with_numbers, words=spoken.words, language=spoken.language, how=spoken.how,
            said_on=spoken.said_on, by=by,
        )  # fmt: skip


def record_at_call(
    inquiry: Inquiry, answers: Mapping[str, str], texts: Mapping[str, ConsentText], *, day: date, by: User
) -> None:
    """Keep what was answered at the end of the call, by purpose; in the words that were read out for each."""
    how = HOW_IT_CAME.get(Channel(inquiry.channel), How.MESSAGE)
    for purpose, said in answers.items():
        if said:
            text = texts[purpose]
            record(inquiry, purpose, said, Spoken(text.text, text.language, how, day), by=by)


def texts_for(purpose: str) -> dict[str, ConsentText]:
    """By language the words in which this is asked for; in Arabic, where there are none, and else no words."""
    found = ConsentText.objects.filter(purpose=purpose, in_use=True).order_by("-code")
    texts = {each.language: each for each in found}
    arabic = texts.get(Language.ARABIC)
    none = {code: ConsentText(purpose=purpose, language=code) for code in Language.values}
    return {code: texts.get(code) or arabic or none[code] for code in Language.values}


def words_for(purpose: str, language: str) -> str:
    """The words in which this is asked for in that language."""
    return texts_for(purpose)[language].text


def standing(inquiry: Inquiry) -> list[Consent]:
    """What was said last of each thing, in the order of the list of purposes."""
    order = list(Purpose.values)
    rows = inquiry.consents.said_last().for_rows()
    return sorted(rows, key=lambda each: (order.index(each.purpose), each.with_whom))


def to_share(inquiry: Inquiry) -> list[Consent]:
    """The consents to share that stand."""
    return [each for each in standing(inquiry) if each.purpose == Purpose.SHARE and each.is_given]
