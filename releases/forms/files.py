"""The file that comes with what a source says: chosen now, or sent before the form was."""

import re
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from casework.forms import DefinedChoiceField
from casework.idempotency import OnceForm
from casework.mistake import Mistake
from casework.moments import MomentField
from casework.typed_text import TypedText
from releases.evidence.lists import Shows
from releases.evidence.receiving import receive
from releases.models import Claim, Upload

IS_ADDRESS = re.compile(r"https?://[^\s/]+\.[^\s]+", re.I)


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

    post_address = TypedText(
        label=_("Address of the post"),
        help_text=_("Where it stood, from https:// on. It is never opened from here; the file is the captured copy."),
        required=False,
        max_length=500,
    )
    captured_at = MomentField(
        label=_("Captured"), help_text=_("When it was saved: 2022-05-05 14:30, Syria's time."), required=False
    )

    user: User  # who sends it; set by the form that takes the fields in

    @property
    def kept_name(self) -> str:
        """The name of a file that was received already and need not be chosen again."""
        upload = self._kept()
        return upload.name if upload else ""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        cleaned["received"] = self._received(cleaned)
        self._check_post(cleaned.get("post_address") or "", cleaned.get("captured_at"), cleaned["received"])
        self._check_shows(cleaned.get("shows") or "", cleaned["received"])
        return cleaned

    def _check_shows(self, shows: str, received: Upload | None) -> None:
        """What a file is called says nothing of what it is."""
        is_text = (
            received is not None and received.original is not None and received.original.media_type.startswith("text/")
        )
        if is_text and shows and not Shows(shows).is_text:
            self.add_error(
                "shows", _("This file is text, whatever its name says. Choose the right file, or say what it is.")
            )

    def _check_post(self, address: str, captured: datetime | None, received: Upload | None) -> None:
        """A post is its address, its moment and its copy: none of them without the others."""
        if {"post_address", "captured_at", "file"} & set(self.errors) or not (address or captured):
            return
        if not IS_ADDRESS.fullmatch(address):
            self.add_error(
                "post_address", _("Write the address of the post as the browser shows it, from https:// on.")
            )
        elif captured is None:
            self.add_error("captured_at", _("Say when the post was captured: it may look otherwise today."))
        elif timezone.localdate(captured) > timezone.localdate():
            self.add_error("captured_at", _("This moment has not come yet."))
        elif received is None:
            self.add_error("file", _("Send the captured copy of the post: nothing is fetched from its address."))

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


class AddedFileForm(OnceForm, FileFields):
    """A file for a claim that was entered before."""

    once_name = "add-file"

    def __init__(self, *args: Any, user: User, claim: Claim, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user, self.claim = user, claim

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        received = cleaned["received"]
        if received is None and "file" not in self.errors:
            self.add_error("file", _("Choose the file that belongs to this claim."))
        elif received is not None and self.claim.evidence.filter(original=received.original).exists():
            self.add_error("file", _("This claim has this very file already."))
        return cleaned
