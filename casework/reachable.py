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
_DATE = re.compile(  # of any precision, and not within a longer run of digits
    r"(?<!\d)(?<!\d[/.,-])(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}[/.-]\d{1,2}[/.-]\d{1,2}"
    r"|\d{1,2}/(?:19|20)\d\d|(?:19|20)\d\d-\d\d)(?!\d)"
)
_AMOUNT = re.compile(r"(?<!\d)(?<!\d[,.٬])\d{1,3}(?:([,.٬])\d{3})(?:\1\d{3})*(?!\d)")
_RUN = re.compile(r"\d(?:[ ()/.,،:_*\-–]{0,3}\d){7,}")
_YEARS = re.compile(r"(?:19|20)\d\d(?:\D+(?:19|20)\d\d)+")
_OF_A_YEAR = re.compile(r"\d{1,6}/(?:19|20)\d\d|(?:19|20)\d\d/\d{1,6}")  # the number of a paper or a case


def digits_of(typed: str) -> str:
    """One line with its digits, of any script, as 0 to 9."""
    return "".join(str(int(c)) if c.isdecimal() else c for c in plain_line(typed)).replace("＋", "+")


def holds_a_number(text: str) -> bool:
    """Whether something in the text looks like a telephone number or an e-mail address.

    Days, years, amounts parted by thousands and the numbers of papers (1234/2022) do not. A year within a longer run of
    digits does: it would hide the number around it.
    """
    read = _DATE.sub(" ; ", digits_of(text))
    runs = (found[0] for found in _RUN.finditer(_AMOUNT.sub(" ; ", read)))
    return any(not (_YEARS.fullmatch(run) or _OF_A_YEAR.fullmatch(run)) for run in runs) or bool(ADDRESS.search(read))


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
