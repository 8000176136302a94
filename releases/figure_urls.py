"""Addresses of the board of figures."""

from django.urls import path

from releases.views import explanations, figures

app_name = "figures"
urlpatterns = [
    path("", figures.board, name="board"),
    path("new/", figures.new, name="new"),
    path("<int:pk>/", figures.figure, name="figure"),
    path("<int:pk>/change/", figures.change, name="change"),
    path("<int:pk>/moves/<slug:name>/", figures.move, name="move"),
    path("explanations/new/", explanations.new, name="explain"),
    path("explanations/<int:pk>/confirm/", explanations.confirm, name="confirm-explanation"),
    path("explanations/<int:pk>/end/", explanations.end, name="end-explanation"),
]
