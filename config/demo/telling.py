"""What the demo's sources say. Their names are codes, as teams write them down; nobody stands behind them."""

from itertools import count
from random import Random

from casework.dates import PartialDate, say_date
from releases.entry import Values

HIMSELF = (
    "قال إنه خرج {when} بعد أن نودي اسمه مع مجموعة، ونُقل بحافلة ثم تُرك {where}.",
    "اتصل بنا بنفسه {when}. بقي في {held} حتى يوم الإفراج ولم يُعطَ أي ورقة.",
    "روى أنه بصم على أوراق لم يقرأها قبل إخلاء سبيله {when}، ثم أُنزل {where}.",
    "وصل إلى بيت أقاربه {when} وهو منهك. عدّد من كانوا معه في مهجع {held}.",
    "أُفرج عنه {when}. ذكر أسماء زملاء ما زالوا في {held} ووصف الطريق إلى نقطة الإخلاء.",
    "أكد خروجه {when} وسمّى ثلاثة خرجوا معه في الحافلة ذاتها.",
)
HERSELF = (
    "قالت إنها خرجت {when} من {held} مع نساء أخريات، وتُركن {where}.",
    "اتصلت بنا بعد وصولها إلى أهلها {when}. لم تُسلَّم بطاقتها الشخصية.",
    "روت أنها وقّعت على تعهّد قبل إخلاء سبيلها {when}.",
)
FELLOW = (
    "كان معه في المهجع نفسه في {held}، ورآه يُنادى عليه صباح الإفراج.",
    "نزلا معاً من الحافلة {where}، وافترقا هناك {when}.",
    "يعرفه منذ سنوات السجن، وخرجا في الدفعة ذاتها.",
    "شاهده خارج {held} {when} وتحدّث إليه.",
)
KIN = (
    "استقبله أهله {when} وأرسلوا صورة له بعد وصوله.",
    "قال إن قريبه عاد إلى البيت {when} ويتلقى العلاج.",
    "أكدت العائلة الإفراج وطلبت عدم النشر قبل وصوله إلى مكان آمن.",
)
LAWYER = (
    "اطّلع على قرار إخلاء السبيل في ملف الدعوى.",
    "سجّل اسمه من لوحة الإعلانات في المحكمة وقارنه بالملف.",
)
CORRESPONDENT = (
    "تحقق من وصوله إلى بلدته {when} من شخصين مختلفين.",
    "زار العائلة {when} وقابل المفرج عنه.",
    "كان {where} عند وصول الحافلات وسجّل الاسم من صاحبه.",
)
CHANNEL = ("نشرت القناة قائمة فيها الاسم نقلاً عن صفحة أخرى.", "منشور فيه الاسم الثلاثي وصورة قديمة.")

# What each adds in their own words: no two who are said to be independent tell the same story in the same words.
DETAILS = (
    "كان يحمل كيساً صغيراً فيه ثيابه.", "سأل عن أمه قبل أي شيء آخر.", "لم يعرف ابنه الأصغر حين رآه.",
    "كان حافي القدمين.", "ظل صامتاً طوال الطريق.", "أصرّ على أن يمشي إلى البيت.",
    "عرفه بائع الخضار عند المفرق.", "وُزّع الحلوى في الحارة.", "اتصلوا بالطبيب في الليلة نفسها.",
    "كانت لحيته طويلة وقد شاب شعره.", "طلب كأس ماء وجلس على الدرج.", "يشكو من ألم في ركبته.",
    "فقد سمعه في إحدى أذنيه.", "تذكّر رقم هاتف عمه وحده.", "أوصله سائق شاحنة من دون أجر.",
    "نام يومين متواصلين.", "زاره جيرانه حتى منتصف الليل.", "لا يخرج من غرفته إلا قليلاً.",
    "وصل قبل صلاة المغرب بقليل.", "كان المطر شديداً ذلك اليوم.", "ركب مع اثني عشر آخرين في سيارة مكشوفة.",
    "انتظروه عند الجسر منذ الفجر.", "لم يصدّقوا الخبر حتى سمعوا صوته.", "باعوا الأرض في غيابه.",
    "بقيت صورته على الجدار طوال السنين.", "حدّثهم عن شجرة في الباحة.", "كتب الأسماء على ظهر ورقة.",
    "أعاره رفيقه معطفاً.", "تعلّم الخياطة في المهجع.", "حفظ أسماء المدن التي مرّوا بها.", "رفض أن يُصوَّر.",
    "سلّم رسالتين إلى عائلتين في حمص.", "أعطى خاتمه لرفيق بقي هناك.", "وجد بيته مهدّماً فنزل عند خالته.",
    "بكى حين سمع الأذان.", "يريد أن يكمل دراسته.", "لم يذكر أسماء من حقّق معه.", "خاف من كل سيارة تقف قربه.",
    "طبخت له أخته المقلوبة.", "مشى من الكراج إلى البيت ليلاً.",
)  # fmt: skip

