"""Hostile files made by hand: what a library would refuse to write."""

import io
import struct
import tarfile
import zipfile
import zlib
from typing import Any

import pikepdf
from PIL import Image

from tests.releases.files import drawing, picture

SCRIPT = b"<script>alert(document.cookie)</script>"
PLANTED = b"PLANTEDPAYLOAD"


def zipped(members: dict[str, bytes], level: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", level) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def tarred(name: str, content: bytes) -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        about = tarfile.TarInfo(name)
        about.size = len(content)
        archive.addfile(about, io.BytesIO(content))
    return file.getvalue()


def png(width: int, height: int, data: bytes = b"", *more: tuple[bytes, bytes]) -> bytes:
    """A PNG that claims a size, whatever is in it."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = [(b"IHDR", head), *more, (b"IDAT", data), (b"IEND", b"")]
    written = (struct.pack(">I", len(d)) + n + d + struct.pack(">I", zlib.crc32(n + d)) for n, d in parts)
    return b"\x89PNG\r\n\x1a\n" + b"".join(written)


def tiff(width: int, height: int) -> bytes:
    """A TIFF that claims a size and has one strip of nothing."""
    tags = [(256, 4, width), (257, 4, height), (258, 3, 8), (259, 3, 1), (262, 3, 1), (273, 4, 8), (278, 4, height),
            (279, 4, 8)]  # fmt: skip
    entries = b"".join(struct.pack("<HHII", tag, kind, 1, value) for tag, kind, value in tags)
    return b"II*\0" + struct.pack("<I", 8) + struct.pack("<H", len(tags)) + entries + struct.pack("<I", 0)


def webp(width: int, height: int) -> bytes:
    """A WebP whose head claims a size."""
    head = b"VP8X" + struct.pack("<I", 10) + b"\0\0\0\0" + (width - 1).to_bytes(3, "little")
    head += (height - 1).to_bytes(3, "little") + b"VP8L" + struct.pack("<I", 5) + b"\x2f\xff\xff\xff\x0f"
    return b"RIFF" + struct.pack("<I", len(head) + 4) + b"WEBP" + head


def cut(content: bytes, share: float) -> bytes:
    return content[: int(len(content) * share)]


def flipped(content: bytes, every: int) -> bytes:
    """With single bits turned, but for the first bytes by which it is known."""
    changed = bytearray(content)
    for at in range(20, len(changed), every):
        changed[at] ^= 0x55
    return bytes(changed)


def saved(document: pikepdf.Pdf, **options: Any) -> bytes:
    file = io.BytesIO()
    document.save(file, **options)
    return file.getvalue()


def locked() -> bytes:
    document = pikepdf.new()
    document.add_blank_page()
    return saved(document, encryption=pikepdf.Encryption(owner="x", user="y"))


def huge_jpeg() -> bytes:
    content = bytearray(picture())
    at = content.index(b"\xff\xc0")
    content[at + 5 : at + 9] = b"\xff\xff\xff\xff"
    return bytes(content)


def pdf_with(**entries: object) -> bytes:
    """A page whose root has these entries."""
    document = pikepdf.new()
    document.add_blank_page()
    for name, value in entries.items():
        document.Root[f"/{name}"] = pikepdf.Object.parse(str(value).encode()) if isinstance(value, str) else value
    return saved(document)


def pdf_page_with(name: str, value: str) -> bytes:
    """A page that has such an entry of its own."""
    document = pikepdf.new()
    document.add_blank_page()
    document.pages[0].obj[name] = pikepdf.Object.parse(value.encode())
    return saved(document)


def pdf_with_file() -> bytes:
    document = pikepdf.new()
    document.add_blank_page()
    document.attachments["x.exe"] = b"MZ" + PLANTED
    return saved(document)


def picture_saying(words: bytes) -> bytes:
    """A picture that says something in each place where a camera may write."""
    exif, file = Image.Exif(), io.BytesIO()
    for tag in (0x010E, 0x010F, 0x0110, 0x0131, 0x013B, 0x8298):
        exif[tag] = words.decode("latin-1")
    drawing().save(file, "JPEG", exif=exif, comment=words, icc_profile=words)
    return file.getvalue()


def png_with_text() -> bytes:
    content = picture("PNG")
    said = b"Comment\0" + SCRIPT
    part = struct.pack(">I", len(said)) + b"tEXt" + said + struct.pack(">I", zlib.crc32(b"tEXt" + said))
    at = content.index(b"IDAT") - 4
    return content[:at] + part + content[at:]


def png_with_bomb_in_text() -> bytes:
    content = picture("PNG")
    said = b"Comment\0\0" + zlib.compress(b"A" * 500_000)
    part = struct.pack(">I", len(said)) + b"zTXt" + said + struct.pack(">I", zlib.crc32(b"zTXt" + said))
    at = content.index(b"IDAT") - 4
    return content[:at] + part + content[at:]


def mhtml() -> bytes:
    head = [
        "From: <Saved by a browser>",
        "MIME-Version: 1.0",
        'Content-Type: multipart/related; type="text/html"; boundary="b"',
    ]
    page = ["--b", "Content-Type: text/html; charset=utf-8", "", f"<html><body>said {SCRIPT.decode()}</body></html>"]
    beside = ["--b", "Content-Type: image/png", "", "x", "--b--", ""]
    return "\r\n".join([*head, "", *page, *beside]).encode()
