"""The columns of the list of sightings and fates, on the screen and in a file."""

from django.utils.translation import gettext_lazy as _

from casework.exports.columns import Column
from casework.seen.columns import Shown

KIND = Column("kind", _("Kind"), "kind", _("sighting or fate"))
SHOWN = (
    Shown("who", _("Who"), file=("detainee", "name_ar", "name_latin")),
    Shown("known", _("What is known"), file=("kind", "how", "fate", "standing")),
    Shown("date", _("When"), "date", ("date",)),
    Shown("where", _("Where"), file=("facility", "place")),
    Shown("status", _("Status"), file=("status",)),
    Shown("paper", _("Which paper, from whom"), file=("paper",), usual=False),
    Shown("team", _("Team"), file=("team",), usual=False),
)


def facts(of: str = "") -> tuple[Column, ...]:
    """The facts of a sighting or a fate: of the working copy, or of the revision to which `of` leads."""
    return (
        Column("detainee", _("Reference of the person"), "detainee__reference", tag="#meta+id+person"),
        Column("name_ar", _("Name in Arabic"), "detainee__name_ar", tag="#affected+name+i_ar"),
        Column("name_latin", _("Name in Latin script"), "detainee__name_latin", tag="#affected+name+i_en"),
        Column("how", _("How they were known to be there"), f"{of}how"),
        Column("fate", _("What became of them"), f"{of}fate"),
        Column("standing", _("On what it stands"), f"{of}standing"),
        Column("paper", _("Which paper, from whom"), f"{of}paper"),
        Column("date", _("When"), f"{of}date", _("of any precision (EDTF)"), tag="#date+occurred"),
        Column("facility", _("Facility"), f"{of}facility_id", _("its code"), tag="#loc+code+facility"),
        Column("place", _("Where"), f"{of}place", _("in words, where it is no facility")),
    )
