"""Which unnamed group a released person was part of."""

from collections.abc import Sequence
from typing import cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from casework.forms import NO_OPTION
from releases.models import Release
from releases.placing import Offered


class PlaceForm(forms.Form):
    """One of the groups that fit, or none; `version` is the release's that the person had in front of them."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    group = forms.ChoiceField(
        label=gettext_lazy("The group they were part of"),
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": NO_OPTION},
    )

    def __init__(self, data: QueryDict | None = None, *, release: Release, offered: Sequence[Offered]) -> None:
        stored = release.of_group.reference if release.of_group else ""
        super().__init__(data, initial={"group": stored, "version": release.version})
        self.groups = {one.release.reference: one.release for one in offered}
        if release.of_group and stored not in self.groups:  # it fits no more; the page says why
            self.groups[stored] = release.of_group
        said = {one.release.reference: one.said for one in offered}
        choices = [(reference, said.get(reference, reference)) for reference in self.groups]
        cast(forms.ChoiceField, self.fields["group"]).choices = [("", _("none: this person counts alone")), *choices]

    @property
    def chosen(self) -> Release | None:
        return self.groups.get(self.cleaned_data["group"])

    def see_version(self, version: int) -> None:
        """Let the page carry the version that is stored now."""
        if self.is_bound:
            data = cast(QueryDict, self.data).copy()
            data["version"] = str(version)
            self.data = data
