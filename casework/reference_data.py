"""How reference data is kept in Django's admin: by administrators, never deleted, who changed what stays on record.

Casework has its own screens and never comes here (docs/architecture: "The Django admin serves reference data only").
"""

from functools import partial
from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from accounts.access import may, signed_in
from accounts.acting import acting
from accounts.rights import Right
from casework.kept import tell_kept_changed
from casework.typed_text import TypedText


class ReferenceAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # not subscriptable at run time
    """Rows with a code that is chosen once; `shipped_only` are those that only a release of the application changes."""

    shipped_only: ClassVar[bool] = False
    list_per_page = 200
    show_full_result_count = False
    actions = None
    formfield_overrides = {
        models.SlugField: {"form_class": forms.SlugField},
        models.CharField: {"form_class": TypedText},
        models.TextField: {"form_class": partial(TypedText, lines=True)},
    }

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """No patterns in the address: one that is none would end in the database."""
        return "regex" not in lookup and super().lookup_allowed(lookup, value, request)

    def get_fields(self, request: HttpRequest, obj: models.Model | None = None) -> Any:
        """The order of the model, the code first."""
        return [field.name for field in self.opts.local_fields]

    def get_readonly_fields(self, request: HttpRequest, obj: models.Model | None = None) -> tuple[str, ...]:
        """The code stands in addresses, files and the ledger: it is never changed."""
        return () if obj is None else (str(self.opts.pk.name),)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return may(request.user, Right.ADMINISTER)

    def has_view_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return may(request.user, Right.ADMINISTER)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return may(request.user, Right.ADMINISTER) and not self.shipped_only

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return may(request.user, Right.ADMINISTER) and not self.shipped_only

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: models.Model, form: Any, change: bool) -> None:
        with acting(signed_in(request)):
            super().save_model(request, obj, form, change)
        tell_kept_changed()
