"""How the pages look to one person: language, digits, months, colours, size of the text, keys."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods

from accounts.access import OWN_ACCOUNT, rule, signed_in
from accounts.acting import acting
from accounts.forms import SettingsForm
from accounts.models import User
from accounts.own_language import remember_language


@rule(OWN_ACCOUNT)
@require_http_methods(["GET", "POST"])
def own_settings(request: HttpRequest) -> HttpResponse:
    """All that a person chooses for themselves, on one page; what is chosen holds from the next page on."""
    person = signed_in(request)
    kept = {name: getattr(person, name) for name in SettingsForm.base_fields}
    form = SettingsForm(request.POST if request.method == "POST" else None, initial=kept)
    if not form.is_valid():
        return render(request, "accounts/settings.html", {"form": form}, status=422 if form.errors else 200)
    with acting(person):
        User.objects.filter(pk=person.pk).update(**form.cleaned_data)
    with override(form.cleaned_data["language"]):
        messages.success(request, _("Saved."))
    response = redirect("own-settings")
    remember_language(response, form.cleaned_data["language"])
    return response
