"""Addresses of the fields that teams add of their own."""

from django.urls import path

from casework.views import own_fields

urlpatterns = [
    path("", own_fields.own_fields, name="own-fields"),
    path("new/", own_fields.new, name="own-field-new"),
    path("<int:pk>/", own_fields.own_field, name="own-field"),
    path("<int:pk>/<slug:name>/", own_fields.move, name="own-field-move"),
]
