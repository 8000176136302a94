"""A chart as a picture that stands alone: SVG with its own colours, and PNG, set by typst with the Arabic typeface."""

from pathlib import Path

import fontpkg_ibm_plex_sans_arabic  # type: ignore[import-untyped]  # a folder of files
import typst
from django.template.loader import render_to_string
from django.utils.translation import get_language_bidi

from releases.charts.page import Chart

FONTS = Path(fontpkg_ibm_plex_sans_arabic.__file__).parent
POINTS_PER_INCH = 192.0
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


def svg_of(chart: Chart, under: str) -> str:
    """The drawing with its heading, a line under it, and its own style sheet, which no page of ours would take."""
    shown = {"chart": chart.picture, "alone": True, "heading": chart.heading, "under": under}
    drawn = render_to_string(chart.template, {**shown, "rtl": get_language_bidi()}).strip()
    opened, _end, inside = drawn.partition(">")
    return f"{opened}>{_STYLE}{inside}"


def png_of(svg: str) -> bytes:
    """The same drawing as an image, 1,440 pixels wide."""
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[FONTS])
    return typst.compile(_SHEET, font_paths=fonts, format="png", ppi=POINTS_PER_INCH, sys_inputs={"svg": svg})
