"""A statement put together: what was written, with its fields filled in, the list, the lines, and what says itself.

One document holds both languages and the figures; every output is drawn from it. Its blocks come in the order of
ADMSP's: what happened, what was verified, that it may change, the list, the lines, who speaks; then what is not known
and what the numbers mean.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from casework.dates import PartialDate, say_date
from releases.models import Statement
from releases.models.statements import LANGUAGES
from releases.statements.document import canonical
from releases.statements.fields import fill
from releases.statements.figures import Figures
from releases.statements.lines import lines_of
from releases.statements.wording import WORDINGS, Wording
from releases.tallies.canonical import digest_of
from releases.tallies.counting import NOBODY, Count
from releases.tallies.printing import WORDINGS as LISTS
from releases.tallies.printing import printed_list, printed_name

FORMAT = 1
Block = dict[str, Any]


@dataclass(frozen=True)
class Issue:
    """Under which number a statement goes out, and on which day; without a number it is a draft."""

    day: date
    number: int | None = None
    edition: int = 0


def composed(statement: Statement, issue: Issue) -> dict[str, Any]:
    """The document of a statement."""
    figures = {name: part for name, part in statement.tally.content.items() if name != "by"}
    lines = lines_of(statement.organisation_id)
    return {
        "format": FORMAT,
        "number": issue.number,
        "edition": issue.edition,
        "dated": statement.dated.isoformat(),
        "published": issue.day.isoformat(),
        "organisation": statement.organisation.slug,
        "figures": figures,
        "corrects": _corrects(statement),
        **{language: _Said(statement, language, issue, lines).all for language in LANGUAGES},
    }


def draft_of(statement: Statement) -> dict[str, Any]:
    """The document as it would be published today."""
    return composed(statement, Issue(timezone.localdate()))


def digest_of_draft(statement: Statement) -> str:
    """Of all that it says, whatever the day on which it goes out and its number."""
    return digest_of(canonical(composed(statement, Issue(statement.dated))))


def title_of(statement: Statement, language: str) -> str:
    """Its title with the figures in it."""
    if statement.document:
        return str(statement.published[language]["title"])
    return _begun(fill(statement.text("title", language), Figures(statement.tally, language, statement.dated)))


def _corrects(statement: Statement) -> dict[str, Any] | None:
    before = statement.corrects
    if before is None:
        return None
    return {"edition": before.edition, "digest": before.digest, "releases": before.tally.people}


class _Said:
    """What a statement says in one language."""

    def __init__(self, statement: Statement, language: str, issue: Issue, lines: list[dict[str, Any]]) -> None:
        self.statement, self.language, self.issue, self.lines = statement, language, issue, lines
        self.figures = Figures(statement.tally, language, statement.dated)
        self.words: Wording = WORDINGS[language]

    @property
    def all(self) -> dict[str, Any]:
        return {
            "kind": self._kind,
            "title": _begun(self._filled("title")),
            "organisation": self.figures.organisation,
            "date": self.words.date.format(
                weekday=self.words.days[self.statement.dated.weekday()], day=self.figures.dated
            ),
            "total": LISTS[self.language].people(self.figures.total),
            "blocks": [block for block in self._blocks() if block["paragraphs"] or block["items"]],
        }

    @property
    def _kind(self) -> str:
        if self.issue.number is None:
            return self.words.draft
        form = self.words.correction if self.issue.edition else self.words.kind
        return form.format(number=self.issue.number, edition=self.issue.edition)

    def _blocks(self) -> Iterator[Block]:
        yield self._changed()
        for part in ("happened", "verified", "may_change"):
            yield block(part, "", self._written(part))
        yield self._list()
        yield self._contact()
        yield block("about_us", "", self._written("about_us"))
        yield block("not_known", self.words.not_known, [*self._unknown(), *self._written("not_known")])
        yield block("definitions", self.words.definitions, [*self._definitions(), *self._written("definitions")])

    def _filled(self, part: str) -> str:
        return fill(self.statement.text(part, self.language), self.figures)

    def _written(self, part: str) -> list[str]:
        """The paragraphs that somebody wrote."""
        return [line for line in self._filled(part).splitlines() if line]

    def _changed(self) -> Block:
        """Of a correction: what was said before, and which rows are others."""
        before = self.statement.corrects
        if before is None:
            return block("changed", "", [])
        earlier = Figures(before.tally, self.language, before.dated)
        said = self.words.was.format(
            day=self._day(timezone.localdate(before.published_at)) if before.published_at else "",
            before=earlier.listed(earlier.total),
            after=self.figures.listed(self.figures.total),
            moment=self.figures.moment,
        )
        return block("changed", self.words.changed, [said, *self._written("changed")], list(self._rows_were(earlier)))

    def _rows_were(self, earlier: Figures) -> Iterator[dict[str, str]]:
        old = {row.address: row for row in earlier.tally.all_rows}
        new = {row.address: row for row in self.figures.tally.all_rows}
        for address, row in {**new, **old}.items():
            was, now = (rows[address].count if address in rows else NOBODY for rows in (old, new))
            if (was.people, was.bound) != (now.people, now.bound):
                name = printed_name(row, self.language)
                yield item(self.words.row_was.format(name=name, before=self._counted(was), after=self._counted(now)))

    def _counted(self, count: Count) -> str:
        return self.figures.listed(count) if count.people else self.words.nobody

    def _list(self) -> Block:
        heading, intro = self.words.by_province[self.figures.question.basis]
        items = [item(line.partition(". ")[2]) for line in printed_list(self.figures.tally, self.language)]
        total = self.words.total.format(people=LISTS[self.language].people(self.figures.total))
        return {**block("list", heading, [intro], items), "numbered": True, "after": total}

    def _contact(self) -> Block:
        words = self.words
        items = [
            item(
                words.support if line["support"] else words.documentation,
                number=line["number"],
                more=words.comma.join(filter(None, (line[f"{what}_{self.language}"] for what in ("method", "hours")))),
            )
            for line in self.lines
        ]
        said = self.words.lines_intro if items else self.words.no_lines
        return {**block("lines", self.words.lines, [said], items), "numbered": True}

    def _unknown(self) -> Iterator[str]:
        """What the figures themselves leave open."""
        figures, words = self.figures, self.words
        for count, said in ((figures.unknown, words.unknown), (figures.several, words.several)):
            if count.people:
                yield said.format(people=figures.listed(count))
        if figures.in_groups.people:
            yield words.groups.format(people=figures.listed(figures.in_groups))
        if bound := words.bounds.get(figures.total.bound):
            yield bound
        yield words.always_unknown

    def _definitions(self) -> Iterator[str]:
        figures, words = self.figures, self.words
        asked = {
            "from_where": words.asked_from.format(facility=figures.facility) if figures.facility else "",
            "wave": words.asked_wave.format(wave=figures.wave) if figures.wave else "",
            "first": words.asked_first.format(day=figures.first_day) if figures.first_day else "",
            "last": words.asked_last.format(day=figures.last_day) if figures.last_day else "",
        }
        yield words.counted
        if any(asked.values()):
            yield words.asked.format(**asked)
        yield words.basis[figures.question.basis]
        yield words.again
        yield words.as_of.format(moment=figures.moment)

    def _day(self, day: date) -> str:
        return say_date(PartialDate.on(day), self.language)


def _begun(text: str) -> str:
    """The text with a capital, where its first word is a figure that was filled in."""
    return text[:1].upper() + text[1:]


def block(name: str, heading: str, paragraphs: list[str], items: list[dict[str, str]] | None = None) -> Block:
    """A part of a statement: its heading ("" for none), paragraphs, the items of a list, and what stands after it."""
    return {
        "name": name,
        "heading": heading,
        "paragraphs": paragraphs,
        "items": items or [],
        "numbered": False,
        "after": "",
    }


def item(text: str, number: str = "", more: str = "") -> dict[str, str]:
    """A line of a list; `number` is one that is dialled, and is never turned round."""
    return {"text": text, "number": number, "more": more}
