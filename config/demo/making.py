"""Making the demo, all of it in one transaction: it is there or it is not."""

from collections.abc import Iterator
from itertools import chain
from random import Random

from django.db import transaction

from accounts.models import User
from config.demo import (
    elsewhere,
    files,
    groups,
    lately,
    lists,
    nameless,
    neighbours,
    own,
    places,
    sednaya,
    twice,
    unfinished,
    workload,
)
from config.demo.advisories import advise
from config.demo.answers import answer
from config.demo.cases import Case, Desk, make
from config.demo.extortion import report_demands
from config.demo.figures import put_on_the_board
from config.demo.inquiries import ask
from config.demo.known import tell_what_is_known
from config.demo.statements import state
from config.demo.talking import talk
from config.demo.ties import tie
from config.demo.written import write
from detainees.linkage.following import gathered

SEED = 7_2022


def all_cases() -> Iterator[Case]:
    """Every case, the same ones each time; each part has its own chance, so that one can grow alone."""
    parts = (sednaya, elsewhere, groups, unfinished, neighbours, twice, lately, nameless)
    return chain.from_iterable(part.cases(Random(f"{SEED} {part.__name__}")) for part in parts)  # noqa: S311


@transaction.atomic
def make_records() -> int:
    """Enter every case; answers how many."""
    desk = Desk()
    with gathered(by=User.objects.system("linkage")):
        releases = [make(desk, case) for case in all_cases()]
        nameless.seek(desk)
        people = [release.detainee for release in releases if release.detainee]
        tie(desk, people)
        tell_what_is_known(desk, people, Random(f"{SEED} known"))  # noqa: S311
        files.attach(desk, Random(f"{SEED} {files.__name__}"))  # noqa: S311
    ask(desk, people)
    answer(desk, people)
    report_demands(desk)
    workload.go_on(desk)
    own.add(desk)
    places.join(desk)
    advise(desk)
    put_on_the_board(desk)
    lists.bring(desk)
    write(desk)
    state(desk)
    talk(desk)
    return len(releases)
