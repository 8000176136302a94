"""What the public pages show of statements: those that stand, one edition, and what was corrected or withdrawn.

Only what was published is ever read: no tally is asked here, and what waits has no number.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils import timezone

from accounts.models import Organisation
from casework.kept import kept
from casework.models import MoveMade
from config.public.languages import LANGUAGES, PublicLanguage
from config.public.saying import Said, Speech
from releases.models import Statement
from releases.models.statements import STATEMENT, StatementCourse

SHOWN = 20  # statements of a page
CORRECTED = 8  # statements of a page of corrections, each with all its editions
FED = 40  # entries of the feed
KINDS = ("pdf", "txt", "png", "json")


@dataclass(frozen=True)
class ShownItem:
    """A line of a list; a number leads where it is dialled."""

    text: str
    number: str
    more: str

    @property
    def url(self) -> str:
        return f"mailto:{self.number}" if "@" in self.number else f"tel:{self.number.replace(' ', '')}"


@dataclass(frozen=True)
class ShownBlock:
    """A part of a statement, its numbers in the digits of its language."""

    name: str
    heading: str
    paragraphs: list[str]
    items: list[ShownItem]
    numbered: bool
    after: str


class ShownStatement:
    """One published edition, in the first language of the page's readers that it has."""

    kinds = KINDS

    def __init__(self, statement: Statement, stated: "Stated") -> None:
        self.statement, self._stated = statement, stated
        self.page: PublicLanguage = stated.language
        codes = (self.page.code, *self.page.else_in)
        self.code = next(code for code in codes if code in statement.published)
        self.language = LANGUAGES[self.code]
        self._said: dict[str, Any] = statement.published[self.code]

    @property
    def title(self) -> Said:
        return self._in_page(self._said["title"])

    @property
    def kind(self) -> Said:
        return self._in_page(self._said["kind"])

    @property
    def organisation(self) -> Said:
        return self._in_page(self._said["organisation"])

    @property
    def date(self) -> Said:
        return self._in_page(self._said["date"])

    @property
    def total(self) -> Said:
        """How many it counts."""
        return self._in_page(self._said["total"])

    @property
    def published(self) -> Said:
        """When it was published, in a sentence."""
        return self._on_its_day("published")

    @property
    def since(self) -> Said:
        """Since when this holds, or when it was said, where a later edition stands in its place."""
        return self._on_its_day("then" if self.corrected else "now")

    def _on_its_day(self, sentence: str) -> Said:
        assert self.statement.published_at is not None  # it is published
        return self._stated.say["statements"].fill(sentence, day=self._day(self.statement.published_at))

    def _day(self, moment: datetime) -> str:
        return self._stated.say.day(timezone.localtime(moment).date())

    @property
    def blocks(self) -> list[ShownBlock]:
        return [self._block(each) for each in self._said["blocks"]]

    @property
    def changed(self) -> ShownBlock | None:
        """Of a correction, what has changed."""
        return next((block for block in self.blocks if block.name == "changed"), None)

    @property
    def summary(self) -> str:
        """Its first paragraphs, as they were written."""
        return "\n".join(line for block in self._said["blocks"][:2] for line in block["paragraphs"])

    @property
    def digest(self) -> str:
        return self.statement.digest

    @property
    def withdrawn(self) -> bool:
        return self.statement.status == StatementCourse.WITHDRAWN

    @property
    def corrected(self) -> bool:
        """Whether a later edition stands in its place."""
        return self.statement.status == StatementCourse.CORRECTED

    @cached_property
    def withdrawal(self) -> list[Said]:
        """That it was withdrawn, when, and why in a word."""
        made = self._stated.withdrawals.get(self.statement.pk)
        if made is None:
            return []
        words = self._stated.say["statements"]
        return [words.fill("withdrawn", day=self._day(made.at)), words[made.reason]]

    @property
    def changed_at(self) -> datetime | None:
        """When it was published, or withdrawn."""
        made = self._stated.withdrawals.get(self.statement.pk)
        return made.at if made else self.statement.published_at

    @property
    def being_corrected(self) -> bool:
        """Whether a correction of it is in work."""
        return self.statement.pk in self._stated.being_corrected

    @property
    def url(self) -> str:
        return reverse("public:statement", args=[self.page, *self._key])

    @property
    def standing_url(self) -> str:
        """Where what stands under this number is always found."""
        return reverse("public:standing", args=[self.page, *self._key[:2]])

    @property
    def files(self) -> dict[str, str]:
        """The addresses of its files, by their kinds."""
        return {kind: reverse("public:statement-output", args=[self.page, *self._key, kind]) for kind in KINDS}

    @property
    def _key(self) -> tuple[str, int | None, int | None]:
        slug = kept(Organisation)[self.statement.organisation_id].slug
        return slug, self.statement.number, self.statement.edition

    def _in_page(self, text: str) -> Said:
        return Said.in_(self.language, self._digits(text), self.page)

    def _digits(self, text: str) -> str:
        return self.language.in_its_digits(text)

    def _block(self, block: dict[str, Any]) -> ShownBlock:
        return ShownBlock(
            block["name"],
            block["heading"],
            [self._digits(each) for each in block["paragraphs"]],
            [ShownItem(self._digits(each["text"]), each["number"], each["more"]) for each in block["items"]],
            block["numbered"],
            self._digits(block["after"]),
        )


