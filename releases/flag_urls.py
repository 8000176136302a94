"""Addresses of the inbox of flags. Names and numbers of people never stand in one."""

from django.urls import path

from releases.views import false_lists, flags, raising

app_name = "flags"
urlpatterns = [
    path("", flags.inbox, name="inbox"),
    path("resolve/", flags.resolve_many, name="resolve-many"),
    path("false-lists/", false_lists.false_lists, name="false-lists"),
    path("<int:pk>/", flags.flag, name="flag"),
    path("<int:pk>/moves/<slug:name>/", flags.move, name="move"),
    path("<int:pk>/hand-over/", flags.hand_over, name="hand-over"),
    path("of-release/<str:reference>/", raising.on_release, name="on-release"),
    path("of-person/<str:reference>/", raising.on_person, name="on-person"),
]
