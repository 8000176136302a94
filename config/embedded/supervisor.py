"""Keeps the parts alive in one foreground process: starts, watches, starts again, stops in order."""

import os
import signal
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from config.embedded import processes
from config.embedded.account import Account
from config.embedded.logs import Log
from config.embedded.terminal import Trouble, last_lines, say

PAUSES = (0.5, 1.0, 2.0, 5.0, 10.0, 30.0)  # seconds before a part is started again, by how often it failed in a row
SETTLED = 60.0  # seconds after which a failure is no longer in a row with the one before
TICK = 0.2  # seconds between two looks
CUTTING = 60.0  # seconds between two looks at the size of the logs


@dataclass
class Part:
    """One program to keep alive."""

    name: str
    command: list[str]
    folder: Path
    log: Log
    environment: dict[str, str]
    account: Account | None = None
    stopping: int = signal.SIGTERM
    patience: float = 10.0  # seconds it is given to stop
    server: bool = False  # the others use it: it stops last
    stdin: bytes = b""
    nice: int = 0  # how far it waits for the others, 0 to 19
    process: subprocess.Popen[bytes] | None = field(default=None, repr=False)
    began: float = 0.0
    failures: int = 0
    again: float = 0.0  # when to start it again
    until: float = 0.0  # when it is killed if it has not stopped

    def start(self) -> None:
        self.began = time.monotonic()
        with self.log.open() as log:
            self.process = processes.start(
                self.command,
                folder=self.folder,
                log=log,
                environment=self.environment,
                account=self.account,
                dying=self.stopping,
                stdin=self.stdin,
                nice=self.nice,
            )

    def ask_to_stop(self) -> None:
        """Send its signal; the time it is given runs from here, and is no longer than it has lived."""
        now = time.monotonic()
        self.until = now + min(self.patience, max(2.0, now - self.began))
        if self.process:
            self.process.send_signal(self.stopping)

    def wait_or_kill(self) -> None:
        if self.process:
            try:
                self.process.wait(max(0.0, self.until - time.monotonic()))
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()

    def ended(self) -> str | None:
        """How it ended, in words; None while it runs."""
        code = self.process.poll() if self.process else None
        if code is None:
            return None
        return f"killed by signal {-code}" if code < 0 else f"ended with code {code}"


class Supervisor:
    """The parts, kept alive from when they are added until all are stopped."""

    def __init__(self, *, verbose: bool = False) -> None:
        self.parts: list[Part] = []
        self.others: set[int] = set()  # processes of ours that are no parts: they end by themselves
        self.stopping = False
        self._verbose = verbose
        self._cut = time.monotonic()
        processes.adopt_orphans()

    def take_signals(self) -> None:
        """Stop on INT and TERM, also where INT came in ignored (started in the background); HUP unless ignored."""
        signal.signal(signal.SIGINT, self._stop)
        signal.signal(signal.SIGTERM, self._stop)
        if signal.getsignal(signal.SIGHUP) != signal.SIG_IGN:
            signal.signal(signal.SIGHUP, self._stop)

    def _stop(self, number: int, _frame: object) -> None:
        self.stopping = True

    def add(self, part: Part) -> None:
        """Start `part` and keep it alive from now on."""
        part.start()
        self.parts.append(part)

    def wait_for(self, part: Part, ready: Callable[[], bool], seconds: float) -> None:
        """Wait until a part that was just added is `ready`; its end or silence is a Trouble with its last words."""

        def ready_or_ended() -> bool:
            return self.stopping or part.ended() is not None or ready()

        answered = processes.wait_until(ready_or_ended, seconds)
        if self.stopping:
            raise KeyboardInterrupt
        if part.ended() or not answered:
            raise self.trouble(part, part.ended() or f"has not answered for {seconds:.0f} seconds")

    def trouble(self, part: Part, what: str) -> Trouble:
        words = part.log.tail()
        if "No space left on device" in words:
            return Trouble(f"The disk is full: {part.name} {what}. Make room and start again.")
        return Trouble(f"{part.name} {what}. The end of {part.log.path}:\n{last_lines(words)}")

    def look(self) -> None:
        """One look at every part: start again what ended, show and cut the logs."""
        for part in self.parts:
            if part.process and (how := part.ended()):
                self._note(part, how)
            elif not part.process and time.monotonic() >= part.again:
                part.start()
        processes.reap_orphans(self._pids())
        if self._verbose:
            for part in self.parts:
                for line in part.log.news():
                    say(line)
        if time.monotonic() - self._cut > CUTTING:
            self._cut = time.monotonic()
            for part in self.parts:
                part.log.cut()

    def _note(self, part: Part, how: str) -> None:
        """A part has ended by itself: end what it left behind, and set when it is started again."""
        part.process = None
        part.failures = 1 if time.monotonic() - part.began > SETTLED else part.failures + 1
        pause = PAUSES[min(part.failures, len(PAUSES)) - 1]
        part.again = time.monotonic() + pause
        say(f"  {part.name} {how}; it is started again in {pause:g} s ({part.log.path})")
        if "No space left on device" in part.log.tail():
            say("  The disk is full: make room, the parts are started again by themselves.")
        processes.end(processes.orphans(self._pids()), signal.SIGKILL, 3)

    def _pids(self) -> set[int]:
        return self.others | {part.process.pid for part in self.parts if part.process}

    def run(self, until: Callable[[], bool] = lambda: False, tick: float = TICK) -> None:
        """Watch until a signal asks to stop, or `until` says so."""
        while not self.stopping and not until():
            self.look()
            time.sleep(tick)

    def attend(self, command: list[str], environment: dict[str, str], stdout: int | None = None) -> int:
        """Run `command` at this terminal to its end, the parts kept alive meanwhile; its exit code.

        Ctrl-C reaches it by itself; TERM sent to this process is passed on.
        """
        process = subprocess.Popen(
            command,
            env=environment,
            stdout=stdout,
            preexec_fn=processes.dies_with(os.getpid(), signal.SIGTERM),  # noqa: PLW1509 - this process has one thread
        )
        self.others.add(process.pid)
        self.run(lambda: process.poll() is not None, tick=TICK / 10)
        if process.poll() is None:
            process.terminate()
        code = process.wait()
        return code if code >= 0 else 128 - code

    def stop(self) -> None:
        """Stop all parts: those that use the servers at once, and then the servers."""
        for servers in (False, True):
            stopping = [part for part in self.parts if part.server == servers and part.ended() is None and part.process]
            for part in stopping:
                part.ask_to_stop()
            for part in stopping:
                part.wait_or_kill()
            processes.end(processes.orphans(self._pids()), signal.SIGKILL, 3)
        self.parts.clear()
