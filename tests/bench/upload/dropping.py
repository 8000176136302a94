"""A line that drops: a relay to a port of this machine that cuts every connection after so many bytes were sent."""

import socket
import threading
from contextlib import suppress


class DroppingLine:
    """Listens on `port`; after each of `drops` bytes sent through it in all, everything that is open is cut."""

    def __init__(self, to: int, drops: list[int]) -> None:
        self.to, self.drops, self.dropped, self.sent = to, sorted(drops), 0, 0
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._lock = threading.Lock()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        with suppress(OSError):
            while True:
                near, _address = self._listener.accept()
                far = socket.create_connection(("127.0.0.1", self.to))
                for one, other, counted in ((near, far, True), (far, near, False)):
                    threading.Thread(target=self._carry, args=(one, other, counted), daemon=True).start()

    def _carry(self, one: socket.socket, other: socket.socket, counted: bool) -> None:
        with suppress(OSError):
            while data := one.recv(16_384):
                if counted and self._drops(len(data)):
                    other.sendall(data[: len(data) // 2])  # the line breaks in the midst of it
                    break
                other.sendall(data)
        for end in (one, other):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()

    def _drops(self, size: int) -> bool:
        with self._lock:
            self.sent += size
            if self.dropped < len(self.drops) and self.sent >= self.drops[self.dropped]:
                self.dropped += 1
                return True
        return False

    def close(self) -> None:
        self._listener.close()
