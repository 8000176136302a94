from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class CaseworkConfig(AppConfig):
    name = "casework"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let the floors above say what can be exported, which forms have drafts, what is told, who works on what."""
        autodiscover_modules("exported")
        autodiscover_modules("begun")
        autodiscover_modules("told_of")
        autodiscover_modules("worked_on")
