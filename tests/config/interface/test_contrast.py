"""Every pair of ink and ground that the style sheets make, measured in both schemes (WCAG 2.2, 1.4.3 and 1.4.11)."""

import re
from pathlib import Path

import pytest
from django.conf import settings

_SHEETS = Path(settings.BASE_DIR, "static", "css")
_FOUNDATION = (_SHEETS / "foundation.css").read_text()
_TOKEN = re.compile(r"--([a-z0-9-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)")
_COLOURS = {name: (light, dark) for name, light, dark in _TOKEN.findall(_FOUNDATION)}

_PAPER = ("ground", "surface", "sunken")
_TONES = ("neutral", "info", "attention", "bad", "good", "contested")
_WRITTEN = [
    *((ink, paper) for ink in ("ink", "ink-soft", "ink-faint", "link", "bad-ink") for paper in _PAPER),
    *((f"{tone}-ink", f"{tone}-soft") for tone in _TONES),
    *((f"{tone}-ink", "surface") for tone in _TONES),
    *((ink, f"{tone}-soft") for tone in _TONES for ink in ("ink", "ink-soft")),
    *((f"level-{step}-ink", f"level-{step}") for step in range(6)),
    *((ink, "accent-soft") for ink in ("ink", "ink-soft", "link", "accent-strong")),
    ("on-accent", "accent"),
    ("on-accent", "accent-strong"),
    ("on-band", "band"),
    ("on-band-soft", "band"),
]
# Edges of controls, the ring of the focus, bars: seen, not read.
_SEEN = [
    *((edge, paper) for edge in ("line-strong", "focus", "accent") for paper in _PAPER),
    ("band-line", "band"),
    ("on-band", "band"),
    ("level-4", "level-0"),
]


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "paper"), _WRITTEN)
def test_what_is_written_can_be_read(ink: str, paper: str, scheme: int) -> None:
    assert _contrast(_COLOURS[ink][scheme], _COLOURS[paper][scheme]) >= 4.5


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("edge", "paper"), _SEEN)
def test_what_is_pressed_can_be_seen(edge: str, paper: str, scheme: int) -> None:
    assert _contrast(_COLOURS[edge][scheme], _COLOURS[paper][scheme]) >= 3


def test_colours_are_written_in_the_tokens_alone() -> None:
    for name in ("components", "fields", "tables"):
        text = (_SHEETS / f"{name}.css").read_text()
        assert not re.findall(r"#[0-9a-fA-F]{3,8}\b|rgb\(|hsl\(|oklch\(", text), name


def test_directions_are_logical() -> None:
    """Old telephones do not know them: the public pages name both sides and give them the same."""
    physical = re.compile(r"-(?:left|right)\b|\b(?:left|right|float):|text-align: (?:left|right)")
    alike = re.compile(r"(margin|padding)-left: ([^;]+); \1-right: \2;")
    for sheet in _SHEETS.glob("*.css"):
        assert not physical.findall(alike.sub("", sheet.read_text())), sheet.name


def test_every_property_that_is_used_is_defined() -> None:
    text = "".join(sheet.read_text() for sheet in _SHEETS.glob("*.css"))
    used = set(re.findall(r"var\(--([a-z0-9-]+)", text))
    assert used <= set(re.findall(r"--([a-z0-9-]+):", text))
