"""Decision records are numbered, short and headed as they are called."""

import re

from tests.house import source

FILES = sorted((source.ROOT / "docs" / "adr").glob("*.md"))


def test_each_number_stands_once_and_in_its_heading() -> None:
    numbers = [file.name[:4] for file in FILES]
    assert len(set(numbers)) == len(numbers)
    for file in FILES:
        assert re.fullmatch(r"\d{4}-[a-z0-9]+(-[a-z0-9]+)*\.md", file.name), file.name
        assert file.read_text().startswith(f"# {file.name[:4]} "), file.name


def test_none_is_longer_than_a_page() -> None:
    assert {file.name: size for file in FILES if (size := len(file.read_text().splitlines())) > 120} == {}
