"""Statements of the demo: that of ADMSP of 5 May 2022 in our own words, one that was corrected, and one in draft.

ADMSP's has the same figures in the same order of content; its date is that day, and the day of which it was known here
is the demo's own, as its page says.
"""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from accounts.models import User
from casework.mistake import Mistake
from casework.moves import Given, Refusal
from config.demo.cases import DemoRefused, Desk
from releases.models import FrozenTally, LedgerEntry, Statement
from releases.models.ledger import settled_now
from releases.statements.approving import approve
from releases.statements.cells import small_cells
from releases.statements.starting import first_texts
from releases.statements.workflow import WORKFLOW
from releases.statements.writing import write_correction, write_statement
from releases.tallies.freezing import freeze
from releases.tallies.question import Question
from releases.tallies.titles import title_of

STATED = date(2022, 5, 5)
DECREE = {"wave": "decree-7-2022"}
TEXTS: dict[str, str] = {
    "title_ar": "{المجموع معتقلين} خرجوا من {مركز الاحتجاز} بعد {الموجة}، والعائلات ما زالت تنتظر",
    "title_en": "After {wave}: {total detainees} out of {facility} are verified, and families go on waiting",
    "happened_ar": "منذ صدر {الموجة} في {بداية الموجة} والعائلات تقضي أيامها في دمشق وصيدنايا ومعرة صيدنايا، واقفة"
    " حيث قد تتوقف شاحنة عسكرية. لم يقل لها أحد من سيخرج ولا متى ولا أين. ومن خرجوا أُنزلوا في الشارع، وبعضهم أضعف"
    " من أن يبلغ بيته وحده، وبعضهم لم يبقَ له بيت.\nليس العفو عن الضحية عدالة: فمن اعتُقل ظلمًا لم يذنب حتى يُعفى"
    " عنه.",
    "happened_en": "Since {wave} was issued on {wave began}, families have spent their days in Damascus, Sednaya and"
    " Maarat Sednaya, standing wherever an army lorry might stop. Nobody told them who would come out, when or"
    " where. Those who did come out were set down in the street; some were too weak to reach home alone, and some"
    " had no home left.\nTo pardon those who were wronged is no justice: who was jailed without cause has done"
    " nothing that could be forgiven.",
    "verified_ar": "حتى كتابة هذا البيان تحققت {المنظمة} من الإفراج عن {المجموع معتقلين} من {مركز الاحتجاز} وسجّلت"
    " أسماءهم، وهم من {المحافظات}. أخذنا ذلك ممن خرجوا ومن أهلهم وممن كانوا معهم، ولم نحسب أحدًا قبل أن يتحقق منه"
    " شخص ثانٍ.",
    "verified_en": "By the time of this statement, {organisation} has verified the release of {total detainees} from"
    " {facility} and recorded their names; they come from {provinces}. We were told by those who came out, by their"
    " families and by those who were with them, and counted nobody before a second person had verified it.",
    "may_change_ar": "هذا العمل بطيء لأن خطأ واحدًا يكسر قلب عائلة. وسيتغير العدد كلما تحققنا من غيرهم، وننشر كل"
    " تغيير هنا.",
    "may_change_en": "This work is slow, because one mistake breaks a family's heart. The number will change as more"
    " are verified, and every change is published here.",
    "about_us_ar": "نحن من خرجوا من {مركز الاحتجاز} ومن أهالي من لم يخرجوا: نعرف ما جرى هناك وما يعنيه الانتظار. لا"
    " يملك الجاني أن يعفو عن نفسه، وحق المطالبة بالعدالة للضحايا وحدهم. نهنئ من خرجوا وأهلهم، ونبقى مع كل من ينتظر"
    " أخًا أو أبًا أو أمًا أو ابنًا أو ابنة أو زوجًا إلى أن يعود.",
    "about_us_en": "We are people who came out of {facility}, and families of those who have not: we know what was"
    " done there and what waiting means. No perpetrator can absolve themselves; to ask for justice is the victims'"
    " right alone. We are glad with those who are back and with their families, and stay with everybody who waits"
    " for a brother, a father, a mother, a son, a daughter, a husband or a wife, until they come home.",
}


def state(desk: Desk) -> None:
    """Write these statements, publish and correct some of them."""
    analyst, supervisor, other = (desk.people[name] for name in ("analyst", "supervisor", "supervisor2"))
    sednaya = _saved(desk, analyst, facility="sednaya", **DECREE)
    _publish(_written(sednaya, analyst, dated=STATED, **TEXTS), analyst, supervisor)
    early = _saved(desk, analyst, moment=_before_any_was_withdrawn(), **DECREE)
    corrected = _publish(_written(early, analyst), analyst, other)
    correction = write_correction(corrected, by=analyst)
    if isinstance(correction, Mistake):
        raise DemoRefused(f"a correction: {correction.sentence}")
    _publish(correction, analyst, supervisor)
    _written(_saved(desk, analyst, wave="prisons-opened-2024"), analyst)


def _before_any_was_withdrawn() -> Any:
    """The last moment at which everybody was counted whose release was withdrawn or disputed later."""
    left = LedgerEntry.objects.filter(people__lt=0, release__status="withdrawn", **DECREE).order_by("at").first()
    return left.at - timedelta(microseconds=1) if left else settled_now()


def _saved(desk: Desk, by: User, moment: Any = None, **asked: Any) -> FrozenTally:
    question = Question(moment or settled_now(), **asked)
    of = desk.teams["admsp/documentation"].organisation
    frozen = freeze(question, of, *(title_of(question, language) for language in ("ar", "en")), by=by)
    if isinstance(frozen, Mistake):
        raise DemoRefused(f"a saved tally: {frozen.sentence}")
    return frozen


def _written(tally: FrozenTally, by: User, **said: Any) -> Statement:
    made = write_statement(tally, {"dated": timezone.localdate(), **first_texts(tally), **said}, by=by)
    if isinstance(made, Mistake):
        raise DemoRefused(f"a statement: {made.sentence}")
    return made


def _publish(statement: Statement, by: User, judge: User) -> Statement:
    _move(statement, "submit", by)
    ticked = [cell.place for cell in small_cells(statement)]
    _take(approve(statement, Given(statement.revision_number), ticked, by=judge), "approve")
    statement.refresh_from_db()
    _move(statement, "publish", judge)
    return statement


def _move(statement: Statement, name: str, by: User) -> None:
    given = Given(statement.revision_number)
    _take(WORKFLOW.make(name, Statement.objects.visible_to(by), statement.pk, by=by, given=given), name)
    statement.refresh_from_db()


def _take(answer: object, name: str) -> None:
    if isinstance(answer, Refusal):
        raise DemoRefused(f"{name} of a statement: {answer.sentence}")
