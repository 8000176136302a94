"""Addresses of the public pages: the language stands in each, and nothing of anybody."""

from django.urls import path, register_converter

from config.public import views
from config.public.asking.views import ask
from config.public.languages import LanguageConverter
from config.public.stating import views as stating

register_converter(LanguageConverter, "public_language")

_EDITION = "<public_language:language>/statements/<slug:organisation>/<int:number>/<int:edition>"

app_name = "public"
urlpatterns = [
    path("", views.door, name="door"),
    path("<public_language:language>/", views.front, name="front"),
    path("<public_language:language>/advisories/<int:pk>/", views.advisory, name="advisory"),
    path("<public_language:language>/contact/", views.contact, name="contact"),
    path("<public_language:language>/money/", views.money, name="money"),
    path("<public_language:language>/figures/", views.figures, name="figures"),
    path("<public_language:language>/figures/<slug:group>/<int:part>/", views.figures_of, name="figures-of"),
    path("<public_language:language>/ask/", ask, name="ask"),
    path("<public_language:language>/statements/", stating.listed, name="statements"),
    path("<public_language:language>/statements/feed.atom", stating.feed, name="statements-feed"),
    path("<public_language:language>/statements/corrections/", stating.corrections, name="corrections"),
    path("<public_language:language>/statements/<slug:organisation>/<int:number>/", stating.standing, name="standing"),
    path(f"{_EDITION}/", stating.edition, name="statement"),
    path(f"{_EDITION}/statement.<slug:kind>", stating.output, name="statement-output"),
]
