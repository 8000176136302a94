"""Texts of claims: each its source's own, or nearly the words of another; measured by the definition.

Near-identical: a Jaccard similarity of five-letter shingles of at least .8.
"""

from random import Random

_WORDS = """
خرج وصل رأيته أهله بيته باب السجن صباح مساء سيارة حافلة الجيران أخوه عمه المدينة القرية الحاجز الطريق
اتصل هاتف قال سمع شاهد معه ثلاثة رجال كان متعبا يمشي وحده ورقة ختم المحكمة القاضي المحامي زيارة فرع نقل
دمشق حلب حمص درعا ساعة انتظر استقبلوه طبيب مستشفى قدمه يده عينه ثوب أسود أبيض حقيبة صديق زميل المهجع
العنبر الطابق الحارس نادى اسمه قائمة الثلاثاء الخميس الجمعة عيد رمضان شتاء صيف برد مطر شارع ساحة جامع
مدرسة دكان خبز ماء شاي جلسوا بكى ضحك سأل أجاب تذكر نسي حلف شهد
"""
# As they stand in sentences, with what is written together with them.
WORDS = [
    f"{before}{word}{after}"
    for word in _WORDS.split()
    for before in ("", "و", "ف", "ب", "ل")
    for after in ("", "ه", "ها")
]
DECREE = (
    "يمنح عفو عام عن الجرائم الإرهابية المرتكبة من السوريين قبل تاريخ الثلاثين من نيسان عدا التي أفضت إلى "
    "موت إنسان والمنصوص عليها في قانون مكافحة الإرهاب رقم تسعة عشر لعام ألفين واثني عشر"
)
SHORT = ("خرج ووصل إلى أهله.", "رأيته يوم خروجه.", "ورد اسمه في القائمة.")


def shingles(text: str) -> set[str]:
    return {text[at : at + 5] for at in range(len(text) - 4)}


def jaccard(one: str, other: str) -> float:
    a, b = shingles(one), shingles(other)
    return len(a & b) / len(a | b)


def own(chance: Random, words: int = 45) -> str:
    """What somebody tells in their own words."""
    return " ".join(chance.choices(WORDS, k=words))


def quoting(chance: Random) -> str:
    """Own words around the decree's, quoted whole: alike, and not nearly the same."""
    return f"{own(chance, 22)} {DECREE} {own(chance, 22)}"


def copied(text: str, chance: Random) -> str:
    """The same with some words exchanged, near the limit and above it."""
    words = text.split()
    best = text
    for _ in range(8):
        at = chance.randrange(len(words))
        changed = [*words[:at], chance.choice(WORDS), *words[at + 1 :]]
        if jaccard(text, " ".join(changed)) < 0.83:
            break
        words = changed
        best = " ".join(words)
    return best


def retold(text: str, chance: Random) -> str:
    """The same story with so many words exchanged that it is below the limit: between .5 and .75."""
    words = text.split()
    while jaccard(text, " ".join(words)) > 0.72:
        words[chance.randrange(len(words))] = chance.choice(WORDS)
    return " ".join(words)
