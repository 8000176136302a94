"""Texts: exports of messages, saved pages. What can be read in them, as plain text in pages; nothing of it is live."""

import email
import email.policy
import re
from html.parser import HTMLParser
from typing import Any, BinaryIO

from releases.evidence.decoder.answering import Refused, copy

PAGE = 6_000  # characters of one page, about
MOST_PAGES = 500
ENCODINGS = ("utf-8-sig", "cp1256")
MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
BROKEN = 0.02  # share of characters that no text has, from which it is none
IS_HTML = re.compile(
    r"\s*(<!--.*?-->\s*)*(<!doctype html|<html|<head|<body|<meta|<div|<table|<p>|<script|<title)", re.I | re.S
)
IS_DRAWING = re.compile(
    r"\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*(<!doctype svg[^>]*>\s*)?<(svg|\?xml|math|xsl)", re.I | re.S
)
IS_SAVED_PAGE = re.compile(r"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)+\s*", re.I)
# What turns the reading round, or cannot be seen: shown by its number, never obeyed.
HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
DIRECTING = re.compile("[\u202a-\u202e\u2066-\u2069]")
BREAKS = frozenset(("p", "br", "div", "li", "tr", "h1", "h2", "h3", "h4", "section", "article", "blockquote"))
UNREAD = frozenset(("script", "style", "template", "noscript", "iframe", "object", "svg", "math"))


def recognise(file: BinaryIO) -> str:
    """The media type of what was sent: plain text, or a page that will be shown as plain text."""
    text = _decoded(file.read())
    if IS_DRAWING.match(text):
        raise Refused("drawing")
    if not _read(DIRECTING.sub("", text)).strip():
        raise Refused("unreadable")
    return "text/html" if IS_HTML.match(text) or _saved_page(text) else "text/plain"


def make_copies(file: BinaryIO) -> dict[str, Any]:
    """What can be read, in pages of some thousand characters that end where a line ends."""
    for number, page in enumerate(_pages(_read(_decoded(file.read()))), 1):
        copy("text", number, "text/plain", page.encode())
    return {"told": {}, "likeness": 0}


def _decoded(content: bytes) -> str:
    for mark, encoding in MARKS.items():
        if content.startswith(mark):
            return _checked(content.decode(encoding))
    for encoding in ENCODINGS:
        try:
            return _checked(content.decode(encoding))
        except UnicodeDecodeError:
            continue
    raise Refused("unreadable")


def _checked(text: str) -> str:
    """A text; anything with too many characters that no text has is none."""
    strange = sum(1 for c in text if c < " " and c not in "\t\n\r\f\v") + sum(map(text.count, "\x7f\ufffd"))
    if "\0" in text or strange > BROKEN * len(text):
        raise Refused("unreadable")
    return text


def _read(text: str) -> str:
    page = _saved_page(text)
    if page or IS_HTML.match(text):
        reader = _Reader()
        reader.feed(page or text)
        reader.close()
        text = re.sub(r"[ \t]+", " ", "".join(reader.read))
        text = re.sub(r" ?\n[ \n]*\n", "\n\n", text)
    shown = DIRECTING.sub(
        lambda found: f"\u27e8U+{ord(found[0]):04X}\u27e9", text.replace("\r\n", "\n").replace("\r", "\n")
    )
    return HIDDEN.sub("", shown)


def _saved_page(text: str) -> str:
    """The page in a file as browsers save them (MHTML); "" where it is none."""
    if not (IS_SAVED_PAGE.match(text) and "multipart/related" in text[:4000].lower()):
        return ""
    for part in email.message_from_string(text, policy=email.policy.default).walk():
        if part.get_content_type() == "text/html":
            return str(part.get_content())
    return ""


def _pages(text: str) -> list[str]:
    pages: list[str] = []
    rest = text.strip("\n")
    while rest and len(pages) < MOST_PAGES:
        cut = len(rest) if len(rest) <= PAGE else rest.rfind("\n", PAGE // 2, PAGE)
        cut = cut if cut > 0 else PAGE
        pages.append(rest[:cut])
        rest = rest[cut:].lstrip("\n")
    return pages


class _Reader(HTMLParser):
    """Collects what somebody would read of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.read: list[str] = []
        self._unread = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BREAKS:
            self.read.append("\n")
        self._unread += tag in UNREAD

    def handle_endtag(self, tag: str) -> None:
        if tag in BREAKS:
            self.read.append("\n")
        if tag in UNREAD and self._unread:
            self._unread -= 1

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self.read.append(data)
