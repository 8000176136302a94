"""The file that comes with what a source says: chosen now, or sent before the form was."""

from typing import Any, cast
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from casework.forms import DefinedChoiceField
from casework.mistake import Mistake
from releases.evidence.lists import Shows
from releases.evidence.receiving import receive
from releases.models import Upload


class FileFields(forms.Form):
    """Fields of a form that may bring one file. `kept_file` is the upload that is there already."""

    file = forms.FileField(
        label=_("File"),
        help_text=_(
            "A picture (JPEG, PNG, WebP, GIF, TIFF) of at most 50 MB, a PDF of 100 MB, exported messages or a saved "
            "page of 10 MB, a recording of 500 MB."
        ),
        required=False,
    )
    kept_file = forms.CharField(widget=forms.HiddenInput, required=False)
    shows = DefinedChoiceField(Shows, label=_("What the file shows"), empty="—", required=False)
    distressing = forms.BooleanField(label=_("The file is distressing to look at"), required=False)

    user: User  # who sends it; set by the form that takes the fields in

    @property
    def kept_name(self) -> str:
        """The name of a file that was received already and need not be chosen again."""
        upload = self._kept()
        return upload.name if upload else ""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        cleaned["received"] = self._received(cleaned)
        return cleaned

    def _received(self, cleaned: dict[str, Any]) -> Upload | None:
        """The file sent now, or the one that came before."""
        sent = cleaned.get("file")
        if not sent:
            upload = self._kept()
            if upload is None and cleaned.get("kept_file"):
                self.add_error("file", _("The file that was sent is no longer here: choose it again."))
            return upload
        answer = receive(sent, by=self.user)
        if isinstance(answer, Mistake):
            self.add_error("file", answer.sentence)
            return None
        data = cast(QueryDict, self.data).copy()
        data[self.add_prefix("kept_file")] = str(answer.pk)
        self.data = data
        return answer

    def _kept(self) -> Upload | None:
        try:
            pk = UUID(self["kept_file"].value() or "")
        except ValueError:
            return None
        return Upload.objects.visible_to(self.user).arrived().filter(pk=pk).first()