class Stated:
    """The statements in one language; asked for when a template draws them. The same for everybody."""

    def __init__(self, language: PublicLanguage, page: int = 1) -> None:
        self.language, self.say, self.page = language, Speech(language), page

    @cached_property
    def standing(self) -> list[ShownStatement]:
        """Those that stand, the newest first: a page of them."""
        found = Statement.objects.standing().order_by("-dated", "-pk")
        return [ShownStatement(each, self) for each in self._page_of(found, SHOWN)]

    def _page_of(self, found: Any, size: int) -> list[Any]:
        start = (self.page - 1) * size
        rows = list(found[start : start + size + 1])
        self.older = self.page + 1 if len(rows) > size else 0
        return rows[:size]

    @property
    def newer(self) -> int:
        """The number of the page before; 0 for none."""
        return self.page - 1

    @cached_property
    def lately(self) -> list[ShownStatement]:
        """Every edition, the one that was published last first; of what was withdrawn, that it was."""
        found = Statement.objects.ever_published().order_by("-published_at")[:FED]
        return [ShownStatement(each, self) for each in found]

    @cached_property
    def corrections(self) -> list[list[ShownStatement]]:
        """The editions of each statement that was corrected or withdrawn; the newest first, of both. A page of them."""
        numbers = Statement.objects.of_the_ledger().order_by("-number", "organisation")
        shown = self._page_of(numbers.values_list("organisation", "number").distinct(), CORRECTED)
        found = Statement.objects.of_the_ledger().filter(number__in={number for _of, number in shown})
        editions: dict[tuple[int, int | None], list[ShownStatement]] = {key: [] for key in shown}
        for each in found.order_by("-edition"):
            if (each.organisation_id, each.number) in editions:
                editions[each.organisation_id, each.number].append(ShownStatement(each, self))
        return list(editions.values())

    @cached_property
    def withdrawals(self) -> dict[int, MoveMade]:
        """By statement (id), the move by which it was withdrawn."""
        moves = MoveMade.objects.filter(subject=STATEMENT, name__in=("withdraw", "fall-with")).order_by("pk")
        return {move.subject_id: move for move in moves}

    def newest(self, organisation: str, number: int) -> ShownStatement | None:
        """The last edition under this number."""
        found = self._editions(organisation, number).order_by("-edition").first()
        return ShownStatement(found, self) if found else None

    def one(self, organisation: str, number: int, edition: int) -> ShownStatement | None:
        """This edition of it."""
        found = self._editions(organisation, number).filter(edition=edition).first()
        return ShownStatement(found, self) if found else None

    def _editions(self, organisation: str, number: int) -> Any:
        return Statement.objects.ever_published().filter(organisation__slug=organisation, number=number)

    @cached_property
    def being_corrected(self) -> frozenset[int | None]:
        """The statements (ids) of which a correction is in work."""
        open_ones = Statement.objects.open().filter(corrects__isnull=False)
        return frozenset(open_ones.values_list("corrects_id", flat=True))
