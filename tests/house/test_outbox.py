"""Consequences go by the outbox: nothing talks to the broker but its relay."""

from tests.house import source

SENDS = {"delay", "apply_async", "send_task", "apply"}
RELAY = "casework/outbox.py"


def test_only_the_relay_hands_over_to_celery() -> None:
    found = [source.place(file, call) for file in source.files() for name, call in source.calls(file) if name in SENDS]
    assert [place for place in found if not place.startswith(RELAY)] == []
    assert len(found) == 1


def test_nothing_waits_for_a_commit_beside_the_outbox() -> None:
    found = [source.place(file, call) for file in source.files() for name, call in source.calls(file)
             if name == "on_commit"]  # fmt: skip
    assert [place for place in found if not place.startswith(RELAY)] == []
