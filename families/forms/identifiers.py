"""By what somebody who demands money can be known again, one in a line."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.mistake import Mistake
from casework.typed_text import TypedText
from detainees.identifiers import read_identifier, read_payee
from detainees.lists import IdentifierKind
from families.countries import country_choices
from families.reporting import Given

MOST = 20  # identifiers of one kind in one go
_BY_LINE = {"numbers": IdentifierKind.NUMBER, "emails": IdentifierKind.EMAIL, "accounts": IdentifierKind.ACCOUNT,
            "aliases": IdentifierKind.ALIAS}  # fmt: skip


class IdentifiersForm(forms.Form):
    """By what they can be known again."""

    country = forms.ChoiceField(
        label=_("Country of numbers without a code"), help_text=_("Empty for Syria."), required=False
    )
    numbers = TypedText(
        label=_("Telephone numbers"), help_text=_("One in a line, as they are read out."), required=False, lines=True
    )
    accounts = TypedText(
        label=_("Accounts"), help_text=_("@name, or the address of a page; one in a line."), required=False, lines=True
    )
    emails = TypedText(label=_("E-mail addresses"), help_text=_("One in a line."), required=False, lines=True)
    office = TypedText(label=_("Transfer office"), required=False, max_length=120)
    payee = TypedText(
        label=_("In whose name"), help_text=_("As it is to stand on the transfer."), required=False, max_length=120
    )
    aliases = TypedText(
        label=_("What they call themselves"),
        help_text=_("As it was heard; one in a line. Names are shared by many, and warn mildly."),
        required=False,
        lines=True,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        countries: Any = self.fields["country"]
        countries.choices = [("", "—"), *country_choices()]
        for name in _BY_LINE:
            self.fields[name].widget.attrs["rows"] = 2
        for name in ("numbers", "accounts", "emails"):
            self.fields[name].widget.attrs["dir"] = "ltr"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self.given = list(self._read(cleaned))
        return cleaned

    def _read(self, cleaned: dict[str, Any]) -> Iterator[Given]:
        for name, kind in _BY_LINE.items():
            lines = [line for line in (cleaned.get(name) or "").split("\n") if line.strip()]
            if len(lines) > MOST:
                self.add_error(name, _("At most %(most)s in one go.") % {"most": MOST})
            for at, line in enumerate(lines[:MOST], start=1):
                read = read_identifier(kind, line, cleaned.get("country") or "")
                if isinstance(read, Mistake):
                    self.add_error(name, _("Line %(line)s: %(why)s") % {"line": at, "why": read.sentence})
                else:
                    yield Given(read, line)
        office, payee = cleaned.get("office") or "", cleaned.get("payee") or ""
        if office or payee:
            paid = read_payee(office, payee)
            if isinstance(paid, Mistake):
                self.add_error("payee", paid.sentence)
            else:
                yield Given(paid, " · ".join(filter(None, (office, payee))))
