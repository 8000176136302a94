"""The small parts that stand in every row of every list: a state, a reference, a name; joined without a template."""

import re
from functools import lru_cache

from django.utils.html import conditional_escape as escaped
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext

from accounts.aliases import Names
from accounts.models import User
from config.interface.icons import icon
from config.interface.looks import look

STATES = 1_000  # tags of a state that a process keeps drawn
_TAG = re.compile(r"<[^>]*>")
REFERENCE = re.compile(r"\b[A-Z]-[0-9A-Z]{4}-[0-9A-Z]{4}\b")
_IN_ARABIC = 'lang="ar" dir="rtl"'
_IN_LATIN = 'lang="ar-Latn" dir="ltr"'


def status(code: str, label: str = "") -> SafeString:
    """A state's tag: shape, word and colour; the label may be left out where `code` is a member that knows its own."""
    return _status(str(code), str(label or getattr(code, "label", code)))


@lru_cache(STATES)
def _status(code: str, said: str) -> SafeString:
    coat = look(code)
    return format_html('<span class="status tone-{}">{}{}</span>', coat.tone, icon(coat.icon), capfirst(said))


def reference(value: str, url: str = "", copy: bool = False) -> SafeString:
    """A reference, read from left to right in any text; with `copy` a button that copies it."""
    shown = _linked(f'<bdi class="reference" dir="ltr">{escaped(value)}</bdi>', url)
    if not copy:
        return shown
    return format_html(
        '<copy-reference data-done="{}">{}<button type="button" class="icon-button only-scripted" aria-label="{}">{}'
        '</button><span class="hidden-visually" role="status"></span></copy-reference>',
        gettext("Copied"),
        shown,
        gettext("Copy %(value)s") % {"value": value},
        icon("copy"),
    )


def whole_references(text: str) -> SafeString:
    """A line in which each reference stays on one line, and reads from left to right."""
    return SafeString(REFERENCE.sub(r'<bdi class="nowrap" dir="ltr">\g<0></bdi>', escaped(text)))


def person_name(ar: str = "", latin: str = "", url: str = "") -> SafeString:
    """A name in both scripts, the page's own first; says so where there is none."""
    known = [(_IN_ARABIC, ar), (_IN_LATIN, latin)] if get_language() == "ar" else [(_IN_LATIN, latin), (_IN_ARABIC, ar)]
    written = [(attributes, name) for attributes, name in known if name]
    if not written:
        unknown = gettext("Name not known")
        return _linked(f'<span class="person unnamed"><span class="name">{escaped(unknown)}</span></span>', url)
    (attributes, name), *others = written
    parts = f'<bdi class="name" {attributes}>{escaped(name)}</bdi>'
    for attributes, name in others:
        parts += f'<bdi class="other-script" {attributes}>{escaped(name)}</bdi>'
    return _linked(f'<span class="person">{parts}</span>', url)


def tick(value: int | str, label: str, checked: bool = False, name: str = "pick") -> SafeString:
    """A box by which a row is picked; `label` says to a screen reader which row it is."""
    said = gettext("Pick %(row)s") % {"row": label}
    box = f'<input type="checkbox" name="{escaped(name)}" value="{escaped(str(value))}"{" checked" if checked else ""}>'
    return SafeString(f'<label class="tick">{box}<span class="hidden-visually">{escaped(said)}</span></label>')


def summary_row(content: SafeString, label: str, empty: str = "") -> SafeString:
    """One fact of a record; where there is neither a word nor a picture in `content`, `empty` or "not known"."""
    shown: str = content.strip()
    if not _TAG.sub("", shown).strip() and "<img" not in shown and "<svg" not in shown:
        shown = format_html('<span class="unknown">{}</span>', empty or gettext("not known"))
    return format_html("<div><dt>{}</dt><dd>{}</dd></div>", capfirst(str(label)), SafeString(shown))


def _linked(shown: str, url: str) -> SafeString:
    """What is shown, which is markup, as a link where there is an address."""
    return SafeString(f'<a href="{escaped(url)}">{shown}</a>' if url else shown)


def called(person: User, names: Names) -> str:
    """Under which name `person` stands for the reader whose names these are."""
    return names.of(person)
