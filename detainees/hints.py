"""“A team holds a likely match”: what is said of persons of other organisations, where both have agreed to it.

Such a sentence is a probe of somebody else's register: it names nobody, comes only for a whole name, is counted, and
stops for the day when it was asked for too often. Of restricted persons nothing is ever said.
"""

import json

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from casework.dates import PartialDate
from casework.sealed import index_of
from detainees.agreements import partners
from detainees.candidates import Sight, Spellings
from detainees.folding import fold
from detainees.models import ProbeCount
from detainees.similar import likely_same
from detainees.weighing import PARTS

LIKELY = 0.75  # of the score from which it is said
MOST_A_DAY = 200  # different questions of one person that other registers are asked


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
    if not _counted(user, _question(parts, born, governorate)):
        return _("You have asked other organisations as often as one may on a day. Tomorrow they are asked again.")
    likely = likely_same(Sight(frozenset(told)), parts, born, governorate)
    if not likely or likely[0].score < LIKELY:
        return ""
    organisation, contact = told[likely[0].detainee.organisation_id]
    return _("A team of %(organisation)s holds a likely match. Ask there: %(contact)s.") % {
        "organisation": organisation,
        "contact": contact,
    }


def _question(parts: Spellings, born: PartialDate | None, governorate: str) -> str:
    """What is asked, in one text: the same for the same names, whatever else is typed in the form around them."""
    named = [[fold(text) for text in parts.get(part, ()) if text] for part in PARTS]
    return json.dumps([named, str(born or ""), governorate])


_COUNT = """
INSERT INTO detainees_probecount AS known (person_id, day, number, asked)
VALUES (%(person)s, %(day)s, 1, ARRAY[%(digest)s])
ON CONFLICT (person_id, day) DO UPDATE SET
    number = known.number + CASE WHEN %(digest)s = ANY (known.asked) THEN 0 ELSE 1 END,
    asked = CASE WHEN %(digest)s = ANY (known.asked) THEN known.asked ELSE known.asked || excluded.asked END
WHERE known.number < %(most)s OR %(digest)s = ANY (known.asked)
RETURNING number
"""


def _counted(user: User, question: str) -> bool:
    """Count a question of today that was not asked before; False where no more are allowed."""
    day = timezone.localdate()
    digest = index_of(ProbeCount, "asked", f"{user.pk}:{day}", question)
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, {"person": user.pk, "day": day, "digest": digest, "most": MOST_A_DAY})
        return cursor.fetchone() is not None
