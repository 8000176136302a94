"""Who on the register may be the person sought: by the look-up of the register, for those alone whom one may open."""

from django.utils.translation import gettext as _

from accounts.models import User
from casework.mistake import Mistake
from casework.references import normalise
from detainees.candidates import Sight
from detainees.models import Detainee
from detainees.similar import Likeness, likely_same
from families.models import Inquiry

_PARTS = ("given", "father", "family")


def likely_for(inquiry: Inquiry, user: User) -> list[Likeness]:
    """The likely persons for an inquiry, the likeliest first, with the reasons."""
    parts = {
        part: [text for script in ("ar", "latin") if (text := getattr(inquiry, f"{part}_{script}"))] for part in _PARTS
    }
    return likely_same(Sight.visible_to(user), parts, inquiry.birth, inquiry.home_governorate_id or "")


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
