"""Advisories and public lines for tests, written and moved as people do."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from accounts.models import Team, User
from casework.idempotency import draw_key
from casework.models import MoveMade
from casework.moves import Given, Refusal
from families.advisories.moving import move_advisory
from families.advisories.workflow import WORKFLOW
from families.advisories.writing import change_advisory, write_advisory
from families.models import Advisory, PublicLine
from families.public_lines import confirm_line, propose_line

NEW = "/families/advisories/new/"
SAYS: dict[str, Any] = {
    "kind": "rumour", "verdict": "false", "title_ar": "السجن ليس محاصرًا", "text_ar": "لا تذهبوا إلى السجن.",
    "title_en": "The prison is not besieged", "text_en": "Do not go to the prison.",
    "sources_ar": "الرابطة، 7 كانون الأول 2024", "sources_en": "The association, 7 December 2024",
}  # fmt: skip


def today() -> date:
    return timezone.localdate()


def written(by: User, team: Team, **said: Any) -> Advisory:
    """A draft that stands from yesterday until tomorrow."""
    days = {"first_day": today() - timedelta(days=1), "last_day": today() + timedelta(days=1)}
    return write_advisory(team, {**SAYS, **days, **said}, by=by)


def typed(team: Team, **changes: Any) -> dict[str, Any]:
    """What somebody types into the form."""
    days = {f"{end}_day": f"{day:%-d/%-m/%Y}" for end, day in (("first", today()), ("last", today()))}
    return {"once": draw_key(), "team": str(team.pk), **SAYS, **days, **changes}


def move(advisory: Advisory, name: str, by: User) -> MoveMade | Refusal:
    """Ask for a move as somebody who has the page in front of them; the advisory is read again."""
    reasons = WORKFLOW.moves[name].reasons
    reason, sentence = (reasons.values[0], "As they said.") if reasons else ("", "")
    given = Given(advisory.revision_number, reason, sentence)
    answer = move_advisory(advisory, name, by=by, given=given)
    advisory.refresh_from_db()
    return answer


def moved(advisory: Advisory, *names: str, by: User) -> Advisory:
    """After these moves, none of which is refused."""
    for name in names:
        answer = move(advisory, name, by)
        assert isinstance(answer, MoveMade), answer
    return advisory


def published(by: User, judge: User, team: Team, **said: Any) -> Advisory:
    """Written and submitted by one, published by another."""
    return moved(moved(written(by, team, **said), "submit", by=by), "publish", by=judge)


def corrected(advisory: Advisory, by: User, **said: Any) -> Advisory:
    """A new version of it is written and submitted."""
    moved(advisory, "correct", by=by)
    change_advisory(advisory, said, by=by)
    return moved(advisory, "submit", by=by)


LINE: dict[str, Any] = {
    "method": "call", "number": "+447700900321", "round_the_clock": True, "hours_ar": "", "hours_en": "",
}  # fmt: skip


def line(team: Team, by: User, second: User | None = None, **said: Any) -> PublicLine:
    """A line that one supervisor has put up, and where there is a second one confirmed."""
    put_up = propose_line(team, {**LINE, **said}, by=by)
    assert isinstance(put_up, PublicLine), put_up
    if second is not None:
        assert confirm_line(put_up, by=second) is None
        put_up.refresh_from_db()
    return put_up
