"""Every address of the site, by app."""

from django.urls import URLPattern, URLResolver, include, path

from config.interface.preferences import preferences

handler400 = "config.errors.bad_request"

urlpatterns: list[URLPattern | URLResolver] = [
    path("preferences/", preferences, name="preferences"),
    path("releases/", include("releases.urls")),
    path("accounts/", include("allauth.urls")),
]
