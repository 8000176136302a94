"""What follows at the families' desk. Tasks take ids and may run twice."""

from celery import shared_task

from families.known import users_of
from families.models import Inquiry
from families.models.inquiries import INQUIRY
from releases.suspicion.looking import look_at_cases, look_at_release


@shared_task(ignore_result=True)
def look_at_inquiry(inquiry: int) -> None:
    """Ask the rules about an inquiry that was taken or changed."""
    look_at_cases(INQUIRY, [inquiry])


@shared_task(ignore_result=True)
def look_at_caller(relative: int) -> None:
    """Ask the rules about all inquiries of a caller of whom something new is known."""
    look_at_cases(INQUIRY, Inquiry.objects.filter(relative=relative).values_list("pk", flat=True))


@shared_task(ignore_result=True)
def look_at_report(report: int) -> None:
    """Ask the rules about whoever uses an identifier of a report that is new or was closed."""
    inquiries, releases = users_of(report)
    look_at_cases(INQUIRY, inquiries)
    for release in releases:
        look_at_release(release)
