"""What somebody sees of the register, counted before a role is given to them."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.reach import counts
from detainees.models import Detainee


@counts(_("detainees"), place=1)
def detainees(user: User) -> QuerySet[Detainee]:
    return Detainee.objects.visible_to(user)
