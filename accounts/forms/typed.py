"""One line that a person types for their own name or another's."""

import unicodedata
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

_NON_JOINER = "\u200c"  # spelling in Kurdish and Persian


class Line(forms.CharField):
    """White space made single; characters that nobody sees, and that change what is seen, are refused."""

    default_error_messages = {
        "required": _("Please fill this in."),
        "unseen": _("This holds characters that cannot be seen. Please type it again instead of pasting it."),
    }

    def to_python(self, value: Any) -> str:
        text = " ".join(str(super().to_python(value)).split())
        if any(unicodedata.category(c) in ("Cc", "Cf", "Cs") and c != _NON_JOINER for c in text):
            raise ValidationError(self.error_messages["unseen"], code="unseen")
        return unicodedata.normalize("NFC", text)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """No silent cut in the browser: too long is a sentence."""
        attrs: dict[str, Any] = super().widget_attrs(widget)
        attrs.pop("maxlength", None)
        return attrs | {"dir": "auto", "autocomplete": "off", "spellcheck": "false"}
