"""The undertaking of confidentiality, in both languages: accepted before any case opens, and again when it changes.

Raise VERSION with every change of its meaning, and keep both languages saying the same.
"""

from django.utils import timezone
from django.utils.translation import get_language

from accounts.acting import acting
from accounts.models import User

VERSION = 1

TEXT: dict[str, tuple[str, ...]] = {
    "en": (
        "The people in this register were detained. They, their families and those who told us about them can be "
        "harmed if what stands here becomes known to others.",
        "I read a record only where my work needs it, and I do not look for people out of curiosity or for somebody "
        "else.",
        "I tell nobody outside my team what I read here, neither a name nor a number nor that somebody is recorded, "
        "except as my team decided for this case.",
        "I do not say or hint to anyone who a source is, also not to colleagues who may not see it.",
        "I tell a family nothing that is not verified, and nothing against the wish of the released person.",
        "I take no photographs of the screen, copy nothing to devices or messages of my own, and print only what the "
        "work needs; paper I keep locked away and destroy afterwards.",
        "My account, my password and my second factor are mine alone. If I lose a telephone or a computer, or somebody "
        "forces me to show something, I tell a supervisor or an administrator as soon as I can do so safely.",
        "I know that what I read and change is recorded with my name.",
        "This binds me also after I have left the team.",
    ),
    "ar": (
        "الأشخاص الواردون في هذا السجل كانوا معتقلين. وقد يلحق الأذى بهم وبعائلاتهم وبمن أخبرنا عنهم إذا عرف غيرُنا ما "
        "هو مدوَّن هنا.",
        "لا أقرأ ملفًّا إلا حين يقتضي عملي ذلك، ولا أبحث عن أحد بدافع الفضول أو لمصلحة شخص آخر.",
        "لا أخبر أحدًا خارج فريقي بما أقرؤه هنا، لا اسمًا ولا رقمًا ولا مجرّد وجود سجل لشخص ما، إلا بما قرّره فريقي في "
        "هذه الحالة.",
        "لا أصرّح لأحد ولا ألمّح له بهوية أي مصدر، حتى للزملاء الذين لا يحق لهم الاطلاع عليها.",
        "لا أقول لعائلة شيئًا لم يُتحقَّق منه، ولا شيئًا يخالف رغبة الشخص المُفرَج عنه.",
        "لا أصوّر الشاشة، ولا أنسخ شيئًا إلى أجهزتي أو رسائلي الخاصة، ولا أطبع إلا ما يحتاجه العمل؛ وأحفظ الورق في مكان "
        "مقفل ثم أتلفه.",
        "حسابي وكلمة مروري وعاملي الثاني لي وحدي. وإذا فقدت هاتفًا أو حاسوبًا، أو أجبرني أحد على كشف شيء، أخبرت مشرفًا أو "
        "مسؤولًا إداريًا حالما أستطيع ذلك بأمان.",
        "أعلم أن ما أقرؤه وما أغيّره يُسجَّل باسمي.",
        "يبقى هذا التعهّد ملزمًا لي بعد أن أترك الفريق.",
    ),
}


def text() -> tuple[str, ...]:
    """The paragraphs in the language of the page."""
    return TEXT["ar" if get_language() == "ar" else "en"]


def is_accepted_by(person: User) -> bool:
    """Whether `person` accepted the undertaking as it stands now."""
    return person.undertaking_version == VERSION


def accept(by: User) -> None:
    """Record that `by` accepts the undertaking as it stands now."""
    with acting(by):
        User.objects.filter(pk=by.pk).update(undertaking_accepted_at=timezone.now(), undertaking_version=VERSION)
    by.refresh_from_db(fields=["undertaking_accepted_at", "undertaking_version"])
