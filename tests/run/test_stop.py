"""A clean stop: everything ends, in order, and nothing is left."""

import signal
from pathlib import Path

import psutil
import pytest

from config.embedded import places
from config.embedded.places import Places
from tests.run.running import Running

pytestmark = pytest.mark.services


@pytest.mark.parametrize(("how", "ignored"), [(signal.SIGTERM, False), (signal.SIGINT, True)])
def test_a_signal_stops_everything(made: Path, how: int, ignored: bool) -> None:
    running = Running(made).start(ignoring_interrupt=ignored)
    parts = running.everything()[1:]
    sockets = Path(places.read(Places(made).services)["socket"])
    assert running.stop(how) == 0
    assert not [part for part in parts if part.is_running()]
    assert not sockets.exists()
    assert "Stopped." in running.said
    assert "database system is shut down" in (made / "logs" / "postgres.log").read_text().splitlines()[-1]


def test_a_signal_while_it_starts_stops_it_too(made: Path) -> None:
    running = Running(made)
    with pytest.raises(AssertionError):
        running.start(seconds=0.8)
    children = psutil.Process(running.process.pid).children(recursive=True)
    assert running.stop() in (0, -signal.SIGTERM)
    psutil.wait_procs(children, timeout=5)
    assert not [child for child in children if child.is_running()]
