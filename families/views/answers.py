"""Telling a caller what stands, within the wish of the released person."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import having, require, rule, signed_in
from accounts.models import User
from accounts.rights import Right
from casework.begun import Begun, go_on, refuse_and_keep
from casework.drafts import forget_others, keep
from casework.idempotency import make_once
from casework.mistake import Mistake
from casework.moves import Refusal
from families.answering import Situation, releases_for, situation, tell, why_not_answer
from families.countries import Language
from families.dossier import InquiryDossier
from families.forms.answers import AnswerForm, LanguageForm
from families.models import Inquiry

ANEW = "anew"  # in which language what is told is drafted anew


@rule(having(Right.TAKE_INQUIRIES))
@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, reference: str) -> HttpResponse:
    """What this caller may hear, drafted in their language; and keeping that they were told."""
    found = get_object_or_404(Inquiry.objects.visible_to(request.user).for_rows(), reference=reference)
    require(request.user, Right.TAKE_INQUIRIES, found.team)
    user = signed_in(request)
    if why := why_not_answer(found, user):
        refused = refuse_and_keep(request, why, AnswerForm.once_name, reference) if "text" in request.POST else None
        shown = {"inquiry": found, "why": why}
        return refused or render(request, "families/answer_not_yet.html", shown, status=403)
    begun = Begun(request, AnswerForm.once_name, found.reference)
    sent = request.POST if request.method == "POST" else begun.data
    asked = LanguageForm(sent or request.GET)
    language, now = asked.chosen(found), situation(found, user, asked.about(), unnamed=asked.is_unnamed())
    if ANEW in request.POST:
        return _in_another_language(request, found, now)
    dossier = InquiryDossier(found, user)
    form = AnswerForm(sent, now=now, language=language, cards=[card.contact for card in dossier.cards])
    if begun.data is not None and begun.data.get("seen") != now.seen:
        form.draft_anew(now)
    refusals: list[Refusal] = []
    if request.method == "POST" and form.is_valid():
        address = make_once(request, form, by=user, make=lambda: _told(request, found, form, user, refusals))
        if address is not None:
            return redirect(address)
    go_on(request, begun, form)
    page = {"begun": begun, "form": form, "refusals": refusals, **_page(dossier, now, language)}
    return render(request, "families/answer.html", page, status=_status(request, refusals))


def _page(dossier: InquiryDossier, now: Situation, language: str) -> dict[str, object]:
    """What the page shows besides the form: whom it is about, what may be heard, and how the caller is reached."""
    others = [each for each in releases_for(dossier.inquiry, dossier.user)[:10] if each != now.release]
    return {
        "inquiry": dossier.inquiry, "dossier": dossier, "now": now, "cards": dossier.cards, "others": others,
        "words": now.text(language), "languages": Language.choices,
    }  # fmt: skip


def _in_another_language(request: HttpRequest, inquiry: Inquiry, now: Situation) -> HttpResponse:
    """Draft the answer in the language that was chosen; what was edited in the other one is kept, and said where."""
    sent = request.POST.copy()
    chosen = LanguageForm({"language": sent.pop(ANEW, [""])[-1]}).chosen(inquiry)
    begun, written = sent.get("language", ""), sent.get("text", "")
    if written.split() and written.split() != now.text(begun).split():
        kept = keep(sent, AnswerForm.once_name, by=signed_in(request), about=inquiry.reference)
        if isinstance(kept, Mistake):
            messages.warning(request, kept.sentence)
        else:
            language = dict(Language.choices).get(begun, begun)
            messages.info(
                request,
                _("What you wrote in %(language)s is kept: it stands below, under what you began and did not send.")
                % {"language": language},
            )
    asked = {"language": chosen, "release": sent.get("release", "")} | ({"unnamed": "1"} if now.unnamed else {})
    return redirect(f"{request.path}?{urlencode(asked)}")


def _told(request: HttpRequest, inquiry: Inquiry, form: AnswerForm, user: User, refusals: list[Refusal]) -> str | None:
    answered = tell(inquiry, form.saying(), by=user)
    if isinstance(answered, Refusal):
        refusals.append(answered)
        if answered.stale:
            anew = Inquiry.objects.visible_to(user).for_rows().get(pk=inquiry.pk)
            form.see(situation(anew, user, form.saying().release, unnamed=form.saying().unnamed))
        return None
    forget_others(AnswerForm.once_name, inquiry.reference, by=user)
    messages.success(request, _("What the caller was told is kept."))
    return inquiry.get_absolute_url()


def _status(request: HttpRequest, refusals: list[Refusal]) -> int:
    if refusals:
        return 409 if refusals[0].stale else 422
    return 422 if request.method == "POST" else 200
