"""Who may be told, as the released person says it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.forms import DefinedChoiceField, VersionedForm
from casework.reachable import TextWithoutNumbers
from releases.lists import DisclosureWish
from releases.models import Release

_FIELDS = ("wish", "wish_relatives", "wish_of", "wish_how")


class WishForm(VersionedForm):
    """The wish as it is now; the fields are called as the columns of `Release`."""

    wish = DefinedChoiceField(DisclosureWish, label=_("Who may be told"), widget=forms.RadioSelect)
    wish_relatives = TextWithoutNumbers(label=_("Relatives who may be told"), required=False, max_length=300)
    wish_of = TextWithoutNumbers(
        label=_("Whose wish it is, if not the released person's"),
        help_text=_("For a minor, or for somebody who cannot speak."),
        required=False,
        max_length=200,
    )
    wish_how = TextWithoutNumbers(label=_("How they were asked"), required=False, max_length=200)

    def __init__(self, data: Any = None, *, release: Release) -> None:
        super().__init__(data, initial={name: getattr(release, name) for name in (*_FIELDS, "version")})

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        asked = cleaned.get("wish") != DisclosureWish.NOT_ASKED
        if asked and not cleaned.get("wish_how") and "wish_how" not in self.errors:
            self.add_error("wish_how", _("Say how they were asked, so that the wish can be relied on."))
        named = cleaned.get("wish") == DisclosureWish.NAMED_RELATIVES
        if named and not cleaned.get("wish_relatives") and "wish_relatives" not in self.errors:
            self.add_error("wish_relatives", _("Say which relatives may be told."))
        return cleaned

    def said(self) -> dict[str, Any]:
        """Values for the columns of a release."""
        return {name: self.cleaned_data[name] for name in _FIELDS}
