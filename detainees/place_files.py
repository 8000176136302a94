"""Reads districts and subdistricts from a CSV file of OCHA P-codes; docs/reference-data.md has the format.

Everything is looked at before anything is written: a file with one mistake loads nothing, and all are said at once.
"""

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import StringIO

from django.db import transaction
from django.utils.translation import gettext as _

from casework.mistake import Mistake
from casework.typed_text import plain_line
from detainees.lists import PlaceLevel
from detainees.models import Governorate, Place

COLUMNS = ("pcode", "name_en", "name_ar", "parent")
LONGEST_NAME = 120

_DISTRICT = re.compile(r"SY\d{4}", re.ASCII)
_SUBDISTRICT = re.compile(r"SY\d{6}", re.ASCII)


@dataclass(frozen=True)
class Line:
    """One line of the file; `parent` is a governorate's P-code or ISO code, or a district's P-code."""

    number: int
    pcode: str
    name_en: str
    name_ar: str
    parent: str

    @property
    def is_district(self) -> bool:
        return bool(_DISTRICT.fullmatch(self.pcode))


def read_places(text: str) -> tuple[list[Place], list[Mistake]]:
    """The places of a file, districts first and not yet saved, and every mistake in it."""
    lines, mistakes = _lines(text)
    governorates = {row.pcode: row for row in Governorate.objects.all()}
    by_either = governorates | {row.code: row for row in governorates.values()}
    places = {place.pcode: place for place in Place.objects.filter(level=PlaceLevel.DISTRICT)}
    read: dict[str, Place] = {}
    for line in sorted(lines, key=lambda line: not line.is_district):
        made = _district(line, by_either) if line.is_district else _subdistrict(line, places)
        if isinstance(made, Mistake):
            mistakes.append(made)
        else:
            read[line.pcode] = made
            if line.is_district:
                places[line.pcode] = made
    return list(read.values()), mistakes


@transaction.atomic
def keep_places(places: list[Place]) -> None:
    """Adds the places, and sets the names of those that are already there. None is ever taken away."""
    for level in PlaceLevel:
        Place.objects.bulk_create(
            [place for place in places if place.level == level],
            update_conflicts=True,
            unique_fields=["pcode"],
            update_fields=["name_ar", "name_en", "level", "governorate", "parent"],
        )


def _lines(text: str) -> tuple[list[Line], list[Mistake]]:
    reader = csv.DictReader(StringIO(text, newline=""), restkey="", strict=True)
    lines: list[Line] = []
    mistakes: list[Mistake] = []
    first: dict[str, int] = {}
    try:
        if mistake := _header(reader.fieldnames or ()):
            return [], [mistake]
        for cells in reader:
            made = _line(cells, reader.line_num, first)
            mistakes.append(made) if isinstance(made, Mistake) else lines.append(made)
    except csv.Error as error:
        said = {"line": reader.line_num + 1, "error": error}  # of the lines before it
        mistakes.append(Mistake(_("Line %(line)d cannot be read as CSV: %(error)s.") % said))
    return lines, mistakes


def _header(names: Sequence[str]) -> Mistake | None:
    if unknown := [name for name in names if name not in COLUMNS]:
        return Mistake(
            _("The file has columns that are not known: %(columns)s. It may have: pcode, name_en, name_ar, parent.")
            % {"columns": ", ".join(unknown)}
        )
    if missing := [name for name in COLUMNS if name not in names]:
        return Mistake(
            _("The file lacks these columns in its first line: %(columns)s.") % {"columns": ", ".join(missing)}
        )
    return None


def _line(cells: Mapping[str, str | None], number: int, first: dict[str, int]) -> Line | Mistake:
    values = {name: plain_line(cells[name] or "") for name in COLUMNS}
    said: dict[str, object] = {"line": number, "pcode": values["pcode"].upper()}
    if "" in cells:
        return Mistake(_("Line %(line)d has more cells than the first line has columns.") % said)
    if empty := [name for name in COLUMNS if not values[name]]:
        return Mistake(_("Line %(line)d: “%(column)s” is empty.") % {**said, "column": empty[0]})
    if max(len(values["name_en"]), len(values["name_ar"])) > LONGEST_NAME:
        return Mistake(_("Line %(line)d: a name has more than %(most)d characters.") % {**said, "most": LONGEST_NAME})
    line = Line(number, values["pcode"].upper(), values["name_en"], values["name_ar"], values["parent"].upper())
    if not line.is_district and not _SUBDISTRICT.fullmatch(line.pcode):
        return Mistake(
            _("Line %(line)d: “%(pcode)s” is not the P-code of a district (SY0700) or of a subdistrict (SY070000).")
            % said
        )
    if first.setdefault(line.pcode, number) != number:
        return Mistake(
            _("Line %(line)d: %(pcode)s stands in the file already, on line %(first)d.")
            % {**said, "first": first[line.pcode]}
        )
    return line


def _district(line: Line, governorates: Mapping[str, Governorate]) -> Place | Mistake:
    governorate = governorates.get(line.parent)
    if governorate is None:
        return Mistake(
            _("Line %(line)d: the parent of district %(pcode)s must be a governorate (SY01 to SY14), not “%(parent)s”.")
            % {"line": line.number, "pcode": line.pcode, "parent": line.parent}
        )
    return _below(line, governorate.pcode, Place(level=PlaceLevel.DISTRICT, governorate=governorate))


def _subdistrict(line: Line, districts: Mapping[str, Place]) -> Place | Mistake:
    district = districts.get(line.parent)
    if district is None:
        return Mistake(
            _(
                "Line %(line)d: the parent of subdistrict %(pcode)s must be a district of this file or one loaded "
                "before, not “%(parent)s”."
            )
            % {"line": line.number, "pcode": line.pcode, "parent": line.parent}
        )
    place = Place(level=PlaceLevel.SUBDISTRICT, governorate_id=district.governorate_id, parent=district)
    return _below(line, district.pcode, place)


def _below(line: Line, parent: str, place: Place) -> Place | Mistake:
    """The place with its code and names; OCHA's codes begin with the code of what they lie in."""
    if not line.pcode.startswith(parent):
        return Mistake(
            _("Line %(line)d: %(pcode)s does not begin with the code of its parent, %(parent)s.")
            % {"line": line.number, "pcode": line.pcode, "parent": parent}
        )
    place.pcode, place.name_en, place.name_ar = line.pcode, line.name_en, line.name_ar
    return place
