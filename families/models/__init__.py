"""Who calls and how they may be called back, what they ask, and what was done to reach them."""

from families.models.attempts import Attempt, CallerNumberShown
from families.models.checks import FailedCheck
from families.models.contacts import Contact
from families.models.inquiries import Inquiry
from families.models.relatives import Relative

__all__ = ["Attempt", "CallerNumberShown", "Contact", "FailedCheck", "Inquiry", "Relative"]
