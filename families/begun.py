"""The forms of the desk of which drafts are kept: calls, answers, bad news, reports, advisories (casework/begun.py)."""

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.access import may, why_not
from accounts.models import User
from accounts.rights import TABLE, Right
from casework.begun import TITLES, BegunForm, Sentence, ids_in, put
from detainees.forms.names import CALLED
from families.advisories.workflow import WORK_ON
from families.advisories.writing import CHANGE as CHANGE_ADVISORY
from families.answering import why_not_answer
from families.call import CALL, is_begun
from families.countries import Language
from families.forms.advisories import AdvisoryForm, SaysForm
from families.forms.answers import AnswerForm, NewsForm
from families.forms.call import AskedForm, BeginningForm, CallerForm, PlanForm
from families.forms.contacts import ContactForm
from families.forms.extortion import ReportForm, SaidForm
from families.forms.sought import SoughtForm
from families.models import Advisory, ExtortionReport, Inquiry
from families.news.writing import why_not_write
from families.periods import days_of
from families.reporting import CHANGE as CHANGE_REPORT
from families.reporting import why_not_change

GONE = _("The report is not there for you any more.")
NO_INQUIRY = _("The inquiry is not there for you any more.")
DESTROYED = _("Not kept: the inquiry was destroyed as its caller wished, and nothing of it is kept.")
NO_ADVISORY = _("The advisory is not there for you any more.")
# What is sealed by itself when it is sent: it is shown to nobody who may not use the form any more.
IDENTIFIERS = frozenset({"numbers", "accounts", "emails", "office", "payee", "aliases"})


def _takes(user: User, about: str) -> Sentence:
    return None if may(user, Right.TAKE_INQUIRIES) else TABLE[Right.TAKE_INQUIRIES].refusal


def _changes(user: User, about: str) -> Sentence:
    report = ExtortionReport.objects.visible_to(user).filter(reference=about).first()
    if report is None:
        return GONE
    return why_not(user, Right.TAKE_INQUIRIES, report.team) or why_not_change(report, user)


def _tells(user: User, about: str) -> Sentence:
    inquiry = Inquiry.objects.visible_to(user).filter(reference=about).first()
    if inquiry is None:
        return NO_INQUIRY
    return why_not(user, Right.TAKE_INQUIRIES, inquiry.team) or why_not_write(inquiry, user)


def _answers(user: User, about: str) -> Sentence:
    inquiry = Inquiry.objects.visible_to(user).filter(reference=about).first()
    if inquiry is None:
        return NO_INQUIRY
    return why_not(user, Right.TAKE_INQUIRIES, inquiry.team) or why_not_answer(inquiry, user)


def _in_language(content: QueryDict) -> str:
    """In which language an answer is written."""
    return str(dict(Language.choices).get(content.get("language", ""), ""))


def _answer_is_begun(sent: QueryDict) -> bool:
    return bool(sent.get("text", "").strip())


def _news_is_begun(sent: QueryDict) -> bool:
    return any(sent.get(name, "").strip() for name in ("evidence", "text"))


def _destroyed(about: str) -> Sentence:
    """Nothing is kept about an inquiry that was destroyed, nor about a report of it."""
    gone = Inquiry.objects.filter(erased_at__isnull=False)
    reports = ExtortionReport.objects.filter(reference=about, inquiry__in=gone.values("pk"))
    return DESTROYED if about and (gone.filter(reference=about).exists() or reports.exists()) else None


def _writes(user: User, about: str) -> Sentence:
    return None if may(user, Right.WRITE_ADVISORIES) else TABLE[Right.WRITE_ADVISORIES].refusal


def _of_advisory(user: User, about: str) -> Sentence:
    advisory = Advisory.objects.visible_to(user).filter(pk__in=ids_in(about)).first()
    if advisory is None:
        return NO_ADVISORY
    return why_not(user, Right.WRITE_ADVISORIES, advisory.team) or WORK_ON.why_not(advisory, user)


def _as_a_call() -> int:
    """What a caller said is kept unfinished for as long as a call is."""
    return days_of("draft")


put(
    BegunForm(
        CALL, _("A call"), lambda draft: reverse("families:draft", args=[draft.pk]), _takes,
        lambda: [BeginningForm, SoughtForm(), AskedForm, CallerForm, ContactForm, PlanForm], is_begun,
        frozenset({"number", "code_word"}), _as_a_call, called=CALLED,
    ),
    BegunForm(
        AnswerForm.once_name, _("An answer to a caller"), lambda draft: reverse("families:answer", args=[draft.about]),
        _answers, lambda: [AnswerForm], _answer_is_begun, kept_for=_as_a_call, why_not_kept=_destroyed,
        called=(("text",),), said=_in_language,
    ),
    BegunForm(
        NewsForm.once_name, _("Bad news"), lambda draft: reverse("families:new-news", args=[draft.about]), _tells,
        lambda: [NewsForm], _news_is_begun, kept_for=_as_a_call, why_not_kept=_destroyed,
    ),
    BegunForm(
        ReportForm.once_name, _("A report of extortion"), lambda draft: reverse("families:new-report"), _takes,
        lambda: [ReportForm], closed=IDENTIFIERS, kept_for=_as_a_call, why_not_kept=_destroyed,
    ),
    BegunForm(
        CHANGE_REPORT, _("A changed report of extortion"),
        lambda draft: reverse("families:change-report", args=[draft.about]), _changes, lambda: [SaidForm],
        closed=IDENTIFIERS, kept_for=_as_a_call, why_not_kept=_destroyed,
    ),
    BegunForm(
        AdvisoryForm.once_name, _("An advisory"), lambda draft: reverse("families:new-advisory"), _writes,
        lambda: [AdvisoryForm], called=TITLES,
    ),
    BegunForm(
        CHANGE_ADVISORY, _("A changed advisory"),
        lambda draft: reverse("families:change-advisory", args=ids_in(draft.about)), _of_advisory, lambda: [SaysForm],
        called=TITLES,
    ),
)  # fmt: skip
