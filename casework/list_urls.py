"""Addresses beside the lists: their columns, the views that are saved of them, the rows that are picked."""

from django.urls import path

from casework.views import lists

app_name = "lists"

urlpatterns = [
    path("views/<int:pk>/<slug:name>/", lists.move, name="move"),
    path("<slug:name>/columns/", lists.columns, name="columns"),
    path("<slug:name>/save/", lists.save, name="save"),
    path("<slug:name>/views/", lists.views, name="views"),
    path("<slug:name>/pick/", lists.pick, name="pick"),
    path("<slug:name>/pick/hand-over/", lists.hand_over, name="hand-over"),
    path("<slug:name>/pick/export/", lists.export, name="export"),
]
