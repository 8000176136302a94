"""What a move of a statement asks, each with the sentence of its refusal."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from accounts.models import User
from casework.mistake import Mistake
from casework.models import Authorship, MoveMade
from releases.models import FrozenTally, Statement
from releases.models.statements import LANGUAGES, PARTS, STATEMENT, StatementCourse
from releases.statements.cells import not_let_stand
from releases.statements.fields import figures_in, mistakes
from releases.statements.figures import Figures
from releases.tallies.canonical import content
from releases.tallies.freezing import now
from releases.tallies.question import NOT_KNOWN

Sentence = str | Promise | None
NEEDED = ("title", "happened", "verified", "may_change", "about_us")
LONGEST = 11_000  # bytes of all texts in a language: a public page stays below 30 KB, with all that stands around
# What a tally may not be narrowed to: by province it would be a cross-table of what is personal.
PERSONAL = ("category", "sex", "minors")


def counts_somebody(statement: Statement, by: User) -> Sentence:
    """Its tally is not empty, and none that would tell of persons."""
    if statement.corrects is not None and not statement.tally.people:
        return _("Nobody is counted any more: withdraw what is published instead of correcting it.")
    return why_no_statement(statement.tally.content)


def why_no_statement(counted: Mapping[str, Any]) -> str | None:
    """The sentence that says why no statement is drawn from this content of a tally, or None."""
    if not counted["total"]["releases"]:
        return _("This tally counts nobody: there is nothing to state.")
    if any(counted["asked"][name] == NOT_KNOWN for name in ("wave", "facility")):
        return _(
            "This tally is of those alone whose wave or facility is not known: as a statement it would read as if it"
            " were of all."
        )
    if any(counted["asked"][name] for name in PERSONAL):
        return _(
            "This tally is of one category, sex or age alone: by province it would tell of single people. A"
            " statement is drawn from a tally of all of them."
        )
    return None


def is_whole(statement: Statement, by: User) -> Sentence:
    """It says the same parts in Arabic and English, and each of its fields says something."""
    for part in ("title", *PARTS):
        written = {language: bool(statement.text(part, language)) for language in LANGUAGES}
        if part in NEEDED or any(written.values()):
            for language, there in written.items():
                if not there:
                    return _missing(part, language)
    wrong = next((found.sentence for found in mistakes_in(statement)), None)
    return wrong or _differ(statement) or _is_long(statement)


def _differ(statement: Statement) -> str | None:
    """The sentence that says which part names other figures in one language than in the other."""
    figures = Figures(statement.tally, "en", statement.dated)
    for part in ("title", *PARTS):
        arabic, english = (figures_in(statement.text(part, language), figures) for language in LANGUAGES)
        if arabic != english:
            said = _("The languages name other figures in this part: %(what)s.")
            return said % {"what": getattr(Statement._meta.get_field(f"{part}_ar"), "verbose_name", "")}
    return None


def _is_long(statement: Statement) -> str | None:
    """The sentence that says that a public page would be too heavy for an old telephone, or None."""
    for language in LANGUAGES:
        weight = sum(len(statement.text(part, language).encode()) for part in ("title", *PARTS))
        if weight > LONGEST:
            return _("Together these texts are too long: nobody reads so much on a telephone. Shorten them by a third.")
    return None


def _missing(part: str, language: str) -> str:
    field = Statement._meta.get_field(f"{part}_{language}")
    said = _("This is missing: %(what)s. A statement says the same in Arabic and in English.")
    return said % {"what": getattr(field, "verbose_name", "")}


def mistakes_in(statement: Statement) -> list[Mistake]:
    """All that is wrong in its texts."""
    texts = [(language, statement.text(part, language)) for language in LANGUAGES for part in ("title", *PARTS)]
    figures = {language: Figures(statement.tally, language, statement.dated) for language in LANGUAGES}
    return [found for language, text in texts for found in mistakes(text, figures[language])]


def is_not_ahead(statement: Statement, by: User) -> Sentence:
    """Its date has come."""
    if statement.dated > timezone.localdate():
        return _("Its date has not come yet. Give it today's, or the day of which it speaks.")
    return None


def wrote_no_part(statement: Statement, by: User) -> Sentence:
    """They wrote no part of it, nor of an edition that it takes its words from, and did not hand it in.

    PostgreSQL asks the same: a correction that the program drafted has its words from people.
    """
    editions = Statement.objects.with_earlier_editions(statement).values_list("pk", flat=True)
    if Authorship.objects.of(STATEMENT, *editions).filter(person=by).exists():
        return _("You wrote part of this: another supervisor approves it.")
    handed_in = MoveMade.objects.of(STATEMENT, statement.pk).filter(name="submit", revision=statement.revision_number)
    if handed_in.filter(by=by).exists():
        return _("You submitted this: another supervisor approves it.")
    return None


def corrects_what_stands(statement: Statement, by: User) -> Sentence:
    """Of a correction: what it corrects still stands."""
    before = statement.corrects
    if before is not None and before.status != StatementCourse.PUBLISHED:
        return _("What this corrects does not stand any more. Return it, and put it aside.")
    return None


def small_numbers_stand(statement: Statement, by: User) -> Sentence:
    """Whoever approved it let each small number stand, also those that came by what was published since."""
    if not_let_stand(statement):
        return _(
            "Since this was approved another statement was published, and what differs between the two tells of few "
            "people. Return it, and let it be approved anew."
        )
    return None


def is_not_needed(statement: Statement, by: User) -> Sentence:
    """Of a correction: what it corrects says again what the records say."""
    before = statement.corrects
    if before is not None and before.status == StatementCourse.PUBLISHED and differs_now(before.tally):
        return _("The records say something else than what is published: this correction is needed.")
    return None


def differs_now(tally: FrozenTally) -> bool:
    """Whether the same question has another answer now than when it was frozen."""
    return not same_figures(tally.content, content(now(tally)))


def same_figures(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two contents of tallies are printed with the same numbers.

    Their moments and divisions may differ, and how many of a row are in groups: a name that takes its place in a group
    changes no number.
    """
    return _printed(one) == _printed(other)


def _printed(counted: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    rows = [*counted["rows"], counted["total"]]
    return [(row.get("governorate_code"), row.get("governorates"), row["releases"], row["bound"]) for row in rows]
