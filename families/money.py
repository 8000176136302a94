"""An amount as people say it, in figures or words, in Arabic or English, read to a number and a currency.

    read_amount("30 million Syrian pounds")      # Amount(30000000, "SYP")
    read_amount("٣٠ مليون ليرة سورية")            # the same
    read_amount("خمسة آلاف دولار")                # Amount(5000, "USD")

What cannot be read is no mistake: it is kept as it was said, and no number is made of it.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from django.db import models
from django.utils.translation import gettext_lazy as _

from detainees.folding import fold
from detainees.telephones import digits_of

MOST = Decimal(10) ** 15


class Currency(models.TextChoices):
    """In what money is demanded."""

    SYP = "SYP", _("Syrian pound")
    USD = "USD", _("US dollar")
    EUR = "EUR", _("euro")
    TRY = "TRY", _("Turkish lira")
    LBP = "LBP", _("Lebanese pound")
    JOD = "JOD", _("Jordanian dinar")
    IQD = "IQD", _("Iraqi dinar")
    SAR = "SAR", _("Saudi riyal")
    AED = "AED", _("Emirati dirham")
    EGP = "EGP", _("Egyptian pound")
    GBP = "GBP", _("British pound")
    SEK = "SEK", _("Swedish krona")
    OTHER = "XXX", _("another currency")


@dataclass(frozen=True)
class Amount:
    """A number, None where none can be read; and a code of `Currency`, "" where none is said."""

    number: Decimal | None = None
    currency: str = ""


# The first that fits says the currency; folded words.
_CURRENCIES = (
    (r"\bsyp\b|syrian|سوري|\bل ?\.? ?س\b", Currency.SYP),
    (r"\btry\b|\btl\b|turkish|تركي|₺", Currency.TRY),
    (r"\blbp\b|lebanese|لبناني|\bل ?\.? ?ل\b", Currency.LBP),
    (r"\begp\b|egyptian|مصري", Currency.EGP),
    (r"\bgbp\b|sterling|استرليني|british|£", Currency.GBP),
    (r"\bjod\b|jordanian|اردني", Currency.JOD),
    (r"\biqd\b|iraqi|عراقي", Currency.IQD),
    (r"\bsar\b|saudi|سعودي|riyal|ريال", Currency.SAR),
    (r"\baed\b|emirati|dirham|درهم|دراهم|اماراتي", Currency.AED),
    (r"\busd\b|dollar|دولار|\$|bucks|اخضر", Currency.USD),
    (r"\beur\b|euro|يورو|€", Currency.EUR),
    (r"\bsek\b|krona|kronor|كرون", Currency.SEK),
    (r"lira|ليره|ليرات|ليرتين|ليرتان", Currency.SYP),  # without a country, in Syria's
)  # fmt: skip
_ENGLISH = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_ENGLISH_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ARABIC = "واحد اثن ثلاث اربع خمس ست سبع ثماني تسع عشر"
_ARABIC_TENS = "عشر ثلاث اربع خمس ست سبع ثمان تسع"
_SCALES = (
    ((r"مليار", r"مليارات", r"billion", r"bn"), 10**9),
    ((r"مليون", r"ملايين", r"million", r"millions", r"mln", r"mn", r"m"), 10**6),
    ((r"الف", r"الاف", r"الفا", r"thousand", r"thousands", r"k"), 10**3),
    ((r"مئه", r"مايه", r"ميه", r"مائه", r"hundred", r"hundreds"), 10**2),
)
_TWO = {
    stem + end: 2 * scale
    for stem, scale in (("مليار", 10**9), ("مليون", 10**6), ("الف", 10**3))
    for end in ("ين", "ان", "ي")
}
_FIGURE = re.compile(r"\d[\d.,٬٫'’ ]*")
_GROUPED = re.compile(r"\d{1,3}(?:([,.' ])\d{3})(?:\1\d{3})*")
_HALVES, _HUNDRED = frozenset(("نصف", "half")), 100
_WORD = re.compile(r"\d+(?:\.\d+)?|[^\W\d_]+")


def read_amount(typed: str) -> Amount:
    """The number and the currency of what was said; of what cannot be read, nothing."""
    text = _figures(digits_of(typed)[:200])
    folded = fold(text)
    currency = next((code.value for form, code in _CURRENCIES if re.search(form, folded)), "")
    number = _number(_WORD.findall(folded))
    if number is None or not 0 < number < MOST:
        return Amount(None, currency)
    return Amount(Decimal(number.numerator) / Decimal(number.denominator), currency)


def plain(number: Decimal) -> Decimal:
    """A number without decimals that say nothing: 30000000, 12.50."""
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number.quantize(Decimal("0.01"))


def _figures(text: str) -> str:
    """Every figure without what groups its digits, and with a point before its decimals."""
    text = text.replace("’", "'").replace("٬", ",").replace("٫", ".")
    return _FIGURE.sub(lambda found: f" {_plain(found[0].strip())} ", text)


def _plain(figure: str) -> str:
    figure = figure.rstrip(".,' ")
    if _GROUPED.fullmatch(figure):
        return re.sub(r"\D", "", figure)
    whole, sign, rest = re.sub(r"[' ]", "", figure).rpartition("." if "." in figure else ",")
    if not sign:
        return rest
    return f"{re.sub(r'[.,]', '', whole)}.{rest}" if len(rest) <= 2 else re.sub(r"[.,]", "", whole + rest)


def _number(words: list[str]) -> Fraction | None:
    """The number that these words say; None where they say none, or more than one.

    Each scale takes what was said before it.
    """
    total, part, scale, said = Fraction(0), Fraction(0), 1, False
    for word in map(_without_and, words):
        if word in _HALVES and scale > 1 and not part:  # «مليون ونصف»: half of the scale before
            total += Fraction(scale, 2)
        elif word in _TWO:
            scale = _TWO[word] // 2
            total += _TWO[word]
        elif _SCALE_OF.get(word) == _HUNDRED:
            part = (part or Fraction(1)) * _HUNDRED
        elif word in _SCALE_OF:
            if scale > 1 and _SCALE_OF[word] >= scale:
                return None
            scale = _SCALE_OF[word]
            total, part = total + (part or Fraction(1)) * scale, Fraction(0)
        elif (value := _value(word)) is not None:
            if part and word[0].isdigit():  # “1 or 2 million”
                return None
            part += value
        else:
            continue
        said = True
    return total + part if said else None


def _without_and(word: str) -> str:
    """A word without the and that is written to it in Arabic."""
    return word.removeprefix("و") if word not in _WORDS and len(word) > 2 else word


def _value(word: str) -> Fraction | None:
    if word in _HALVES:
        return Fraction(1, 2)
    if word[0].isdigit():
        return Fraction(word)
    return Fraction(_WORDS[word]) if word in _WORDS else None


def _spelled() -> dict[str, int]:
    """The words for numbers below a hundred, folded; Arabic ones with their endings."""
    found = {word: at for at, word in enumerate(_ENGLISH.split(), start=1)}
    found |= {word: at * 10 for at, word in enumerate(_ENGLISH_TENS.split(), start=2)}
    for at, stem in enumerate(_ARABIC.split(), start=1):
        found |= {stem + end: at for end in ("", "ه")}
    found |= {"اثنان": 2, "اثنين": 2, "اثنتان": 2, "اثنا": 2, "اثني": 2, "تنين": 2, "تلات": 3, "تلاته": 3, "ثمان": 8,
              "ثمانيه": 8, "ثماني": 8, "تمان": 8, "تمانيه": 8, "احد": 1, "احدي": 1, "واحده": 1, "سته": 6}  # fmt: skip
    for at, stem in enumerate(_ARABIC_TENS.split(), start=2):
        found |= {stem + end: at * 10 for end in ("ون", "ين")}
    found |= {"تلاتين": 30, "تمانين": 80}
    found |= {stem + end: 200 for stem in ("مئت", "ميت", "مايت", "مائت") for end in ("ين", "ان", "ي")}
    for at, stem in enumerate(["ثلاث", "اربع", "خمس", "ست", "سبع", "ثمان", "تسع"], start=3):
        found |= {stem + hundred: at * 100 for hundred in ("مئه", "مايه", "ميه", "مائه")}
    return found


_WORDS = _spelled()
_SCALE_OF = {word: scale for words, scale in _SCALES for word in words}
