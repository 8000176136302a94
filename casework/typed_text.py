"""Text that people type: what is taken out of it, what is refused with a sentence, and the form fields that do so.

Kept as typed: every letter, mark and sign, markup too (it is text; pages escape it). Taken out: characters that are
not seen but change what is (controls, marks of direction, zero-width and soft characters). One of them stays: the
zero-width non-joiner between two letters, for it is spelling in Kurdish and Persian. Letters that a PDF gave as
drawn shapes become letters again; the rest is composed (NFC).
"""

import re
import unicodedata
from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db.models import CheckConstraint, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from casework.mistake import Mistake

LONGEST_LINE = 200
LONGEST_TEXT = 20_000
LONGEST_NAME = 80
LONGEST_ID = 18  # digits that a bigint surely holds

ARABIC, LATIN = "ARABIC", "LATIN"

_NON_JOINER = "\u200c"
_INVISIBLE = {"Cc", "Cf", "Cs"}
_BLANK = "\u115f\u1160\u2800\u3164\uffa0"  # letters and signs to Unicode, nothing to the eye
_LINE_ENDS = re.compile(r"\r\n?|[\u0085\u2028\u2029\v\f]")
_DRAWN_SHAPES = re.compile(r"[\ufb50-\ufdff\ufe70-\ufefc]+")
# What PostgreSQL itself refuses where `visible_only` says so; the line feed is a text's own affair.
_INVISIBLE_SQL = (
    r"[\u0001-\u0009\u000B-\u001F\u007F-\u009F\u00AD\u061C\u200B\u200D-\u200F\u202A-\u202E\u2060-\u206F\uFEFF]"
)


# One line of letters, figures and marks in which there is nothing to put right but spaces around it: most there is.
_AS_IT_IS = re.compile(r"[ -~\u00C0-\u00F6\u00F8-\u017F\u060C\u061B\u061F\u0621-\u063A\u0641-\u064A\u0660-\u0669]*")


def plain_line(typed: str) -> str:
    """One line: as `plain_text`, and every run of white space one space. NUL stays, to be refused."""
    return " ".join(plain_text(typed).split())


def plain_text(typed: str) -> str:
    """Several lines, without what is not seen; no space at the end of a line, no more than one empty line in a row."""
    if _AS_IT_IS.fullmatch(typed):
        return typed.strip(" ")
    text = _LINE_ENDS.sub("\n", typed).replace("\t", " ")
    text = _DRAWN_SHAPES.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    kept = "".join(c for place, c in enumerate(text) if c in "\n\0" or _is_kept(c, text, place))
    lines = "\n".join(line.rstrip() for line in unicodedata.normalize("NFC", kept).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", lines).strip()


def number_of(sent: str, otherwise: int = 0, digits: int = LONGEST_ID) -> int:
    """A number that an address or a page sends, in any figures; `otherwise` where it is none or has more `digits`."""
    return int(sent) if sent.isdecimal() and len(sent) <= digits else otherwise


def has_unseen(typed: str) -> bool:
    """Whether something is taken out of it that nobody sees: marks of direction, zero-width characters, controls."""
    return not _AS_IT_IS.fullmatch(typed) and any(
        c not in "\n\r\t" and not _is_kept(c, typed, place) for place, c in enumerate(typed)
    )


def _is_kept(character: str, text: str, place: int) -> bool:
    if character == _NON_JOINER:
        return text[place - 1 : place].isalpha() and text[place + 1 : place + 2].isalpha()
    return unicodedata.category(character) not in _INVISIBLE and character not in _BLANK


def read_name(typed: str, script: str = "") -> str | Mistake:
    """A part of a name as it is kept ("" when nothing was typed), or the sentence that says what is wrong with it.

    `script` is ARABIC or LATIN where the field is for one of them: letters of another, also those that only look the
    same, are refused.
    """
    name = plain_line(typed)
    if not name:
        return ""
    if "\0" in name:
        return Mistake(_("This holds a character that no text can hold (NUL). Please type it again."))
    if len(name) > LONGEST_NAME:
        sentence = _("This has %(count)s characters, and a part of a name has at most %(most)s.")
        return Mistake(sentence % {"count": len(name), "most": LONGEST_NAME})
    if any(unicodedata.category(c) == "Nd" for c in name):
        return Mistake(_("A name has no digits. Write a number into the field it belongs to."))
    letters = [c for c in name if c.isalpha()]
    if not letters:
        return Mistake(_("This has no letter in it. Leave it empty if the name is not known."))
    strange = next((c for c in letters if script not in unicodedata.name(c, "")), None) if script else None
    if strange is not None:
        return Mistake(_wrong_script(script) % {"letter": strange})
    return name


def _wrong_script(script: str) -> str:
    if script == ARABIC:
        return _("“%(letter)s” is not an Arabic letter. Names in Latin script have fields of their own.")
    return _("“%(letter)s” is not a Latin letter. Names in Arabic script have fields of their own.")


def visible_only(name: str, fields: Sequence[str]) -> CheckConstraint:
    """The constraint by which PostgreSQL refuses invisible characters in these text fields, whoever writes."""
    condition = Q()
    for field in fields:
        condition &= ~Q(**{f"{field}__regex": _INVISIBLE_SQL})
    return CheckConstraint(condition=condition, name=name)


class TypedText(forms.CharField):
    """A text that a person types; one line, or with `lines=True` several.

    Too long is a sentence, never a silent cut (no `maxlength` on the input). The browser is asked not to remember what
    was typed and not to send it to a spelling service.
    """

    default_error_messages = {
        "null": gettext_lazy("This holds a character that no text can hold (NUL). Please type it again."),
        "long": gettext_lazy("This has %(show_value)s characters, and at most %(limit_value)s fit. Please shorten it."),
    }

    def __init__(self, *, lines: bool = False, max_length: int | None = None, **kwargs: Any) -> None:
        self.lines = lines
        if lines:
            kwargs.setdefault("widget", forms.Textarea)
        super().__init__(**kwargs)
        longest = max_length or (LONGEST_TEXT if lines else LONGEST_LINE)
        self.validators = [MaxLengthValidator(longest, message=self.error_messages["long"])]

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        attrs = {"dir": "auto", "autocomplete": "off", "spellcheck": "false"}
        return {**super().widget_attrs(widget), **attrs}

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if not isinstance(text, str) or text in self.empty_values:
            return text
        text = plain_text(text) if self.lines else plain_line(text)
        if "\0" in text:
            raise ValidationError(self.error_messages["null"], code="null")
        return text or self.empty_value


class TypedName(TypedText):
    """A part of a name; with `script=ARABIC` or `LATIN` in that script alone."""

    def __init__(self, *, script: str = "", **kwargs: Any) -> None:
        self.script = script
        super().__init__(**{**kwargs, "lines": False})
        self.validators = []

    def to_python(self, value: Any) -> Any:
        read = read_name("" if value is None else str(value), self.script)
        if isinstance(read, Mistake):
            raise ValidationError(read.sentence, code="invalid")
        return read or self.empty_value
