"""The state of a release is compared in its workflow and in the queries on its model, nowhere else."""

import ast

from releases.models.releases import Status
from tests.house import source

# Where a state may stand: the workflow and what it asks, the model with its QuerySet, and the lists that offer states.
HOME = (
    "releases/workflow.py",
    "releases/findings/workflow.py",
    "releases/findings/page.py",
    "releases/models/",
    "releases/listed.py",
    "releases/views/findings.py",
    "config/demo/",
    "config/dashboard.py",
    "releases/dossier.py",
    "releases/imports/",  # which move leads to a changed row's draft; and submissions written by the hundred thousand
)


def test_a_state_is_named_by_the_workflow_and_its_model_alone() -> None:
    found = [source.place(file, node) for file in source.files() for node in ast.walk(source.tree(file))
             if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "Status"
             and node.attr in Status.__members__]  # fmt: skip
    assert [place for place in found if not place.startswith(HOME)] == []


def test_no_state_is_compared_as_a_text() -> None:
    found = [source.place(file, node) for file in source.files() for node in ast.walk(source.tree(file))
             if isinstance(node, ast.Compare) and _compares_status(node)]  # fmt: skip
    assert found == []


def _compares_status(node: ast.Compare) -> bool:
    words = [each.value for each in node.comparators if isinstance(each, ast.Constant)]
    return getattr(node.left, "attr", "") == "status" and bool(set(words) & set(Status.values))
