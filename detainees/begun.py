"""The forms of persons of which drafts are kept (casework/begun.py)."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.access import may, why_not
from accounts.models import User
from accounts.rights import TABLE, Right
from casework.begun import BegunForm, Sentence, put
from detainees.amendment import CHANGE, DESCRIBE
from detainees.forms import ChangedDescriptionForm, ChangedPersonForm, EntryForm, PersonForm, UnidentifiedForm
from detainees.forms.names import CALLED
from detainees.models import Detainee

GONE = _("This person is not there for you any more: the entry is closed to you.")


def _enters(user: User, about: str) -> Sentence:
    return None if may(user, Right.ENTER) else TABLE[Right.ENTER].refusal


def _changes(user: User, about: str) -> Sentence:
    detainee = Detainee.objects.visible_to(user).filter(reference=about).first()
    return GONE if detainee is None else why_not(user, Right.ENTER, detainee.team)


put(
    BegunForm(
        "detainee", _("A person"), lambda draft: reverse("detainees:new"), _enters,
        lambda: [EntryForm, PersonForm(), UnidentifiedForm()], called=CALLED,
    ),
    BegunForm(
        CHANGE, _("Changed facts of a person"), lambda draft: reverse("detainees:edit", args=[draft.about]), _changes,
        lambda: [ChangedPersonForm],
    ),
    BegunForm(
        DESCRIBE, _("A description"), lambda draft: reverse("detainees:describe", args=[draft.about]), _changes,
        lambda: [ChangedDescriptionForm],
    ),
)  # fmt: skip
