"""Addresses below /api/: those that everybody reads, drawn from the table of what is published."""

from collections.abc import Iterator

from django.urls import URLPattern, path

from config.api import views
from config.api.advisories import ADVISORIES
from config.api.collection import Collection
from config.api.figures import FIGURES
from config.api.statements import STATEMENTS, TALLIES


def _of(collection: Collection, one: str, key: str) -> Iterator[URLPattern]:
    """The list in its formats, and one of it by the converter of its key."""
    name, given = collection.name, {"collection": collection}
    yield path(f"{name}.json", views.listed, given, name=name)
    yield path(f"{name}.csv", views.as_csv, given, name=f"{name}-csv")
    yield path(f"{name}.atom", views.feed, given, name=f"{name}-feed")
    yield path(f"{name}/<{key}:key>.json", views.one, given, name=one)


app_name = "api"
urlpatterns = [
    path("", views.index, name="index"),
    path("openapi.json", views.openapi, name="openapi"),
    *_of(STATEMENTS, "statement", "slug"),
    *_of(TALLIES, "tally", "slug"),
    *_of(FIGURES, "figure", "int"),
    *_of(ADVISORIES, "advisory", "int"),
]
