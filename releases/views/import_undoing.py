"""Taking an import back: a page of its own, which says what stands against it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from accounts.access import having, require, rule, signed_in
from accounts.rights import Right
from casework.moves import Refusal
from casework.typed_text import number_of
from releases.imports.wizard.naming import moved
from releases.imports.wizard.undoing import built_on, changed_by
from releases.imports.wizard.workflow import WORKFLOW
from releases.models import ImportJob


@rule(having(Right.ENTER))
@require_http_methods(["GET", "POST"])
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """What would be deleted, or who has built on it; and the act itself, which a worker carries out."""
    job = get_object_or_404(ImportJob.objects.visible_to(request.user), pk=pk)
    require(request.user, Right.ENTER, job.team)
    user = signed_in(request)
    if (sentence := WORKFLOW.why_not("take-back", job, user)) is not None:
        raise PermissionDenied(sentence)
    if request.method == "POST":
        number = number_of(request.POST.get("revision", ""), -1, digits=8)
        answer = moved("take-back", job, by=user, revision=number)
        if isinstance(answer, Refusal):
            messages.error(request, answer.sentence)
        return redirect(job)
    context = {"job": job, "built": built_on(job), "changed": changed_by(job, user)}
    return render(request, "releases/imports/take_back.html", context)
