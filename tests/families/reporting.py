"""Reports of extortion for tests, taken down as people take them."""

from typing import Any

from accounts.models import Team, User
from casework.idempotency import draw_key
from casework.models import MoveMade
from casework.moves import Given, Refusal
from detainees.identifiers import Identifier, read_identifier
from families.demands import SettledWhy
from families.models import ExtortionReport
from families.reporting import WORKFLOW, report_extortion
from families.reporting import Given as GivenIdentifier

NEW = "/families/extortion/new/"
THEIRS = "+447700900777"  # of those who demand; it cannot ring
SAID: dict[str, Any] = {
    "posing_as": "officer",
    "promised": ["close-case"],
    "channel": "call",
    "note": "He named a branch.",
}


def given(kind: str, text: str) -> GivenIdentifier:
    """An identifier that can be read."""
    read = read_identifier(kind, text)
    assert isinstance(read, Identifier), read
    return GivenIdentifier(read, text)


def reported(by: User, team: Team, *identifiers: tuple[str, str], inquiry: Any = None, **said: Any) -> ExtortionReport:
    """A report with these identifiers (kind, text); with a telephone number where none is given."""
    each = [given(*one) for one in identifiers or (("number", THEIRS),)]
    return report_extortion(team, {**SAID, **said}, each, by=by, inquiry=inquiry)


def typed_report(team: Team, **changes: Any) -> dict[str, Any]:
    """What a liaison types while a report is taken down."""
    return {
        "once": draw_key(), "team": str(team.pk), "posing_as": "officer", "promised": ["close-case", "news"],
        "channel": "call", "payment": "office", "paid": "no", "amount_said": "30 million Syrian pounds",
        "numbers": "00447700900777", "advice": "do-not-pay", "advice_language": "ar", **changes,
    }  # fmt: skip


def move(report: ExtortionReport, name: str, by: User, reason: str = "warned") -> MoveMade | Refusal:
    """Ask for a move as somebody who has the page in front of them; the report is read again."""
    asked = (SettledWhy(reason).value, "As they wished.") if WORKFLOW.moves[name].reasons else ("", "")
    mine = ExtortionReport.objects.visible_to(by)
    answer = WORKFLOW.make(name, mine, report.pk, by=by, given=Given(report.revision_number, *asked))
    report.refresh_from_db()
    return answer
