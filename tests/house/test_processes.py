"""With several processes, tests that belong together run in one: whoever shares them out has to see the groups."""

import pytest


def test_a_group_of_tests_is_seen_by_who_shares_them_out(request: pytest.FixtureRequest, worker_id: str) -> None:
    """Else each process starts the application that the browser visits, and brings up databases of its own."""
    grouped = request.config.getoption("loadgroup", default=False)
    assert request.node.nodeid.endswith("@house-test_processes") is bool(grouped), worker_id
