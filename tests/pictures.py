"""Pictures of the running product: those of the documentation, and of every screen to be looked at.

script/pictures               takes the pictures of docs/pictures anew
script/pictures --all FOLDER  takes every screen in each language, size and theme, with sheets of them side by side;
                              further words narrow it: seats (`ar-phone-dark`) and beginnings of names (`releases:`)
"""

import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Error, Page, sync_playwright

from config.embedded import browser as chromium
from tests.browser.screens import screens
from tests.browser.site import Site, running_site
from tests.browser.visitor import DESKTOP, PHONE, Seat, Visitor

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "pictures"
COLOURS = 128  # enough for flat pages, and a quarter of the bytes
OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--hide-scrollbars"]
SEATS = [
    Seat(size, language, scheme)
    for language in ("ar", "en")
    for size in (PHONE, DESKTOP)
    for scheme in ("light", "dark")
]
PEOPLE = ("supervisor", "documenter", "liaison", "administrator", "")  # the first who may open a screen shows it
ACROSS, THUMB = 6, 420  # of a sheet: screens in a row, and how wide each is
LONGEST = 2600  # of a screen on a sheet, in its own points; the picture itself has all of it


@dataclass(frozen=True)
class Picture:
    """One picture: its name, who looks ("" for a stranger), where, and how."""

    name: str
    person: str
    path: str
    language: str = "en"
    size: tuple[int, int] = (1280, 900)
    scheme: str = "light"
    before: Callable[[Page], None] = lambda page: None


def open_first_waiting(page: Page) -> None:
    """From the queue to the record that waits longest."""
    page.locator("tbody th a").first.click()
    page.wait_for_load_state()


def type_a_name(page: Page) -> None:
    """A name as a documenter types it."""
    for field, typed in (("given_ar", "سليم"), ("father_ar", "نزار"), ("family_ar", "الحمصي")):
        page.locator(f"[name={field}]").fill(typed)


def take_a_call(page: Page) -> None:
    """Whom a caller seeks, as a liaison types it, and who on the register it may be."""
    for field, typed in (("given_ar", "عمر"), ("father_ar", "عماد"), ("family_ar", "الناصر")):
        page.locator(f"[name={field}]").fill(typed)
    page.wait_for_timeout(1_500)  # the look-up waits until nothing is typed


def ask_for_keys(page: Page) -> None:
    """The list of keys of a release that one decides on, over the page that answers to them."""
    page.keyboard.press("o")
    page.wait_for_url("**at=**")
    page.wait_for_load_state()
    page.keyboard.press("Shift+Slash")
    page.locator("#shortcuts").wait_for()


PICTURES = (
    Picture("tally", "analyst", "/tallies/?facility=sednaya&wave=decree-7-2022", "ar", (1280, 1000)),
    Picture("entry", "documenter", "/releases/new/", "ar", (1280, 1000), before=type_a_name),
    Picture("record", "supervisor", "/releases/queue/", "en", before=open_first_waiting),
    Picture("flags", "supervisor", "/flags/", "en"),
    Picture("call", "liaison", "/families/new/", "ar", (1280, 1000), before=take_a_call),
    Picture("public", "", "/public/ar/", "ar", (360, 740)),
    Picture("phone", "supervisor", "/releases/queue/", "ar", (360, 740), "dark"),
    Picture("keys", "supervisor", "/releases/queue/", "en", (1280, 800), before=ask_for_keys),
    Picture("queue", "supervisor", "/releases/queue/", "ar", (1280, 800)),
    Picture("statement", "", "/public/en/statements/admsp/1/", "en", (1280, 800)),
)


def main() -> None:
    with running_site() as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.found(), args=OPTIONS)
        if sys.argv[1:2] == ["--all"]:
            take_all(site, browser, Path(sys.argv[2]).resolve(), sys.argv[3:])
        else:
            FOLDER.mkdir(parents=True, exist_ok=True)
            for picture in PICTURES:
                take(site, browser, picture)


def take(site: Site, browser: Browser, picture: Picture) -> None:
    """Sign in, go there, and keep what is on the screen."""
    visitor = Visitor.at(site, browser, Seat(picture.size, picture.language, picture.scheme))
    if picture.person:
        visitor.sign_in(picture.person)
    visitor.go(picture.path)
    picture.before(visitor.page)
    keep(visitor.page.screenshot(), FOLDER / f"{picture.name}.png")
    visitor.context.close()


def keep(shot: bytes, path: Path) -> None:
    """A picture in few colours and bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.open(BytesIO(shot)).convert("RGB").quantize(COLOURS).save(path, optimize=True)


def take_all(site: Site, browser: Browser, folder: Path, narrowed: list[str]) -> None:
    """Every screen from every seat, or from those named and of those addresses; one folder for each seat."""
    seats = [seat for seat in SEATS if str(seat) in narrowed] or SEATS
    wanted = tuple(word for word in narrowed if word not in {str(seat) for seat in SEATS})
    known = screens(site, whole=False)
    found = {name: paths for name, paths in known.items() if not wanted or name.startswith(wanted)}
    for seat in seats:
        people = [_arrived(site, browser, seat, name) for name in PEOPLE]
        shown = [path for name, paths in found.items() for path in _taken(people, folder / str(seat), name, paths)]
        for visitor in people:
            visitor.context.close()
        for number, sheet in enumerate(_sheets(shown), start=1):
            sheet.save(folder / f"{seat}-{number:02}.png")
        sys.stdout.write(f"{seat}: {len(shown)}\n")
        sys.stdout.flush()


def _arrived(site: Site, browser: Browser, seat: Seat, name: str) -> Visitor:
    visitor = Visitor.at(site, browser, seat)
    return visitor.sign_in(name) if name else visitor


def _taken(people: list[Visitor], folder: Path, name: str, paths: list[str]) -> Iterator[Path]:
    """The files of one address, taken by the first who may open each of its examples."""
    for number, path in enumerate(paths, start=1):
        for who in people:
            answer = who.context.request.get(who.site.address + path, max_redirects=0)
            if "text/html" not in answer.headers.get("content-type", "") or answer.status not in (200, 404):
                continue
            try:
                who.go(path)
                shot = who.page.screenshot(full_page=True)
            except Error as error:
                sys.stdout.write(f"{path}: {error.message}\n")
                break
            file = folder / f"{re.sub(r'[^a-z0-9-]+', '_', name) or 'besides'}-{number}.png"
            keep(shot, file)
            yield file
            break


def _sheets(files: list[Path]) -> Iterator[Image.Image]:
    """The pictures side by side, a row as high as its longest; a few rows on a sheet."""
    for start in range(0, len(files), 3 * ACROSS):
        rows = [files[row : row + ACROSS] for row in range(start, min(len(files), start + 3 * ACROSS), ACROSS)]
        drawn = [[_thumb(file) for file in row] for row in rows]
        heights = [max(thumb.height for thumb in row) + 8 for row in drawn]
        sheet = Image.new("RGB", (ACROSS * (THUMB + 8), sum(heights)), "#888888")
        for row, thumbs in enumerate(drawn):
            for column, thumb in enumerate(thumbs):
                sheet.paste(thumb, (column * (THUMB + 8), sum(heights[:row])))
        yield sheet


def _thumb(file: Path) -> Image.Image:
    picture = Image.open(file).convert("RGB")
    picture = picture.crop((0, 0, picture.width, min(picture.height, LONGEST)))
    return picture.resize((THUMB, max(1, picture.height * THUMB // picture.width)), Image.Resampling.LANCZOS)


if __name__ == "__main__":
    main()
