"""docs/workflow.md, drawn from the table of moves by the command `draw_docs`; a test compares."""

import inspect
from collections.abc import Callable, Iterable
from typing import Any

from django.utils.translation import override

from accounts.rights import TABLE, Right
from casework.moves import Move, Work, Workflow, no_effect
from releases.findings import workflow as findings
from releases.models import Release
from releases.models.moved import Status
from releases.workflow import WORK, WORKFLOW

# What somebody does of which a move follows.
_FOLLOWS = {"lose-claims": "what they do to a claim or a source", "differ": "the second verdict on a death"}
_HEAD = """\
# How a release moves

Drawn from `releases/workflow.py` by `releases/workflow_page.py`; change it there. Page, POST, bulk, task and test ask
that table, and PostgreSQL holds the same line (`releases/sql/guards.sql`). *Counts* is not a state: it is what the last
verified revision does, until it is disputed or another takes its place. A change of a verified release goes from draft
to its own verdict, and what was verified before counts meanwhile.
"""

_MOVES = """\
## The moves

Who: by their role in the release's team ([roles.md](roles.md)). Every move is made under a lock on the release, and
writes who made it, when, from which state to which and on which revision; where it asks for a reason, one from the list
and a sentence are written too. All that a move writes is one transaction.
"""

_WORK = """\
## What is done without a move

In the other states it is refused, with the sentence.
"""


_FINDINGS = """\
# How a sighting or a fate moves

Drawn from `releases/findings/workflow.py`; PostgreSQL holds the same line (`releases/sql/findings.sql`). What was
verified last stands while a change of it goes its way. Of a death *Verify*, *Return* and *Reject* follow when two
supervisors have given the same verdict ([findings.md](findings.md)).
"""


def page() -> str:
    """The whole page, in English."""
    with override("en"):
        of_releases = [_HEAD, *_diagram(WORKFLOW), "", _MOVES, *_moves(WORKFLOW), "", _WORK, *_work(WORK), ""]
        of_findings = [*_diagram(findings.WORKFLOW), "", *_moves(findings.WORKFLOW), "", *_work(findings.WORK), ""]
        return "\n".join([*of_releases, _FINDINGS, *of_findings])


def _diagram(workflow: Workflow[Any]) -> list[str]:
    arrows = [
        f"    {start} --> {end}: {move.label}"
        for move in workflow.moves.values()
        for start, end in move.transitions.items()
    ]
    names = [f"    {state.value}: {state.label}" for state in Status]
    begins = Release._meta.get_field("status").get_default()
    return ["```mermaid", "stateDiagram-v2", *names, f"    [*] --> {begins}: Enter", *arrows, "```"]


def _moves(workflow: Workflow[Any]) -> list[str]:
    head = ["| move | from → to | who | only if | reason | what else is written |", "|---|---|---|---|---|---|"]
    return [*head, *(_row(_of_move(move)) for move in workflow.moves.values())]


def _of_move(move: Move[Any]) -> list[str]:
    ways = [f"{Status(start).label} → {Status(end).label}" for start, end in move.transitions.items()]
    return [
        f"**{move.label}**",
        "<br>".join(ways),
        f"{_who(move.right)}, by {_FOLLOWS[move.name]}" if move.follows else _who(move.right),
        "<br>".join(f"{_in_words(condition)} (`{condition.__name__}`)" for condition in move.conditions),
        "asked for" if move.needs_reason else "",
        "" if move.effect is no_effect else _in_words(move.effect),
    ]


def _work(works: Iterable[Work[Any]]) -> list[str]:
    head = ["| what | in which states | who | in the others |", "|---|---|---|---|"]
    return [*head, *(_row(_of_work(work)) for work in works)]


def _of_work(work: Work[Any]) -> list[str]:
    states = ", ".join(str(Status(state).label) for state in work.states)
    return [f"**{work.label}**", states, _who(work.right), f"“{work.refusal}”"]


def _who(right: Right) -> str:
    return ", ".join(str(role.label) for role in TABLE[right].roles)


def _in_words(said: Callable[..., Any]) -> str:
    return (inspect.getdoc(said) or "").partition("\n")[0]


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
