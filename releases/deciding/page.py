"""The page on which a move is asked for: its reason with how often each was given, notes at fields, and the way on."""

from functools import cached_property

from django.http import QueryDict

from accounts.models import User
from casework.moves import Move, Refusal
from releases.deciding.notes import Said
from releases.deciding.reasons import reasons_used
from releases.deciding.walking import Walk, walk_of
from releases.forms.field_notes import FieldNoteFormSet, notes_formset
from releases.forms.moves import MoveForm
from releases.models import Release
from releases.workflow import NOTE, WORKFLOW

WITH_NOTES = ("return",)  # the moves after which the author mends the record


class MovePage:
    """One move of one release as one person asks for it; `sent` is what they sent."""

    def __init__(
        self, release: Release, move: Move[Release], user: User, address: QueryDict, sent: QueryDict | None = None
    ) -> None:
        self.release, self.move, self.user, self.sent = release, move, user, sent
        self.form = MoveForm(sent, initial={"revision": release.revision_number})
        self.walk: Walk | None = walk_of(user, address, release)
        self.refusal: Refusal | None = None
        if self.move.needs_reason:
            self.form.fields["reason"].say_how_often(reasons_used(release.team))  # type: ignore[attr-defined]  # a field's class is not in its type

    @cached_property
    def notes(self) -> FieldNoteFormSet | None:
        """What may be noted with it."""
        if self.move.name not in WITH_NOTES or NOTE.why_not(self.release, self.user) is not None:
            return None
        return notes_formset(self.release, self.user, self.sent if self._says_notes else None)

    @property
    def noted(self) -> list[Said]:
        return [] if self.notes is None or not self.notes.is_bound else self.notes.said()

    def ask(self) -> None:
        """Find out whether it is refused before anything was sent."""
        sentence = WORKFLOW.why_not(self.move.name, self.release, self.user)
        self.refusal = Refusal(sentence) if sentence else None

    def is_valid(self) -> bool:
        """Whether what was sent can be asked for."""
        return self.form.is_valid() and (self.notes is None or not self.notes.is_bound or self.notes.is_valid())

    @property
    def onward(self) -> str:
        """Where one goes after it: to the next record of the queue, or back to this one."""
        return self.walk.onward if self.walk else self.release.get_absolute_url()

    @property
    def _says_notes(self) -> bool:
        return self.sent is not None and "notes-TOTAL_FORMS" in self.sent
