"""PDF: its pages as pictures, and the pages alone without what acts, links or is attached."""

import io
from typing import Any, BinaryIO

import pikepdf
import pypdfium2

from releases.evidence.decoder.answering import Refused, copy
from releases.evidence.decoder.pictures import MOST_PAGES, encoded, likeness_of, make_small, plain

PAGE_PARTS = ("/Type", "/MediaBox", "/CropBox", "/Rotate", "/Resources", "/Contents")
LONGER_SIDE = 1800  # points of a page's picture
TOLD = {"/Creator": "software", "/Producer": "device", "/Author": "maker", "/CreationDate": "time"}


def recognise(file: BinaryIO) -> str:
    """The media type, when its structure can be read and it has pages."""
    with _opened(file) as document:
        if not len(document.pages):
            raise Refused("unreadable")
    return "application/pdf"


def make_copies(file: BinaryIO) -> dict[str, Any]:
    """The pages alone as a PDF, and of those the pictures: what acts has gone before anything is drawn."""
    with _opened(file) as document:
        told = _told(document)
        bare = _bare(document)
    copy("document", 1, "application/pdf", bare)
    likeness = 0
    drawn = pypdfium2.PdfDocument(bare)
    for number in range(1, min(len(drawn), MOST_PAGES) + 1):
        page = drawn[number - 1]
        picture = page.render(scale=LONGER_SIDE / max(1, *page.get_size())).to_pil().convert("RGB")
        copy("page", number, *encoded(picture))
        if number == 1:
            make_small(picture)
            likeness = likeness_of(picture)
        page.close()
    return {"told": told, "likeness": likeness}


def _bare(document: pikepdf.Pdf) -> bytes:
    file = io.BytesIO()
    with pikepdf.new() as bare:
        bare.pages.extend(document.pages[:MOST_PAGES])
        for page in bare.pages:
            for key in set(page.obj.keys()) - {*PAGE_PARTS, "/Parent"}:
                del page.obj[key]
        bare.remove_unreferenced_resources()
        bare.save(file)
    return file.getvalue()


def _told(document: pikepdf.Pdf) -> dict[str, str]:
    """What the document says of its making; whatever cannot be read is left out."""
    told = {"pages": str(len(document.pages))}
    try:
        told |= {name: plain(str(document.docinfo[key])) for key, name in TOLD.items() if key in document.docinfo}
    except Exception:  # as of pictures
        return told
    return {name: value for name, value in told.items() if value}


def _opened(file: BinaryIO) -> pikepdf.Pdf:
    try:
        return pikepdf.open(file)
    except pikepdf.PasswordError:
        raise Refused("locked") from None
