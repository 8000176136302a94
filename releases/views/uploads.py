"""Sending a file in parts by tus 1.0: the core, creation and termination. What was sent so far outlives a broken line.

Who goes on is who began. A refusal is a status of the protocol with the sentence as plain text.
"""

from base64 import b64decode
from io import BytesIO
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.access import having, rule, signed_in
from accounts.rights import Right
from accounts.sealed_files import CHUNK, Overtaken
from casework.mistake import Mistake
from releases.evidence.kinds import LARGEST
from releases.evidence.receiving import begin, offset_of, remove, take
from releases.models import Upload

VERSION = "1.0.0"
CONTENT_TYPE = "application/offset+octet-stream"
OTHER_VERSION, NO_PART, OTHER_OFFSET, TOO_MUCH, REFUSED = 412, 415, 409, 413, 422


@rule(having(Right.ENTER))
@require_http_methods(["OPTIONS", "POST"])
def uploads(request: HttpRequest) -> HttpResponse:
    """Begin an upload of `Upload-Length` bytes; the answer's `Location` is where the parts go."""
    user = signed_in(request)
    if request.method == "OPTIONS":
        return _answer(
            204, **{"Tus-Version": VERSION, "Tus-Extension": "creation,termination", "Tus-Max-Size": str(LARGEST)}
        )
    length = _number(request, "Upload-Length")
    if _speaks_otherwise(request) or length is None:
        return _answer(OTHER_VERSION)
    upload = begin(_file_name(request), length, by=user)
    if isinstance(upload, Mistake):
        return _answer(TOO_MUCH, upload.sentence)
    return _answer(201, Location=reverse("releases:upload", args=[upload.pk]), **{"Upload-Offset": "0"})


@rule(having(Right.ENTER))
@require_http_methods(["HEAD", "PATCH", "DELETE"])
def upload(request: HttpRequest, pk: UUID) -> HttpResponse:
    """How far it has come (HEAD), another part of it (PATCH), or its end (DELETE)."""
    found = get_object_or_404(Upload.objects.visible_to(request.user), pk=pk)
    if _speaks_otherwise(request):
        return _answer(OTHER_VERSION)
    if request.method == "HEAD":
        return _answer(200, **{"Upload-Offset": str(offset_of(found)), "Upload-Length": str(found.bytes)})
    if request.method == "DELETE":
        remove(found, by=signed_in(request))
        return _answer(204)
    return _take_part(request, found)


def _take_part(request: HttpRequest, found: Upload) -> HttpResponse:
    length, offset = _number(request, "Content-Length") or 0, _number(request, "Upload-Offset")
    if request.content_type != CONTENT_TYPE:
        return _answer(NO_PART)
    if offset != offset_of(found):
        return _answer(OTHER_OFFSET)
    if offset + length > found.bytes:
        return _answer(TOO_MUCH)
    try:
        parts = iter(lambda: request.read(CHUNK), b"")
        taken = take(found, parts, at=offset, by=signed_in(request)) if length else found
    except Overtaken:
        return _answer(OTHER_OFFSET)
    finally:
        _let_go(request)
    if isinstance(taken, Mistake):
        return _answer(REFUSED, taken.sentence)
    return _answer(204, **{"Upload-Offset": str(offset_of(taken))})


def _let_go(request: HttpRequest) -> None:
    """Forget the part now: a request hangs in a circle (its user knows it) that is collected much later."""
    request.META.pop("wsgi.input", None)
    request._stream = BytesIO()  # Django's own, which held the same


def _speaks_otherwise(request: HttpRequest) -> bool:
    return request.headers.get("Tus-Resumable") != VERSION


def _number(request: HttpRequest, name: str) -> int | None:
    """A header that is a number of at most 15 digits."""
    said = request.headers.get(name, "")
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 16 else None


def _file_name(request: HttpRequest) -> str:
    """What the browser calls the file, from `Upload-Metadata: filename <base64>, …`."""
    for pair in request.headers.get("Upload-Metadata", "").split(","):
        key, _space, value = pair.strip().partition(" ")
        if key == "filename":
            try:
                return b64decode(value, validate=True).decode("utf-8", "replace")
            except ValueError:
                return ""
    return ""


def _answer(status: int, sentence: str = "", **headers: str) -> HttpResponse:
    said = {"Tus-Resumable": VERSION, "Cache-Control": "no-store", **headers}
    return HttpResponse(sentence, status=status, headers=said, content_type="text/plain; charset=utf-8")
