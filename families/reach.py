"""What somebody sees at the families' desk, counted before a role is given to them."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.reach import counts
from families.models import Inquiry


@counts(_("inquiries of families"), place=5)
def inquiries(user: User) -> QuerySet[Inquiry]:
    return Inquiry.objects.visible_to(user)
