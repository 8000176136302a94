"""What the public pages show: advisories that stand today, and the lines of the desks, in one language."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, groupby

from django.urls import reverse
from django.utils import timezone

from config.public.hours import said_hours
from config.public.languages import LANGUAGES, PublicLanguage
from config.public.saying import Said, Sentences, Speech
from families.lists import Method
from families.models import Advisory, PublicLine
from families.models.advisories import AdvisoryVersion
from families.phones import written

WHOLE = 9_000  # bytes of advisories that the front page draws whole; one of the longest fits
MARKUP = 90  # bytes around a text


@dataclass(frozen=True)
class ShownAdvisory:
    """A warning or a verdict as everybody reads it, and the address of its own page."""

    url: str
    coat: str
    what: Said
    title: Said
    paragraphs: list[Said]
    days: Said
    published: Said
    sources: list[Said]

    @property
    def weight(self) -> int:
        """About how many bytes it is, drawn whole."""
        texts = [self.title, *self.paragraphs, *self.sources, self.days, self.published]
        return sum(len(text.encode()) + MARKUP for text in texts) + MARKUP


@dataclass(frozen=True)
class ShownLine:
    """How a desk is reached: what it is in words, the number as one reads it, and where it leads; "" where nowhere."""

    what: Said
    number: str
    url: str
    hours: Said | None


@dataclass(frozen=True)
class ShownDesk:
    """A desk of an organisation, what it is for, and its lines."""

    organisation: Said
    heading: Said
    purpose: Said
    lines: list[ShownLine]


def _in_digits(language: PublicLanguage, line: str) -> str:
    """A line with the digits of its language; an address in it stays as it is."""
    return "".join(part if "." in part.strip(".") or "/" in part else language.in_its_digits(part)
                   for part in re.split(r"(\s+)", line))  # fmt: skip


class Shown:
    """What the pages show in one language; asked for when a template draws it. The same for everybody."""

    def __init__(self, language: PublicLanguage) -> None:
        self.language, self.say = language, Speech(language)

    @cached_property
    def advisories(self) -> list[ShownAdvisory]:
        return [self._advisory(each) for each in Advisory.objects.active(timezone.localdate())]

    @property
    def whole(self) -> list[ShownAdvisory]:
        """The first of them, as many as a small page holds whole."""
        weights = accumulate(each.weight for each in self.advisories)
        return [each for each, weight in zip(self.advisories, weights, strict=True) if weight <= WHOLE]

    @property
    def others(self) -> list[ShownAdvisory]:
        """Those of which the front page has the heading alone."""
        return self.advisories[len(self.whole) :]

    def one(self, pk: int) -> ShownAdvisory | None:
        """The one with this number, if it holds today."""
        found = Advisory.objects.active(timezone.localdate()).filter(pk=pk).first()
        return None if found is None else self._advisory(found)

    @cached_property
    def desks(self) -> list[ShownDesk]:
        """Each desk that has a line."""
        found = PublicLine.objects.standing()
        return [self._desk(list(lines)) for _team, lines in groupby(found, key=lambda line: line.team_id)]

    def _advisory(self, advisory: Advisory) -> ShownAdvisory:
        said = advisory.standing
        assert said is not None  # it is active
        assert advisory.published_at is not None
        words = self.say["front"]
        title, text, code = said.said_in(self._languages)
        spoken = LANGUAGES[code]
        days = {"first": self.say.day(said.first_day), "last": self.say.day(said.last_day)}
        published = self.say.day(timezone.localtime(advisory.published_at).date())
        return ShownAdvisory(
            url=reverse("public:advisory", args=[self.language, advisory.pk]),
            coat=said.coat,
            what=words[said.coat],
            title=self._in(spoken, title),
            paragraphs=[self._in(spoken, line) for line in text.splitlines() if line],
            days=words.fill("days", **days),
            published=words.fill("published", day=published),
            sources=list(self._sources(said)),
        )

    def _sources(self, said: AdvisoryVersion) -> Iterator[Said]:
        lines, code = said.sources_in(self._languages)
        for line in lines:
            yield self._in(LANGUAGES[code], _in_digits(LANGUAGES[code], line))
        if said.unnamed_sources:
            unnamed: Said = self.say["front"]["unnamed"]
            yield unnamed

    def _desk(self, lines: list[PublicLine]) -> ShownDesk:
        desk, words = lines[0].team, self.say["contact"]
        kind = "centre" if desk.family_centre else "documentation"
        return ShownDesk(
            organisation=self._named(desk.organisation.name_ar, desk.organisation.name_en),
            heading=words[f"{kind}_heading"],
            purpose=words[f"{kind}_purpose"],
            lines=[self._line(line) for line in lines],
        )

    def _line(self, line: PublicLine) -> ShownLine:
        words = self.say["contact"]
        address = line.method == Method.EMAIL
        url = f"mailto:{line.number}" if address else f"tel:{line.number}"
        return ShownLine(words[line.method], written(line.number), url, self._hours(line, words) or None)

    def _hours(self, line: PublicLine, words: Sentences) -> Said:
        """As they were written in the language of the page, else as they are said in it, else as they were written."""
        if line.round_the_clock:
            always: Said = words["always"]
            return always
        named = self._named(_in_digits(LANGUAGES["ar"], line.hours_ar), line.hours_en)
        return (said_hours(line.hours_en, words) if named.foreign else None) or named

    def _named(self, arabic: str, english: str) -> Said:
        """What there is in Arabic and English, in the first of them that the readers of the page know."""
        written = {"ar": arabic, "en": english}
        code = next((each for each in self._languages if written.get(each)), "en")
        return self._in(LANGUAGES[code], written[code])

    @property
    def _languages(self) -> tuple[str, ...]:
        return self.language.code, *self.language.else_in

    def _in(self, language: PublicLanguage, text: str) -> Said:
        return Said.in_(language, text, self.language)
