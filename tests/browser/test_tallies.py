"""Tallies and their charts are read on a telephone, in both languages: nothing is cut off or lies upon another."""

import pytest

from tests.browser.conftest import Visit
from tests.browser.visitor import PHONE, Seat

pytestmark = pytest.mark.browser

# Of each text that is drawn its height in pixels of the screen.
SIZES = """[...document.querySelectorAll(".chart-drawing text")].filter(
    text => text.getClientRects().length
).map(text => {
    const svg = text.ownerSVGElement;
    return parseFloat(getComputedStyle(text).fontSize) * svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
})"""
# The pairs of neighbours, under one chart or beside its bars, that lie upon each other or leave the figure.
CLASHES = """[...document.querySelectorAll(".chart-drawing")].flatMap(svg => {
    const figure = svg.closest("figure").getBoundingClientRect();
    const boxes = [...svg.querySelectorAll("text")].filter(text => text.getClientRects().length)
        .map(text => [text.textContent, text.getBoundingClientRect()]);
    const out = boxes.filter(([, box]) => box.left < figure.left || box.right > figure.right).map(([text]) => text);
    const upon = boxes.flatMap(([text, one], at) => boxes.slice(at + 1)
        .filter(([, other]) => one.left < other.right - 1 && other.left < one.right - 1
            && one.top < other.bottom - 4 && other.top < one.bottom - 4)
        .map(([other]) => text + " / " + other));
    return [...out, ...upon];
})"""


@pytest.mark.parametrize("language", ["ar", "en"])
def test_charts_are_read_on_a_telephone(visit: Visit, language: str) -> None:
    reader = visit("analyst", Seat(PHONE, language))
    reader.go("/tallies/charts/?wave=decree-7-2022")
    sizes = reader.page.evaluate(SIZES)
    assert len(sizes) > 20
    assert min(sizes) >= 11, sizes
    assert reader.page.evaluate(CLASHES) == []


# The numbers of all rows that are cut off by what they stand in.
CUT = """[...document.querySelectorAll(".table-scroll td.number:last-child")].filter(cell => {
    const [box, frame] = [cell.getBoundingClientRect(), cell.closest(".table-scroll").getBoundingClientRect()];
    return box.width && (box.left < frame.left - 1 || box.right > frame.right + 1);
}).map(cell => cell.textContent)"""


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_numbers_of_a_tally_stand_whole_on_a_telephone(visit: Visit, language: str) -> None:
    reader = visit("analyst", Seat(PHONE, language))
    reader.go("/tallies/?wave=decree-7-2022")
    assert reader.page.locator(".table-scroll td.number:last-child").count() > 10
    assert reader.page.evaluate(CUT) == []
