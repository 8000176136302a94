"""Notes at fields: written by a supervisor, answered by the author."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.forms.formsets import BaseFormSet, formset_factory
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from casework.reachable import TextWithoutNumbers
from releases.deciding.notes import Said
from releases.forms.facts import FactsForm
from releases.models import Claim, FieldNote, Release
from releases.models.field_notes import NOTED

LONGEST = 1_000
MOST = 20  # notes that are written at once
_CLAIM = "claim-"
Options = Sequence[tuple[Any, Any]]


def noted_options(release: Release, user: User) -> Options:
    """What a note can stand at: the facts of this kind of release, and its claims by their numbers on its page."""
    left_out = FactsForm.PERSON_ONLY if release.is_group else FactsForm.GROUP_ONLY
    names = [name for name in NOTED if name not in left_out]
    facts = [(name, FieldNote(field=name).label) for name in names]
    claims = Claim.objects.visible_to(user).filter(release=release).order_by("pk").values_list("pk", flat=True)
    numbered = [(f"{_CLAIM}{pk}", _("Claim %(number)s") % {"number": n}) for n, pk in enumerate(claims, start=1)]
    return [("", "—"), (_("Facts"), facts), *([(_("Claims"), numbered)] if numbered else [])]


class FieldNoteForm(forms.Form):
    """One note: at what, and what is asked."""

    at = forms.ChoiceField(label=_("At which field or claim"), required=False)
    text = TextWithoutNumbers(label=_("What is to be looked at there"), required=False, max_length=LONGEST, lines=True)

    def __init__(self, *args: Any, options: Options, needed: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["at"].choices = options  # type: ignore[attr-defined]  # a field's class is not in its type
        self.fields["text"].widget.attrs["rows"] = 2
        for field in self.fields.values():
            field.required = needed

    def clean(self) -> dict[str, Any]:
        """Both or neither."""
        cleaned = super().clean() or {}
        if cleaned.get("text") and not cleaned.get("at"):
            self.add_error("at", _("Say at which field or claim this note is to stand."))
        if cleaned.get("at") and not cleaned.get("text"):
            self.add_error("text", _("Say what is to be looked at there."))
        return cleaned

    def said(self) -> Said | None:
        """The note; None where nothing was typed."""
        at, text = self.cleaned_data.get("at", ""), self.cleaned_data.get("text", "")
        if not text:
            return None
        return Said(text, claim=int(at.removeprefix(_CLAIM))) if at.startswith(_CLAIM) else Said(text, field=at)


class FieldNoteFormSet(BaseFormSet):  # type: ignore[type-arg]  # not subscriptable at run time
    """Notes that are written together."""

    def said(self) -> list[Said]:
        """Those that say something."""
        return [said for form in self.forms if (said := form.said()) is not None]


_FORMS = formset_factory(
    FieldNoteForm, formset=FieldNoteFormSet, extra=1, max_num=MOST, absolute_max=MOST, validate_max=True
)


def notes_formset(release: Release, user: User, data: Any = None) -> FieldNoteFormSet:
    """The notes that may be written with a verdict."""
    forms_of: Any = _FORMS(data, prefix="notes", form_kwargs={"options": noted_options(release, user)})
    found: FieldNoteFormSet = forms_of
    return found


class AnswersForm(forms.Form):
    """A line under each open note, in which it is answered."""

    def __init__(self, data: Any, *, notes: Iterable[FieldNote]) -> None:
        super().__init__(data)
        self.notes = list(notes)
        for note in self.notes:
            self.fields[f"answer-{note.pk}"] = TextWithoutNumbers(
                label=_("Answer in a sentence, where a change does not say it"), required=False, max_length=LONGEST
            )

    def answers(self) -> dict[int, str]:
        """By id of the note, what was typed under it."""
        return {note.pk: self.cleaned_data.get(f"answer-{note.pk}", "") for note in self.notes}

    def stand_at(self, form: forms.Form) -> list[tuple[FieldNote, Any]]:
        """Let each note stand at its field of this form; those that have none there are answered."""
        elsewhere = []
        for note in self.notes:
            both = note, self[f"answer-{note.pk}"]
            field: Any = form.fields.get(note.field)
            if field is None:
                elsewhere.append(both)
            else:
                field.notes = [*getattr(field, "notes", ()), both]
        return elsewhere


class SettleForm(forms.Form):
    """The answer to one note, on its page."""

    answer = TextWithoutNumbers(label=_("Answer in a sentence"), required=False, max_length=LONGEST, lines=True)
