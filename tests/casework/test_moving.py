"""A page asks by its name for a move that it offers there, and for no other: each view through one function."""

import ast

import pytest
from django.http import Http404

from accounts.models import Team, User
from casework.moves import Workflow
from casework.moving import asked_for
from families.referring import WORKFLOW as REFERRALS
from families.reporting import WORKFLOW as REPORTS
from families.workflow import WORKFLOW as INQUIRIES
from releases.findings.workflow import WORKFLOW as FINDINGS
from releases.imports.wizard.workflow import WORKFLOW as IMPORTS
from releases.statements.workflow import WORKFLOW as STATEMENTS
from releases.workflow import WORKFLOW as RELEASES
from tests.conftest import ClientOf
from tests.house import source
from tests.releases.records import draft

ALL = (RELEASES, FINDINGS, IMPORTS, STATEMENTS, INQUIRIES, REPORTS, REFERRALS)


@pytest.mark.parametrize("workflow", ALL, ids=[each.subject for each in ALL])
def test_no_page_asks_for_what_follows_or_has_a_page_of_its_own(workflow: Workflow) -> None:  # type: ignore[type-arg]  # of any record
    others = {name for name, move in workflow.moves.items() if move.follows or move.own_page}
    assert others
    for name in (*others, "burn"):
        with pytest.raises(Http404):
            asked_for(workflow, name)
    for name in workflow.moves.keys() - others:
        assert asked_for(workflow, name).name == name


@pytest.mark.django_db
def test_what_follows_when_a_claim_falls_is_at_no_address(
    documentation: Team, documenter: User, client_of: ClientOf
) -> None:
    address = f"/releases/{draft(documentation, documenter).reference}/moves"
    client = client_of(documenter)
    assert client.get(f"{address}/submit/").status_code == 200
    assert client.get(f"{address}/lose-claims/").status_code == 404
    assert client.post(f"{address}/lose-claims/", {"revision": "0"}).status_code == 404


def test_every_view_that_is_given_the_name_of_a_move_asks_so() -> None:
    views = [file for file in source.files() if "/views/" in file.as_posix()]
    given = [(file, node) for file in views for node in ast.walk(source.tree(file)) if _is_given_a_move(node)]
    assert len(given) > 9
    assert [source.place(file, node) for file, node in given if "asked_for" not in ast.dump(node)] == []


def _is_given_a_move(node: ast.AST) -> bool:
    """Whether it is a view of the moves of a workflow; those of a table of accounts/moves.py all have a page."""
    is_view = isinstance(node, ast.FunctionDef) and node.name == "move" and "name" in {a.arg for a in node.args.args}
    return is_view and "id='MOVES'" not in ast.dump(node)
