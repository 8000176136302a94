"""Addresses of the public pages: the language stands in each, and nothing of anybody."""

from django.urls import path, register_converter

from config.public import views
from config.public.asking.views import ask
from config.public.languages import LanguageConverter

register_converter(LanguageConverter, "public_language")

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
]
