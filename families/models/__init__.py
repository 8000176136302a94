"""Who calls and how they may be called back, what they ask, what was done to reach them, and what they were told."""

from families.models.advice import Advice
from families.models.advisories import Advisory, AdvisoryVersion
from families.models.against import ToldAgainst
from families.models.answers import Answer, Shaken
from families.models.attempts import Attempt, CallerNumberShown
from families.models.checks import FailedCheck
from families.models.consents import Consent, ConsentText
from families.models.contacts import Contact
from families.models.deskfigures import DeskFigures
from families.models.erasures import Erasure, Telling
from families.models.extortion import ExtortionReport
from families.models.figures import ExtortionFigures
from families.models.handovers import HandOver, ReportHandOver
from families.models.hard import HardCall
from families.models.identifiers import ExtortionIdentifier, IdentifierShown
from families.models.inquiries import Inquiry
from families.models.intake import Intake
from families.models.keys import CallerWords, InquiryKeys
from families.models.lines import PublicLine
from families.models.news import BadNews, Signature
from families.models.own_values import InquiryOwnValue
from families.models.passed_on import Referral, Share
from families.models.posts import IntakesDestroyed, PublicPost
from families.models.relatives import Relative
from families.models.retention import KeptLonger, Removal, RetentionPeriod

__all__ = [
    "Advice", "Advisory", "AdvisoryVersion", "Answer", "Attempt", "BadNews", "CallerNumberShown", "CallerWords",
    "Consent", "ConsentText", "Contact", "DeskFigures", "Erasure", "ExtortionFigures", "ExtortionIdentifier",
    "ExtortionReport", "FailedCheck", "HandOver", "HardCall", "IdentifierShown", "Inquiry", "InquiryKeys",
    "InquiryOwnValue", "Intake", "IntakesDestroyed", "KeptLonger", "PublicLine", "PublicPost", "Referral",
    "Relative", "Removal", "ReportHandOver", "RetentionPeriod", "Shaken", "Share", "Signature", "Telling",
    "ToldAgainst",
]  # fmt: skip
