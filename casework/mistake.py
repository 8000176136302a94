"""The answer of a reader that could not read: a sentence for the person who typed, instead of an exception."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong with something typed, and what to do: one or two whole sentences in the reader's language."""

    sentence: str

    def __str__(self) -> str:
        return self.sentence
