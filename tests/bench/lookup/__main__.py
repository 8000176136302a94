"""`python -m tests.bench.lookup SIZE [--seed S] [--queries N]`: a line of JSON for each way of asking.

Needs a prepared database with the demo's accounts and nobody on the register (`make_demo --accounts-only`).
"""

import argparse
import json
import os
from statistics import quantiles
from time import perf_counter

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from accounts.models import Team, User  # noqa: E402 - after Django is set up
from detainees.forms import SimilarForm  # noqa: E402
from detainees.models import Detainee  # noqa: E402
from detainees.similar import likely_same  # noqa: E402
from tests.bench.lookup.loading import Row, load, parts_of  # noqa: E402

ASKED = ("given", "father", "family")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("size", type=int)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--queries", type=int, default=1000)
    asked = arguments.parse_args()
    reader = User.objects.get(username="documenter")
    team = Team.objects.get(organisation__slug="admsp", slug="documentation")
    second = load(asked.size, asked.seed, team, reader)
    whole = [(row, pk) for row, pk in second if set(ASKED) <= set(next(iter(parts_of(row).values())))]
    for facts in (False, True):
        print(json.dumps(measure(reader, whole[: asked.queries], facts=facts)))  # noqa: T201


def measure(reader: User, queries: list[tuple[Row, int]], *, facts: bool) -> dict[str, object]:
    """Ask as the screen does, and look where the person comes."""
    times, hits, offered = [], [], []
    for row, pk in queries:
        columns = [f"{part}_{script}" for part in ASKED for script in ("ar", "latin")]
        typed = SimilarForm({name: row[name] for name in [*columns, *(("birth", "home_governorate") if facts else ())]})
        began = perf_counter()
        found = likely_same(Detainee.objects.visible_to(reader), typed.parts(), typed.born(), typed.governorate())
        times.append(1000 * (perf_counter() - began))
        hits.append(pk in [one.detainee.pk for one in found])
        offered.append(len(found))
    steps = quantiles(times, n=20)
    script = dict(Detainee.objects.filter(pk__in=[pk for _row, pk in queries]).values_list("pk", "name_ar"))
    crossing = [bool(script[pk]) != bool(row["given_ar"]) for row, pk in queries]
    women = [row["sex"] == "female" for row, _pk in queries]
    return {
        "year_and_governorate": facts,
        "queries": len(queries),
        "p50_ms": round(steps[9], 1),
        "p95_ms": round(steps[18], 1),
        "recall_at_10": _share(hits, [True] * len(hits)),
        "cross_script": _share(hits, crossing),
        "women": _share(hits, women),
        "offered_on_average": round(sum(offered) / len(offered), 1),
    }


def _share(hits: list[bool], among: list[bool]) -> float:
    chosen = [hit for hit, counted in zip(hits, among, strict=True) if counted]
    return round(sum(chosen) / max(len(chosen), 1), 3)


if __name__ == "__main__":
    main()
