"""Who on the register may be the person sought: by the look-up of the register, for those alone whom one may open."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from accounts.models import User
from casework.mistake import Mistake
from casework.references import normalise
from detainees.candidates import Asked, Sight, Spellings
from detainees.models import Detainee
from detainees.similar import Likeness, likely_same
from detainees.weighing import Found, Scale
from families.models import Inquiry

_PARTS = ("given", "father", "family")


def likely_for(inquiry: Inquiry, user: User) -> list[Likeness]:
    """The likely persons for an inquiry, the likeliest first, with the reasons."""
    return likely_same(Sight.visible_to(user), said_of(inquiry), inquiry.birth, inquiry.home_governorate_id or "")


def said_of(inquiry: Inquiry) -> Spellings:
    """The name that is sought, as the caller says it, by part."""
    return {
        part: [text for script in ("ar", "latin") if (text := getattr(inquiry, f"{part}_{script}"))] for part in _PARTS
    }


def what_differs(sought: Spellings, person: Detainee | None) -> list[str | Promise]:
    """Where the names of who was chosen do not fit the name that is sought: what differs, in the words of the look-up.

    [] where they fit as far as both are known, and where there is nothing to compare.
    """
    keys = getattr(person, "name_keys", None)
    if keys is None:
        return []
    return Scale(Asked(sought).spread().parts, None, "").differing(Found(keys.pk, keys.spelled, "", ""))


def person_meant(typed: str, user: User) -> Detainee | str | None:
    """The person whose reference was typed, None where nothing was, a sentence where it leads nowhere."""
    if not typed:
        return None
    reference = normalise(typed, prefix="D")
    if isinstance(reference, Mistake):
        return reference.sentence
    found = Detainee.objects.visible_to(user).filter(reference=reference).first()
    standing = found and Detainee.objects.visible_to(user).filter(pk=found.standing_id).first()
    return standing or _("You can open no record with the reference %(reference)s.") % {"reference": reference}
