"""Waves, as administrators keep them."""

from casework.reference_data import ReferenceAdmin


class WaveAdmin(ReferenceAdmin):
    """Occasions on which people are let go, each with what it rests on."""

    list_display = ("code", "name_ar", "name_en", "kind", "began")
    search_fields = ("code", "name_ar", "name_en")