NETWORKS = ("شبكة مراسلي الجنوب", "شبكة مراسلي الغوطة", "شبكة مراسلي حمص", "شبكة مراسلي الشمال")


class Telling:
    """Draws claims; sources that tell once get numbers of their own, the others come back."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self.numbers = count(1)
        self.further = Random()  # noqa: S311 - nothing secret is drawn
        self.further.setstate(chance.getstate())  # of its own, so that what is drawn beside it stays as it was

    def claim(self, texts: tuple[str, ...], when: PartialDate | None, **said: object) -> Values:
        """One claim; texts may speak of the day, of the place where people were let go, and of the prison."""
        day = f"في {say_date(when, 'ar')}" if when else "قبل أيام"
        where, held = said.pop("where", "") or "في الطريق", said.pop("held", "") or "السجن"
        text = self.chance.choice(texts).format(when=day, where=where, held=held)
        text = " ".join([text, *self.further.sample(DETAILS, 3)])
        cite = self.chance.choices(("not-asked", "without-name", "with-name", "refused"), weights=(6, 5, 1, 1))[0]
        return {"source_owner": "", "said_on": None, "text": text, "cite": cite, **said}

    def released(self, when: PartialDate | None, *, woman: bool = False, grade: str = "", **slots: str) -> Values:
        """The released person themself."""
        return self.claim(
            HERSELF if woman else HIMSELF,
            when,
            source_name=f"شهادة مباشرة {next(self.numbers):03}",
            source_kind="released-person",
            connection="self",
            **self._graded(grade or self.chance.choice(("A1", "A2", "B2", "B2", "B1"))),
            **slots,
        )

    def fellow(self, when: PartialDate | None, *, grade: str = "", **slots: str) -> Values:
        """Somebody who was held with them."""
        return self.claim(
            FELLOW,
            when,
            source_name=f"ناجٍ س-{self.chance.randint(1, 40):02}",
            source_kind="fellow-detainee",
            connection="witness",
            **self._graded(grade or self.chance.choice(("A2", "B2", "B2"))),
            **slots,
        )

    def relative(self, when: PartialDate | None, *, grade: str = "", **slots: str) -> Values:
        """Somebody of the family."""
        return self.claim(
            KIN,
            when,
            source_name=f"عائلة {next(self.numbers):03}",
            source_kind="relative",
            connection="relative",
            **self._graded(grade or self.chance.choice(("B2", "B3", "C3"))),
            **slots,
        )

    def lawyer(self, when: PartialDate | None, *, grade: str = "", **slots: str) -> Values:
        """A lawyer who sees the files."""
        return self.claim(
            LAWYER,
            when,
            source_name=f"محامٍ م-{self.chance.randint(1, 9)}",
            source_kind="lawyer",
            connection="witness",
            **self._graded(grade or self.chance.choice(("B2", "A2"))),
            **slots,
        )

    def correspondent(self, when: PartialDate | None, *, grade: str = "", **slots: str) -> Values:
        """A correspondent of one of the networks: two of one network are one voice."""
        network = self.chance.randrange(len(NETWORKS))
        return self.claim(
            CORRESPONDENT,
            when,
            source_name=f"مراسل {network + 1}-{self.chance.randint(1, 6)}",
            source_kind="correspondent",
            source_owner=NETWORKS[network],
            connection="witness",
            **self._graded(grade or self.chance.choice(("B2", "B3", "C3"))),
            **slots,
        )

    def channel(self, when: PartialDate | None, *, grade: str = "", **slots: str) -> Values:
        """A channel that copies another one: no claim of its own."""
        return self.claim(
            CHANNEL,
            when,
            source_name=f"قناة ق-{self.chance.randint(1, 5)}",
            source_kind="social-media",
            connection="repeats",
            **self._graded(grade or self.chance.choice(("D4", "C4", "F6"))),
            **slots,
        )

    def enough(self, when: PartialDate | None, *, woman: bool = False, **slots: str) -> tuple[Values, ...]:
        """Claims that meet the bar for verified, in one of the ways in which it is met."""
        way = self.chance.random()
        if way < 0.45:
            return (self.released(when, woman=woman, **slots),)
        if way < 0.65:
            return (self.released(when, woman=woman, **slots), self.relative(when, **slots))
        if way < 0.8:
            return (self.fellow(when, **slots), self.channel(when, **slots))
        if way < 0.9:
            return (self.lawyer(when, **slots), self.relative(when, **slots))
        return (self.relative(when, grade="C3", **slots), self.correspondent(when, grade="C3", **slots))

    def _graded(self, grade: str) -> dict[str, str]:
        return {"reliability": grade[0], "credibility": grade[1]}
