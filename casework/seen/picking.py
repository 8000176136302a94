"""Rows of a list that somebody picks over its pages: kept here, not in an address; counted as they may be seen now."""

from collections.abc import Iterable

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.acting import acting
from accounts.among import any_of
from accounts.models import User
from accounts.moves import Refusal
from casework.exports.registry import SELECTION, Listed
from casework.models import Export, Picked
from casework.models.picked import LASTS, MOST
from casework.typed_text import number_of


class Picking:
    """What one person has picked of one list: the ids, and how many of them they may see now."""

    def __init__(self, listed: Listed, user: User) -> None:
        self.listed, self.user = listed, user
        found = Picked.objects.visible_to(user).being_picked(listed.name).first()
        self.records: list[int] = found.records if found else []
        self.known = frozenset(self.records)
        self.count: int = listed.seen(user).filter(any_of(self.records)).order_by().count() if self.records else 0

    def __contains__(self, pk: object) -> bool:
        return pk in self.known


def pick(listed: Listed, shown: Iterable[int], ticked: Iterable[int], *, by: User) -> int | Refusal:
    """Of the rows that a page has `shown`, those `ticked` are picked and the others not; how many ids are picked now.

    What was picked on other pages stays. Where there would be more than MOST, nothing is changed.
    """
    gone = set(shown)
    with acting(by):
        held = _held(listed, by)
        others = [pk for pk in held.records if pk not in gone]
        return _picked(held, [*others, *dict.fromkeys(pk for pk in ticked if pk in gone)])


def pick_all(listed: Listed, asked: QueryDict, *, by: User) -> int | Refusal:
    """Pick everything that the list has at this address, beside what is picked already; how many are picked now.

    Not where that is more than MOST.
    """
    found = list(listed.found(by, asked).order_by().values_list("pk", flat=True)[: MOST + 1])
    with acting(by):
        held = _held(listed, by)
        return _picked(held, list(dict.fromkeys([*held.records, *found])))


def _picked(held: Picked, records: list[int]) -> int | Refusal:
    if len(records) > MOST:
        sentence = _("More than %(most)s rows cannot be picked at once. Narrow the list first.")
        return Refusal(sentence % {"most": MOST})
    _keep(held, records)
    return len(records)


def clear(listed: Listed, *, by: User) -> None:
    """Pick nothing of this list."""
    with acting(by):
        Picked.objects.visible_to(by).being_picked(listed.name).update(records=[], changed_at=timezone.now())


def keep_for_export(listed: Listed, *, by: User) -> QueryDict | None:
    """Set what is picked aside as it is now, for an export; its address. None where nothing is picked."""
    with acting(by):
        held = _held(listed, by)
        if not held.records:
            return None
        now = timezone.now()
        lately = Picked.objects.visible_to(by).filter(listed=listed.name, kept_at__gt=now - LASTS / 2)
        kept = lately.filter(records=held.records).first() or Picked.objects.create(
            person=by, listed=listed.name, records=held.records, kept_at=now
        )
        return QueryDict(f"{SELECTION}={kept.pk}")


def forget(*, by: User) -> int:
    """Delete what was set aside, and a day later is named by no export; how many there were."""
    with acting(by):
        old = Picked.objects.filter(kept_at__lt=timezone.now() - LASTS).values_list("pk", flat=True)
        asked = Export.objects.filter(filters__has_key=SELECTION).values_list(f"filters__{SELECTION}__0", flat=True)
        named = {number_of(each) for each in asked}
        number, _rows = Picked.objects.filter(pk__in=[pk for pk in old if pk not in named]).delete()
        return number


def _held(listed: Listed, by: User) -> Picked:
    """The row in which `by` picks of this list, held until the transaction ends."""
    Picked.objects.bulk_create([Picked(person=by, listed=listed.name)], ignore_conflicts=True)
    return Picked.objects.select_for_update().being_picked(listed.name).get(person=by)


def _keep(held: Picked, records: list[int]) -> None:
    held.records, held.changed_at = records, timezone.now()
    held.save(update_fields=["records", "changed_at"])
