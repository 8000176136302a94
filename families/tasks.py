"""What follows at the families' desk. Tasks take ids and may run twice."""

from celery import shared_task

from accounts.acting import acting
from accounts.models import User
from casework.jobs import running
from casework.models import MoveMade, Notice, NoticeKind
from casework.outbox import ask_of, follow_with
from families.freezing import freeze_figures, freeze_months
from families.known import AT_ONCE, users_of
from families.models import Inquiry, ReportHandOver
from families.models.inquiries import INQUIRY
from families.quarantine.destroying import destroy_rejected
from families.quarantine.limits import forget_posts
from releases.suspicion.looking import LOOK_AT_REGISTER, look_at_cases, look_by_rule

NAMED = "extortion-number"


@shared_task(ignore_result=True)
def look_at_inquiry(inquiry: int | list[int]) -> None:
    """Ask the rules about inquiries that were taken or changed."""
    ask_of(inquiry, lambda *inquiries: look_at_cases(INQUIRY, inquiries))


@shared_task(ignore_result=True)
def look_at_caller(relative: int) -> None:
    """Ask the rules about all inquiries of a caller of whom something new is known."""
    look_at_cases(INQUIRY, Inquiry.objects.filter(relative=relative).values_list("pk", flat=True))


@shared_task(ignore_result=True)
def look_at_report(report: int) -> None:
    """Ask the rules about whoever uses an identifier of a report that is new or was closed."""
    inquiries, releases = users_of(report)
    if len(releases) > AT_ONCE:
        follow_with(LOOK_AT_REGISTER)
        releases = []
    look_by_rule(NAMED, releases, inquiries)


@shared_task(ignore_result=True)
def tell_of_report(move: int, person: int) -> None:
    """Put on somebody's first page that a report was handed over to them, or that theirs was to a colleague."""
    with acting(User.objects.system("notices")):
        made = MoveMade.objects.get(pk=move)
        given = ReportHandOver.objects.filter(report=made.subject_id, revision=made.revision, to=person)
        Notice.objects.tell(made, person, kind=NoticeKind.HANDED if given.exists() else NoticeKind.MOVED)


@shared_task(ignore_result=True)
def destroy_rejected_intake() -> None:
    """Destroy what was rejected of the public page and whose day has come; count it."""
    with running("destroy-rejected-intake"):
        destroy_rejected()


@shared_task(ignore_result=True)
def forget_public_posts() -> None:
    """Forget from where the public form was sent more than an hour ago."""
    forget_posts()


@shared_task(ignore_result=True)
def freeze_extortion_figures() -> None:
    """Freeze the figures of the last month, where enough has come."""
    with running("freeze-extortion-figures"):
        freeze_figures()


@shared_task(ignore_result=True)
def freeze_months_of_desks() -> None:
    """Freeze the figures of the desks for each month that is over."""
    with running("freeze-months-of-desks"):
        freeze_months()
