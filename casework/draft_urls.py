"""Addresses of what was begun and not sent."""

from django.urls import path

from casework.views import drafts

app_name = "drafts"

urlpatterns = [
    path("", drafts.drafts, name="list"),
    path("keep/", drafts.keep_draft, name="keep"),
    path("line/", drafts.line, name="line"),
    path("throw-away/", drafts.discard_several, name="discard-several"),
    path("<int:pk>/", drafts.draft, name="draft"),
    path("<int:pk>/throw-away/", drafts.discard, name="discard"),
]
