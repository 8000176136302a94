"""What was changed in the facts of an entry of the register, and in its detentions: from what to what, who and when."""

from django.utils.translation import gettext as _

from accounts.models import User
from casework.dates import say_date
from casework.past import Facts, Past, pasts_of
from detainees.models import Detainee, Stay
from detainees.models.detainees import SUBJECT

OF_PERSON = Facts(
    SUBJECT,
    (
        "sex", "birth", "age_stated", "age_stated_on", "home_governorate", "home_area", "home_place", "occupation",
        "civil_servant", "army_defector", "note",
    ),
    address="detainees:",
)  # fmt: skip
OF_DETENTION = Facts(
    "detention",
    (
        "arrest_date", "arrest_governorate", "arrest_place", "arresting_body", "charge", "basis", "court",
        "responsible", "disappeared", "disappeared_since", "note",
    ),
)  # fmt: skip
OF_STAY = Facts("stay", ("facility", "from_date", "to_date"))


def past_of(detainee: Detainee, user: User) -> Past:
    """What stood in the facts of the person, for a reader who sees the work of the entry's team."""
    return Past(detainee, OF_PERSON, user)


def beside(detainee: Detainee, user: User) -> list[tuple[str, Past]]:
    """The detentions of the entry and the stays in them, of which something was changed, each with its name."""
    detentions = list(detainee.detentions.select_related("made_by"))
    stays = list(Stay.objects.filter(detention__in=detentions).select_related("made_by"))
    of_detentions, of_stays = pasts_of(detentions, OF_DETENTION, user), pasts_of(stays, OF_STAY, user)
    found = [(_("Detention: %(when)s") % {"when": say_date(past.record.arrest_date)}, past) for past in of_detentions]
    found += [(_("Stay in %(facility)s") % {"facility": past.record.facility}, past) for past in of_stays]
    return [(name, past) for name, past in found if past.changed]
