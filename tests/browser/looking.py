"""What is wrong with the page that a visitor has in front of them."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Error

from tests.browser.visitor import DESKTOP, PHONE, Visitor

TOO_WIDE = """() => {
    const edge = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= edge) return "";
    const over = [...document.querySelectorAll("main *")].filter((one) => {
        const box = one.getBoundingClientRect();
        return box.width && (box.right > edge + 1 || box.left < -1) && !one.closest(".table-scroll");
    });
    return `${document.documentElement.scrollWidth} wide: ` + (over[0]?.outerHTML.slice(0, 120) ?? "");
}"""
# On a card a cell is its label and what it holds beside it: words after an element would stand under the label.
ASTRAY = """() => [...document.querySelectorAll(".table.stacks [data-label]")].filter((cell) =>
    [...cell.childNodes].some((one) => one.nodeType === 3 && one.data.trim() && one.previousElementSibling)
).map((cell) => `astray on a card: ${cell.outerHTML.slice(0, 160)}`)"""
# A row is like the next: the first few are looked at, which is many times quicker.
FEWER_ROWS = "rows => { for (const row of rows) if (row.sectionRowIndex > 5) row.remove(); }"
OPTIONS = {"resultTypes": ["violations"], "preload": False}
_axe = Axe()


def faults(who: Visitor) -> list[str]:
    """What axe finds, long tables cut, and whether the page is wider than a telephone; [] where nothing is wrong.

    What is found is looked for once more when nothing is on its way: a page to which a click leads may still be coming.
    """
    try:
        found = _faults(who)
    except Error as error:  # the page was left meanwhile
        found = [str(error)]
    if found:
        who.page.wait_for_load_state("networkidle")
        found = _faults(who)
    return found


def _faults(who: Visitor) -> list[str]:
    who.page.wait_for_load_state("load")  # with its style sheets
    wide = too_wide(who)
    wide += who.page.evaluate(ASTRAY)
    who.page.eval_on_selector_all("tbody tr", FEWER_ROWS)
    found = _axe.run(who.page, options=OPTIONS).response["violations"]
    return [*wide, *(f"{rule['id']}: {node['html'][:160]}" for rule in found for node in rule["nodes"])]


def too_wide(who: Visitor) -> list[str]:
    width, height = PHONE
    who.page.set_viewport_size({"width": width, "height": height})
    told: str = who.page.evaluate(TOO_WIDE)
    width, height = who.seat.size
    if who.seat.size == DESKTOP:
        who.page.set_viewport_size({"width": width, "height": height})
    return [told] if told else []
