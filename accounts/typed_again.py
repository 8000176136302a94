"""What was typed into a form that could not be taken, shown again so that it can be sent once more."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.crypto import salted_hmac
from django.utils.http import url_has_allowed_host_and_scheme

from accounts.models import User

WRITTEN_BY = "written-by"  # the name under which a page says whose hand typed in it
# Never written back into a page: fields of these very names. A `code` is one where somebody signs in; elsewhere a
# facility or a wave has one.
_SECRET = frozenset({"password", "password1", "password2", "oldpassword", "again", "credential", "csrfmiddlewaretoken"})
_WHERE_ONE_SIGNS_IN = "/accounts/"
_SECRET_THERE = _SECRET | {"code"}


def came_from_our_page(request: HttpRequest) -> bool:
    """Whether the browser itself says that a page of ours sent this; a forgery is lent no token."""
    return request.headers.get("Sec-Fetch-Site") == "same-origin"


def hand_of(user: User) -> str:
    """The mark of this person in the pages on which they type; it says nothing to anybody else."""
    return salted_hmac("accounts.hand", str(user.pk)).hexdigest()[:24]


def is_of_another(request: HttpRequest) -> bool:
    """Whether somebody else typed this, before the one who is signed in now came to the same browser."""
    sent = request.POST.get(WRITTEN_BY, "")
    user = getattr(request, "user", None)
    return bool(sent) and isinstance(user, User) and sent != hand_of(user)


def of_another(request: HttpRequest) -> HttpResponse:
    """403: whose it is may find it again among what they began; nobody else is shown any of it."""
    return render(request, "of_another.html", status=403)


def typed_again(request: HttpRequest, template: str) -> HttpResponse:
    """403: `template` with `typed` (names and values), `target` (where to send them), `files` (whether any came)."""
    if is_of_another(request):
        return of_another(request)
    typed = _typed(request) if came_from_our_page(request) else []
    target = request.get_full_path()
    shown = {
        "typed": typed,
        "target": target if url_has_allowed_host_and_scheme(target, allowed_hosts=None) else "/",
        "files": bool(typed) and any(request.FILES.values()),
    }
    return render(request, template, shown, status=403)


def _typed(request: HttpRequest) -> list[tuple[str, str]]:
    secret = _SECRET_THERE if request.path.startswith(_WHERE_ONE_SIGNS_IN) else _SECRET
    return [(name, value) for name, values in request.POST.lists() if name not in secret for value in values]
