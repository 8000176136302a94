"""What can be combined of one filter, drawn without templates: how it is asked, and a box for each of its values.

A list with three filters has a hundred and fifty such boxes. Those that nobody ticked are the same for everybody, and
are drawn once for each language.
"""

from collections.abc import Iterable
from functools import lru_cache

from django.utils.html import conditional_escape as escaped
from django.utils.safestring import SafeString

from casework.combined_words import More, Way
from config.interface.numerals import number

FILTERS = 200  # of which the boxes are kept, each in two languages


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
    listed = list(values)
    empty = _unticked(name, tuple((value.value, value.label) for value in listed if not value.chosen))
    return "".join(_box(name, value.value, value.label, " checked") for value in listed if value.chosen) + empty


@lru_cache(FILTERS)
def _unticked(name: str, values: tuple[tuple[str, str], ...]) -> str:
    return "".join(_box(name, value, label) for value, label in values)


def _box(name: str, value: str, label: str, checked: str = "") -> str:
    box = f'<input type="checkbox" name="{escaped(name)}" value="{escaped(value)}"{checked}>'
    return f"<label>{box}<span>{escaped(label)}</span></label>"
