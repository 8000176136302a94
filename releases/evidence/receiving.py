"""Receiving a file: begun, taken in goes as the line allows, sealed as it comes, recognised when it is whole.

What arrives lies in the vault from its first byte, under the upload's own id. Its digest is taken while it arrives;
when the last byte has come, a limited child says what the file is, and one that is none of ours is removed with a
sentence.
"""

import errno
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from accounts.acting import acting
from accounts.models import User
from accounts.sealed_files import CHUNK, Overtaken, bytes_of_goes
from casework.mistake import Mistake
from casework.outbox import follow_with
from casework.reachable import without_numbers
from casework.typed_text import plain_line
from detainees.telephones import Telephone, read_telephone
from releases.evidence import arriving, child, quota, sentences, vault
from releases.evidence.kinds import HEAD, LARGEST, LIMITS, PLAIN_FIELD, RECORDING, kind_of
from releases.models import Claim, Evidence, Original, Upload

LONGEST_NAME = 200
PREPARE = "releases.tasks.prepare_evidence"
ABOUT = ("distressing", "shows", "post_address", "captured_at")  # what is said of a file, beside it


def begin(name: str, size: int, *, by: User) -> Upload | Mistake:
    """A file of `size` bytes that `by` will send; refused before anything comes where it cannot be taken."""
    if size <= 0:
        return sentences.refusal("empty")
    if size > LARGEST:
        return sentences.too_heavy()
    if not vault.has_room_for(size):
        return sentences.refusal("no-room")
    with acting(by):
        refused = quota.why_not(size, by)
        if refused is not None:
            return refused
        return Upload.objects.create(person=by, name=kept_name(name), bytes=size)


def kept_name(name: str) -> str:
    """The last part of a file's name, without folders, what cannot be seen, and what somebody is reached by: a chat is
    named by the number of who was in it. It is never used as a path.
    """
    last = PurePosixPath(name.replace("\\", "/").replace("\0", "")).name
    return without_numbers(plain_line(last), "…", _is_telephone)[:LONGEST_NAME]


def _is_telephone(number: str) -> bool:
    """Whether somebody is reached by it; the day and hour at which a picture was taken are no such number."""
    read = read_telephone(number.lstrip("([").rstrip(")]"))
    return isinstance(read, Telephone) and not read.unusual


def offset_of(upload: Upload) -> int:
    """How many bytes of it count: all when it is whole, else whole chunks."""
    if upload.original_id:
        return int(upload.bytes)
    return bytes_of_goes(vault.path_of(vault.ORIGINALS, upload.pk), upload.bytes)


def take(upload: Upload, parts: Iterable[bytes], *, at: int, by: User) -> Upload | Mistake:
    """Take what comes of one go, which begins `at` this byte; with the last one the file is recognised or refused.

    Where the line breaks, `parts` ends or raises OSError; whole chunks are kept. Raises Overtaken where another go has
    begun meanwhile.
    """
    sealed = vault.writer(vault.ORIGINALS, upload.pk, total=upload.bytes)
    if sealed.position != at:  # a go that was thought dead has written meanwhile
        sealed.leave()
        raise Overtaken
    digest = arriving.digest_up_to(upload.pk, sealed.position)
    try:
        for part in until_the_line_breaks(parts):
            if sealed.position == 0 and (refused := _refused_by_its_head(part, upload.bytes)):
                return _removed(upload, refused, by=by)
            sealed.write(part)
            digest.update(part)
        whole = sealed.position == upload.bytes
        if whole:
            sealed.close()
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        return sentences.refusal("no-room")
    finally:
        sealed.leave()
    if whole:
        return _finish(upload, digest.hexdigest(), by=by)
    if sealed.position == offset_of(upload):
        arriving.remember(upload.pk, sealed.position, digest)
    return upload


def until_the_line_breaks(parts: Iterable[bytes]) -> Iterator[bytes]:
    """What comes; a line that breaks is an end."""
    try:
        yield from parts
    except OSError:
        return


def receive(sent: "UploadedFile[bytes]", *, by: User) -> Upload | Mistake:
    """A file that a form sent in one piece."""
    size = sent.size or 0
    if size > PLAIN_FIELD:
        return sentences.too_heavy_in_one_piece()
    upload = begin(sent.name or "", size, by=by)
    if isinstance(upload, Mistake):
        return upload
    answer = take(upload, sent.chunks(CHUNK), at=0, by=by)
    if isinstance(answer, Upload) and answer.original is None:
        return _removed(upload, sentences.refusal("cut-short"), by=by)
    return answer


def give(claim: Claim, upload: Upload, *, by: User, **about: Any) -> Evidence:
    """Record the file as evidence of `claim`; the same file twice is one piece.

    `about` is what was said of it: `distressing`, `shows`, and of a post `post_address` and `captured_at`.
    """
    said = {"original_name": upload.name, "received_by": by, "received_at": upload.begun_at, **about}
    with acting(by):
        evidence, _made = Evidence.objects.get_or_create(claim=claim, original=upload.original, defaults=said)
        return evidence


def about_file(said: Mapping[str, Any]) -> dict[str, Any]:
    """What cleaned data of a form says of the file that came with it."""
    return {name: said[name] for name in ABOUT if said.get(name)}


def remove(upload: Upload, *, by: User) -> None:
    """Forget an upload, and its file unless that is an original now."""
    place = upload.pk
    with acting(by):
        upload.delete()
    if not Original.objects.filter(place=place).exists():
        vault.remove(vault.ORIGINALS, place)


def _refused_by_its_head(part: bytes, size: int) -> Mistake | None:
    """What is clear from the first bytes: a kind that is not taken, or too much of its kind."""
    kind, name = kind_of(part[:HEAD])
    if not kind:
        return sentences.refusal(name)
    return sentences.too_heavy(LIMITS[kind]) if size > LIMITS[kind] else None


def _removed(upload: Upload, refused: Mistake, *, by: User) -> Mistake:
    remove(upload, by=by)
    return refused


def _finish(upload: Upload, sha256: str, *, by: User) -> Upload | Mistake:
    """Recognise a file that is whole; one that came before is kept once."""
    said = _recognised(upload)
    if "refused" in said:
        return _removed(upload, sentences.refusal(said["refused"]), by=by)
    with acting(by):
        known = {"place": upload.pk, "bytes": upload.bytes, "media_type": said["media_type"]}
        upload.original, made = Original.objects.get_or_create(sha256=sha256, defaults=known)
        upload.save(update_fields=["original"])
        if made:
            follow_with(PREPARE, original=upload.original.pk)
    if not made:
        vault.remove(vault.ORIGINALS, upload.pk)
    return upload


def _recognised(upload: Upload) -> dict[str, Any]:
    """What the child says of it; a recording, which ffmpeg alone decodes and a worker asks, is known by its head."""
    with vault.reader(vault.ORIGINALS, upload.pk) as sealed:
        kind, name = kind_of(sealed.read(HEAD))
    if kind == RECORDING:
        return {"media_type": name}
    with vault.in_clear(vault.ORIGINALS, upload.pk) as file:
        return child.recognise(file)
