"""What a caller may hear of a verified release: the disclosure wish of the released person, asked in one place.

Page, server and PostgreSQL ask the same (`may_hear` in families/sql/answers.sql; a test compares them). Whoever may not
be told hears the very same words, whether nobody is found, the person was not asked, wishes that nobody be told, or
the caller is not checked: two answers laid side by side tell nothing about who is known here.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.db.models import CharField, F, Func
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from families.lists import IdentityCheck, Relationship
from families.models import Inquiry
from releases.lists import DisclosureWish
from releases.models import Revision, Wish

CHECKED = (
    IdentityCheck.KNOWN.value,
    IdentityCheck.QUESTIONS.value,
    IdentityCheck.CALLED_BACK.value,
    IdentityCheck.DOCUMENT.value,
)
RELATIVES = (
    Relationship.PARENT.value,
    Relationship.SPOUSE.value,
    Relationship.CHILD.value,
    Relationship.SIBLING.value,
    Relationship.KIN.value,
)


class Hears(StrEnum):
    """What of it the caller hears."""

    RELEASE = "release"
    WILL_ASK = "will-ask"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Hearing:
    """What a caller hears, and why, in a sentence for the liaison. `named`: it has to be confirmed that the caller is
    one of the relatives whom the person named."""

    hears: Hears
    why: str | Promise
    named: bool = False


def identity_in(inquiry: Inquiry) -> str:
    """How it was checked who the caller is, as far as it counts in this inquiry.

    What only one family knows says nothing of who asks for somebody else too. PostgreSQL answers (`identity_for` in
    families/sql/answers.sql).
    """
    asked = Func(F("pk"), function="identity_in", output_field=CharField())
    return str(Inquiry.objects.filter(pk=inquiry.pk).values_list(asked, flat=True).get())


def hearing(
    inquiry: Inquiry, revision: Revision | None, wish: Wish | None, *, identity: str, worse: bool = False
) -> Hearing:
    """What the caller of this inquiry hears of a verified revision, by the wish that binds and the check that counts.
    `worse`: it is verified that the person was detained again since, or has died."""
    if revision is None and inquiry.detainee_id is None:
        return Hearing(
            Hears.NOTHING, _("Nobody on the register is chosen for this inquiry yet. Look first who may be meant.")
        )
    if revision is None:
        return Hearing(Hears.NOTHING, _("No verified release of the person stands."))
    if worse:
        return Hearing(
            Hears.NOTHING,
            _("The person was detained again since, or has died: that is told as bad news, which two sign."),
        )
    if wish is None or wish.wish == DisclosureWish.NOT_ASKED:
        return Hearing(Hears.WILL_ASK, _("The released person was not asked yet who may be told."))
    if revision.minor and not wish.of:
        return Hearing(Hears.WILL_ASK, _("The person was a minor, and the record does not say whose wish stands."))
    if wish.wish == DisclosureWish.NOBODY:
        return Hearing(Hears.NOTHING, _("The released person wishes that nobody be told."))
    if identity not in CHECKED:
        return Hearing(
            Hears.NOTHING, _("It was not checked for this person who the caller is. Check it first, then answer.")
        )
    if wish.wish == DisclosureWish.NAMED_RELATIVES:
        return Hearing(Hears.RELEASE, _("Only the relatives whom the person named may be told."), named=True)
    if inquiry.relationship not in RELATIVES:
        return Hearing(Hears.NOTHING, _("Only relatives may be told, and the caller is none by what they said."))
    return Hearing(Hears.RELEASE, _("Any relative whose identity was checked may be told."))
