"""Comments of colleagues on a record, and watching it. Whose work one does not see is not there (404)."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import having, rule, signed_in
from accounts.aliases import Names
from accounts.rights import Right
from casework.comment_form import CommentForm
from casework.discussing import Together, say, take_back
from casework.idempotency import make_once
from casework.models import Comment
from casework.moves import Refusal
from casework.watching import end_watch, watch
from casework.worked_on import Kind, kind_of

AT_WORK = having(Right.SEE_WORK, Right.OVERSEE, Right.TAKE_INQUIRIES)


@rule(AT_WORK)
@require_http_methods(["GET", "POST"])
def comments(request: HttpRequest, subject: str, reference: str) -> HttpResponse:
    """What was said about a record, and a form to say something."""
    record = get_object_or_404(kind_of(subject).visible_to(signed_in(request)), reference=reference)
    kind, by = kind_of(subject), signed_in(request)
    colleagues = kind.colleagues(record).exclude(pk=by.pk)
    form = CommentForm(request.POST if request.method == "POST" else None, colleagues=colleagues, names=Names(by))
    if form.is_valid():
        address = make_once(request, form, by=by, make=lambda: _said(request, kind, record, form))
        if address is not None:
            return redirect(address)
    together = Together(subject, record, by)
    found, said = together.page(request.GET)
    page = {"together": together, "record": record, "form": form, "page": found, "said": said}
    return render(request, "together/comments.html", page, status=422 if form.is_bound else 200)


def _said(request: HttpRequest, kind: Kind, record: object, form: CommentForm) -> str | None:
    said = form.cleaned_data
    answer = say(kind, record, said["text"], said["mentioned"], by=signed_in(request))
    if isinstance(answer, Refusal):
        form.add_error("mentioned", answer.sentence)
        return None
    messages.success(request, _("Your colleagues read it here."))
    return f"{request.path}#comment-{answer.pk}"


@rule(AT_WORK)
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back what one has said: a mark stays."""
    found = get_object_or_404(Comment.objects.visible_to(request.user), pk=pk)
    record = get_object_or_404(kind_of(found.subject).visible_to(signed_in(request)), pk=found.subject_id)
    _refuse(take_back(found, by=signed_in(request)))
    messages.success(request, _("Taken back. That something stood here is still seen."))
    return redirect(reverse("together:comments", args=[found.subject, record.reference]))


@rule(AT_WORK)
@require_POST
def watching(request: HttpRequest, subject: str, reference: str) -> HttpResponse:
    """Watch a record, or watch it no more (`end`)."""
    record = get_object_or_404(kind_of(subject).visible_to(signed_in(request)), reference=reference)
    make = end_watch if "end" in request.POST else watch
    make(kind_of(subject), record, by=signed_in(request))
    said = (
        _("You watch it no more.") if "end" in request.POST else _("When it changes you are told among your notices.")
    )
    messages.success(request, said)
    return redirect(record.get_absolute_url())


def _refuse(sentence: str | None) -> None:
    if sentence:
        raise PermissionDenied(sentence)
