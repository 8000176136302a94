"""What can be combined of one filter, drawn without templates: how it is asked, and a box for each of its values.

A list with three filters has a hundred and fifty such boxes, the same for everybody: each is drawn once.
"""

from collections.abc import Iterable
from functools import lru_cache

from django.utils.html import conditional_escape as escaped
from django.utils.safestring import SafeString

from casework.combined_words import More, Way
from config.interface.numerals import number

BOXES = 4_000  # that a process keeps drawn


def combined(each: More) -> SafeString:
    """One filter that can be combined: a fold with its ways and its values, or the ways alone where it takes none."""
    label, ways = escaped(each.label), _ways(each)
    if not each.takes_values:
        return SafeString(f'<label class="only"><span>{label}</span> {ways}</label>')
    ticked = f' <span class="count">{number(len(each.typed))}</span>' if each.typed else ""
    unfolded = " open" if each.condition or each.typed else ""
    return SafeString(
        f"<details{unfolded}><summary>{label}{ticked}</summary>"
        f'<fieldset><legend class="hidden-visually">{label}</legend>{ways}'
        f'<div class="values">{_boxes(each.name, each.values)}</div></fieldset></details>'
    )


def _ways(each: More) -> str:
    """How it is asked; where no heading stands around it, the label does."""
    named = f' aria-label="{escaped(each.label)}"' if each.takes_values else ""
    options = "".join(
        f'<option value="{escaped(way.value)}"{" selected" if way.chosen else ""}>{escaped(way.label)}</option>'
        for way in each.ways
    )
    return f'<select name="{escaped(each.parameter)}"{named}>{options}</select>'


def _boxes(name: str, values: Iterable[Way]) -> str:
    """A box for each value, in this order."""
    return "".join(_box(name, value.value, value.label, ticked=value.chosen) for value in values)


@lru_cache(BOXES)
def _box(name: str, value: str, label: str, *, ticked: bool) -> str:
    """The same for everybody; its label is said in the reader's language."""
    checked = " checked" if ticked else ""
    box = f'<input type="checkbox" name="{escaped(name)}" value="{escaped(value)}"{checked}>'
    return f"<label>{box}<span>{escaped(label)}</span></label>"
