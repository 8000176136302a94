"""Addresses of the families' desk. Names and numbers of people never stand in one."""

from django.urls import path

from families.views import answers, attempts, call, contacts, desk, inquiry, moves, news, person

app_name = "families"
urlpatterns = [
    path("", desk.desk, name="desk"),
    path("again/", desk.again, name="again"),
    path("new/", call.new, name="new"),
    path("caller/", call.caller, name="caller"),
    path("draft/", call.keep_draft, name="keep-draft"),
    path("drafts/<int:pk>/", call.draft, name="draft"),
    path("drafts/<int:pk>/discard/", call.discard, name="discard-draft"),
    path("news/<int:pk>/", news.news, name="news"),
    path("news/<int:pk>/sign/", news.sign, name="sign-news"),
    path("news/<int:pk>/support/", news.support, name="news-support"),
    path("news/<int:pk>/tell/", news.tell, name="tell-news"),
    path("news/<int:pk>/drop/", news.drop, name="drop-news"),
    path("<str:reference>/", inquiry.inquiry, name="inquiry"),
    path("<str:reference>/taken/", inquiry.taken, name="taken"),
    path("<str:reference>/change/", inquiry.change, name="change"),
    path("<str:reference>/plan/", inquiry.replan, name="plan"),
    path("<str:reference>/person/", person.person, name="person"),
    path("<str:reference>/hand-over/", moves.hand_over, name="hand-over"),
    path("<str:reference>/moves/<slug:name>/", moves.move, name="move"),
    path("<str:reference>/answer/", answers.answer, name="answer"),
    path("<str:reference>/news/new/", news.new, name="new-news"),
    path("<str:reference>/attempts/", attempts.new, name="attempt"),
    path("<str:reference>/contacts/new/", contacts.new, name="contact"),
    path("<str:reference>/contacts/<int:pk>/", contacts.change, name="card"),
    path("<str:reference>/contacts/<int:pk>/show/", contacts.show, name="show-number"),
]
