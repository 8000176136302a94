"""What families wrote on the public page in the demo: two that wait, one of whom wrote twice, and an advertisement."""

from dataclasses import replace

from accounts.models import Team
from config.demo.cases import DemoRefused, Desk
from config.demo.inquiries import CENTRE, DOCUMENTATION
from families.phones import GivenContact, read_contact
from families.quarantine.content import Written
from families.quarantine.receiving import NotReceived, Sending, receive

KEEP = "أوافق على أن تحفظوا ما أكتبه هنا لتبحثوا عن الشخص وتجيبوني. يمكنني سحب موافقتي في أي وقت."
MATCH = "أوافق على أن تبحثوا عنه في سجل المعتقلين والمُفرَج عنهم، الآن وكلما أُضيف إليه جديد."
BERLIN = {"zone": "Europe/Berlin", "hours_from": "18:00", "hours_to": "21:00", "message": "neutral"}
# To which desk, by which number, in which language, whether it may be compared, and what.
WRITTEN = (
    (CENTRE, "+447700900255", "ar", True, Written(
        "وائل عبد الكريم الزعبي", mother="فاطمة", birth="1987", seen="حاجز القطيفة، ربيع 2013", relation="sibling",
        asks=("whereabouts", "released"), text="رأيناه في قائمة على الإنترنت ولا نعرف إن كانت صحيحة.",
        own_name="أخته", method="whatsapp", **BERLIN,  # type: ignore[arg-type]  # all of them texts
    )),
    (CENTRE, "+447700900255", "ar", True, Written(
        "وائل الزعبي", relation="sibling", asks=("fraud",), method="whatsapp", zone="Europe/Berlin",
        text="اتصل بنا رجل ويطلب مالًا ليخرجه. ماذا نفعل؟",
    )),
    (DOCUMENTATION, "", "de", False, Written(
        "Samer Darwish", birth="1990", relation="friend", asks=("released",), text="Er war mein Nachbar in Duma.",
        zone="Europe/Berlin", method="call",
    )),
    (CENTRE, "", "en", True, Written(
        "Best prices!!!", asks=("documents",), text="<b>Cheap visas</b> for everybody", zone="Asia/Damascus",
        method="call",
    )),
)  # fmt: skip


def write(desk: Desk) -> None:
    """Bring these in as the public page does."""
    for number, (team, contact, language, may_match, written) in enumerate(WRITTEN):
        _receive(desk.teams[team], _with_number(written, contact), f"demo-{number}", language, may_match)


def _with_number(written: Written, number: str) -> Written:
    if not number:
        return written
    given = read_contact(written.method, number)
    if not isinstance(given, GivenContact):
        raise DemoRefused(given.sentence)
    return replace(written, number=given.text, kind=given.kind, region=given.region, unusual=given.unusual)


def _receive(team: Team, written: Written, key: str, language: str, may_match: bool) -> None:
    words = "\n".join([KEEP, *([MATCH] if may_match else [])])
    made = receive(team, written, Sending(key, key, language, may_match, words))
    if isinstance(made, NotReceived):
        raise DemoRefused(made.value)
