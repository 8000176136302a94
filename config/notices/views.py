"""The page of notices, and putting them aside."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from accounts.access import SIGNED_IN, rule, signed_in
from accounts.acting import acting
from casework.listing import Filters
from casework.models import Notice, NoticeKind
from casework.models.notices import NoticeQuerySet
from casework.typed_text import number_of
from config.notices.looking import page_of
from config.notices.told import of
from config.waiting import ASIDE, ROUND

ASIDE_FILTER = "aside"


class NoticeFilters(Filters):
    """Unread or put aside; of one kind."""

    state = forms.ChoiceField(
        label=_("Show"), required=False, choices=[("", _("not put aside")), (ASIDE_FILTER, _("put aside"))]
    )
    kind = forms.ChoiceField(label=_("What"), required=False, choices=[("", _("everything")), *NoticeKind.choices])


@rule(SIGNED_IN)
@require_GET
def notices(request: HttpRequest) -> HttpResponse:
    """All that one was told, newest first."""
    user = signed_in(request)
    form = NoticeFilters({name: request.GET.get(name, "") for name in NoticeFilters.base_fields})
    aside = request.GET.get("state") == ASIDE_FILTER
    found: NoticeQuerySet = of(user).filter(read_at__isnull=not aside)
    kind = request.GET.get("kind", "")
    if kind in NoticeKind.values:
        found = found.filter(kind=kind)
    page = page_of(found, user, after=request.GET.get("after", ""), before=request.GET.get("before", ""))
    shown = {"form": form, "page": page, "aside": aside, "kind": kind}
    return render(request, "notices/list.html", shown)


@rule(SIGNED_IN)
@require_POST
def put_aside(request: HttpRequest) -> HttpResponse:
    """Put aside one notice (`notice`), or all that were told before the page was drawn (`until`), perhaps of a kind."""
    mine = Notice.objects.visible_to(request.user).unread().order_by()
    one, until, kind = (request.POST.get(name, "") for name in ("notice", "until", "kind"))
    if kind in NoticeKind.values:
        mine = mine.filter(kind=kind)
    with acting(signed_in(request)):
        meant = mine.filter(pk=number_of(one)) if one else mine.filter(pk__lte=number_of(until))
        meant.update(read_at=timezone.now())
    request.session[ASIDE] = (int(request.session.get(ASIDE, 0)) + 1) % ROUND
    return redirect("notices" if request.POST.get("from") == "notices" else "dashboard")
