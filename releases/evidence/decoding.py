"""Decodes one file somebody sent and writes a clean copy: run as a process of its own, with no key and no database.

    python -I decoding.py ORIGINAL COPY PIXELS

Standard output is one line of JSON: {"media_type": …} or {"refused": CODE}. The type is what decodes, never what the
name says. Pictures are drawn anew from their pixels, upright and without metadata; of a PDF only the pages are
copied, without what acts, links or is attached.
This file imports nothing of the application.
"""

import json
import resource
import sys
from pathlib import Path

import pikepdf
from PIL import Image, ImageOps

PICTURES = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp"}
PAGE_PARTS = ("/Type", "/MediaBox", "/CropBox", "/Rotate", "/Resources", "/Contents")

LIMITS = {
    resource.RLIMIT_AS: 1536 * 1024 * 1024,  # bytes of address space
    resource.RLIMIT_CPU: 30,  # seconds of processor time
    resource.RLIMIT_FSIZE: 256 * 1024 * 1024,  # bytes written
    resource.RLIMIT_NOFILE: 64,
    resource.RLIMIT_CORE: 0,
}


def decode(original: Path, copy: Path, pixels: int) -> dict[str, str]:
    """What the file is, after writing its clean copy; or why it is refused."""
    head = original.read_bytes()[:1024]
    if head.startswith(b"%PDF-"):
        return _pdf(original, copy)
    Image.MAX_IMAGE_PIXELS = pixels
    try:
        return _picture(original, copy, pixels)
    except Image.DecompressionBombError:
        return {"refused": "too-large"}
    except Exception:  # a decoder meets whatever somebody sent; all that matters is that it could not
        return {"refused": "unreadable"}


def _picture(original: Path, copy: Path, pixels: int) -> dict[str, str]:
    with Image.open(original, formats=tuple(PICTURES)) as picture:
        if picture.width * picture.height > pixels:
            return {"refused": "too-large"}
        kind = picture.format or ""
        upright = ImageOps.exif_transpose(picture)
        mode = "RGBA" if upright.mode in ("RGBA", "LA", "P", "PA") and kind != "JPEG" else "RGB"
        drawn = Image.new(mode, upright.size)
        drawn.paste(upright.convert(mode))
        drawn.save(copy, kind, **({"quality": 90} if kind != "PNG" else {}))
    return {"media_type": PICTURES[kind]}


def _pdf(original: Path, copy: Path) -> dict[str, str]:
    try:
        with pikepdf.open(original) as document, pikepdf.new() as bare:
            bare.pages.extend(document.pages)
            for page in bare.pages:
                for key in set(page.obj.keys()) - {*PAGE_PARTS, "/Parent"}:
                    del page.obj[key]
            bare.remove_unreferenced_resources()
            bare.save(copy)
    except pikepdf.PasswordError:
        return {"refused": "locked"}
    except Exception:  # as above
        return {"refused": "unreadable"}
    return {"media_type": "application/pdf"}


if __name__ == "__main__":
    for limit, most in LIMITS.items():
        resource.setrlimit(limit, (most, most))
    print(json.dumps(decode(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))))  # noqa: T201  # its answer
