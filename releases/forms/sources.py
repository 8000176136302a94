"""A source described anew, the filters of the list of sources, and which two are one."""

from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from casework.forms import DefinedChoiceField, VersionedForm
from casework.kept import KeptSelect
from casework.listing import Filters
from casework.mistake import Mistake
from casework.reachable import TextWithoutNumbers
from casework.references import normalise
from casework.typed_text import TypedText
from releases.forms.offered import offered_of
from releases.lists import Reliability, SourceKind
from releases.models import Source
from releases.models.sources import Identity
from releases.sourcing import why_not_merge


class SourceFilters(Filters):
    """What the list of sources can be narrowed to; a name is not searched here, because none stands in an address."""

    kind = forms.ChoiceField(label=_("Kind of source"), choices=[("", _("all")), *SourceKind.choices], required=False)
    reliability = forms.ChoiceField(
        label=_("Reliability"), choices=[("", _("all")), *Reliability.choices], required=False
    )
    protected = forms.BooleanField(label=_("Protected only"), required=False)
    merged = forms.BooleanField(label=_("With those merged into another"), required=False)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def narrow(self, found: QuerySet[Any]) -> QuerySet[Any]:
        narrowed = super().narrow(found)
        return narrowed if self.is_valid() and self.cleaned_data["merged"] else narrowed.filter(merged_into=None)

    def narrow_protected(self, found: QuerySet[Source], value: bool) -> QuerySet[Source]:
        return found.filter(sealed__isnull=False)

    def narrow_merged(self, found: QuerySet[Source], value: bool) -> QuerySet[Source]:
        return found


class SourceForm(VersionedForm):
    """Who a source is. One of this name that the team has already is another source."""

    name = TextWithoutNumbers(label=_("Name or code"), max_length=200)
    kind = DefinedChoiceField(SourceKind, label=_("Kind of source"))
    owner = forms.ChoiceField(label=_("Belongs to"), required=False, widget=KeptSelect)
    source_owner = TextWithoutNumbers(
        label=_("Belongs to another"),
        help_text=_("The network, organisation or family whose voice it is: two of one owner are not independent."),
        required=False,
        max_length=200,
    )
    reliability = DefinedChoiceField(Reliability, label=_("Reliability"))
    asks_money = forms.BooleanField(
        label=_("Asks for money for what is told"),
        help_text=_("Every release that rests on this source is flagged."),
        required=False,
    )
    note = TextWithoutNumbers(label=_("Note"), required=False, lines=True, max_length=4000)

    def __init__(self, data: Any = None, *, source: Source, user: User) -> None:
        identity = source.identity
        initial = {
            "name": identity.name, "owner": identity.owner, "note": identity.note, "kind": source.kind,
            "reliability": source.reliability, "asks_money": source.asks_money, "version": source.version,
        }  # fmt: skip
        super().__init__(data, initial=initial)
        self.source, self.is_stale = source, False
        self.known = Source.objects.visible_to(user).filter(team=source.team)
        owners = [value for value, _label in offered_of(self.known).owners]
        own = [text for text in (identity.owner, str(self["owner"].value() or "")) if text and text not in owners]
        choices = [("", "—"), *((text, text) for text in dict.fromkeys([*owners[1:], *own]))]
        cast(forms.ChoiceField, self.fields["owner"]).choices = choices

    def clean_name(self) -> str:
        """A name that no other source of the team has, protected ones included."""
        name: str = self.cleaned_data["name"]
        if self.known.named(name).exclude(pk=self.source.pk).exists():
            raise forms.ValidationError(_("The team has another source of this name. If they are one, merge the two."))
        return name

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("version") != self.source.version:
            self.is_stale = True
            self.see_version(self.source.version)
            self.add_error(
                None,
                _(
                    "Somebody else has changed this source since you opened it. Nothing is lost: what you typed stands "
                    "below; save again to store it, or leave the page to keep theirs."
                ),
            )
        return cleaned

    def identity(self) -> Identity:
        """Who the source is, as it was typed."""
        said = self.cleaned_data
        return Identity(said["name"], said["source_owner"] or said["owner"], said["note"])

    def facts(self) -> dict[str, Any]:
        """What stands beside it."""
        return {name: self.cleaned_data[name] for name in ("kind", "reliability", "asks_money")}


class MergeSourceForm(forms.Form):
    """The source with which another one is one, by its code or its whole name."""

    into = TypedText(
        label=_("The source that stands"),
        help_text=_("Its code, or its whole name. Claims stay with the entry under which they were told."),
        max_length=200,
    )
    sentence = TextWithoutNumbers(
        label=_("How this is known"), max_length=2000, lines=True, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, data: Any = None, *, source: Source, user: User) -> None:
        super().__init__(data)
        self.source = source
        self.known = Source.objects.visible_to(user).filter(team=source.team)

    def clean_into(self) -> Source:
        """The source of this code or name."""
        typed: str = self.cleaned_data["into"]
        code = normalise(typed, prefix="S")
        by_code = None if isinstance(code, Mistake) else self.known.filter(reference=code).first()
        into = by_code or self.known.named(typed).first()
        if into is None:
            raise forms.ValidationError(_("The team has no source of this code or name."))
        sentence = why_not_merge(self.source, into)
        if sentence is not None:
            raise forms.ValidationError(str(sentence))
        return into
