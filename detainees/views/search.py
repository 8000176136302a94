"""Finding a person by reference or name. What is sought never stands in an address; a token of the session does."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import having, rule, signed_in
from accounts.models import User
from accounts.rights import Right
from casework import searched
from detainees.candidates import Sight
from detainees.finding import find_persons
from detainees.forms import SearchForm, SimilarForm
from detainees.hints import hint
from detainees.models import Detainee
from detainees.models.detainees import DetaineeQuerySet
from detainees.numbering import likely_numbered
from detainees.similar import Likeness, likely_meant, likely_same

CHOOSING = "about"  # sent by a form in which a person on the register can be chosen instead of a new one


@rule(having(Right.SEE_PERSONS))
@require_http_methods(["GET", "POST"])
def search(request: HttpRequest) -> HttpResponse:
    """Persons with this reference or with these words in their names; the list itself where nothing is asked."""
    persons = Detainee.objects.visible_to(request.user).listed()
    if request.method == "POST":
        form = SearchForm(request.POST)
        if form.is_valid():
            return searched.to_found(request, "detainees:search", form.cleaned_data["sought"])
        return render(request, "detainees/search.html", {"search": form})
    asked = searched.asked(request, "detainees:search")
    if asked.is_over:
        page = {"search": SearchForm(), "asked": asked}
        return render(request, "detainees/search.html", page, status=asked.status)
    if asked.sought is None:
        return redirect("detainees:list")
    answer = find_persons(persons, asked.sought, signed_in(request))
    return render(request, "detainees/search.html", {"search": SearchForm({"sought": asked.sought}), "answer": answer})


@rule(having(Right.SEE_PERSONS))
@require_POST
def similar(request: HttpRequest) -> HttpResponse:
    """Who may be the person that somebody is typing; a fragment, or JSON for those who ask for it."""
    visible = Detainee.objects.visible_to(request.user).standing()
    asked, user = SimilarForm(request.POST), signed_in(request)
    likely = _likely(visible, asked, user)
    told = hint(user, asked.parts(), asked.born(), asked.governorate())
    if request.get_preferred_type(["text/html", "application/json"]) == "application/json":
        answer: dict[str, object] = {"results": [_as_json(likeness) for likeness in likely]}
        return JsonResponse(answer | ({"hint": told} if told else {}))
    leading = bool(asked.line())
    page = {"likely": likely, "hint": told, "choosing": CHOOSING in request.POST, "leading": leading}
    return render(request, "detainees/similar.html", page)


def _likely(visible: DetaineeQuerySet, asked: SimilarForm, user: User) -> list[Likeness]:
    """Those with the number that was typed first, then those whose names are like what was typed."""
    sight = Sight.visible_to(user)
    if line := asked.line():
        return likely_meant(sight, line)
    numbered = likely_numbered(visible, asked.number(), user)
    alike = likely_same(sight, asked.parts(), asked.born(), asked.governorate())
    return [*numbered, *(one for one in alike if one.detainee not in [same.detainee for same in numbered])]


def _as_json(likeness: Likeness) -> dict[str, object]:
    return {
        "reference": likeness.detainee.reference,
        "name_ar": likeness.detainee.name_ar,
        "name_latin": likeness.detainee.name_latin,
        "score": likeness.score,
        "reasons": [str(reason) for reason in likeness.reasons],
    }
