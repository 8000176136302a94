"""The lists that can be exported. Each app puts its own on the list (`exported.py`), found when the application starts.

    LISTS.put(Listed("releases", _("Releases"), _("…"), "releases:list", having(Right.SEE_VERIFIED), Release,
                     (Column("reference", _("Reference"), "reference"), …), form, found))

What each column is comes from the declarations of the models: what is public or internal leaves at once, what is
personal by two people, what could tell who a source is never; a list with such a column is refused here.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import Any

from django.db import models
from django.http import QueryDict
from django.utils.functional import Promise

from accounts.access import Rule
from accounts.models import User
from accounts.sensitivity import Kind
from casework.combining import IS
from casework.exports.columns import Column, cells_of, kind_of, read_of
from casework.fetching import fetched
from casework.listing import Filters
from casework.models import Picked
from casework.models.own_fields import OwnValue
from casework.seen.acts import HandingOver
from casework.seen.columns import Columns, Shown, in_file
from casework.sheets import Line
from casework.typed_text import number_of

AT_ONCE = 2_000  # rows that are fetched at a time
_FIRST = ("reference",)  # what every row of a list begins with
SELECTION = "selection"  # in an address: rows that were picked, by the id under which they were set aside
NOTHING = 0  # an id under which nothing is set aside
Rows = models.QuerySet[Any]


def nothing_further(user: User, asked: QueryDict) -> tuple[Column, ...]:
    """The same columns for everybody."""
    return ()


@dataclass(frozen=True)
class Listed:
    """One list: who comes to it, what it shows to a person at an address, and what of that may stand in a file.

    `form` is the list's own form of filters, `found` its rows in its order. `organisation` and `restricted` are paths
    to whose a row is and to whether its person is restricted: what leaves with names is of one organisation, and nobody
    restricted is in it. `keeps` is what else of the address says which list it is. `further` are columns that somebody
    has besides at an address, of the fields of their teams: they leave by two people alone.

    `shown` are its columns on the screen (casework/seen/), `own` the values of teams' own fields that can be columns
    too, `orders` what it can be sorted by; `base` is all rows that somebody sees of it, whatever is asked: of these
    rows can be picked, and handed over where it says how (`hands`).
    """

    name: str
    label: str | Promise
    says: str | Promise
    address: str
    rule: Rule
    model: type[models.Model]
    columns: tuple[Column, ...]
    form: Callable[[User, QueryDict], Filters | None]
    found: Callable[[User, QueryDict], Rows]
    organisation: str = "organisation"
    restricted: str = ""
    shows_numbers: Callable[[User, QueryDict], bool] | None = None  # whether whole identity numbers are theirs to see
    open_filters: tuple[str, ...] = ()  # that tell nothing which the columns without anybody do not
    open_orders: tuple[str, ...] = ("entered",)
    beside: str = ""  # the name of another list that is of the same records
    narrowed_here: bool = False  # its filters stand on the page of the export itself
    closed: tuple[str, ...] = ()  # further paths of that kind
    keeps: tuple[str, ...] = ("sort", SELECTION)
    lines: "Callable[[Rows, Sequence[Column], User], Iterator[Line]] | None" = None
    further: Callable[[User, QueryDict], tuple[Column, ...]] = nothing_further
    kinds: Mapping[str, Kind] = field(default_factory=dict)  # of columns that are read otherwise than by a path
    shown: tuple[Shown, ...] = ()
    own: type[OwnValue] | None = None
    orders: tuple[str, ...] = ()
    base: Callable[[User], Rows] | None = None
    hands: HandingOver | None = None

    @cached_property
    def kind(self) -> dict[str, Kind]:
        """What each column holds."""
        return {each.name: self.kinds.get(each.name) or kind_of(self.model, each.reads) for each in self.columns}

    @cached_property
    def open(self) -> tuple[Column, ...]:
        """The columns without anybody in them."""
        return tuple(each for each in self.columns if self.kind[each.name] in (Kind.PUBLIC, Kind.INTERNAL))

    @cached_property
    def personal(self) -> tuple[Column, ...]:
        """The columns that leave by two people alone; identity numbers apart."""
        return tuple(each for each in self.columns if self.kind[each.name] is Kind.PERSONAL and not each.number)

    @cached_property
    def numbers(self) -> tuple[Column, ...]:
        """Identity numbers, which need an approval of their own."""
        return tuple(each for each in self.columns if each.number)

    def named(self, names: Sequence[str]) -> tuple[Column, ...]:
        """Its columns of these names, in its order."""
        return tuple(each for each in self.columns if each.name in names)

    def telling(self, filters: Mapping[str, Sequence[str]]) -> list[str]:
        """Of these filters and orders those that would tell what the columns without anybody do not."""
        open_ = (*self.open_filters, "sort", "scope")
        found = [name for name in filters if name.removesuffix(IS) not in open_]
        orders = [each.removeprefix("-") for each in filters.get("sort", ())]
        return found + [f"sort={each}" for each in orders if each not in self.open_orders]

    def admits(self, user: User) -> bool:
        """Whether `user` comes to this list at all."""
        return self.rule.admits(user)

    def rows(self, user: User, asked: QueryDict) -> Rows:
        """The rows that may leave, as `user` sees them now: of a restricted person none, whoever sees them."""
        rows = self._picked(user, asked) if asked.get(SELECTION) else self.found(user, asked)
        for path in filter(None, (self.restricted, *self.closed)):
            rows = rows.exclude(**{path: True})
        return rows

    def seen(self, user: User) -> Rows:
        """All rows that `user` sees of it; LookupError where none can be picked."""
        if self.base is None:
            raise LookupError(f"Of “{self.name}” no rows can be picked.")
        return self.base(user)

    def selection(self, person: User, asked: QueryDict) -> Picked | None:
        """What `person` set aside of this list under the number in an address; None of what somebody else did."""
        mine = Picked.objects.visible_to(person).filter(listed=self.name, kept_at__isnull=False)
        return mine.filter(pk=number_of(asked.get(SELECTION, ""))).first()

    def _picked(self, user: User, asked: QueryDict) -> Rows:
        """The rows that `user` picked, as far as they see them now."""
        kept = self.selection(user, asked)
        return self.seen(user).filter(pk__in=kept.records if kept else []).order_by("pk")

    def read(self, rows: Rows, columns: Sequence[Column], by: User) -> Iterator[Line]:
        """The cells of these rows for `by`, fetched as they are needed by a cursor of the server."""
        if self.lines is not None:
            yield from self.lines(rows, columns, by)
            return
        asked = [read_of(self.model, each) for each in columns]
        found = iter(fetched(rows.values_list(*asked), AT_ONCE))
        while block := list(islice(found, AT_ONCE)):
            values = zip(columns, zip(*block, strict=True), asked, strict=True)
            yield from zip(*(cells_of(*each) for each in values), strict=True)


class Lists:
    """All of them, by name."""

    def __init__(self) -> None:
        self._lists: dict[str, Listed] = {}

    def put(self, new: Listed) -> Listed:
        """Put a list here; ValueError for a second one of its name, or a column that tells who a source is."""
        if new.name in self._lists:
            raise ValueError(f"There is a list “{new.name}” already.")
        telling = [name for name, kind in new.kind.items() if kind is Kind.SOURCE]
        if telling:
            raise ValueError(f"“{new.name}” would tell who a source is: {', '.join(telling)}.")
        self._lists[new.name] = new
        return new

    def visible_to(self, user: Any) -> dict[str, Listed]:
        """Those to which `user` comes, by name."""
        return {name: each for name, each in self._lists.items() if isinstance(user, User) and each.admits(user)}

    def __getitem__(self, name: str) -> Listed:
        return self._lists[name]

    def __iter__(self) -> Iterator[Listed]:
        return iter(self._lists.values())


LISTS = Lists()


def seen_in_file(listed: Listed, user: User, asked: QueryDict) -> list[str]:
    """The columns of a file that hold what the address shows, in its order; none where it chooses no columns."""
    columns = Columns(listed.shown, user, asked, listed.own)
    return [] if columns.are_usual else [*_FIRST, *in_file(columns.chosen)]
