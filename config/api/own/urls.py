"""Addresses of a person's own scripts, by token alone."""

from django.urls import path

from config.api.own import views

app_name = "own"
urlpatterns = [
    path("releases.json", views.releases, name="releases"),
    path("releases.csv", views.releases_csv, name="releases-csv"),
    path("tallies.json", views.tally, name="tallies"),
    path("tallies.csv", views.tally_csv, name="tallies-csv"),
]
