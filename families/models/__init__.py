"""Who calls and how they may be called back, what they ask, what was done to reach them, and what they were told."""

from families.models.answers import Answer, Shaken
from families.models.attempts import Attempt, CallerNumberShown
from families.models.contacts import Contact
from families.models.inquiries import Inquiry
from families.models.news import BadNews, Signature
from families.models.relatives import Relative

__all__ = [
    "Answer", "Attempt", "BadNews", "CallerNumberShown", "Contact", "Inquiry", "Relative", "Shaken", "Signature",
]  # fmt: skip
