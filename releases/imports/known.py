"""What the team has of the rows of a list: looked at while others work on it, and held while it is changed."""

from collections.abc import Iterable
from dataclasses import dataclass

from accounts.models import Team, User
from detainees.merging.holding import hold_entries
from detainees.models import Detainee, Detention
from releases.imports.rows import Row
from releases.models import Release


@dataclass(frozen=True)
class Known:
    """What the team has of one row: the person, and the release that came with the same external_id."""

    person: Detainee
    release: Release | None


def known_of(team: Team, rows: Iterable[Row], by: User) -> dict[str, Known | None]:
    """By external_id what the team has of these rows; None where the person is not open to `by`."""
    ids = [row.external_id for row in rows]
    taken = Detainee.objects.filter(team=team, external_id__in=ids).values_list("external_id", flat=True)
    found: dict[str, Known | None] = dict.fromkeys(taken)
    if not found:
        return found
    releases = Release.objects.visible_to(by).filter(team=team, external_id__in=list(found))
    by_id = {each.external_id: each for each in releases.prefetch_related("claims__source", "own_values")}
    people = Detainee.objects.visible_to(by).filter(team=team, external_id__in=list(found))
    people = people.select_related("name_keys").defer("name_keys__keys")
    for person in people.prefetch_related("names", "numbers", "detentions__stays", "own_values"):
        found[person.external_id] = Known(person, by_id.get(person.external_id))
    return found


def hold(persons: Iterable[int | None], releases: Iterable[int | None]) -> None:
    """Hold these persons with those of the releases, then their detentions, then the releases, each by id.

    In the order of detainees/merging/holding.py, until the transaction ends. What is changed is read after it: who has
    saved something meanwhile has saved it, and who wants to save now waits and is shown what has changed.
    """
    cases = {pk for pk in releases if pk is not None}
    about = Release.objects.filter(pk__in=cases).order_by().values_list("detainee_id", flat=True)
    entries = {pk for pk in (*persons, *about) if pk is not None}
    hold_entries(entries)
    list(Detention.objects.filter(detainee__in=entries).order_by("pk").locked().values("pk"))
    list(Release.objects.filter(pk__in=cases).order_by("pk").select_for_update(of=("self",)).values("pk"))
