"""Celery for the scheduler: the settings and nothing of Django, since it names tasks and runs none."""

from celery import Celery

app = Celery("ifraj")
app.config_from_object("config.settings", namespace="CELERY")
