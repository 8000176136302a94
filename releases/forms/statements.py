"""A statement as it is written: its date and its texts in both languages; its moves, and its small numbers."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from casework.forms import DayField, VersionedForm, ask_why
from casework.idempotency import OnceForm
from casework.listing import Filters
from casework.reachable import TextWithoutNumbers
from casework.typed_text import TypedText
from releases.models import FrozenTally, Statement
from releases.models.statements import LANGUAGES, OPEN, PARTS, TEXTS, StatementCourse
from releases.statements.cells import SmallCell
from releases.statements.fields import mistakes
from releases.statements.figures import Figures

LONGEST_TITLE = 250  # characters
LONGEST = 4_000  # of a part: ADMSP's longest had 2,000; all of them together are weighed when it is submitted

# Of each part its heading, and what is to be said in it.
SAID = {
    "title": (_("Title"), _("Many read nothing else: say how many, from where, and that it is verified.")),
    "changed": (
        _("What has changed"),
        _("Why the number is another one, as far as it can be said without telling of anybody."),
    ),
    "happened": (_("What happened"), _("What happened, where and when.")),
    "verified": (_("What was verified"), _("How many you have verified, from which sources, and how.")),
    "may_change": (_("That it may change"), _("That the number will change, and where changes are published.")),
    "about_us": (_("Who you are"), _("Who you are, and what you ask of those who read this.")),
    "not_known": (
        _("What is not known"),
        _("What you do not know, beside what the figures themselves leave open. It may stay empty."),
    ),
    "definitions": (
        _("What the numbers mean"),
        _("What a number means, beside what every statement says of it. It may stay empty."),
    ),
}


class StatementForm(VersionedForm):
    """What a statement says. Numbers are fields; what is typed as one is pointed out."""

    def __init__(self, data: Any = None, *, tally: FrozenTally, corrects: bool = False, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.tally = tally
        self.fields["dated"] = DayField(label=_("Date of the statement"))
        self.parts = ("title", *(part for part in PARTS if part != "changed" or corrects))
        for part in self.parts:
            for language in LANGUAGES:
                self.fields[f"{part}_{language}"] = _text(part, language)

    @property
    def pairs(self) -> list[tuple[str, Any, Any, list[Any]]]:
        """Each part with its heading, what is to be said in it, and its fields, Arabic and English."""
        return [(part, *SAID[part], [self[f"{part}_{language}"] for language in LANGUAGES]) for part in self.parts]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        dated = cleaned.get("dated") or timezone.localdate()  # of another day, the same is wrong
        for name in TEXTS:
            for mistake in mistakes(cleaned.get(name) or "", Figures(self.tally, name[-2:], dated)):
                self.add_error(name, mistake.sentence)
        return cleaned

    def said(self) -> dict[str, Any]:
        """Its date and texts, by the fields of the model."""
        return {name: self.cleaned_data[name] for name in ("dated", *TEXTS) if name in self.fields}


def _text(part: str, language: str) -> TypedText:
    lines = part != "title"
    field = TypedText(
        lines=lines, required=False, max_length=LONGEST if lines else LONGEST_TITLE,
        label=capfirst(getattr(Statement._meta.get_field(f"{part}_{language}"), "verbose_name", "")),
    )  # fmt: skip
    if not lines:
        field.widget = forms.Textarea(field.widget.attrs)  # a title is longer than a line; its line breaks are spaces
    rows = 2 if not lines else 6 if part in ("happened", "verified", "about_us") else 3
    field.widget.attrs |= {"lang": language, "dir": "rtl" if language == "ar" else "ltr", "rows": rows}
    return field


class NewStatementForm(StatementForm, OnceForm):
    """A new statement."""

    once_name = "statement"


class StatementMoveForm(forms.Form):
    """A move of one statement: what the page was drawn from, and the reason where one is asked for."""

    revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    reason = forms.ChoiceField(label=_("Reason"), required=False)
    sentence = TextWithoutNumbers(label=_("In a sentence"), required=False, max_length=2000, lines=True)

    def __init__(self, *args: Any, reasons: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sentence"].widget.attrs["rows"] = 3
        ask_why(self, reasons)


class ApprovalForm(forms.Form):
    """The approval of one statement: a tick for each small number in it."""

    revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, cells: list[SmallCell], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.cells = cells
        for number, cell in enumerate(cells):
            self.fields[f"cell_{number}"] = forms.BooleanField(
                label=f"{cell.said_ar} / {cell.said_en}",
                error_messages={"required": _("Say of this number that it may stand, or return the statement.")},
            )

    @property
    def ticks(self) -> list[Any]:
        """The boxes, one for each small number."""
        return [self[f"cell_{number}"] for number, _cell in enumerate(self.cells)]

    @property
    def confirmed(self) -> list[str]:
        """The places that were let stand."""
        return [cell.place for number, cell in enumerate(self.cells) if self.cleaned_data.get(f"cell_{number}")]


class StatementFilters(Filters):
    """The filters of the list; without one, everything but what was withdrawn or corrected."""

    status = forms.ChoiceField(
        label=_("State"), choices=[("", _("in work or standing")), *StatementCourse.choices, ("all", _("all"))],
        required=False,
    )  # fmt: skip

    def clean_status(self) -> str:
        return str(self.cleaned_data.get("status") or "kept")

    def narrow_status(self, found: Any, value: str) -> Any:
        if value == "all":
            return found
        if value == "kept":
            return found.filter(status__in=(*OPEN, StatementCourse.PUBLISHED))
        return found.filter(status=value)
