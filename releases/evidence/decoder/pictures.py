"""Pictures: drawn anew from their points, upright, without metadata; small and blurred ones; what the camera wrote."""

import io
import warnings
from typing import Any, BinaryIO

from PIL import ExifTags, Image, ImageDraw, ImageFilter, ImageOps

from releases.evidence.decoder.answering import Refused, copy

MOST_POINTS = 60_000_000  # of one picture
MOST_PAGES = 100  # of one file
SMALL, VEILED = 320, 24  # the longer side, in points
FORMATS = {
    "JPEG": "image/jpeg", "MPO": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp", "GIF": "image/gif",
    "TIFF": "image/tiff",
}  # fmt: skip
WITH_PAGES = ("TIFF",)  # of the others the first picture is the picture
TOLD = {"Make": "maker", "Model": "device", "Software": "software", "DateTime": "time", "DateTimeOriginal": "time"}
LONGEST = 200  # characters of one thing that a file tells

Image.MAX_IMAGE_PIXELS = MOST_POINTS
warnings.simplefilter("error", Image.DecompressionBombWarning)


def recognise(file: BinaryIO) -> str:
    """The media type, after decoding every point."""
    with _opened(file) as picture:
        picture.load()
        return FORMATS[picture.format or ""]


def make_copies(file: BinaryIO) -> dict[str, Any]:
    """Each page drawn anew; a small one and a blurred one of the first."""
    with _opened(file) as picture:
        told = read_metadata(picture)
        pages = min(getattr(picture, "n_frames", 1), MOST_PAGES) if picture.format in WITH_PAGES else 1
        likeness = 0
        for number in range(1, pages + 1):
            if number > 1:
                picture.seek(number - 1)
                _refuse_too_many_points(picture)
            drawn = draw_anew(picture)
            copy("page", number, *encoded(drawn))
            if number == 1:
                make_small(drawn)
                likeness = likeness_of(drawn)
    return {"told": told, "likeness": likeness}


def redact(file: BinaryIO, boxes: list[list[int]]) -> dict[str, Any]:
    """The picture with black boxes (thousandths: left, top, width, height), each a little larger than it was drawn."""
    with _opened(file) as picture:
        drawn = draw_anew(picture).convert("RGB")
    pen = ImageDraw.Draw(drawn)
    for left, top, width, height in boxes:
        start = (left * drawn.width // 1000 - 1, top * drawn.height // 1000 - 1)
        end = ((left + width) * drawn.width // 1000 + 1, (top + height) * drawn.height // 1000 + 1)
        pen.rectangle((start, end), "black")
    copy("page", 1, *encoded(drawn))
    return {}


def make_small(drawn: Image.Image) -> None:
    """The small picture of a list, and the one that shows nothing but colours."""
    small = drawn.convert("RGB")
    small.thumbnail((SMALL, SMALL))
    copy("small", 1, "image/webp", _saved(small, "WEBP", quality=80))
    small.thumbnail((VEILED, VEILED))
    veiled = small.filter(ImageFilter.GaussianBlur(2))
    copy("veiled", 1, "image/webp", _saved(veiled, "WEBP", quality=60))


def draw_anew(picture: Image.Image) -> Image.Image:
    """The points alone, upright: a new picture that never saw the file."""
    upright = ImageOps.exif_transpose(picture)
    mode = "RGBA" if upright.mode in ("RGBA", "LA", "P", "PA") and picture.format != "JPEG" else "RGB"
    drawn = Image.new(mode, upright.size)
    drawn.paste(upright.convert(mode))
    return drawn


def encoded(drawn: Image.Image) -> tuple[str, bytes]:
    """Media type and bytes: PNG where something is transparent, JPEG else."""
    if drawn.mode == "RGBA" and drawn.getchannel("A").getextrema() != (255, 255):
        return "image/png", _saved(drawn, "PNG")
    return "image/jpeg", _saved(drawn.convert("RGB"), "JPEG", quality=90)


def likeness_of(drawn: Image.Image) -> int:
    """64 bits, as a signed number: whether each of 8 x 8 fields is lighter than its neighbour (a difference hash)."""
    grey = drawn.convert("L").resize((9, 8), Image.Resampling.LANCZOS).tobytes()
    bits = 0
    for row in range(8):
        for column in range(8):
            bits = bits << 1 | (grey[row * 9 + column] < grey[row * 9 + column + 1])
    return bits - (1 << 64) if bits >> 63 else bits


def read_metadata(picture: Image.Image) -> dict[str, str]:
    """Time, place and device as the camera wrote them; whatever cannot be read is left out."""
    told: dict[str, str] = {}
    try:
        exif = picture.getexif()
        for tags in (exif, exif.get_ifd(ExifTags.IFD.Exif)):
            for number, value in tags.items():
                name = TOLD.get(ExifTags.TAGS.get(number, ""))
                if name and isinstance(value, str | bytes):
                    told[name] = plain(value)
        told["place"] = _place(exif.get_ifd(ExifTags.IFD.GPSInfo))
    except Exception:  # metadata is what somebody wrote; the picture is what matters
        told.setdefault("place", "")
    return {name: value for name, value in told.items() if value}


def plain(value: str | bytes) -> str:
    """One short line of a text that somebody put into a file."""
    text = value.decode("utf-8", "replace") if isinstance(value, bytes) else value
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:LONGEST]


def _place(gps: dict[int, Any]) -> str:
    """Latitude and longitude in degrees, e.g. "35.93210, 36.63390"."""
    if 2 not in gps or 4 not in gps:
        return ""
    north, east = (float(d) + float(m) / 60 + float(s) / 3600 for d, m, s in (gps[2], gps[4]))
    north, east = -north if gps.get(1) == "S" else north, -east if gps.get(3) == "W" else east
    return f"{north:.5f}, {east:.5f}"


def _opened(file: BinaryIO) -> Image.Image:
    try:
        picture = Image.open(file, formats=[name for name in FORMATS if name != "MPO"])
        _refuse_too_many_points(picture)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise Refused("too-large") from None
    return picture


def _refuse_too_many_points(picture: Image.Image) -> None:
    if picture.width * picture.height > MOST_POINTS:
        raise Refused("too-large")


def _saved(picture: Image.Image, kind: str, **options: Any) -> bytes:
    file = io.BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()
