"""Addresses of what colleagues say about a record, and of watching it."""

from django.urls import path

from casework.views import together

app_name = "together"

urlpatterns = [
    path("comments/<int:pk>/withdraw/", together.withdraw, name="withdraw"),
    path("<slug:subject>/<str:reference>/", together.comments, name="comments"),
    path("<slug:subject>/<str:reference>/watch/", together.watching, name="watch"),
]
