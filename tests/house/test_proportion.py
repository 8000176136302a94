"""Files and functions of a size that is read at once. The figures are the house's own; docs/style.md says why."""

import ast
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.house import source

FILE, FUNCTION, LONGEST_FUNCTION, LONGEST_FILE = 200, 30, 60, 800  # lines

Lines = Callable[[], tuple[Path, ...]]


def nine_in_ten(sizes: list[int]) -> int:
    """The size that nine in ten stay within."""
    return sorted(sizes)[int(len(sizes) * 0.9)]


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """The lines of a function, from its name to its end."""
    return (function.end_lineno or function.lineno) - function.lineno + 1


@pytest.mark.parametrize("these", [source.files, source.tests])
def test_nine_files_in_ten_are_short_and_none_is_a_book(these: Lines) -> None:
    sizes = {source.name_of(file): len(file.read_text().splitlines()) for file in these()}
    assert nine_in_ten([size for size in sizes.values() if size]) <= FILE
    assert {name: size for name, size in sizes.items() if size > LONGEST_FILE} == {}


@pytest.mark.parametrize("these", [source.files, source.tests])
def test_nine_functions_in_ten_are_short_and_none_is_long(these: Lines) -> None:
    sizes = {source.place(file, each): length(each) for file in these() for each in source.functions(file)}
    assert nine_in_ten(list(sizes.values())) <= FUNCTION
    assert {name: size for name, size in sizes.items() if size > LONGEST_FUNCTION} == {}


def test_templates_are_short() -> None:
    sizes = {source.name_of(file): len(file.read_text().splitlines()) for file in source.templates()}
    assert {name: size for name, size in sizes.items() if size > 150} == {}
