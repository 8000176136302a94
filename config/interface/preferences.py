"""Language, digits, colours and shortcuts as they are chosen in a person's menu; the page of settings has them all."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from accounts.access import ANYONE, rule
from accounts.acting import acting
from accounts.models import User
from accounts.models.people import Digits, Language, Scheme
from accounts.own_language import remember_language
from config.interface.page import SHORTCUTS


@rule(ANYONE)
@require_POST
def preferences(request: HttpRequest) -> HttpResponse:
    """Keeps what was chosen and goes back to the page where it was; what is no option is passed over."""
    back = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        back = "/"
    response = HttpResponseRedirect(back)
    language = request.POST.get("language")
    if language in Language.values:
        remember_language(response, str(language))
    if isinstance(request.user, User):
        _keep(request, request.user)
    return response


def _keep(request: HttpRequest, person: User) -> None:
    offered = (("language", Language), ("digits", Digits), ("scheme", Scheme))
    chosen: dict[str, object] = {
        name: request.POST[name] for name, options in offered if request.POST.get(name) in options.values
    }
    if request.POST.get("shortcuts") in SHORTCUTS:
        chosen["shortcuts"] = request.POST["shortcuts"] == "on"
    if chosen:
        with acting(person):
            User.objects.filter(pk=person.pk).update(**chosen)
