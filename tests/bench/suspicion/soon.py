"""`python -m tests.bench.suspicion.soon NUMBER`: how soon a flag is there after a submit; seconds, a line each.

Of two who are said to be independent the second tells what the first told, word for word: a rule that a worker asks.
"""

import os
import sys
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from accounts.acting import acting  # noqa: E402
from casework.dates import PartialDate  # noqa: E402
from releases.entry import enter_release  # noqa: E402
from releases.models import Flag, Release  # noqa: E402
from tests.bench.suspicion.beyond import Planting  # noqa: E402
from tests.bench.suspicion.texts import own  # noqa: E402

RULE, PATIENCE, LOOK = "near-identical-texts", 60.0, 0.02  # seconds


def main(number: int) -> None:
    planting = Planting()
    for each in range(number):
        text = own(planting.chance)
        _told(planting, f"soon, first {each}", text)
        second = _told(planting, f"soon, second {each}", text)
        began = time.monotonic()
        while not Flag.objects.filter(rule=RULE, release=second).exists():
            if time.monotonic() - began > PATIENCE:
                sys.exit(f"No flag within {PATIENCE:.0f} s.")
            time.sleep(LOOK)
        print(f"{time.monotonic() - began:.3f}", flush=True)  # noqa: T201


def _told(planting: Planting, source: str, text: str) -> Release:
    facts = {"date": PartialDate("2023-05-03"), "wave_id": "decree-7-2022"}
    with acting(planting.by):
        person, claims = planting.person(external_id=""), [planting.claim(source, text=text)]
        release = enter_release(planting.team, person, facts, claims, by=planting.by)
    planting.move(release, "submit", planting.by)
    return release


if __name__ == "__main__":
    main(int(sys.argv[1]))
