"""Evidence of the demo: files that came with claims; one written out, one redacted, one a photograph of the person,
one a list that is half typed.
"""

from collections.abc import Iterator
from random import Random
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.models import User
from casework.mistake import Mistake
from config.demo import drawn
from config.demo.cases import DemoRefused, Desk
from config.demo.names import draw_name
from releases.evidence.lists import SecondLook, Shows
from releases.evidence.preparing import prepare
from releases.evidence.receiving import give, receive
from releases.evidence.redacting import look, page_of, redact
from releases.evidence.transcribing import transcribe
from releases.grid.keeping import Sent, keep_head, keep_rows
from releases.grid.typed import Head, Typed
from releases.models import Evidence, Release
from releases.models.releases import Status
from releases.photographs import choose

BY, DECIDES, OF_THE_LIST = "documenter", "supervisor", "documenter2"
LISTED, TYPED = 12, 6  # rows that stand on the list, and those of them that somebody has typed
COLUMNS = ("number", "given", "father", "family", "birth")


def attach(desk: Desk, chance: Random) -> None:
    """Give claims of some drafts their files, and the list to a group that waits."""
    by = desk.people[BY]
    drafts = Release.objects.filter(status=Status.DRAFT, made_by=by, detainee__restricted=False, claims__isnull=False)
    paper_of, pattern_of, pages_of, messages_of, portrait_of = drafts.order_by("pk").distinct()[:5]
    _write_out_and_redact(desk, paper_of)
    _given(pattern_of, drawn.pattern(chance), "IMG_0412.jpg", by, Shows.PHOTOGRAPH, distressing=True)
    _given(pages_of, drawn.two_pages(), "ملاحظات الزيارة.pdf", by, Shows.DOCUMENT)
    _given(messages_of, drawn.messages(), "محادثة.txt", by, Shows.MESSAGES)
    _show_the_person(desk, portrait_of)
    _type_list(desk, Release.objects.get(status=Status.SUBMITTED, detainee=None), chance)


def _write_out_and_redact(desk: Desk, release: Release) -> None:
    by, second = desk.people[BY], desk.people[DECIDES]
    name = release.detainee.name_latin if release.detainee else ""
    piece = _given(release, drawn.release_paper(name or "(illegible)"), "ورقة الإفراج.jpg", by, Shows.PAPER)
    prepare(piece.original_id)
    transcribe(piece, 1, f"NOTICE OF RELEASE\nName: {name or '[…]'}\nHeld at: Sednaya\nDecree: 7 of 2022", by=by)
    page = page_of(piece, 1)
    made = redact(piece, page, [[60, 260, 500, 90]], "منظمة شريكة", by=by) if page else None
    if made is None or isinstance(made, Mistake):
        raise DemoRefused("The paper of the demo could not be prepared.")
    look(made, SecondLook.USABLE, "", by=second)


def _show_the_person(desk: Desk, release: Release) -> None:
    by, detainee = desk.people[BY], release.detainee
    piece = _given(release, drawn.portrait(), "صورة.jpg", by, Shows.PERSON)
    prepare(piece.original_id)
    if detainee is None or choose(detainee, piece, veiled=True, by=by) is None:
        raise DemoRefused("The photograph of the demo could not be chosen.")


def _type_list(desk: Desk, release: Release, chance: Random) -> None:
    by = desk.people[OF_THE_LIST]
    rows = list(_names(chance))
    picture = drawn.photographed_list([(str(n), *row) for n, row in enumerate(rows, start=1)], chance)
    piece = _given(release, picture, "قائمة درعا.jpg", by, Shows.LIST)
    prepare(piece.original_id)
    head = Head.of_claim(piece.claim)
    keep_head(piece, 1, Head(COLUMNS, "latin", head.said), by=by)
    for number, row in enumerate(rows[:TYPED], start=1):
        cells = dict(zip(COLUMNS, (str(number), *row), strict=True))
        illegible = number == TYPED
        typed = Typed({"number": str(number)} if illegible else cells, illegible=illegible)
        keep_rows(piece, 1, [Sent(UUID(int=chance.getrandbits(128)), 0, typed)], by=by)


def _names(chance: Random) -> Iterator[tuple[str, str, str, str]]:
    for _row in range(LISTED):
        _arabic, latin = draw_name(chance, woman=False)
        yield latin["given"], latin["father"], latin["family"], str(chance.randint(1965, 1999))


def _given(
    release: Release, content: bytes, name: str, by: User, shows: Shows, *, distressing: bool = False
) -> Evidence:
    """The file for the first claim of the release, by the way of everybody's files."""
    upload = receive(SimpleUploadedFile(name, content), by=by)
    claim = release.claims.order_by("pk").first()
    if isinstance(upload, Mistake) or claim is None:
        raise DemoRefused(f"{name} could not be given to a claim.")
    return give(claim, upload, by=by, shows=shows, distressing=distressing)
