"""What this export holds: what a floor above put under its name, else a list."""

from casework.exports.content import MAKERS, Content
from casework.exports.of_list import ListContent
from casework.models import Export


def content_of(export: Export) -> Content:
    """What it holds, as whoever asked sees it."""
    return MAKERS.get(export.listed, ListContent)(export)
