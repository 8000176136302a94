"""Addresses of the duplicates desk. Names and numbers of people never stand in one."""

from django.urls import path

from detainees.views import duplicates, merges

app_name = "duplicates"
urlpatterns = [
    path("", duplicates.desk, name="list"),
    path("threshold/", duplicates.threshold, name="threshold"),
    path("<int:pk>/", duplicates.pair, name="pair"),
    path("<int:pk>/merge/", merges.merge, name="merge"),
    path("merges/<int:pk>/undo/", merges.undo, name="undo"),
]
