"""A process of its own: loads an invented register, asks as the screen does, and says what came, a line of JSON each.

`python -m tests.bench.lookup.asking SIZE SEED QUERIES FOLDER`. In FOLDER lies afterwards what a search by trigrams is
given: `names.tsv` (id, name) and `asked.tsv` (id, name, whether it is in the other script).
"""

import json
import os
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from statistics import quantiles
from time import perf_counter

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from accounts.models import Team, User  # noqa: E402 - after Django is set up
from detainees.candidates import Sight  # noqa: E402
from detainees.folding import words  # noqa: E402
from detainees.forms import SimilarForm  # noqa: E402
from detainees.models import Detainee  # noqa: E402
from detainees.similar import likest  # noqa: E402
from tests.bench.lookup.loading import Row, load, parts_of  # noqa: E402

ASKED = ("given", "father", "family")
FACTS = ("birth", "home_governorate")
COMMON = 0.05  # of the queries: those whose given and father's name the register has most often
Query = tuple[Row, int]


def main(size: int, seed: int, queries: int, folder: Path) -> None:
    reader = User.objects.get(username="documenter")
    began = perf_counter()
    second = load(size, seed, Team.objects.get(organisation__slug="admsp", slug="documentation"), reader)
    _say({"loaded": size, "seconds": round(perf_counter() - began, 1)})
    whole = [(row, pk) for row, pk in second if set(ASKED) <= set(next(iter(parts_of(row).values()), ()))]
    chosen, sight = whole[:queries], Sight.visible_to(reader)
    kept = dict(Detainee.objects.filter(pk__in=[pk for _row, pk in chosen]).values_list("pk", "name_ar"))
    crossing = [bool(kept[pk]) != bool(row["given_ar"]) for row, pk in chosen]
    _ask(sight, *chosen[0], facts=False)  # the connection is made, the rules are read
    for facts in (False, True):
        _say({"facts": facts, **_measure(sight, chosen, crossing, facts=facts)})
    _write(folder, chosen, crossing)


def _measure(sight: Sight, chosen: Sequence[Query], crossing: Sequence[bool], *, facts: bool) -> dict[str, object]:
    times, hits, offered = zip(*[_ask(sight, row, pk, facts=facts) for row, pk in chosen], strict=True)
    common = _common(chosen)
    return {
        "queries": len(chosen),
        "p50_ms": _step(times, 9), "p95_ms": _step(times, 18),
        "p95_ms_common": _step([time for time, is_common in zip(times, common, strict=True) if is_common], 18),
        "recall_at_10": _share(hits, [True] * len(hits)),
        "cross_script": _share(hits, crossing),
        "women": _share(hits, [row["sex"] == "female" for row, _pk in chosen]),
        "offered": round(sum(offered) / len(offered), 1),
    }  # fmt: skip


def _ask(sight: Sight, row: Row, pk: int, *, facts: bool) -> tuple[float, bool, int]:
    """Milliseconds, whether the person is among the ten, and how many of them are offered on a page."""
    columns = [f"{part}_{script}" for part in ASKED for script in ("ar", "latin")]
    typed = SimilarForm({name: row[name] for name in [*columns, *(FACTS if facts else ())]})
    began = perf_counter()
    found = likest(sight, typed.parts(), typed.born(), typed.governorate())
    return 1000 * (perf_counter() - began), pk in [one.detainee.pk for one in found], sum(one.likely for one in found)


def _common(chosen: Sequence[Query]) -> list[bool]:
    """Which of the queries have the given and father's names that come most often among all of them."""
    pairs = [(row["given_ar"] or row["given_latin"], row["father_ar"] or row["father_latin"]) for row, _pk in chosen]
    often = Counter(pairs)
    least = sorted((often[pair] for pair in pairs), reverse=True)[max(int(COMMON * len(pairs)), 1)]
    return [often[pair] >= least for pair in pairs]


def _share(hits: Sequence[bool], among: Sequence[bool]) -> float:
    counted = [hit for hit, is_counted in zip(hits, among, strict=True) if is_counted]
    return round(sum(counted) / max(len(counted), 1), 3)


def _step(times: Sequence[float], twentieth: int) -> float:
    return round(quantiles(times, n=20)[twentieth], 1) if len(times) > 1 else round(max(times), 1)


def _write(folder: Path, chosen: Sequence[Query], crossing: Sequence[bool]) -> None:
    with (folder / "names.tsv").open("w", encoding="utf-8") as file:
        for pk, arabic, latin in Detainee.objects.values_list("pk", "name_ar", "name_latin").iterator(20_000):
            file.write(f"{pk}\t{' '.join(words(arabic or latin))}\n")
    with (folder / "asked.tsv").open("w", encoding="utf-8") as file:
        for (row, pk), crosses in zip(chosen, crossing, strict=True):
            typed = " ".join(row[f"{part}_ar"] or row[f"{part}_latin"] for part in ASKED)
            file.write(f"{pk}\t{' '.join(words(typed))}\t{int(crosses)}\n")


def _say(found: dict[str, object]) -> None:
    print(json.dumps(found), flush=True)  # noqa: T201


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), Path(sys.argv[4]))
