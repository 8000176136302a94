"""Addresses of the families' desk. Names and numbers of people never stand in one."""

from django.urls import path

from families.views import attempts, call, checks, contacts, desk, inquiry, moves, person

app_name = "families"
urlpatterns = [
    path("", desk.desk, name="desk"),
    path("new/", call.new, name="new"),
    path("caller/", call.caller, name="caller"),
    path("draft/", call.keep_draft, name="keep-draft"),
    path("drafts/<int:pk>/", call.draft, name="draft"),
    path("drafts/<int:pk>/discard/", call.discard, name="discard-draft"),
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
