"""What is told of what the register has: its entries, and look-ups that were stopped."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.access import where
from accounts.models import User
from accounts.rights import Right
from casework.subjects import Part, Subject, in_words, names_parts, tells_of
from detainees.models import Detainee, WarningCount
from detainees.models.detainees import SUBJECT
from detainees.models.warnings import LOOK_UPS
from detainees.restriction import LIFT, RESTRICT

_restricted = in_words(
    {RESTRICT: _("Restricted to those named"), LIFT: _("Opened again")}, lambda name: _("It was changed")
)
_detention = Part(_("A detention was entered or changed"))


def _of_led(user: User) -> QuerySet[Any]:
    return Detainee.objects.visible_to(user).filter(team__in=where(user, Right.DECIDE))


names_parts(
    person=Part(counted=_("Facts entered or changed")),
    name=Part(_("A name was added"), _("Names added")),
    number=Part(counted=_("Identity numbers added")),
    detention=_detention,
    stay=_detention,
    link=Part(_("A link was added")),
    description=Part(_("A description was added")),
)
tells_of(
    Subject(
        SUBJECT, _("Detainee"), Detainee.objects.visible_to, named=True, watched=_restricted, did=_restricted,
        of_led=_of_led,
    ),
    Subject(
        LOOK_UPS, _("Look-ups"), WarningCount.objects.visible_to, owned=True, template="stopped",
        told=in_words({"stop": _("Look-ups stopped for the day")}),
    ),
)  # fmt: skip
