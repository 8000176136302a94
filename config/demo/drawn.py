"""Files of the demo, drawn when it is made: a list of names, a paper, a pattern, a portrait, two pages, messages."""

import io
from collections.abc import Sequence
from random import Random

from PIL import Image, ImageDraw, ImageFilter, ImageFont

PAPER, INK, DESK = "#f4efe2", "#23262b", "#6d5a45"
PAGE = (1000, 1300)  # points
COLUMNS = (60, 170, 380, 590, 820)  # where the columns of the list begin


def photographed_list(rows: Sequence[tuple[str, ...]], chance: Random) -> bytes:
    """A list as somebody photographs it on a table: a little askew, a little out of focus."""
    page = Image.new("RGB", PAGE, PAPER)
    pen = ImageDraw.Draw(page)
    pen.text((60, 50), "RELEASED, DARAA", INK, _letters(44))
    for place, row in enumerate((("No.", "Name", "Father", "Family", "Born"), *rows)):
        top = 150 + 80 * place
        pen.line((50, top + 62, 950, top + 62), "#a49b88", 2)
        for left, text in zip(COLUMNS, row, strict=True):
            pen.text((left + chance.randint(-3, 3), top + chance.randint(-3, 3)), text, INK, _letters(32))
    table = Image.new("RGB", (PAGE[0] + 120, PAGE[1] + 120), DESK)
    table.paste(page, (60, 60))
    return _jpeg(table.rotate(1.3, Image.Resampling.BICUBIC, fillcolor=DESK).filter(ImageFilter.GaussianBlur(0.6)))


def release_paper(name: str) -> bytes:
    """A paper with a stamp, as people are given one at the gate."""
    page = Image.new("RGB", (900, 620), PAPER)
    pen = ImageDraw.Draw(page)
    pen.text((60, 50), "NOTICE OF RELEASE", INK, _letters(44))
    lines = (f"Name: {name}", "Held at: Sednaya", "Decree: 7 of 2022", "No. 0000 / 22 (invented)")
    for place, line in enumerate(lines):
        pen.text((60, 170 + 80 * place), line, INK, _letters(32))
    for edge in (0, 8, 14):
        pen.ellipse((620 + edge, 330 + edge, 840 - edge, 550 - edge), outline="#35508f", width=4)
    pen.text((672, 420), "STAMP", "#35508f", _letters(34))
    return _jpeg(page)


def pattern(chance: Random) -> bytes:
    """Nothing but colours: what is marked as distressing in the demo distresses nobody."""
    picture = Image.new("RGB", (640, 480), "#3b5b6d")
    pen = ImageDraw.Draw(picture)
    for _patch in range(90):
        left, top, size = chance.randrange(640), chance.randrange(480), chance.randint(20, 120)
        colour = (chance.randrange(60, 230), chance.randrange(60, 200), chance.randrange(60, 200))
        pen.rectangle((left, top, left + size, top + size // 2), colour)
    return _jpeg(picture)


def portrait() -> bytes:
    """Head and shoulders of nobody, where a photograph of a person stands."""
    picture = Image.new("RGB", (480, 480), "#c9bda6")
    pen = ImageDraw.Draw(picture)
    pen.ellipse((60, 320, 420, 700), "#4a5a55")
    pen.rectangle((205, 270, 275, 350), "#b08a6a")
    pen.ellipse((150, 90, 330, 310), "#c19a78")
    pen.pieslice((142, 76, 338, 260), 180, 360, "#3b332c")
    return _jpeg(picture.filter(ImageFilter.GaussianBlur(1)))


def two_pages() -> bytes:
    """A PDF of two pages."""
    pages = []
    for number, words in ((1, "Visit to the family: notes"), (2, "What was left open")):
        page = Image.new("RGB", (620, 877), "white")
        pen = ImageDraw.Draw(page)
        pen.text((60, 60), words, INK, _letters(30))
        pen.text((60, 800), f"Page {number} of 2 (invented)", INK, _letters(20))
        pages.append(page)
    file = io.BytesIO()
    pages[0].save(file, "PDF", save_all=True, append_images=pages[1:])
    return file.getvalue()


def messages() -> bytes:
    """A conversation as a messaging service exports it."""
    lines = (
        "[03/05/2022, 18:02] قريب: وصل إلى البيت قبل ساعة والحمد لله.",
        "[03/05/2022, 18:05] رانيا: الحمد لله على السلامة. هل هو من الدفعة التي خرجت اليوم؟",
        "[03/05/2022, 18:09] قريب: نعم، نزل عند الجسر مع عشرة آخرين، ولا يريد أن يُنشر اسمه الآن.",
    )
    return "\n".join(lines).encode()


def _letters(size: int) -> ImageFont.ImageFont | ImageFont.FreeTypeFont:
    return ImageFont.load_default(size)


def _jpeg(picture: Image.Image) -> bytes:
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=82)
    return file.getvalue()
