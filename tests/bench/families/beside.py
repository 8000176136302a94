"""The desk's pages while the public form is flooded, from one address and from many.

As on a team's server the public pages have a process of their own that waits for the others (deploy/start). The flood
comes from this machine too, at the lowest priority: elsewhere it comes from machines of others.
"""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

import psutil

from config.embedded.logs import Log
from config.embedded.places import Places
from config.embedded.processes import wait_for_others
from config.embedded.supervisor import Part
from config.embedded.terminal import Trouble, step
from config.embedded.venv import PYTHON, ROOT
from tests.bench.browser import Browser
from tests.bench.measuring import Ask, Times, measure, used
from tests.bench.report import Line, of_times

DESK = (25.0, 40.0)  # milliseconds: half, and ninety-five of a hundred
MANY = 1_000  # addresses
PAGES = (("the desk", "/families/"), ("the desk, by priority", "/families/?sort=-priority"))


def public_part(folder: Places, environment: Mapping[str, str], port: int) -> Part:
    """The public pages in a process of their own, as the container of `deploy/start public` has them: it waits."""
    command = [
        *(str(PYTHON), "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1"),
        *("--port", str(port), "--no-ws", "--workers", "1", "--blocking-threads", "4", "config.wsgi:application"),
    ]
    serving = {**environment, "IFRAJ_SERVES": "public"}
    return Part("public", command, ROOT, Log(folder.logs, "public"), serving, nice=10)


def answers(port: int) -> bool:
    """Whether the public pages are there."""
    try:
        return Browser(port).get("/public/ar/").status == 200
    except OSError:
        return False


def figures(
    liaison: Browser, server: list[psutil.Process], environment: Mapping[str, str], flood: tuple[int, int], times: int
) -> Iterator[Line]:
    """Without a flood, then with each kind of it; how many posts were let in and how many refused."""
    asks = [(name, partial(liaison.get, address)) for name, address in PAGES]
    for name, ask in asks:
        with step(f"Measuring: {name}"):
            yield of_times(measure(f"{name}, nobody floods", ask, server, times=times), DESK)
    for words, addresses in (("from one address", 1), (f"from {MANY:,} addresses", MANY)):
        with step(f"Measuring: {flood[1]:,} posts {words}"):
            yield from _flooded(words, addresses, asks, server, environment, flood)


def _flooded(
    words: str, addresses: int, asks: Sequence[tuple[str, Ask]], server: list[psutil.Process],
    environment: Mapping[str, str], flood: tuple[int, int],
) -> Iterator[Line]:  # fmt: skip
    port, posts = flood
    command = [sys.executable, "-m", "tests.bench.families.flooding", *map(str, (port, posts, addresses))]
    with subprocess.Popen(
        command, env=dict(environment), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        start_new_session=True, preexec_fn=partial(wait_for_others, 19),  # noqa: PLW1509 - this process has one thread
    ) as flooding:  # fmt: skip
        if flooding.stdin is None or flooding.stdout is None or flooding.stdout.readline() != "ready\n":
            raise Trouble("The flood could not begin.")
        before = used(server)
        flooding.stdin.write("begin\n")
        flooding.stdin.flush()
        found = {name: Times(f"{name}, {posts:,} posts {words}") for name, _ask in asks}
        while flooding.poll() is None:
            for name, ask in asks:
                answer = ask()
                found[name].taken.append(answer.milliseconds)
                found[name].wrong += [answer.status] if answer.status != 200 else []
        came = json.loads(flooding.stdout.read())
    spent = used(server) - before
    for each in found.values():
        yield _beside(each)
    yield _answered(f"{posts:,} posts {words}", came, spent)


def _beside(found: Times) -> Line:
    """Half and ninety-five of a hundred pages of the desk, while the flood lasted."""
    if found.wrong or not found.taken:
        return Line(found.name, f"answers {sorted(set(found.wrong))}", "200", met=False)
    half, most = found.of(0.5), found.of(0.95)
    measured = f"{half:6.1f} / {most:6.1f} ms   ({len(found.taken)} pages meanwhile)"
    return Line(found.name, measured, f"{DESK[0]:.0f} / {DESK[1]:.0f} ms", met=half <= DESK[0] and most <= DESK[1])


def _answered(name: str, came: dict[str, Any], spent: float) -> Line:
    """How many were let in and refused, how fast; and what else was answered, which is wrong."""
    statuses: dict[str, int] = dict(came["statuses"])
    taken, refused = statuses.pop("200", 0), statuses.pop("429", 0) + statuses.pop("503", 0)
    rate = (taken + refused) / came["seconds"]
    said = (
        f"{taken:,} let in, {refused:,} refused, {rate:,.0f} a second; "
        f"{spent:.1f} s of processor in {came['seconds']:.1f} s"
    )
    return Line(name, f"{said}; {statuses}" if statuses else said, "", met=False if statuses else None)
