"""Addresses of the pages on which an administrator keeps the organisation's people."""

from django.urls import path

from accounts.views import leaving, moves, people, teams

urlpatterns = [
    path("", people.people, name="people"),
    path("invite/", moves.invite_person, name="people-invite"),
    path("teams/", teams.teams, name="teams"),
    path("teams/new/", teams.new_team, name="team-new"),
    path("teams/<int:pk>/", teams.team, name="team"),
    path("to-confirm/", people.to_confirm, name="people-to-confirm"),
    path("handed/<int:pk>/", leaving.handed, name="work-handed"),
    path("<int:pk>/", people.person, name="person"),
    path("<int:pk>/hand-over/", leaving.work, name="person-work"),
    path("<int:pk>/link/", moves.link_made, name="person-link"),
    path("<int:pk>/roles/", moves.give_role, name="person-roles"),
    path("<int:pk>/roles/foreseen/", moves.role_foreseen, name="person-role-foreseen"),
    path("<int:pk>/<slug:name>/", moves.move_account, name="person-move"),
    path("roles/<int:pk>/<slug:name>/", moves.move_role, name="role-move"),
    path("links/<int:pk>/<slug:name>/", moves.move_link, name="link-move"),
]
