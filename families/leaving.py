"""What a colleague who leaves can have at a desk: inquiries, and reports of extortion."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.handing import Pile, can_be_left, open_to
from accounts.models import Team, User
from accounts.moves import Refusal
from casework import moves
from casework.moves import Given
from families.handing import AT_ONCE, hand_over_all, why_not_for, why_not_to
from families.handing_reports import hand_over_report
from families.models import ExtortionReport, Inquiry
from families.models.extortion import ReportQuerySet
from families.models.inquiries import InquiryQuerySet

Sentence = str | Promise | None


def _why_not_to(to: User, person: User, team: Team) -> Sentence:
    return why_not_to(to, person.pk, team)


def _inquiries(person: User, team: Team) -> InquiryQuerySet:
    """Those on which somebody works."""
    return Inquiry.objects.filter(owner=person, team=team).at_work()


def _reports(person: User, team: Team) -> ReportQuerySet:
    """Those that are not closed."""
    return ExtortionReport.objects.filter(owner=person, team=team).open()


def _count_inquiries(person: User, team: Team, by: User) -> int:
    return open_to(by, team, _inquiries(person, team), Inquiry.objects.visible_to(by)).count()


def _count_reports(person: User, team: Team, by: User) -> int:
    return open_to(by, team, _reports(person, team), ExtortionReport.objects.visible_to(by)).count()


def _give_inquiries(person: User, team: Team, to: User, by: User) -> int | Refusal:
    """All, fifty at a time, each by its own move."""
    given, number = 0, _inquiries(person, team).count()
    while given < number:
        answer = hand_over_all(Inquiry.objects.visible_to(by), person, team, to, by=by)
        if isinstance(answer, moves.Refusal):
            return Refusal(answer.sentence)
        given += answer
        if answer < AT_ONCE:
            break
    return given


def _give_reports(person: User, team: Team, to: User, by: User) -> int | Refusal:
    """Each by its own move; told once, with the rest of the work."""
    reports = list(_reports(person, team).filter(pk__in=ExtortionReport.objects.visible_to(by)).order_by("pk"))
    for report in reports:
        answer = hand_over_report(report, to, by=by, given=Given(report.revision_number), tells=False)
        if isinstance(answer, moves.Refusal):
            return Refusal(answer.sentence)
    return len(reports)


can_be_left(
    Pile(
        "inquiries",
        _("Inquiries of families"),
        _count_inquiries,
        why_not_for,
        _why_not_to,
        _give_inquiries,
    )
)
can_be_left(
    Pile(
        "reports",
        _("Reports of extortion"),
        _count_reports,
        why_not_for,
        _why_not_to,
        _give_reports,
    )
)
