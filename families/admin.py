"""Advice to callers, as administrators keep it."""

from casework.reference_data import ReferenceAdmin


class AdviceAdmin(ReferenceAdmin):
    """What callers are advised, by language; what was told already stays as it was told."""

    list_display = ("code", "name_ar", "name_en", "in_use")
