"""Django's admin as the keeper of reference data, behind the same login as every page; casework is not in it."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import URLPattern, URLResolver
from django.utils.translation import gettext_lazy as _

from accounts.access import having, may
from accounts.rights import Right
from detainees.admin import FacilityAdmin, GovernorateAdmin, PlaceAdmin
from detainees.models import Facility, Governorate, Place
from families.admin import AdviceAdmin, ConsentTextAdmin, RetentionPeriodAdmin
from families.models import Advice, ConsentText, RetentionPeriod
from releases.admin import SuspicionRuleAdmin, WaveAdmin
from releases.models import SuspicionRule, Wave

# There is one login, one way out and one way to change a password, and they are not the admin's.
_NOT_OURS = frozenset({"login", "logout", "password_change", "password_change_done", "autocomplete", "view_on_site"})


class ReferenceSite(admin.AdminSite):
    """Open to those who keep reference data; each of its views declares that rule, as every view does."""

    site_title = site_header = index_title = _("Reference data")
    enable_nav_sidebar = False  # it would keep its state in the browser

    def has_permission(self, request: HttpRequest) -> bool:
        return may(request.user, Right.ADMINISTER)

    def get_urls(self) -> list[Any]:
        urls = [pattern for pattern in super().get_urls() if getattr(pattern, "name", None) not in _NOT_OURS]
        for pattern in _patterns(urls):
            pattern.callback.rule = having(Right.ADMINISTER)  # type: ignore[attr-defined]  # read by the middleware
        return urls


def _patterns(urls: Iterable[URLPattern | URLResolver]) -> Iterator[URLPattern]:
    for url in urls:
        if isinstance(url, URLResolver):
            yield from _patterns(url.url_patterns)
        else:
            yield url


site = ReferenceSite(name="admin")
site.register(Governorate, GovernorateAdmin)
site.register(Place, PlaceAdmin)
site.register(Facility, FacilityAdmin)
site.register(Wave, WaveAdmin)
site.register(SuspicionRule, SuspicionRuleAdmin)
site.register(Advice, AdviceAdmin)
site.register(ConsentText, ConsentTextAdmin)
site.register(RetentionPeriod, RetentionPeriodAdmin)
