"""What the documents point to is there, and nothing is kept that no document shows."""

import re
from pathlib import Path

import pytest

from tests.pictures import PICTURES

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
LINK = re.compile(r'(?:\]\(|src=")([^)"#\s]+)')


def links(document: Path) -> list[str]:
    """What a document points to inside the project."""
    return [link for link in LINK.findall(document.read_text()) if "://" not in link]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: str(document.relative_to(ROOT)))
def test_what_a_document_points_to_is_there(document: Path) -> None:
    missing = [link for link in links(document) if not (document.parent / link).exists()]
    assert missing == []


def test_script_pictures_takes_those_that_are_kept_and_no_others() -> None:
    assert {picture.name for picture in PICTURES} == {file.stem for file in (ROOT / "docs" / "pictures").glob("*")}


def test_every_picture_is_shown_and_none_is_heavy() -> None:
    shown = {(d.parent / link).resolve() for d in DOCUMENTS for link in links(d)}
    kept = set((ROOT / "docs" / "pictures").glob("*.png"))
    assert kept - shown == set()
    assert {picture.name for picture in kept if picture.stat().st_size > 150_000} == set()


def test_decisions_are_numbered_as_they_are_headed() -> None:
    decisions = sorted((ROOT / "docs" / "adr").glob("*.md"))
    assert decisions
    for decision in decisions:
        number = decision.name[:4]
        assert decision.read_text().startswith(f"# {number} "), decision.name
    assert len({decision.name[:4] for decision in decisions}) == len(decisions)


def test_the_tours_files_exist() -> None:
    named = set(
        re.findall(
            r"`((?:accounts|casework|detainees|releases|config|templates)/[\w/.]+)`",
            (ROOT / "docs" / "tour.md").read_text(),
        )
    )
    assert {name for name in named if not (ROOT / name).exists()} == set()
