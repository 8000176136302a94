"""What is measured: pages by those who open them, a release saved, the first page's weight, eight at once."""

import re
import secrets
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count, cycle
from random import Random
from urllib.parse import urljoin

import psutil

from config.demo.names import FAMILIES, MEN, WOMEN
from tests.bench.browser import Answer, Browser, hidden, linked
from tests.bench.measuring import Ask, Times, measure, together
from tests.bench.report import GOALS, PAGE, Line, at_least, at_most, of_times
from tests.bench.suspicion.texts import own

AT_ONCE = 8
FILTERED = "/releases/?status=verified&wave=prisons-opened-2024&facility=sednaya&home=SY-HI"
NARROWED = "/releases/queue/?wave=prisons-opened-2024&grade=C3&ready=on"
COMBINED = (
    "/releases/?facility=sednaya&facility=adra&home=SY-HI&home=SY-HM&home_is=not&status=verified&status=submitted"
)
BETWEEN = "/releases/?date_from=2012&date_to=2014&place_is=empty&category_is=known"
PEOPLE_COMBINED = "/detainees/?home=SY-HI&home=SY-ID&sex_is=known&birth_from=1980&birth_to=1990"
PEOPLE_OF_A_PLACE = "/detainees/?home=SY-HI&sex=female"
DEEP = 60  # pages turned before one is measured
_REFERENCE = re.compile(r'href="/(?:releases|detainees)/([A-Z]-[0-9A-Z]{4}-[0-9A-Z]{4})/["?]')
_NEXT = re.compile(r'href="([^"]*[?&;]after=[^"]+)"')


