"""How columns and words are called elsewhere, as the files of releases/reference/mappings/ say."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from accounts.models.people import Language
from detainees.folding import fold
from releases.resources import Column, columns

FOLDER = Path(__file__).parents[2] / "reference" / "mappings"
OWN = "own"
REASON = _("Why it is refused")  # the heading under which rows that come back say so


@dataclass(frozen=True)
class Known:
    """One file: the program that writes such sheets, by which columns it is known, and what its columns are.

    All names are folded. `apart` stands between the group of a question and its name; `leave` are columns in which
    nothing of a person stands; `ends` are, of a column with whole names, those whose cells stand at the end of its.
    """

    name: str
    tells: frozenset[str]
    columns: Mapping[str, str]
    leave: frozenset[str]
    apart: str
    ends: Mapping[str, list[str]]


def key(text: str) -> str:
    """A name as it is compared: folded, without what is neither letter nor digit."""
    return "".join(letter for letter in fold(text) if letter.isalnum() or letter in "/-")


def bare(text: str) -> str:
    """The same without what stands between groups and names."""
    return key(text).replace("/", "").replace("-", "")


@cache
def programs() -> tuple[Known, ...]:
    """Those of other programs."""
    return tuple(_known(path.stem) for path in sorted(FOLDER.glob("*.toml")) if path.stem != OWN)


@cache
def own_columns() -> Mapping[str, str]:
    """By folded name, the column that is called so: by its own name, its label in each language, or in a list."""
    found = dict(_known(OWN).columns)
    for name, column in columns().items():
        for text in (name, *_in_each_language(column.label)):
            found[bare(text)] = name
    return found


@cache
def own_words() -> Mapping[str, Mapping[str, str]]:
    """By column and folded word, the word of ours that is meant."""
    said: Mapping[str, Mapping[str, list[str]]] = _read(OWN)["words"]
    return {name: dict(_words_of(column, said.get(name, {}))) for name, column in columns().items() if column.words}


@cache
def reasons() -> frozenset[str]:
    """That heading in each language."""
    return frozenset(_in_each_language(REASON))


def _words_of(column: Column, said: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    assert column.words is not None
    for word in column.words:
        for text in (*said.get(word.value, ()), *_in_each_language(word.label), word.value):
            yield fold(text).strip(), word.value


def _known(file: str) -> Known:
    said = _read(file)
    named = {bare(text): name for name, texts in said["columns"].items() for text in texts}
    leave = frozenset(bare(text) for text in said.get("leave", ()))
    ends = {bare(whole): list(map(bare, parts)) for whole, parts in said.get("ends", {}).items()}
    return Known(said["name"], frozenset(map(bare, said["tells"])), named, leave, said.get("apart", ""), ends)


def _read(file: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{file}.toml").read_text())


def _in_each_language(text: Any) -> Iterator[str]:
    for language in Language.values:
        with translation.override(language):
            yield str(text)
