"""The components as template tags: `{% load ui %}`. docs/interface.md shows one example of each."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.forms import BaseForm, BoundField
from django.forms.formsets import BaseFormSet
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from config.interface import (
    bilingual,
    cells,
    fields,
    figures,
    filtering,
    icons,
    inline,
    links,
    looks,
    moments,
    numerals,
    word_changes,
)

register = template.Library()
Parts = dict[str, Any]

register.simple_tag(icons.icon, name="icon")
register.simple_tag(inline.status, name="status")
register.simple_tag(inline.reference, name="reference")
register.simple_tag(inline.person_name, name="person_name")
register.simple_tag(inline.tick, name="tick")
register.tag("cells", cells.cells)
register.simple_tag(moments.moment, name="moment")
register.simple_tag(moments.between, name="moments_between")
register.simple_tag(moments.partial_date, name="partial_date")
register.simple_tag(bilingual.bilingual, name="bilingual")
register.filter("whole_references", inline.whole_references)
register.filter("called", inline.called)
register.filter("number", numerals.number)
register.filter("digits", numerals.digits)
register.filter("numbers_in", numerals.numbers_in)
register.filter("kilobytes", numerals.kilobytes)


# -- Blocks that hold other markup -------------------------------------------------------------------------------------


@register.simple_block_tag
def page_header(content: SafeString, title: str, over: str = "") -> SafeString:
    """The head of a page: its one h1, a line over it, and between the tags its actions."""
    return render_to_string("components/page_header.html", locals())


@register.simple_block_tag
def panel(content: SafeString, title: str = "", id: str = "", count: int | None = None) -> SafeString:
    """A boxed part of a page with a heading."""
    return render_to_string("components/panel.html", locals())


@register.simple_block_tag(takes_context=True)
def section(
    context: template.Context,
    content: SafeString,
    title: str,
    hint: str = "",
    id: str = "",
    when: str = "",
    fold: str = "",
    unfolded: bool = False,
) -> SafeString:
    """A part of a form: its title and hint at the start, its fields beside them; `when` as for a field.

    `fold` are the words behind which fields that are seldom needed are folded away; `unfolded` says that some are
    filled in or wrong, and they stand open.
    """
    when_name, _equals, when_values = when.partition("=")
    wrong = 'class="error"' in content
    off = bool(when) and not wrong and not fields.applies(when_name, when_values, _around(context))
    drawn = {name: value for name, value in locals().items() if name != "context"}
    return render_to_string("components/section.html", drawn)


@register.simple_block_tag
def fieldset(content: SafeString, legend: str, hint: str = "") -> SafeString:
    """Fields that answer one question together."""
    return render_to_string("components/fieldset.html", locals())


@register.simple_block_tag
def callout(content: SafeString, kind: str = "info", title: str = "") -> SafeString:
    """Something to know before going on; `kind` is info, warning, blocking, success or note."""
    return render_to_string("components/callout.html", {**locals(), "look": looks.look(kind)})


@register.simple_block_tag
def summary_list(content: SafeString) -> SafeString:
    """Facts of a record, one `summary_row` each."""
    return render_to_string("components/summary_list.html", locals())


@register.simple_block_tag
def summary_row(content: SafeString, label: str, empty: str = "") -> SafeString:
    """One fact; where nothing stands between the tags it says so (`empty`, or "not known")."""
    return inline.summary_row(content, label, empty)


# -- Forms -------------------------------------------------------------------------------------------------------------


@register.inclusion_tag("components/field.html", takes_context=True)
def field(
    context: template.Context,
    bound: BoundField,
    hint: str = "",
    when: str = "",
    wide: bool = False,
    short: bool = False,
) -> Parts:
    """A field with label, hint, definitions of its options, and error; see `fields.parts` for `when`."""
    around = _around(context) if when else ()
    return {"field": bound, "parts": fields.parts(bound, hint, when, around), "wide": wide, "short": short}


def _around(context: template.Context) -> list[object]:
    """What the template has by name: among it the forms of the page."""
    return list(context.flatten().values())


@register.inclusion_tag("components/error_summary.html")
def error_summary(*forms: "BaseForm | BaseFormSet[Any]", title: str = "") -> Parts:
    """All that is wrong on the page, each leading to its field; nothing when all is well."""
    return {"problems": fields.problems(*forms), "title": title}


@register.inclusion_tag("components/rows.html")
def rows(formset: "BaseFormSet[Any]", add: str, row_template: str = "", row_label: str = "") -> Parts:
    """The forms of a formset as rows, and a button that adds one (`add-<prefix>` is posted without script)."""
    return {"formset": formset, "add": add, "row_template": row_template, "row_label": row_label}


# -- What a record says ------------------------------------------------------------------------------------------------


@register.inclusion_tag("components/ltr.html")
def phone(value: str) -> Parts:
    """A telephone or identity number, never turned round by the text about it."""
    return {"value": value}


@register.simple_tag(takes_context=True)
def keys_elsewhere(context: template.Context) -> str:
    """Where security keys work, if not at the address of this page; else ""."""
    return links.keys_elsewhere(context["request"])


@register.inclusion_tag("components/timeline.html")
def timeline(entries: Iterable[Any]) -> Parts:
    """What happened, newest first: entries of `when, who, what`, perhaps `kind`, `why`, `url`."""
    return {"entries": [{"entry": entry, "look": looks.look(str(figures.read(entry, "kind")))} for entry in entries]}


@register.inclusion_tag("components/changes.html")
def changes(rows: Iterable[Any]) -> Parts:
    """What differs between two revisions: rows of `label, old, new`; where `text` is true, word by word."""
    return {"rows": [(row, _words(row)) for row in rows]}


def _words(row: Any) -> tuple[SafeString, SafeString] | None:
    """The two texts with what differs marked, where both are texts and say something."""
    old, new = (str(figures.read(row, name)) for name in ("old", "new"))
    return word_changes.word_changes(old, new) if figures.read(row, "text", False) and old and new else None


@register.inclusion_tag("components/attachments.html")
def attachments(files: Iterable[Any]) -> Parts:
    """Files: rows of `name, url, kind, size` (bytes), perhaps `digest` and `note`."""
    return {"files": files}


# -- Lists -------------------------------------------------------------------------------------------------------------


@register.inclusion_tag("components/sort_header.html", takes_context=True)
def sort_header(context: template.Context, label: str, column: str, default: str = "") -> Parts:
    """A column's heading that sorts by it; `default` is the list's order when none is asked for."""
    return {"label": label, "sort": links.sort_link(context["request"], column, default)}


@register.inclusion_tag("components/filters.html", takes_context=True)
def filters(context: template.Context, form: BaseForm) -> Parts:
    """A GET form of filters and a chip for each one in force; the chips alone where the rows are asked for."""
    framed = getattr(context.get("interface"), "filtered", True)
    return {**filtering.parts(context["request"], form), "framed": framed}


@register.inclusion_tag("components/pager.html", takes_context=True)
def pager(context: template.Context, page: Any, export: str = "") -> Parts:
    """The way on and back in a list: `page.after` and `page.before` are cursors or "", `page.count` a total or None.

    With `page.more` the total is only how far was counted; `export` is the name under which the list can be exported,
    as its `seen` (casework/seen/page.py) understood the address where there is one.
    Where rows are picked (`seen`, docs/lists.md), the ways on are buttons of the form that holds the ticks.
    """
    request, seen = context["request"], context.get("seen")
    after, before = figures.read(page, "after"), figures.read(page, "before")
    return {
        "count": figures.read(page, "count", None),
        "more": figures.read(page, "more", None),
        "next": links.asked(request, after=after) if after else "",
        "previous": links.asked(request, before=before) if before else "",
        "export": links.export(export, seen.asked if seen else request.GET) if export else "",
        "picking": getattr(seen, "picking", None) is not None,
    }


@register.inclusion_tag("components/empty.html")
def empty(title: str, text: str = "", url: str = "", action: str = "", icon: str = "inbox") -> Parts:
    """An empty list: what that means, and what to do next."""
    return {"title": title, "text": text, "url": url, "action": action, "icon": icon}


@register.inclusion_tag("components/tabs.html")
def tabs(items: Iterable[Any], label: str) -> Parts:
    """Views of one thing as links: items of `label, url, current`, perhaps `count`."""
    return {"items": items, "label": label}


# -- Figures -----------------------------------------------------------------------------------------------------------


@register.inclusion_tag("components/tile_map.html")
def tile_map(rows: Iterable[Any], title: str, note: str = "") -> Parts:
    """Governorates as tiles, never mirrored: rows of `code, label, value, column, row`, perhaps `url`."""
    return {"map": figures.tile_map(rows), "title": title, "note": note}


@register.inclusion_tag("components/bar_chart.html")
def bar_chart(rows: Iterable[Any], title: str) -> Parts:
    """Bars for rows of `label, value`; the numbers stand beside them as text."""
    return {"bars": figures.bars(rows), "title": title}


@register.inclusion_tag("components/tally_table.html")
def tally_table(
    rows: Iterable[Any], caption: str, total: int, heading: str = "", unit: str = "", total_url: str = ""
) -> Parts:
    """A table of counts with its sum, a bar and a share in each row: rows of `label, value`, perhaps `url, note`."""
    return {"bars": figures.bars(rows, total), **locals()}


@register.inclusion_tag("components/progress.html")
def progress(done: int, total: int, label: str) -> Parts:
    """How far a long work has come."""
    return {"done": done, "total": total, "share": figures.share(done, total), "label": label}
