"""Making one place of two entries, and parting them again: the only two functions that write it."""

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import may
from accounts.acting import acting
from accounts.models import User
from accounts.rights import Right
from casework.kept import tell_kept_changed
from detainees.facilities.grouping import stands
from detainees.models import Facility, FacilityMerge


def decides(user: User) -> bool:
    """Whether reference data is this person's to decide: who decides on records, or keeps it."""
    return may(user, Right.DECIDE) or may(user, Right.ADMINISTER)


def why_not_merge(kept: Facility, merged: Facility, user: User) -> str | None:
    """The sentence that says why the two cannot be made one place, or None."""
    if not decides(user):
        return _("Only a supervisor or an administrator says which entries are one place.")
    if kept.pk == merged.pk:
        return _("This is the same entry. Choose the other one.")
    grouped = stands(FacilityMerge.objects.in_force())
    if grouped.get(kept.pk) == merged.pk or grouped.get(merged.pk) == kept.pk:
        return _("The two are one place already.")
    for entry in (kept, merged):
        if entry.pk in grouped:
            over = Facility.objects.get(pk=grouped[entry.pk])
            return _("“%(entry)s” is one place with “%(over)s” already. Choose that one.") % {
                "entry": entry, "over": over,
            }  # fmt: skip
    return None


def merge(kept: Facility, merged: Facility, *, sentence: str, by: User) -> FacilityMerge | str:
    """Let `kept` stand for both, or the sentence why not. PostgreSQL says when, and asks the same once more."""
    with acting(by):
        list(Facility.objects.filter(pk__in=(kept.pk, merged.pk)).order_by("pk").select_for_update())
        why_not = why_not_merge(kept, merged, by)
        if why_not:
            return why_not
        made = FacilityMerge.objects.create(kept=kept, merged=merged, sentence=sentence, by=by)
    tell_kept_changed()
    return made


def why_not_part(merge: FacilityMerge, user: User) -> str | None:
    if not decides(user):
        return _("Only a supervisor or an administrator says which entries are one place.")
    return _("It is undone already.") if merge.undone_at is not None else None


def part(pk: int, *, sentence: str, by: User) -> str | None:
    """Undo one merge; what was merged into its entry comes back with it. The sentence why not, or None."""
    with acting(by):
        merge = FacilityMerge.objects.locked().get(pk=pk)
        why_not = why_not_part(merge, by)
        if why_not:
            return why_not
        merge.undone_by, merge.undone_at, merge.undone_sentence = by, timezone.now(), sentence
        merge.save(update_fields=["undone_by", "undone_at", "undone_sentence"])
    tell_kept_changed()
    return None
