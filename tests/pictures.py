"""The pictures of the documentation: which page, for whom, in which language, on which screen."""

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from config.embedded import places
from config.embedded.places import Places
from tests.run.running import Running

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "pictures"
COLOURS = 128  # enough for flat pages, and a quarter of the bytes


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


PICTURES = (
    Picture("tally", "analyst", "/tallies/?facility=sednaya&wave=decree-7-2022", "ar", (1280, 1000)),
    Picture("entry", "documenter", "/releases/new/", "ar", (1280, 1000), before=type_a_name),
    Picture("record", "supervisor", "/releases/queue/", "en", before=open_first_waiting),
    Picture("flags", "supervisor", "/flags/", "en"),
    Picture("call", "liaison", "/families/new/", "ar", (1280, 1000), before=take_a_call),
    Picture("public", "", "/public/ar/", "ar", (360, 740)),
    Picture("phone", "supervisor", "/releases/queue/", "ar", (360, 740), "dark"),
)


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    data = Path(tempfile.mkdtemp(prefix="ifraj-pictures-"))
    data.chmod(0o755)
    running = Running(data / "data", arguments=())
    try:
        running.start(240)
        password = str(places.read(Places(running.data).demo)["password"])
        with sync_playwright() as playwright:
            options = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=options)
            for picture in PICTURES:
                take(browser, f"http://127.0.0.1:{running.port}", password, picture)
    finally:
        running.stop()
        shutil.rmtree(data, ignore_errors=True)


def take(browser: Browser, address: str, password: str, picture: Picture) -> None:
    """Sign in, go there, and keep what is on the screen."""
    width, height = picture.size
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme="dark" if picture.scheme == "dark" else "light"
    )
    page = context.new_page()
    if picture.person:
        sign_in(page, address, password, picture)
    page.goto(address + picture.path)
    picture.before(page)
    drawn = Image.open(BytesIO(page.screenshot())).convert("RGB").quantize(COLOURS)
    drawn.save(FOLDER / f"{picture.name}.png", optimize=True)
    context.close()


def sign_in(page: Page, address: str, password: str, picture: Picture) -> None:
    """As the person of the picture, who reads in its language."""
    page.goto(address + "/accounts/login/")
    page.locator("main [name=login]").fill(picture.person)
    page.locator("main [name=password]").fill(password)
    page.locator("main form button.primary").click()
    page.wait_for_load_state()
    if page.locator("html").get_attribute("lang") != picture.language:
        page.locator("[popovertarget=user-menu]").click()
        page.locator(f"#user-menu button[name=language][value={picture.language}]").click()
        page.wait_for_load_state()


if __name__ == "__main__":
    main()
