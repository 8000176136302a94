"""The sentences with which a file is refused, by the code that the decoding child and the limits answer with."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from casework.mistake import Mistake
from releases.evidence.kinds import LARGEST, LIMITS, MIB, PLAIN_FIELD

TAKEN = gettext_lazy(
    "Pictures (JPEG, PNG, WebP, GIF, TIFF), PDF, recordings, and exported messages or saved pages as plain text or "
    "HTML are taken."
)
REFUSALS: dict[str, str | Promise] = {
    "too-large": gettext_lazy("The picture has too many points: send one of at most 60 million."),
    "locked": gettext_lazy("The PDF is locked with a password: save it without one and send it again."),
    "unreadable": gettext_lazy("This file cannot be read as anything that is taken here, or it is damaged."),
    "archive": gettext_lazy("Archives are not taken: unpack it, and send the files in it one by one."),
    "office": gettext_lazy(
        "Office files are not taken, since they can carry programs: save it as a PDF and send that."
    ),
    "program": gettext_lazy("This file is a program, whatever its name says. It is not taken."),
    "drawing": gettext_lazy(
        "Drawings that are written as a text (SVG, XML) can act: save it as a picture and send that."
    ),
    "telephone-picture": gettext_lazy(
        "This picture is in the telephone's own format (HEIC or AVIF): save or share it as JPEG and send that."
    ),
    "empty": gettext_lazy("The file is empty."),
    "no-room": gettext_lazy("The server's disk has no room for this file. Nothing is lost; tell those who run it."),
    "cut-short": gettext_lazy("The line was cut before the file had come. Choose it again."),
}


def refusal(code: str) -> Mistake:
    """The sentence of a refusal, and what is taken instead."""
    if code.startswith("too-heavy-"):
        return too_heavy(LIMITS[code.removeprefix("too-heavy-")])
    sentence = str(REFUSALS.get(code, REFUSALS["unreadable"]))
    return Mistake(f"{sentence} {TAKEN}" if code in ("unreadable", "program") else sentence)


def too_heavy(most: int = LARGEST) -> Mistake:
    """A file is larger than `most` bytes."""
    sentence = _(
        "The file is larger than %(most)s MB, the most that is taken of its kind: send a smaller one, or several."
    )
    return Mistake(sentence % {"most": most // MIB})


def too_heavy_in_one_piece() -> Mistake:
    """What a browser without script can send at once."""
    sentence = _(
        "A file of more than %(most)s MB comes in parts, which needs script in the browser: allow it for this site."
    )
    return Mistake(sentence % {"most": PLAIN_FIELD // MIB})
