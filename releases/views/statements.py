"""Statements: the list, a new one, its page, what is changed in a draft, its approval, and its moves."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.access import having, require, rule, signed_in
from accounts.models import User
from accounts.models.teams import in_language
from accounts.rights import Right
from casework.begun import Begun, about_of, go_on, is_stale
from casework.changing import Changing
from casework.idempotency import make_once
from casework.listing import Listing
from casework.mistake import Mistake
from casework.moves import Given, Refusal
from casework.moving import asked_for, status_of
from releases.forms.statements import (
    ApprovalForm,
    NewStatementForm,
    StatementFilters,
    StatementForm,
    StatementMoveForm,
)
from releases.models import FrozenTally, Statement
from releases.models.statements import TEXTS
from releases.statements.approving import approve
from releases.statements.cells import small_cells
from releases.statements.composing import title_of
from releases.statements.conditions import why_no_statement
from releases.statements.fields import FIELDS
from releases.statements.page import StatementPage
from releases.statements.starting import first_texts
from releases.statements.workflow import AFTER, WORK_ON, WORKFLOW, consequence_of
from releases.statements.writing import CHANGE, change_statement, take_today, write_statement

LISTING = Listing({"entered": "id", "dated": "dated"}, default="-entered")
TALLIES = Listing({"saved": "id"}, default="-saved")  # of which a statement can be written
WRITES = having(Right.DRAFT_STATEMENTS)


@rule(WRITES)
@require_GET
def listed(request: HttpRequest) -> HttpResponse:
    """The statements of one's organisations, the newest first, each with what it says and what is so now."""
    found = Statement.objects.visible_to(request.user).listed()
    form = StatementFilters(request.GET)
    page = LISTING.page(form.narrow(found), request.GET)
    theirs = Statement.objects.visible_to(request.user).open().filter(corrects__in=page.rows).select_related("tally")
    now = {correction.corrects_id: correction for correction in theirs}
    language = in_language("ar", "en")
    rows = [(row, title_of(row, language), now.get(row.pk)) for row in page.rows]
    return render(request, "releases/statements/list.html", {"form": form, "page": page, "rows": rows})


@rule(WRITES)
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Write a statement on a saved tally; without one, choose it."""
    tallies = FrozenTally.objects.visible_to(request.user)
    user = signed_in(request)
    if "tally" not in request.GET:
        found = TALLIES.page(tallies.saved_by_people(), request.GET)
        offered = [(each, why_no_statement(each.content)) for each in found.rows]
        return render(request, "releases/statements/choose.html", {"page": found, "offered": offered})
    tally = get_object_or_404(tallies, reference=request.GET["tally"])
    require(user, Right.DRAFT_STATEMENTS, tally.organisation)
    if sentence := why_no_statement(tally.content):
        raise PermissionDenied(sentence)
    first = {"dated": timezone.localdate(), **first_texts(tally)}
    begun = Begun(request, NewStatementForm.once_name, tally.reference)
    form = NewStatementForm(request.POST if request.method == "POST" else begun.data, tally=tally, initial=first)
    if request.method == "POST" and form.is_valid():
        address = make_once(request, form, by=user, make=lambda: _write(tally, form, user))
        if address is not None:
            return redirect(address)
    go_on(request, begun, form)
    page = {"form": form, "tally": tally, "fields": FIELDS, "begun": begun}
    status = 422 if request.method == "POST" else 200
    return render(request, "releases/statements/new.html", page, status=status)


def _write(tally: FrozenTally, form: NewStatementForm, user: User) -> str | None:
    made = write_statement(tally, form.said(), by=user)
    if isinstance(made, Mistake):
        form.add_error(None, made.sentence)
        return None
    return made.get_absolute_url()


@rule(WRITES)
@require_GET
def statement(request: HttpRequest, pk: int) -> HttpResponse:
    """One statement: what it says in both languages, its figures then and now, and what can be done."""
    found = get_object_or_404(Statement.objects.visible_to(request.user).with_people(), pk=pk)
    page = StatementPage(found, signed_in(request))
    return render(request, "releases/statements/statement.html", {"statement": found, "page": page})


@rule(WRITES)
@require_http_methods(["GET", "POST"])
@transaction.atomic
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a draft; `?draft=…` goes on with what was begun."""
    found = get_object_or_404(Statement.objects.visible_to(request.user).locked(), pk=pk)
    require(request.user, Right.DRAFT_STATEMENTS, found.organisation)
    changing = Changing(request, CHANGE, about_of("", found.pk))
    if answer := changing.answered(WORK_ON.why_not(found, signed_in(request))):
        return answer
    stored = {name: getattr(found, name) for name in ("dated", *TEXTS, "version")}
    form = StatementForm(changing.sent, tally=found.tally, corrects=found.corrects_id is not None, initial=stored)
    whole, stale = changing.is_sent and form.is_valid(), is_stale(form, found.version)
    if whole and not stale:
        return changing.store(lambda: _changed(request, found, form))
    go_on(request, changing.begun, form)
    page = {"statement": found, "form": form, "stale": stale, "tally": found.tally, "fields": FIELDS}
    return render(
        request, "releases/statements/change.html", page | changing.shown, status=changing.status(stale=stale)
    )


