"""Reports of extortion: written, changed, shown; and their course, the one table of its moves.

PostgreSQL holds the same line (families/sql/extortion.sql), and makes the identifiers of a report warn.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.access import may
from accounts.acting import acting
from accounts.models import Team, User
from accounts.rights import Right
from casework.copying import new_ids
from casework.models import MoveMade
from casework.moves import Move, Work, Workflow
from casework.sealed import index_of, opened, seal_for
from detainees.identifiers import Identifier
from detainees.lists import IdentifierKind
from detainees.models import Detainee
from detainees.standing import held_standing
from families.demands import SettledWhy
from families.following import follow_report
from families.models import Contact, ExtortionIdentifier, ExtortionReport, IdentifierShown, Inquiry, ReportHandOver
from families.models.extortion import REPORT, ReportCourse

CHANGE = "change-extortion"  # the form, by which its drafts are kept
RECEIVED, LOOKED_INTO, CLOSED = ReportCourse.RECEIVED, ReportCourse.LOOKED_INTO, ReportCourse.CLOSED
Values = Mapping[str, Any]


def taken_up(report: ExtortionReport, move: MoveMade) -> None:
    """It is theirs from now on."""
    report.owner = move.by


def settled(report: ExtortionReport, move: MoveMade) -> None:
    """Why it is closed; what was none warns nobody any more."""
    report.settled_why = move.reason
    follow_report(report.pk)


def open_again(report: ExtortionReport, move: MoveMade) -> None:
    """It is theirs, and nothing is said of its end any more."""
    report.owner, report.settled_why = move.by, ""
    follow_report(report.pk)


def is_theirs_to_give(report: ExtortionReport, by: User) -> str | Promise | None:
    """It is theirs, or they lead the desk."""
    if report.owner_id == by.pk or may(by, Right.LEAD_DESK, report.team):
        return None
    return _("Whose it is hands it over, or a supervisor of the desk for them.")


def given(report: ExtortionReport, move: MoveMade) -> None:
    """It is theirs to whom it was handed over (families/handing_reports.py)."""
    report.owner = ReportHandOver.objects.get(report=report, revision=move.revision).to
    report.version -= 1  # as it will be again: nothing known has changed, and who is just writing goes on


# fmt: off
WORKFLOW = Workflow(REPORT, ReportCourse, (
    Move("look",   _("Look into it"), Right.TAKE_INQUIRIES, {RECEIVED: LOOKED_INTO}, effect=taken_up, main=True),
    Move("settle", _("Close"),        Right.TAKE_INQUIRIES, {RECEIVED: CLOSED, LOOKED_INTO: CLOSED},
         effect=settled, reasons=SettledWhy),
    Move("reopen", _("Open again"),   Right.TAKE_INQUIRIES, {CLOSED: LOOKED_INTO}, effect=open_again),
    Move("hand-over", _("Hand over"), Right.TAKE_INQUIRIES, {RECEIVED: RECEIVED, LOOKED_INTO: LOOKED_INTO},
         (is_theirs_to_give,), effect=given, own_page=True),
))
WORK_ON: Work[ExtortionReport] = Work(_("Change it"), Right.TAKE_INQUIRIES, (RECEIVED, LOOKED_INTO),
    _("This report is closed: open it again first."))
# fmt: on


def why_not_change(report: ExtortionReport, by: User) -> str | Promise | None:
    """The sentence that says why nothing can be written in it, or None: not where its inquiry was destroyed."""
    if report.inquiry is not None and report.inquiry.erased_at:
        return _("The inquiry of this report was destroyed, and its words with it: nothing is added.")
    return WORK_ON.why_not(report, by)


@dataclass(frozen=True)
class Given:
    """An identifier as it is kept: in its normal form, and as it was given."""

    identifier: Identifier
    said: str


def report_extortion(
    team: Team,
    said: Values,
    identifiers: Iterable[Given],
    *,
    by: User,
    inquiry: Inquiry | None = None,
    detainee: Detainee | None = None,
) -> ExtortionReport:
    """A new report of `team`: what was said, by the fields of the model. Raises AnotherStands for a merged entry."""
    with acting(by):
        if detainee is not None:
            held_standing(detainee)
        made = ExtortionReport.objects.create(
            team=team, organisation_id=team.organisation_id, inquiry=inquiry, detainee=detainee, owner=by, made_by=by,
            changed_by=by, **said,
        )  # fmt: skip
        add_identifiers(made, identifiers, by=by)
        return made


def change_report(report: ExtortionReport, said: Values, identifiers: Iterable[Given], *, by: User) -> None:
    """Store what is known now, and identifiers that are new. The caller holds the row and has compared the version."""
    with acting(by):
        for name, value in said.items():
            setattr(report, name, value)
        report.version += 1
        report.changed_by, report.changed_at = by, timezone.now()
        report.save()
        add_identifiers(report, identifiers, by=by)


def add_identifiers(report: ExtortionReport, given: Iterable[Given], *, by: User) -> None:
    """Keep identifiers of a report, each once; from now on they warn. A worker looks where they stand already."""
    known = set(report.identifiers.values_list("digest", flat=True))
    new = {one.identifier.digest: one for one in given if one.identifier.digest not in known}
    with acting(by):
        ids = new_ids(ExtortionIdentifier, len(new)) if new else []
        ExtortionIdentifier.objects.bulk_create(
            ExtortionIdentifier(
                pk=pk,
                report=report,
                kind=one.identifier.kind,
                text=seal_for(ExtortionIdentifier, "text", pk, one.said),
                digest=digest,
                contact_digest=_of_contact(one.identifier),  # type: ignore[misc]  # none where it is no contact
                by=by,
            )
            for pk, (digest, one) in zip(ids, new.items(), strict=True)
        )
        if new:
            follow_report(report.pk)


def strike_identifier(identifier: ExtortionIdentifier, *, by: User) -> None:
    """Strike out an identifier that was typed wrong: it warns no longer. The caller holds the report's row."""
    with acting(by):
        identifier.struck_by, identifier.struck_at = by, timezone.now()
        identifier.save(update_fields=["struck_by", "struck_at"])
        follow_report(identifier.report_id)


def show_identifier(identifier: ExtortionIdentifier, reason: str, *, by: User) -> str:
    """The whole identifier, and for good that `by` was shown it, and why. Raises NotSealedHere."""
    with acting(by):
        IdentifierShown.objects.create(identifier=identifier, reason=reason, by=by)
        return opened(identifier, "text")


def _of_contact(identifier: Identifier) -> str | None:
    """The digest that a caller's number or address of the same text has."""
    if identifier.kind in (IdentifierKind.NUMBER, IdentifierKind.EMAIL):
        return index_of(Contact, "number", identifier.kind, identifier.text)
    return None


def reason_of(made: MoveMade) -> str:
    """Why a move was made, in the words of its list; "" where it asks for no reason."""
    return str(SettledWhy(made.reason).label) if made.reason in SettledWhy.values else ""
