"""Rules of the families' desk: each is one module here, found when the application starts (docs/flags.md).

They look at inquiries, which are cases of this floor, and at releases; nothing of theirs says who asked for whom.
"""

from collections.abc import Iterable
from importlib import import_module
from pkgutil import iter_modules

from django.urls import reverse

from accounts.rights import Right
from families.models import Inquiry
from families.models.inquiries import INQUIRY
from releases.models.cases import CaseKind, Place, case_kind


def places(inquiries: Iterable[int]) -> Iterable[Place]:
    """Reference, desk and organisation of these inquiries (ids)."""
    found = Inquiry.objects.filter(pk__in=list(inquiries))
    return found.values_list("pk", "reference", "team_id", "organisation_id")


def address(reference: str) -> str:
    """Where an inquiry is opened."""
    return reverse("families:inquiry", args=[reference])


case_kind(CaseKind(INQUIRY, Right.TAKE_INQUIRIES, places, address))

for _module in iter_modules(__path__):
    import_module(f"{__name__}.{_module.name}")
