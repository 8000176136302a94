"""The shape of what is typed about a person: names, facts, detentions, who may see them."""

from detainees.forms.agreements import AgreementForm, ContactForm
from detainees.forms.description import ChangedDescriptionForm, SoughtForm, UnidentifiedForm
from detainees.forms.detention import DetentionForm, NewDetentionForm, StayFormSet
from detainees.forms.facilities import FacilityFilters, PartFacilityForm, SameFacilityForm
from detainees.forms.identifying import IdentifyForm
from detainees.forms.links import LinkForm
from detainees.forms.names import GivenNameForm, NamesForm, OtherNameForm
from detainees.forms.numbers import NumberForm, StrikeForm
from detainees.forms.person import ChangedPersonForm, EntryForm, PersonFactsForm, PersonForm
from detainees.forms.restriction import RestrictionForm
from detainees.forms.search import DetaineeFilters, SearchForm, SimilarForm

__all__ = [
    "AgreementForm",
    "ChangedDescriptionForm",
    "ChangedPersonForm",
    "ContactForm",
    "DetaineeFilters",
    "DetentionForm",
    "EntryForm",
    "FacilityFilters",
    "GivenNameForm",
    "IdentifyForm",
    "LinkForm",
    "NamesForm",
    "NewDetentionForm",
    "NumberForm",
    "OtherNameForm",
    "PartFacilityForm",
    "PersonFactsForm",
    "PersonForm",
    "RestrictionForm",
    "SameFacilityForm",
    "SearchForm",
    "SimilarForm",
    "SoughtForm",
    "StayFormSet",
    "StrikeForm",
    "UnidentifiedForm",
]
