"""Waves, releases with their revisions and verdicts, sources, claims, evidence, and the ledger of what is verified."""

from releases.models.bulk import BulkDecision, BulkRow
from releases.models.case_files import CaseFile, Enclosure
from releases.models.cases import FlaggedCase
from releases.models.claims import Claim
from releases.models.evidence import CleanCopy, Evidence, Handling, Original, Upload
from releases.models.explained import FigureExplanation
from releases.models.false_lists import FalseList, FalseRow
from releases.models.field_notes import FieldNote
from releases.models.findings import Finding, FindingRevision, FindingVerdict
from releases.models.flags import Flag, FlagOther, SuspicionRule
from releases.models.followups import FollowUp
from releases.models.frozen import FrozenTally
from releases.models.grids import Grid, GridRow
from releases.models.handovers import CaseHandOver
from releases.models.imports import ImportedRecord, ImportJob, ImportRow, SheetMapping
from releases.models.ledger import LedgerEntry
from releases.models.own_values import ReleaseOwnValue
from releases.models.photographs import Photograph
from releases.models.presence import Presence
from releases.models.prints import TextPrint
from releases.models.redactions import Redaction
from releases.models.releases import Release
from releases.models.reported import FigureVersion, ReportedFigure
from releases.models.revisions import Revision, Verdict
from releases.models.sources import Source
from releases.models.statements import ConfirmedCell, Statement
from releases.models.sums import LedgerSum
from releases.models.transcripts import Transcript
from releases.models.waves import Wave
from releases.models.wishes import Wish, WishAwaited

__all__ = [
    "BulkDecision", "BulkRow", "CaseFile", "CaseHandOver", "Claim", "CleanCopy", "ConfirmedCell", "Enclosure",
    "Evidence", "FalseList", "FalseRow", "FieldNote", "FigureExplanation", "FigureVersion", "Finding",
    "FindingRevision", "FindingVerdict", "Flag", "FlagOther", "FlaggedCase", "FollowUp", "FrozenTally", "Grid",
    "GridRow", "Handling", "ImportJob", "ImportRow", "ImportedRecord", "LedgerEntry", "LedgerSum", "Original",
    "Photograph", "Presence", "Redaction", "Release", "ReleaseOwnValue", "ReportedFigure", "Revision", "SheetMapping",
    "Source", "Statement", "SuspicionRule", "TextPrint", "Transcript", "Upload", "Verdict", "Wave", "Wish",
    "WishAwaited",
]  # fmt: skip
