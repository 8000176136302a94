"""Handing over what was picked: each row alone, by its own workflow; what is refused is said row by row."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.among import any_of
from accounts.models import User
from casework.exports.registry import Listed
from casework.moves import Refusal
from casework.reachable import TextWithoutNumbers
from casework.seen import picking
from casework.seen.picking import Picking

AT_ONCE = 200  # rows that are handed over by one act: each is a transaction of its own


@dataclass(frozen=True)
class Refused:
    """A row that was not handed over, and why."""

    row: Any
    sentence: str


class HandPickedForm(forms.Form):
    """To whom, with a sentence for them."""

    sentence = TextWithoutNumbers(label=_("In a sentence"), required=False, max_length=1000, lines=True)
    field_order = ("to", "sentence")

    def __init__(self, data: Any = None, *, listed: Listed, user: User) -> None:
        super().__init__(data)
        colleagues = listed.hands.colleagues(user) if listed.hands else User.objects.none()
        self.fields["to"] = forms.ModelChoiceField(colleagues, label=_("To whom"), empty_label="—")
        self.fields["sentence"].widget.attrs["rows"] = 3
        self.order_fields(["to", "sentence"])


def hand_over(listed: Listed, to: User, sentence: str, *, by: User) -> tuple[int, Sequence[Refused]]:
    """Hand over the first AT_ONCE rows that `by` picked and may see now; how many were, and those that were not.

    None of these is picked any more, refused or not: so the next act comes to the others.
    """
    if listed.hands is None:
        raise LookupError(f"Of “{listed.name}” nothing is handed over.")
    known = Picking(listed, by).records
    tried, refused = [], []
    for row in listed.seen(by).filter(any_of(known)).order_by("pk")[:AT_ONCE]:
        tried.append(row.pk)
        answer = listed.hands.act(row, to, by, sentence)
        if isinstance(answer, Refusal):
            refused.append(Refused(row, answer.sentence))
    picking.pick(listed, tried, [], by=by)
    return len(tried) - len(refused), refused
