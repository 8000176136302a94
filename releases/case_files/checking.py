"""Whether a case file is what was handed out: the signature, every digest, every file of evidence, the register."""

import hashlib
import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import pikepdf

from accounts.sealed_files import CHUNK
from accounts.signing import is_signed, public_key
from casework.models import Export
from releases.case_files.composing import SIGNED_AS
from releases.case_files.enclosing import FOLDER
from releases.case_files.packing import KEY, LIST, PDF, SIGNATURE, SUMS
from releases.models import CaseFile

LARGEST_LIST = 10 * 1024 * 1024  # bytes of what is read at once: digests, signature, key
LARGEST_PDF = 500 * 1024 * 1024
UNSUMMED = (SUMS, SIGNATURE, KEY)


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at, in English as commands speak: whether it holds, and the sentence that says so."""

    holds: bool
    sentence: str


def check(path: Path, key: str = "") -> Iterator[Finding]:
    """Look at the file at `path`; `key` is the public key (PEM) of who gave it.

    Else the one with which this register signed it, or that of this installation now.
    """
    key = key or _key_of(path) or public_key(SIGNED_AS)
    try:
        with zipfile.ZipFile(path) as archive:
            yield from _archive(archive, key)
    except (zipfile.BadZipFile, zlib.error, KeyError, OSError, ValueError, EOFError, RuntimeError) as wrong:
        yield Finding(False, f"This is no whole case file: {wrong}")
        return
    yield _in_register(path)


def _archive(archive: zipfile.ZipFile, key: str) -> Iterator[Finding]:
    sums, signature = _small(archive, SUMS), _small(archive, SIGNATURE)
    signed = is_signed(sums, signature, key)
    yield Finding(signed, "The digests are signed with the key." if signed else "The signature is not by this key.")
    listed = _lines(sums)
    names = archive.namelist()
    strange = sorted(set(names) ^ {*listed, *UNSUMMED})
    if strange or len(set(names)) != len(names):
        yield Finding(False, f"Files are missing, twice in it, or not on the list: {', '.join(strange) or names}")
    held = True
    for name in set(names) & set(listed):
        if _digest(archive, name) != listed[name]:
            held = False
            yield Finding(False, f"{name} was altered.")
    yield Finding(held, f"{len(listed)} files agree with their digests." if held else "What stands above was altered.")
    if signed and held and not strange:  # only what is ours is opened further
        yield _evidence(archive, listed)


def _evidence(archive: zipfile.ZipFile, listed: dict[str, str]) -> Finding:
    """Every file on the list of digests is there, beside the PDF or in it."""
    wanted = _lines(_small(archive, LIST))
    beside = {name: digest for name, digest in listed.items() if name.startswith(f"{FOLDER}/")}
    inside = _attached(archive) if wanted and not beside else {}
    missing = [name for name, digest in wanted.items() if (beside or inside).get(name) != digest]
    if missing:
        return Finding(False, f"Not in it as they were received: {', '.join(missing)}")
    return Finding(True, f"{len(wanted)} files of evidence are those of the list.")


def _attached(archive: zipfile.ZipFile) -> dict[str, str]:
    """The digests of what lies in the PDF, by the name that the list has."""
    if archive.getinfo(PDF).file_size > LARGEST_PDF:
        raise ValueError(f"{PDF} is larger than a case file's is.")
    with pikepdf.open(io.BytesIO(archive.read(PDF))) as pdf:
        return {
            f"{FOLDER}/{name}": hashlib.sha256(spec.get_file().read_bytes()).hexdigest()
            for name, spec in pdf.attachments.items()
        }


def _in_register(path: Path) -> Finding:
    with path.open("rb") as file:
        digest = _of(file)
    export = Export.objects.with_digest(digest)
    if export is None:
        return Finding(False, f"This register handed out no such file (SHA-256 {digest}).")
    said = f"{export.reference}, made {export.made_at:%Y-%m-%d %H:%M} UTC, for {export.recipient}"
    return Finding(True, f"It is what this register handed out: {said}.")


def _key_of(path: Path) -> str:
    """The key with which the register signed this very file; "" where it knows none."""
    with path.open("rb") as file:
        export = Export.objects.with_digest(_of(file))
    kept = CaseFile.objects.filter(export=export).first() if export else None
    return (kept.public_key or "") if kept else ""


def _lines(text: bytes) -> dict[str, str]:
    """Names with their digests, of a list as sha256sum writes it."""
    lines = (line for line in text.decode().splitlines() if line and not line.startswith("#"))
    return {name: digest for digest, _two, name in (line.partition("  ") for line in lines)}


def _small(archive: zipfile.ZipFile, name: str) -> bytes:
    if archive.getinfo(name).file_size > LARGEST_LIST:
        raise ValueError(f"{name} is larger than a case file's is.")
    return archive.read(name)


def _digest(archive: zipfile.ZipFile, name: str) -> str:
    with archive.open(name) as file:
        return _of(file)


def _of(file: IO[bytes]) -> str:
    digest = hashlib.sha256()
    while piece := file.read(CHUNK):
        digest.update(piece)
    return digest.hexdigest()
