"""The search runs in a process of its own: alone, cancelled, killed, taken up again; nothing is ever half flagged."""

import io
import json
import signal
import subprocess
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connections

from accounts.models import Team, User
from casework.dates import read_date
from detainees.linkage import runs
from detainees.linkage.process import work_off
from detainees.models import JobState, LinkageWeights, Pair, RegisterJob
from detainees.registration import add_detention, register
from detainees.tasks import search_register_nightly, take_up_search
from tests.detainees.linkage.searching import (
    children,
    command,
    environment,
    extracts,
    held_up,
    on_this_database,
    soon,
    until_it_waits_for,
)

__all__ = ["on_this_database"]
pytestmark = [
    pytest.mark.services,
    pytest.mark.django_db(transaction=True, databases=["default", "owner"]),
    pytest.mark.usefixtures("on_this_database"),
]

PAIRS, NAMES = "detainees_pair", "detainees_name"


@pytest.fixture(autouse=True)
def people(documentation: Team, documenter: User) -> None:
    """A small register in which one person stands twice."""
    person = {"given": "نضال", "father": "عبد الرزاق", "family": "السرحان", "mother": "نجاح"}
    facts: dict[str, Any] = {"sex": "male", "birth": read_date("1987-03-14"), "home_governorate_id": "SY-DR"}
    for name in (person, {**person, "father": "عبدالرزاق"}):
        entry = register(documentation, name, {}, by=documenter, **facts)
        add_detention(entry, {"arrest_date": read_date("2013-05-06")}, [], by=documenter)
    for given in ("سامر", "وائل", "هيثم"):
        register(documentation, {"given": given, "father": "خليل", "family": "حمدان"}, {}, by=documenter, sex="male")


@pytest.fixture
def beside() -> Iterator[ThreadPoolExecutor]:
    """Somebody who works at the same time."""
    with ThreadPoolExecutor(1) as pool:
        yield pool


def worked_off(beside: ThreadPoolExecutor) -> "Future[RegisterJob | None]":
    def work() -> RegisterJob | None:
        try:
            return work_off()
        finally:
            connections.close_all()

    return beside.submit(work)


def latest() -> RegisterJob:
    return RegisterJob.objects.latest_first()[0]


def nothing_is_left() -> bool:
    return not (Pair.objects.exists() or LinkageWeights.objects.exists() or extracts() or children())


def test_a_search_flags_the_person_who_stands_twice_and_leaves_nothing_of_the_extract(supervisor: User) -> None:
    runs.ask(supervisor)
    job = work_off()
    assert job is not None
    assert (job.state, job.records, job.pairs_flagged, job.error) == (JobState.FINISHED, 5, 1, "")
    assert Pair.objects.standing().get().weights == LinkageWeights.objects.get(job=job).version
    assert job.peak_memory_bytes > 30_000_000
    assert 0 < job.seconds < 120
    assert (extracts(), children()) == ([], [])


@pytest.mark.parametrize("where", [NAMES, PAIRS])
def test_killed_in_the_middle_nothing_is_half_flagged_and_the_next_one_is_whole(
    where: str, supervisor: User, beside: ThreadPoolExecutor
) -> None:
    runs.ask(supervisor)
    with held_up(where):
        running = worked_off(beside)
        until_it_waits_for(where)
        children()[0].kill()
        job = running.result(30)
    assert job is not None
    assert (job.state, job.error) == (JobState.FAILED, "signal-9")
    assert nothing_is_left()
    runs.ask(supervisor)
    work_off()
    assert (latest().state, Pair.objects.standing().count()) == (JobState.FINISHED, 1)


def test_when_the_worker_dies_its_search_dies_too_and_is_taken_up_again(supervisor: User) -> None:
    with held_up(PAIRS):
        worker = subprocess.Popen(command("find_duplicates"), env=environment(), stderr=subprocess.DEVNULL)
        until_it_waits_for(PAIRS)
        worker.kill()
        worker.wait()
        assert soon(lambda: not children())
        assert soon(lambda: not runs.is_searched())
    assert (latest().state, Pair.objects.exists()) == (JobState.RUNNING, False)
    take_up_search()
    assert (latest().state, latest().attempts, Pair.objects.standing().count()) == (JobState.FINISHED, 2, 1)
    assert extracts() == []


def test_cancelled_it_ends_at_once_and_nothing_is_kept(supervisor: User, beside: ThreadPoolExecutor) -> None:
    job = runs.ask(supervisor)
    with held_up(PAIRS):
        running = worked_off(beside)
        until_it_waits_for(PAIRS)
        assert extracts()
        assert runs.cancel(job, by=supervisor)
        running.result(30)
    assert (latest().state, latest().cancelled_by) == (JobState.CANCELLED, supervisor)
    assert nothing_is_left()


def test_a_second_one_finds_the_first_at_work_and_runs_after_it(supervisor: User, beside: ThreadPoolExecutor) -> None:
    first = runs.ask(supervisor)
    with held_up(PAIRS):
        running = worked_off(beside)
        until_it_waits_for(PAIRS)
        assert work_off() is None
        with pytest.raises(CommandError, match="is being searched already"):
            call_command("find_duplicates")
        second = runs.ask(supervisor)
        assert second != first
        assert len(children()) == 1
    running.result(60)
    assert set(RegisterJob.objects.values_list("state", flat=True)) == {JobState.FINISHED}
    assert Pair.objects.count() == 1


def test_the_command_sums_up_in_one_line_of_json() -> None:
    out, err = io.StringIO(), io.StringIO()
    call_command("find_duplicates", "--json", stdout=out, stderr=err)
    (line,) = out.getvalue().splitlines()
    summary = json.loads(line)
    assert list(summary) == ["records", "pairs_scored", "pairs_flagged", "seconds", "peak_memory_bytes"]
    assert (summary["records"], summary["pairs_flagged"]) == (5, 1)
    assert summary["seconds"] > 0


def test_interrupted_on_the_keyboard_it_is_cancelled() -> None:
    with held_up(PAIRS):
        asked = subprocess.Popen(command("find_duplicates"), env=environment(), stderr=subprocess.PIPE, text=True)
        until_it_waits_for(PAIRS)
        asked.send_signal(signal.SIGINT)
        _out, said = asked.communicate(timeout=30)
    assert asked.returncode == 1
    assert "Cancelled. Nothing was kept." in said
    assert latest().state == JobState.CANCELLED
    assert nothing_is_left()


def test_the_nightly_job_is_the_same_search() -> None:
    search_register_nightly()
    assert (latest().state, latest().asked_by, Pair.objects.count()) == (JobState.FINISHED, runs.searcher(), 1)
