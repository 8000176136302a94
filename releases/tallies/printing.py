"""A tally as plain text: the list as ADMSP prints it in a statement, in Arabic or in English.

    1. Idlib Province: 6 detainees.
    2. Al-Hasakah Province: One detainee.

The wording of both languages stands here, because it is the printed list's own and no translator's choice.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils import timezone

from casework.dates import PartialDate, say_date
from releases.lists import CountBound
from releases.tallies.counting import Count
from releases.tallies.table import SEVERAL, UNKNOWN, Row, Tally


@dataclass(frozen=True)
class Wording:
    """How one language prints the list."""

    language: str
    province: str
    several: str
    unknown: str
    comma: str
    people: Callable[[Count], str]
    total: str
    as_of: str
    at_home: str
    let_go: str
    groups: str
    nobody: str


def _english(count: Count) -> str:
    words = {1: "one detainee", 2: "two detainees"}.get(count.people, f"{count.people:,} detainees")
    bound = {CountBound.AT_LEAST: "at least ", CountBound.ABOUT: "about "}.get(CountBound(count.bound), "")
    return bound + words if bound else words[0].upper() + words[1:]


def _arabic(count: Count) -> str:
    words = _arabic_words(count.people)
    if count.bound == CountBound.ABOUT:
        return f"نحو {'معتقلَين اثنين' if count.people == 2 else words}"
    return f"{words} على الأقل" if count.bound == CountBound.AT_LEAST else words


def _arabic_words(people: int) -> str:
    """Number and noun, in the form that the number asks for."""
    if people in (1, 2):
        return "معتقل واحد" if people == 1 else "معتقلان"
    last_two = people % 100
    noun = "معتقلين" if 3 <= last_two <= 10 else "معتقلًا" if last_two > 10 else "معتقل"
    return f"{people:,} {noun}"


ENGLISH = Wording(
    language="en",
    province="{name} Province: {people}.",
    several="Several provinces, split not known ({names}): {people}.",
    unknown="Province not known: {people}.",
    comma=", ",
    people=_english,
    total="Total: {people}.",
    as_of="As of {day}, {hour} (Damascus time).",
    at_home="By home at the time of the release.",
    let_go="By place of release.",
    groups="Of these, in groups without names: {people}.",
    nobody="Nobody.",
)
ARABIC = Wording(
    language="ar",
    province="محافظة {name}: {people}.",
    several="عدة محافظات والتوزيع بينها غير معروف ({names}): {people}.",
    unknown="محافظة غير معروفة: {people}.",
    comma="، ",
    people=_arabic,
    total="المجموع: {people}.",
    as_of="حتى {day}، الساعة {hour} (بتوقيت دمشق).",
    at_home="بحسب السكن وقت الإفراج.",
    let_go="بحسب مكان الإفراج.",
    groups="منهم في مجموعات بلا أسماء: {people}.",
    nobody="لا أحد.",
)
WORDINGS = {wording.language: wording for wording in (ARABIC, ENGLISH)}


def printed_list(tally: Tally, language: str) -> list[str]:
    """The numbered lines of the list; empty where nobody is counted."""
    wording = WORDINGS[language]
    return [f"{number}. {_line(row, wording)}" for number, row in enumerate(tally.rows, start=1)]


def as_text(tally: Tally, language: str) -> str:
    """The list, the total, and what has to be said with them: the moment, the basis, groups without names."""
    return "\n".join([*_lines(tally, WORDINGS[language]), ""])


def _lines(tally: Tally, wording: Wording) -> Iterator[str]:
    yield from printed_list(tally, wording.language) or [wording.nobody]
    yield ""
    total = tally.total
    if total.people:
        yield wording.total.format(people=wording.people(total))
    if total.in_groups:
        yield wording.groups.format(people=wording.people(_only_groups(total)))
    yield wording.at_home if tally.question.basis == "home" else wording.let_go
    moment = timezone.localtime(tally.question.as_of)
    day = say_date(PartialDate.on(moment.date()), wording.language)
    yield wording.as_of.format(day=day, hour=f"{moment:%H:%M}")


def printed_name(row: Row, language: str) -> str:
    """What stands before the number in the row's line."""
    return _line(row, WORDINGS[language]).rpartition(":")[0]


def _only_groups(count: Count) -> Count:
    return Count(count.in_groups, count.in_groups, count.lower, count.estimated)


def _line(row: Row, wording: Wording) -> str:
    people = wording.people(row.count)
    if row.code == UNKNOWN:
        return wording.unknown.format(people=people)
    names = [place.printed_ar if wording is ARABIC else place.printed_en for place in row.places]
    if row.code == SEVERAL:
        return wording.several.format(names=wording.comma.join(names), people=people)
    return wording.province.format(name=names[0], people=people)
