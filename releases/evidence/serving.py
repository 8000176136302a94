"""Clean copies over the wire: opened as they stream, a part of one where a browser asks for it."""

import re
from collections.abc import Iterator

from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse

from accounts.sealed_files import CHUNK, SealedReader
from releases.evidence import vault
from releases.models import CleanCopy, Redaction

ENDINGS = {"image/jpeg": "jpg", "image/png": "png", "image/webp": "webp", "application/pdf": "pdf", "video/mp4": "mp4",
           "audio/mp4": "m4a", "text/plain": "txt"}  # fmt: skip
ASKED = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")


def answer_with(copy: CleanCopy | Redaction, name: str, asked: str = "", *, download: bool = False) -> HttpResponseBase:
    """The copy, or the part that the header Range asks for. Nothing in it may act; a document is a download."""
    reader = vault.opened(copy)
    part = _part(asked, reader.size)
    if part is None:
        reader.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{copy.bytes}"})
    start, end = part
    answer = StreamingHttpResponse(_read(reader, start, end), content_type=copy.media_type)
    answer.headers["Content-Length"] = str(end - start)
    answer.headers["Accept-Ranges"] = "bytes"
    if asked:
        answer.status_code = 206
        answer.headers["Content-Range"] = f"bytes {start}-{end - 1}/{reader.size}"
    how = "attachment" if download else "inline"
    answer.headers["Content-Disposition"] = f'{how}; filename="{name}.{ENDINGS.get(copy.media_type, "bin")}"'
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _part(asked: str, size: int) -> tuple[int, int] | None:
    """From which byte to before which; all of it for what is not understood, None for what is not there."""
    found = ASKED.fullmatch(asked.strip())
    if not found or found[1] == found[2] == "":
        return 0, size
    if not found[1]:
        return max(0, size - int(found[2])), size
    start, end = int(found[1]), min(int(found[2]) + 1 if found[2] else size, size)
    return (start, end) if start < end else None


def _read(reader: SealedReader, start: int, end: int) -> Iterator[bytes]:
    with reader:
        reader.seek(start)
        while start < end and (part := reader.read(min(CHUNK, end - start))):
            start += len(part)
            yield part
