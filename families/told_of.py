"""What is told of what the desk has: inquiries, reports of extortion, advisories, referrals, messages of families."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.access import where
from accounts.models import User
from accounts.rights import Right
from casework.subjects import Subject, Word, by_table, in_words, tells_of
from families.advisories.workflow import WORKFLOW as OF_ADVISORIES
from families.models import Advisory, ExtortionReport, Inquiry, Intake, Referral
from families.models.advisories import ADVISORY
from families.models.extortion import REPORT
from families.models.inquiries import INQUIRY
from families.models.intake import INTAKE
from families.models.passed_on import REFERRAL
from families.quarantine.workflow import WORKFLOW as OF_INTAKES
from families.referring import WORKFLOW as OF_REFERRALS
from families.reporting import WORKFLOW as OF_REPORTS
from families.workflow import WORKFLOW as OF_INQUIRIES


def _inquiries_of_led(user: User) -> QuerySet[Any]:
    return Inquiry.objects.visible_to(user).filter(team__in=where(user, Right.LEAD_DESK))


def _reports_of_led(user: User) -> QuerySet[Any]:
    return ExtortionReport.objects.visible_to(user).filter(team__in=where(user, Right.LEAD_DESK))


def _changed(name: str) -> Word:
    """What is watched is told of moves that lead somewhere else by their own labels."""
    return OF_INQUIRIES.moves[name].label if name in OF_INQUIRIES.moves else _("It was changed")


_watched = in_words({"hand-over": _("Handed over"), "close": _("Closed"), "reopen": _("Reopened")}, _changed)

tells_of(
    Subject(
        INQUIRY, _("Inquiry"), Inquiry.objects.visible_to, named=True, watched=_watched,
        did=by_table(OF_INQUIRIES), of_led=_inquiries_of_led,
    ),
    Subject(
        REPORT, _("Report of extortion"), ExtortionReport.objects.visible_to, owned=True, named=True, template="handed",
        did=by_table(OF_REPORTS), of_led=_reports_of_led,
    ),
    Subject(ADVISORY, _("Advisory"), Advisory.objects.visible_to, did=by_table(OF_ADVISORIES)),
    Subject(REFERRAL, _("Referral"), Referral.objects.visible_to, did=by_table(OF_REFERRALS)),
    Subject(INTAKE, _("Message of the public page"), Intake.objects.visible_to, did=by_table(OF_INTAKES)),
)  # fmt: skip
