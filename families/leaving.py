"""What a colleague who leaves can have at a desk: inquiries, and reports of extortion."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.handing import Pile, can_be_left
from accounts.models import Team, User
from accounts.moves import Refusal
from casework import moves
from casework.moves import Given
from families.handing import AT_ONCE, hand_over_all, why_not_for, why_not_to
from families.handing_reports import hand_over_report
from families.models import ExtortionReport, Inquiry
from families.models.inquiries import InquiryQuerySet

Sentence = str | Promise | None


def _why_not_to(to: User, person: User, team: Team) -> Sentence:
    return why_not_to(to, person.pk, team)


def _inquiries(person: User, team: Team) -> InquiryQuerySet:
    """Those on which somebody works."""
    return Inquiry.objects.filter(owner=person, team=team).at_work()


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
    """Each by its own move."""
    found = ExtortionReport.objects.visible_to(by).filter(owner=person, team=team).open().order_by("pk")
    reports = list(found)
    for report in reports:
        answer = hand_over_report(report, to, by=by, given=Given(report.revision_number))
        if isinstance(answer, moves.Refusal):
            return Refusal(answer.sentence)
    return len(reports)


can_be_left(
    Pile(
        "inquiries",
        _("Inquiries of families"),
        lambda person, team, by: _inquiries(person, team).count(),
        why_not_for,
        _why_not_to,
        _give_inquiries,
    )
)
can_be_left(
    Pile(
        "reports",
        _("Reports of extortion"),
        lambda person, team, by: ExtortionReport.objects.filter(owner=person, team=team).open().count(),
        why_not_for,
        _why_not_to,
        _give_reports,
    )
)
