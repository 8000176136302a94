"""The form of a comment: its text, and the colleagues whom it mentions, from those who see the record's work."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.aliases import Names
from accounts.models import User
from casework.idempotency import OnceForm
from casework.reachable import TextWithoutNumbers

LONGEST = 2000


class _Colleagues(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]  # not subscriptable at run time
    """Colleagues, each under the name that the reader knows."""

    default_error_messages = {
        "invalid_choice": _("This colleague may not see the record, and cannot be mentioned here."),
        "invalid_pk_value": _("This colleague may not see the record, and cannot be mentioned here."),
    }

    def __init__(self, colleagues: QuerySet[User], names: Names) -> None:
        self.names = names
        super().__init__(
            colleagues, required=False, widget=forms.CheckboxSelectMultiple, label=_("Mention"),
            help_text=_("Those who may see this record. Who is mentioned is told on their page of notices."),
        )  # fmt: skip

    def label_from_instance(self, obj: User) -> str:
        return self.names.of(obj)


class CommentForm(OnceForm):
    """A comment, sent once."""

    once_name = "comment"

    text = TextWithoutNumbers(
        label=_("What your colleagues should know"),
        help_text=_("Read by those who work on this record, and by nobody else. It is not changed afterwards."),
        max_length=LONGEST, lines=True,
    )  # fmt: skip

    def __init__(self, data: Any = None, *, colleagues: QuerySet[User], names: Names) -> None:
        super().__init__(data)
        names.meet(colleagues)
        self.fields["mentioned"] = _Colleagues(colleagues, names)
        self.fields["text"].widget.attrs["rows"] = 4
