"""The file of an export: made as whoever asked would see the list at that moment, sealed, handed out, destroyed.

Its key is kept in the row and never in the file: a day later the key is gone, and with it whatever copy there is. A
reader's rights are asked when it is approved, when it is made, and at each download.
"""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts.acting import acting
from accounts.models import Organisation, User
from accounts.sealed_files import CHUNK, SealedReader, SealedWriter
from accounts.sealing import NotSealedHere
from casework.exports.content import Content
from casework.exports.contents import content_of
from casework.exports.workflow import MAKE, TELL, still_may
from casework.exports.writing import Weighed
from casework.models import Export, ExportDownload, MoveMade
from casework.models.exports import EXPORT, LASTS, ExportState
from casework.outbox import follow_with

ACTOR = "exports"
LOCK = 7_015  # of the makers of files, among the advisory locks
TAKEN_UP_AFTER = timedelta(minutes=10)


def make(pk: int) -> None:
    """Make the file of an approved export; nothing where it is made, over or taken back."""
    export = Export.objects.with_people().filter(pk=pk).to_be_made().first()
    if export is None:
        return
    with translation.override(export.language), _alone(pk) as alone:
        if not alone:
            return
        if (sentence := still_may(export, export.asked_by)) is not None:
            _end(export, "fail", ExportState.FAILED, str(sentence))
            return
        path = path_of(export).with_suffix(f".{secrets.token_hex(8)}")
        try:
            _make(export, content_of(export), path)
        except Exception:
            path.unlink(missing_ok=True)
            sentence = _("The file could not be written. Ask for fewer rows, or tell whoever runs the installation.")
            _end(export, "fail", ExportState.FAILED, sentence)
            raise


@contextmanager
def _alone(pk: int) -> Iterator[bool]:
    """Whether nobody else makes this one now; the lock goes with the connection, whatever becomes of it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [LOCK, pk])
        mine = bool(cursor.fetchall()[0][0])
    try:
        yield mine
    finally:
        if mine:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [LOCK, pk])


def _make(export: Export, content: Content, path: Path) -> None:
    _keep(export, rows_expected=content.expected(), rows_done=0)
    kept = content.kept()
    with SealedWriter(path, _place(export), apart=True) as sealed:
        weighed, done = Weighed(sealed), 0
        for step, done in enumerate(content.write(weighed)):
            if step % content.every == content.every - 1:
                _keep(export, rows_done=done)
    facts = {"rows": done, "rows_done": done, "size": weighed.size, "sha256": weighed.sha256, "key": sealed.wrapped}
    facts |= {"written": kept}
    _made(export, content, path, facts)


def _made(export: Export, content: Content, path: Path, facts: dict[str, Any]) -> None:
    with acting(User.objects.system(ACTOR)):
        held = Export.objects.locked().get(pk=export.pk)
        if held.status != ExportState.APPROVED:
            path.unlink(missing_ok=True)
            return
        move = _record(held, "make", ExportState.MADE)
        for name, value in facts.items():
            setattr(held, name, value)
        held.made_at = timezone.now()
        held.expires_at = (held.decided_at or held.made_at) + LASTS
        held.move_to(ExportState.MADE)
        content.made()
        path.replace(path_of(export))
        follow_with(TELL, move=move.pk, export=held.pk)


def _keep(export: Export, **progress: int) -> None:
    with acting(User.objects.system(ACTOR)):
        Export.objects.filter(pk=export.pk).update(**progress)


def _record(export: Export, name: str, state: str, sentence: str = "") -> MoveMade:
    return MoveMade.objects.create(
        subject=EXPORT, subject_id=export.pk, name=name, from_state=export.status, to_state=state,
        revision=export.revision_number, by=User.objects.system(ACTOR), sentence=sentence,
    )  # fmt: skip


def _end(export: Export, name: str, state: ExportState, sentence: str = "") -> None:
    """Its key is destroyed, and its file."""
    with acting(User.objects.system(ACTOR)):
        held = Export.objects.locked().get(pk=export.pk)
        if held.status in (ExportState.ASKED, ExportState.APPROVED, ExportState.MADE):
            move = _record(held, name, state, sentence)
            held.move_to(state)
            if state == ExportState.FAILED:
                follow_with(TELL, move=move.pk, export=held.pk)
    path_of(export).unlink(missing_ok=True)


def end_those_with_names(organisation: Organisation) -> None:
    """Whoever was restricted just now may be in a file that was made: all with names of this organisation are over."""
    for export in Export.objects.with_a_file().filter(with_names=True, organisation=organisation).order_by("pk"):
        _end(export, "end", ExportState.OVER, _("Somebody was restricted meanwhile. Ask for it again."))


def end_what_is_over() -> int:
    """Destroy the keys and the files of what is over; how many there were. Files that belong to nothing go too."""
    over = list(Export.objects.past(timezone.now()))
    for export in over:
        _end(export, "end", ExportState.OVER)
    files = list(_folder().iterdir())  # first: one that is approved after it is asked what is kept has none of these
    kept = set(Export.objects.with_a_file().values_list("reference", flat=True))
    for file in files:
        if file.stem not in kept:
            file.unlink(missing_ok=True)
    return len(over)


def take_up() -> int:
    """Send for what is approved and not there after ten minutes: its message was lost, or its maker died.

    One that is being made is let alone by the lock of its maker.
    """
    left = Export.objects.to_be_made().filter(status_since__lt=timezone.now() - TAKEN_UP_AFTER)
    for pk in left.values_list("pk", flat=True):
        follow_with(MAKE, export=pk)
    return len(left)


def path_of(export: Export) -> Path:
    """Where its file lies."""
    return _folder() / export.reference


def hand_out(export: Export, *, by: User) -> Iterator[bytes] | None:
    """The file in clear, in pieces; None where it is not there any more.

    That it was handed out is kept first, which PostgreSQL refuses to all others.
    """
    if not export.can_be_had(timezone.now()):
        return None
    try:
        reader = SealedReader(path_of(export), _place(export), wrapped=export.key)
    except (FileNotFoundError, NotSealedHere):
        return None
    with acting(by):
        ExportDownload.objects.create(export=export, by=by)
        content_of(export).handed_out(by)
    return _pieces(reader)


def _pieces(reader: SealedReader) -> Iterator[bytes]:
    with reader:
        while piece := reader.read(CHUNK):
            yield piece


def _folder() -> Path:
    folder = Path(settings.MEDIA_ROOT, "exports")
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def _place(export: Export) -> str:
    return f"export {export.reference}"
