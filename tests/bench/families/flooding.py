"""A process of its own that floods the public form: `python -m tests.bench.families.flooding PORT POSTS ADDRESSES`.

It says “ready” when it has its slips, begins when a line comes in, and prints how long it took and what was answered.
Each connection sends its next post when the last one was answered; the addresses are those of this machine's loopback.
"""

import json
import socket
import sys
import threading
import time
from collections import Counter
from urllib.parse import urlencode

from tests.bench.browser import Browser, hidden

CONNECTIONS = 8
SLIPS = 400  # more than are let in within an hour; who is refused is not asked for one
PAGE = "/public/ar/ask/"
SAID = {
    "sought": "خالد محمود الخطيب", "asks": "whereabouts", "method": "call", "where": "Asia/Damascus", "message": "none",
    "number": "+44 7700 900311", "keep": "on",
}  # fmt: skip


def requests(port: int, slips: list[tuple[str, str]], posts: int) -> list[bytes]:
    """All posts as they go over the wire."""
    found = []
    for number in range(posts):
        once, desk = slips[number % len(slips)]
        body = urlencode({**SAID, "once": once, "desk": desk}).encode()
        head = (
            f"POST {PAGE} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        )
        found.append(head.encode() + body)
    return found


def slips(port: int, number: int) -> list[tuple[str, str]]:
    """So many pages as a browser gets them: the slip of each, and the desk that is chosen on it."""
    browser = Browser(port)
    pages = [browser.get(PAGE).text for _turn in range(number)]
    desk = pages[0].partition('name="desk" value="')[2].partition('"')[0]
    return [(hidden(page, "once"), desk) for page in pages]


class Flood:
    """Posts that several connections send, each from an address of its turn."""

    def __init__(self, port: int, posts: list[bytes], addresses: int) -> None:
        self.port, self.posts, self.addresses = port, posts, addresses
        self.statuses: Counter[int] = Counter()
        self._next, self._lock = 0, threading.Lock()

    def run(self) -> float:
        """Send all of them; the seconds that it took."""
        threads = [threading.Thread(target=self._send) for _each in range(CONNECTIONS)]
        began = time.monotonic()
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return time.monotonic() - began

    def _send(self) -> None:
        kept: dict[str, socket.socket] = {}
        while (number := self._take()) is not None:
            address = f"127.0.{number % self.addresses // 250}.{number % self.addresses % 250 + 2}"
            if address not in kept:
                if len(kept) > 20:
                    kept.pop(next(iter(kept))).close()
                kept[address] = socket.create_connection(("127.0.0.1", self.port), 30, (address, 0))
            status = _ask(kept[address], self.posts[number])
            if status == 0:
                kept.pop(address).close()
            with self._lock:
                self.statuses[status] += 1

    def _take(self) -> int | None:
        with self._lock:
            self._next += 1
            return self._next - 1 if self._next <= len(self.posts) else None


def _ask(connection: socket.socket, post: bytes) -> int:
    """The status of the answer; 0 where the connection was closed."""
    try:
        connection.sendall(post)
        received = b""
        while b"\r\n\r\n" not in received:
            part = connection.recv(65_536)
            if not part:
                return 0
            received += part
        head, _blank, body = received.partition(b"\r\n\r\n")
        length = int(head.lower().partition(b"content-length:")[2].split(b"\r\n", 1)[0] or 0)
        while len(body) < length:
            body += connection.recv(65_536)
        return int(head.split(b" ", 2)[1])
    except OSError:
        return 0


def main(port: int, posts: int, addresses: int) -> None:
    flood = Flood(port, requests(port, slips(port, min(posts, SLIPS)), posts), addresses)
    print("ready", flush=True)  # noqa: T201
    sys.stdin.readline()
    seconds = flood.run()
    print(json.dumps({"seconds": seconds, "statuses": flood.statuses}), flush=True)  # noqa: T201


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
