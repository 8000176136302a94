"""Who calls and how they may be called back, what they ask, and what was done to reach them."""

from families.models.attempts import Attempt, CallerNumberShown
from families.models.consents import Consent, ConsentText
from families.models.contacts import Contact
from families.models.erasures import Erasure, Telling
from families.models.inquiries import Inquiry
from families.models.passed_on import Referral, Share
from families.models.relatives import Relative
from families.models.retention import KeptLonger, Removal, RetentionPeriod

__all__ = [
    "Attempt", "CallerNumberShown", "Consent", "ConsentText", "Contact", "Erasure", "Inquiry", "KeptLonger", "Referral",
    "Relative", "Removal", "RetentionPeriod", "Share", "Telling",
]  # fmt: skip
