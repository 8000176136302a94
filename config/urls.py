"""Every address of the site, by app."""

from django.urls import URLPattern, URLResolver, include, path

from config.dashboard import dashboard
from config.days.views import day_of, own_day
from config.gallery.page import components
from config.health import healthz
from config.interface.preferences import preferences
from config.notices.views import notices, put_aside
from config.reference_site import site
from config.search import search
from config.shortcuts import shortcuts

handler400 = "config.errors.bad_request"
handler403 = "config.errors.forbidden"
handler404 = "config.errors.not_found"
handler500 = "config.errors.broken"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", dashboard, name="dashboard"),
    path("days/", own_day, name="own-day"),
    path("days/<int:pk>/", day_of, name="day-of"),
    path("notices/", notices, name="notices"),
    path("notices/put-aside/", put_aside, name="put-aside"),
    path("healthz", healthz, name="healthz"),
    path("search/", search, name="search"),
    path("preferences/", preferences, name="preferences"),
    path("shortcuts/", shortcuts, name="shortcuts"),
    path("interface/", components, name="components"),
    path("detainees/", include("detainees.urls")),
    path("duplicates/", include("detainees.duplicates_urls")),
    path("releases/", include("releases.urls")),
    path("families/", include("families.urls")),
    path("flags/", include("releases.flag_urls")),
    path("", include("releases.tally_urls")),
    path("drafts/", include("casework.draft_urls")),
    path("exports/", include("casework.urls")),
    path("together/", include("casework.together_urls")),
    path("lists/", include("casework.list_urls")),
    path("own-fields/", include("casework.own_urls")),
    path("statements/", include("releases.statement_urls")),
    path("figures/", include("releases.figure_urls")),
    path("accounts/", include("accounts.own_urls")),
    path("people/", include("accounts.urls")),
    path("reference/", site.urls),
    path("public/", include("config.public.urls")),
    path("api/own/", include("config.api.own.urls")),
    path("api/", include("config.api.urls")),
]
