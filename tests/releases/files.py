"""Files as people send them, made here: nothing of anybody's is kept in the repository."""

import io
from typing import Any

import pikepdf
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

from accounts.models import User
from releases.evidence.receiving import receive
from releases.models import Upload

EXIF = b"taken in Maarrat Misrin"


def received(content: bytes, by: User, name: str = "photo.jpg") -> Upload:
    """A file that `by` sent in one piece and that was taken."""
    answer = receive(SimpleUploadedFile(name, content), by=by)
    assert isinstance(answer, Upload), answer
    return answer


def drawing(size: tuple[int, int] = (40, 30), seed: int = 1) -> Image.Image:
    """A picture with something in it."""
    image = Image.new("RGB", size, "teal")
    pen = ImageDraw.Draw(image)
    for step in range(6):
        left, top = (step * seed * 7) % size[0], (step * seed * 5) % size[1]
        pen.rectangle(
            (left, top, left + size[0] // 5, top + size[1] // 4), fill=(step * 40, 255 - step * 30, seed % 255)
        )
    return image


def picture(kind: str = "JPEG", size: tuple[int, int] = (40, 30), seed: int = 1, **options: Any) -> bytes:
    """A small picture with a place in its metadata."""
    file, exif = io.BytesIO(), Image.Exif()
    exif[0x010E] = EXIF.decode()
    exif[0x010F], exif[0x0110], exif[0x0132] = "Maker", "Model 7", "2024:12:08 04:30:00"
    if kind != "TIFF":
        exif.get_ifd(0x8825).update({1: "N", 2: (35.0, 56.0, 0.0), 3: "E", 4: (36.0, 38.0, 0.0)})
    drawing(size, seed).save(file, kind, exif=exif, **options)
    return file.getvalue()


def smaller(content: bytes) -> bytes:
    """The same picture, half as large, written by another program."""
    file = io.BytesIO()
    image = Image.open(io.BytesIO(content))
    image.resize((image.width // 2, image.height // 2)).save(file, "PNG")
    return file.getvalue()


def gif(frames: int = 1, size: tuple[int, int] = (20, 20)) -> bytes:
    """Pictures one after the other."""
    file = io.BytesIO()
    first, *others = (Image.new("L", size, step % 255) for step in range(frames))
    first.save(file, "GIF", save_all=True, append_images=others)
    return file.getvalue()


def pdf_that_acts() -> bytes:
    """A PDF that runs a script when it is opened and carries a file inside."""
    document, file = pikepdf.new(), io.BytesIO()
    document.add_blank_page()
    document.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name("/JavaScript"), JS="app.alert(1)")
    document.attachments["inside.exe"] = b"MZ"
    document.save(file)
    return file.getvalue()


def text(said: str) -> bytes:
    """A plain text."""
    return said.encode()


def html(body: str) -> bytes:
    """A page as a browser saves it."""
    return f"<!DOCTYPE html><html><head><title></title></head><body>{body}</body></html>".encode()
