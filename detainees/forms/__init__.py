"""The shape of what is typed about a person: names, facts, detentions, who may see them."""

from detainees.forms.agreements import AgreementForm, ContactForm
from detainees.forms.detention import DetentionForm, NewDetentionForm, StayFormSet
from detainees.forms.links import LinkForm
from detainees.forms.names import GivenNameForm, NamesForm, OtherNameForm
from detainees.forms.numbers import NumberForm, StrikeForm
from detainees.forms.person import ChangedPersonForm, NewPersonForm, PersonFactsForm, PersonForm
from detainees.forms.restriction import RestrictionForm
from detainees.forms.search import DetaineeFilters, FacilityFilters, SearchForm, SimilarForm

__all__ = [
    "AgreementForm",
    "ChangedPersonForm",
    "ContactForm",
    "DetaineeFilters",
    "DetentionForm",
    "FacilityFilters",
    "GivenNameForm",
    "LinkForm",
    "NamesForm",
    "NewDetentionForm",
    "NewPersonForm",
    "NumberForm",
    "OtherNameForm",
    "PersonFactsForm",
    "PersonForm",
    "RestrictionForm",
    "SearchForm",
    "SimilarForm",
    "StayFormSet",
    "StrikeForm",
]
