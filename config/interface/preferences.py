"""Language, digits, colours and shortcuts: chosen in a person's menu, kept on the account or for the session."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from accounts.access import ANYONE, rule
from accounts.models import User
from accounts.models.people import Digits, Language
from config.interface.page import SCHEMES, SHORTCUTS

_YEAR = 365 * 24 * 60 * 60  # seconds


@rule(ANYONE)
@require_POST
def preferences(request: HttpRequest) -> HttpResponse:
    """Keeps what was chosen and goes back to the page where it was; what is no option is passed over."""
    back = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        back = "/"
    response = HttpResponseRedirect(back)
    language = request.POST.get("language")
    if language in dict(settings.LANGUAGES):
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            language,
            max_age=_YEAR,
            samesite="Lax",
            httponly=True,
            secure=settings.BEHIND_TLS,
        )
    if isinstance(request.user, User):
        _keep(request, request.user)
    return response


def _keep(request: HttpRequest, person: User) -> None:
    for name, values in (("language", Language.values), ("digits", Digits.values)):
        chosen = request.POST.get(name)
        if chosen in values:
            User.objects.filter(pk=person.pk).update(**{name: chosen})
    for name, options in (("scheme", SCHEMES), ("shortcuts", SHORTCUTS)):
        if (chosen := request.POST.get(name)) in options:
            request.session[name] = chosen
