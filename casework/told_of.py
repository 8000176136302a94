"""What is told of what this floor has: exports, the work of a colleague that was handed over, a team's own fields."""

from django.utils.translation import gettext_lazy as _

from accounts.models import WorkHandOver
from accounts.models.handovers import WORK
from casework.exports.page import label_of_move
from casework.models import Export, OwnField
from casework.models.exports import EXPORT
from casework.models.own_fields import OWN_FIELD
from casework.subjects import Subject, tells_of

tells_of(
    Subject(EXPORT, _("Export"), Export.objects.visible_to, owned=True, template="exported", told=label_of_move),
    Subject(WORK, _("Work of a colleague"), WorkHandOver.objects.visible_to, owned=True, template="work"),
    Subject(OWN_FIELD, _("Field of the team"), OwnField.objects.visible_to),
)
