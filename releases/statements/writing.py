"""Writing a statement: a new one, what is changed in a draft, the figures of today, and a correction."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from accounts.acting import acting
from accounts.models import User
from casework.mistake import Mistake
from releases.models import FrozenTally, Statement
from releases.models.ledger import settled_now
from releases.models.statements import LANGUAGES, TEXTS
from releases.statements.conditions import why_no_statement
from releases.tallies.canonical import question_of
from releases.tallies.freezing import freeze
from releases.tallies.titles import title_of

CHANGE = "change-statement"  # the form, by which its drafts are kept
Values = Mapping[str, Any]


def write_statement(tally: FrozenTally, said: Values, *, by: User) -> Statement | Mistake:
    """A new draft on a frozen tally: its date and its texts, by the fields of the model."""
    if sentence := why_no_statement(tally.content):
        return Mistake(sentence)
    with acting(by):
        return Statement.objects.create(
            tally=tally, organisation_id=tally.organisation_id, made_by=by, changed_by=by, **said
        )


def change_statement(statement: Statement, said: Values, *, by: User) -> None:
    """Store what it says now. The caller holds the row and has compared the version."""
    with acting(by):
        for name, value in said.items():
            setattr(statement, name, value)
        statement.version += 1
        statement.changed_by, statement.changed_at = by, timezone.now()
        statement.save()


def take_today(statement: Statement, *, by: User) -> Mistake | None:
    """Draw it from the same question asked now. The caller holds the row."""
    today = of_today(statement.tally, by=by)
    if isinstance(today, Mistake):
        return today
    if sentence := why_no_statement(today.content):
        return Mistake(sentence)
    change_statement(statement, {"tally": today}, by=by)
    return None


def of_today(tally: FrozenTally, *, by: User) -> FrozenTally | Mistake:
    """The same question of now, frozen."""
    question = question_of(tally.content).at(settled_now())
    return freeze(question, tally.organisation, *(title_of(question, language) for language in LANGUAGES), by=by)


def write_correction(before: Statement, *, by: User) -> Statement | Mistake:
    """A draft that says what `before` says, with the figures of now. One is open at a time; PostgreSQL holds it."""
    today = of_today(before.tally, by=by)
    if isinstance(today, Mistake):
        return today
    texts = {name: getattr(before, name) for name in TEXTS if not name.startswith("changed_")}
    with acting(by):
        return Statement.objects.create(
            tally=today, organisation_id=before.organisation_id, corrects=before, dated=timezone.localdate(),
            made_by=by, changed_by=by, **texts,
        )  # fmt: skip
