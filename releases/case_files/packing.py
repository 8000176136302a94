"""The archive of a case file: the PDF, the files that are too large to lie in it, all digests, and the signature.

Written straight to where it goes, one file after the other, each in no memory to speak of.
"""

import base64
import hashlib
import json
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any

from django.utils import timezone

from accounts.sealed_files import CHUNK
from accounts.signing import public_key, sign
from casework.workbook import Out, Taking
from releases.case_files.composing import SIGNED_AS, Composed
from releases.case_files.enclosing import FOLDER, Enclosed
from releases.case_files.readme import README
from releases.case_files.setting import Embedded, set_pdf
from releases.evidence import vault

EMBEDDED = 20 * 1024 * 1024  # bytes of files that lie in the PDF itself; where there are more, all lie beside it
MOST_EMBEDDED = 200  # files
PDF, LIST, SUMS, SIGNATURE, KEY = "case-file.pdf", "evidence.sha256", "SHA256SUMS", "SHA256SUMS.sig", "public-key.pem"
MANIFEST, READ_ME = "manifest.json", "READ-ME.txt"


class NotTheFile(Exception):
    """A stored file changed while the case file was made."""


class Archive:
    """Writes a case file to `out`; afterwards `sums` has the digest of each file in it, `signature` (base64) theirs."""

    def __init__(self, composed: Composed, given: dict[str, Any], out: Out) -> None:
        self.composed, self.given, self._out = composed, given, out
        self.sums: dict[str, str] = {}
        self.signature = ""

    @property
    def is_embedded(self) -> bool:
        """Whether the files of evidence lie in the PDF itself."""
        files = self.composed.enclosed
        return len(files) <= MOST_EMBEDDED and sum(each.bytes for each in files) <= EMBEDDED

    def write(self) -> Iterator[int]:
        """Answers after each file how many there are so far."""
        composed, done = self.composed, 0
        with zipfile.ZipFile(Taking(self._out), "w", strict_timestamps=False) as archive:
            self._put(archive, PDF, set_pdf(composed.document, composed.at, composed.pictures, self._inside()))
            yield (done := 1 + (len(composed.enclosed) if self.is_embedded else 0))
            for each in () if self.is_embedded else composed.enclosed:
                self._put(archive, f"{FOLDER}/{each.name}", _content(each), each.sha256)
                yield (done := done + 1)
            self._put(archive, LIST, [composed.digests])
            self._put(archive, READ_ME, [str(README).encode()])
            self._put(archive, MANIFEST, [self._manifest()])
            sums = "".join(f"{digest}  {name}\n" for name, digest in self.sums.items()).encode()
            signature = sign(sums, SIGNED_AS)
            self.signature = base64.b64encode(signature).decode()
            for name, content in ((SUMS, sums), (SIGNATURE, signature), (KEY, public_key(SIGNED_AS).encode())):
                self._put(archive, name, [content])
        yield done

    def _inside(self) -> list[Embedded]:
        files = self.composed.enclosed if self.is_embedded else []
        return [Embedded(each.name, each.media_type, each.stored) for each in files if each.stored]

    def _put(self, archive: zipfile.ZipFile, name: str, pieces: Iterable[bytes], expected: str = "") -> None:
        digest = hashlib.sha256()
        entry = zipfile.ZipInfo(name, timezone.localtime(self.composed.at).timetuple()[:6])
        with archive.open(entry, "w", force_zip64=True) as inside:
            for piece in pieces:
                digest.update(piece)
                inside.write(piece)
        self.sums[name] = digest.hexdigest()
        if expected and expected != self.sums[name]:
            raise NotTheFile(name)

    def _manifest(self) -> bytes:
        composed = self.composed
        said = {
            **self.given,
            "made_at": timezone.localtime(composed.at).isoformat(timespec="seconds"),
            "sha256_of_list": hashlib.sha256(composed.digests).hexdigest(),
            "files_lie": "in the PDF" if self.is_embedded else FOLDER,
            "files": [_said(each) for each in composed.files],
            "sha256": dict(self.sums),
        }
        return (json.dumps(said, ensure_ascii=False, indent=2) + "\n").encode()


def _said(each: Enclosed) -> dict[str, Any]:
    return {
        "name": each.name, "piece": each.piece.pk, "bytes": each.bytes, "sha256": each.sha256,
        "original": each.is_original, "sha256_at_receipt": each.piece.original.sha256,
        **({"left_out": each.left_out} if each.left_out else {}),
    }  # fmt: skip


def _content(each: Enclosed) -> Iterator[bytes]:
    if each.stored is not None:
        with vault.opened(each.stored) as sealed:
            while piece := sealed.read(CHUNK):
                yield piece
