"""script/bench families [INQUIRIES]: the desk, a caller's number, and the look-up of a call, over HTTP.

With --flood [POSTS] the desk alone, while so many posts come to the public form, from one address and from many.
"""

import argparse
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial

import psutil
import psycopg

from config.embedded import places, throwaway
from config.embedded.places import Places
from config.embedded.preparation import Preparation, password
from config.embedded.run import answers, parts
from config.embedded.services import Services
from config.embedded.supervisor import Supervisor
from config.embedded.terminal import Trouble, say, step
from tests.bench import starting
from tests.bench.browser import Answer, Browser
from tests.bench.families import beside
from tests.bench.measuring import Ask, all_of, measure, until_idle
from tests.bench.report import Line, of_times, table

KEYSTROKE, DESK = (25.0, 50.0), (25.0, 40.0)  # milliseconds: half, and ninety-five of a hundred
SHARED_OUT = (150.0, 200.0)  # a page that one opens some times a day; of sixty thousand open inquiries of one person
ANEW = (75.0, 100.0)  # with all that stands above the list asked anew
FOUND = (50.0, 100.0)  # of the whole register and the desk
TYPED = {"given_ar": "خالد", "father_ar": "محمود", "family_ar": "الخطيب", "about": "sought"}
KNOWN = {"number": "+44 7700 900101", "method": "whatsapp"}  # of the demo


def main() -> int:
    arguments = argparse.ArgumentParser("script/bench families", description=__doc__)
    arguments.add_argument("inquiries", type=int, nargs="?", default=200_000)
    arguments.add_argument("--times", type=int, default=200, help="requests for each figure (200)")
    arguments.add_argument("--flood", type=int, nargs="?", const=5_000, default=0, metavar="POSTS")
    chosen, supervisor = arguments.parse_args(), Supervisor()
    supervisor.take_signals()
    try:
        with throwaway.running(supervisor) as (folder, started):
            print(table(list(_figures(chosen, supervisor, folder, started))))  # noqa: T201
    except Trouble as trouble:
        say(f"script/bench families: {trouble}")
        return 1
    return 0


def _figures(chosen: argparse.Namespace, supervisor: Supervisor, folder: Places, started: Services) -> Iterator[Line]:
    preparation = Preparation(folder, started.environment, supervisor)
    preparation.all()
    secret = password()
    places.write_private(folder.demo, {"password": secret, "complete": False})
    preparation.manage("make_demo")
    with step(f"Making {chosen.inquiries:,} inquiries"):
        command = [sys.executable, "-m", "tests.bench.families.loading", str(chosen.inquiries)]
        done = subprocess.run(command, env=started.environment, capture_output=True, text=True)
    if done.returncode:
        raise Trouble(f"The inquiries could not be made:\n{done.stderr[-2000:]}")
    port = starting.free_port()
    with step("Starting the web server, the worker and the scheduler"):
        for part in parts(folder, started.environment, port):
            supervisor.add(part)
        supervisor.wait_for(supervisor.parts[-1], lambda: answers(port), 120)
    parents = [psutil.Process(part.process.pid) for part in supervisor.parts if part.process]
    with step("Waiting until the worker has followed what was loaded"):
        until_idle(parents)
    server = all_of(parents)
    liaison, leads = Browser(port), Browser(port)
    liaison.sign_in("liaison", secret)
    leads.sign_in("supervisor", secret)
    if chosen.flood:
        door = starting.free_port()
        public = beside.public_part(folder, started.environment, door)
        supervisor.add(public)
        supervisor.wait_for(public, lambda: beside.answers(door), 60)
        yield from beside.figures(liaison, server, started.environment, (door, chosen.flood), chosen.times)
        return
    written = partial(_tell_of_a_move, psycopg.connect(started.environment["DATABASE_URL"], autocommit=True))
    for name, ask, goal in (*_asked(liaison), _told_anew(liaison, written), *_led(leads)):
        with step(f"Measuring: {name}"):
            found = measure(f"{name}, of {chosen.inquiries:,}", ask, server, times=chosen.times)
        yield of_times(found, goal)


def _asked(liaison: Browser) -> Iterator[tuple[str, Ask, tuple[float, float]]]:
    for name, address in (
        ("the desk", ""), ("the desk, by priority", "?sort=-priority"), ("the desk, overdue", "?status=overdue"),
        ("the desk, one's own", "?mine=on"), ("the desk, what is closed", "?status=closed"),
        ("the desk, everything, newest first", "?status=all&sort=-entered"),
    ):  # fmt: skip
        yield name, partial(liaison.get, f"/families/{address}"), DESK
    yield "who has what, one's own", partial(liaison.get, "/families/workload/"), SHARED_OUT
    yield "what is due for review", partial(liaison.get, "/families/review/"), DESK
    yield "a caller found by the number", partial(liaison.post, "/families/caller/", KNOWN), KEYSTROKE
    yield "who is sought already, a keystroke", partial(liaison.post, "/families/already/", TYPED), KEYSTROKE
    for words in ("خالد الخطيب", "Khaled Alkhateeb", "محمد"):
        yield f"an inquiry found by “{words}”", partial(_found, liaison, words), FOUND
    yield "who may be sought, a keystroke", partial(liaison.post, "/detainees/similar/", TYPED), KEYSTROKE


def _told_anew(liaison: Browser, written: Callable[[], None]) -> tuple[str, Ask, tuple[float, float]]:
    """The desk as it is on a busy night: between any two pages somebody has moved a record."""

    def ask() -> Answer:
        written()
        return liaison.get("/families/")

    return "the desk, a move made before each page", ask, ANEW


def _tell_of_a_move(connection: psycopg.Connection) -> None:
    """What every process looks at to know that something was written."""
    connection.execute("SELECT nextval('casework_movemade_id_seq')")


def _found(liaison: Browser, words: str) -> Answer:
    """The page to which the search box leads."""
    return liaison.get(liaison.post("/search/", {"sought": words}).location)


def _led(leads: Browser) -> Iterator[tuple[str, Ask, tuple[float, float]]]:
    yield "who has what, for who leads the desks", partial(leads.get, "/families/workload/"), SHARED_OUT
    yield "the desks in figures", partial(leads.get, "/families/figures/"), DESK


if __name__ == "__main__":
    sys.exit(main())
