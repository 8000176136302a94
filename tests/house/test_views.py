"""Every view declares who may come in, and begins by fetching what this person may see.

The entrances to records are the functions below; each takes the person and answers with what is theirs. A view without
a record begins with the person (`signed_in`). A view open to strangers is listed with its reason.
"""

import ast
import inspect
from collections.abc import Callable
from typing import Any

import pytest

from tests.house.addresses import Address, addresses

ENTRANCES = {
    "visible_to", "people_visible_to", "roles_visible_to", "links_visible_to", "teams_administered_by",
    "teams_in_which", "colleagues_visible_to",
    "tokens_visible_to", "release_visible_to", "person_visible_to",
    "of",  # one's own sessions
    "asked_about",  # one's own new devices
}  # fmt: skip
THE_PERSON = {"signed_in"}
FOR_STRANGERS = {
    "healthz": "says only ok or not to a stranger",
    "preferences": "language and digits, kept on one's own account or session",
    "invitation": "a link that was handed over is the key",
    "public:door": "the public pages, the same for everybody",
    "public:front": "the public pages, the same for everybody",
    "public:advisory": "the public pages, the same for everybody",
    "public:contact": "the public pages, the same for everybody",
    "public:money": "the public pages, the same for everybody",
    "public:figures": "the public pages, the same for everybody",
    "public:figures-of": "the public pages, the same for everybody",
    "public:ask": "anybody writes to the desks",
    **dict.fromkeys(
        (
            "api:statements",
            "api:statements-csv",
            "api:statements-feed",
            "api:statement",
            "api:tallies",
            "api:tallies-csv",
            "api:tallies-feed",
            "api:tally",
            "api:index",
            "api:openapi",
            "api:figures",
            "api:figures-csv",
            "api:figures-feed",
            "api:figure",
            "api:advisories",
            "api:advisories-csv",
            "api:advisories-feed",
            "api:advisory",
        ),
        "what is published, the same for everybody",
    ),
    "public:statements": "the public pages, the same for everybody",
    "public:statements-feed": "the public pages, the same for everybody",
    "public:corrections": "the public pages, the same for everybody",
    "public:standing": "the public pages, the same for everybody",
    "public:statement": "the public pages, the same for everybody",
    "public:statement-output": "the public pages, the same for everybody",
    "account_logout": "ends one's own session, whatever it is",
}
# Where a change of a record is decided: the view, or what it calls, asks one of these.
AUTHORISES = {"require", "_refuse", "refuse_others", "part", "make", "give_verdict", "restrict", "save_team"} | {
    "move_advisory",
    "forget",  # one's own draft
    "refuse_and_keep",  # with what was typed
    "refuse",  # likewise: families/refusing.py
    "confirm_all",
    "stop_all",  # one's own decision on many: the workflow is asked of each
    "say",
    "hand_over_work",
}
ALL = addresses()
OURS = [address for address in ALL if address.is_ours]
names = pytest.mark.parametrize("address", OURS, ids=str)


def function(view: Callable[..., Any]) -> ast.FunctionDef:
    """The syntax tree of the function that somebody wrote, under its decorators."""
    written = inspect.getsource(inspect.unwrap(view))
    found = ast.parse(written).body[0]
    assert isinstance(found, ast.FunctionDef), view
    return found


def body(view: Callable[..., Any]) -> list[ast.stmt]:
    """Its statements without the docstring."""
    first, *rest = function(view).body
    return rest if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) else [first, *rest]


def called(node: ast.AST) -> set[str]:
    """The last names of all that a statement calls."""
    functions = (each.func for each in ast.walk(node) if isinstance(each, ast.Call))
    return {each.attr if isinstance(each, ast.Attribute) else getattr(each, "id", "") for each in functions}


@pytest.mark.parametrize("address", ALL, ids=str)
def test_every_view_declares_who_may_come_in(address: Address) -> None:
    assert address.rule is not None


@names
def test_a_view_is_a_function_with_a_docstring(address: Address) -> None:
    assert inspect.isfunction(inspect.unwrap(address.view))
    assert ast.get_docstring(function(address.view))


@names
def test_a_view_begins_by_fetching_what_this_person_may_see(address: Address) -> None:
    if address.name in FOR_STRANGERS:
        return
    wanted = ENTRANCES if address.takes and address.takes != ("language",) else ENTRANCES | THE_PERSON
    assert called(body(address.view)[0]) & wanted, f"{address.route} begins otherwise"


@names
def test_a_view_that_changes_a_record_asks_whether_it_may(address: Address) -> None:
    """Right after fetching it; the moves ask in the workflow, under the lock."""
    if "POST" not in ast.unparse(function(address.view)) or not set(address.takes) & {"reference", "pk"}:
        return
    module = inspect.unwrap(address.view).__globals__
    asked = {name for statement in body(address.view) for name in called(statement)}
    beside = [module[name] for name in asked if inspect.isfunction(module.get(name))]
    asked |= {name for each in beside if each.__module__ == module["__name__"] for name in called(function(each))}
    assert asked & AUTHORISES, f"{address.route} asks nobody"


@names
def test_a_view_says_which_methods_it_takes(address: Address) -> None:
    methods = {"require_GET", "require_POST", "require_safe", "require_http_methods", "for_everybody"}
    decorators = " ".join(map(ast.unparse, function(address.view).decorator_list))
    assert any(each in decorators for each in methods)


@names
def test_a_view_is_short(address: Address) -> None:
    written = function(address.view)
    assert (written.end_lineno or 0) - written.body[0].lineno < 30


def test_who_is_let_in_as_a_stranger_is_listed() -> None:
    open_to_all = {address.name for address in OURS if address.rule and address.rule.stranger}
    assert open_to_all <= set(FOR_STRANGERS)


def test_no_two_addresses_have_one_name() -> None:
    known = [address.name for address in ALL if not address.name.endswith(":")]
    assert sorted({name for name in known if name and known.count(name) > 1}) == []
