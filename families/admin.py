"""Advice to callers, the words of consent, and the times for which things are kept, as administrators keep them."""

from django.http import HttpRequest

from casework.reference_data import ReferenceAdmin


class AdviceAdmin(ReferenceAdmin):
    """What callers are advised, by language; what was told already stays as it was told."""

    list_display = ("code", "name_ar", "name_en", "in_use")


class ConsentTextAdmin(ReferenceAdmin):
    """The words that are read out; those that were used stand with what the caller said, as they were spoken."""

    list_display = ("code", "purpose", "language", "in_use", "text")
    list_filter = ("purpose", "language")


class RetentionPeriodAdmin(ReferenceAdmin):
    """After how many days something is looked at again; which kinds there are is code."""

    list_display = ("code", "name_ar", "name_en", "days")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False
