"""A process of its own: registers invented people without a name among named ones, seeks them, says what came as JSON.

`python -m tests.bench.described.asking NAMED NAMELESS QUERIES SEED`.
"""

import json
import os
import sys
from collections.abc import Callable, Sequence
from random import Random
from statistics import quantiles
from time import perf_counter

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.db import connections  # noqa: E402 - after Django is set up

from accounts.models import Team, User  # noqa: E402
from detainees.describing.described import Described, sought  # noqa: E402
from detainees.describing.finding import Like, proposed, unidentified_like  # noqa: E402
from detainees.describing.keeping import register_unidentified  # noqa: E402
from detainees.linkage.following import gathered  # noqa: E402
from detainees.models import Description, Detainee  # noqa: E402
from tests.bench.described.inventing import SEEN, SOUGHT, described, invented, tells_something  # noqa: E402
from tests.bench.lookup.loading import load  # noqa: E402

EMPTY = {"sex": "", "build": "", "hair": "", "eyes": "", "marks": "", "dialects": [], "says": ""}


def main(named: int, nameless: int, queries: int, seed: int) -> None:
    reader, team = (
        User.objects.get(username="documenter"),
        Team.objects.get(organisation__slug="admsp", slug="documentation"),
    )
    load(named, seed, team, reader)
    with connections["owner"].cursor() as cursor:  # the rows came with ids and references of their own
        for sequence in ("pg_get_serial_sequence('detainees_detainee', 'id')", "'reference_number'"):
            cursor.execute(f"SELECT setval({sequence}, (SELECT max(id) FROM detainees_detainee) + 100)")
    chance = Random(seed)
    people = [invented(chance) for _ in range(nameless)]
    began = perf_counter()
    with gathered(by=reader):
        entries = [
            register_unidentified(team, described(each, chance, SEEN), by=reader, sex=each.sex).pk for each in people
        ]
    _say({"registered": nameless, "ms_each": round(1000 * (perf_counter() - began) / nameless, 1)})
    with connections["owner"].cursor() as cursor:
        cursor.execute("VACUUM ANALYZE detainees_description")
        cursor.execute("VACUUM ANALYZE detainees_detainee")
    persons = Detainee.objects.visible_to(reader)
    asked: list[tuple[int, Described]] = []
    for at in chance.sample(range(nameless), min(nameless, 4 * queries)):
        told = described(people[at], chance, SOUGHT)
        if tells_something(told) and len(asked) < queries:
            asked.append((entries[at], sought({**EMPTY, **told, "sex": people[at].sex})))
    _say({"asks": "search", **_measure(asked, lambda each: unidentified_like(each, persons))})
    chosen = Description.objects.in_force().filter(detainee__in=entries[:queries]).select_related("detainee")
    described_ones = [(each.detainee_id, Described.of(each.detainee, each)) for each in chosen]
    named_ones = persons.standing().filter(unidentified=False)
    _say({"asks": "proposals", **_measure(described_ones, lambda each: proposed([each], named_ones))})


def _measure(asked: Sequence[tuple[int, Described]], find: Callable[[Described], list[Like]]) -> dict[str, object]:
    times, places = [], []
    find(asked[0][1])  # the connection is made
    for pk, each in asked:
        began = perf_counter()
        found = [like.person.pk for like in find(each)]
        times.append(1000 * (perf_counter() - began))
        places.append(found.index(pk) if pk in found else 99)
    steps = quantiles(times, n=20)
    return {
        "queries": len(asked),
        "p50_ms": round(steps[9], 1),
        "p95_ms": round(steps[18], 1),
        "first": round(sum(place == 0 for place in places) / len(places), 3),
        "in_ten": round(sum(place < 10 for place in places) / len(places), 3),
    }


def _say(found: dict[str, object]) -> None:
    print(json.dumps(found), flush=True)  # noqa: T201


if __name__ == "__main__":
    main(*map(int, sys.argv[1:5]))
