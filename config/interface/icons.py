"""The icons, drawn here on a 16×16 grid with one stroke; always beside a word, so hidden from screen readers."""

from functools import cache

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

# Those that point somewhere are mirrored where the page reads from right to left.
_POINTING = frozenset({"back", "forward", "sign-out", "return"})

_PATHS: dict[str, str] = {
    "search": '<circle cx="7" cy="7" r="4.5"/><path d="m10.5 10.5 3.5 3.5"/>',
    "menu": '<path d="M2 4h12M2 8h12M2 12h12"/>',
    "close": '<path d="m4 4 8 8m0-8-8 8"/>',
    "person": '<circle cx="8" cy="5" r="2.75"/><path d="M2.5 14a5.5 5.5 0 0 1 11 0"/>',
    "down": '<path d="m4 6 4 4 4-4"/>',
    "back": '<path d="M10 3 5 8l5 5"/>',
    "forward": '<path d="m6 3 5 5-5 5"/>',
    "sort-up": '<path d="M8 13V3m-4 4 4-4 4 4"/>',
    "sort-down": '<path d="M8 3v10m-4-4 4 4 4-4"/>',
    "copy": '<rect x="5.5" y="5.5" width="8" height="8" rx="1.5"/><path d="M3 10.5h-.5v-8h8V3"/>',
    "done": '<path d="m3 8.5 3.5 3.5L13 4.5"/>',
    "plus": '<path d="M8 3v10M3 8h10"/>',
    "edit": '<path d="M3 13v-2.5L10.5 3 13 5.5 5.5 13z"/>',
    "file": '<path d="M4 1.5h5L12.5 5v9.5h-8.5zM9 1.5V5h3.5"/>',
    "download": '<path d="M8 2v8m-3.5-3L8 10.5 11.5 7M2.5 13.5h11"/>',
    "print": '<path d="M4 6V2h8v4M4 11H2V6h12v5h-2M4 9h8v5H4z"/>',
    "columns": '<path d="M2.5 3h11v10h-11zM6.2 3v10M9.8 3v10"/>',
    "save": '<path d="M4 2h8v12l-4-3-4 3z"/>',
    "lock": '<rect x="3" y="7" width="10" height="7" rx="1.5"/><path d="M5 7V5a3 3 0 0 1 6 0v2"/>',
    "info": '<circle cx="8" cy="8" r="6"/><path d="M8 7.5V11M8 5v.1"/>',
    "warning": '<path d="M8 2 1.5 13.5h13zM8 6.5v3.5M8 11.9v.1"/>',
    "stop": '<path d="M5.5 1.8h5l3.7 3.7v5l-3.7 3.7h-5l-3.7-3.7v-5zM8 5v3.5M8 11v.1"/>',
    "inbox": '<path d="M2 9.5 4 3h8l2 6.5V13H2zM2 9.5h3.5l1 1.5h3l1-1.5H14"/>',
    "sign-out": '<path d="M6 2.5H2.5v11H6M6.5 8H14m-3-3 3 3-3 3"/>',
    "bell": '<path d="M4 11V7a4 4 0 0 1 8 0v4l1.5 1.5h-11zM6.5 14.5h3"/>',
    "keyboard": '<rect x="1.5" y="4" width="13" height="8.5" rx="1"/><path d="M4 7h.1M7 7h.1M10 7h.1M12 7h.1M5 10h6"/>',
    # Of states: how far a record has come, by shape alone.
    "ring": '<circle cx="8" cy="8" r="5.5" stroke-dasharray="2.4 2"/>',
    "half": '<circle cx="8" cy="8" r="5.5"/><path d="M8 4.5a3.5 3.5 0 0 1 0 7z" fill="currentColor" stroke="none"/>',
    "full": '<circle cx="8" cy="8" r="6" fill="currentColor"/>'
    '<path d="m5.2 8.2 2 2 3.6-4" class="icon-cut" stroke="var(--soft)"/>',
    "return": '<path d="M6 4 2.5 7.5 6 11M3 7.5h6.5a3.5 3.5 0 0 1 0 7H8"/>',
    "cross": '<circle cx="8" cy="8" r="6"/><path d="m5.8 5.8 4.4 4.4m0-4.4-4.4 4.4"/>',
    "split": '<circle cx="8" cy="8" r="6"/><path d="M8 2v12M8 5.5h3.5M8 8h4M8 10.5h3.5"/>',
    "minus": '<circle cx="8" cy="8" r="6"/><path d="M5 8h6"/>',
    "dot": '<circle cx="8" cy="8" r="3" fill="currentColor"/>',
}


@cache
def icon(name: str, size: int = 16) -> SafeString:
    """The inline SVG of one icon; KeyError for one that was never drawn."""
    return format_html(
        '<svg class="icon{}" viewBox="0 0 16 16" width="{}" height="{}" fill="none" stroke="currentColor"'
        ' stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">'
        "{}</svg>",
        " mirror" if name in _POINTING else "",
        size,
        size,
        mark_safe(_PATHS[name]),  # noqa: S308  our own drawing above
    )
