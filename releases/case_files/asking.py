"""Who may ask for the case file of a release or a person, and asking."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.access import why_not
from accounts.acting import acting
from accounts.models import User
from accounts.rights import Right
from casework.exports.asking import Reason, ask_for
from casework.models import Export
from detainees.models import Detainee
from releases.models import CaseFile, Release
from releases.models.case_files import CASE_FILE

Record = Release | Detainee


@dataclass(frozen=True)
class Wanted:
    """What of the record somebody wants: in which language, with originals or clean copies, who the sources are."""

    language: str
    originals: bool
    sources: bool


def why_not_ask(record: Record, by: User) -> str | Promise | None:
    """The sentence that says why `by` does not ask for its case file, or None. They see the record."""
    refusal = why_not(by, Right.REQUEST_EXPORTS, record.organisation) or why_not(by, Right.SEE_SOURCES, record.team)
    if refusal is None and isinstance(record, Release) and record.verified_revision_id is None:
        return _("Nothing of this is verified, and a case file says what is.")
    if refusal is None and isinstance(record, Detainee) and record.merged_into_id is not None:
        return _("Another entry stands for this person: ask for the case file there.")
    return refusal


def ask(record: Record, wanted: Wanted, reason: Reason, *, by: User) -> Export:
    """Ask for it: another supervisor decides. The caller has asked why not."""
    with acting(by):
        export = ask_for(
            CASE_FILE, reason, by=by, filters={"team": [str(record.team_id)], "record": [str(record.reference)]},
            columns=[], form="zip", language=wanted.language, packed=True, with_sources=wanted.sources,
        )  # fmt: skip
        of = {"release": record} if isinstance(record, Release) else {"detainee": record}
        CaseFile.objects.create(export=export, team=record.team, with_originals=wanted.originals, **of)
        return export
