"""The scheduler's memory: a job that fell due while nothing ran is run at the next start."""

from datetime import timedelta
from pathlib import Path

import pytest
from celery import Celery

from config.schedule import KeptSchedule

JOBS = {"nightly": {"task": "nightly", "schedule": timedelta(hours=24)}}


@pytest.fixture
def app() -> Celery:
    app = Celery("test", set_as_current=False)
    app.conf.update(beat_schedule=JOBS, timezone="Asia/Damascus")
    return app


def test_a_job_that_fell_due_while_nothing_ran_is_due(app: Celery, tmp_path: Path) -> None:
    first = KeptSchedule(app, schedule_filename=str(tmp_path / "schedule.json"))
    first.schedule["nightly"].last_run_at = app.now() - timedelta(hours=30)
    first.close()
    again = KeptSchedule(app, schedule_filename=str(tmp_path / "schedule.json"))
    assert again.schedule["nightly"].is_due()[0]


def test_a_job_that_ran_is_not_run_again_at_the_next_start(app: Celery, tmp_path: Path) -> None:
    first = KeptSchedule(app, schedule_filename=str(tmp_path / "schedule.json"))
    first.schedule["nightly"].last_run_at = app.now() - timedelta(hours=2)
    first.close()
    again = KeptSchedule(app, schedule_filename=str(tmp_path / "schedule.json"))
    assert not again.schedule["nightly"].is_due()[0]


@pytest.mark.parametrize("broken", ["", "{", "[]", '{"nightly": 7}', '{"gone": "2026-01-01T00:00:00+00:00"}'])
def test_a_file_that_cannot_be_read_is_no_file(app: Celery, tmp_path: Path, broken: str) -> None:
    (tmp_path / "schedule.json").write_text(broken)
    schedule = KeptSchedule(app, schedule_filename=str(tmp_path / "schedule.json"))
    assert not schedule.schedule["nightly"].is_due()[0]
