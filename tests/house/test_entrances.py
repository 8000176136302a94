"""`visible_to` is the entrance to records: what answers a person never asks a model for everything.

Reference data (every field public) is everybody's. Machinery below the pages is not looked at here: it is given records
that somebody was allowed to see.
"""

import ast
from pathlib import Path

from django.apps import apps

from accounts.sensitivity import Kind, declared
from tests.house import source
from tests.house.test_views import ENTRANCES

ROOMS = ("views", "forms", "resources", "panels")  # files or folders that answer a person
PAGES = (
    "config/dashboard.py", "config/search.py", "releases/dossier.py", "releases/findings/page.py",
    "detainees/dossier.py", "releases/behind.py",
)  # fmt: skip
# Looked at: the file, the model, and why this is no way around.
ALLOWED = {
    ("accounts/views/own.py", "Membership"): "one's own roles",
    ("accounts/views/choosing.py", "User"): "one's own settings",
    ("accounts/forms/keys.py", "Authenticator"): "how many keys one has oneself",
    ("accounts/forms/people.py", "User"): "whether a user name is taken anywhere",
    ("accounts/forms/people.py", "Membership"): "roles in the teams that one administers",
    ("detainees/forms/agreements.py", "Organisation"): "the names of the others, which are public",
    ("families/forms/consent.py", "Organisation"): "the names of the others, which are public",
    ("families/forms/passed_on.py", "Team"): "the desks of organisations that the caller named, by their public names",
    ("config/dashboard.py", "Release"): "those of one's own queue, by their ids",
    ("config/dashboard.py", "Flag"): "whether any stops what one decides on, before those are asked for that one sees",
    ("releases/panels.py", "Evidence"): "whether there is any, before that is asked for which one sees",
    ("releases/dossier.py", "Revision"): "the revisions of the record on the page",
    ("releases/findings/page.py", "FindingVerdict"): "of the record on the page, those that may be read, or how many",
    ("releases/dossier.py", "User"): "the names of those who wrote the record on the page",
}


def rooms() -> list[Path]:
    found = [file for file in source.files() if set(ROOMS) & {*file.parent.parts, file.stem}]
    return found + [source.ROOT / page for page in PAGES if (source.ROOT / page).exists()]


def queried(file: Path) -> list[tuple[str, str, ast.AST]]:
    """Each `Model.objects.name` of a file."""
    return [
        (node.value.value.id, node.attr, node)
        for node in ast.walk(source.tree(file))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Attribute) and node.value.attr == "objects"
        and isinstance(node.value.value, ast.Name)
    ]  # fmt: skip


def is_public(name: str) -> bool:
    """Whether a model of this name is reference data."""
    models = [model for model in apps.get_models() if model.__name__ == name and hasattr(model, "declaration")]
    return bool(models) and all(set(declared(model).kinds().values()) == {Kind.PUBLIC} for model in models)


def test_what_answers_a_person_starts_at_what_they_may_see() -> None:
    found = {
        (source.name_of(file), model)
        for file in rooms()
        for model, asked, _node in queried(file)
        if asked not in ENTRANCES | {"none"} and not is_public(model)
    }
    assert found - set(ALLOWED) == set()


def test_what_was_allowed_is_still_there() -> None:
    there = {(source.name_of(file), model) for file in rooms() for model, _asked, _node in queried(file)}
    assert set(ALLOWED) - there == set()
