"""What was said anew of how soon a caller is heard from, for the history of an inquiry."""

from django.utils.translation import gettext as _

from accounts.models import User
from casework.past import Facts, Past
from families.events import Event
from families.models import Inquiry
from families.models.inquiries import INQUIRY

_PLAN = Facts(INQUIRY, ("priority", "due"))


def planned_events(inquiry: Inquiry, user: User) -> list[Event]:
    """From what to what the priority and the next contact were changed; not that it fell away with a move."""
    found = []
    for line in Past(inquiry, _PLAN, user).changed:
        said = [
            _("%(what)s: from %(before)s to %(now)s") % {"what": each.label, "before": each.old, "now": each.new}
            for each in line.changes
            if each.old and each.new
        ]
        if said:
            found.append(Event(line.when, line.who, _("How soon"), "info", " · ".join(said)))
    return found
