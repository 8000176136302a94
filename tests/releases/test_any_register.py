"""A thousand people whose names, places, dates and numbers are as awkward as may be: out, and in again unchanged."""

import csv
import io
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client

from accounts.models import Team, User
from casework.exports import making
from casework.exports.registry import LISTS
from casework.reachable import holds_a_number
from detainees.lists import ChargeType, IdentityKind
from detainees.models import Detainee, IdentityNumber
from detainees.numbering import add_numbers
from detainees.numbers import GivenNumber, read_number
from releases.imports.columns import COLUMNS
from releases.lists import Mode
from releases.models import Claim, Release
from tests.casework.exports.asking import approved, asked, content, downloaded
from tests.casework.test_sheets import HOSTILE
from tests.conftest import ClientOf
from tests.releases.importing import WHOLE, Importer, row

pytestmark = pytest.mark.django_db
REGISTER = tuple(each.name for each in LISTS["register"].columns)
PEOPLE = 1_000
ARABIC = (
    "أحمد", "مُحَمَّد", "عبد الرحمن", "عبـــد الله", "ابن-داود", "د. سمير", 'أبو "علي"', "«خالد»", "=أحمد", "+أحمد",
    "-أحمد", "@أحمد", "'أحمد", "أحمد;محمد", "أحمد,محمد", "أحمد|محمد", "نوري\u200cجان", "ﻣﺤﻤﺪ", "آدم", "رؤى", "هيئة",
    "ژیان", "ڤيان", "%أحمد", "أحمد (أبو علي)", "أحمد\u0301", "\u200fأحمد\u200e",
)  # fmt: skip
LATIN = (
    "Ahmad", "Aḥmad", "O'Neil", "al-Khaṭīb", "=Ahmad", "-Ahmad", "@Ahmad", "+Ahmad", "Ahmad;Bey", "Ahmad, Bey",
    "Şehmus", "“Ahmad”", "Ahmad (Abu Ali)", "A\u0308hmad", "Mc Ahmad", "%Ahmad", "|Ahmad", "Ahmad\tBey", "D'Ālī",
)  # fmt: skip
PLACES = tuple(
    text
    for text in HOSTILE
    if "\0" not in text and "\ud800" not in text and 0 < len(text.strip()) < 200 and not holds_a_number(text)
)
PARTS = ("father", "grandfather", "family", "mother")
CODES = ("SY-DI", "SY-RD", "SY-DR", "SY-HI", "SY-ID", "SY-HA")


def drawn(chance: random.Random) -> Iterator[dict[str, str]]:
    """The rows, every one with another external_id; more than half of all cells say something."""
    for number in range(PEOPLE):
        start = chance.choice(("A-", "=", "# ", "007-", "أ/", '"', "'", "a,b;", "  ", "TRUE ", "1e"))
        said = dict.fromkeys(COLUMNS, "") | {"external_id": f"{start}{number}"}
        for suffix, names in (("ar", ARABIC), ("latin", LATIN)):
            if suffix == "ar" or chance.random() < 0.6:
                said[f"given_{suffix}"] = chance.choice(names)
                said |= {f"{part}_{suffix}": chance.choice((*names, "")) for part in PARTS}
        said |= {
            "sex": chance.choice(("female", "male", "")),
            "birth": chance.choice((*dates(chance, 1940, 2004), "")),
            "home_governorate": chance.choice((*CODES, "")),
            "home_place": chance.choice(PLACES),
            "arrest_date": chance.choice((*dates(chance, 2011, 2016), "")),
            "facility": chance.choice(("sednaya", "adra", "")),
            "charge_category": chance.choice((*ChargeType.values, "")),
            "wave": chance.choice(("decree-7-2022", "")),
            "release_date": chance.choice((*dates(chance, 2017, 2022), "")),
            "release_governorate": chance.choice((*CODES, "")),
            "mode": chance.choice((*Mode.values, "")),
            "national_id": chance.choice(("", f"0{chance.randrange(10**9, 10**10)}", f"٠{chance.randrange(10**9)}")),
            "other_ids": "|".join(chance.sample(numbers(chance), chance.randrange(4))),
        }
        told = {name: WHOLE[name] for name in WHOLE if name.startswith(("source", "claim_c"))}
        yield row(**said | told)


def dates(chance: random.Random, first: int, last: int) -> tuple[str, ...]:
    """One of every kind that EDTF has here."""
    year, month, day = chance.randint(first, last), chance.randint(1, 12), chance.randint(1, 28)
    single = (f"{year}", f"{year}-{month:02}", f"{year}-{month:02}-{day:02}")
    marked = tuple(f"{one}{mark}" for one in single for mark in "~?%")
    between = (f"{year}/{year + 1}", f"{year}-{month:02}/{year + 1}-01", f"{year}-{month:02}-{day:02}/{year + 1}-02-03")
    return (*single, *marked, *between)


def numbers(chance: random.Random) -> list[str]:
    """An identity number of every kind but the national one, which has a column, and a second one of that."""
    found = [f"{kind}:N-{chance.randrange(10**6)}/ب" for kind in IdentityKind.values if kind != IdentityKind.NATIONAL]
    return [*found, f"civil-registry:دوما {chance.randrange(1, 999)}", f"national:1{chance.randrange(10**9, 10**10)}"]


@pytest.fixture
def importer(tmp_path: Path, documentation: Team, documenter: User) -> Importer:
    importer = Importer(tmp_path, documentation, documenter)
    answer = importer.rows(*drawn(random.Random(7)))
    assert answer.refused == []
    assert answer.counts["made"] == PEOPLE
    return importer


@pytest.fixture
def client(client_of: ClientOf, supervisor: User) -> Client:
    return client_of(supervisor)


def test_a_thousand_awkward_people_come_back_unchanged(
    importer: Importer, documentation: Team, supervisor: User, supervisor2: User, client: Client
) -> None:
    before = counted()
    data = brought_out(documentation, supervisor, supervisor2, client)
    assert len(list(csv.reader(io.StringIO(data.decode(), newline="")))) == 1 + PEOPLE + 1
    answer = importer.data(data)
    assert answer.refused == []
    assert answer.numbers("read", "made", "changed", "unchanged") == (PEOPLE, 0, 0, PEOPLE)
    assert counted() == before


def brought_out(team: Team, by: User, approves: User, client: Client) -> bytes:
    """The register of the team with its identity numbers, as it is downloaded."""
    filters = {"team": [str(team.pk)]}
    export = asked(by, team.organisation, "register", columns=REGISTER, numbers=True, filters=filters)
    approved(export, approves, "approve-with-numbers")
    making.make(export.pk)
    return content(downloaded(client, export))


def counted() -> list[int]:
    """How many there are of what an import makes."""
    return [model.objects.count() for model in (Detainee, IdentityNumber, Release, Claim)]


def test_a_number_with_a_bar_in_it_stays_one_number(
    importer: Importer, documentation: Team, supervisor: User, supervisor2: User, client: Client
) -> None:
    """A bar parts the numbers of a cell; on the page of a person it can be typed."""
    person = Detainee.objects.order_by("pk")[0]
    number = read_number("passport", "N|12|34")
    assert isinstance(number, GivenNumber)
    add_numbers(person, [number], by=supervisor)
    answer = importer.data(brought_out(documentation, supervisor, supervisor2, client))
    assert answer.refused == []
    assert answer.numbers("changed", "unchanged") == (0, PEOPLE)
