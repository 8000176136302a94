"""One field as somebody defines it: checked as a whole, compared with what others stored meanwhile, stored."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import Team, User
from accounts.moves import Refusal
from casework.models import OwnField
from casework.models.own_fields import FieldKind
from casework.own.defining import SAME_NAME, bring_back, change_field, make_field, retire
from casework.own.definition_forms import FieldForm, words_form


class Definition:
    """The forms of the page. The row is locked while data is given; what is stale is shown again and never stored."""

    def __init__(self, user: User, teams: QuerySet[Team], data: Any = None, *, field: OwnField | None = None) -> None:
        self.user, self.field = user, field
        self.form = FieldForm(data, teams=teams, field=field)
        self.words = words_form(data, field)
        self.stale = False

    @property
    def has_words(self) -> bool:
        """Whether the page asks for words: of a new field with script where *choice* is chosen, else always."""
        return self.field is None or self.field.kind == FieldKind.CHOICE

    @property
    def shown_when(self) -> str:
        """On which condition the words are shown."""
        return "kind=choice" if self.field is None else ""

    def is_valid(self) -> bool:
        """Whether it can be stored."""
        valid = self.form.is_valid()
        if self.form.kind_now == FieldKind.CHOICE:
            sentence = self.words.why_not() if self.words.is_valid() else None
            if sentence is not None:
                self.form.add_error(None, sentence)
            valid = self.words.is_valid() and sentence is None and valid
        if valid and self.field is not None and self.form.cleaned_data["version"] != self.field.version:
            self.stale, valid = True, False
            self.form.see_version(self.field.version)
        return valid

    def forget_errors(self) -> None:
        """Let the page be drawn again as it is, unfinished."""
        for form in (self.form, *self.words):
            form.errors.clear()

    def store(self) -> OwnField | None:
        """Store it; None where it was refused, which the form then says."""
        words = self.words.words() if self.form.kind_now == FieldKind.CHOICE else []
        if self.field is not None:
            change_field(self.field, self.form.said(), words, by=self.user)
            return self.field
        made = make_field(self.form.cleaned_data["team"], self.form.said(), words, by=self.user)
        if isinstance(made, Refusal):
            self.form.add_error("slug" if made.sentence == str(SAME_NAME) else None, made.sentence)
            return None
        return made


@dataclass(frozen=True)
class FieldMove:
    """What becomes of a field: whether it is retired by it, the words, and what is said when it is done."""

    retires: bool
    label: Promise
    done: Promise
    make: Callable[[OwnField, User], Refusal | None]


def _retire(field: OwnField, by: User) -> None:
    retire(field, by=by)


MOVES: dict[str, FieldMove] = {
    "retire": FieldMove(True, _("Retire"), _("Retired. What is written in it stays readable."), _retire),
    "bring-back": FieldMove(
        False, _("Bring back"), _("The field is filled in again."), lambda field, by: bring_back(field, by=by)
    ),
}
