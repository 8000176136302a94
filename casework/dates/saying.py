"""A date in words: "about May 2013", "نحو أيار 2013". Both languages stand here, for they are the language's own
way of writing dates and no translator's choice; what is said can be typed again (`read_date`)."""

from dataclasses import dataclass, replace

from django.utils.translation import get_language

from casework.dates.names import EGYPTIAN, ENGLISH, SYRIAN
from casework.dates.value import ABOUT, BOTH, DOUBTFUL, Part, PartialDate

WESTERN, ARABIC_INDIC = "western", "arabic"
_TO_ARABIC_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


@dataclass(frozen=True, slots=True)
class Wording:
    """How one language writes dates."""

    months: tuple[str, ...]
    qualified: dict[str, str]
    between: str
    unknown: str


ARABIC_WORDING = Wording(
    months=SYRIAN,
    qualified={ABOUT: "نحو {date}", DOUBTFUL: "{date} (غير مؤكد)", BOTH: "نحو {date} (غير مؤكد)"},
    between="بين {first} و{last}",
    unknown="غير معروف",
)
INTERNATIONAL_WORDING = replace(ARABIC_WORDING, months=EGYPTIAN)
ENGLISH_WORDING = Wording(
    months=ENGLISH,
    qualified={ABOUT: "about {date}", DOUBTFUL: "{date} (doubtful)", BOTH: "about {date} (doubtful)"},
    between="between {first} and {last}",
    unknown="unknown",
)


def say_date(
    date: PartialDate | None, language: str | None = None, digits: str = WESTERN, *, international: bool = False
) -> str:
    """The date in words of `language` (that of the request unless given); `digits` is "western" or "arabic".

    Arabic has the Syrian names of the months, or the `international` ones: أيار, مايو.
    """
    wording = _wording(language)
    if international and wording is ARABIC_WORDING:
        wording = INTERNATIONAL_WORDING
    if date is None:
        return wording.unknown
    said = _say(date, wording, in_words=True)
    return said.translate(_TO_ARABIC_INDIC) if digits == ARABIC_INDIC else said


def as_typed(date: PartialDate | None, language: str | None = None) -> str:
    """The date as a Syrian documenter would type it: 17/5/2013, 5/2013, 2013, about 5/2013; nothing when unknown."""
    return "" if date is None else _say(date, _wording(language), in_words=False)


def _wording(language: str | None) -> Wording:
    return ENGLISH_WORDING if (language or get_language() or "ar").startswith("en") else ARABIC_WORDING


def _say(date: PartialDate, wording: Wording, *, in_words: bool) -> str:
    first = _say_part(date.first, wording, in_words=in_words)
    if date.last is not None:
        return wording.between.format(first=first, last=_say_part(date.last, wording, in_words=in_words))
    return wording.qualified.get(date.qualifier, "{date}").format(date=first)


def _say_part(part: Part, wording: Wording, *, in_words: bool) -> str:
    said: list[int | str | None] = [part.day, part.month, part.year]
    if in_words and part.month is not None:
        said[1:2] = [wording.months[part.month - 1]]
    return (" " if in_words else "/").join(str(piece) for piece in said if piece is not None)
