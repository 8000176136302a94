"""The form with which a field of a team is defined, and the words of a choice."""

from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.core.validators import RegexValidator
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Team
from casework.forms import DefinedChoiceField, VersionedForm
from casework.models import OwnField
from casework.models.own_fields import FieldKind, value_models
from casework.own.defining import Word, short_name
from casework.reachable import TextWithoutNumbers

MOST_WORDS = 30
_SLUG = RegexValidator(
    r"^[a-z0-9]+(-[a-z0-9]+)*$", gettext_lazy("Use small Latin letters and digits, and hyphens between them.")
)


class FieldForm(VersionedForm):
    """A field of the team; of one that is there, kind, records and short name stay."""

    team = forms.ModelChoiceField(Team.objects.none(), label=gettext_lazy("Team"), empty_label=None)
    of = forms.ChoiceField(label=gettext_lazy("On which records"), widget=forms.RadioSelect)
    kind = DefinedChoiceField(FieldKind, label=gettext_lazy("Kind"), widget=forms.RadioSelect, initial=FieldKind.TEXT)
    name_ar = TextWithoutNumbers(label=gettext_lazy("Name in Arabic"), max_length=80)
    name_en = TextWithoutNumbers(label=gettext_lazy("Name in English"), max_length=80)
    says_ar = TextWithoutNumbers(
        label=gettext_lazy("Explanation in Arabic"), max_length=300, required=False,
        help_text=gettext_lazy("What is meant, in a sentence. It stands under the field where it is filled in."),
    )  # fmt: skip
    says_en = TextWithoutNumbers(label=gettext_lazy("Explanation in English"), max_length=300, required=False)
    slug = TextWithoutNumbers(
        label=gettext_lazy("Short name"), max_length=40, required=False, validators=[_SLUG],
        help_text=gettext_lazy("For files: the column is called own: and this. Empty: made of the English name."),
    )  # fmt: skip
    order = forms.IntegerField(
        label=gettext_lazy("Place among the fields"), min_value=0, max_value=999, required=False,
        help_text=gettext_lazy("Smaller numbers come first."),
    )  # fmt: skip

    CHANGED = ("name_ar", "name_en", "says_ar", "says_en", "order")

    def __init__(self, data: Any = None, *, teams: QuerySet[Team], field: OwnField | None = None) -> None:
        stored = {name: getattr(field, name) for name in (*self.CHANGED, "version")} if field else {}
        super().__init__(data, initial=stored)
        self.stored = field
        if field is not None:
            for name in ("team", "of", "kind", "slug"):
                del self.fields[name]
            return
        team: Any = self.fields["team"]
        team.queryset, team.initial = teams, teams.first()
        if len(teams) == 1:
            team.widget = forms.HiddenInput()
        of: Any = self.fields["of"]
        of.choices = [(code, model.records) for code, model in value_models().items()]
        self.fields["slug"].widget.attrs["dir"] = "ltr"

    @property
    def kind_now(self) -> str:
        """The kind, as it is stored or was chosen."""
        return self.stored.kind if self.stored else str(self.cleaned_data.get("kind", ""))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        cleaned["order"] = cleaned.get("order") or 0
        if self.stored is None and "slug" not in self.errors:
            cleaned["slug"] = cleaned.get("slug") or short_name(cleaned.get("name_en", ""))
            if not cleaned["slug"]:
                self.add_error("slug", _("Give it a short name: the English name has no Latin letter in it."))
        return cleaned

    def said(self) -> dict[str, Any]:
        """What is to be stored, by column."""
        names = self.CHANGED if self.stored else (*self.CHANGED, "of", "kind", "slug")
        return {name: self.cleaned_data[name] for name in names}


class WordForm(forms.Form):
    """One word of a choice, in both languages."""

    choice = forms.IntegerField(widget=forms.HiddenInput, required=False)
    word_ar = TextWithoutNumbers(label=gettext_lazy("In Arabic"), max_length=80, required=False)
    word_en = TextWithoutNumbers(label=gettext_lazy("In English"), max_length=80, required=False)
    retired = forms.BooleanField(label=gettext_lazy("No longer used"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.initial.get("choice"):
            del self.fields["retired"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for name, other in (("word_ar", "word_en"), ("word_en", "word_ar")):
            if name not in self.errors and not cleaned.get(name) and (cleaned.get(other) or cleaned.get("choice")):
                self.add_error(name, _("A word has to be there in both languages."))
        return cleaned

    @property
    def word(self) -> Word | None:
        """The word that was typed; None where nothing was."""
        said = self.cleaned_data
        if not said.get("word_ar"):
            return None
        return Word(said["word_ar"], said["word_en"], said.get("choice"), said.get("retired", False))


if TYPE_CHECKING:
    _FormSet = forms.BaseFormSet[WordForm]
else:
    _FormSet = forms.BaseFormSet


class _Words(_FormSet):
    """The words; `why_not` is a sentence about them as a whole."""

    def words(self) -> list[Word]:
        """Those that were typed, in their order."""
        return [each.word for each in self.forms if each.word is not None]

    def why_not(self) -> str | None:
        """The sentence that says why they are no list to choose from, or None."""
        words = self.words()
        if not any(not each.retired for each in words):
            return _("Write at least one word that can be chosen.")
        for script in ("word_ar", "word_en"):
            said = [getattr(each, script).casefold() for each in words]
            if len(set(said)) < len(said):
                return _("The same word stands twice.")
        return None


_WordFormSet = forms.formset_factory(WordForm, formset=_Words, extra=3, max_num=MOST_WORDS, validate_max=True)


def words_form(data: Any = None, field: OwnField | None = None) -> _Words:
    """The words of a field, and some empty rows."""
    stored = field.choices.all() if field else ()
    rows = [
        {"choice": each.pk, "word_ar": each.word_ar, "word_en": each.word_en, "retired": each.retired_at is not None}
        for each in stored
    ]
    formset: Any = _WordFormSet(data, prefix="words", initial=rows)
    formset.extra = 1 if rows and data is None else formset.extra
    return cast(_Words, formset)
