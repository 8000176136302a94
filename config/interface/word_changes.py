"""Two versions of a text, word by word: what went from the first and what came in the second, marked in each.

Marked words are said as well ("removed", "added"), because a screen reader passes over the mark itself. Each version is
one isolated run of text: a word keeps its place in the line whichever way the line runs.
"""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from config.interface.numerals import digits

MOST = 4_000  # words and spaces of both; what is longer is shown whole
# White space, a word with the marks on its letters, or one sign.
_PARTS = re.compile(r"\s+|[\w\u0300-\u036F\u0610-\u061A\u064B-\u065F\u0670\u06D6-\u06ED\u200C]+|[^\w\s]")


def word_changes(old: str, new: str) -> tuple[SafeString, SafeString]:
    """The two texts as they are drawn beside each other."""
    before, after = _PARTS.findall(old), _PARTS.findall(new)
    if len(before) + len(after) > MOST:
        return _drawn([(True, old)], "del"), _drawn([(True, new)], "ins")
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return (
        _drawn(_runs((tag != "equal", before[a:b]) for tag, a, b, _c, _d in steps), "del"),
        _drawn(_runs((tag != "equal", after[c:d]) for tag, _a, _b, c, d in steps), "ins"),
    )


def _runs(parts: "Iterator[tuple[bool, list[str]]]") -> list[tuple[bool, str]]:
    """Stretches that are the same or differ; a space between two words that differ belongs to them."""
    runs: list[tuple[bool, str]] = []
    for differs, words in parts:
        text = "".join(words)
        if not text:
            continue
        if runs and not differs and not text.strip() and runs[-1][0]:
            runs[-1] = (True, runs[-1][1] + text)
        elif runs and runs[-1][0] == differs:
            runs[-1] = (differs, runs[-1][1] + text)
        else:
            runs.append((differs, text))
    if runs and runs[-1][0] and runs[-1][1] != runs[-1][1].rstrip():
        kept = runs[-1][1].rstrip()
        runs[-1:] = [(True, kept), (False, runs[-1][1][len(kept) :])] if kept else [(False, runs[-1][1])]
    return runs


def _drawn(runs: list[tuple[bool, str]], mark: str) -> SafeString:
    said = gettext("removed:") if mark == "del" else gettext("added:")
    over = gettext("unchanged:")
    drawn = SafeString("")
    for number, (differs, text) in enumerate(runs):
        shown = SafeString(escape(digits(text)).replace("\n", "<br>"))
        if differs:
            drawn += format_html(
                '<{0}><span class="hidden-visually">{1} </span>{2}</{0}>', SafeString(mark), said, shown
            )
        elif number and text.strip():
            drawn += format_html('<span class="hidden-visually"> {} </span>{}', over, shown)
        else:
            drawn += shown
    return format_html("<bdi>{}</bdi>", drawn)
