"""Addresses of the families' desk. Names and numbers of people never stand in one."""

from django.urls import path

from families.views import (
    attempts,
    call,
    checks,
    contacts,
    desk,
    extortion_figures,
    identifiers,
    inquiry,
    moves,
    person,
    reports,
)

app_name = "families"
urlpatterns = [
    path("", desk.desk, name="desk"),
    path("new/", call.new, name="new"),
    path("caller/", call.caller, name="caller"),
    path("draft/", call.keep_draft, name="keep-draft"),
    path("drafts/<int:pk>/", call.draft, name="draft"),
    path("drafts/<int:pk>/discard/", call.discard, name="discard-draft"),
    path("extortion/", reports.listed, name="reports"),
    path("extortion/new/", reports.new, name="new-report"),
    path("extortion/figures/", extortion_figures.figures, name="extortion-figures"),
    path("extortion/figures.csv", extortion_figures.as_csv, name="extortion-csv"),
    path("extortion/<str:reference>/", reports.report, name="report"),
    path("extortion/<str:reference>/change/", reports.change, name="change-report"),
    path("extortion/<str:reference>/moves/<slug:name>/", reports.move, name="move-report"),
    path("extortion/<str:reference>/identifiers/<int:pk>/show/", identifiers.show, name="show-identifier"),
    path("extortion/<str:reference>/identifiers/<int:pk>/strike/", identifiers.strike, name="strike-identifier"),
    path("<str:reference>/", inquiry.inquiry, name="inquiry"),
    path("<str:reference>/taken/", inquiry.taken, name="taken"),
    path("<str:reference>/change/", inquiry.change, name="change"),
    path("<str:reference>/plan/", inquiry.replan, name="plan"),
    path("<str:reference>/person/", person.person, name="person"),
    path("<str:reference>/identity/", checks.identity, name="identity"),
    path("<str:reference>/hand-over/", moves.hand_over, name="hand-over"),
    path("<str:reference>/moves/<slug:name>/", moves.move, name="move"),
    path("<str:reference>/attempts/", attempts.new, name="attempt"),
    path("<str:reference>/contacts/new/", contacts.new, name="contact"),
    path("<str:reference>/contacts/<int:pk>/", contacts.change, name="card"),
    path("<str:reference>/contacts/<int:pk>/show/", contacts.show, name="show-number"),
]
