"""A chart as a picture that stands alone: SVG with its own colours, and PNG, set by typst with the Arabic typeface."""

from dataclasses import dataclass
from pathlib import Path

import fontpkg_ibm_plex_sans_arabic  # type: ignore[import-untyped]  # a folder of files
import typst
from django.template.loader import render_to_string
from django.utils.translation import get_language_bidi, gettext

from releases.charts.columns import Columns
from releases.charts.labels import drawn
from releases.charts.page import Chart

FONTS = Path(fontpkg_ibm_plex_sans_arabic.__file__).parent
POINTS_PER_INCH = 192.0
HATCHED, NOTE = 0, -1  # instead of the number of a wave
HEAD, KEY = 56, 20  # units above a drawing that stands alone, and of each line of its key
# The drawing comes in as data and is only an image: nothing of it is read as a program.
_SHEET = b"""
#set page(width: 540pt, height: auto, margin: 12pt, fill: white)
#image(bytes(sys.inputs.svg), format: "svg", width: 100%)
"""


# A picture that stands alone is for paper and for messages: dark on white, told apart by hatching and dashes too.
INK, LINE, BAR, FLAG = "#23201b", "#ddd6ca", "#17605a", "#922818"
_STYLE = f"""<style>
svg {{ font-family: "IBM Plex Sans Arabic", "Noto Sans Arabic", sans-serif; }}
text {{ font-size: 12px; fill: {INK}; }}
.chart-number, .chart-heading, .chart-flag-number {{ font-weight: 600; }}
.chart-heading {{ font-size: 17px; }}
.chart-line {{ stroke: {LINE}; }}
.chart-tick {{ stroke: {INK}; }}
.chart-named {{ fill: {BAR}; }}
.chart-groups, .chart-hatch {{ stroke: {BAR}; }}
.chart-hatch {{ stroke-width: 2; }}
.chart-flag {{ stroke: {FLAG}; stroke-width: 1.5; stroke-dasharray: 4 3; fill: none; }}
.chart-flag-number {{ fill: {FLAG}; }}
</style>"""


@dataclass(frozen=True)
class Explained:
    """A line of the key under a drawing: its height, the number of a wave, a hatched field or nothing, and words."""

    y: int
    number: int
    words: str


def svg_of(chart: Chart, under: str) -> str:
    """The drawing with its heading, a line under it and its key, and its own style sheet, which no page would take."""
    rtl, picture = get_language_bidi(), chart.picture
    key = _key(chart, rtl=rtl)
    shown = {
        "chart": picture, "alone": True, "heading": drawn(chart.heading, rtl=rtl), "under": drawn(under, rtl=rtl),
        "rtl": rtl, "key": key, "whole": picture.height + HEAD + KEY * len(key) + 8,
    }  # fmt: skip
    text = render_to_string(chart.template, shown).strip()
    opened, _end, inside = text.partition(">")
    return f"{opened}>{_STYLE}{inside}"


def _key(chart: Chart, *, rtl: bool) -> list[Explained]:
    """What hatching means, where there is some, which waves began where, and who is in no column."""
    picture = chart.picture
    words = [(HATCHED, gettext("groups without names"))] if picture.has_groups else []
    words += [(flag.number, flag.label) for flag in picture.flags] if isinstance(picture, Columns) else []
    words += [(NOTE, note) for note in chart.notes]
    return [
        Explained(picture.height + KEY * (line + 1) - 4, number, drawn(said, rtl=rtl))
        for line, (number, said) in enumerate(words)
    ]


def png_of(svg: str) -> bytes:
    """The same drawing as an image, 1,440 pixels wide."""
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[FONTS])
    return typst.compile(_SHEET, font_paths=fonts, format="png", ppi=POINTS_PER_INCH, sys_inputs={"svg": svg})
