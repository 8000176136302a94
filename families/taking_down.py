"""A report of extortion as it was typed: whose desk, who reports it, about whom; made once."""

from typing import Any

from django.utils.translation import gettext as _

from accounts.models import User
from casework.mistake import Mistake
from casework.references import normalise
from detainees.models import Detainee
from detainees.standing import AnotherStands
from families.consent import why_not_kept
from families.forms.extortion import ReportForm
from families.matching import person_meant
from families.models import ExtortionReport, Inquiry
from families.models.inquiries import InquiryQuerySet
from families.reporting import report_extortion


def first_said(typed: str, user: User) -> dict[str, Any]:
    """What a new report begins with: of the inquiry with this reference, where `user` sees it."""
    inquiry = _inquiry(typed, Inquiry.objects.visible_to(user)) if typed else None
    if not isinstance(inquiry, Inquiry):
        return {}
    return {
        "team": inquiry.team_id,
        "inquiry": inquiry.reference,
        "detainee": _reference_of(inquiry, user),
        "advice_language": inquiry.relative.language,
        "country": inquiry.relative.country,
    }


def take_down(form: ReportForm, *, by: User) -> ExtortionReport | None:
    """Make the report; None where it has to be looked at again. Its inquiry is held until the transaction ends."""
    team, typed = form.cleaned_data["team"], form.cleaned_data["inquiry"]
    inquiry = _inquiry(typed, Inquiry.objects.visible_to(by).locked()) if typed else None
    if isinstance(inquiry, Inquiry) and inquiry.team_id != team.pk:
        inquiry = _("This inquiry is of another desk than the report.")
    if isinstance(inquiry, str):
        form.add_error("inquiry", inquiry)
    meant = person_meant(form.cleaned_data["detainee"], by)
    if isinstance(meant, str):
        form.add_error("detainee", meant)
    if isinstance(inquiry, str) or isinstance(meant, str):
        return None
    try:
        return report_extortion(team, form.said(), form.given, by=by, inquiry=inquiry, detainee=meant)
    except AnotherStands as refused:
        form.add_error("detainee", str(refused))
        return None


def _inquiry(typed: str, inquiries: InquiryQuerySet) -> Inquiry | str:
    """The inquiry that is meant, of these, or the sentence that says why there is none that can be told of."""
    read = normalise(typed, prefix="Q")
    if isinstance(read, Mistake):
        return read.sentence
    found = inquiries.select_related("relative").filter(reference=read).first()
    if found is not None and (sentence := why_not_kept(found)):
        return str(sentence)
    return found or _("You can open no inquiry with the reference %(reference)s.") % {"reference": read}


def _reference_of(inquiry: Inquiry, user: User) -> str:
    seen = Detainee.objects.visible_to(user).filter(pk=inquiry.detainee_id or 0).first()
    return seen.reference if seen else ""
