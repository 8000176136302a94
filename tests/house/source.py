"""The code base as data: files, functions, templates."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
APPS = ("config", "families", "releases", "detainees", "casework", "accounts")


@cache
def files() -> tuple[Path, ...]:
    """Every Python file of the product, without migrations."""
    found = (file for app in APPS for file in (ROOT / app).rglob("*.py"))
    return tuple(sorted(file for file in found if "migrations" not in file.parts))


@cache
def tests() -> tuple[Path, ...]:
    """Every Python file of the tests."""
    return tuple(sorted((ROOT / "tests").rglob("*.py")))


@cache
def templates() -> tuple[Path, ...]:
    """Every template, of pages and of text."""
    folders = [ROOT / "templates", *(ROOT / app for app in APPS)]
    return tuple(sorted(file for folder in folders for ending in ("html", "txt", "svg") for file in
                        folder.rglob(f"*.{ending}") if "templates" in file.parts))  # fmt: skip


@cache
def tree(file: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(file.read_text(), str(file))


def name_of(file: Path) -> str:
    """The path from the root of the clone."""
    return str(file.relative_to(ROOT))


def functions(file: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method of a file."""
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def calls(file: Path) -> Iterator[tuple[str, ast.Call]]:
    """Every call with the last name of what is called."""
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Call):
            called = node.func
            yield (called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")), node


def place(file: Path, node: ast.AST) -> str:
    """Where a node stands, as editors open it."""
    return f"{name_of(file)}:{getattr(node, 'lineno', 0)}"
