"""The shape of one submission: a release with its person or group, its sources and claims, and a move on it."""

from releases.forms.about import AboutForm
from releases.forms.claims import AddedClaimForm, ClaimForm, ClaimFormSet
from releases.forms.facts import FactsForm
from releases.forms.followup import FollowUpForm
from releases.forms.moves import MoveForm, SettlementForm

__all__ = [
    "AboutForm", "AddedClaimForm", "ClaimForm", "ClaimFormSet", "FactsForm", "FollowUpForm", "MoveForm",
    "SettlementForm",
]  # fmt: skip
