from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class DetaineesConfig(AppConfig):
    name = "detainees"
    verbose_name = _("The register")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let the floors above put their panels on a person's page, and follow a merge."""
        autodiscover_modules("panels")
        autodiscover_modules("followers")
