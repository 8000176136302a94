"""What is asked and said at the duplicates desk."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy

from accounts.access import teams_in_which
from accounts.models import Team, User
from accounts.rights import Right
from casework.listing import Filters
from casework.reachable import TextWithoutNumbers
from casework.teams import teams_of
from detainees.models import Detainee, PairDecision

WAITING = "waiting"
ISOLATED = "\u2066%s\u2069"  # a reference is read from left to right in any text
SCORES = (50, 60, 70, 80, 90, 95)
ONE_SCRIPT, TWO_SCRIPTS = "one", "two"


class PairFilters(Filters):
    """The filters of the desk; without one, what waits."""

    decision = forms.ChoiceField(
        label=gettext_lazy("Decision"),
        choices=[
            ("", gettext_lazy("waiting")),
            (PairDecision.LATER.value, PairDecision.LATER.label),
            (PairDecision.DIFFERENT.value, PairDecision.DIFFERENT.label),
            (PairDecision.SAME.value, PairDecision.SAME.label),
        ],
        required=False,
    )
    team = forms.ChoiceField(label=gettext_lazy("Team"), required=False)
    script = forms.ChoiceField(
        label=gettext_lazy("Scripts"),
        choices=[
            ("", gettext_lazy("all")),
            (ONE_SCRIPT, gettext_lazy("known in the same script")),
            (TWO_SCRIPTS, gettext_lazy("known in two scripts")),
        ],
        required=False,
    )
    score = forms.TypedChoiceField(
        label=gettext_lazy("Score from"),
        choices=[("", gettext_lazy("all")), *((score, f"{score} %") for score in SCORES)],
        coerce=int,
        empty_value=None,
        required=False,
    )

    def __init__(self, data: Any, *, user: User) -> None:
        super().__init__(data)
        teams = [(team.slug, str(team)) for team in teams_of(user, Right.DECIDE)]
        self.fields["team"].choices = [("", gettext_lazy("all")), *teams]  # type: ignore[attr-defined]  # a field's class is not in its type
        if len(teams) == 1:
            del self.fields["team"]

    def clean_decision(self) -> str:
        return str(self.cleaned_data.get("decision") or WAITING)

    def narrow_decision(self, found: Any, value: str) -> Any:
        return found.standing() if value == WAITING else found.filter(decision=value)

    def narrow_team(self, found: Any, slug: str) -> Any:
        return found.filter(Q(one__team__slug=slug) | Q(other__team__slug=slug))

    def narrow_script(self, found: Any, value: str) -> Any:
        """In two scripts: neither has a name in a script in which the other has one."""
        apart = Q(one__name_ar="", other__name_latin="") | Q(one__name_latin="", other__name_ar="")
        return found.filter(apart) if value == TWO_SCRIPTS else found.exclude(apart)

    def narrow_score(self, found: Any, value: int) -> Any:
        return found.filter(score__gte=value / 100)


class DecisionForm(forms.Form):
    """A decision without merging: different people, later, or the last one taken back (an empty one)."""

    decision = forms.ChoiceField(
        choices=[("", ""), *((each.value, each.label) for each in (PairDecision.DIFFERENT, PairDecision.LATER))],
        required=False,
    )
    seen = forms.CharField(max_length=64, widget=forms.HiddenInput, required=False)
    sentence = TextWithoutNumbers(
        label=gettext_lazy("Why"),
        help_text=gettext_lazy("What settles it, for those who ask later. It may stay empty."),
        lines=True,
        required=False,
    )


class MergeForm(forms.Form):
    """The entries that were ticked as one person, and which of them stands for all."""

    kept = forms.TypedChoiceField(
        label=gettext_lazy("Which entry stands for all"),
        help_text=gettext_lazy("Lists and searches show this one; every other reference leads to it."),
        coerce=int,
        widget=forms.RadioSelect,
    )
    sentence = TextWithoutNumbers(
        label=gettext_lazy("Why"),
        help_text=gettext_lazy("What settles it, for those who ask later. It may stay empty."),
        lines=True,
        required=False,
    )

    def __init__(self, data: Any, *, ticked: list[Detainee]) -> None:
        first = min(ticked, key=lambda each: (each.unidentified, each.pk), default=None)  # a name stands for all
        super().__init__(data, initial={"kept": first.pk if first else None})
        self.ticked = {each.pk: each for each in ticked}
        self.fields["kept"].choices = [(each.pk, f"{each} · {ISOLATED % each.reference}") for each in ticked]  # type: ignore[attr-defined]  # a field's class is not in its type

    def entries(self) -> tuple[Detainee, list[Detainee]]:
        """The one that stands, and the others."""
        kept = self.ticked[self.cleaned_data["kept"]]
        return kept, [each for each in self.ticked.values() if each is not kept]


class UndoForm(forms.Form):
    """Why a merge is undone, and what the two entries are from now on."""

    decision = forms.ChoiceField(
        label=gettext_lazy("From now on"),
        choices=[
            (PairDecision.DIFFERENT.value, gettext_lazy("They are different people.")),
            ("", gettext_lazy("It is undecided again, and back on the desk.")),
        ],
        initial=PairDecision.DIFFERENT.value,
        widget=forms.RadioSelect,
        required=False,
    )
    sentence = TextWithoutNumbers(label=gettext_lazy("Why"), lines=True, required=False)


class ThresholdForm(forms.Form):
    """From which score the desk of a team wants to decide, in hundredths."""

    team = forms.ModelChoiceField(Team.objects.none(), label=gettext_lazy("Team"), empty_label=None)
    least = forms.IntegerField(
        label=gettext_lazy("Least score, in percent"),
        help_text=gettext_lazy(
            "Pairs below it are not shown here and stop no verification, unless the other entry belongs to a team "
            "whose least score is lower."
        ),
        min_value=0,
        max_value=100,
    )

    def __init__(self, data: Any, *, user: User, prefix: str | None = None, **kwargs: Any) -> None:
        super().__init__(data, prefix=prefix, **kwargs)
        self.fields["team"].queryset = teams_in_which(user, Right.DECIDE)  # type: ignore[attr-defined]  # a field's class is not in its type
