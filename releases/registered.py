"""The register as a file of the columns that an import takes (docs/import.md): brought in again, it changes nothing.

A cell is left empty where the register holds two things that one cell cannot say (the home of the person, and another
one at release): an empty cell says nothing, and changes nothing. Who told something is in no column.
"""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from accounts.acting import acting
from accounts.models import User
from casework.exports.columns import Column
from casework.fetching import fetched
from casework.own.columns import texts_on
from casework.sealed import opened
from casework.sheets import Line
from detainees.lists import IdentityKind
from detainees.models import Detainee, DetaineeOwnValue, Detention, IdentityNumber, Name, NumberShown
from detainees.models.names import Script
from releases.imports.rows import CATEGORIES
from releases.lists import Category, Mode
from releases.models import Release, ReleaseOwnValue

BLOCK = 500  # people who are read together
Both = list[tuple[Detainee, Release | None]]
_PARTS = {Script.ARABIC: "ar", Script.LATIN: "latin"}


def lines(found: Any, columns: Sequence[Column], by: User) -> Iterator[Line]:
    """One line for each of these entries of the register, read block by block; of numbers it is kept who had them."""
    ids = fetched(found.values_list("pk", flat=True), BLOCK)
    wants_numbers = any(each.number for each in columns)
    while block := list(islice(ids, BLOCK)):
        both = _with_releases(block)
        if wants_numbers:
            _shown([person for person, _release in both], by)
        own = _own(both, [each.name for each in columns])
        for person, release in both:
            said = row_of(person, release, with_numbers=wants_numbers) | own[person.pk]
            yield [said.get(each.name, "") for each in columns]


def _with_releases(ids: Sequence[int]) -> Both:
    """Each with the release that came with its external_id; what belongs to each is read for all of them at once."""
    found = Detainee.objects.filter(pk__in=ids).defer("search_words", "note")
    people = list(found.prefetch_related("names", "numbers", "detentions__stays").order_by("pk"))
    known = [person.external_id for person in people]
    told = Release.objects.filter(team__in={person.team_id for person in people}, external_id__in=known)
    releases = {(each.team_id, each.external_id): each for each in told}
    return [(person, releases.get((person.team_id, person.external_id))) for person in people]


def _own(both: Both, columns: Sequence[str]) -> dict[int, dict[str, str]]:
    """By person what stands in fields of the team, on them and on their release."""
    people = texts_on(DetaineeOwnValue, [person.pk for person, _release in both], columns)
    releases = texts_on(ReleaseOwnValue, [release.pk for _person, release in both if release], columns)
    return {
        person.pk: people.get(person.pk, {}) | (releases.get(release.pk, {}) if _tells(release) and release else {})
        for person, release in both
    }


def _tells(release: Release | None) -> bool:
    """Whether an import makes or finds this release: a row without wave and date tells of none."""
    return release is not None and (release.wave_id is not None or release.date is not None)


def _shown(people: Sequence[Detainee], by: User) -> None:
    """Whoever has these numbers in a file was shown them: for good, as on a page."""
    with acting(by):
        NumberShown.objects.bulk_create(NumberShown(number=each, by=by) for one in people for each in _standing(one))


def _standing(person: Detainee) -> list[IdentityNumber]:
    return [each for each in person.numbers.all() if each.struck_at is None]


def row_of(person: Detainee, release: Release | None, *, with_numbers: bool) -> dict[str, str]:
    """What an import reads of this entry, by the names of its columns; without what says nothing."""
    detention = min(person.detentions.all(), key=lambda each: each.pk, default=None)
    if not _tells(release):
        release = None
    said: dict[str, Any] = {
        "external_id": person.external_id,
        **_names(person),
        **(_numbers(person) if with_numbers else {}),
        "sex": person.sex if person.sex in ("female", "male") else "",
        "birth": person.birth,
        "home_governorate": _agreed(person.home_governorate_id, release),
        "home_place": person.home_place,
        **_of_detention(detention, release),
        **_of_release(release),
    }
    return {name: str(value) for name, value in said.items() if value}


def _names(person: Detainee) -> dict[str, str]:
    """The parts of the name that was given last in each script."""
    said: dict[str, str] = {}
    for name in sorted(person.names.all(), key=lambda each: (each.given_at, each.pk)):
        said |= {f"{part}_{_PARTS[Script(name.script)]}": getattr(name, part) for part in Name.PARTS}
    return said


def _numbers(person: Detainee) -> dict[str, str]:
    """Its identity numbers that stand: the first national one in its own column, the others joined."""
    standing = _standing(person)
    national = [each for each in standing if each.kind == IdentityKind.NATIONAL]
    others = [each for each in standing if each not in national[:1]]
    joined = "|".join(f"{each.kind}:{_number(each)}" for each in others)
    return {"national_id": opened(national[0], "number") if national else "", "other_ids": joined}


def _number(number: IdentityNumber) -> str:
    """With the place before it where it was given out there; a bar would part it in two, and is none of it."""
    return " ".join(filter(None, (number.issuer, opened(number, "number")))).replace("|", " ")


def _of_detention(detention: Detention | None, release: Release | None) -> dict[str, Any]:
    if detention is None:
        return {}
    stays = [stay.facility_id for stay in detention.stays.all()]
    facility = stays[0] if release is None and stays else release.facility_id if release else None
    category = CATEGORIES.get(detention.charge, Category.UNKNOWN.value)
    fits = release is None or category in (release.category, Category.UNKNOWN.value)
    return {
        "arrest_date": detention.arrest_date,
        "charge_category": detention.charge if fits else "",
        "facility": facility if facility in stays else "",
    }


def _of_release(release: Release | None) -> dict[str, Any]:
    if release is None:
        return {}
    return {
        "wave": release.wave_id,
        "release_date": release.date,
        "release_governorate": release.place_id,
        "mode": release.mode if release.mode != Mode.UNKNOWN else "",
    }


def _agreed(home: str | None, release: Release | None) -> str | None:
    """The home of the person where the release says the same, or there is none."""
    return home if release is None or home == release.home_id else None
