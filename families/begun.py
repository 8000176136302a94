"""The call, of which a draft is kept while it is taken (casework/begun.py)."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.access import may
from accounts.models import User
from accounts.rights import TABLE, Right
from casework.begun import BegunForm, Sentence, put
from families.call import CALL, is_begun
from families.forms.call import AskedForm, BeginningForm, CallerForm, PlanForm
from families.forms.contacts import ContactForm
from families.forms.sought import SoughtForm
from families.periods import days_of


def _takes(user: User, about: str) -> Sentence:
    return None if may(user, Right.TAKE_INQUIRIES) else TABLE[Right.TAKE_INQUIRIES].refusal


put(
    BegunForm(
        CALL, _("A call"), lambda draft: reverse("families:draft", args=[draft.pk]), _takes,
        lambda: [BeginningForm, SoughtForm(), AskedForm, CallerForm, ContactForm, PlanForm], is_begun,
        frozenset({"number", "code_word"}), lambda: days_of("draft"),
    )
)  # fmt: skip
