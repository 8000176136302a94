"""“A team holds a likely match”: what is said of persons of other organisations, where both have agreed to it.

Such a sentence is a probe of somebody else's register: it names nobody, comes only for a whole name, is counted, and
stops for the day when it was asked for too often. Of restricted persons nothing is ever said.
"""

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from casework.dates import PartialDate
from detainees.agreements import partners
from detainees.candidates import Sight, Spellings
from detainees.similar import likely_same
from detainees.weighing import PARTS

LIKELY = 0.75  # of the score from which it is said
MOST_A_DAY = 200  # whole names of one person that other registers are asked for


def hint(user: User, parts: Spellings, born: PartialDate | None, governorate: str) -> str:
    """The sentence for `user` that one of the organisations with an agreement holds a likely match; "" for none.

    Asked only where all three parts are known, or two and the birth.
    """
    known = sum(any(parts.get(part, ())) for part in PARTS)
    if known < len(PARTS) and not (known == len(PARTS) - 1 and born):
        return ""
    told = partners(user)
    if not told:
        return ""
    if not _counted(user):
        return _("You have asked other organisations as often as one may on a day. Tomorrow they are asked again.")
    likely = likely_same(Sight(frozenset(told)), parts, born, governorate)
    if not likely or likely[0].score < LIKELY:
        return ""
    organisation, contact = told[likely[0].detainee.organisation_id]
    return _("A team of %(organisation)s holds a likely match. Ask there: %(contact)s.") % {
        "organisation": organisation,
        "contact": contact,
    }


def _counted(user: User) -> bool:
    """Count one probe of today; False where no more are allowed."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO detainees_probecount (person_id, day, number) VALUES (%s, %s, 1)"
            " ON CONFLICT (person_id, day) DO UPDATE SET number = detainees_probecount.number + 1"
            " WHERE detainees_probecount.number < %s RETURNING number",
            [user.pk, timezone.localdate(), MOST_A_DAY],
        )
        return cursor.fetchone() is not None
