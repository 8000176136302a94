"""Notes of supervisors at the field or the claim they are about: written, answered, settled by a change.

A note is no fact: it makes nobody an author and no new revision. PostgreSQL holds the same (releases/sql/deciding.sql).
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.access import may, why_not
from accounts.acting import acting
from accounts.aliases import Names
from accounts.models import User
from accounts.rights import Right
from releases.models import FieldNote, Release
from releases.models.field_notes import Settled

OVER = _("This note was settled meanwhile.")


@dataclass(frozen=True)
class Said:
    """A note as it was typed: at a field (its name), or at a claim (its id)."""

    text: str
    field: str = ""
    claim: int | None = None


@dataclass(frozen=True)
class Noted:
    """A note as one person reads it, its people as they call them, and whether it is theirs to settle."""

    note: FieldNote
    made_by: str
    settled_by: str
    may_settle: bool


def notes_on(release: Release, user: User) -> list[Noted]:
    """All of a release that `user` may read, in the order in which they were written."""
    rows = FieldNote.objects.visible_to(user).of(release)
    names, works = Names(user), may(user, Right.ENTER, release.team)
    return [as_read(note, names, may_settle=works and note.is_open) for note in rows]


def as_read(note: FieldNote, names: Names, *, may_settle: bool = False) -> Noted:
    """A note as one reader is shown it."""
    return Noted(note, names.of(note.made_by), names.of(note.settled_by) if note.settled_by else "", may_settle)


def write_notes(release: Release, said: Iterable[Said], *, by: User) -> None:
    """Write these at a release that the caller has asked about (`NOTE` of releases/workflow.py)."""
    with acting(by):
        FieldNote.objects.bulk_create(
            FieldNote(
                release=release, revision=release.revision_number, field=each.field, claim_id=each.claim,
                text=each.text, made_by=by,
            )
            for each in said
        )  # fmt: skip


def why_not_settle(note: FieldNote, by: User) -> str | Promise | None:
    """The sentence that says why `by` does not settle this note, or None."""
    sentence = why_not(by, Right.ENTER, note.release.team)
    return sentence or (None if note.is_open else OVER)


def settle(note: FieldNote, answer: str, *, by: User) -> str | Promise | None:
    """Answer a note; who wrote it takes it back, with a sentence or without. None, or why not."""
    with acting(by):
        held = FieldNote.objects.visible_to(by).select_for_update(of=("self",)).get(pk=note.pk)
        sentence = why_not_settle(held, by)
        if sentence is None and not answer and held.made_by_id != by.pk:
            sentence = _("Say in a sentence how it is.")
        if sentence is None:
            _settle(held, Settled.ANSWERED, answer, by)
        return sentence


def settle_with_change(release: Release, changed: Collection[str], answers: dict[int, str], *, by: User) -> None:
    """After its facts were changed: settle the notes at the fields that changed, and those that were answered."""
    with acting(by):
        open_ = FieldNote.objects.visible_to(by).filter(release=release).open().order_by("pk")
        for note in open_.select_for_update(of=("self",)):
            answer = answers.get(note.pk, "")
            if note.field and note.field in changed:
                _settle(note, Settled.CHANGED, answer, by)
            elif answer:
                _settle(note, Settled.ANSWERED, answer, by)


def _settle(held: FieldNote, how: Settled, answer: str, by: User) -> None:
    """The caller holds the row, and has asked."""
    values: dict[str, Any] = {"answer": answer, "settled_by": by, "settled_at": timezone.now()}
    values["how"] = Settled.TAKEN_BACK if held.made_by_id == by.pk else how
    FieldNote.objects.filter(pk=held.pk).update(**values)
