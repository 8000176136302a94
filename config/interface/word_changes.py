"""Two versions of a text, word by word: what went from the first and what came in the second, marked in each.

Marked words are said as well ("removed", "added"), because a screen reader passes over the mark itself. Each version is
one isolated run of text: a word keeps its place in the line whichever way the line runs.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import chain

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from config.interface.numerals import digits

MOST = 800  # words of both between what is the same before and after; more are not compared, but marked as they are
OFTEN = 12  # as often in one of them a word begins nothing that is the same
# A word with the marks on its letters, or one sign; and the white space after it, which is not compared.
_PARTS = re.compile(r"([\w\u0300-\u036F\u0610-\u061A\u064B-\u065F\u0670\u06D6-\u06ED\u200C]+|[^\w\s])(\s*)")
Part = tuple[str, str]
Step = tuple[bool, Sequence[Part], Sequence[Part]]  # whether they differ, and what stands there in each


def word_changes(old: str, new: str) -> tuple[SafeString, SafeString]:
    """The two texts as they are drawn beside each other."""
    steps = list(_steps(_PARTS.findall(old), _PARTS.findall(new)))
    return (
        _drawn(_runs(_lead(old), ((differs, parts) for differs, parts, _new in steps)), "del"),
        _drawn(_runs(_lead(new), ((differs, parts) for differs, _old, parts in steps)), "ins"),
    )


def _steps(before: Sequence[Part], after: Sequence[Part]) -> Iterator[Step]:
    """What both have, and where they differ, in its order. Only what is between the same ends is looked through."""
    old, new = ([word for word, _space in parts] for parts in (before, after))
    head = _same(old, new)
    tail = _same(old[head:][::-1], new[head:][::-1])
    end, new_end = len(old) - tail, len(new) - tail
    yield False, before[:head], after[:head]
    if end + new_end - 2 * head > MOST:
        yield True, before[head:end], after[head:new_end]
    else:
        often = Counter(new[head:new_end])
        # A word that stands everywhere is the same only beside one that is: by itself it would be tried at each place.
        matched = SequenceMatcher(lambda word: often[word] > OFTEN, old[head:end], new[head:new_end], autojunk=False)
        for tag, a, b, c, d in matched.get_opcodes():
            yield tag != "equal", before[head + a : head + b], after[head + c : head + d]
    yield False, before[end:], after[new_end:]


def _same(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words at the beginning are the same in both."""
    return next(
        (n for n, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), min(len(one), len(other))
    )


def _lead(text: str) -> str:
    """The white space before the first word."""
    return text[: len(text) - len(text.lstrip())]


def _runs(lead: str, steps: Iterable[tuple[bool, Sequence[Part]]]) -> list[tuple[bool, str]]:
    """Stretches that are the same or differ; the space after one that differs does not belong to it."""
    runs: list[tuple[bool, str]] = []
    for differs, parts in chain([(False, [("", lead)])], steps):
        text = "".join(chain.from_iterable(parts))
        if not text:
            continue
        if runs and runs[-1][0] == differs:
            runs[-1] = (differs, runs[-1][1] + text)
        else:
            runs.append((differs, text))
    return list(_without_space(runs))


def _without_space(runs: list[tuple[bool, str]]) -> Iterator[tuple[bool, str]]:
    space = ""
    for differs, text in runs:
        kept = text.rstrip() if differs else text
        if differs:
            yield True, kept
            space = text[len(kept) :]
        else:
            yield False, space + kept
            space = ""
    if space:
        yield False, space


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
