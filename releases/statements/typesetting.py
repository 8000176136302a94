"""A statement as PDF and as an image, set by typst. What it says is given as JSON and never read as markup.

The templates stand beside this file, which is all that typst can read; the typeface is the one that comes with the
application, so that Arabic looks alike everywhere.
"""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import fontpkg_ibm_plex_sans_arabic  # type: ignore[import-untyped]  # the wheel says no types
import typst

from releases.statements.wording import WORDINGS

_ROOT = Path(__file__).parent / "typst"
_FONTS = Path(fontpkg_ibm_plex_sans_arabic.__file__).parent / "files"
_DOTS = 144.0  # to the inch: a card of 600 × 315 points has 1200 × 630
_LONG = 90  # bytes of a title that takes a smaller letter


def as_pdf(document: dict[str, Any], digest: str, language: str) -> bytes:
    """The statement on A4. The same document makes the same bytes: its time is its day."""
    made: bytes = _set("statement.typ", document, digest, language, format="pdf", timestamp=_day(document))
    return made


def as_card(document: dict[str, Any], digest: str, language: str) -> bytes:
    """A PNG of 1200 × 630: the number, the title, who says it, the date, how the digest begins."""
    made: bytes = _set("card.typ", document, digest, language, format="png", ppi=_DOTS)
    return made


def as_pages(document: dict[str, Any], digest: str, language: str) -> list[bytes]:
    """The pages of the PDF as PNG, for looking at them."""
    made: list[bytes] | bytes = _set("statement.typ", document, digest, language, format="png", ppi=_DOTS / 2)
    return made if isinstance(made, list) else [made]


def _set(template: str, document: dict[str, Any], digest: str, language: str, **options: Any) -> Any:
    words = WORDINGS[language]
    data = {
        "language": language,
        "digest": digest,
        "said": document[language],
        "words": {"digest": words.digest, "check": words.check},
        "long": _LONG,
    }
    return typst.compile(
        str(_ROOT / template), root=str(_ROOT), font_paths=[str(_FONTS)], ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data)}, **options,
    )  # fmt: skip


def _day(document: dict[str, Any]) -> int:
    return int(datetime.fromisoformat(document["published"]).replace(tzinfo=UTC).timestamp())
