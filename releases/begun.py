"""The forms of releases, sightings and fates of which drafts are kept (casework/begun.py)."""

from collections.abc import Callable, Iterable
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.forms import BaseForm
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.access import may, why_not
from accounts.models import User
from accounts.rights import TABLE, Right
from casework.begun import TITLES, BegunForm, Sentence, ids_in, put
from casework.models import Draft
from detainees.forms import PersonForm, UnidentifiedForm
from detainees.forms.names import CALLED
from detainees.models import Detainee
from releases.amendment import CHANGE as CHANGE_RELEASE
from releases.evidence.transcribing import TRANSCRIPT
from releases.figures import workflow as of_figures
from releases.figures.writing import CHANGE as CHANGE_FIGURE
from releases.findings import workflow as of_findings
from releases.findings.submission import CHANGE as CHANGE_FINDING
from releases.forms import (
    AboutFindingForm,
    AboutForm,
    AddedClaimForm,
    FactsForm,
    FindingClaimForm,
    FindingForm,
    PersonClaimForm,
)
from releases.forms.claims import EnteredClaimForm
from releases.forms.figures import ChangedFigureForm, ExplanationForm, FigureForm, PartForm
from releases.forms.statements import NewStatementForm, StatementForm
from releases.forms.transcripts import TranscriptForm
from releases.models import Evidence, Finding, FrozenTally, Release, ReportedFigure, Statement
from releases.statements.conditions import why_no_statement
from releases.statements.workflow import WORK_ON
from releases.statements.writing import CHANGE as CHANGE_STATEMENT
from releases.workflow import ADD_CLAIM, CHANGE

GONE = _("This record is not there for you any more: it is closed to you, or belongs to a team that you left.")
NO_TALLY = _("The tally is not there for you any more.")
NO_STATEMENT = _("The statement is not there for you any more.")
NO_FIGURE = _("The figure is not there for you any more.")
NO_EVIDENCE = _("The file is not there for you any more: it is closed to you, or was destroyed.")


def enters(user: User, about: str) -> Sentence:
    """Whether somebody still enters anything anywhere."""
    return None if may(user, Right.ENTER) else TABLE[Right.ENTER].refusal


def _asked(
    records: Callable[[User], "QuerySet[Release] | QuerySet[Finding]"], work: object
) -> Callable[[User, str], Sentence]:
    def why_not_work(user: User, about: str) -> Sentence:
        record = records(user).filter(reference=about).first()
        return GONE if record is None else work.why_not(record, user)  # type: ignore[attr-defined]

    return why_not_work


def _of_person(user: User, about: str) -> Sentence:
    detainee = Detainee.objects.visible_to(user).filter(reference=about).first()
    return GONE if detainee is None else why_not(user, Right.ENTER, detainee.team)


def _of_tally(user: User, about: str) -> Sentence:
    tally = FrozenTally.objects.visible_to(user).filter(reference=about).first()
    if tally is None:
        return NO_TALLY
    return why_not(user, Right.DRAFT_STATEMENTS, tally.organisation) or why_no_statement(tally.content)


def _of_statement(user: User, about: str) -> Sentence:
    statement = Statement.objects.visible_to(user).filter(pk__in=ids_in(about)).first()
    if statement is None:
        return NO_STATEMENT
    return why_not(user, Right.DRAFT_STATEMENTS, statement.organisation) or WORK_ON.why_not(statement, user)


def _of_page(user: User, about: str) -> Sentence:
    piece = Evidence.objects.visible_to(user).whole().filter(pk__in=ids_in(about)[:1]).first()
    return NO_EVIDENCE if piece is None else why_not(user, Right.ENTER, piece.claim.team)


def _of_figure(user: User, about: str) -> Sentence:
    figure = ReportedFigure.objects.visible_to(user).filter(pk__in=ids_in(about)).first()
    if figure is None:
        return NO_FIGURE
    return why_not(user, Right.WRITE_FIGURES, figure.team) or of_figures.WORK_ON.why_not(figure, user)


def _writes_figures(user: User, about: str) -> Sentence:
    return None if may(user, Right.WRITE_FIGURES) else TABLE[Right.WRITE_FIGURES].refusal


def _by_ids(name: str) -> Callable[[Draft], str]:
    return lambda draft: reverse(name, args=ids_in(draft.about))


def _at(name: str) -> Callable[[Draft], str]:
    return lambda draft: reverse(name, args=[draft.about] if draft.about else [])


def _releases(user: User) -> "QuerySet[Release]":
    return Release.objects.visible_to(user)


def _findings(user: User) -> "QuerySet[Finding]":
    return Finding.objects.visible_to(user)


def _facts() -> Iterable[BaseForm | type[BaseForm]]:
    return [FactsForm(release=Release())]


def _texts() -> Iterable[BaseForm | type[BaseForm]]:
    return [StatementForm(tally=FrozenTally(), corrects=True)]


def _entry() -> Iterable[BaseForm | type[BaseForm]]:
    return [AboutForm, PersonForm(), UnidentifiedForm(), *_facts(), EnteredClaimForm]


put(
    BegunForm("enter-release", _("A release"), _at("releases:new"), enters, _entry, called=CALLED),
    BegunForm(
        CHANGE_RELEASE, _("Changed facts of a release"), _at("releases:change"), _asked(_releases, CHANGE),
        _facts,
    ),
    BegunForm(
        "add-claim", _("A claim"), _at("releases:claim"), _asked(_releases, ADD_CLAIM), lambda: [AddedClaimForm]
    ),
    BegunForm("person-claim", _("A claim"), _at("releases:person-claim"), _of_person, lambda: [PersonClaimForm]),
    BegunForm(
        "enter-finding", _("A sighting or a fate"), _at("releases:new-finding"), enters,
        lambda: [AboutFindingForm, FindingForm, EnteredClaimForm], called=CALLED,
    ),
    BegunForm(
        CHANGE_FINDING, _("Changed facts of a sighting or a fate"), _at("releases:finding-change"),
        _asked(_findings, of_findings.CHANGE), lambda: [FindingForm],
    ),
    BegunForm(
        "finding-claim", _("A claim"), _at("releases:finding-claim"), _asked(_findings, of_findings.ADD_CLAIM),
        lambda: [FindingClaimForm],
    ),
    BegunForm(
        NewStatementForm.once_name, _("A statement"),
        lambda draft: f"{reverse('new-statement')}?{urlencode({'tally': draft.about})}", _of_tally, _texts,
        called=TITLES,
    ),
    BegunForm(
        CHANGE_STATEMENT, _("A changed statement"), _by_ids("change-statement"), _of_statement, _texts, called=TITLES
    ),
    BegunForm(
        TRANSCRIPT, _("A transcript"), _by_ids("releases:transcript"), _of_page, lambda: [TranscriptForm]
    ),
    BegunForm(
        FigureForm.once_name, _("A reported figure"), _at("figures:new"), _writes_figures,
        lambda: [PartForm, FigureForm], called=(("said_by_ar",), ("said_by_en",)),
    ),
    BegunForm(
        CHANGE_FIGURE, _("A changed reported figure"), _by_ids("figures:change"), _of_figure,
        lambda: [PartForm, ChangedFigureForm],
    ),
    BegunForm(
        ExplanationForm.once_name, _("Why figures differ"), _at("figures:explain"), _writes_figures,
        lambda: [ExplanationForm],
    ),
)  # fmt: skip
