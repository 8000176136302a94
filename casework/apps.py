from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class CaseworkConfig(AppConfig):
    name = "casework"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let the floors above put their lists where they can be exported, and the forms of which drafts are kept."""
        autodiscover_modules("exported")
        autodiscover_modules("begun")
