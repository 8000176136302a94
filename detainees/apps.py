from django.apps import AppConfig


class DetaineesConfig(AppConfig):
    name = "detainees"
    default_auto_field = "django.db.models.BigAutoField"
