"""A sheet that is brought in: the file or the pasted table, how it is read, and what its columns and words are."""

from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.models import Team, User
from casework.forms import DefinedChoiceField, VersionedForm
from casework.idempotency import OnceForm
from casework.kept import KeptSelect
from casework.listing import Filters
from casework.reachable import TextWithoutNumbers
from releases.forms.offered import offered_of
from releases.imports.own import Own
from releases.imports.wizard.layout import Layout
from releases.imports.wizard.lines import LEFT_OUT
from releases.imports.wizard.mapping import MOST_COLUMNS
from releases.lists import Credibility, Reliability
from releases.models import ImportJob, Source
from releases.models.imports import Outcome
from releases.resources import columns

ENCODINGS = [
    ("", _("found out")),
    ("utf-8", "UTF-8"),
    ("windows-1256", _("Windows-1256 (Arabic)")),
    ("windows-1252", _("Windows-1252 (Western)")),
    ("utf-16-le", "UTF-16 LE"),
    ("utf-16-be", "UTF-16 BE"),
]
SEPARATORS = [("", _("found out")), (",", _("comma")), (";", _("semicolon")), ("\t", _("tab")), ("|", _("bar |"))]


class BringForm(OnceForm):
    """The file, or the table as it was copied from a spreadsheet, and into which team it is brought."""

    once_name = "bring-import"

    team = forms.ModelChoiceField(Team.objects.none(), label=_("Team"), empty_label=None)
    file = forms.FileField(
        label=_("File"),
        help_text=_(
            "CSV, XLSX or ODS, up to 50 MB. Its columns may have any names and come in any order. One of them is "
            "needed: a number for each row, by which it is known again when the list comes a second time."
        ),
        required=False,
    )
    pasted = forms.CharField(
        label=_("Or a table, pasted from a spreadsheet"),
        help_text=_("Select the rows with their headings, copy them, and paste them here."),
        required=False,
        max_length=600_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto", "spellcheck": "false", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, teams: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        team = cast("forms.ModelChoiceField[Team]", self.fields["team"])
        team.queryset = teams
        if len(teams) == 1:
            team.widget = forms.HiddenInput()
        team.initial = teams[0].pk if teams else None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        file, pasted = cleaned.get("file"), (cleaned.get("pasted") or "").strip()
        if "file" not in self.errors and bool(file) == bool(pasted):
            sentence = _("Choose a file or paste a table.") if not file else _("Either a file or a pasted table.")
            self.add_error("file", sentence)
        return cleaned


class ReadingForm(VersionedForm):
    """How a file is read anew: another sheet, another encoding, another line of headings."""

    sheet = forms.ChoiceField(label=_("Sheet"), required=False)
    encoding = forms.ChoiceField(label=_("Encoding"), choices=ENCODINGS, required=False)
    separator = forms.ChoiceField(label=_("Separator"), choices=SEPARATORS, required=False)

    def __init__(self, data: QueryDict | None, *, layout: Layout) -> None:
        super().__init__(data, initial={name: getattr(layout, name) for name in ("sheet", "encoding", "separator")})
        if layout.sheets:
            sheets = [(name, f"{name} ({_('hidden')})" if hidden else name) for name, hidden in layout.sheets]
            cast(forms.ChoiceField, self.fields["sheet"]).choices = sheets
            del self.fields["encoding"], self.fields["separator"]
        else:
            del self.fields["sheet"]


class ColumnsForm(VersionedForm):
    """What each column of the sheet is, what its words mean, and who told what names no source of its own."""

    source = forms.ModelChoiceField(
        Source.objects.none(), label=_("Source used lately"), required=False, widget=KeptSelect
    )
    source_name = TextWithoutNumbers(
        label=_("Another source: name or code"),
        help_text=_("Rows that name a source of their own keep theirs. Without a source a row becomes a draft."),
        required=False,
        max_length=200,
    )
    reliability = DefinedChoiceField(Reliability, label=_("Reliability of the source"))
    credibility = DefinedChoiceField(Credibility, label=_("Credibility of what is said"))

    def __init__(
        self, data: QueryDict | None, *, job: ImportJob, layout: Layout, strange: dict[str, dict[str, str]], user: User
    ) -> None:
        grade = {name: getattr(job, name) for name in ("source", "reliability", "credibility")}
        initial = {**grade, "source_name": layout.source_name, "version": job.revision_number}
        super().__init__(data, initial=initial)
        self.layout, self.strange, self.remembered, self.own = layout, strange, job.source, Own(job.team)
        known = Source.objects.visible_to(user).filter(team=job.team)
        source = cast("forms.ModelChoiceField[Source]", self.fields["source"])
        source.queryset = known
        options = offered_of(known).sources
        if job.source and job.source_id not in {pk for pk, _name in options}:
            options = [*options, (job.source_id, job.source.identity.name)]
        source.choices = options
        self._add_columns()
        self._add_words()

    def _add_columns(self) -> None:
        choices = [("", _("leave it out")), *((name, column.label) for name, column in columns().items())]
        choices += [(name, str(field)) for name, field in self.own.fields.items()]
        for place, name in enumerate(self.layout.columns[:MOST_COLUMNS]):
            field = forms.ChoiceField(label=self.layout.header[place] or "–", choices=choices, required=False)
            field.initial = name
            self.fields[f"column-{place}"] = field

    def _add_words(self) -> None:
        for name, words in self.strange.items():
            column = columns()[name]
            listed = column.words.choices if column.words else []
            choices = [("", _("refuse such rows")), (LEFT_OUT, _("says nothing")), *listed]
            chosen = self.layout.words.get(name, {})
            for number, (cell, meant) in enumerate(words.items()):
                field = forms.ChoiceField(label=cell, choices=choices, required=False)
                field.initial = chosen.get(cell, meant)
                self.fields[f"word-{name}-{number}"] = field

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        chosen = [name for name in self._columns(cleaned) if name]
        for place, name in enumerate(self._columns(cleaned)):
            if name and chosen.count(name) > 1:
                sentence = _("Two columns of the sheet cannot both be this one.")
                self.add_error(f"column-{place}", sentence)
        if cleaned.get("source") and cleaned.get("source_name"):
            if cleaned["source"] != self.remembered:
                self.add_error("source_name", _("Either a source that was used lately or another one."))
            cleaned["source"] = None  # nobody chose it: it stood there from the last list like this one
        return cleaned

    @staticmethod
    def _columns(cleaned: dict[str, Any]) -> list[str]:
        places = sorted(int(name.partition("-")[2]) for name in cleaned if name.startswith("column-"))
        return [cleaned[f"column-{place}"] for place in places]

    def columns(self) -> list[str]:
        """For each column of the sheet one of ours; it is valid."""
        found = self._columns(self.cleaned_data)
        return [*found, *[""] * (len(self.layout.columns) - len(found))]

    def words(self) -> dict[str, dict[str, str]]:
        """By column what its strange words mean, as far as somebody said; it is valid."""
        found: dict[str, dict[str, str]] = {}
        for name, words in self.strange.items():
            for number, cell in enumerate(words):
                if meant := self.cleaned_data.get(f"word-{name}-{number}"):
                    found.setdefault(name, {})[cell] = meant
        return found

    @property
    def column_rows(self) -> list[tuple[Any, int]]:
        """The field of each column of the sheet, with its place."""
        return [(self[f"column-{place}"], place) for place in range(len(self.layout.columns[:MOST_COLUMNS]))]

    @property
    def word_groups(self) -> list[tuple[Any, list[Any]]]:
        """By column of ours the fields of its strange words."""
        return [
            (columns()[name].label, [self[f"word-{name}-{number}"] for number in range(len(words))])
            for name, words in self.strange.items()
        ]


class RowFilters(Filters):
    """Which rows of an import are shown."""

    outcome = forms.ChoiceField(
        label=_("What the row does"), choices=[("", _("all")), *Outcome.choices], required=False
    )
