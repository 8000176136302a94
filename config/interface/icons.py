"""The icons, one file of our own (static/img/icons.svg) that a browser keeps; new ones are drawn there.

They always stand beside a word, so they are hidden from screen readers.
"""

import re
from functools import cache
from pathlib import Path

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

SPRITE = "img/icons.svg"
# Those that point somewhere are mirrored where the page reads from right to left.
_POINTING = frozenset({"back", "forward", "sign-out", "return"})
DRAWN = frozenset(
    re.findall(r'<symbol id="([a-z-]+)"', (Path(__file__).resolve().parents[2] / "static" / SPRITE).read_text())
)


def icon(name: str, size: int = 16) -> SafeString:
    """One icon in a square of so many points; KeyError for one that was never drawn."""
    return _icon(name, size, _sprite())


@cache
def _sprite() -> str:
    """Its address, which is another one only for another process."""
    return static(SPRITE)


@cache
def _icon(name: str, size: int, sprite: str) -> SafeString:
    if name not in DRAWN:
        raise KeyError(name)
    return format_html(
        '<svg class="icon{}" width="{}" height="{}" aria-hidden="true" focusable="false"><use href="{}#{}"/></svg>',
        " mirror" if name in _POINTING else "",
        size,
        size,
        sprite,
        name,
    )
