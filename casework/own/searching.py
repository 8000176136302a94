"""The view with which the texts of a team's own fields are searched: sent by POST, answered with a list."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from accounts.models import User
from casework.models.own_fields import OwnValue
from casework.own.reading import fields_seen
from casework.own.sought import PARAMETER, OwnSearchForm


def search_texts(request: HttpRequest, user: User, model: type[OwnValue], list_name: str) -> HttpResponse:
    """Lead to the list as it was asked for (in the query of this address), narrowed to what was typed."""
    form, query = OwnSearchForm(request.POST, fields=fields_seen(user, model)), request.GET.copy()
    for name in (PARAMETER, "after", "before"):
        query.pop(name, None)
    if form.is_valid():
        query[PARAMETER] = form.sealed_for(user)
    for sentences in form.errors.values():
        messages.warning(request, str(sentences[0]))
    return redirect(f"{reverse(list_name)}?{query.urlencode()}")
