"""Reports of extortion of the demo. Their numbers are of ranges kept for stories, and their accounts are nobody's.

One who poses as a lawyer asks at the desk himself, from the same number; one page that sells names is also a source.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.utils import timezone

from casework.dates import read_date
from casework.moves import Given as Said
from casework.moves import Refusal
from config.demo.cases import DemoRefused, Desk
from detainees.identifiers import Identifier, read_identifier, read_payee
from families.freezing import freeze_figures
from families.models import Advice, ExtortionReport, Inquiry
from families.money import read_amount
from families.reporting import WORKFLOW, Given, report_extortion
from releases.entry import add_claim
from releases.models import Release
from releases.models.releases import Status

CENTRE, DOCUMENTATION = "admsp/family-centre", "admsp/documentation"
LAWYER, OFFICER, MIDDLEMAN = "+447700900177", "+447700900808", "+447700900919"
PAGE = "https://t.me/asmaa_almufraj_example"


@dataclass(frozen=True)
class Demanded:
    """One report: by whom it was taken down where, what was demanded, by what they are known, and what was done."""

    by: str
    said: Mapping[str, Any]
    identifiers: tuple[tuple[str, str], ...] = ()
    payee: tuple[str, str] = ("", "")
    team: str = CENTRE
    amount: str = ""
    advice: str = ""
    of_fraud: bool = False  # told in the inquiry that asks about a demand
    moves: tuple[tuple[str, str, str], ...] = field(default=())


DEMANDED = (
    Demanded(
        "liaison",
        {"posing_as": "officer", "promised": ["close-case", "release"], "channel": "call", "payment": "office",
         "paid": "no", "governorate_id": "SY-RD", "place": "دوما", "demanded_on": read_date("2022-05-10"),
         "note": "اتصل ثلاث مرات في يوم واحد، وقال إن الملف يُغلق إن وصل المبلغ قبل العيد."},
        (("number", OFFICER), ("alias", "المقدم أبو جعفر")), ("حوالات النور", "محمد سليم الأحمد"),
        amount="ثلاثين مليون ليرة سورية", advice="do-not-pay", of_fraud=True, moves=(("look", "", ""),),
    ),
    Demanded(
        "liaison",
        {"posing_as": "middleman", "promised": ["news"], "channel": "message", "payment": "office", "paid": "all",
         "governorate_id": "SY-HI", "demanded_on": read_date("2022-05")},
        (("number", MIDDLEMAN), ("account", "@khabar_yaqin_example")), ("حوالات النور", "محمد سليم الاحمد"),
        amount="500 دولار", advice="already-paid",
    ),
    Demanded(
        "supervisor2",
        {"posing_as": "lawyer", "promised": ["close-case"], "channel": "call", "payment": "cash", "paid": "part",
         "paid_amount": 5_000_000, "governorate_id": "SY-DR", "demanded_on": read_date("2022-06-02"),
         "note": "يقول إن لديه توكيلًا، ولم يُرِه لأحد."},
        (("number", LAWYER), ("alias", "الأستاذ رامي")), team=DOCUMENTATION, amount="20 مليون ل.س", advice="keep-proof",
        moves=(("look", "", ""),),
    ),
    Demanded(
        "liaison",
        {"posing_as": "organisation", "promised": ["release", "news"], "channel": "network", "payment": "wallet",
         "paid": "no", "demanded_on": read_date("2022-05")},
        (("account", PAGE),), amount="2 مليون ليرة", advice="keep-proof",
        moves=(("settle", "warned", "العائلة تعرف الآن أن الصفحة تبيع الأسماء."),),
    ),
    Demanded(
        "liaison",
        {"posing_as": "released-friend", "promised": ["visit"], "channel": "in-person", "payment": "goods",
         "paid": "no", "governorate_id": "SY-RD"},
        amount="ما عندها من ذهب", advice="do-not-pay",
    ),
)  # fmt: skip


# As whom, what is promised, how it comes, how it is to be paid, whether it was, where, and how much.
FURTHER = (
    ("officer", "release", "call", "office", "no", "SY-RD", "25 مليون ليرة"),
    ("officer", "close-case", "call", "office", "no", "SY-DR", "15 مليون ليرة"),
    ("officer", "close-case", "call", "office", "part", "SY-RD", "40 مليون ليرة"),
    ("officer", "news", "message", "wallet", "no", "SY-HI", "3 ملايين ليرة"),
    ("middleman", "news", "message", "office", "all", "SY-RD", "300 دولار"),
    ("middleman", "news", "message", "wallet", "no", "SY-DR", "200 دولار"),
    ("middleman", "release", "third-person", "cash", "no", "SY-HI", "10 آلاف دولار"),
    ("middleman", "visit", "third-person", "cash", "all", "SY-RD", "1000 دولار"),
    ("lawyer", "close-case", "call", "cash", "part", "SY-HI", "12 مليون ليرة"),
    ("lawyer", "close-case", "in-person", "cash", "no", "SY-RD", "8 ملايين ليرة"),
    ("organisation", "news", "network", "crypto", "no", None, "150 يورو"),
    ("released-friend", "news", "message", "wallet", "all", "SY-DR", "مليون ليرة"),
)


def report_demands(desk: Desk) -> None:
    """Take these reports down, and let one of the pages be a source too."""
    for demanded in DEMANDED:
        _report(desk, demanded)
    before = timezone.now().replace(day=1) - timedelta(days=3)  # in the month that is over
    for posing, promised, channel, payment, paid, place, amount in FURTHER:
        said = {
            "made_at": before,
            "posing_as": posing,
            "promised": [promised],
            "channel": channel,
            "payment": payment,
            "paid": paid,
        }
        _report(desk, Demanded("liaison", {**said, "governorate_id": place}, amount=amount, advice="do-not-pay"))
    _source(desk)
    freeze_figures()


def _report(desk: Desk, demanded: Demanded) -> None:
    by, amount = desk.people[demanded.by], read_amount(demanded.amount)
    inquiry = None
    if demanded.of_fraud:
        inquiry = Inquiry.objects.visible_to(by).filter(asks__contains=["fraud"]).first()
    said = {**demanded.said, "amount_said": demanded.amount, "amount": amount.number, "currency": amount.currency}
    if said["paid"] == "all":
        said["paid_amount"] = amount.number
    if demanded.advice:
        advice = Advice.objects.get(pk=demanded.advice)
        said |= {"advice": advice, "advice_told": advice.text_ar, "advice_language": "ar"}
    identifiers = [*(_given(read_identifier(*one), one[1]) for one in demanded.identifiers)]
    if any(demanded.payee):
        identifiers.append(_given(read_payee(*demanded.payee), " · ".join(demanded.payee)))
    made = report_extortion(desk.teams[demanded.team], said, identifiers, by=by, inquiry=inquiry)
    for name, reason, sentence in demanded.moves:
        given, mine = Said(made.revision_number, reason, sentence), ExtortionReport.objects.visible_to(by)
        answer = WORKFLOW.make(name, mine, made.pk, by=by, given=given)
        if isinstance(answer, Refusal):
            raise DemoRefused(f"{name} of a report: {answer.sentence}")


def _given(read: Any, said: str) -> Given:
    if not isinstance(read, Identifier):
        raise DemoRefused(read.sentence)
    return Given(read, said)


def _source(desk: Desk) -> None:
    """A documenter enters what the page says of a release; what rests on it is flagged."""
    by = desk.people["documenter"]
    release = Release.objects.visible_to(by).filter(status=Status.SUBMITTED, team__slug="documentation").first()
    if release is not None:
        add_claim(
            release,
            {
                "source": None, "source_name": f"صفحة على تلغرام {PAGE}", "source_kind": "social-media",
                "source_owner": "", "connection": "repeats", "reliability": "E", "credibility": "5",
                "text": "أسماء تُعرض للبيع.", "said_on": None, "cite": "not-asked",
            },
            by=by,
        )  # fmt: skip
