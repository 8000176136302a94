"""What two organisations allow each other when a name is looked up."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.access import organisations_in_which, where
from accounts.models import Organisation, User
from accounts.rights import Right
from casework.reachable import TextWithoutNumbers


class ContactForm(forms.Form):
    """Whom the others ask."""

    contact = TextWithoutNumbers(
        label=_("Whom they ask in your organisation"),
        help_text=_("A role or a name, as they know it; no telephone number."),
        max_length=120,
    )


class AgreementForm(ContactForm):
    """A new agreement, for one's own organisation with another one."""

    ours = forms.ModelChoiceField(Organisation.objects.none(), label=_("Your organisation"))
    theirs = forms.ModelChoiceField(Organisation.objects.none(), label=_("The other organisation"))
    field_order = ("ours", "theirs", "contact")

    def __init__(self, data: Any = None, *, user: User) -> None:
        super().__init__(data)
        own: Any = self.fields["ours"]
        others: Any = self.fields["theirs"]
        own.queryset = organisations_in_which(user, Right.CONFIRM_ROLES)
        own.initial = own.queryset.first()
        others.queryset = Organisation.objects.exclude(pk__in=where(user, Right.CONFIRM_ROLES)).order_by("pk")