def _changed(request: HttpRequest, found: Statement, form: StatementForm) -> str:
    change_statement(found, form.said(), by=signed_in(request))
    messages.success(request, _("Saved."))
    return found.get_absolute_url()


@rule(WRITES)
@require_POST
@transaction.atomic
def today(request: HttpRequest, pk: int) -> HttpResponse:
    """Draw a draft from the same question asked now."""
    found = get_object_or_404(Statement.objects.visible_to(request.user).locked(), pk=pk)
    require(request.user, Right.DRAFT_STATEMENTS, found.organisation)
    user = signed_in(request)
    if sentence := WORK_ON.why_not(found, user):
        raise PermissionDenied(sentence)
    mistake = take_today(found, by=user)
    if mistake is None:
        messages.success(request, _("It is drawn from the figures of now."))
    else:
        messages.error(request, mistake.sentence)
    return redirect(found)


@rule(having(Right.PUBLISH_STATEMENTS))
@require_http_methods(["GET", "POST"])
def approval(request: HttpRequest, pk: int) -> HttpResponse:
    """Approve a statement: what it says, and a tick for each small number."""
    found = get_object_or_404(Statement.objects.visible_to(request.user).with_people(), pk=pk)
    require(request.user, Right.PUBLISH_STATEMENTS, found.organisation)
    user, refusal = signed_in(request), None
    sent = request.POST if request.method == "POST" else None
    form = ApprovalForm(sent, cells=small_cells(found), initial={"revision": found.revision_number})
    if why_not := WORKFLOW.why_not("approve", found, user):
        refusal = Refusal(why_not)
    elif form.is_valid():
        answer = approve(found, Given(form.cleaned_data["revision"]), form.confirmed, by=user)
        if not isinstance(answer, Refusal):
            messages.success(request, _("Approved. It can be published now."))
            return redirect(found)
        refusal = answer
    page = {"statement": found, "page": StatementPage(found, user), "form": form, "refusal": refusal}
    return render(request, "releases/statements/approve.html", page, status=status_of(request, refusal))


@rule(WRITES)
@require_http_methods(["GET", "POST"])
def move(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Ask for the move `name`; GET is the page on which its reason is given."""
    found = get_object_or_404(Statement.objects.visible_to(request.user).with_people(), pk=pk)
    asked = asked_for(WORKFLOW, name)
    user, refusal = signed_in(request), None
    sent = request.POST if request.method == "POST" else None
    form = StatementMoveForm(sent, reasons=asked.reasons, initial={"revision": found.revision_number})
    if form.is_valid():
        mine = Statement.objects.visible_to(user)
        answer = WORKFLOW.make(name, mine, found.pk, by=user, given=Given(**form.cleaned_data))
        if not isinstance(answer, Refusal):
            messages.success(request, _("Done: %(move)s.") % {"move": asked.label})
            if name in AFTER:
                messages.info(request, str(AFTER[name]))
            return redirect(found)
        refusal = answer
    elif why_not := WORKFLOW.why_not(name, found, user):
        refusal = Refusal(why_not)
    page = {"statement": found, "title": title_of(found, in_language("ar", "en")), "move": asked, "form": form}
    shown = {**page, "refusal": refusal, "consequence": consequence_of(name, found)}
    return render(request, "releases/statements/move.html", shown, status=status_of(request, refusal))
