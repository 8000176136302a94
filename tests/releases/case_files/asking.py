"""Asking for case files as people do, and what is in the archive that comes."""

import io
import zipfile
from functools import cached_property
from typing import Any

import pikepdf
import pypdfium2
from django.test import Client

from accounts.models import Team, User
from casework.exports import making
from casework.exports.asking import Reason
from casework.models import Export
from detainees.models import Detainee
from releases.case_files.asking import Wanted, ask
from releases.case_files.packing import PDF
from releases.entry import add_claim
from releases.evidence.preparing import prepare
from releases.evidence.receiving import give
from releases.models import Claim, Evidence, Release
from tests.casework.exports.asking import approved, content, downloaded
from tests.releases.files import picture, received
from tests.releases.records import DIRECT, draft, made

WHY = {"why": "The court hears the case in March.", "recipient": "Judge Salem, first chamber"}
WORDS = "I drove him home on the day itself."


def verified(team: Team, by: User, supervisor: User, **facts: Any) -> Release:
    """A release that counts, with one claim that may be cited without the name."""
    release = draft(team, by, claims=[{**DIRECT, "text": WORDS, "cite": "without-name"}], **facts)
    return made(made(release, "submit", by), "verify", supervisor)


def told(release: Release, by: User, **said: Any) -> Claim:
    """Another claim on it."""
    return add_claim(release, {**DIRECT, "source_name": "his cousin", "text": "He rang me.", **said}, by=by)


def filed(claim: Claim, by: User, data: bytes = b"", *, name: str = "from his brother.jpg", **about: Any) -> Evidence:
    """A file of this claim, with its copies made."""
    upload = received(data or picture(size=(320, 240), seed=claim.pk % 9 + 1), by, name)
    piece = give(claim, upload, by=by, **about)
    prepare(piece.original.pk)
    piece.refresh_from_db()
    return piece


def asked(
    record: Release | Detainee, by: User, *, language: str = "en", originals: bool = True, sources: bool = False,
    numbers: bool = False, **why: str,
) -> Export:  # fmt: skip
    """A request for its case file."""
    said = {**WHY, **why}
    reason = Reason(record.organisation, said["why"], said["recipient"], numbers)
    return ask(record, Wanted(language, originals, sources), reason, by=by)


def given(export: Export, by: User, name: str = "approve") -> Export:
    """The request, approved and made."""
    making.make(approved(export, by, name).pk)
    export.refresh_from_db()
    return export


class Received:
    """A case file as somebody received it."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.files = {name: archive.read(name) for name in archive.namelist()}

    @cached_property
    def attached(self) -> dict[str, bytes]:
        """What lies in the PDF, by name."""
        with pikepdf.open(io.BytesIO(self.files[PDF])) as pdf:
            return {name: spec.get_file().read_bytes() for name, spec in pdf.attachments.items()}

    @cached_property
    def pages(self) -> list[str]:
        """The text of each page, spaces as they come."""
        pdf = pypdfium2.PdfDocument(self.files[PDF])
        return [page.get_textpage().get_text_bounded().replace("\u200b", "") for page in pdf]

    @property
    def text(self) -> str:
        """All of it on one line."""
        return " ".join(" ".join(self.pages).split())

    def says(self, words: str) -> bool:
        """Whether it stands somewhere, however the lines are broken."""
        return "".join(words.split()) in "".join("".join(self.pages).split())


def had(client: Client, export: Export) -> Received:
    """What is downloaded."""
    return Received(content(downloaded(client, export)))
