"""The language of a statement's texts: words, and fields in braces in whose place the figures of its tally stand.

    {total detainees} were released; from Daraa {province: Daraa}, under {wave}.
    أُفرج عن {المجموع معتقلين}، منهم {محافظة: درعا} من درعا، بموجب {الموجة}.
    {name: Article 102} stands as it is written: a number that belongs to a name.

A figure is never typed: any digit outside a field is a mistake, and so is a number in words from eleven on.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from casework.mistake import Mistake
from releases.lists import CountBound
from releases.statements.figures import Figures

_FIELD = re.compile(r"\{([^{}\n]*)\}")
_LONGEST_RUN = 8  # digits, spaces and dashes in a row in a name: more is somebody's telephone number
# Numbers in words that are no figure of speech: from eleven on. Ten and less are: "one of two brothers".
_ENGLISH = (
    "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty"
    " seventy eighty ninety hundred hundreds thousand thousands million millions dozen dozens score scores"
)
_ARABIC = (
    "عشرون عشرين ثلاثون ثلاثين أربعون أربعين خمسون خمسين ستون ستين سبعون سبعين ثمانون ثمانين تسعون تسعين عشرات"
    " مئة مائة مئتان مئتين مائتان مائتين مئتا مئتي مائتا مائتي مئات ألف ألفا ألفًا ألفان ألفين ألفي آلاف ألوف مليون"
    " مليونا مليونًا ملايين"
)
_TEENS = r"(?:أحد|إحدى|اثن[اي]|اثنت[اي]|ثلاثة?|أربعة?|خمسة?|ستة?|سبعة?|ثماني?ة?|تسعة?)\s+عشرة?"
_HUNDREDS = r"(?:ثلاث|أربع|خمس|ست|سبع|ثمان[يى]?|تسع)(?:مئة|مائة)"
_NUMBER_WORD = re.compile(
    rf"(?<!\w)(?:[ولبفك]{{0,2}}(?:ال)?(?:{_TEENS}|{_HUNDREDS}|{'|'.join(_ARABIC.split())})"
    rf"|{'|'.join(_ENGLISH.split())})(?!\w)",
    re.I,
)


@dataclass(frozen=True)
class Field:
    """A field by its names, what it says, and what stands there; `takes` where more follows after a colon."""

    english: str
    arabic: str
    what: str | Promise
    says: Callable[[Figures, str], str | None]
    takes: bool = False

    def written(self, language: str, more: str = "") -> str:
        """As it is written in a text."""
        name = self.arabic if language == "ar" else self.english
        return f"{{{name}: {more}}}" if self.takes else f"{{{name}}}"


def _named(text: str) -> str | None:
    """The text as a name, or None where it is none."""
    digits = max((len(run) for run in re.findall(r"[\d\s()+-]+", text)), default=0)
    return text if any(c.isalpha() for c in text) and digits <= _LONGEST_RUN else None


# fmt: off
FIELDS = (
    Field("total", "المجموع", _("how many there are"), lambda f, _m: f.number(f.total)),
    Field("total detainees", "المجموع معتقلين", _("the same with its noun"), lambda f, _m: f.people(f.total)),
    Field("province", "محافظة", _("how many of a province"), lambda f, m: f.number(f.of(m)), takes=True),
    Field("province detainees", "محافظة معتقلين", _("the same with its noun"), lambda f, m: f.people(f.of(m)),
          takes=True),
    Field("provinces", "المحافظات", _("how many provinces, in words"), lambda f, _m: f.provinces),
    Field("unknown", "غير معروفة", _("whose province is not known"), lambda f, _m: f.people(f.unknown)),
    Field("groups", "مجموعات", _("who are in groups without names"), lambda f, _m: f.people(f.in_groups)),
    Field("day", "اليوم", _("the day as of which is counted"), lambda f, _m: f.day),
    Field("moment", "اللحظة", _("that day with its hour"), lambda f, _m: f.moment),
    Field("date", "التاريخ", _("the date of the statement"), lambda f, _m: f.dated),
    Field("wave", "الموجة", _("the wave by its name"), lambda f, _m: f.wave),
    Field("wave began", "بداية الموجة", _("the day on which it began"), lambda f, _m: f.wave_began),
    Field("facility", "مركز الاحتجاز", _("from where they were let go"), lambda f, _m: f.facility),
    Field("organisation", "المنظمة", _("who publishes it"), lambda f, _m: f.organisation),
    Field("from", "من", _("the first day of the period"), lambda f, _m: f.first_day),
    Field("until", "حتى", _("its last day"), lambda f, _m: f.last_day),
    Field("name", "اسم", _("a name in which a number stands"), lambda _f, m: _named(m), takes=True),
)
# fmt: on
NAME = FIELDS[-1]
_COUNTED = {"total", "total detainees", "province", "province detainees", "unknown", "groups", "provinces"}
_BY_NAME = {name: field for field in FIELDS for name in (field.english, field.arabic)}


def fill(text: str, figures: Figures) -> str:
    """The text with its fields filled in. What `mistakes` finds wrong stands there as it was written."""
    return _FIELD.sub(lambda found: _said(found[1], figures) or found[0], text)


def mistakes(text: str, figures: Figures) -> list[Mistake]:
    """All that is wrong with a text: braces, fields that are none or say nothing here, and numbers that were typed."""
    wrong = [Mistake(sentence) for found in _FIELD.finditer(text) if (sentence := _wrong(found[1], figures))]
    rest = _FIELD.sub(" ", text)
    if "{" in rest or "}" in rest:
        field = {"field": FIELDS[0].written(figures.language)}
        wrong.append(Mistake(gettext("A brace stands alone. A field is written in two of them: %(field)s.") % field))
    return [*wrong, *(_typed(number, figures) for number in _numbers(rest))]


def figures_in(text: str, figures: Figures) -> list[str]:
    """The figures that a text names, each once and sorted: two languages that say the same name the same."""
    found = (_read(each[1]) for each in _FIELD.finditer(text))
    counted = [(field, more) for field, more in found if field is not None and field.english in _COUNTED]
    return sorted(
        {f"{field.english.split()[0]} {figures.code_of(more) if field.takes else ''}" for field, more in counted}
    )


def named(text: str) -> list[str]:
    """The names with which a number was let into a text: whoever approves it looks at them."""
    found = (_read(each[1]) for each in _FIELD.finditer(text))
    return [more for field, more in found if field is NAME and any(map(_is_number, more))]


def _read(inside: str) -> tuple[Field | None, str]:
    name, colon, more = (part.strip() for part in " ".join(inside.split()).partition(":"))
    field = _BY_NAME.get(name.casefold())
    return (field, more) if field and bool(colon) == field.takes else (None, more)


def _said(inside: str, figures: Figures) -> str | None:
    field, more = _read(inside)
    return field.says(figures, more) if field else None


def _wrong(inside: str, figures: Figures) -> str | None:
    field, more = _read(inside)
    if field is None:
        return _no_field(inside, figures.language)
    if field is NAME and _named(more) is None:
        return gettext("“{%(field)s}” is no name: a name has letters, and no telephone number.") % {"field": inside}
    if field.says(figures, more) is not None:
        return _bare(field, more, figures)
    if field.takes:
        return gettext("“%(name)s” is no province.") % {"name": more}
    return gettext("“{%(field)s}” has nothing to say: the tally does not ask for it.") % {"field": inside}


def _bare(field: Field, more: str, figures: Figures) -> str | None:
    """The sentence that says that a lower bound or an estimate would stand there as if it were exact, or None."""
    count = {"total": figures.total, "province": figures.of(more)}.get(field.english)
    if count is None or count.bound == CountBound.EXACTLY:
        return None
    said = gettext("“%(field)s” would print this without saying that it is not exact. Write %(instead)s.")
    whole = _BY_NAME[f"{field.english} detainees"].written(figures.language, more)
    return said % {"field": field.written(figures.language, more), "instead": whole}


def _no_field(inside: str, language: str) -> str:
    name = inside.partition(":")[0].strip().casefold()
    near = get_close_matches(name, _BY_NAME, n=1, cutoff=0.5)
    offered = _BY_NAME[near[0]] if near else FIELDS[0]
    written = offered.written(language, "…")
    return gettext("There is no field “{%(field)s}”. Is it %(near)s?") % {"field": inside, "near": written}


def _numbers(text: str) -> Iterator[str]:
    """Each number that stands in a text: digits of any script, signs such as ½, and words."""
    for word in re.findall(r"\S+", text):
        bare = word.strip("().,;:!?«»“”\"'،؛؟-–—")
        if any(map(_is_number, bare)):
            yield bare
    for found in _NUMBER_WORD.finditer(text):
        yield found[0]


def _is_number(character: str) -> bool:
    return unicodedata.category(character).startswith("N")


def _typed(number: str, figures: Figures) -> Mistake:
    """A sentence about a number that was typed, with the field that says it, where there is one."""
    plain = "".join(str(unicodedata.digit(c, c)) for c in number)
    field = next(_fields_that_say(plain, figures), "")
    if field:
        return Mistake(
            gettext("“%(number)s” is typed here. A number is never typed: write %(field)s, which is this number.")
            % {"number": number, "field": field}
        )
    return Mistake(
        gettext(
            "“%(number)s” is typed here. A number is never typed: choose a field, or, where it is part of a"
            " name, write %(name)s."
        )
        % {"number": number, "name": NAME.written(figures.language, number)}
    )


def _fields_that_say(number: str, figures: Figures) -> Iterator[str]:
    for field in FIELDS:
        if not field.takes and field.says(figures, "") == number:
            yield field.written(figures.language)
    for name, people in figures.by_province:
        if figures.number(people) == number:
            yield _BY_NAME["province"].written(figures.language, name)
