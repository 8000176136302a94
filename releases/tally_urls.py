"""Addresses of tallies. A question stands whole in its address, so that it can be shared and kept."""

from django.urls import path, re_path

from releases.views import charts, crosstabs, delays, saved_tallies, tallies

urlpatterns = [
    path("tallies/", tallies.tallies, name="tallies"),
    path("tallies/records/", tallies.records, name="tally-records"),
    path("tallies/changes/", tallies.changes, name="tally-changes"),
    path("tallies/cross/", crosstabs.cross, name="tally-cross"),
    path("tallies/cross.csv", crosstabs.as_csv, name="tally-cross-csv"),
    path("tallies/cross.xlsx", crosstabs.as_xlsx, name="tally-cross-xlsx"),
    path("tallies/cross.json", crosstabs.as_json, name="tally-cross-json"),
    path("tallies/charts/", charts.charts, name="tally-charts"),
    path("tallies/charts/<slug:name>/", charts.chart, name="tally-chart"),
    path("tallies/charts/<slug:name>.svg", charts.as_svg, name="tally-chart-svg"),
    path("tallies/charts/<slug:name>.png", charts.as_png, name="tally-chart-png"),
    path("tallies/delays/", delays.from_report, name="tally-delays"),
    path("tallies/save/", saved_tallies.save, name="save-tally"),
    path("tallies/saved/", saved_tallies.saved_tallies, name="saved-tallies"),
    path("tallies/saved/<str:reference>/", saved_tallies.saved_tally, name="saved-tally"),
    path("tallies/saved/<str:reference>/text.json", saved_tallies.text, name="saved-tally-text"),
    path("tallies.csv", tallies.as_csv, name="tallies-csv"),
    path("tallies.zip", tallies.as_package, name="tallies-package"),
    path("tallies.xlsx", tallies.as_xlsx, name="tallies-xlsx"),
    re_path(r"^tallies\.(?P<language>ar|en)\.txt$", tallies.as_text, name="tallies-text"),
]
