"""Putting somebody without a name on the register, and describing a person: what was said before stays."""

from collections.abc import Mapping
from typing import Any

from accounts.acting import acting
from accounts.models import Team, User
from detainees.describing.marks import mark_words
from detainees.describing.saying import called
from detainees.describing.speech import said_words
from detainees.keys import keep_keys
from detainees.linkage.following import look_near
from detainees.models import Description, Detainee
from detainees.registration import keep
from detainees.standing import held_standing

Told = Mapping[str, Any]  # by the name of the field of `Description`; `given_by` too


def register_unidentified(team: Team, told: Told, *, by: User, sex: str, **facts: Any) -> Detainee:
    """Put somebody who cannot say who they are on the register of `team`: a description stands for the name."""
    with acting(by):
        first = _written(told, by)
        detainee = Detainee.objects.create(
            team=team,
            organisation_id=team.organisation_id,
            unidentified=True,
            made_by=by,
            changed_by=by,
            sex=sex,
            **called(sex, first, {}),
            **facts,
        )
        first.detainee = detainee
        first.save()
        keep_keys(detainee.pk)
        look_near(detainee.pk)
        return detainee


def describe(detainee: Detainee, told: Told, *, by: User) -> Description:
    """Add a description of a person, which is in force from now on; where nothing differs, none is added.

    The same facts of nobody in particular are nothing new beside those of somebody.
    Raises AnotherStands where the person's entry was merged into another one.
    """
    with acting(by):
        held = held_standing(detainee)
        before = Description.objects.in_force().filter(detainee=held).first()
        if before is not None and _says(before, told):
            return before
        if before is not None:
            before.in_force = False
            before.save(update_fields=["in_force"])
        new = _written(told, by)
        new.detainee, new.number = held, before.number + 1 if before else 1
        new.save()
        keep(held, by)
        return new


def _says(before: Description, told: Told) -> bool:
    same = all(getattr(before, name) == said for name, said in told.items() if name != "given_by")
    return same and told.get("given_by", "") in ("", before.given_by)


def _written(told: Told, by: User) -> Description:
    return Description(
        **told,
        mark_words=mark_words(told.get("marks", "")),
        said_words=said_words(told.get("says", "")),
        recorded_by=by,
    )
