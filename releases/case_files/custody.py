"""The custody sheets and the list of digests, as a case file prints them."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from releases.case_files import saying
from releases.case_files.enclosing import Enclosed
from releases.case_files.saying import Said
from releases.case_files.telling import Teller, why_not_cited
from releases.evidence import vault
from releases.evidence.handling import Custody
from releases.evidence.lists import Purpose
from releases.models import CleanCopy, Evidence
from releases.models.case_files import LeftOut

PRINTED = 300_000  # bytes of a page's picture that is printed; of a larger one the small picture is
MOST_PRINTED = 100  # pictures in one case file


def sheets(teller: Teller, files: Iterable[Enclosed], pictures: list[CleanCopy]) -> Iterator[Said]:
    """For each piece of evidence who received it when, what was made of it, who looked; `pictures` are appended to."""
    by_piece: dict[int, list[Enclosed]] = {}
    for file in files:
        by_piece.setdefault(file.piece.pk, []).append(file)
    for piece in teller.pieces:
        yield saying.heading(_("Piece of evidence %(number)s") % {"number": piece.pk}, 3)
        yield saying.rows(_facts(piece, by_piece[piece.pk], teller))
        yield from _printed(piece, pictures)
        yield _handled(piece, teller)


def _facts(piece: Evidence, files: list[Enclosed], teller: Teller) -> Iterator[tuple[str, str]]:
    original, given = piece.original, piece.given
    yield _("Of claim"), str(teller.order[piece.claim_id])
    yield _("From source"), teller.source(piece.claim)
    yield _("Shows"), str(piece.get_shows_display())
    yield _("Distressing"), _("yes: it is not printed") if piece.distressing else ""
    if piece.post_address:
        told = teller.names(piece.claim) and not why_not_cited(piece.claim)
        yield _("Address of the post"), saying.typed(piece.post_address) if told else _("left out")
        yield _("Captured"), saying.moment(piece.captured_at)
    yield _("Received"), f"{saying.moment(given.received_at)} · {teller.alias(given.received_by)}"
    if piece.copied_from_id is not None:
        yield _("Copied to this claim"), f"{saying.moment(piece.received_at)} · {teller.alias(piece.received_by)}"
    yield _("Type, by decoding"), original.media_type
    yield _("Bytes"), str(original.bytes)
    yield _("SHA-256 at receipt"), original.sha256
    for file in files:
        yield _("In this case file"), _in_words(file)


def _in_words(file: Enclosed) -> str:
    if file.left_out:
        return _("not in it: %(reason)s") % {"reason": LeftOut(file.left_out).label}
    what = _("the original") if file.is_original else _("a clean copy")
    return f"{file.name} · {what}"


def _printed(piece: Evidence, pictures: list[CleanCopy]) -> Iterator[Said]:
    """The first page, small; of what is distressing, redacted or not to be cited none."""
    closed = piece.distressing or why_not_cited(piece.claim) or piece.redactions.exists()
    if closed or len(pictures) >= MOST_PRINTED:
        return
    copies = {copy.purpose: copy for copy in reversed(list(piece.original.copies.all()))}
    page = copies.get(Purpose.PAGE)
    shown = page if page and page.bytes <= PRINTED else copies.get(Purpose.SMALL)
    if shown is not None and vault.agrees(shown):
        caption = _("Piece %(number)s, first page: a clean copy, made small. SHA-256 of the copy: %(digest)s")
        yield saying.picture(len(pictures), caption % {"number": piece.pk, "digest": shown.sha256})
        pictures.append(shown)


def _handled(piece: Evidence, teller: Teller) -> Said:
    """Everything that was done with it, as far as it is known."""
    custody = Custody(piece, teller.user)
    lines = [(piece.given.received_at, teller.alias(piece.given.received_by), _("received it"))]
    lines += [(made.at, _("the application"), _("made from it: %(what)s (%(count)s)")
               % {"what": made.purpose.label, "count": made.count}) for made in custody.made]  # fmt: skip
    for copy in custody.redactions:
        lines.append((copy.made_at, teller.alias(copy.made_by), _("made a redacted copy of page %(page)s")
                      % {"page": copy.page}))  # fmt: skip
        if copy.looked_at and copy.looked_by:
            lines.append((copy.looked_at, teller.alias(copy.looked_by), _("looked at the redacted copy: %(verdict)s")
                          % {"verdict": copy.get_verdict_display()}))  # fmt: skip
    lines += [(each.at, teller.alias(each.by), str(each.get_what_display())) for each in custody.handlings]
    shown = [(saying.moment(at), who, what) for at, who, what in sorted(lines, key=lambda line: line[0])]
    return saying.table((_("When"), _("Who"), _("What")), shown, (3, 3, 6))


def digests(files: Iterable[Enclosed]) -> Said:
    """The list of digests, with what is not in the case file and why."""
    lines = [(each.name, str(each.bytes), each.sha256, str(LeftOut(each.left_out).label) if each.left_out else "")
             for each in files]  # fmt: skip
    return saying.table((_("File"), _("Bytes"), "SHA-256", _("Not in it, because")), lines, (4, 2, 7, 3))
