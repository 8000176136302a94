"""What colleagues do for each other in the demo: a call handed over with a sentence, and a month that is over."""

from datetime import timedelta

from django.utils import timezone

from casework.moves import Given, Refusal
from config.demo.cases import DemoRefused, Desk
from config.demo.inquiries import CENTRE, Asked, name, take
from families.freezing import freeze_months
from families.handing import hand_over

HANDED = Asked(
    "supervisor2",
    {**name("ميسون", "عدنان", "الرفاعي"), "asks": ["whereabouts"], "relationship": "parent", "sex": "female"},
    caller={"name": "والدتها", "country": "SY"},
)  # fmt: skip
SENTENCE = "تفضّل أن تكلّمها امرأة، بعد المغرب."
# Of the last month: how they came, and what they asked.
BEFORE = (
    ("hotline", ["released"]), ("hotline", ["released", "documents"]), ("hotline", ["whereabouts"]),
    ("messaging", ["released"]), ("messaging", ["fraud"]), ("messaging", ["whereabouts", "support"]),
    ("visit", ["documents"]),
)  # fmt: skip
GIVEN = ("صالح", "ربيع", "نوال", "أديب", "فدوى", "مروان", "سهام")


def go_on(desk: Desk) -> None:
    """Hand one over, take down what came last month, and freeze that month."""
    made = take(desk, HANDED, ())
    by, to = desk.people["supervisor2"], desk.people["liaison"]
    answer = hand_over(made, to, by=by, given=Given(made.revision_number, sentence=SENTENCE))
    if isinstance(answer, Refusal):
        raise DemoRefused(f"hand-over: {answer.sentence}")
    before = timezone.localtime().replace(day=1) - timedelta(days=3)
    for (channel, asks), given in zip(BEFORE, GIVEN, strict=True):
        about = {"given_ar": given, "channel": channel, "asks": asks, "made_at": before}
        take(desk, Asked("liaison", about, CENTRE, moves=(("close", "helped", "عرفت العائلة ما أرادت معرفته."),)), ())
    freeze_months()
