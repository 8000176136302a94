"""A number of an advisory lock belongs to one module, or to the SQL of one app: two that meet by chance would wait."""

import re
from collections import defaultdict

from tests.house import source

NUMBER = re.compile(r"\b72022\d{3}\b")


def test_a_number_belongs_to_one_place() -> None:
    found: dict[str, set[str]] = defaultdict(set)
    for file in source.files():
        for number in NUMBER.findall(file.read_text()):
            found[number].add(source.name_of(file))
    for app in source.APPS:
        for file in (source.ROOT / app).rglob("*.sql"):
            for number in NUMBER.findall(file.read_text()):
                found[number].add(f"{app}/sql")
    assert len(found) > 8
    assert {number: places for number, places in found.items() if len(places) > 1} == {}


def test_every_lock_has_a_number_of_ours() -> None:
    """One that is written otherwise would not be seen here."""
    locks = re.compile(r"advisory\w*lock\w*\(([^)]*)", re.IGNORECASE)
    written = {
        first
        for app in source.APPS
        for file in (source.ROOT / app).rglob("*.sql")
        for first in (match.split(",")[0].strip() for match in locks.findall(file.read_text()))
    }
    assert written
    assert [first for first in written if not NUMBER.fullmatch(first)] == []
