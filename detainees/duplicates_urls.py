"""Addresses of the duplicates desk. Names and numbers of people never stand in one."""

from django.urls import path

from detainees.views import duplicates, merges, register_job

app_name = "duplicates"
urlpatterns = [
    path("", duplicates.desk, name="list"),
    path("threshold/", duplicates.threshold, name="threshold"),
    path("job/", register_job.job, name="job"),
    path("job/start/", register_job.start, name="start-job"),
    path("job/stop/", register_job.stop, name="stop-job"),
    path("<int:pk>/", duplicates.pair, name="pair"),
    path("<int:pk>/merge/", merges.merge, name="merge"),
    path("merges/<int:pk>/undo/", merges.undo, name="undo"),
]
