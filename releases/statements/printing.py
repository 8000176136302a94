"""A statement as plain text, in the order and the form in which ADMSP printed its own."""

from collections.abc import Iterator
from typing import Any

from releases.statements.wording import WORDINGS


def as_text(document: dict[str, Any], digest: str, language: str) -> str:
    """The whole statement in one language; `digest` is "" of what is not published."""
    said = document[language]
    return "\n".join([*_head(said), *_body(said), *_foot(digest, language), ""])


def _head(said: dict[str, Any]) -> Iterator[str]:
    yield said["title"]
    yield ""
    yield said["organisation"]
    yield said["date"]
    yield said["kind"]


def _body(said: dict[str, Any]) -> Iterator[str]:
    for block in said["blocks"]:
        yield ""
        if block["heading"]:
            yield block["heading"]
            yield ""
        yield "\n\n".join(block["paragraphs"])
        if block["items"]:
            yield ""
        for number, item in enumerate(block["items"], start=1):
            mark = f"{number}. " if block["numbered"] else "- "
            yield f"  {mark}{_item(item)}"
        if block["after"]:
            yield ""
            yield block["after"]


def _item(item: dict[str, str]) -> str:
    """A line; a number is set apart, so that no direction turns it round."""
    if not item["number"]:
        return item["text"]
    more = f" ({item['more']})" if item["more"] else ""
    return f"{item['text']}: \u2066{item['number']}\u2069{more}"


def _foot(digest: str, language: str) -> Iterator[str]:
    if digest:
        words = WORDINGS[language]
        yield ""
        yield f"{words.digest} {digest}"
        yield words.check
