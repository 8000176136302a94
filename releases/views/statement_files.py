"""A statement as a file, for those who write it: PDF, plain text, an image. Those that are published are public."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from accounts.access import having, rule
from accounts.rights import Right
from releases.models import Statement
from releases.statements.composing import draft_of
from releases.statements.outputs import output_of


@rule(having(Right.DRAFT_STATEMENTS))
@require_GET
def output(request: HttpRequest, pk: str, language: str, kind: str) -> HttpResponse:
    """What was published; of a draft, what would be today."""
    found = get_object_or_404(Statement.objects.visible_to(request.user).with_people(), pk=pk)
    made = output_of(found.published or draft_of(found), found.digest, language, kind)
    return HttpResponse(made.content, content_type=made.content_type, headers=made.headers)
