"""One list written as one file, block by block, to whatever takes bytes: a response, or a sealed file."""

import hashlib
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils import timezone

from casework.exports.columns import Column
from casework.exports.formats import MARK, Format, writer_of
from casework.exports.package import Data, datapackage, manifest
from casework.exports.registry import Listed
from casework.sheets import Line
from casework.workbook import Out, Taking

BLOCK = 2_000  # rows, after which whoever writes looks up


@dataclass(frozen=True)
class Wanted:
    """What is to be written: which columns of which list, in which format.

    `tagged` asks for a line of HXL hashtags, `packed` for a .zip with the description and the manifest; `watermark` is
    the sentence that names whoever receives it, `given` what the manifest says of them.
    """

    listed: Listed
    columns: Sequence[Column]
    form: str
    tagged: bool = False
    packed: bool = False
    watermark: str = ""
    given: dict[str, Any] = field(default_factory=dict)
    at: datetime = field(default_factory=timezone.now)

    @property
    def data_name(self) -> str:
        """Of the file itself, also where it lies in a package."""
        return file_name(self.listed.name, self.form, self.at, packed=False)

    @property
    def file_name(self) -> str:
        """Of what is handed out."""
        return file_name(self.listed.name, self.form, self.at, packed=self.packed)

    @property
    def media_type(self) -> str:
        return media_type(self.form, packed=self.packed)


def file_name(listed: str, form: str, at: datetime, *, packed: bool) -> str:
    """The name of the list and the minute, in Syria's time."""
    return f"{listed}-{timezone.localtime(at):%Y-%m-%d-%H%M}.{'zip' if packed else Format(form).ending}"


def media_type(form: str, *, packed: bool) -> str:
    return "application/zip" if packed else Format(form).media_type


class Weighed(Taking):
    """Takes bytes on to where they go, counts them and digests them."""

    def __init__(self, out: Out) -> None:
        super().__init__(out)
        self._digest, self.size = hashlib.sha256(), 0

    def write(self, data: bytes, /) -> int:
        self._digest.update(data)
        self.size += len(data)
        return super().write(data)

    @property
    def sha256(self) -> str:
        return self._digest.hexdigest()


def write(wanted: Wanted, lines: Iterable[Line], out: Out) -> Iterator[int]:
    """Write the file to `out`; answers after each block how many rows it has so far, the last time all of them."""
    if not wanted.packed:
        yield from _write_data(wanted, lines, Weighed(out))
        return
    with zipfile.ZipFile(Weighed(out), "w", zipfile.ZIP_DEFLATED) as archive:
        rows = 0
        with archive.open(wanted.data_name, "w") as inside:
            data = Weighed(inside)
            for rows in _write_data(wanted, lines, data):
                yield rows
        archive.writestr("datapackage.json", datapackage(_described(wanted, rows, data), wanted.at))
        archive.writestr("manifest.json", manifest(manifest_of(wanted, rows, data)))
    yield rows


def _write_data(wanted: Wanted, lines: Iterable[Line], out: Weighed) -> Iterator[int]:
    writer = writer_of(wanted.form, out, wanted.columns, tagged=wanted.tagged, title=str(wanted.listed.label))
    rows = 0
    for rows, line in enumerate(lines, start=1):
        writer.line(line)
        if rows % BLOCK == 0:
            yield rows
    if wanted.watermark:
        writer.note(f"{MARK} {wanted.watermark}")
    writer.end()
    yield rows


def _described(wanted: Wanted, rows: int, data: Weighed) -> Data:
    return Data(
        name=wanted.data_name, title=wanted.listed.label, says=wanted.listed.says, form=wanted.form,
        columns=wanted.columns, tagged=wanted.tagged, marked=bool(wanted.watermark), rows=rows, size=data.size,
        sha256=data.sha256,
    )  # fmt: skip


def manifest_of(wanted: Wanted, rows: int, data: Weighed) -> dict[str, Any]:
    """What a manifest says of a data file."""
    return {
        **wanted.given,
        "file": wanted.data_name,
        "format": wanted.form,
        "columns": [each.name for each in wanted.columns],
        "rows": rows,
        "bytes": data.size,
        "sha256": data.sha256,
        "made_at": timezone.localtime(wanted.at).isoformat(timespec="seconds"),
    }


class Sink:
    """What was written and not taken yet."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []

    def write(self, data: bytes, /) -> int:
        self._parts.append(data)
        return len(data)

    def take(self) -> bytes:
        taken = b"".join(self._parts)
        self._parts.clear()
        return taken


def streamed(wanted: Wanted, lines: Iterable[Line]) -> Iterator[bytes]:
    """The file in pieces, as it is written."""
    sink = Sink()
    for _rows in write(wanted, lines, sink):
        if piece := sink.take():
            yield piece
    yield sink.take()
