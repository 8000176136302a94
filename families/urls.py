"""Addresses of the families' desk. Names and numbers of people never stand in one."""

from django.urls import path

from families.views import attempts, call, consent, contacts, desk, inquiry, moves, person, referrals, review, shares

app_name = "families"
urlpatterns = [
    path("", desk.desk, name="desk"),
    path("new/", call.new, name="new"),
    path("caller/", call.caller, name="caller"),
    path("draft/", call.keep_draft, name="keep-draft"),
    path("drafts/<int:pk>/", call.draft, name="draft"),
    path("drafts/<int:pk>/discard/", call.discard, name="discard-draft"),
    path("tellings/<int:pk>/", consent.tell, name="tell"),
    path("review/", review.due, name="review"),
    path("shares/<int:pk>/", shares.page, name="share"),
    path("shares/<int:pk>/acknowledge/", shares.acknowledge, name="acknowledge-share"),
    path("shares/<int:pk>/recall/", shares.recall, name="recall-share"),
    path("referrals/<int:pk>/", referrals.referral, name="referral"),
    path("referrals/<int:pk>/sheet/", referrals.sheet, name="referral-sheet"),
    path("referrals/<int:pk>/take/", referrals.take, name="take-referral"),
    path("referrals/<int:pk>/recall/", referrals.recall, name="recall-referral"),
    path("referrals/<int:pk>/moves/<slug:name>/", referrals.move, name="move-referral"),
    path("<str:reference>/", inquiry.inquiry, name="inquiry"),
    path("<str:reference>/taken/", inquiry.taken, name="taken"),
    path("<str:reference>/change/", inquiry.change, name="change"),
    path("<str:reference>/plan/", inquiry.replan, name="plan"),
    path("<str:reference>/person/", person.person, name="person"),
    path("<str:reference>/hand-over/", moves.hand_over, name="hand-over"),
    path("<str:reference>/moves/<slug:name>/", moves.move, name="move"),
    path("<str:reference>/attempts/", attempts.new, name="attempt"),
    path("<str:reference>/contacts/new/", contacts.new, name="contact"),
    path("<str:reference>/contacts/<int:pk>/", contacts.change, name="card"),
    path("<str:reference>/contacts/<int:pk>/show/", contacts.show, name="show-number"),
    path("<str:reference>/consent/<slug:purpose>/", consent.ask, name="consent"),
    path("<str:reference>/consent/<int:pk>/withdraw/", consent.withdraw_one, name="withdraw-consent"),
    path("<str:reference>/withdraw/", consent.withdraw_all, name="withdraw"),
    path("<str:reference>/shares/new/", shares.new, name="new-share"),
    path("<str:reference>/referrals/new/", referrals.new, name="new-referral"),
    path("<str:reference>/review/", review.decide, name="decide-review"),
    path("<str:reference>/remove/", review.remove, name="remove"),
]
