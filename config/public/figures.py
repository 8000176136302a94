"""The figures of others as everybody reads them, in one language: by what is counted, with definition, day and source.

Nothing of ours stands here: what we count is public where a published statement says it. What was corrected or
withdrawn is said with the day, and of a withdrawal the reason.
"""

from collections.abc import Iterator
from functools import cached_property

from django.utils import timezone, translation

from accounts.models.teams import in_language
from casework.dates import PartialDate
from casework.kept import kept
from config.public.figure_pages import PublicFigure, PublicGroup
from config.public.languages import LANGUAGES, PublicLanguage
from config.public.saying import Said, Speech
from detainees.models import Governorate
from releases.figures.board import grouped, in_order
from releases.figures.differences import differences
from releases.figures.explained import Key, holds, key_of, versions_by_board
from releases.figures.ours import Asked, same_question
from releases.figures.parts import Part
from releases.figures.past import Past, pasts
from releases.figures.shown import ShownFigure
from releases.lists import Category, CountBound
from releases.models import FigureExplanation, ReportedFigure, Statement
from releases.models.reported import FigureContent
from releases.said_figures import PartOf, WhatIsCounted

WITHDRAWN = 10  # withdrawals that are told


class PublicBoard:
    """The board in one language."""

    def __init__(self, language: PublicLanguage) -> None:
        self.language, self.say = language, Speech(language)

    @cached_property
    def figures(self) -> list[ShownFigure]:
        return in_order(ReportedFigure.objects.standing())

    @cached_property
    def groups(self) -> list[PublicGroup]:
        """All of them."""
        return [self._group(key, figures) for key, figures in grouped(self.figures).items()]

    @cached_property
    def withdrawn(self) -> list[Said]:
        """What stood once and does not now, a sentence each, the newest first."""
        figures = list(ReportedFigure.objects.taken_down()[:WITHDRAWN])
        found = pasts(figures)
        return [self._withdrawal(found[figure.pk][-1]) for figure in figures]

    def _group(self, key: Key, figures: list[ShownFigure]) -> PublicGroup:
        counted, wave = key
        occasion = figures[0].said.wave
        return PublicGroup(
            counted=counted,
            wave=wave,
            heading=self.say["figures"][counted],
            occasion=self._named(occasion.name_ar, occasion.name_en) if occasion else None,
            figures=[self._figure(figure) for figure in figures],
            ours=[each for each in map(self._ours, dict.fromkeys(same_question(f.said) for f in figures)) if each],
            why=[*self._differences(key, figures), *self._explained(key)],
        )

    def _figure(self, figure: ShownFigure) -> PublicFigure:
        said = figure.said
        return PublicFigure(
            number=self._number(said),
            who=self._named(said.said_by_ar, said.said_by_en),
            definition=self._named(said.definition_ar, said.definition_en),
            facts=[*self._days(figure), *self._where(said), *self._source(said), *self._corrections(figure)],
            parts=[(self._of(part), self._bounded(part.amount, part.bound)) for part in figure.parts],
            address=said.source_address,
        )

    def _ours(self, asked: Asked | None) -> Said | None:
        """What a statement that stands says of the same question; nothing else of ours is public."""
        stated = None if asked is None else self._stated.get(asked)
        if stated is None or stated.published_at is None:
            return None
        total = stated.published["figures"]["total"]
        number = self._bounded(f"{total['releases']:,}", total["bound"]).plain
        day = self.say.day(timezone.localtime(stated.published_at).date())
        return self.say["figures"].fill("our_statement", number=number, day=day)

    @cached_property
    def _stated(self) -> dict[Asked, Statement]:
        """The last statement of each question of an occasion or a prison alone."""
        found = {}
        for statement in Statement.objects.standing().order_by("published_at", "pk"):
            asked = dict(statement.published["figures"]["asked"])
            one = Asked(*(asked.pop(name) for name in ("wave", "facility", "category")))
            asked.pop("basis"), asked.pop("organisation")
            if not any(asked.values()):
                found[one] = statement
        return found

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

    def _where(self, said: FigureContent) -> Iterator[Said]:
        words = self.say["figures"]
        places = [self._named(said.facility.name_ar, said.facility.name_en).plain] if said.facility else []
        if said.place_ar or said.place_en:
            places.append(self._named(said.place_ar, said.place_en).plain)
        if places:
            yield words.fill("where", place="; ".join(places))
        if said.covers:
            with translation.override(self._interface):
                named = in_language("، ", ", ").join(str(Category(code).label) for code in said.covers)
            yield words.fill("covers", categories=named)

    def _source(self, said: FigureContent) -> Iterator[Said]:
        words, title = self.say["figures"], f"\u2068{said.source_title}\u2069"
        if said.source_date is None:
            yield words.fill("source", source=title)
        else:
            yield words.fill("source_dated", source=title, day=self.say.date(said.source_date))

    def _corrections(self, figure: ShownFigure) -> Iterator[Said]:
        for past in self._pasts.get(figure.figure.pk, []):
            if past.was_withdrawn:
                yield self._withdrawal(past)
            else:
                filled = {"day": self._day(past), "number": self._number(past.said).plain}
                yield self.say["figures"].fill("corrected", **filled)

    def _withdrawal(self, past: Past) -> Said:
        words = self.say["figures"]
        return words.fill(
            "was_withdrawn",
            number=self._number(past.said).plain,
            who=self._named(past.said.said_by_ar, past.said.said_by_en).plain,
            day=self._day(past),
            reason=words[f"why-{past.code}"].plain,
        )

    def _day(self, past: Past) -> str:
        return self.say.day(timezone.localtime(past.until).date())

    @cached_property
    def _pasts(self) -> dict[int, list[Past]]:
        return pasts(figure.figure for figure in self.figures)

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

    def _number(self, said: FigureContent) -> Said:
        return self._bounded(
            f"{said.value:,}" if said.value_to is None else f"{said.value:,}–{said.value_to:,}", said.bound
        )

    def _bounded(self, amount: str, bound: str) -> Said:
        """A number or a share with how it is to be read."""
        number = self.language.in_its_numbers(amount)
        name = {CountBound.ABOUT.value: "about", CountBound.AT_LEAST.value: "at_least"}.get(bound)
        return self.say["figures"].fill(name, number=number) if name else self._in(self.language, number)

    def _differences(self, key: Key, figures: list[ShownFigure]) -> Iterator[Said]:
        """What they say themselves of why they differ; the program says it in Arabic and English.

        Claims on one occasion are compared whether they count one prison or all, where those of all stand.
        """
        wave = [each for each in self.figures if each.kind.is_release and each.said.wave_id == key[1]]
        of_all = any(each.kind == WhatIsCounted.RELEASED_WAVE for each in wave)
        if figures[0].kind.is_release and key[1] and of_all:
            figures = wave if key[0] == WhatIsCounted.RELEASED_WAVE else []
        language = LANGUAGES[self._interface]
        with translation.override(language.code):
            for sentence in differences(figures):
                yield self._in(language, language.in_its_numbers(sentence))

    def _explained(self, key: Key) -> Iterator[Said]:
        standing = versions_by_board(self.figures)
        for each in self._explanations:
            if key_of(each) == key and holds(each, standing):
                yield self._named(each.text_ar, each.text_en)

    @cached_property
    def _explanations(self) -> list[FigureExplanation]:
        return list(FigureExplanation.objects.standing())

    @property
    def _interface(self) -> str:
        """The one of the program's two languages that the readers of the page know."""
        return next(each for each in (self.language.code, *self.language.else_in) if each in ("ar", "en"))

    def _named(self, arabic: str, english: str) -> Said:
        """What there is in Arabic and English, in the first of them that the readers of the page know."""
        written = {"ar": arabic, "en": english}
        code = next(each for each in (self.language.code, *self.language.else_in) if written.get(each))
        return self._in(LANGUAGES[code], written[code])

    def _in(self, language: PublicLanguage, text: str) -> Said:
        return Said.in_(language, text, self.language)
