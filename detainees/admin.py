"""Places and facilities, as administrators keep them."""

from casework.reference_data import ReferenceAdmin


class GovernorateAdmin(ReferenceAdmin):
    """The fourteen; they come with the application."""

    shipped_only = True
    list_display = ("code", "name_ar", "name_en", "pcode")


class PlaceAdmin(ReferenceAdmin):
    """Districts and subdistricts that a team loaded."""

    list_display = ("pcode", "name_ar", "name_en", "level", "governorate", "parent")
    list_select_related = ("governorate", "parent")
    search_fields = ("pcode", "name_ar", "name_en")
    raw_id_fields = ("parent",)


class FacilityAdmin(ReferenceAdmin):
    """Prisons, branches, hospitals, camps, each with what its name rests on."""

    list_display = ("code", "name_ar", "name_en", "governorate", "kind")
    list_select_related = ("governorate",)
    search_fields = ("code", "name_ar", "name_en", "number")
