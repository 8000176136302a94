"""The floors are held by import-linter (script/lint); here stands that its contract leaves nothing out."""

import ast
import tomllib
from pathlib import Path

from django.apps import apps

from tests.house import source

SETTINGS = tomllib.loads((source.ROOT / "pyproject.toml").read_text())["tool"]
SERVERS = "config/embedded/services.py"  # PostgreSQL and Redis, as the commands call them
DRAWERS = {"core", "common", "utils", "util", "helpers", "helper", "services", "misc", "shared", "lib"}


def test_the_contract_names_every_app_and_package() -> None:
    ours = {app.name.split(".")[0] for app in apps.get_app_configs() if Path(app.path).parent == source.ROOT}
    packages = {file.parent.name for file in source.ROOT.glob("*/__init__.py")} - {"tests"}
    layers = SETTINGS["importlinter"]["contracts"][0]["layers"]
    assert SETTINGS["importlinter"]["root_packages"] == layers
    assert set(layers) == ours == packages == set(source.APPS)


def test_late_imports_are_refused_without_exception() -> None:
    assert "PLC0415" in SETTINGS["ruff"]["lint"]["select"]
    assert "PLC0415" not in str(SETTINGS["ruff"]["lint"].get("per-file-ignores"))
    every = (*source.files(), *source.tests())
    late = [source.name_of(file) for file in every if "noqa: PLC" + "0415" in file.read_text()]
    assert late == []


def test_two_modules_never_import_each_other() -> None:
    imports = {_module(file): _imported(file) for file in map(str, source.files())}
    pairs = {frozenset((one, other)) for one, known in imports.items() for other in known
             if one in imports.get(other, ()) and one != other}  # fmt: skip
    assert pairs == set()


def test_there_is_no_drawer() -> None:
    found = {source.name_of(file) for file in source.files() if DRAWERS & {file.stem, *file.parent.parts}}
    assert found - {SERVERS} == set()


def test_there_are_no_signals() -> None:
    found = [source.name_of(file) for file in source.files() for node in ast.walk(source.tree(file))
             if isinstance(node, ast.ImportFrom) and (node.module or "").endswith(("signals", "dispatch"))]  # fmt: skip
    assert found == []


def _module(file: str) -> str:
    return file.removeprefix(f"{source.ROOT}/").removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _imported(file: str) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(open(file).read())):  # noqa: SIM115
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{name.name}" for name in node.names)}
    return found
