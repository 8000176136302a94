"""The figures of others as everybody reads them, in one language: by what is counted, with definition, day and source.

Nothing of ours stands here: what we count is public where a published statement says it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from django.utils import translation

from casework.dates import PartialDate
from casework.kept import kept
from config.public.languages import LANGUAGES, PublicLanguage
from config.public.saying import Said, Speech
from detainees.models import Governorate
from releases.figures.board import grouped, in_order
from releases.figures.differences import differences
from releases.figures.parts import Part
from releases.figures.shown import ShownFigure
from releases.lists import CountBound
from releases.models import FigureExplanation, ReportedFigure
from releases.said_figures import PartOf

WHOLE = 17_000  # bytes of figures that one page draws whole
MARKUP = 260  # bytes around a figure


@dataclass(frozen=True)
class PublicFigure:
    """One figure: its number with its bound, who said it, and what it rests on."""

    number: Said
    who: Said
    definition: Said
    days: list[Said]
    parts: list[tuple[Said, str]]
    source: Said

    @property
    def weight(self) -> int:
        """About how many bytes it is."""
        texts = [self.number, self.who, self.definition, self.source, *self.days, *(of for of, _number in self.parts)]
        return sum(len(text.encode()) + 40 for text in texts) + MARKUP


@dataclass(frozen=True)
class PublicGroup:
    """The figures of one kind on one occasion, with what explains that they differ."""

    counted: str
    heading: Said
    occasion: Said | None
    figures: list[PublicFigure]
    why: list[Said]

    @property
    def weight(self) -> int:
        return sum(each.weight for each in self.figures) + sum(len(each.encode()) + 40 for each in self.why) + MARKUP


class PublicBoard:
    """The board in one language; of `counted` alone where one is asked for."""

    def __init__(self, language: PublicLanguage, counted: str = "") -> None:
        self.language, self.say, self.counted = language, Speech(language), counted

    @cached_property
    def groups(self) -> list[PublicGroup]:
        """All of them."""
        found = grouped(in_order(ReportedFigure.objects.standing()))
        return [self._group(*key, figures) for key, figures in found.items() if self.counted in ("", key[0])]

    @cached_property
    def whole(self) -> list[PublicGroup]:
        """The first of them, as many as a small page holds; always one."""
        room = WHOLE
        shown: list[PublicGroup] = []
        for group in self.groups:
            room -= group.weight
            if shown and room < 0:
                break
            shown.append(group)
        return shown

    @property
    def others(self) -> list[PublicGroup]:
        """Those that have a page of their own alone."""
        return self.groups[len(self.whole) :]

    def _group(self, counted: str, wave: str, figures: list[ShownFigure]) -> PublicGroup:
        occasion = figures[0].said.wave
        return PublicGroup(
            counted=counted,
            heading=self.say["figures"][counted],
            occasion=self._named(occasion.name_ar, occasion.name_en) if occasion else None,
            figures=[self._figure(figure) for figure in figures],
            why=[*self._differences(figures), *self._explained(counted, wave)],
        )

    def _figure(self, figure: ShownFigure) -> PublicFigure:
        said = figure.said
        return PublicFigure(
            number=self._bounded(said.value, said.value_to, said.bound),
            who=self._named(said.said_by_ar, said.said_by_en),
            definition=self._named(said.definition_ar, said.definition_en),
            days=list(self._days(figure)),
            parts=[(self._of(part), self._digits(part.amount)) for part in figure.parts],
            source=self.say["figures"].fill("source", source=f"\u2068{said.source_title}\u2069"),
        )

    def _days(self, figure: ShownFigure) -> Iterator[Said]:
        said, words = figure.said, self.say["figures"]
        if said.as_of is None:
            undated: Said = words["undated"]
            yield undated
        else:
            yield words.fill("as_of", day=self.say.date(said.as_of))
        if said.since or said.until:
            name = "period" if said.since and said.until else "since" if said.since else "until"
            yield self._between(name, said.since, said.until)

    def _of(self, part: Part) -> Said:
        words = self.say["figures"]
        if part.of == PartOf.PROVINCE:
            place = kept(Governorate).get(part.place)
            return self._named(place.name_ar, place.name_en) if place else self._in(self.language, part.place)
        if part.of == PartOf.PARTY:
            return words.fill("party", party=self._named(part.party_ar, part.party_en).plain)
        if part.of == PartOf.PERIOD:
            ends = [PartialDate(end) if end else None for end in (part.since, part.until)]
            return self._between("between" if all(ends) else "from" if ends[0] else "to", *ends)
        simple: Said = words[part.of]
        return simple

    def _between(self, name: str, first: PartialDate | None, last: PartialDate | None) -> Said:
        ends = {"first": first, "last": last}
        return self.say["figures"].fill(name, **{end: self.say.date(day) for end, day in ends.items() if day})

    def _bounded(self, value: int, value_to: int | None, bound: str) -> Said:
        number = self._digits(f"{value:,}" if value_to is None else f"{value:,}–{value_to:,}")
        name = {CountBound.ABOUT.value: "about", CountBound.AT_LEAST.value: "at_least"}.get(bound)
        return self.say["figures"].fill(name, number=number) if name else self._in(self.language, number)

    def _differences(self, figures: list[ShownFigure]) -> Iterator[Said]:
        """What they say themselves of why they differ; the program says it in Arabic and English."""
        code = next(each for each in (self.language.code, *self.language.else_in) if each in ("ar", "en"))
        with translation.override(code):
            for sentence in differences(figures):
                yield self._in(LANGUAGES[code], LANGUAGES[code].in_its_digits(sentence))

    def _explained(self, counted: str, wave: str) -> Iterator[Said]:
        for each in self._explanations:
            if (each.counted, each.wave_id or "") == (counted, wave):
                yield self._named(each.text_ar, each.text_en)

    @cached_property
    def _explanations(self) -> list[FigureExplanation]:
        return list(FigureExplanation.objects.standing())

    def _named(self, arabic: str, english: str) -> Said:
        """What there is in Arabic and English, in the first of them that the readers of the page know."""
        written = {"ar": arabic, "en": english}
        code = next(each for each in (self.language.code, *self.language.else_in) if written.get(each))
        return self._in(LANGUAGES[code], written[code])

    def _in(self, language: PublicLanguage, text: str) -> Said:
        return Said.in_(language, text, self.language)

    def _digits(self, text: str) -> str:
        return self.language.in_its_digits(text)


def kinds(groups: Iterable[PublicGroup]) -> list[PublicGroup]:
    """One group of each kind, for a list of links."""
    return list({group.counted: group for group in reversed(list(groups))}.values())[::-1]
