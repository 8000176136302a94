"""One report is found to be none while another with the same number is written: the number goes on warning."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event
from time import sleep

import pytest
from django.db import connections, transaction

from accounts.models import Team, User
from casework.models import MoveMade
from detainees.models import WarningIdentifier
from tests.families.reporting import move, reported

pytestmark = pytest.mark.django_db(transaction=True)
BEFORE_THE_COMMIT = 1.0  # seconds for which what was written is not seen


def write(by: User, team: Team, written: Event) -> None:
    """A report that is written, and committed a while later."""
    try:
        with transaction.atomic():
            reported(by, team)
            written.set()
            sleep(BEFORE_THE_COMMIT)
    finally:
        connections.close_all()


def test_what_another_report_names_goes_on_warning(documentation: Team, liaison: User, supervisor: User) -> None:
    first, written = reported(liaison, documentation), Event()
    with ThreadPoolExecutor(1) as pool:
        second = pool.submit(write, supervisor, documentation, written)
        assert written.wait(timeout=10)
        assert isinstance(move(first, "settle", liaison, "mistaken"), MoveMade)
        second.result()
    assert WarningIdentifier.objects.get().stands
