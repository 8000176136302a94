"""The invented register: who is twice on it, in which script, who is kin, and what sources leave out."""

from collections import Counter, defaultdict
from functools import cache
from itertools import islice, pairwise
from random import Random

import pytest

from config.invented.arabic import ArabicHand
from config.invented.latin import LatinHand
from config.invented.people import Crowd, Person
from config.invented.rows import COLUMNS, Row, rows
from config.invented.sources import REGISTRATION, WITNESS, Sources

SIZE = 12_000


@cache
def register() -> list[tuple[Row, int]]:
    return list(rows(SIZE, 3))


def crowd(count: int) -> list[Person]:
    return list(islice(Crowd(Random(5)).people(), count))


def in_latin(row: Row) -> bool:
    return not row["given_ar"]


def entries() -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = defaultdict(list)
    for row, person in register():
        found[person].append(row)
    return found


def test_size_and_seed_decide_everything() -> None:
    once = list(rows(400, 7))
    assert list(rows(400, 7)) == once
    assert list(rows(400, 8)) != once
    assert all(tuple(row) == COLUMNS for row, _person in once)


def test_one_entry_in_twenty_is_somebodys_second_and_a_few_are_a_third() -> None:
    times = Counter(len(several) for several in entries().values())
    again = SIZE - sum(times.values())
    assert 0.04 < again / SIZE < 0.06
    assert 5 < times[3] < 0.15 * times[2]
    assert set(times) == {1, 2, 3}


def test_two_in_five_second_entries_are_in_the_other_script() -> None:
    twice = [several for several in entries().values() if len(several) == 2]
    crossing = sum(in_latin(one) != in_latin(other) for one, other in twice)
    assert 0.33 < crossing / len(twice) < 0.47


def test_one_person_in_eleven_is_a_woman() -> None:
    women = sum(row["sex"] == "female" for row, _person in register())
    assert 0.07 < women / SIZE < 0.11


def test_what_is_missing_hangs_on_the_source() -> None:
    mothers: dict[str, list[bool]] = defaultdict(list)
    for row, _person in register():
        mothers[row["source"].split()[0]].append(bool(row["mother_ar"] or row["mother_latin"]))
    shares = {kind: sum(said) / len(said) for kind, said in mothers.items()}
    assert shares[REGISTRATION.label] > 0.7 > 0.5 > shares[WITNESS.label]


def test_second_entries_seldom_share_a_number_and_some_numbers_are_wrong() -> None:
    twice = [several for several in entries().values() if len(several) > 1]
    both = [(one, other) for one, other, *_third in twice if one["national_id"] and other["national_id"]]
    assert 0.01 < len(both) / len(twice) < 0.12
    plain = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")
    numbers = [tuple(row["national_id"].translate(plain) for row in pair) for pair in both]
    assert 0 < sum(one != other for one, other in numbers) < len(numbers) / 2


def test_kin_are_other_people() -> None:
    """Brothers, sons and cousins share names and homes; nobody has the names, the birth and the numbers of another."""
    people = crowd(5_000)
    assert len({person.life.national for person in people}) == len(people)
    beside = list(pairwise(people))
    siblings = [pair for pair in beside if pair[0][3:6] == pair[1][3:6] and pair[0].mother == pair[1].mother]
    kin = [pair for pair in beside if pair[0].family == pair[1].family]
    sons = [pair for pair in kin if pair[1].father == pair[0].given and pair[1].grandfather == pair[0].father]
    namesakes = [pair for pair in beside if pair[0].given == pair[1].given and pair[0][4:6] == pair[1][4:6]]
    assert min(len(siblings), len(sons), len(namesakes)) > 40
    assert all(one.given != other.given for one, other in siblings)
    assert sum(son.birth - father.birth > 15 for father, son in sons) > 0.9 * len(sons)
    taken_together = sum(one.life.arrest == other.life.arrest for one, other in siblings) / len(siblings)
    assert 0.2 < taken_together < 0.6


@pytest.mark.parametrize("latin", [False, True])
def test_a_steady_hand_writes_a_name_in_one_way_and_others_in_many(latin: bool) -> None:
    sources, chance = Sources(1), Random(1)
    hands = {hand for _ in range(300) if (hand := _hand(sources, chance, latin=latin))}
    spelled = {len({hand.write("Eabd_l-raHmAn", chance) for _ in range(60)}) for hand in hands}
    assert min(spelled) <= 2
    assert max(spelled) >= 3


def _hand(sources: Sources, chance: Random, *, latin: bool) -> ArabicHand | LatinHand | None:
    source = sources.one(chance, latin=latin)
    return source.latin if latin else source.arabic
