from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class ReleasesConfig(AppConfig):
    name = "releases"
    verbose_name = _("Releases")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Find the rules of suspicion, this app's and those of the floors above, and who keeps the lines of desks."""
        autodiscover_modules("suspicion")
        autodiscover_modules("statement_lines")
