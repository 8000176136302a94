"""Addresses of the register. Names and numbers of people never stand in one."""

from django.urls import path

from detainees.views import change, detentions, facilities, names, record, register, registration, restriction, search

app_name = "detainees"
urlpatterns = [
    path("", register.register, name="list"),
    path("new/", registration.new, name="new"),
    path("search/", search.search, name="search"),
    path("similar/", search.similar, name="similar"),
    path("facilities/", facilities.facilities, name="facilities"),
    path("<str:reference>/", record.record, name="record"),
    path("<str:reference>/edit/", change.change, name="edit"),
    path("<str:reference>/names/new/", names.name, name="name"),
    path("<str:reference>/other-names/new/", names.other_name, name="other-name"),
    path("<str:reference>/detentions/new/", detentions.new, name="new-detention"),
    path("<str:reference>/detentions/<int:pk>/", detentions.change, name="detention"),
    path("<str:reference>/restriction/", restriction.restriction, name="restriction"),
]
