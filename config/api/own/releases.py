"""Verified releases as rows for scripts: codes and numbers of the revision that counts, and no personal field."""

from collections.abc import Callable, Sequence
from datetime import datetime

from django.db.models import Sum

from config.api.collection import Item
from config.api.schema import MOMENT, Row, record, several, text, whole, words
from releases.lists import CountBound
from releases.models import LedgerEntry, Release, Revision
from releases.models.releases import ReleaseQuerySet

# By the names of the answer the fields of the release, and of the revision that counts: those that the models declare
# as public or internal; a test compares.
OF_RELEASE = {"reference": "reference", "verified_at": "last_verified_at"}
OF_REVISION = {"place": "place", "group_bound": "group_bound"}
# What the ledger counts of it now, by the names of the answer: of an entry that was merged nothing, of a group without
# those whose names are known, so that rows add up to the tally.
OF_LEDGER = ("home", "governorates", "people")
NOT_COUNTED: Row = {"home": "", "governorates": [], "people": 0}
SHAPE = record(
    reference=text("R-…"),
    verified_at=MOMENT,
    place=text("ISO 3166-2, where they were let go"),
    group_bound=words(CountBound.values, null=True),
    home=text("ISO 3166-2; of several governorates nothing"),
    governorates=several(text("ISO 3166-2, where the split of a group between several is not known")),
    people=whole("how many the tally counts of it; 0 where it is counted with another one"),
)


def page_of_releases(found: ReleaseQuerySet) -> Callable[[int, int], Sequence[Item]]:
    """Pages of what counts of these; nobody restricted is in a file of a script, whoever may see them."""
    found = found.exclude(detainee__restricted=True).exclude(verified_revision__detainee__restricted=True)

    def page(after: int, most: int) -> list[Item]:
        rows = found.counted().filter(pk__gt=after).select_related("verified_revision").order_by("pk")[:most]
        counted = _counted([release.pk for release in rows])
        return [Item(release.pk, _row(release, counted.get(release.pk, NOT_COUNTED))) for release in rows]

    return page


def _counted(releases: list[int]) -> dict[int, Row]:
    """What the ledger adds up to of each of these, where that is anybody."""
    entries = LedgerEntry.objects.filter(release__in=releases).order_by()
    sums = entries.values_list("release_id", "home", "several").annotate(number=Sum("people")).exclude(number=0)
    return {pk: {"home": home, "governorates": places, "people": number} for pk, home, places, number in sums}


def _row(release: Release, counted: Row) -> Row:
    said = release.verified_revision
    assert said is not None  # it counts
    return {
        **{name: _plain(release, field) for name, field in OF_RELEASE.items()},
        **{name: _plain(said, field) for name, field in OF_REVISION.items()},
        **counted,
    }


def _plain(record: Release | Revision, field: str) -> str | int:
    """A code, a number or a moment; "" where there is none."""
    value = record.serializable_value(field)  # of a row of the reference data its code
    if isinstance(value, datetime):
        return value.isoformat()
    return "" if value is None else value
