"""What callers of the demo were told: a release, that we will ask, what holds no more; and bad news on its way.

Everybody is invented. The tally does not change by it: the wish of who was told of is withdrawn, not the release.
"""

from collections.abc import Sequence

from casework.moves import Refusal
from config.demo.cases import DemoRefused, Desk
from config.demo.inquiries import EVENINGS, Asked, take
from detainees.models import Detainee
from families.answering import Saying, situation, tell
from families.lists import NewsKind
from families.models import BadNews, Inquiry
from families.news import gate
from families.news.writing import write_news
from releases.findings.lists import Fate
from releases.models import Finding, Release
from releases.wishes import state_wish

MATCHED = (("match", "", ""),)
TOLD = Asked(
    "liaison", {"asks": ["released"], "relationship": "spouse", "priority": "high"}, person=2, moves=MATCHED,
    caller={"name": "أم ليث", "country": "DE", "language": "de", "identity": "questions"}, number="+4917604069033",
    method="signal", card=EVENINGS,
)  # fmt: skip
WAITS = Asked(
    "liaison", {"asks": ["released", "whereabouts"], "relationship": "sibling"}, person=3, moves=MATCHED,
    caller={"name": "أختها", "country": "SY", "identity": "called-back"}, number="+33639980044", method="whatsapp",
)  # fmt: skip
AGAIN = Asked(
    "liaison", {"asks": ["released"], "relationship": "parent"}, person=4, moves=MATCHED,
    caller={"name": "أبو وائل", "country": "SY", "identity": "known"}, number="+447700900155",
)  # fmt: skip
BEREAVED = Asked(
    "liaison", {"asks": ["whereabouts"], "relationship": "parent", "priority": "high"}, person=0, moves=MATCHED,
    caller={"country": "SY", "identity": "document"}, number="+447700900166",
)  # fmt: skip
ANYBODY = {"wish": "checked-relative", "wish_relatives": "", "wish_of": "", "wish_how": "بالهاتف"}
NOBODY = {**ANYBODY, "wish": "nobody"}
NOT_ASKED = {**ANYBODY, "wish": "not-asked", "wish_how": ""}
NEWS = {
    "kind": NewsKind.DEATH,
    "language": "ar",
    "evidence": "سجل المصير المتحقَّق منه، وإفادتا شاهدين لا يعرف أحدهما الآخر.",
    "text": "نحمل إليكم خبرًا مؤلمًا. تحققنا من أن ابنكم توفّي في الاحتجاز في شتاء 2021. نحن معكم، "
    "وهناك من يتحدث إليكم متى شئتم.",
}


def answer(desk: Desk, known: Sequence[Detainee]) -> None:
    """Tell these callers; `known` as in `config.demo.inquiries.ask`."""
    theirs = [person for person in known if not person.restricted]
    for asked, wish in ((TOLD, ANYBODY), (WAITS, NOT_ASKED), (AGAIN, ANYBODY)):
        release = Release.objects.counted().filter(detainee=theirs[asked.person or 0]).earliest("pk")
        _wish(desk, release, wish)
        _tell(desk, take(desk, asked, theirs))
        if asked is AGAIN:
            _wish(desk, release, NOBODY)
    _bad_news(desk)


def _wish(desk: Desk, release: Release, said: dict[str, str]) -> None:
    release.refresh_from_db()
    state_wish(release, said, by=desk.people["documenter"])


def _tell(desk: Desk, inquiry: Inquiry) -> None:
    by = desk.people["liaison"]
    inquiry = Inquiry.objects.for_rows().get(pk=inquiry.pk)
    now, language = situation(inquiry, by), inquiry.relative.language
    reference = now.release.reference if now.release else ""
    _refuse(tell(inquiry, Saying(now.seen, language, now.text(language), "call", release=reference), by=by))


def _bad_news(desk: Desk) -> None:
    """One supervisor has signed; the other has not yet."""
    by = desk.people["liaison"]
    dead = Finding.objects.verified().filter(verified_revision__fate=Fate.DIED).earliest("pk")
    inquiry = take(desk, BEREAVED, [dead.detainee])
    news = write_news(inquiry, {**NEWS, "finding": dead}, by=by)
    if not isinstance(news, BadNews):
        raise DemoRefused(news.sentence)
    _refuse(gate.offer_support(news, "taken", by=by))
    _refuse(gate.sign(news, by=desk.people["supervisor"]))


def _refuse(answer: object) -> None:
    if isinstance(answer, Refusal):
        raise DemoRefused(f"an answer to a family: {answer.sentence}")
