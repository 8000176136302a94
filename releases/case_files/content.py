"""A case file as an export holds it: who may have it, how it is written, what is kept of it for good."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.access import holders_in_team, may
from accounts.models import User
from accounts.models.people import Language
from accounts.rights import Right
from accounts.signing import fingerprint, public_key
from casework.exports.content import Content, Sentence
from casework.models import Export, MoveMade
from casework.reachable import without_numbers
from casework.workbook import Out
from detainees.models import Detainee, IdentityNumber, NumberShown
from releases.case_files.asking import Record, why_not_ask
from releases.case_files.composing import SIGNED_AS, Composed, compose
from releases.case_files.matter import claims_of, pieces_of
from releases.case_files.packing import LIST, PDF, Archive
from releases.case_files.resting import still_holds
from releases.evidence.handling import note
from releases.evidence.lists import Handled
from releases.lists import CiteConsent
from releases.models import CaseFile, Enclosure, Evidence, Release


class CaseFileContent(Content):
    """The case file of one release or one person."""

    template = "releases/case_files/asked.html"
    counted_in = gettext_lazy("Files written")
    every = 1

    def __init__(self, export: Export) -> None:
        super().__init__(export)
        self._made: tuple[Composed, Archive] | None = None

    @property
    def case_file(self) -> CaseFile:
        """What was asked for."""
        found: CaseFile = self.export.case_file
        return found

    @property
    def label(self) -> str | Promise:
        return _("Case file of %(reference)s") % {"reference": self.export.filters["record"][0]}

    @property
    def file_name(self) -> str:
        return f"case-file-{self.export.reference}.zip"

    @property
    def media_type(self) -> str:
        return "application/zip"

    @property
    def language(self) -> str | Promise:
        """In which it is written."""
        return Language(self.export.language).label

    @property
    def enclosed(self) -> int:
        """How many files lie in it."""
        return self.case_file.enclosures.filter(left_out="").count()

    @property
    def unnamed(self) -> int:
        """How many originals are of sources that may be cited without the name alone: an original can tell it."""
        pieces = Evidence.objects.visible_to(self.export.asked_by).filter(claim__cite=CiteConsent.WITHOUT_NAME)
        return pieces.filter(claim__in=claims_of(self.case_file)).count() if self.case_file.with_originals else 0

    @property
    def left_out(self) -> int:
        """How many are named in it and stay here."""
        return self.case_file.enclosures.exclude(left_out="").count()

    @property
    def key(self) -> str:
        """By what a stranger compares the key with which it is signed."""
        return fingerprint(public_key(SIGNED_AS))

    def given(self) -> dict[str, Any]:
        """For those of the organisation; what goes along in the archive names people by their alias (`packing`)."""
        files = list(self.case_file.enclosures.values("name", "bytes", "sha256", "is_original", "left_out"))
        return {
            **self._given(),
            "asked_by": str(self.export.asked_by),
            "approved_by": str(self.export.decided_by),
            "file": self.file_name,
            "sha256_of_pdf": self.case_file.pdf_sha256,
            "sha256_of_list": self.case_file.list_sha256,
            "files": files,
        }

    def _given(self) -> dict[str, Any]:
        export = self.export
        return {
            "case_file": export.reference,
            "record": export.filters["record"][0],
            "recipient": _reached_by_nobody(export.recipient),
            "why": _reached_by_nobody(export.why),
            "language": export.language,
            "originals": self.case_file.with_originals,
            "identity_numbers": export.numbers_approved,
            "sources": export.sources_approved,
        }

    def expected(self) -> int:
        return 1 + pieces_of(self.case_file)

    def write(self, out: Out) -> Iterator[int]:
        composed = compose(self.case_file)
        archive = Archive(composed, self._given(), out)
        yield from archive.write()
        self._made = composed, archive

    def made(self) -> None:
        if self._made is None:
            raise LookupError("It was not written.")
        (composed, archive), case_file = self._made, self.case_file
        case_file.pdf_sha256, case_file.list_sha256 = archive.sums[PDF], archive.sums[LIST]
        case_file.signature, case_file.public_key = archive.signature, public_key(SIGNED_AS)
        case_file.rests_on = composed.rests_on
        case_file.save(update_fields=["pdf_sha256", "list_sha256", "signature", "public_key", "rests_on"])
        Enclosure.objects.bulk_create(
            Enclosure(case_file=case_file, evidence=each.piece, name=each.name, bytes=each.bytes, sha256=each.sha256,
                      is_original=each.is_original, left_out=each.left_out)
            for each in composed.files
        )  # fmt: skip

    def handed_out(self, by: User) -> None:
        """The chain of custody of each file that goes out says so."""
        gone = self.case_file.enclosures.filter(left_out="")
        what = Handled.ENCLOSED if self.case_file.with_originals else Handled.COPIED
        for piece in Evidence.objects.visible_to(by).filter(pk__in=gone.values("evidence")):
            note(piece, what, by=by)
        if self.export.numbers_approved and self.case_file.detainee is not None:
            entries = Detainee.objects.visible_to(by).one_with(self.case_file.detainee)
            numbers = IdentityNumber.objects.visible_to(by).standing().filter(detainee__in=entries)
            NumberShown.objects.bulk_create(NumberShown(number=number, by=by) for number in numbers)

    def why_not_have(self) -> Sentence:
        """Whoever asked still sees the record and its sources, and what is verified of it still is."""
        asker = self.export.asked_by
        record = _seen(self.case_file, asker)
        if record is None:
            return _("Whoever asked for this may not open the record any more.")
        if (kept := self.case_file.rests_on) is not None and not still_holds(kept):
            return _("What is in it is not so any more: ask for it again.")
        return why_not_ask(record, asker)

    def why_not_approve(self, by: User) -> Sentence:
        if _seen(self.case_file, by) is None:
            return _("You may not open the record of which this is.")
        if self.case_file.with_originals and not may(by, Right.SEE_SOURCES, self.case_file.team):
            return _("Originals can tell who a source is: a supervisor of the team approves them.")
        return None

    def why_not_numbers(self, by: User) -> Sentence:
        team = self.case_file.team
        if not (may(by, Right.SEE_WORK, team) and may(self.export.asked_by, Right.SEE_WORK, team)):
            return _("Whole identity numbers are for those who work in this team, also where they approve.")
        return None

    def why_not_sources(self, by: User) -> Sentence:
        team = self.case_file.team
        if not (may(by, Right.SEE_SOURCES, team) and may(self.export.asked_by, Right.SEE_SOURCES, team)):
            return _("Who a source is, is told by those alone who see it, also where they approve.")
        return None

    def told(self, move: MoveMade) -> Iterable[User]:
        """The other supervisors of the team, but of what they did themselves."""
        colleagues = holders_in_team(Right.DECIDE, self.case_file.team)
        colleagues = colleagues.exclude(pk__in=[self.export.asked_by_id, move.by_id])
        return [each for each in colleagues if _seen(self.case_file, each) is not None]


def _reached_by_nobody(text: str) -> str:
    return without_numbers(text, _("[number left out]"))


def _seen(case_file: CaseFile, user: User) -> Record | None:
    """The record, where this person may open it."""
    record = case_file.record
    if isinstance(record, Release):
        return Release.objects.visible_to(user).filter(pk=record.pk).first()
    return Detainee.objects.visible_to(user).filter(pk=record.pk).first()
