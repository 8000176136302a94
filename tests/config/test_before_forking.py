"""What the worker has loaded when its processes are forked from it."""

import subprocess
import sys

from tests.house.source import ROOT

# As the worker does it, and what it has then: a page whose address a job writes, and how much no collection looks at.
LOADED = """
import gc, sys
from config.celery import app
app.loader.import_default_modules()
print("families.views.inquiry" in sys.modules, "releases.tasks" in sys.modules, gc.get_freeze_count() > 100_000)
"""


def test_the_worker_has_loaded_what_its_processes_need_before_they_are_forked() -> None:
    done = subprocess.run([sys.executable, "-c", LOADED], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.stdout.split() == ["True"] * 3, done.stderr
