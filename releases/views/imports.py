"""Bringing a list in: the file, its columns, what its rows would do, the import, and taking it back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.access import having, require, rule, signed_in, teams_in_which
from accounts.rights import Right
from casework.idempotency import make_once
from casework.listing import Listing
from casework.mistake import Mistake
from casework.models import MoveMade
from casework.moves import Refusal
from casework.moving import asked_for
from casework.typed_text import number_of
from releases.forms.imports import BringForm, ColumnsForm, ReadingForm, RowFilters
from releases.imports.wizard.arriving import paste, receive
from releases.imports.wizard.naming import Said, choose_header, look_again, moved, name_columns, read_again
from releases.imports.wizard.page import ImportPage
from releases.imports.wizard.refused import as_csv
from releases.imports.wizard.remembering import GRADE
from releases.imports.wizard.workflow import WORKFLOW
from releases.models import ImportJob, ImportRow

LISTING = Listing({"brought": "made_at"}, default="-brought")
ROWS = Listing({"line": "line"}, default="line")


@rule(having(Right.ENTER))
@require_GET
def imports(request: HttpRequest) -> HttpResponse:
    """The imports of one's teams, the latest first."""
    found = ImportJob.objects.visible_to(request.user).listed()
    return render(request, "releases/imports/list.html", {"page": LISTING.page(found, request.GET)})


@rule(having(Right.ENTER))
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Bring a file or a pasted table in."""
    user = signed_in(request)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = BringForm(*sent, teams=teams_in_which(user, Right.ENTER))
    if form.is_valid():
        address = make_once(request, form, by=user, make=lambda: _bring(request, form))
        if address is not None:
            return redirect(address)
    return render(request, "releases/imports/new.html", {"form": form}, status=422 if form.is_bound else 200)


@rule(having(Right.ENTER))
@require_GET
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """How far it is, what is to be said of it, what its rows would do, and what became of it."""
    job = get_object_or_404(ImportJob.objects.visible_to(request.user).listed(), pk=pk)
    return _page(request, job)


@rule(having(Right.ENTER))
@require_POST
def columns(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what the columns are, and have the rows looked through."""
    job = get_object_or_404(ImportJob.objects.visible_to(request.user).listed(), pk=pk)
    require(request.user, Right.ENTER, job.team)
    shown = ImportPage(job, signed_in(request))
    form = ColumnsForm(request.POST, job=job, layout=shown.layout, strange=shown.strange, user=shown.user)
    if not form.is_valid():
        return _page(request, job, form)
    cleaned = form.cleaned_data
    grade = {name: cleaned[name] for name in GRADE}
    said = Said(form.columns(), form.words(), cleaned["source"], cleaned["source_name"], grade)
    answer = name_columns(job, said, by=shown.user, revision=cleaned["version"] or 0)
    if isinstance(answer, Refusal):
        form.add_error(None, answer.sentence)
        return _page(request, job, form)
    return redirect(job)


@rule(having(Right.ENTER))
@require_POST
def reading(request: HttpRequest, pk: int) -> HttpResponse:
    """Read the file anew, in another way; or take another line as the one of the headings."""
    job = get_object_or_404(ImportJob.objects.visible_to(request.user).listed(), pk=pk)
    require(request.user, Right.ENTER, job.team)
    user, line, revision = signed_in(request), request.POST.get("header", ""), _revision(request)
    if line.isdecimal() and len(line) < 8:
        answer = choose_header(job, int(line), by=user, revision=revision)
    else:
        form = ReadingForm(request.POST, layout=ImportPage(job, user).layout)
        if not form.is_valid():
            messages.error(request, " ".join(str(each) for errors in form.errors.values() for each in errors))
            return redirect(job)
        answer = read_again(job, form.cleaned_data, by=user, revision=revision)
    return _answered(request, job, answer)


@rule(having(Right.ENTER))
@require_POST
def move(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Import, discard, or have it looked through once more."""
    job = get_object_or_404(ImportJob.objects.visible_to(request.user), pk=pk)
    require(request.user, Right.ENTER, job.team)
    user, asked = signed_in(request), asked_for(WORKFLOW, name)
    if asked.name == "check":
        same = "same-people" in request.POST
        return _answered(request, job, look_again(job, by=user, revision=_revision(request), same_people=same))
    good = "only-good" in request.POST
    return _answered(request, job, moved(asked.name, job, by=user, revision=_revision(request), only_good_rows=good))


@rule(having(Right.ENTER))
@require_GET
def refused(request: HttpRequest, pk: int) -> StreamingHttpResponse:
    """The refused rows as a file: the same columns, and why."""
    job = get_object_or_404(ImportJob.objects.visible_to(request.user).filter(made_by=signed_in(request)), pk=pk)
    require(request.user, Right.ENTER, job.team)
    name = f'attachment; filename="refused-{job.pk}.csv"'
    layout = ImportPage(job, signed_in(request)).layout
    answer = StreamingHttpResponse(as_csv(job, layout), content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = name
    return answer


def _revision(request: HttpRequest) -> int:
    return number_of(request.POST.get("revision", ""), -1, digits=8)


def _answered(request: HttpRequest, job: ImportJob, answer: MoveMade | Refusal) -> HttpResponse:
    if isinstance(answer, Refusal):
        messages.error(request, answer.sentence)
    return redirect(job)


def _bring(request: HttpRequest, form: BringForm) -> str | None:
    cleaned, user = form.cleaned_data, signed_in(request)
    file = cleaned["file"]
    answer = receive(cleaned["team"], file, by=user) if file else paste(cleaned["team"], cleaned["pasted"], by=user)
    if isinstance(answer, Mistake):
        form.add_error("file", answer.sentence)
        return None
    return answer.get_absolute_url()


def _page(request: HttpRequest, job: ImportJob, form: ColumnsForm | None = None) -> HttpResponse:
    user = signed_in(request)
    shown, filters = ImportPage(job, user), RowFilters(request.GET)
    context = {"shown": shown, "job": job, "filters": filters}
    if shown.is_to_be_named:
        named = form or ColumnsForm(None, job=job, layout=shown.layout, strange=shown.strange, user=user)
        context |= {"form": named, "columns": shown.columns(named.column_rows)}
    if shown.can_be_read_again:
        context["reading"] = ReadingForm(None, layout=shown.layout)
    if shown.has_rows:
        rows = ImportRow.objects.visible_to(user).filter(job=job)
        context["page"] = found = ROWS.page(filters.narrow(rows), request.GET)
        context["rows"] = shown.shown(found.rows)
    return render(request, "releases/imports/page.html", context, status=422 if form else 200)
