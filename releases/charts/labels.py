"""Words of a drawing: SVG's own direction is from left to right, so that lengths and anchors hold in both languages."""

_FROM_THE_RIGHT = "\u200f"


def from_the_right(text: str) -> str:
    """Arabic words, with what stands before and after them on the side where an Arabic line has it."""
    return f"{_FROM_THE_RIGHT}{text}{_FROM_THE_RIGHT}"


def drawn(text: str, *, rtl: bool) -> str:
    """The words as they are drawn in the language of the page."""
    return from_the_right(text) if rtl else text


def shortened(text: str, longest: int) -> str:
    """At most so many letters, and a sign where some are left out."""
    return text if len(text) <= longest else text[: longest - 1].rstrip(" ،,:") + "…"
