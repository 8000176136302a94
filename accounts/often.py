"""How often somebody asks within some minutes, counted by each process: no flood reaches the database."""

import time

WITHIN = 600.0  # seconds
_MOST = 20_000  # who is remembered


class Often:
    """Counts what each of those who ask did lately; of too many those are forgotten who began first."""

    def __init__(self) -> None:
        self._asked: dict[str, tuple[float, int]] = {}

    def forget(self) -> None:
        """Begin to count anew."""
        self._asked.clear()

    def count(self, who: str, most: int) -> int:
        """Counts one more; how many seconds `who` waits before the next one is answered, 0 for not at all."""
        now = time.monotonic()
        until, count = self._asked.get(who, (0.0, 0))
        if now >= until:
            self._asked.pop(who, None)  # so that who begins stands last
            if len(self._asked) >= _MOST:
                del self._asked[next(iter(self._asked))]
            until, count = now + WITHIN, 0
        self._asked[who] = until, count + 1
        return 0 if count < most else max(1, int(until - now))

    def wait(self, who: str, most: int) -> int:
        """How long `who` waits now, without counting."""
        now = time.monotonic()
        until, count = self._asked.get(who, (0.0, 0))
        return max(1, int(until - now)) if now < until and count >= most else 0
