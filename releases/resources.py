"""What goes in and out in bulk: the columns of the register file with their words, said once.

The import, its template, its printable form and every export of persons ask here what a column is called in both
languages, what may stand in it and from which list its words are. How a cell is read is in releases/imports/columns.py.
"""

from enum import StrEnum
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from import_export import fields, resources

from casework.lists import DefinedChoices
from detainees.lists import ChargeType, Sex
from releases.lists import Connection, Credibility, Mode, Reliability


class Part(StrEnum):
    """To which part of a row a column belongs; in this order a form is filled in."""

    PERSON = "person"
    DETENTION = "detention"
    RELEASE = "release"
    SOURCE = "source"


PARTS: dict[Part, Promise] = {
    Part.PERSON: _("The person"),
    Part.DETENTION: _("The detention"),
    Part.RELEASE: _("The release"),
    Part.SOURCE: _("Who told this"),
}


class Column(fields.Field):  # type: ignore[misc]  # the library has no types
    """One column: its words, an example, and the list from which its words are, or the reference data (`names`).

    `is_date` and `long` say how much room it wants on paper.
    """

    def __init__(
        self, part: Part, label: str | Promise, example: str = "", *, words: type[DefinedChoices] | None = None,
        names: str = "", is_date: bool = False, long: bool = False, required: bool = False,
    ) -> None:  # fmt: skip
        super().__init__()
        self.part, self.label, self.example = part, label, example
        self.words, self.names, self.is_date, self.long, self.required = words, names, is_date, long, required


_PERSON, _DETENTION, _RELEASE, _SOURCE = Part


class RegisterResource(resources.Resource):  # type: ignore[misc]  # the library has no types
    """One row of the register: a person, the detention it tells of, a release, and who told it."""

    external_id = Column(_PERSON, _("Number in your list"), "A-17", required=True)
    given_ar = Column(_PERSON, _("Given name, in Arabic"), "أحمد", required=True)
    father_ar = Column(_PERSON, _("Father's name, in Arabic"), "محمود")
    grandfather_ar = Column(_PERSON, _("Grandfather's name, in Arabic"))
    family_ar = Column(_PERSON, _("Family name, in Arabic"), "الخطيب")
    mother_ar = Column(_PERSON, _("Mother's name, in Arabic"), "فاطمة")
    given_latin = Column(_PERSON, _("Given name, in Latin letters"), "Ahmad")
    father_latin = Column(_PERSON, _("Father's name, in Latin letters"), "Mahmoud")
    grandfather_latin = Column(_PERSON, _("Grandfather's name, in Latin letters"))
    family_latin = Column(_PERSON, _("Family name, in Latin letters"), "al-Khatib")
    mother_latin = Column(_PERSON, _("Mother's name, in Latin letters"))
    national_id = Column(_PERSON, _("National number"))
    other_ids = Column(_PERSON, _("Other identity numbers"), "passport:N1234567")
    sex = Column(_PERSON, _("Sex"), "male", words=Sex)
    birth = Column(_PERSON, _("Born"), "1990", is_date=True)
    home_governorate = Column(_PERSON, _("Home governorate"), "SY-RD", names="governorates")
    home_place = Column(_PERSON, _("Town or village of home"), "دوما")
    arrest_date = Column(_DETENTION, _("Arrested on"), "2013-05", is_date=True)
    facility = Column(_DETENTION, _("Held in"), "sednaya", names="facilities")
    charge_category = Column(_DETENTION, _("Type of charge"), "terrorism", words=ChargeType)
    wave = Column(_RELEASE, _("Wave of releases"), "decree-7-2022", names="waves")
    release_date = Column(_RELEASE, _("Released on"), "2022-05-03", is_date=True)
    release_governorate = Column(_RELEASE, _("Governorate of release"), "SY-DI", names="governorates")
    mode = Column(_RELEASE, _("How they came out"), "amnesty", words=Mode)
    source = Column(_SOURCE, _("Name or code of the source"))
    source_reliability = Column(_SOURCE, _("Reliability of the source, A to F"), "B", words=Reliability)
    claim_credibility = Column(_SOURCE, _("Credibility of what is said, 1 to 6"), "2", words=Credibility)
    claim_connection = Column(_SOURCE, _("How the source knows it"), "witness", words=Connection)
    claim_text = Column(_SOURCE, _("What the source said"), long=True)


def columns() -> dict[str, Column]:
    """Every column by its name, in the order of the file."""
    found: dict[str, Any] = RegisterResource.fields
    return dict(found)
