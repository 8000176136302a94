"""The shape of a question: the filters of the screen, and the options of the command, read by the same fields."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Organisation
from accounts.models.teams import in_language
from casework.dates import PartialDate
from casework.forms import DefinedChoiceField, PartialDateFormField
from casework.idempotency import OnceForm
from casework.moments import MomentField
from casework.typed_text import TypedText
from detainees.lists import Sex
from detainees.models import Facility
from detainees.places import find_facility, no_such_facility
from detainees.spelling import Found, Unknown
from releases.lists import Category
from releases.models import Wave
from releases.tallies.breakdowns import By
from releases.tallies.crossing import Crossed
from releases.tallies.question import NOT_KNOWN, Basis, Minors, Period, Question
from releases.waves import find_wave, no_such_wave

ALL, NO = gettext_lazy("all"), gettext_lazy("no")


class NamedField(forms.ChoiceField):
    """One of a public list, by its code or by any name it is known by; else a sentence with the nearest names.

    `named(text, rows)` finds it among the rows of `model`, `refused(unknown)` says that there is none.
    """

    def __init__(
        self,
        model: type[Wave | Facility],
        named: Callable[[str, Any], Found | Unknown],
        refused: Callable[[Unknown], str],
        **kwargs: Any,
    ) -> None:
        self.model, self.named, self.refused = model, named, refused
        rows = model._default_manager.values_list("code", "name_ar", "name_en")
        self.names = {code: in_language(arabic, english) for code, arabic, english in rows}
        options = sorted(self.names.items(), key=lambda option: option[1])
        choices = [("", ALL), *options, (NOT_KNOWN, gettext_lazy("Not known"))]
        super().__init__(**{**kwargs, "choices": choices, "required": False})

    def clean(self, value: Any) -> str:
        text = str(value or "").strip()
        if text in ("", NOT_KNOWN) or text in self.names:
            return text
        answer = self.named(text, self.model._default_manager.order_by("pk"))
        if isinstance(answer, Unknown):
            raise ValidationError(self.refused(answer), code="invalid")
        return answer.code


class TallyForm(forms.Form):
    """Bound to the address or to the options of a command. `organisations` are those that one may ask about."""

    def __init__(self, asked: Any, organisations: Sequence[Organisation]) -> None:
        super().__init__(asked)
        # Not attributes of the class: "from" is a word of Python, and the lists are today's.
        fields: dict[str, forms.Field] = {
            "wave": NamedField(Wave, find_wave, no_such_wave, label=gettext_lazy("Wave")),
            "facility": NamedField(Facility, find_facility, no_such_facility, label=gettext_lazy("Facility")),
            "from": PartialDateFormField(label=gettext_lazy("Released from"), required=False),
            "to": PartialDateFormField(label=gettext_lazy("Released until"), required=False),
            "basis": DefinedChoiceField(Basis, label=gettext_lazy("Governorate of"), required=False),
            "category": DefinedChoiceField(Category, empty=ALL, label=gettext_lazy("Category"), required=False),
            "sex": DefinedChoiceField(Sex, empty=ALL, label=gettext_lazy("Sex"), required=False),
            "minors": DefinedChoiceField(Minors, empty=ALL, label=gettext_lazy("Minors"), required=False),
            "organisation": forms.ChoiceField(
                choices=[("", ALL), *((one.slug, str(one)) for one in organisations)],
                label=gettext_lazy("Organisation"),
                required=False,
                error_messages={"invalid_choice": gettext_lazy("There is no organisation “%(value)s” here.")},
            ),
            "by": DefinedChoiceField(
                By, empty=gettext_lazy("no"), label=gettext_lazy("Also divided by"), required=False
            ),
            "as_of": MomentField(label=gettext_lazy("As known on"), required=False),
            "since": MomentField(
                label=gettext_lazy("Compared with"),
                required=False,
                help_text=gettext_lazy("An earlier moment: what has changed since."),
            ),
        }
        if len(organisations) < 2 and not asked.get("organisation"):
            del fields["organisation"]
        self.fields = fields

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        first, last = given.get("from"), given.get("to")
        if first and last and first.earliest() > last.latest():
            self.add_error("to", _("The period ends before it begins."))
        return given

    def question(self, settled: datetime) -> Question:
        """What is asked, once the form is valid; a moment that lies after `settled` is that one."""
        given = self.cleaned_data
        return Question(
            as_of=min(given["as_of"] or settled, settled),
            basis=Basis(given["basis"] or Basis.HOME),
            period=_period(given["from"], given["to"]),
            organisation=given.get("organisation", ""),
            **{name: given[name] for name in ("wave", "facility", "category", "sex", "minors")},
        )

    @property
    def by(self) -> By | None:
        """What the tally is to be divided by beside what is always shown."""
        return By(self.cleaned_data["by"]) if self.cleaned_data.get("by") else None

    def names(self, by: By) -> dict[str, str]:
        """The names of waves or facilities by their codes."""
        field = self.fields.get(by.value)
        return field.names if isinstance(field, NamedField) else {}

    def since(self, question: Question) -> datetime | None:
        """The earlier moment to compare with, if one was asked for."""
        since: datetime | None = self.cleaned_data.get("since")
        return None if since is None else min(since, question.as_of)

    def sentences(self) -> list[str]:
        """All that is wrong, each with the option of the command that it is about."""
        return [f"--{name.replace('_', '-')}: {text}" for name, texts in self.errors.items() for text in texts]


class ChartsForm(TallyForm):
    """The same question, without what is of the table alone."""

    def __init__(self, asked: Any, organisations: Sequence[Organisation]) -> None:
        super().__init__(asked, organisations)
        self.fields = {name: field for name, field in self.fields.items() if name not in ("by", "since")}


class CrossForm(ChartsForm):
    """The same question, with what governorates are to be crossed."""

    def __init__(self, asked: Any, organisations: Sequence[Organisation]) -> None:
        super().__init__(asked, organisations)
        crossed = DefinedChoiceField(Crossed, label=gettext_lazy("Governorates by"), required=False)
        self.fields = {"with": crossed, **self.fields}


class SaveForm(OnceForm):
    """What a saved tally is called, for those who look for it."""

    once_name = "save-tally"

    title_ar = TypedText(label=gettext_lazy("Title in Arabic"), widget=forms.TextInput(attrs={"dir": "rtl"}))
    title_en = TypedText(label=gettext_lazy("Title in English"), widget=forms.TextInput(attrs={"dir": "ltr"}))


def _period(first: PartialDate | None, last: PartialDate | None) -> Period | None:
    """From the first day that the beginning may be, to the last day that the end may be."""
    if first is None and last is None:
        return None
    return Period(first.earliest() if first else None, last.latest() if last else None)
