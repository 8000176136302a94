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

from casework.reachable import digits_of
from detainees.folding import fold

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


_LIRA = r"(?:liras?|pounds?|ليره|ليرات|ليرتين|ليرتان)"
# Each with its country where it needs one; folded words. The one without, the lira, is Syria's.
_CURRENCIES = (
    (rf"syp|ل ?\.? ?س|syrian {_LIRA}|{_LIRA} (?:syrian|سوري\w*)", Currency.SYP),
    (rf"try|tl|₺|turkish {_LIRA}|{_LIRA} (?:turkish|تركي\w*)", Currency.TRY),
    (rf"lbp|ل ?\.? ?ل|lebanese {_LIRA}|{_LIRA} (?:lebanese|لبناني\w*)", Currency.LBP),
    (r"egp|egyptian pounds?|جنيه\w* مصري\w*", Currency.EGP),
    (r"gbp|£|sterling|british pounds?|جنيه\w* استرليني\w*", Currency.GBP),
    (r"jod|jordanian dinars?|(?:دينار\w*|دنانير) اردني\w*", Currency.JOD),
    (r"iqd|iraqi dinars?|(?:دينار\w*|دنانير) عراقي\w*", Currency.IQD),
    (r"sar|(?:saudi )?riyals?|ريال\w*", Currency.SAR),
    (r"aed|dirhams?|درهم\w*|دراهم", Currency.AED),
    (r"usd|dollars?|دولار\w*|\$", Currency.USD),
    (r"eur|euros?|يورو\w*|€", Currency.EUR),
    (r"sek|krona|kronor|كرون\w*", Currency.SEK),
    (r"liras?|ليره|ليرات|ليرتين|ليرتان", Currency.SYP),
)  # fmt: skip
_SAYS = re.compile("|".join(f"(?P<c{at}>(?<!\\w)(?:{form})(?!\\w))" for at, (form, _code) in enumerate(_CURRENCIES)))
# Of what is weighed, or said in other parts, no number is made.
_NO_AMOUNT = frozenset(
    ("ذهب", "ذهبيه", "gold", "golden", "غرام", "gram", "grams", "ثلث", "ثلثين", "third", "thirds", "او", "or")
)
_BETWEEN = frozenset(("of", "a", "an", "and", "و"))
_ENGLISH = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_ENGLISH_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ARABIC = "واحد اثن ثلاث اربع خمس ست سبع ثماني تسع عشر"
_ARABIC_TENS = "عشر ثلاث اربع خمس ست سبع ثمان تسع"
_SCALES = (
    ((r"مليار", r"مليارات", r"billion", r"bn"), 10**9),
    ((r"مليون", r"مليونا", r"ملايين", r"million", r"millions", r"mln", r"mn", r"m"), 10**6),
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
_HALF, _QUARTER, _HUNDRED, _SHORT = Fraction(1, 2), Fraction(1, 4), 100, 2
_PARTS_OF = {"نصف": _HALF, "half": _HALF, "ربع": _QUARTER, "ارباع": _QUARTER, "quarter": _QUARTER, "quarters": _QUARTER}
_WORD = re.compile(r"\d+(?:\.\d+)?|[^\W\d_]+")


def read_amount(typed: str) -> Amount:
    """The number and the currency of what was said; of what cannot be read, or is said twice, nothing."""
    folded = fold(_figures(digits_of(typed)[:200]))
    said = {_CURRENCIES[int((found.lastgroup or "c0")[1:])][1].value for found in _SAYS.finditer(folded)}
    currency = next(iter(said)) if len(said) == 1 else ""
    number = None if len(said) > 1 else _number(_WORD.findall(folded))
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
    """The number that these words say; None where they say none, or more than one."""
    if _NO_AMOUNT & set(words):
        return None
    reading = _Reading()
    for word in words:
        if not reading.takes(word):
            return None
    return reading.number


class _Reading:
    """A number while its words are read, one after the other; each scale takes what was said before it."""

    def __init__(self) -> None:
        self.total, self.part, self.scale = Fraction(0), Fraction(0), 1
        self.begun, self.ended, self.joined = False, False, False

    @property
    def number(self) -> Fraction | None:
        return self.total + self.part if self.begun else None

    def takes(self, word: str) -> bool:
        """Whether the word fits: False where a second number begins with it."""
        if word in _BETWEEN:
            self.joined |= word in ("and", "و")
            return True
        bare = word.removeprefix("و") if word not in _WORDS and len(word) > _SHORT else word
        joined, self.joined = self.joined or bare != word, False
        if bare not in _NUMERALS and not bare[0].isdigit():
            self.ended = self.begun
            return True
        if self.ended and not joined:
            return False
        self.begun, self.ended = True, False
        return self._add(bare, joined=joined)

    def _add(self, word: str, *, joined: bool) -> bool:
        if word in _PARTS_OF:
            return self._add_part(_PARTS_OF[word])
        if _SCALE_OF.get(word) == _HUNDRED:
            self.part = (self.part or Fraction(1)) * _HUNDRED
            return True
        if word in _SCALE_OF or word in _TWO:
            return self._add_scale(_SCALE_OF.get(word) or _TWO[word] // 2, 2 if word in _TWO else 1)
        value = Fraction(word) if word[0].isdigit() else Fraction(_WORDS[word])
        if self.part and not joined and (word[0].isdigit() or not self._room_for(value)):
            return False
        self.part += value
        return True

    def _room_for(self, value: Fraction) -> bool:
        """“thirty five”, “two hundred fifty”: what follows without an and is less than the last that was said."""
        return (self.part % _HUNDRED == 0 and value < _HUNDRED) or (self.part % 10 == 0 and 0 < value < 10)

    def _add_part(self, share: Fraction) -> bool:
        if self.scale > 1 and not self.part:  # «مليون ونصف»: half of the scale before
            self.total += share * self.scale
        else:
            self.part = (self.part or Fraction(1)) * share
        return True

    def _add_scale(self, scale: int, times: int) -> bool:
        if self.scale > 1 and scale >= self.scale:
            return False
        self.total += (self.part or Fraction(1)) * scale * times
        self.part, self.scale = Fraction(0), scale
        return True


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
_NUMERALS = frozenset((*_WORDS, *_SCALE_OF, *_TWO, *_PARTS_OF))
