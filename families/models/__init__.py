"""Who calls and how they may be called back, what they ask, and what was done to reach them."""

from families.models.advice import Advice
from families.models.attempts import Attempt, CallerNumberShown
from families.models.checks import FailedCheck
from families.models.contacts import Contact
from families.models.extortion import ExtortionReport
from families.models.figures import ExtortionFigures
from families.models.identifiers import ExtortionIdentifier, IdentifierShown
from families.models.inquiries import Inquiry
from families.models.relatives import Relative

__all__ = [
    "Advice", "Attempt", "CallerNumberShown", "Contact", "ExtortionFigures", "ExtortionIdentifier", "ExtortionReport",
    "FailedCheck", "IdentifierShown", "Inquiry", "Relative",
]  # fmt: skip
