from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class AccountsConfig(AppConfig):
    name = "accounts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let the floors above say what somebody sees with a role, and what a colleague who leaves can have."""
        autodiscover_modules("reach")
        autodiscover_modules("leaving")
