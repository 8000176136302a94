"""Bad news: writing it, its page, and the steps of the gate."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts.access import having, require, rule, signed_in
from accounts.models import User
from accounts.rights import Right
from casework.begun import Begun, go_on, refuse_and_keep
from casework.idempotency import make_once
from casework.moves import Refusal
from families.forms.answers import DropForm, NewsForm, SupportForm, ToldForm
from families.models import BadNews, Inquiry
from families.news import gate
from families.news.page import NewsPage
from families.news.writing import fates_for, why_not_write, write_news


@rule(having(Right.TAKE_INQUIRIES))
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, reference: str) -> HttpResponse:
    """Write bad news for the caller of an inquiry; `?draft=…` goes on with what was begun."""
    found = get_object_or_404(Inquiry.objects.visible_to(request.user).for_rows(), reference=reference)
    require(request.user, Right.TAKE_INQUIRIES, found.team)
    user = signed_in(request)
    if refused := refuse_and_keep(request, why_not_write(found, user), NewsForm.once_name, found.reference):
        return refused
    begun = Begun(request, NewsForm.once_name, found.reference)
    sent = request.POST if request.method == "POST" else begun.data
    form = NewsForm(sent, inquiry=found, fates=fates_for(found, user), kind=request.GET.get("kind", ""))
    if request.method == "POST" and form.is_valid():
        address = make_once(request, form, by=user, make=lambda: _written(found, form, user))
        if address is not None:
            return redirect(address)
    go_on(request, begun, form)
    page = {"inquiry": found, "form": form, "begun": begun}
    return render(request, "families/news/new.html", page, status=422 if request.method == "POST" else 200)


def _written(inquiry: Inquiry, form: NewsForm, user: User) -> str | None:
    written = write_news(inquiry, form.cleaned_data, by=user)
    if isinstance(written, Refusal):
        form.add_error(None, written.sentence)
        return None
    return reverse("families:news", args=[written.pk])


@rule(having(Right.TAKE_INQUIRIES))
@require_GET
def news(request: HttpRequest, pk: int) -> HttpResponse:
    """The text, on what it stands, who has signed, and what is missing. Who signs sees nothing of the caller."""
    found = get_object_or_404(BadNews.objects.visible_to(request.user).for_rows(), pk=pk)
    return _page(request, found)


def _page(request: HttpRequest, news: BadNews, status: int = 200, **forms: Form) -> HttpResponse:
    """The page with its forms, one of them as it was sent."""
    shown: dict[str, object] = {"support": SupportForm(), "told": ToldForm(), "drop": DropForm(), **forms}
    shown |= {"news": news, "page": NewsPage(news, signed_in(request))}
    return render(request, "families/news/news.html", shown, status=status)


@rule(having(Right.TAKE_INQUIRIES))
@require_http_methods(["POST"])
def sign(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign it, as a supervisor of the family centre who did not write it."""
    found = get_object_or_404(BadNews.objects.visible_to(request.user).for_rows(), pk=pk)
    refusal = gate.sign(found, by=signed_in(request))
    _refuse(refusal and refusal.sentence)
    messages.success(request, _("You have signed it."))
    return redirect("families:news", pk)


@rule(having(Right.TAKE_INQUIRIES))
@require_http_methods(["POST"])
def support(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that support was offered, and what became of it."""
    found = get_object_or_404(BadNews.objects.visible_to(request.user).for_rows(), pk=pk)
    _refuse(gate.why_not_work(found, signed_in(request)))
    form = SupportForm(request.POST)
    if not form.is_valid():
        return _page(request, found, status=422, support=form)
    refusal = gate.offer_support(found, form.cleaned_data["support"], by=signed_in(request))
    _refuse(refusal and refusal.sentence)
    messages.success(request, _("Saved."))
    return redirect("families:news", pk)


@rule(having(Right.TAKE_INQUIRIES))
@require_http_methods(["POST"])
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Tell it to nobody, once somebody has said that they mean it."""
    found = get_object_or_404(BadNews.objects.visible_to(request.user).for_rows(), pk=pk)
    _refuse(gate.why_not_drop(found, signed_in(request)))
    form = DropForm(request.POST)
    if not form.is_valid():
        return _page(request, found, status=422, drop=form)
    refusal = gate.drop(found, by=signed_in(request))
    _refuse(refusal and refusal.sentence)
    messages.success(request, _("It was dropped, and nobody is told."))
    return redirect("families:news", pk)


@rule(having(Right.TAKE_INQUIRIES))
@require_http_methods(["POST"])
def tell(request: HttpRequest, pk: int) -> HttpResponse:
    """Record that the family was told these very words."""
    found = get_object_or_404(BadNews.objects.visible_to(request.user).for_rows(), pk=pk)
    _refuse(gate.why_not_tell(found, signed_in(request)))
    form = ToldForm(request.POST)
    if form.is_valid():
        user = signed_in(request)
        address = make_once(request, form, by=user, make=lambda: _told(found, form, user))
        if address is not None:
            return redirect(address)
    return _page(request, found, status=422, told=form)


def _told(news: BadNews, form: ToldForm, user: User) -> str | None:
    answer = gate.tell_news(news, form.cleaned_data["how"], by=user, despite=form.cleaned_data["despite"])
    if isinstance(answer, Refusal):
        form.refuse(answer)
        return None
    return news.inquiry.get_absolute_url()


def _refuse(sentence: object) -> None:
    if sentence:
        raise PermissionDenied(sentence)
