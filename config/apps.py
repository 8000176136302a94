from django.apps import AppConfig

from config.celery import app as celery_app

__all__ = ["IfrajConfig", "celery_app"]


class IfrajConfig(AppConfig):
    """What stands above the four rooms: dashboard, search, health, public pages, the installation's commands."""

    name = "config"
    label = "ifraj"
