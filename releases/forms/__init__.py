"""The shape of one submission: a release with its person or group, its sources and claims, and a move on it."""

from releases.forms.about import AboutForm
from releases.forms.claims import AddedClaimForm, ClaimForm, ClaimFormSet, PersonClaimForm
from releases.forms.facts import FactsForm
from releases.forms.falling import DeriveForm, FallForm
from releases.forms.files import AddedFileForm
from releases.forms.followup import FollowUpForm
from releases.forms.moves import MoveForm
from releases.forms.sources import MergeSourceForm, SourceFilters, SourceForm

__all__ = [
    "AboutForm", "AddedClaimForm", "AddedFileForm", "ClaimForm", "ClaimFormSet", "DeriveForm", "FactsForm", "FallForm",
    "FollowUpForm", "MergeSourceForm", "MoveForm", "PersonClaimForm", "SourceFilters", "SourceForm",
]  # fmt: skip
