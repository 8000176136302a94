"""Statements for tests, written and moved as people do."""

from typing import Any

from django.utils import timezone

from accounts.models import Organisation, Team, User
from casework.idempotency import draw_key
from casework.models import MoveMade
from casework.moves import Given, Refusal
from releases.models import FrozenTally, Release, Statement
from releases.models.ledger import settled_now
from releases.statements.approving import approve
from releases.statements.cells import small_cells
from releases.statements.starting import first_texts
from releases.statements.workflow import WORKFLOW
from releases.statements.writing import write_statement
from releases.tallies.freezing import freeze
from releases.tallies.question import Question
from tests.releases.making import verified

SEDNAYA: dict[str, Any] = {"wave_id": "decree-7-2022", "facility_id": "sednaya"}
ASKED: dict[str, Any] = {"wave": "decree-7-2022", "facility": "sednaya"}


def let_go(by: User, judge: User, team: Team, *homes: str) -> list[Release]:
    """Somebody released from Sednaya, verified, from each of these governorates."""
    return [verified(by, judge, team, home_id=home, **SEDNAYA) for home in homes]


def saved(by: User, organisation: Organisation, **asked: Any) -> FrozenTally:
    """The tally of now, saved."""
    frozen = freeze(Question(settled_now(), **{**ASKED, **asked}), organisation, "حصيلة", "A tally", by=by)
    assert isinstance(frozen, FrozenTally), frozen
    return frozen


def texts(tally: FrozenTally, **said: Any) -> dict[str, Any]:
    """What a statement says: as it begins, with these parts written otherwise."""
    return {"dated": timezone.localdate(), **first_texts(tally), **said}


def stated(by: User, tally: FrozenTally, **said: Any) -> Statement:
    """A draft."""
    made = write_statement(tally, texts(tally, **said), by=by)
    assert isinstance(made, Statement), made
    return made


def typed(tally: FrozenTally, **changes: Any) -> dict[str, Any]:
    """What somebody types into the form."""
    return {**texts(tally), "dated": f"{timezone.localdate():%-d/%-m/%Y}", "once": draw_key(), **changes}


def move(statement: Statement, name: str, by: User) -> MoveMade | Refusal:
    """Ask for a move as somebody who has the page in front of them; the statement is read again."""
    if name == "approve":
        ticked = [cell.place for cell in small_cells(statement)]
        answer = approve(statement, Given(statement.revision_number), ticked, by=by)
    else:
        reasons = WORKFLOW.moves[name].reasons
        reason, sentence = (reasons.values[0], "As they said.") if reasons else ("", "")
        given = Given(statement.revision_number, reason, sentence)
        answer = WORKFLOW.make(name, Statement.objects.visible_to(by), statement.pk, by=by, given=given)
    statement.refresh_from_db()
    statement.__dict__.pop("published", None)
    return answer


def moved(statement: Statement, *names: str, by: User) -> Statement:
    """After these moves, none of which is refused."""
    for name in names:
        answer = move(statement, name, by)
        assert isinstance(answer, MoveMade), answer
    return statement


def published(by: User, judge: User, tally: FrozenTally, **said: Any) -> Statement:
    """Written and submitted by one, approved and published by another."""
    return moved(moved(stated(by, tally, **said), "submit", by=by), "approve", "publish", by=judge)
