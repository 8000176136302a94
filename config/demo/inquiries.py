"""Inquiries of the demo, at the desks and in several states. Their numbers are of ranges kept for stories: none rings.

Two callers ask for one person and do not know of each other; of one whose release is verified a caller can be told.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import Any

from django.http import QueryDict
from django.utils import timezone

from casework.dates import read_date
from casework.drafts import keep
from casework.idempotency import draw_key
from casework.moves import Given, Refusal
from config.demo.agreed import pass_on, refer_outside
from config.demo.cases import DemoRefused, Desk
from detainees.models import Detainee
from families.calling import log_attempt
from families.consent import record_at_call, texts_for
from families.hours import proposed
from families.models import Contact, Inquiry
from families.phones import GivenContact, read_contact
from families.taking import Reached, take_call
from families.workflow import WORKFLOW

CENTRE, DOCUMENTATION = "admsp/family-centre", "admsp/documentation"
EVENINGS = {"hours_from": time(18), "hours_to": time(21)}


@dataclass(frozen=True)
class Asked:
    """One inquiry: who takes it where, what is asked of whom, who calls, and what was done. `person` counts them."""

    by: str
    about: Mapping[str, Any]
    team: str = CENTRE
    person: int | None = None
    caller: Mapping[str, Any] = field(default_factory=dict)
    number: str = ""
    method: str = "call"
    card: Mapping[str, Any] = field(default_factory=dict)
    code_word: str = ""
    overdue: bool = False
    attempts: tuple[tuple[str, str], ...] = ()
    moves: tuple[tuple[str, str, str], ...] = ()
    referred: tuple[str, str, str] | None = None  # to whom outside, for what, with which note
    keep: str = "given"
    match: str = "given"


def name(given: str, father: str, family: str) -> dict[str, str]:
    """A name in Arabic, as a caller says it."""
    return {"given_ar": given, "father_ar": father, "family_ar": family}


ASKED = (
    Asked(
        "liaison", {"asks": ["released", "whereabouts"], "relationship": "parent", "priority": "high"}, person=0,
        caller={"name": "أم ياسر", "country": "GB", "identity": "questions"}, number="+447700900101", method="whatsapp",
        card={**EVENINGS, "who_answers": "هي وحدها؛ إن أجاب غيرها يُقال إن الرقم خطأ", "message": "none"},
        code_word="زعتر", moves=(("match", "", ""),),
    ),
    Asked(
        "liaison", {"asks": ["released"], "relationship": "sibling"}, person=0,
        caller={"name": "أخوه في ألمانيا", "country": "DE"}, number="+4917604069011", method="signal",
        card={"message": "neutral"}, attempts=(("no-answer", "رنّ طويلًا ولم يجب أحد."),), moves=(("trace", "", ""),),
        match="",
    ),
    Asked(
        "liaison",
        {**name("نضال", "عبد الحميد", "السرّاج"), "asks": ["fraud", "rumour"], "relationship": "spouse",
         "priority": "urgent", "birth": read_date("1984"), "home_governorate_id": "SY-RD", "home_place": "دوما",
         "seen_last": read_date("2014-03"), "seen_where": "فرع 215، رآه معتقل أُفرج عنه",
         "note": "اتصل بها من قال إنه ضابط وطلب ثلاثين مليون ليرة. لم تدفع بعد."},
        caller={"country": "SY"}, number="+33639980022", card={**EVENINGS, "time_zone": "Asia/Damascus"}, overdue=True,
        keep="", match="",
    ),
    Asked(
        "liaison",
        {**name("ريم", "فواز", "الحلاق"), "asks": ["whereabouts", "support"], "relationship": "parent",
         "priority": "high", "sex": "female", "birth": read_date("2010"), "home_governorate_id": "SY-HI"},
        caller={"name": "والدها", "language": "ar", "country": "SE"}, number="+46701740605",
        attempts=(("reached", "يريد من يتحدث إليه كل أسبوع."),), moves=(("trace", "", ""),),
    ),
    Asked(
        "liaison", {**name("عامر", "صبحي", "النحاس"), "asks": ["legal"], "relationship": "child"},
        caller={"language": "en", "country": "US"}, number="+12025550144",
        referred=("محامو السجل المدني – Civil Registry Lawyers", "legal", "تحتاج إلى من يتابع قضيتها في السجل المدني."),
    ),
    Asked(
        "liaison", {**name("بسام", "رشيد", "العلي"), "asks": ["released"], "relationship": "friend"},
        number="+447700900919", moves=(("close", "found", "عاد إلى بيته قبل أسبوع."),), match="refused",
    ),
    Asked(
        "supervisor2", {"asks": ["released", "documents"], "relationship": "acts-for"}, DOCUMENTATION, person=1,
        caller={"name": "محامي العائلة", "country": "TR", "identity": "document"}, number="+447700900177",
        card={"not_after": date(2020, 1, 31)}, moves=(("match", "", ""),),
    ),
    Asked(
        "other_liaison",
        {"given_latin": "Hatem", "family_latin": "Issa", "asks": ["whereabouts"], "relationship": "sibling"},
        "other/documentation",
    ),
)  # fmt: skip


def ask(desk: Desk, known: Sequence[Detainee]) -> None:
    """Take these calls; `known` are people on the register whose release is verified. One call is not finished."""
    theirs = [person for person in known if not person.restricted]
    for asked in ASKED:
        take(desk, asked, theirs)
    pass_on(desk)
    begun = QueryDict(mutable=True)
    begun.update({"once": draw_key(), "given_ar": "جهاد", "family_ar": "الأتاسي", "note": "انقطع الخط."})
    keep(begun, "call", by=desk.people["liaison"])


def take(desk: Desk, asked: Asked, known: Sequence[Detainee]) -> Inquiry:
    """One call, and what was done after it; the inquiry as it stands then."""
    by, person = desk.people[asked.by], None if asked.person is None else known[asked.person]
    names = _names_of(person) if person else {}
    evening = timezone.localtime().replace(hour=19, minute=0, second=0, microsecond=0)  # safe by each of the cards
    due = evening - timedelta(days=2) if asked.overdue else None
    about = {"channel": "hotline", "priority": "normal", **names, **asked.about, "due": due}
    made = take_call(
        desk.teams[asked.team], about, by=by, caller={}, said=asked.caller, reached=_reached(asked), detainee=person
    )
    agreed, language = {"keep": asked.keep, "match": asked.match}, made.relative.language
    texts = {purpose: texts_for(purpose)[language] for purpose in agreed}
    record_at_call(made, agreed, texts, day=timezone.localdate(), by=by)
    made.refresh_from_db()
    for outcome, sentence in asked.attempts:
        contact = Contact.objects.filter(relative=made.relative_id).first()
        log_attempt(made, contact, outcome, sentence, proposed(contact, timezone.now()), by=by)
    if asked.referred:
        refer_outside(made, *asked.referred, by=by)
        _move(made, "refer", Given(made.revision_number), by)
    for move, reason, sentence in asked.moves:
        _move(made, move, Given(made.revision_number, reason, sentence), by)
    return made


def _move(inquiry: Inquiry, move: str, given: Given, by: Any) -> None:
    answer = WORKFLOW.make(move, Inquiry.objects.visible_to(by), inquiry.pk, by=by, given=given)
    if isinstance(answer, Refusal):
        raise DemoRefused(f"{move} of an inquiry: {answer.sentence}")
    inquiry.refresh_from_db()


def _names_of(person: Detainee) -> dict[str, str]:
    newest = {row.script: row for row in person.names.order_by("given_at", "pk")}
    return {f"{part}_{script}": getattr(row, part) for script, row in newest.items() for part in row.PARTS}


def _reached(asked: Asked) -> Reached | None:
    if not asked.number:
        return None
    given = read_contact(asked.method, asked.number)
    if not isinstance(given, GivenContact):
        raise DemoRefused(given.sentence)
    return Reached(asked.method, given, asked.card, asked.code_word)
