"""Several entries side by side, thing by thing: what agrees, what is alike, what differs, what only some know."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import prefetch_related_objects
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from accounts.models import User
from casework.dates import PartialDate, say_date
from detainees.folding import fold
from detainees.forms.names import PART_LABELS
from detainees.lists import Sex
from detainees.models import Detainee, Name
from detainees.models.names import Script
from detainees.names import closeness
from detainees.numbering import lines_of

_ALIKE_FROM = 0.8  # closeness of two spellings of one name


class Relation(StrEnum):
    """How what the entries say of one thing stands to each other."""

    AGREES = "agrees"
    ALIKE = "alike"
    DIFFERS = "differs"
    ONE_ONLY = "one-only"


WORDS: dict[Relation, Promise] = {
    Relation.AGREES: gettext_lazy("agrees"),
    Relation.ALIKE: pgettext_lazy("spellings", "alike"),
    Relation.DIFFERS: gettext_lazy("differs"),
    Relation.ONE_ONLY: gettext_lazy("known to one only"),
}


@dataclass(frozen=True)
class Row:
    """One thing that is said of a person: what each of the others says of it, nothing, one thing, or several."""

    label: str
    values: list[list[str]]
    relation: Relation

    @property
    def agrees(self) -> bool:
        return self.relation is Relation.AGREES

    @property
    def word(self) -> str:
        """The relation in words."""
        return str(WORDS[self.relation])


Cell = tuple[str, list[str]]  # the reference of an entry, and what it says
Likeness = Callable[[object, object], bool]


def beside(persons: Iterable[Detainee], rows: Iterable[Row]) -> list[tuple[Row, list[Cell]]]:
    """Each row with its values beside the references of those whose they are, as a narrow page shows them."""
    references = [person.reference for person in persons]
    return [(row, list(zip(references, row.values, strict=True))) for row in rows]


def compared(persons: Sequence[Sequence[Detainee]], user: User) -> list[Row]:
    """What is known of these persons, each with all its entries: names in both scripts, numbers, then facts."""
    for entries in persons:
        prefetch_related_objects(list(entries), "names", "home_area")
    return [*_names(persons), *_numbers(persons, user), *_facts(persons)]


def _numbers(persons: Sequence[Sequence[Detainee]], user: User) -> list[Row]:
    """Identity numbers that stand, as far as `user` sees them: their ends, compared by the whole of them."""
    lines = [[line for e in entries for line in lines_of(e, user) if line.row.struck_at is None] for entries in persons]
    known = [[(line.row.kind, line.row.digest, line.row.issuer_key) for line in each] for each in lines]
    said = [list(dict.fromkeys(f"{line.row.get_kind_display()} {line.ending}" for line in each)) for each in lines]
    row = _row(_("Identity numbers"), known, said, _never)
    return [] if row is None else [row]


def facts_compared(entries: Iterable[Detainee]) -> list[Row]:
    """The facts of several entries of one person."""
    alone = [[entry] for entry in entries]
    return _facts(alone)


def _names(persons: Sequence[Sequence[Detainee]]) -> list[Row]:
    """Each part of the name, in whichever scripts it was given: two scripts can be alike too."""
    rows = []
    for part in Name.PARTS:
        said = [_spellings(entries, part) for entries in persons]
        rows.append(_row(str(PART_LABELS["ar"][part]), said, said, _is_alike))
    return [row for row in rows if row is not None]


def _spellings(entries: Sequence[Detainee], part: str) -> list[str]:
    """Each spelling of a part once: Arabic ones first, of each script the newest."""
    names = sorted(
        (name for entry in entries for name in entry.names.all()),
        key=lambda name: (name.script == Script.ARABIC, name.given_at, name.pk),
        reverse=True,
    )
    return list(dict.fromkeys(text for name in names if (text := getattr(name, part))))


def _facts(persons: Sequence[Sequence[Detainee]]) -> list[Row]:
    rows = []
    for label, value, say, alike in _what_is_compared():
        known = [[v for entry in entries if (v := value(entry)) not in (None, "", False)] for entries in persons]
        said = [list(dict.fromkeys(say(v) for v in values)) for values in known]
        rows.append(_row(label, known, said, alike))
    return [row for row in rows if row is not None]


def _row(label: str, known: Sequence[Sequence[object]], said: Sequence[list[str]], alike: Likeness) -> Row | None:
    """The row, or None where nobody knows anything."""
    if not any(said):
        return None
    return Row(capfirst(label), list(said), _relation(known, alike))


def _relation(known: Sequence[Sequence[object]], alike: Likeness) -> Relation:
    saying = [values for values in known if values]
    if len(saying) < 2:
        return Relation.ONE_ONLY
    pairs = [(one, other) for at, one in enumerate(saying) for other in saying[at + 1 :]]
    if all(any(a == b for a in one for b in other) for one, other in pairs):
        return Relation.AGREES
    if all(any(a == b or alike(a, b) for a in one for b in other) for one, other in pairs):
        return Relation.ALIKE
    return Relation.DIFFERS


def _is_alike(one: object, other: object) -> bool:
    return fold(str(one)) == fold(str(other)) or closeness(str(one), str(other)) >= _ALIKE_FROM


def _may_be_one_day(one: object, other: object) -> bool:
    if not (isinstance(one, PartialDate) and isinstance(other, PartialDate)):
        return False
    return one.earliest() <= other.latest() and other.earliest() <= one.latest()


def _never(one: object, other: object) -> bool:
    return False


def _same_word(one: object, other: object) -> bool:
    return fold(str(one)) == fold(str(other))


def _yes(value: object) -> str:
    return _("yes")


def _what_is_compared() -> list[tuple[str, Callable[[Detainee], object], Callable[..., str], Likeness]]:
    return [
        (_("Sex"), lambda d: "" if d.sex == Sex.UNKNOWN else d.sex, lambda v: str(Sex(v).label), _never),
        (_("Date of birth"), lambda d: d.birth, say_date, _may_be_one_day),
        (_("Age as it was stated"), _age, str, _never),
        (_("Home governorate"), lambda d: d.home_governorate, str, _never),
        (_("Home district"), lambda d: d.home_area, str, _never),
        (_("Home place"), lambda d: d.home_place, str, _same_word),
        (_("Occupation"), lambda d: d.occupation, str, _same_word),
        (_("Civil servant"), lambda d: d.civil_servant, _yes, _never),
        (_("Army defector"), lambda d: d.army_defector, _yes, _never),
    ]


def _age(detainee: Detainee) -> str:
    if detainee.age_stated is None or detainee.age_stated_on is None:
        return ""
    said = say_date(PartialDate.on(detainee.age_stated_on))
    return _("%(age)s on %(day)s") % {"age": detainee.age_stated, "day": said}
