"""Addresses of tallies. A question stands whole in its address, so that it can be shared and kept."""

from django.urls import path, re_path

from releases.views import tallies

urlpatterns = [
    path("tallies/", tallies.tallies, name="tallies"),
    path("tallies/records/", tallies.records, name="tally-records"),
    path("tallies/changes/", tallies.changes, name="tally-changes"),
    path("tallies.csv", tallies.as_csv, name="tallies-csv"),
    path("tallies.xlsx", tallies.as_xlsx, name="tallies-xlsx"),
    re_path(r"^tallies\.(?P<language>ar|en)\.txt$", tallies.as_text, name="tallies-text"),
]
