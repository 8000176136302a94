"""The whole of a case file as data: the cover, what it tells, the custody sheets, the list of digests."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.models.teams import in_language
from accounts.signing import fingerprint, public_key
from releases.case_files import custody, of_person, of_release, saying
from releases.case_files.enclosing import Enclosed, enclosed_of, list_of
from releases.case_files.matter import Matter
from releases.case_files.resting import rests_on
from releases.case_files.saying import Said
from releases.case_files.telling import Teller
from releases.models import CaseFile, CleanCopy

SIGNED_AS = "case files"


@dataclass
class Composed:
    """A case file before it is set: its data, the pictures that are printed, the files that lie in it, their list."""

    document: Said
    pictures: list[CleanCopy]
    files: list[Enclosed]
    at: datetime
    digests: bytes
    rests_on: dict[str, list[int]]

    @property
    def enclosed(self) -> list[Enclosed]:
        """Those that lie in it."""
        return [each for each in self.files if not each.left_out]


def compose(case_file: CaseFile) -> Composed:
    """The case file in the language of this thread. Reads every original that goes along once."""
    export, at = case_file.export, timezone.now()
    matter = Matter(case_file.record, export.asked_by)
    teller = matter.teller(sources=export.sources_approved, numbers=export.numbers_approved)
    files = enclosed_of(teller.pieces, originals=case_file.with_originals)
    digests, pictures = list_of(files), list[CleanCopy]()
    told = list(_told(matter, teller))
    sheets = list(custody.sheets(teller, files, pictures))
    document = {
        "language": get_language() or "en",
        "title": _("Case file %(reference)s") % {"reference": export.reference},
        "foot": f"{export.reference} · {_for_whom(case_file)}",
        "of": _("%(page)s of %(pages)s"),
        "cover": list(_cover(case_file, matter, teller, digests, at)),
        "blocks": [*told, *_evidence(sheets, files)],
    }
    kept = rests_on(matter.releases, matter.findings, teller.claims, teller.pieces)
    return Composed(document, pictures, files, at, digests, kept)


def _told(matter: Matter, teller: Teller) -> Iterator[Said]:
    if matter.dossier:
        yield from of_person.sections(matter.dossier, matter.releases, matter.findings, teller)
        return
    if matter.person is not None:
        yield saying.heading(_("The person"))
        yield of_person.facts_of(matter.person)
    for release in matter.releases:
        yield from of_release.sections(release, teller)


def _evidence(sheets: Sequence[Said], files: Sequence[Enclosed]) -> Iterator[Said]:
    yield saying.heading(_("Custody sheets"))
    if sheets:
        yield from sheets
    else:
        yield saying.paragraph(_("There is no file of evidence."))
    if files:
        yield saying.heading(_("List of digests"))
        yield custody.digests(files)


def _for_whom(case_file: CaseFile) -> str:
    return _("given to %(recipient)s, and not for others") % {"recipient": saying.typed(case_file.export.recipient)}


def _cover(case_file: CaseFile, matter: Matter, teller: Teller, digests: bytes, at: datetime) -> Iterator[Said]:
    export, hours = case_file.export, _("all hours are those of Damascus")
    yield saying.rows(_of_whom(matter))
    yield saying.rows([
        (_("For whom"), saying.typed(export.recipient)),
        (_("Why"), saying.typed(export.why)),
        (_("From"), f"{export.organisation} · {case_file.team}"),
        (_("Asked for"), f"{saying.moment(export.asked_at)} · {teller.alias(export.asked_by)}"),
        (_("Approved by another person"), f"{saying.moment(export.decided_at)} · {teller.alias(export.decided_by)}"),
        (_("It was approved with"), _approved(case_file)),
        (_("As everything was known"), f"{saying.moment(at)} ({hours})"),
        (_("SHA-256 of the list of digests"), hashlib.sha256(digests).hexdigest()),
        (_("Key with which it is signed"), fingerprint(public_key(SIGNED_AS))),
    ])  # fmt: skip
    yield saying.heading(_("What was left out, and why"), 3)
    for sentence in _left_out(case_file, matter, teller):
        yield saying.paragraph(sentence)


def _approved(case_file: CaseFile) -> str:
    """What of it the approval let go."""
    export = case_file.export
    let_go = [
        (True, _("the originals") if case_file.with_originals else _("clean copies alone")),
        (export.sources_approved, _("who the sources are")),
        (export.numbers_approved, _("identity numbers")),
    ]
    return in_language("، ", ", ").join(words for goes, words in let_go if goes)


def _of_whom(matter: Matter) -> Iterator[tuple[str, str]]:
    person = matter.person
    if person is not None:
        yield _("Person"), saying.plain(person.name_ar)
        yield _("In Latin script"), saying.plain(person.name_latin)
        yield _("Reference of the person"), str(person.reference)
    if matter.release is not None:
        yield _("Release"), str(matter.release.reference)


def _left_out(case_file: CaseFile, matter: Matter, teller: Teller) -> Iterator[str]:
    export = case_file.export
    yield _(
        "Telephone numbers and addresses of mail, also within texts; who asked after the person; notes and "
        "sentences of colleagues."
    )
    if export.sources_approved:
        yield _("Who a source is, of those that may not be cited with the name.")
    else:
        yield _("Who the sources are: each stands under its code.")
    if not export.numbers_approved:
        yield _("Identity numbers.")
    if not case_file.with_originals:
        yield _("The originals of evidence: clean copies were asked for.")
    if number := matter.of_other_teams():
        yield _("Claims of other teams, whose sources whoever asked does not see: %(number)s.") % {"number": number}
    if number := matter.not_verified():
        yield _("Releases, sightings and fates that are not verified: %(number)s.") % {"number": number}
    yield from teller.left_out()