class Bench:
    """The figures of one running application."""

    def __init__(self, port: int, password: str, server: list[psutil.Process], times: int) -> None:
        self.port, self.password, self.server, self.times = port, password, server, times
        self.documenter, self.supervisor = self._person("documenter"), self._person("supervisor")
        self.analyst, self.liaison = self._person("analyst"), self._person("liaison")
        self._numbers = count(1)

    def _person(self, username: str) -> Browser:
        browser = Browser(self.port)
        browser.sign_in(username, self.password)
        return browser

    def pages(self) -> Iterator[Line]:
        """Every list, record and figure with one connection."""
        records = cycle(self._references("/releases/?status=verified"))
        people = cycle(self._references("/detainees/"))
        waiting = cycle(self._references("/releases/queue/"))
        asked: tuple[tuple[str, Ask], ...] = (
            ("first page, documenter", lambda: self.documenter.get("/")),
            ("first page, supervisor", lambda: self.supervisor.get("/")),
            ("first page, analyst", lambda: self.analyst.get("/")),
            ("list of releases", lambda: self.documenter.get("/releases/")),
            ("list of releases, filtered, with its count", lambda: self.documenter.get(FILTERED)),
            ("list of releases, a liaison's", lambda: self.liaison.get("/releases/")),
            ("list of releases, by date", lambda: self.documenter.get("/releases/?sort=-date")),
            ("list of releases, a liaison's, by date", lambda: self.liaison.get("/releases/?sort=-date")),
            ("list of releases, three combined filters", lambda: self.documenter.get(COMBINED)),
            ("list of releases, between two dates and what is missing", lambda: self.documenter.get(BETWEEN)),
            ("list of detainees, three combined filters", lambda: self.documenter.get(PEOPLE_COMBINED)),
            ("what is missing", lambda: self.supervisor.get("/releases/missing/")),
            (f"list of releases, page {DEEP}", self._deep("/releases/")),
            ("list of detainees", lambda: self.documenter.get("/detainees/")),
            ("list of detainees, filtered, with its count", lambda: self.documenter.get(PEOPLE_OF_A_PLACE)),
            ("list of detainees, by name", lambda: self.documenter.get("/detainees/?sort=name")),
            (f"list of detainees, page {DEEP}", self._deep("/detainees/")),
            ("queue of a supervisor", lambda: self.supervisor.get("/releases/queue/")),
            ("queue, three filters, with its count", lambda: self.supervisor.get(NARROWED)),
            ("record of a release", lambda: self.documenter.get(f"/releases/{next(records)}/")),
            ("record that waits for a decision", lambda: self.supervisor.get(f"/releases/{next(waiting)}/")),
            ("record of a detainee", lambda: self.documenter.get(f"/detainees/{next(people)}/")),
            ("page on which a release is entered", lambda: self.documenter.get("/releases/new/")),
            ("tally", lambda: self.analyst.get("/tallies/?wave=decree-7-2022&facility=sednaya")),
            ("tally of everything", lambda: self.analyst.get("/tallies/")),
        )
        for name, ask in asked:
            goal = next((goal for words, goal in GOALS.items() if name.startswith(words)), PAGE)
            yield of_times(self._measure(name, ask), goal)

    def search(self) -> Iterator[Line]:
        """A name looked for (sent, and shown where that leads), and who may be on the register already."""
        sought = {"sought": "أحمد درويش"}
        typed = {"given": "أحمد", "father": "محمود", "family": "الخطيب", "birth": "1988", "governorate": "SY-DR"}
        self.documenter.get("/detainees/")
        sent = partial(self.documenter.post, "/detainees/search/", sought)
        yield of_times(self._measure("a name is sent", sent, expected=302), PAGE)
        found = sent().location
        yield of_times(self._measure("a name looked for", lambda: self.documenter.get(found)), PAGE)
        similar = partial(self.documenter.post, "/detainees/similar/", typed)
        yield of_times(self._measure("who may be on the register already", similar), PAGE)

    def saving(self) -> Iterator[Line]:
        """A release of a new person with its claim, entered and submitted as one form."""
        page = self.documenter.get("/releases/new/").text
        team = hidden(page, "team")

        def save() -> Answer:
            once = hidden(self.documenter.get("/releases/new/").text, "once")
            return self.documenter.post("/releases/new/", self._form(team, once))

        found = measure("save a release with its claim", save, self.server, times=self.times, expected=302)
        yield of_times(found, GOALS[found.name])

    def keeping(self) -> Iterator[Line]:
        """What is typed into the page of entry kept as a draft, every tenth time a new one."""
        page = self.documenter.get("/releases/new/").text
        team, hand = hidden(page, "team"), hidden(page, "written-by")
        turns, run = count(), secrets.token_urlsafe(12)

        def keep() -> Answer:
            form = self._form(team, f"{run}{next(turns) // 10:010}")
            return self.documenter.post("/drafts/keep/", {**form, "written-by": hand, "kept-form": "enter-release"})

        found = measure("what is typed is kept (autosave)", keep, self.server, times=self.times)
        yield of_times(found, PAGE)

    def _form(self, team: str, once: str) -> dict[str, str]:
        """Each time another person, of whom another source tells in its own words, as on a working day."""
        number = next(self._numbers)
        chance = Random(number)
        given, father, family, mother = (chance.choice(names)[0] for names in (MEN, MEN, FAMILIES, WOMEN))
        return {
            "once": once, "team": team, "about": "new", "given_ar": given, "father_ar": father, "family_ar": family,
            "mother_ar": mother, "sex": "male", "birth": str(chance.randrange(1950, 2004)), "home_governorate": "SY-DR",
            "arrest_date": f"{chance.randrange(2011, 2020)}-05",
            "arrest_facility": "sednaya", "charge": "terrorism", "wave": "decree-7-2022", "date": "2022-05-03",
            "facility": "sednaya", "home": "SY-DR", "place": "SY-DI", "mode": "amnesty", "category": "terrorism",
            "security_case": "unknown", "wish": "not-asked", "claims-TOTAL_FORMS": "1", "claims-INITIAL_FORMS": "0",
            "claims-MIN_NUM_FORMS": "1", "claims-MAX_NUM_FORMS": "20", "claims-0-source_name": f"شهادة {number}",
            "claims-0-source_kind": "released-person", "claims-0-connection": "self", "claims-0-reliability": "B",
            "claims-0-credibility": "2", "claims-0-text": own(chance), "claims-0-cite": "not-asked",
            "submit": "1",
        }  # fmt: skip

    def weight(self) -> Iterator[Line]:
        """What the first page costs over the wire in a browser that knows nothing yet."""
        fresh = self._person("documenter2")
        page = fresh.get("/")
        parts = [fresh.get(path) for path in linked(page.text)]
        yield at_most("first page over the wire", (page.bytes + sum(p.bytes for p in parts)) / 1024, 80, "KB")
        yield at_most("first page, requests", 1 + len(parts), 8, "")

    def mixed(self, seconds: float) -> Iterator[Line]:
        """Eight people at once, reading mostly."""
        mixes = [self._mix(number) for number in range(AT_ONCE)]
        rate, found = together(mixes, seconds)
        yield at_least(f"{AT_ONCE} connections, mixed", rate, 60, "requests/s")
        yield at_most(f"{AT_ONCE} connections, errors", len(found.wrong), 0, "")
        yield Line(f"{AT_ONCE} connections, each request", f"{found.of(0.5):6.1f} / {found.of(0.95):6.1f} ms")

    def _mix(self, number: int) -> list[tuple[int, Ask]]:
        browser = self._person("documenter" if number % 2 else "supervisor")
        pages = Random(number)
        references = self._references("/releases/")
        team = hidden(browser.get("/releases/new/").text, "team") if number % 2 else ""

        def save() -> Answer:
            once = hidden(browser.get("/releases/new/").text, "once")
            return browser.post("/releases/new/", self._form(team, once))

        lists: list[tuple[int, Ask]] = [
            (20, lambda: browser.get("/releases/")),
            (15, lambda: browser.get(FILTERED)),
            (10, lambda: browser.get("/detainees/")),
            (40, lambda: browser.get(f"/releases/{pages.choice(references)}/")),
            (5, lambda: browser.get("/tallies/?wave=decree-7-2022")),
        ]
        return [*lists, (10, save) if number % 2 else (10, lambda: browser.get("/releases/queue/"))]

    def _measure(self, name: str, ask: Ask, expected: int = 200) -> Times:
        return measure(name, ask, self.server, times=self.times, expected=expected)

    def _references(self, path: str) -> list[str]:
        found = list(dict.fromkeys(_REFERENCE.findall(self.supervisor.get(path).text)))
        if not found:
            raise SystemExit(f"{path} shows no records.")
        return found

    def _deep(self, path: str) -> Callable[[], Answer]:
        for _ in range(DEEP - 1):
            found = _NEXT.search(self.documenter.get(path).text)
            if found is None:
                break
            path = urljoin(path, found[1].replace("&amp;", "&"))
        return lambda: self.documenter.get(path)
