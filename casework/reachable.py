"""What in a text would reach somebody: telephone numbers and e-mail addresses, which stand in no text in clear."""

import re
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from casework.typed_text import TypedText, plain_line

DAY = re.compile(r"\b\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\b|\b\d{4}[/.-]\d{1,2}[/.-]\d{1,2}\b|\b(?:19|20)\d\d\b")
# It begins where a run of letters does: of a long text without an @ it would else try every letter anew.
ADDRESS = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+\.\w")
_NUMBER = re.compile(r"(?:\d[ ()/.\-–]{0,2}){8,}")
_REACHES = re.compile(r"[+＋(]{0,2}(?:\d[ ()/.\-–]{0,2}){7,}\d")
_WHOLE_ADDRESS = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def digits_of(typed: str) -> str:
    """One line with its digits, of any script, as 0 to 9."""
    return "".join(str(int(c)) if c.isdecimal() else c for c in plain_line(typed)).replace("＋", "+")


def holds_a_number(text: str) -> bool:
    """Whether something in the text looks like a telephone number or an e-mail address; days and years do not."""
    read = DAY.sub(" ", digits_of(text))
    return bool(_NUMBER.search(read) or ADDRESS.search(read))


def without_numbers(text: str, instead: str) -> str:
    """The text with `instead` where something looks like a telephone number or an e-mail address; days stay."""
    text = _WHOLE_ADDRESS.sub(instead, text)
    read = "".join(str(int(c)) if c.isdecimal() else c for c in text)  # letter for letter, so that places stay
    for found in reversed(list(_REACHES.finditer(read))):
        if any(map(str.isdigit, DAY.sub("", found[0]))):
            text = text[: found.start()] + instead + text[found.end() :]
    return text


class TextWithoutNumbers(TypedText):
    """A text that is not sealed: numbers and addresses are refused."""

    sentence: str | Promise = _(
        "A telephone number, another long number or an e-mail address stands in this. It is kept in clear and others "
        "read it: take that out."
    )

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if isinstance(text, str) and holds_a_number(text):
            raise forms.ValidationError(str(self.sentence), code="number")
        return text
