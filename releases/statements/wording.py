"""What every statement says by itself, in Arabic and in English: the wording of both stands here, as that of its list.

In braces stand what `composing` fills in.
"""

from dataclasses import dataclass

from releases.lists import CountBound
from releases.tallies.question import Basis


@dataclass(frozen=True)
class Wording:
    """The sentences of one language."""

    days: tuple[str, ...]  # of the week, from Monday
    date: str
    comma: str
    nobody: str
    kind: str
    draft: str
    correction: str
    changed: str
    was: str
    row_was: str
    row_groups: str
    row_named: str
    groups_were: str
    beside: str
    by_province: dict[Basis, tuple[str, str]]
    total: str
    lines: str
    lines_intro: str
    support: str
    documentation: str
    no_lines: str
    not_known: str
    unknown: str
    several: str
    groups: str
    bounds: dict[str, str]
    always_unknown: str
    definitions: str
    counted: str
    again: str
    basis: dict[Basis, str]
    as_of: str
    asked: str
    asked_from: str
    asked_wave: str
    asked_first: str
    asked_last: str
    digest: str
    check: str


ENGLISH = Wording(
    days=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    date="{weekday}, {day}",
    comma=", ",
    nobody="nobody",
    kind="Statement {number}",
    draft="Statement, not published",
    correction="Statement {number}, correction {edition}",
    changed="What has changed",
    was="Published on {day}: {before}. Now: {after}, as known on {moment}.",
    row_was="{name}: {after}; published before: {before}.",
    row_groups="{name}, of these in groups without names: {people}.",
    row_named="{name}, of these known by name beside those in groups: {people}.",
    groups_were="{name}, in groups without names: {after}; published before: {before}.",
    beside="Difference to statement {number}, which can be read: {row}",
    by_province={
        Basis.HOME: ("By province", "The provinces in which those released had their home:"),
        Basis.RELEASE: ("By province of release", "The provinces in which people were let go:"),
    },
    total="Total: {people}.",
    lines="How to reach us",
    lines_intro="We answer under these lines. Nobody who speaks for us asks for money.",
    support="Family centre, for psychological support",
    documentation="Documentation team, to ask about somebody who was detained and for help against fraud",
    no_lines="No line is published at the moment.",
    not_known="What is not known",
    unknown="The province is not known: {people}.",
    several="Known only to be from one of several provinces: {people}.",
    groups="Counted in groups without names: {people}.",
    bounds={
        CountBound.AT_LEAST: "The total is a lower bound: of some groups only the least number is known.",
        CountBound.ABOUT: "There are estimates in the total.",
    },
    always_unknown="Who was released and is not yet verified by us is not in these numbers.",
    definitions="What the numbers mean",
    counted="Counted are people in releases that a second person verified from the sources. Transfers from one place of"
    " detention to another, and bodies that were returned, are not counted.",
    again="Who was released, arrested again and released again is counted twice.",
    basis={
        Basis.HOME: "The province is that of the home at the time of the release.",
        Basis.RELEASE: "The province is the one in which people were let go.",
    },
    as_of="Counted is what was verified by {moment}.",
    asked="Counted are releases{from_where}{wave}{first}{last}.",
    asked_from=" from {facility}",
    asked_wave=" of the wave “{wave}”",
    asked_first=" from {day} on",
    asked_last=" until {day}",
    digest="SHA-256 of this statement:",
    check="It is the digest of the file “statement.json” beside it, which holds all that stands here: whoever"
    " computes it finds the same.",
)


ARABIC = Wording(
    days=("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"),
    date="{weekday} {day}",
    comma="، ",
    nobody="لا أحد",
    kind="البيان رقم {number}",
    draft="بيان غير منشور",
    correction="البيان رقم {number}، التصحيح {edition}",
    changed="ما الذي تغيّر",
    was="نُشر في {day}: {before}. والآن: {after}، بحسب المعلوم حتى {moment}.",
    row_was="{name}: {after}؛ والمنشور من قبل: {before}.",
    row_groups="{name}، منهم في مجموعات بلا أسماء: {people}.",
    row_named="{name}، منهم معروفون بأسمائهم إلى جانب من في المجموعات: {people}.",
    groups_were="{name}، في مجموعات بلا أسماء: {after}؛ والمنشور من قبل: {before}.",
    beside="الفرق عن البيان رقم {number}، وهو منشور ومقروء: {row}",
    by_province={
        Basis.HOME: ("بحسب المحافظة", "محافظات سكن المُفرَج عنهم:"),
        Basis.RELEASE: ("بحسب محافظة الإفراج", "المحافظات التي أُفرج عنهم فيها:"),
    },
    total="المجموع: {people}.",
    lines="كيف تصلون إلينا",
    lines_intro="نجيبكم على هذه الخطوط. ولا يطلب مالًا أحد ممن يتحدثون باسمنا.",
    support="مركز العائلات، للدعم النفسي",
    documentation="فريق التوثيق، للسؤال عن معتقل وللمساعدة على تجنب الاحتيال",
    no_lines="لا خط منشورًا في الوقت الحاضر.",
    not_known="ما ليس معروفًا",
    unknown="المحافظة غير معروفة: {people}.",
    several="لا يُعرف إلا أنهم من إحدى عدة محافظات: {people}.",
    groups="معدودون في مجموعات بلا أسماء: {people}.",
    bounds={
        CountBound.AT_LEAST: "المجموع حد أدنى: بعض المجموعات لا يُعرف من عددها إلا أقله.",
        CountBound.ABOUT: "في المجموع أعداد تقديرية.",
    },
    always_unknown="من أُفرج عنه ولم نتحقّق من الإفراج عنه بعد ليس في هذه الأعداد.",
    definitions="ما الذي تعنيه الأعداد",
    counted="تُعدّ حالات الإفراج التي تحقّق منها شخص ثانٍ من مصادرها. ولا يُعدّ النقل من مكان احتجاز إلى آخر، ولا تسليم"
    " الجثامين.",
    again="من أُفرج عنه ثم اعتُقل ثم أُفرج عنه يُعدّ مرتين.",
    basis={
        Basis.HOME: "المحافظة هي محافظة السكن وقت الإفراج.",
        Basis.RELEASE: "المحافظة هي التي أُفرج عن الأشخاص فيها.",
    },
    as_of="المعدود ما جرى التحقّق منه حتى {moment}.",
    asked="المعدود حالات الإفراج{from_where}{wave}{first}{last}.",
    asked_from=" من {facility}",
    asked_wave=" في موجة «{wave}»",
    asked_first=" منذ {day}",
    asked_last=" حتى {day}",
    digest="البصمة الرقمية لهذا البيان (SHA-256):",
    check="هي البصمة الرقمية للملف «statement.json» المرافق، وفيه كل ما ورد هنا: من يحسبها يجدها نفسها.",
)
WORDINGS = {"ar": ARABIC, "en": ENGLISH}
