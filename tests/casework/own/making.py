"""Fields of a team for tests, defined as supervisors define them; and what is written in them."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

from accounts.acting import acting
from accounts.models import Team, User
from casework.dates import read_date
from casework.models import OwnField
from casework.models.own_fields import value_models
from casework.own.defining import Word, make_field, retire
from casework.own.forms import name_of
from casework.own.reading import choices_of
from casework.own.writing import write

WORDS = (Word("أخوه", "His brother"), Word("أبوه", "His father"))


def field(
    team: Team, by: User, kind: str = "text", of: str = "release", slug: str = "", words: Iterable[Word] = WORDS,
    **said: Any,
) -> OwnField:  # fmt: skip
    """A field of the team: called by its kind, unless a short name is given."""
    names = {"name_ar": f"حقل {slug or kind}", "name_en": f"Field {slug or kind}", "says_ar": "", "says_en": ""}
    made = make_field(team, {"of": of, "kind": kind, "slug": slug or kind, **names, **said}, words, by=by)
    assert isinstance(made, OwnField), made
    return made


def retired(one: OwnField, by: User) -> OwnField:
    """The field, which takes no more values."""
    with acting(by):
        retire(OwnField.objects.locked().get(pk=one.pk), by=by)
    return OwnField.objects.get(pk=one.pk)


def written(record: Any, one: OwnField, value: Any, by: User) -> Any:
    """The record, with this in its field: a text, a number, the short name of a word, a date as it is typed."""
    kinds: dict[str, Callable[[], Any]] = {
        "text": lambda: value,
        "number": lambda: Decimal(value),
        "choice": lambda: next(each for each in choices_of(one, retired=True) if each.slug == value),
        "date": lambda: read_date(value),
    }
    said = None if value is None else kinds[one.kind]()
    with acting(by):
        write(value_models()[one.of], record, {one: said}, by=by)
    return record


def stands(record: Any, one: OwnField) -> Any:
    """What stands in this field of the record."""
    row = value_models()[one.of]._default_manager.on([record.pk]).in_force().filter(field=one).first()
    return None if row is None else row.said


def own(one: OwnField, text: str) -> dict[str, str]:
    """What the input of this field sends."""
    return {name_of(one): text}
