"""Addresses of the register. Names and numbers of people never stand in one."""

from django.urls import path

from detainees.views import (
    agreements,
    change,
    descriptions,
    detentions,
    facilities,
    links,
    names,
    numbers,
    own,
    record,
    register,
    registration,
    restriction,
    search,
    warnings,
)

app_name = "detainees"
urlpatterns = [
    path("", register.register, name="list"),
    path("new/", registration.new, name="new"),
    path("search/", search.search, name="search"),
    path("searched/", own.search, name="own-search"),
    path("similar/", search.similar, name="similar"),
    path("warned/", warnings.warned, name="warned"),
    path("agreements/", agreements.agreements, name="agreements"),
    path("agreements/<int:pk>/<slug:name>/", agreements.agreement, name="agreement"),
    path("facilities/", facilities.facilities, name="facilities"),
    path("facilities/<slug:code>/", facilities.facility, name="facility"),
    path("facilities/<slug:code>/merge/", facilities.merge, name="merge-facility"),
    path("facilities/merges/<int:pk>/undo/", facilities.parting, name="part-facility"),
    path("unidentified/", descriptions.unidentified, name="unidentified"),
    path("<str:reference>/", record.record, name="record"),
    path("<str:reference>/edit/", change.change, name="edit"),
    path("<str:reference>/own/", own.change, name="own"),
    path("<str:reference>/description/", descriptions.describe, name="describe"),
    path("<str:reference>/identify/", descriptions.identify, name="identify"),
    path("<str:reference>/names/new/", names.name, name="name"),
    path("<str:reference>/other-names/new/", names.other_name, name="other-name"),
    path("<str:reference>/numbers/new/", numbers.new, name="number"),
    path("<str:reference>/numbers/<int:pk>/strike/", numbers.strike, name="strike-number"),
    path("<str:reference>/numbers/<int:pk>/show/", numbers.show, name="show-number"),
    path("<str:reference>/links/new/", links.new, name="link"),
    path("<str:reference>/links/<int:pk>/strike/", links.strike, name="strike-link"),
    path("<str:reference>/detentions/new/", detentions.new, name="new-detention"),
    path("<str:reference>/detentions/<int:pk>/", detentions.change, name="detention"),
    path("<str:reference>/restriction/", restriction.restriction, name="restriction"),
]
