"""Putting a person on the register, and keeping the entry: who, by whom, nothing overwritten in silence."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils import timezone

from accounts.acting import acting
from accounts.models import Team, User
from casework.dates import PartialDate
from detainees.keys import keep_keys
from detainees.linkage.following import look_near
from detainees.lists import NameKind
from detainees.models import Detainee, Detention, Facility, Stay
from detainees.models.names import Script
from detainees.naming import Parts, give_name, give_other_name, refresh_names, search_words, shown_names
from detainees.numbering import add_numbers
from detainees.numbers import GivenNumber
from detainees.standing import held_standing


def register(
    team: Team,
    arabic: Parts,
    latin: Parts,
    *,
    by: User,
    given_by: str = "",
    numbers: Iterable[GivenNumber] = (),
    **facts: Any,
) -> Detainee:
    """Put a new person on the register of `team`. At least one of the two names has a given name."""
    with acting(by):
        detainee = Detainee.objects.create(
            team=team,
            organisation_id=team.organisation_id,
            made_by=by,
            changed_by=by,
            search_words=search_words([" ".join(arabic.values()), " ".join(latin.values())]),
            **shown_names(arabic, latin),
            **facts,
        )
        _give_names(detainee, arabic, latin, by=by, given_by=given_by)
        add_numbers(detainee, numbers, by=by, given_by=given_by)
        look_near(detainee.pk)
        return detainee


def record_arrest(
    detainee: Detainee, *, by: User, date: PartialDate | None, facility: Facility | None, **facts: Any
) -> Detention:
    """Add an episode of detention, with the stay in a facility where one is known."""
    stays = [{"facility": facility}] if facility is not None else []
    return add_detention(detainee, {"arrest_date": date, **facts}, stays, by=by)


def change(detainee: Detainee, facts: Mapping[str, Any], *, by: User) -> None:
    """Change facts of a person; the caller holds the lock and has compared the version."""
    with acting(by):
        for name, value in facts.items():
            setattr(detainee, name, value)
        keep(detainee, by)
        keep_keys(detainee.pk)


def note_change(detainee: Detainee, *, by: User) -> None:
    """Store who changed something that is no fact of the person, as the entry's next version; the caller holds it."""
    with acting(by):
        detainee.version += 1
        detainee.changed_by, detainee.changed_at = by, timezone.now()
        detainee.save(update_fields=("version", "changed_by", "changed_at"))


def add_names(
    detainee: Detainee, arabic: Parts, latin: Parts, *, by: User, given_by: str = "", typed_unseen: bool = False
) -> None:
    """Add a name as somebody gave it now, in one script or both; lists show the newest, older ones stay."""
    with acting(by):
        locked = held_standing(detainee)
        locked.typed_unseen |= typed_unseen
        _give_names(locked, arabic, latin, by=by, given_by=given_by)
        keep(locked, by)


def add_other_name(
    detainee: Detainee, kind: NameKind, text: str, *, by: User, given_by: str = "", typed_unseen: bool = False
) -> None:
    """Add a kunya, a nickname, another spelling; the person is found by it from now on."""
    with acting(by):
        locked = held_standing(detainee)
        locked.typed_unseen |= typed_unseen
        give_other_name(locked, kind, text, by=by, given_by=given_by)
        keep_keys(locked.pk)
        keep(locked, by)


def add_detention(
    detainee: Detainee, facts: Mapping[str, Any], stays: Iterable[Mapping[str, Any]], *, by: User
) -> Detention:
    """Add an episode of detention with its stays: each a `facility`, perhaps `from_date` and `to_date`."""
    with acting(by):
        detention = Detention.objects.create(detainee=held_standing(detainee), made_by=by, **facts)
        _keep_stays(detention, stays, by)
        look_near(detainee.pk)
        return detention


def change_detention(
    detention: Detention, facts: Mapping[str, Any], stays: Iterable[Mapping[str, Any]], *, by: User
) -> None:
    """Change an episode and its stays (a `stay` names one by its id; one without is new).

    The caller holds the lock and has compared the version.
    """
    with acting(by):
        for name, value in facts.items():
            setattr(detention, name, value)
        detention.version += 1
        detention.save()
        _keep_stays(detention, stays, by)
        look_near(detention.detainee_id)


def _give_names(detainee: Detainee, arabic: Parts, latin: Parts, *, by: User, given_by: str) -> None:
    for script, parts in ((Script.ARABIC, arabic), (Script.LATIN, latin)):
        if parts.get("given"):
            give_name(detainee, script, parts, by=by, given_by=given_by)
    keep_keys(detainee.pk)


def keep(detainee: Detainee, by: User) -> None:
    """Store the entry as its next version, with the names that are shown drawn anew; the caller acts and holds it."""
    refresh_names(detainee)
    detainee.version += 1
    detainee.changed_by, detainee.changed_at = by, timezone.now()
    detainee.save()
    look_near(detainee.pk)


def _keep_stays(detention: Detention, stays: Iterable[Mapping[str, Any]], by: User) -> None:
    known = {stay.pk: stay for stay in detention.stays.all()}
    for typed in stays:
        stay = known.get(typed.get("stay") or 0) or Stay(detention=detention, made_by=by)
        before = (stay.facility_id, stay.from_date, stay.to_date)
        stay.facility, stay.from_date, stay.to_date = typed["facility"], typed.get("from_date"), typed.get("to_date")
        if stay.pk is None or before != (stay.facility_id, stay.from_date, stay.to_date):
            stay.save()
