"""Inputs, text areas and selects drawn without templates (`FORM_RENDERER`).

The page on which a release is entered has eighty fields and four hundred options. Django's templates, three for each
input and two for each option, took a hundred milliseconds for what is joined here in six; the markup is Django's own,
which tests/config/interface/test_widgets.py compares. A widget that is not known here has its template.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.db.models.fields import BLANK_CHOICE_DASH
from django.forms.renderers import TemplatesSetting
from django.http import HttpRequest
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from casework.kept import KeptSelect, Options

Widget = Mapping[str, Any]
NOTHING = "—"  # what is chosen where nothing is; the forms' own fields have it, Django's have nine hyphens


class Renderer(TemplatesSetting):
    """Django's renderer of forms with the project's templates, quicker for the widgets that come by the dozen."""

    def render(self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None) -> SafeString:
        draw, widget = _DRAWN.get(template_name), context.get("widget", {})
        if draw is None or not all(part["template_name"] in _DRAWN for part in widget.get("subwidgets", ())):
            return mark_safe(super().render(template_name, context, request))  # noqa: S308  a template's
        return mark_safe(draw(widget))  # noqa: S308  every part is escaped below


def _input(widget: Widget) -> str:
    value = widget["value"]
    said = "" if value is None else f' value="{_text(value)}"'
    return f'<input type="{_text(widget["type"])}" name="{_text(widget["name"])}"{said}{_attributes(widget)}>'


def _input_option(widget: Widget) -> str:
    if not widget.get("wrap_label"):
        return _input(widget)
    name = f' for="{_text(widget["attrs"]["id"])}"' if widget["attrs"].get("id") else ""
    return f"<label{name}>{_input(widget)} {conditional_escape(widget['label'])}</label>"


def _several(widget: Widget) -> str:
    """Inputs that are one field together, as from and to."""
    return "".join(_DRAWN[part["template_name"]](part) for part in widget["subwidgets"])


def _textarea(widget: Widget) -> str:
    value = conditional_escape(widget["value"]) if widget["value"] else ""
    return f'<textarea name="{_text(widget["name"])}"{_attributes(widget)}>\n{value}</textarea>'


def _select(widget: Widget) -> str:
    kept = widget.get("options")
    groups = _groups(widget["optgroups"]) if kept is None else _chosen(_drawn(kept), widget["value"])
    return f'<select name="{_text(widget["name"])}"{_attributes(widget)}>{groups}</select>'


def _groups(optgroups: list[Any]) -> str:
    return "\n".join(_group(name, listed) for name, listed, _index in optgroups)


def _drawn(options: Options) -> str:
    """The options with none chosen: they are drawn once, and not for each of the fields of each page."""
    if not options.drawn:
        options.drawn = _groups(KeptSelect(choices=options.listed).optgroups("", []))
    return options.drawn


def _chosen(drawn: str, values: list[str]) -> str:
    for value in {_text(value) for value in values}:
        drawn = drawn.replace(f'<option value="{value}">', f'<option value="{value}" selected>')
    return drawn


def _group(name: str | None, listed: list[Widget]) -> str:
    options = "\n".join(map(_option, listed))
    return f'<optgroup label="{conditional_escape(name)}">\n{options}\n</optgroup>' if name else options


def _option(option: Widget) -> str:
    attributes = _attributes(option) if "attrs" in option else " selected" if option["selected"] else ""
    label = option["label"] if isinstance(option["label"], str) else str(option["label"])  # said once where it is lazy
    said = NOTHING if label == BLANK_CHOICE_DASH[0][1] else conditional_escape(label)
    return f'<option value="{_text(option["value"])}"{attributes}>{said}</option>'


def _attributes(widget: Widget) -> str:
    given = widget["attrs"].items()
    return "".join(
        f" {name}" if value is True else f' {name}="{_text(value)}"' for name, value in given if value is not False
    )


def _text(value: object) -> SafeString:
    return conditional_escape(str(value) if not isinstance(value, str) else value)


_DRAWN: Mapping[str, Callable[[Widget], str]] = {
    **{f"django/forms/widgets/{kind}.html": _input for kind in ("text", "number", "hidden", "checkbox", "date")},
    **{f"django/forms/widgets/{kind}_option.html": _input_option for kind in ("checkbox", "radio")},
    "django/forms/widgets/multiwidget.html": _several,
    "django/forms/widgets/textarea.html": _textarea,
    "django/forms/widgets/select.html": _select,
}
