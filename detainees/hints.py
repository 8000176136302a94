"""“A team holds a likely match”: what is said of persons of other organisations, where both have agreed to it.

Such a sentence is a probe of somebody else's register: it names nobody, comes only for a whole name, is counted, and
stops for the day when it was asked for too often. Of restricted persons nothing is ever said.
"""

import json

from django.utils.translation import gettext as _

from accounts.models import User
from casework.dates import PartialDate
from detainees.agreements import partners
from detainees.candidates import Sight, Spellings
from detainees.folding import fold
from detainees.models import ProbeCount
from detainees.probing import counted
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
    if not counted(ProbeCount, user, _question(parts, born, governorate), MOST_A_DAY):
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
