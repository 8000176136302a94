"""docs/workflow.md says what releases/workflow.py says."""

import re
from typing import Any

from django.conf import settings
from django.utils.translation import override

from casework.moves import Move, no_effect
from config.management.commands.draw_docs import PAGES
from releases.findings import workflow as findings
from releases.models.releases import Status
from releases.workflow import WORK, WORKFLOW
from releases.workflow_page import page


def test_the_page_is_current() -> None:
    assert (settings.BASE_DIR / "docs" / "workflow.md").read_text() == page(), "run script/manage draw_docs"
    assert PAGES["docs/workflow.md"] is page


def test_every_way_of_every_move_is_an_arrow() -> None:
    drawn = re.findall(r"^    (\S+) --> (\w+): (.+)$", page(), re.MULTILINE)
    with override("en"):
        moves = [move for workflow in (WORKFLOW, findings.WORKFLOW) for move in workflow.moves.values()]
        table = [(start, end, str(m.label)) for m in moves for start, end in m.transitions.items()]
    assert sorted(arrow for arrow in drawn if arrow[2] != "Enter") == sorted(table)


def test_every_state_is_reached_and_left() -> None:
    ways = [way for move in WORKFLOW.moves.values() for way in move.transitions.items()]
    assert {end for _start, end in ways} == {start for start, _end in ways} == set(Status)


def test_every_condition_and_effect_says_in_words_what_it_is() -> None:
    moves: list[Move[Any]] = [*WORKFLOW.moves.values(), *findings.WORKFLOW.moves.values()]
    said = [each for move in moves for each in (*move.conditions, move.effect)]
    assert [each for each in said if not (each.__doc__ or "").strip()] == []
    assert WORKFLOW.moves["amend"].effect is no_effect


def test_all_work_that_is_no_move_is_on_the_page() -> None:
    with override("en"):
        assert all(str(work.refusal) in page() for work in (*WORK, *findings.WORK))
