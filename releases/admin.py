"""Waves and suspicion rules, as administrators keep them."""

from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from casework.reference_data import ReferenceAdmin
from releases.models import SuspicionRule
from releases.reference import shipped_numbers


class WaveAdmin(ReferenceAdmin):
    """Occasions on which people are let go, each with what it rests on."""

    list_display = ("code", "name_ar", "name_en", "kind", "began")
    search_fields = ("code", "name_ar", "name_en")


class RuleForm(forms.ModelForm):  # type: ignore[type-arg]  # not subscriptable at run time
    """A rule has the numbers that it came with, each above zero."""

    class Meta:
        model = SuspicionRule
        fields = ("code", "name_ar", "name_en", "in_use", "numbers", "basis")

    def clean_numbers(self) -> dict[str, Any]:
        numbers = self.cleaned_data["numbers"]
        wanted = shipped_numbers(self.instance.pk)
        if not isinstance(numbers, dict) or set(numbers) != set(wanted):
            raise forms.ValidationError(
                _("This rule has these numbers: %(names)s."), params={"names": ", ".join(wanted)}
            )
        if any(isinstance(each, bool) or not isinstance(each, int | float) or each <= 0 for each in numbers.values()):
            raise forms.ValidationError(_("Each of the numbers is above zero."))
        return numbers


class SuspicionRuleAdmin(ReferenceAdmin):
    """Which rules are in use, and their numbers; what a rule looks for is code."""

    form = RuleForm
    list_display = ("code", "name_ar", "name_en", "in_use", "numbers")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False
