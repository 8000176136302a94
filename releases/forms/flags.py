"""What is asked and said in the inbox of flags."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.rights import Right
from casework.combining import Combined
from casework.forms import DefinedChoiceField
from casework.idempotency import OnceForm
from casework.kept import kept
from casework.reachable import TextWithoutNumbers
from casework.teams import teams_of
from releases.lists import FlagReason, Severity
from releases.models import SuspicionRule
from releases.models.flags import FlagState

WAITING, GONE, MINE, NOBODYS = "waiting", "gone", "mine", "nobody"
AGES = {"7": _("more than a week"), "30": _("more than a month"), "90": _("more than three months")}
LONGEST = 2_000


class FlagFilters(Combined):
    """The filters of the inbox; without one, what waits."""

    combined = ("severity", "rule", "team")
    lookups = {"team": "team__slug"}

    status = forms.ChoiceField(
        label=_("State"),
        choices=[("", _("waiting")), *FlagState.choices, (GONE, _("no longer seen"))],
        required=False,
    )
    severity = forms.ChoiceField(label=_("Severity"), choices=[("", _("all")), *Severity.choices], required=False)
    rule = forms.ChoiceField(label=_("Rule"), required=False)
    age = forms.ChoiceField(label=_("Waits for"), choices=[("", _("any time")), *AGES.items()], required=False)
    owner = forms.ChoiceField(
        label=_("Who looks at it"),
        choices=[("", _("anybody")), (MINE, _("me")), (NOBODYS, _("nobody"))],
        required=False,
    )
    team = forms.ChoiceField(label=_("Team"), required=False)

    def __init__(self, data: Any, *, user: User) -> None:
        super().__init__(data)
        self.user = user
        self.fields["rule"].choices = [("", _("all")), *_rules()]  # type: ignore[attr-defined]  # a field's class is not in its type
        teams = [(team.slug, str(team)) for team in teams_of(user, Right.SEE_WORK, Right.TAKE_INQUIRIES)]
        self.fields["team"].choices = [("", _("all")), *teams]  # type: ignore[attr-defined]  # the same
        if len(teams) < 2:
            del self.fields["team"]

    def clean_status(self) -> str:
        return str(self.cleaned_data.get("status") or WAITING)

    def narrow_status(self, found: Any, value: str) -> Any:
        if value == WAITING:
            return found.standing()
        return found.filter(gone=True) if value == GONE else found.filter(status=value, gone=False)

    def narrow_age(self, found: Any, value: str) -> Any:
        return found.filter(raised_at__lt=timezone.now() - timedelta(days=int(value)))

    def narrow_owner(self, found: Any, value: str) -> Any:
        return found.filter(owner=self.user) if value == MINE else found.filter(owner=None)


def _rules() -> list[tuple[str, str]]:
    return sorted(((code, str(rule)) for code, rule in kept(SuspicionRule).items()), key=lambda each: each[1])


class FlagMoveForm(forms.Form):
    """A move of one flag: what the page was drawn from, and the reason where it is resolved."""

    revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    reason = DefinedChoiceField(FlagReason, label=_("What it was"), empty="—", required=False)
    sentence = TextWithoutNumbers(label=_("In a sentence"), required=False, max_length=LONGEST, lines=True)


class ResolveManyForm(forms.Form):
    """One reason for the flags that were ticked; each is said as id.moves."""

    flag = forms.TypedMultipleChoiceField(coerce=lambda said: tuple(map(int, said.split("."))))
    reason = DefinedChoiceField(FlagReason, label=_("What they were"), empty="—")
    sentence = TextWithoutNumbers(label=_("In a sentence"), max_length=LONGEST)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        ticked: Iterable[str] = data.getlist("flag") if data is not None else ()
        whole = [said for said in ticked if all(part.isdecimal() and len(part) < 12 for part in said.split(".", 1))]
        self.fields["flag"].choices = [(said, said) for said in whole if "." in said]  # type: ignore[attr-defined]  # a field's class is not in its type
        self.ticked = {int(said.split(".")[0]) for said in whole}
        self.fields["flag"].error_messages["required"] = _("Tick the flags that this is said of.")


class HandOverForm(forms.Form):
    """To whom a flag is handed over."""

    def __init__(self, data: Any = None, *, colleagues: QuerySet[User]) -> None:
        super().__init__(data)
        self.fields["to"] = forms.ModelChoiceField(colleagues, label=_("To whom"))


class RaiseForm(OnceForm):
    """A flag that somebody raises by hand."""

    once_name = "flag"

    severity = DefinedChoiceField(Severity, label=_("How grave it is"), initial=Severity.WARNING)
    said = TextWithoutNumbers(
        label=_("What you noticed"),
        help_text=_("What a colleague has to know to look into it. Nobody outside the team's work reads it."),
        max_length=LONGEST, lines=True,
    )  # fmt: skip

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        field = self.fields["severity"]
        field.choices = [(each.value, each.label) for each in (Severity.WARNING, Severity.BLOCKING)]  # type: ignore[attr-defined]  # the same
