"""Lists: filters in the address, declared orders, keyset paging, a count that is exact up to ten thousand.

    class DetaineeFilters(Filters):
        home = forms.ModelChoiceField(Governorate.objects.all(), label=_("Home governorate"), required=False)
        lookups = {"home": "home_governorate"}

    LISTING = Listing({"name": "sort_name", "entered": "made_at"}, default="-entered")

    def detainees(request):
        found = Detainee.objects.visible_to(request.user)
        form = DetaineeFilters(request.GET)
        page = LISTING.page(form.narrow(found), request.GET)
        return render(request, "detainees/list.html", {"form": form, "page": page})

The template draws `{% filters form %}`, a `{% sort_header _("Name") "name" default=page.default %}` for each order, the
rows of `page.rows` and `{% pager page %}` (docs/interface.md). `?sort=name` rises, `?sort=-name` falls; what is unknown
comes last in both. Paging costs the same on every page, however deep, where an index has the columns that `visible_to`
compares, then the order's column, then the primary key. Only declared parameters are read; free text is searched by
POST, because names and numbers never stand in an address.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any, Generic, TypeVar

from django import forms
from django.core.exceptions import EmptyResultSet
from django.db import connections, models
from django.db.models import F, Func, Q, Value
from django.http import QueryDict

from casework.cursors import seal, unseal

M = TypeVar("M", bound=models.Model)
COUNTED = 10_000  # a list that is longer says so: nobody reads it, and every page would wait for its last row
SIZE = 25  # rows of a page: what one looks through, and what is drawn in some milliseconds


class Filters(forms.Form):
    """The filters of one list, bound to the address. Every field is optional.

    `lookups` names the lookup of a field where it is not the field's own name; a method `narrow_<field>(found, value)`
    stands for filters that are more than a lookup.
    """

    lookups: Mapping[str, str] = {}

    def narrow(self, found: models.QuerySet[M]) -> models.QuerySet[M]:
        """Those of `found` that are asked for; nothing where a filter is not understood, which the form then says."""
        if not self.is_valid():
            return found.none()
        for name, value in self.cleaned_data.items():
            if value in (None, "", [], False) or (isinstance(value, models.QuerySet) and not value):
                continue
            found = self.narrow_by(found, name, value)
        return found

    def narrow_by(self, found: models.QuerySet[M], name: str, value: Any) -> models.QuerySet[M]:
        """Those of `found` that fit one filter which was given."""
        special = getattr(self, f"narrow_{name}", None)
        return special(found, value) if special else found.filter(**{self._lookup(name, value): value})

    def _lookup(self, name: str, value: object) -> str:
        lookup = self.lookups.get(name, name)
        return f"{lookup}__in" if isinstance(value, list | tuple | models.QuerySet) else lookup


@dataclass(frozen=True)
class Page(Generic[M]):
    """Some rows of a list: `after` and `before` are the cursors of its neighbours ("" where there are none).

    `count` is how many rows the whole list has now, or COUNTED and `more` where it has more; `default` the order where
    the address asks for none.
    """

    rows: list[M]
    count: int
    more: bool
    after: str
    before: str
    default: str


@dataclass(frozen=True)
class _Order:
    """An order as it was asked for: a column, then the primary key, both in one direction."""

    field: "models.Field[Any, Any]"
    falling: bool
    purpose: str

    def place_of(self, row: models.Model) -> str:
        """The cursor of `row`: what it is sorted by, and its id."""
        value = self.field.value_from_object(row)
        return seal(self.purpose, [None if value is None else self.field.value_to_string(row), row.pk])

    def read(self, cursor: str) -> "_Place | None":
        """The place a cursor stands for; None where it is none of this list and order."""
        opened = unseal(self.purpose, cursor)
        if opened is None:
            return None
        value, pk = opened
        return _Place(None if value is None else self.field.to_python(value), pk)


@dataclass(frozen=True)
class _Place:
    """Where a row stood in the order when its cursor was made; it may have gone since."""

    value: object
    pk: Any


class Listing:
    """What one list can be sorted by: names of the address, each with a column of the model."""

    def __init__(self, orders: Mapping[str, str], *, default: str, size: int = SIZE) -> None:
        if default.removeprefix("-") not in orders:
            raise ValueError(f"“{default}” is none of this list's orders: {', '.join(orders)}.")
        self.orders, self.default, self.size = orders, default, size

    def page(self, found: models.QuerySet[M], asked: QueryDict) -> Page[M]:
        """The rows of `found` that the address asks for: the first ones where its cursor is not understood."""
        order = self._order(found.model, asked.get("sort", ""))
        start, end = order.read(asked.get("after", "")), order.read(asked.get("before", ""))
        rows = self._rows(found, order, start or end, onward=end is None)
        if not rows and (start or end):  # all that stood there has gone
            start = end = None
            rows = self._rows(found, order, None, onward=True)
        further, rows = len(rows) > self.size, rows[: self.size]
        if end:
            rows.reverse()
        whole = not (start or end or further)  # all there are stand on this page
        count = len(rows) if whole else _count(found)
        return Page(
            rows=rows,
            count=min(count, COUNTED),
            more=count > COUNTED,
            after=order.place_of(rows[-1]) if rows and (further or end) else "",
            before=order.place_of(rows[0]) if rows and (start or (end and further)) else "",
            default=self.default,
        )

    def ordered(self, found: models.QuerySet[M], asked: QueryDict) -> models.QuerySet[M]:
        """All rows of `found` in the order that the address asks for, as one walks through the pages of the list."""
        order = self._order(found.model, asked.get("sort", ""))
        if not order.field.null:
            return found.order_by(*_columns(not order.falling, order.field.attname, "pk"))
        name = F(order.field.attname)
        first = name.desc(nulls_last=True) if order.falling else name.asc(nulls_last=True)
        return found.order_by(first, *_columns(not order.falling, "pk"))

    def place_of(self, row: M, asked: QueryDict) -> str:
        """The cursor of one row in the order that the address asks for."""
        return self._order(type(row), asked.get("sort", "")).place_of(row)

    def nearest(self, found: models.QuerySet[M], asked: QueryDict, place: str, *, onward: bool) -> M | None:
        """The row after this place (a cursor) in the order that is asked for, or the one before it.

        None where there is none, or where the cursor is none of this list and order.
        """
        order = self._order(found.model, asked.get("sort", ""))
        start = order.read(place)
        if start is None:
            return None
        stretches = _stretches(found, order, start, onward=onward)
        return next((row for part in stretches for row in part[:1]), None)

    def _order(self, model: type[models.Model], asked: str) -> _Order:
        sort = asked if asked.removeprefix("-") in self.orders else self.default
        field = model._meta.get_field(self.orders[sort.removeprefix("-")])
        if not isinstance(field, models.Field):
            raise TypeError(f"A list is sorted by columns of its own, not by {field}.")
        return _Order(field, sort.startswith("-"), f"{model._meta.label} {sort}")

    def _rows(self, found: models.QuerySet[M], order: _Order, place: _Place | None, *, onward: bool) -> list[M]:
        """One row more than a page has, walking on (or back) from `place`."""
        stretches = list(_stretches(found, order, place, onward=onward))
        return list(islice(chain.from_iterable(part[: self.size + 1] for part in stretches), self.size + 1))


def _count(found: models.QuerySet[M]) -> int:
    """How many there are, as far as they are counted; of no columns, so that an index alone can tell.

    Django's own `count` resolves the whole query anew to put another one around it.
    """
    rows = found.order_by().annotate(counted_row=Value(1)).values("counted_row")[: COUNTED + 1]
    try:
        text, values = rows.query.sql_with_params()
    except EmptyResultSet:
        return 0
    with connections[found.db].cursor() as cursor:
        cursor.execute(f"SELECT COUNT(*) FROM ({text}) counted", values)  # noqa: S608 - a text of the ORM's
        return int(cursor.fetchall()[0][0])


def _stretches(
    found: models.QuerySet[M], order: _Order, place: _Place | None, *, onward: bool
) -> Iterator[models.QuerySet[M]]:
    """What is still to be walked: the known rows, then those of which nothing is known; the other way going back.

    Two stretches, and not NULLS LAST, because each is one walk along the index. Evaluated only as far as needed.
    """
    rising = order.falling != onward
    known = found.order_by(*_columns(rising, order.field.attname, "pk"))
    parts: list[tuple[models.QuerySet[M], bool]] = [(known, True)]
    if order.field.null:
        unknown = found.filter(**{f"{order.field.name}__isnull": True}).order_by(*_columns(rising, "pk"))
        parts = [(known.filter(**{f"{order.field.name}__isnull": False}), True), (unknown, False)]
    for rows, is_known in parts if onward else reversed(parts):
        if place is None:
            yield rows
        elif is_known == (place.value is not None):
            yield rows.filter(_beyond(order.field, place, rising=rising) if is_known else _past(place, rising=rising))
            place = None


def _columns(rising: bool, *names: str) -> list[str]:
    return list(names) if rising else [f"-{name}" for name in names]


def _past(place: _Place, *, rising: bool) -> Q:
    return Q(pk__gt=place.pk) if rising else Q(pk__lt=place.pk)


def _beyond(field: "models.Field[Any, Any]", place: _Place, *, rising: bool) -> Func:
    """A comparison of rows, which PostgreSQL answers from the index; (a, id) > (x, y) and not a > x OR a = x AND …"""
    return Func(
        _Row(F(field.attname), F("pk")),
        _Row(Value(place.value, output_field=field), Value(place.pk)),
        template="%(expressions)s",
        arg_joiner=" > " if rising else " < ",
        output_field=models.BooleanField(),
    )


class _Row(Func):
    function = "ROW"
    output_field = models.TextField()  # of no meaning: a row is only compared
