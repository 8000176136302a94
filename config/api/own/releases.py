"""Verified releases as rows for scripts: codes and numbers of the revision that counts, and no personal field."""

from collections.abc import Callable, Sequence

from config.api.collection import Item
from config.api.schema import MOMENT, Row, record, text, whole, words
from releases.lists import Category, CountBound, Mode
from releases.models import Release, Revision
from releases.models.releases import ReleaseQuerySet

# Columns of the release, and of its verified revision: those that models declare as internal; a test compares.
OF_RELEASE, OF_REVISION = ("reference", "last_verified_at"), (
    "wave", "facility", "home", "place", "mode", "category", "counted_people", "group_bound",
)  # fmt: skip
SHAPE = record(
    reference=text("R-…"),
    verified_at=MOMENT,
    wave=text("code"),
    facility=text("code"),
    home=text("ISO 3166-2"),
    place=text("ISO 3166-2, where they were let go"),
    mode=words(Mode.values),
    category=words(Category.values),
    people=whole("how many are counted; of an unnamed group the lowest number"),
    group_bound=words(CountBound.values, null=True),
)


def page_of_releases(found: ReleaseQuerySet) -> Callable[[int, int], Sequence[Item]]:
    """Pages of what counts of these."""

    def page(after: int, most: int) -> list[Item]:
        rows = found.counted().filter(pk__gt=after).select_related("verified_revision").order_by("pk")[:most]
        return [Item(release.pk, _row(release)) for release in rows]

    return page


def _row(release: Release) -> Row:
    said: Revision | None = release.verified_revision
    assert said is not None  # it counts
    assert release.last_verified_at is not None
    return {
        "reference": release.reference,
        "verified_at": release.last_verified_at.isoformat(),
        "wave": said.wave_id or "",
        "facility": said.facility_id or "",
        "home": said.home_id or "",
        "place": said.place_id or "",
        "mode": said.mode,
        "category": said.category,
        "people": said.counted_people,
        "group_bound": said.group_bound,
    }
