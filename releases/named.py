"""What the page of an unnamed group says of its places: how many are taken, and by whom (releases/groups.py)."""

from dataclasses import dataclass

from accounts.models import User
from releases.groups import places_of, taken
from releases.models import Release

SHOWN = 50  # names on the page of a group


@dataclass(frozen=True)
class NamesOf:
    """What the page of a group says of its places: how many are taken, and which names the reader may open.

    `releases` are the first `SHOWN` of them, `opened` is how many there are.
    """

    people: int
    named: int
    releases: list[Release]
    opened: int

    @property
    def left(self) -> int:
        """How many of the group are counted without a name."""
        return max(0, self.people - self.named)

    @property
    def closed(self) -> int:
        """Names that are not open to the reader."""
        return self.named - self.opened

    @property
    def more(self) -> int:
        """Names that are open and not listed."""
        return self.opened - len(self.releases)


def names_of(group: Release, user: User) -> NamesOf | None:
    """The places of a verified group; None where the release is none."""
    revision = group.verified_revision
    if revision is None or not revision.is_group:
        return None
    names = places_of([group.pk])[group.pk]
    seen = Release.objects.visible_to(user).filter(pk__in=[name for name in names if names[name].event == name])
    listed = list(seen.select_related("detainee", "verified_revision__detainee").order_by("pk")[:SHOWN])
    opened = len(listed) if len(listed) < SHOWN else seen.count()
    return NamesOf(revision.counted_people, taken(names.values()).people, listed, opened)
