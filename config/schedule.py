"""When each scheduled job last ran, kept so that a job that fell due while nothing ran is run at the next start.

Celery's own file breaks when its writer is killed; this one is replaced in one step.
"""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

from celery.beat import Scheduler


class KeptSchedule(Scheduler):
    """The scheduler of `celery beat --scheduler config.schedule:KeptSchedule --schedule FILE`."""

    def __init__(self, *args: Any, schedule_filename: str, **kwargs: Any) -> None:
        self._file = Path(schedule_filename)
        super().__init__(*args, **kwargs)

    def setup_schedule(self) -> None:
        """The jobs of the settings, with the moments at which they last ran; a file that cannot be read is no file."""
        self.merge_inplace(self.app.conf.beat_schedule)
        self.install_default_entries(self.schedule)
        try:
            kept = json.loads(self._file.read_text())
            moments = {name: datetime.fromisoformat(moment) for name, moment in kept.items()}
        except (OSError, ValueError, AttributeError, TypeError):
            moments = {}
        for name, entry in self.schedule.items():
            if name in moments:
                entry.last_run_at = moments[name].astimezone(self.app.timezone)

    def sync(self) -> None:
        """Write the moments down; called by Celery every three minutes and at the end."""
        new = self._file.with_name(self._file.name + ".new")
        moments = {name: entry.last_run_at.isoformat() for name, entry in self.schedule.items() if entry.last_run_at}
        new.write_text(json.dumps(moments))
        new.replace(self._file)

    def close(self) -> None:
        self.sync()
        super().close()
