"""What a row would change in the records that are there, in words."""

from collections.abc import Iterator, Mapping
from copy import copy
from typing import Any

from django.utils.translation import gettext as _

from casework.differences import differences
from casework.kept import kept
from casework.own.reading import differing
from detainees.models import Detainee, Detention, Facility
from releases.imports.changing import Difference
from releases.imports.known import Known
from releases.imports.rows import Row
from releases.models import Release

Told = list[list[str]]  # of each fact that differs its label, and its words before and then


def name_of(row: Row) -> str:
    """The name of the person of a row, in the script in which it has one."""
    parts = row.arabic if row.arabic.get("given") else row.latin
    return " ".join(filter(None, (parts["given"], parts["father"], parts["grandfather"], parts["family"])))


def called_otherwise(known: Known) -> str:
    """The sentence that refuses a row whose number belongs to somebody of another name, and says what to do."""
    sentence = _(
        "%(reference)s has this number already, and is called %(name)s. If this is somebody else, write a prefix of "
        "the source before the numbers of your list, as in “clinic-1”, and bring it in again. If it is the same "
        "person, say on the page of this list that these are the same people."
    )
    return sentence % {"reference": known.person.reference, "name": str(known.person)}


def changes_of(row: Row, known: Known, found: Difference) -> Told:
    """What the row says otherwise. Of identity numbers it is said that there is one, and none is repeated."""
    return [list(change) for change in _changes(row, known, found)]


def _changes(row: Row, known: Known, found: Difference) -> Iterator[tuple[str, str, str]]:
    person = known.person
    for script, parts in found.names.items():
        before = person.name_ar if script == "ar" else person.name_latin
        yield _("Name"), before, " ".join(filter(None, (parts["given"], parts["father"], parts["family"])))
    if found.numbers:
        yield _("Identity numbers"), "", _("one or more that the record does not have")
    yield from _facts(person, found.person)
    yield from _facts(person.detentions.first() or Detention(detainee=person), found.detention)
    if found.facility:
        yield _("Held in"), "", str(kept(Facility).get(found.facility, found.facility))
    if found.new_release:
        yield _("Release"), "", _("a release that the person does not have yet")
    elif known.release is not None:
        yield from _facts(known.release, found.facts)
    if found.claim is not None:
        yield _("Who told this"), "", found.claim["source_name"]
    for record, said in ((person, found.own), (known.release, found.own_of_release)):
        stand = {each.field_id: each for each in record.own_values.all() if each.ended_at is None} if record else {}
        for change in differing(said, stand):
            yield change.label, change.old, change.new


def _facts(record: "Detainee | Detention | Release", said: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Facts by column, as they are and as they would be."""
    then = copy(record)
    then._state = copy(record._state)
    then._state.fields_cache = {}
    for column, value in said.items():
        setattr(then, column, value)
    names = [field.name for field in type(record)._meta.concrete_fields if field.attname in said]
    for change in differences(record, then, names):
        yield change.label, change.old, change.new
