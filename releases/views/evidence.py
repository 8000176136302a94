"""Showing the clean copy of an evidence file; the original is never served."""

from django.http import FileResponse, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from accounts.access import having, rule
from accounts.rights import Right
from releases.evidence.receiving import place_of
from releases.models import Evidence


@rule(having(Right.SEE_SOURCES))
@require_GET
def evidence(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The clean copy: a picture in the browser, a PDF as a download; nothing in it may act."""
    piece = get_object_or_404(Evidence.objects.visible_to(request.user), pk=pk)
    picture = piece.media_type.startswith("image/")
    name = f"evidence-{piece.pk}{'.pdf' if not picture else '.' + piece.media_type.removeprefix('image/')}"
    answer = FileResponse(
        place_of("copies", piece.sha256).open("rb"),
        content_type=piece.media_type,
        as_attachment=not picture,
        filename=name,
    )
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer.headers["Cache-Control"] = "no-store"
    return answer
