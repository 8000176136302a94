"""Addresses of what leaves as a file."""

from django.urls import path

from casework.views import exports

app_name = "exports"

urlpatterns = [
    path("", exports.exports, name="list"),
    path("of/<slug:name>/", exports.new, name="new"),
    path("of/<slug:name>/at-once/", exports.open_list, name="at-once"),
    path("of/<slug:name>/ask/", exports.ask, name="ask"),
    path("<str:reference>/", exports.export, name="export"),
    path("<str:reference>/file/", exports.download, name="file"),
    path("<str:reference>/manifest.json", exports.manifest, name="manifest"),
    path("<str:reference>/<slug:name>/", exports.move, name="move"),
]
