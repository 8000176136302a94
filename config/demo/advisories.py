"""Advisories of the demo, and the lines on its public pages, whose numbers are of ranges kept for stories: none rings.

Two are those of ADMSP's statement of 7 December 2024, in our own words: no faction besieges the prison, and the ground
around it is mined.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from casework.moves import Given, Refusal
from config.demo.cases import DemoRefused, Desk
from families.advisories.workflow import WORKFLOW
from families.advisories.writing import write_advisory
from families.models import Advisory, PublicLine
from families.public_lines import confirm_line, propose_line

CENTRE, DOCUMENTATION = "admsp/family-centre", "admsp/documentation"
STATED = date(2024, 12, 7)
_STATEMENT = {
    "sources_ar": "رابطة معتقلي ومفقودي سجن صيدنايا، بيان 7 كانون الأول 2024",
    "sources_en": "Association of Detainees and the Missing Persons in Sednaya Prison, statement of 7 December 2024",
}


@dataclass(frozen=True)
class Advised:
    """One advisory: who writes it for which desk, from when to when (days from today, or a day), and its moves."""

    by: str
    says: Mapping[str, Any]
    first: date | int
    last: date | int
    moves: tuple[tuple[str, str, str, str], ...] = ()  # who, which, reason, sentence
    team: str = CENTRE


PUBLISHED = (("liaison", "submit", "", ""), ("supervisor", "publish", "", ""))
ADVISED = (
    Advised(
        "liaison",
        {
            "kind": "warning", **_STATEMENT,
            "title_ar": "لا تقتربوا من سجن صيدنايا: الأرض حوله ملغّمة",
            "text_ar": "تحيط بالسجن حقول ألغام، منها ما يستهدف الأفراد ومنها ما يستهدف الآليات، وبعضها ملاصق للسورين"
            " الخارجي والداخلي.\nلا تذهبوا إليه للبحث عن أحد. ومن كان هناك فليرجع من الطريق الذي جاء منه،"
            " ولا يلمس شيئًا.",
            "title_en": "Stay away from Sednaya prison: the ground around it is mined",
            "text_en": "Minefields surround the prison, some against people and some against"
            " vehicles; a few lie right"
            " beside the outer and the inner wall.\nDo not go there to look for anybody. Whoever is"
            " there goes back the"
            " way they came, and touches nothing.",
            "title_ku": "Nêzîkî girtîgeha Sêdnayayê nebin: erda li dora wê mayinkirî ye",
            "text_ku": "Li dora girtîgehê zeviyên mayinan hene, hin li dijî mirovan û hin li dijî"
            " wesayîtan; hin jê li"
            " kêleka dîwarê derve û dîwarê hundir in.\nJi bo lêgerîna kesekî neçin wir. Yê ku li"
            " wir be, bila ji riya ku"
            " jê hatiye vegere û dest nede tiştekî.",
            "title_tr": "Sednaya Cezaevi’ne yaklaşmayın: çevresi mayınlı",
            "text_tr": "Cezaevinin çevresinde kimi insanlara, kimi araçlara karşı mayın tarlaları"
            " var; bir bölümü dış ve iç"
            " duvarların hemen dibinde.\nKimseyi aramak için oraya gitmeyin. Orada olan, geldiği"
            " yoldan dönsün ve hiçbir"
            " şeye dokunmasın.",
            "title_de": "Nähern Sie sich dem Gefängnis Sednaja nicht: Der Boden ringsum ist vermint",
            "text_de": "Rings um das Gefängnis liegen Minenfelder, teils gegen Menschen, teils"
            " gegen Fahrzeuge, einige"
            " unmittelbar an der äußeren und der inneren Mauer.\nGehen Sie nicht dorthin, um"
            " jemanden zu suchen. Wer dort"
            " ist, geht auf demselben Weg zurück und fasst nichts an.",
            "title_fr": "N’approchez pas de la prison de Saidnaya : le sol alentour est miné",
            "text_fr": "Des champs de mines entourent la prison, les uns contre les personnes, les autres contre les"
            " véhicules ; certains touchent le mur extérieur et le mur intérieur.\nN’y allez pas"
            " pour chercher quelqu’un."
            " Que celui qui s’y trouve reparte par où il est venu, sans rien toucher.",
            "basis": "لم يُعلن عن إزالة الألغام. يُمدَّد التحذير ما لم يُعلن.",
        },
        STATED, 60, PUBLISHED,
    ),
    Advised(
        "liaison",
        {
            "kind": "rumour", "verdict": "false", **_STATEMENT,
            "title_ar": "ما يُقال عن حصار سجن صيدنايا غير صحيح",
            "text_ar": "لا فصيل يحاصر السجن؛ شاع ذلك حين اقتربت منه المعارك.\nلا تتوجهوا إلى محيطه،"
            " ونرجو ممن ينقل الأخبار أن يتحقق قبل النشر، حرصًا على سلامة العائلات.",
            "title_en": "Reports that Sednaya prison is besieged are false",
            "text_en": "No faction besieges the prison; that was spread when the fighting came closer to it.\nDo not go"
            " near it. We ask those who pass on news to check it first, for the safety of families.",
        },
        STATED, 14, PUBLISHED,
    ),
    Advised(
        "supervisor2",
        {
            "kind": "rumour", "verdict": "false", "unnamed_sources": True,
            "title_ar": "ليس صحيحًا أن الرابطة تبيع قوائم أسماء",
            "text_ar": "تعرض صفحة على تلغرام «قوائم المفرج عنهم» مقابل مال، وتستعمل اسمنا. ليست"
            " صفحتنا، ولا نبيع قوائم،"
            " ولا ننشر أسماء.\nلا تدفعوا، وأخبرونا إن طُلب منكم.",
            "title_en": "It is not so that the association sells lists of names",
            "text_en": "A page on Telegram offers “lists of the released” for money and uses our"
            " name. It is not ours. We"
            " sell no lists, and publish no names.\nDo not pay, and tell us if somebody asks you to.",
            "basis": "ثلاث عائلات أرسلت صورًا من الصفحة؛ البلاغات عندنا.",
        },
        -3, 30, (("supervisor2", "submit", "", ""), ("supervisor", "publish", "", "")), DOCUMENTATION,
    ),
    Advised(
        "liaison",
        {
            "kind": "rumour", "verdict": "unproven", "unnamed_sources": True,
            "title_ar": "قيل إن لجنة ستزور السجون هذا الأسبوع",
            "text_ar": "لم تؤكد أي جهة الزيارة. لا تدفعوا مقابل إدراج اسم.",
            "title_en": "A commission is said to visit the prisons this week",
            "text_en": "Nobody in charge has confirmed the visit. Pay nothing to have a name put on a list.",
            "basis": "سمعها متصلان من المصدر نفسه.",
        },
        0, 6, (("liaison", "submit", "", ""),),
    ),
    Advised(
        "liaison",
        {"kind": "warning", "title_ar": "رسائل تطلب صور الهوية", "text_ar": "لا ترسلوا صورة هوية لأحد يعدكم بخبر."},
        0, 14,
    ),
)  # fmt: skip

LINES = (  # of which desk, by what, the number, its hours
    (DOCUMENTATION, "call", "+447700900330", True, "", ""),
    (CENTRE, "call", "+447700900440", True, "", ""),
    (CENTRE, "whatsapp", "+447700900441", False, "من 9 صباحًا إلى 9 مساءً بتوقيت سوريا", "9 to 21, Syria’s time"),
)


def advise(desk: Desk) -> None:
    """Write these advisories, publish some of them, and put up the lines of the desks."""
    for advised in ADVISED:
        _advise(desk, advised)
    for team, method, number, always, hours_ar, hours_en in LINES:
        said = {
            "method": method,
            "number": number,
            "round_the_clock": always,
            "hours_ar": hours_ar,
            "hours_en": hours_en,
        }
        put_up = propose_line(desk.teams[team], said, by=desk.people["supervisor"])
        if not isinstance(put_up, PublicLine):
            raise DemoRefused(f"a public line: {put_up.sentence}")
        if refused := confirm_line(put_up, by=desk.people["supervisor2"]):
            raise DemoRefused(f"a public line: {refused.sentence}")


def _advise(desk: Desk, advised: Advised) -> None:
    days = {"first_day": _day(advised.first), "last_day": _day(advised.last)}
    made = write_advisory(desk.teams[advised.team], {**advised.says, **days}, by=desk.people[advised.by])
    for who, name, reason, sentence in advised.moves:
        by, given = desk.people[who], Given(made.revision_number, reason, sentence)
        answer = WORKFLOW.make(name, Advisory.objects.visible_to(by), made.pk, by=by, given=given)
        if isinstance(answer, Refusal):
            raise DemoRefused(f"{name} of an advisory: {answer.sentence}")
        made.refresh_from_db()


def _day(said: date | int) -> date:
    return said if isinstance(said, date) else timezone.localdate() + timedelta(days=said)
