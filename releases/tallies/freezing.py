"""Saving a tally for good, and asking the same question again: of the same moment, or of now."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from accounts.acting import acting
from accounts.models import Organisation, User
from casework.kept import kept
from casework.mistake import Mistake
from detainees.models import Governorate
from releases.lists import CountBound
from releases.models import FrozenTally, LedgerEntry
from releases.models.ledger import LedgerQuerySet, settled_now
from releases.tallies.canonical import canonical, digest_of, question_of
from releases.tallies.counting import Count, Counted
from releases.tallies.question import Question
from releases.tallies.reading import Place
from releases.tallies.table import SEVERAL, UNKNOWN, Tally, tally


def freeze(
    question: Question, organisation: Organisation, title_ar: str, title_en: str, *, by: User
) -> FrozenTally | Mistake:
    """Count the question over the organisation's ledger and keep the answer.

    What was saved before, in another title perhaps, is that one: the same question of the same moment has one answer.
    The question is of a settled moment (`settled_now`), as the form makes it.
    """
    if question.as_of > settled_now():
        return Mistake(_("That moment has not come yet, or what was verified in it is still being written. Try again."))
    of_organisation = replace(question, organisation=organisation.slug)
    text = canonical(tally(ledger_of(organisation), of_organisation))
    titles = {"title_ar": title_ar, "title_en": title_en}
    with acting(by):
        frozen, _made = FrozenTally.objects.get_or_create(
            organisation=organisation,
            digest=digest_of(text),
            defaults={**titles, "as_of": question.as_of, "canonical": text, "by": by},
        )
    return frozen


def ledger_of(organisation: Organisation) -> LedgerQuerySet:
    """The entries that an organisation's tallies count."""
    return LedgerEntry.objects.of([organisation.pk])


def again(frozen: FrozenTally) -> Tally:
    """The same question of the same moment, counted now."""
    return tally(ledger_of(frozen.organisation), question_of(frozen.content))


def now(frozen: FrozenTally) -> Tally:
    """The same question of now."""
    return tally(ledger_of(frozen.organisation), question_of(frozen.content).at(settled_now()))


def why_not_same(frozen: FrozenTally) -> str | None:
    """The sentence that says that the ledger does not answer as it did, or None: it must never be said."""
    if digest_of(frozen.canonical) != frozen.digest:
        return _("The digest is not that of what was saved.")
    if canonical(again(frozen)) != frozen.canonical:
        return _("The ledger answers this question of this moment otherwise than when it was saved.")
    return None


def read(frozen: FrozenTally) -> Tally:
    """What was saved, to be shown and printed: rows and total; nothing is counted."""
    content = frozen.content
    counted = Counted({_place(row): _count(row) for row in content["rows"]}, {}, {}, {})
    return Tally(question_of(content), counted, list(kept(Governorate).values()))


def _place(row: Mapping[str, Any]) -> Place:
    code: str = row["governorate_code"]
    return tuple(row["governorates"]) if code == SEVERAL else () if code == UNKNOWN else (code,)


def _count(said: Mapping[str, Any]) -> Count:
    people, bound = said["releases"], said["bound"]
    return Count(
        people,
        said["in_groups"],
        lower=people if bound == CountBound.AT_LEAST else 0,
        estimated=people if bound == CountBound.ABOUT else 0,
    )
