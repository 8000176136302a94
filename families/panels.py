"""Who asks for a person, on the page of the person: for those who take inquiries, and only theirs."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.access import may
from accounts.models import User
from accounts.rights import Right
from detainees.models import Detainee
from detainees.panels import Panel, contributes
from families.models import Inquiry

SHOWN = 20


@contributes
def inquiries_of(detainee: Detainee, user: User) -> Panel | None:
    """The inquiries about this person at the desks of `user`, whichever of their entries was chosen."""
    if not may(user, Right.TAKE_INQUIRIES):
        return None
    entries = Detainee.objects.visible_to(user).one_with(detainee).values("pk")
    found = Inquiry.objects.visible_to(user).filter(detainee__in=entries)
    rows = list(found.for_rows().order_by("-pk")[:SHOWN])
    return Panel(
        title=_("Inquiries"),
        template="families/panel.html",
        rows=rows,
        url=f"{reverse('families:new')}?detainee={(detainee.merged_into or detainee).reference}",
        action=_("Take a call about this person"),
    )
