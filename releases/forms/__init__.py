"""The shape of one submission: a release with its person or group, its sources and claims, and a move on it."""

from releases.forms.about import AboutFindingForm, AboutForm
from releases.forms.claims import (
    AddedClaimForm,
    ClaimForm,
    ClaimFormSet,
    FindingClaimForm,
    FindingClaimFormSet,
    PersonClaimForm,
)
from releases.forms.facts import FactsForm
from releases.forms.falling import DeriveForm, FallForm
from releases.forms.files import AddedFileForm
from releases.forms.findings import FindingForm, FindingMoveForm, SealedVerdictForm
from releases.forms.followup import FollowUpForm
from releases.forms.moves import MoveForm
from releases.forms.sources import MergeSourceForm, SourceFilters, SourceForm
from releases.forms.wishes import WishForm

__all__ = [
    "AboutFindingForm", "AboutForm", "AddedClaimForm", "AddedFileForm", "ClaimForm", "ClaimFormSet", "DeriveForm",
    "FactsForm", "FallForm", "FindingClaimForm", "FindingClaimFormSet", "FindingForm", "FindingMoveForm",
    "FollowUpForm", "MergeSourceForm", "MoveForm", "PersonClaimForm", "SealedVerdictForm", "SourceFilters",
    "SourceForm", "WishForm",
]  # fmt: skip
