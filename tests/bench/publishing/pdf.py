"""A statement as PDF and as a picture, over HTTP: a draft is set anew each time, what is published is set once."""

import re
from collections.abc import Iterator
from statistics import quantiles

from tests.bench.browser import Browser
from tests.bench.publishing.site import Site
from tests.bench.report import Line, at_most

GOAL = 2_000.0  # milliseconds
TIMES = 20
SAID = ("title", "happened", "verified", "may_change", "about_us")
PART = {"ar": "{المجموع معتقلين} من {المحافظات}. " * 6, "en": "{total detainees} from {provinces}. " * 6}


def lines(site: Site) -> Iterator[Line]:
    """The slowest of them, in either language."""
    analyst = site.browser("analyst")
    draft = _draft(analyst)
    for kind, what in (("pdf", "PDF of a statement"), ("png", "picture of a statement for messages")):
        for language in ("ar", "en"):
            took = [_set(analyst, f"{draft}{language}.{kind}") for _turn in range(min(TIMES, site.times))]
            yield at_most(f"{what}, {language} (95 of 100)", quantiles(took, n=20)[-1], GOAL, "ms")


def _draft(analyst: Browser) -> str:
    """The address of a statement that is written on a tally saved now."""
    analyst.get("/tallies/")
    saved = _made(analyst, "/tallies/save/", {"title_ar": "حصيلة", "title_en": "A tally"})
    said = {f"{part}_{language}": text for part in SAID for language, text in PART.items()}
    reference = saved.rstrip("/").split("/")[-1]
    return _made(analyst, f"/statements/new/?tally={reference}", {"dated": "1/1/2026", **said})


def _made(analyst: Browser, path: str, fields: dict[str, str]) -> str:
    page = analyst.get(path).text
    once = re.search(r'name="once" value="([^"]+)"', page)
    answer = analyst.post(path, {**fields, **({"once": once[1]} if once else {})})
    if answer.status != 302:
        raise SystemExit(f"{path} answered {answer.status}")
    return answer.location


def _set(analyst: Browser, path: str) -> float:
    answer = analyst.get(path)
    if answer.status != 200:
        raise SystemExit(f"{path} answered {answer.status}")
    return answer.milliseconds
