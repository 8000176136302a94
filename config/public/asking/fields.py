"""Fields of the public form: their words are those of the page's language."""

from collections.abc import Iterable
from typing import Any

from django import forms

from casework.reachable import holds_a_number
from casework.typed_text import TypedText
from config.public.saying import Sentences

Choices = Iterable[tuple[str, str]]


class WrittenText(TypedText):
    """A text that a family writes; a number in it is refused, for it has a place of its own."""

    def __init__(
        self, say: Sentences, name: str, longest: int, *, hint: str = "", missing: str = "", **kwargs: Any
    ) -> None:
        errors = {"null": say["bad_character"].plain, "long": say["too_long"].plain}
        if missing:
            errors["required"] = say[missing].plain
        super().__init__(
            max_length=longest, required=bool(missing), label=say[name], help_text=say[hint] if hint else "",
            error_messages=errors, **kwargs,
        )  # fmt: skip
        self.longest, self.in_text = longest, say["number_in_text"].plain

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if isinstance(text, str) and len(text) > self.longest:  # before anything is searched in it
            raise forms.ValidationError(self.error_messages["long"], code="long", params={"limit_value": self.longest})
        if isinstance(text, str) and holds_a_number(text):
            raise forms.ValidationError(self.in_text, code="number")
        return text


def choice(say: Sentences, name: str, choices: Choices, *, hint: str = "", **kwargs: Any) -> forms.ChoiceField:
    """One of these."""
    refused = say["choose"].plain
    return forms.ChoiceField(
        choices=list(choices), label=say[name], help_text=say[hint] if hint else "",
        error_messages={"invalid_choice": refused, "required": refused}, **kwargs,
    )  # fmt: skip


def said_by(say: Sentences, kind: str, values: Iterable[str]) -> list[tuple[str, str]]:
    """The options of a list in the page's language: the sentences “kind_value”."""
    return [(value, say[f"{kind}_{value}"].plain) for value in values]
