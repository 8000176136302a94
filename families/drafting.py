"""The text of an answer, drafted in the caller's language from the facts that they may be told, and no others.

Told are the day as precise as it is known, the wave, the facility and the governorate. Never told: who said it, health,
conditions, addresses, other people. `answer_holds` in families/sql/answers.sql compares the same facts later.
"""

from collections.abc import Iterator

from families.countries import Language
from families.disclosure import Hears
from families.spoken import Speech, spoken
from releases.models import Revision

WILL_ASK = "we_will_ask"  # the one sentence of whoever is told nothing
_NAMES = ("released", "date", "wave", "facility", "place", "care", "in_place")


def draft(hears: Hears, revision: Revision | None, language: str, *, again: bool = False) -> str:
    """What the caller is told; `again` where it takes the place of what they were told before."""
    if hears is not Hears.RELEASE or revision is None:
        return spoken([WILL_ASK], language).say(WILL_ASK)
    return " ".join(_sentences(spoken(_NAMES, language), revision, again))


def no_more(language: str) -> str:
    """What a family hears of whom a release was told before the person wished otherwise."""
    return spoken(["no_more"], language).say("no_more")


def uncertain(language: str) -> str:
    """The beginning of bad news: what was told is not so, or not certain."""
    return spoken(["uncertain"], language).say("uncertain")


def _sentences(speech: Speech, revision: Revision, again: bool) -> Iterator[str]:
    yield speech.say("released")
    if revision.date is not None:
        yield speech.say("date", date=speech.say_date(revision.date))
    for name in ("wave", "facility", "place"):
        known = getattr(revision, name)
        if known is not None:
            yield speech.say(name, **{name: _name_in(known, speech.language)})
    if again:
        yield speech.say("in_place")
    yield speech.say("care")


def _name_in(named: object, language: str) -> str:
    """The name that goes with the script of the language; other languages take the English one."""
    names = (getattr(named, "name_ar", ""), getattr(named, "name_en", ""))
    first, other = names if language == Language.ARABIC else reversed(names)
    return str(first or other)
