"""Who is new or has changed is compared with all near them at once, and the same is found as in the night."""

from pathlib import Path
from typing import Any

import pytest
from django.db import connections

from accounts.acting import acting
from accounts.models import Team, User
from casework.dates import read_date
from casework.models import OutboxEntry
from detainees.linkage import near, runs
from detainees.linkage.engine import FLAGGED, Limits, find_pairs
from detainees.linkage.extract import extract, one_moment
from detainees.linkage.following import LOOK_NEAR
from detainees.linkage.found import read_pairs
from detainees.linkage.weights import Weights
from detainees.linking import link_people
from detainees.lists import Certainty, LinkKind
from detainees.models import Detainee, LinkageWeights, Pair, PairDecision, RegisterJob
from detainees.models.linkage import FLAGGED_FROM
from detainees.numbering import add_numbers
from detainees.numbers import GivenNumber
from detainees.registration import add_detention, change, register
from detainees.tasks import look_near
from tests.detainees.finding import paired
from tests.detainees.making import registered
from tests.detainees.nameless import nameless
from tests.detainees.pairing import decided, merged

pytestmark = pytest.mark.django_db

NAME = {"given": "نضال", "father": "عبد الرزاق", "family": "السرحان", "mother": "نجاح"}
FACTS: dict[str, Any] = {"sex": "male", "birth": read_date("1987-03-14"), "home_governorate_id": "SY-DR"}


@pytest.fixture
def learned() -> LinkageWeights:
    """What is supposed of a register of a thousand, of which nothing was learned."""
    with acting(runs.searcher()):
        job = runs.begin(runs.ask(runs.searcher()).pk)
        assert job is not None
        runs.finish(job)
        return LinkageWeights.objects.create(
            version=1, job=job, records=1_000, content=Weights.default(1_000).as_json()
        )


def entry(team: Team, by: User, name: dict[str, str] | None = None, **facts: Any) -> Detainee:
    """Nidal, with all that is known of him, unless the facts say otherwise."""
    new = register(team, {**NAME, **(name or {})}, {}, by=by, **{**FACTS, **facts})
    add_detention(new, {"arrest_date": read_date("2013-05-06")}, [], by=by)
    return new


def ends() -> list[tuple[int, int]]:
    return list(Pair.objects.standing().values_list("one", "other"))


def test_before_anything_was_learned_a_search_is_asked_for(documentation: Team, documenter: User) -> None:
    new = entry(documentation, documenter)
    look_near(new.pk)
    look_near(new.pk)
    assert RegisterJob.objects.get().asked_by == runs.searcher()
    assert not Pair.objects.exists()


@pytest.mark.usefixtures("learned")
def test_who_is_registered_again_is_flagged(documentation: Team, family_centre: Team, documenter: User) -> None:
    one = entry(documentation, documenter)
    again = entry(family_centre, documenter, {"father": "عبدالرزاق"})
    registered(documenter, documentation)
    look_near(again.pk)
    assert ends() == [(one.pk, again.pk)]
    pair = Pair.objects.get(one=one, other=again)
    assert (pair.weights, pair.rival != "") == (1, True)
    assert ["birth", "day"] in [said[:2] for said in pair.evidence]


@pytest.mark.usefixtures("learned")
def test_nobody_of_another_organisation_is_near(
    documentation: Team, documenter: User, other_team: Team, other_documenter: User
) -> None:
    entry(documentation, documenter)
    look_near(entry(other_team, other_documenter).pk)
    assert not Pair.objects.exists()


@pytest.mark.usefixtures("learned")
def test_a_pair_that_a_new_fact_speaks_against_is_gone(documentation: Team, documenter: User) -> None:
    entry(documentation, documenter)
    again = entry(documentation, documenter)
    look_near(again.pk)
    assert ends()
    other = {"birth": read_date("1950-12-01"), "home_governorate_id": "SY-HA", "sex": "female"}
    change(Detainee.objects.locked().get(pk=again.pk), other, by=documenter)
    look_near(again.pk)
    assert ends() == []


@pytest.mark.usefixtures("learned")
def test_different_people_stay_different_until_a_fact_changes(
    documentation: Team, documenter: User, supervisor: User
) -> None:
    entry(documentation, documenter)
    again = entry(documentation, documenter)
    look_near(again.pk)
    decided(Pair.objects.get(), PairDecision.DIFFERENT, by=supervisor)
    look_near(again.pk)
    assert ends() == []
    change(Detainee.objects.locked().get(pk=again.pk), {"birth": read_date("1987")}, by=documenter)
    look_near(again.pk)
    assert len(ends()) == 1


@pytest.mark.usefixtures("learned")
def test_an_equal_number_brings_two_together_whose_names_have_nothing_in_common(
    documentation: Team, documenter: User
) -> None:
    one, other = registered(documenter, documentation), entry(documentation, documenter)
    for person in (one, other):
        add_numbers(person, [GivenNumber("national", "99040000017")], by=documenter)
    look_near(other.pk)
    assert ["number", "same"] in [said[:2] for said in Pair.objects.get().evidence]


@pytest.mark.usefixtures("learned")
def test_who_is_known_to_be_a_brother_is_not_the_same(documentation: Team, documenter: User) -> None:
    one, other = entry(documentation, documenter), entry(documentation, documenter, {"mother": ""})
    change(Detainee.objects.locked().get(pk=other.pk), {"birth": read_date("1987")}, by=documenter)
    look_near(other.pk)
    assert ends()
    link_people(one, LinkKind.SIBLING, other, Certainty.CERTAIN, team=documentation, by=documenter)
    look_near(other.pk)
    assert ends() == []


@pytest.mark.usefixtures("learned")
def test_an_entry_for_which_another_stands_takes_no_part(
    documentation: Team, documenter: User, supervisor: User
) -> None:
    kept, other = registered(documenter, documentation), entry(documentation, documenter)
    again = entry(documentation, documenter)
    look_near(again.pk)
    assert ends() == [(other.pk, again.pk)]
    merged(kept, other, by=supervisor)
    assert OutboxEntry.objects.filter(task=LOOK_NEAR).latest("pk").ids == {"detainee": kept.pk}
    look_near(kept.pk)
    assert list(Pair.objects.filter(gone=False).values_list("one", "other")) == [(kept.pk, again.pk)]


@pytest.mark.usefixtures("learned")
def test_a_pair_that_was_found_otherwise_is_compared_again(documentation: Team, documenter: User) -> None:
    pair = paired(registered(documenter, documentation), entry(documentation, documenter), 0.99)
    near.look(pair.other_id)
    pair.refresh_from_db()
    assert pair.gone or pair.score < 0.99


@pytest.mark.usefixtures("learned")
def test_who_has_no_name_is_paired_with_nobody(documentation: Team, documenter: User) -> None:
    people = [nameless(documenter, documentation) for _ in range(2)]
    people.append(registered(documenter, documentation, sex="male"))
    for each in people:
        near.look(each.pk)
    assert not Pair.objects.exists()


def scores() -> dict[tuple[int, int], float]:
    return {(pair.one_id, pair.other_id): pair.score for pair in Pair.objects.filter(gone=False)}


def test_both_mean_the_same_by_likely() -> None:
    assert FLAGGED == FLAGGED_FROM


@pytest.mark.django_db(transaction=True)
def test_the_night_finds_no_other_pairs(documentation: Team, documenter: User, tmp_path: Path) -> None:
    """Of pairs that nobody rivals, and by the same weights, to the last digit that is kept."""
    people = (("نضال", "السرحان", "نجاح"), ("هيثم", "الزعبي", "سعاد"), ("وائل", "قاسم", "منى"), ("سامر", "حمدان", ""))
    for at, (given, family, mother) in enumerate(people):
        for father in ("عبد الرزاق", "عبدالرزاق"):
            name = {"given": given, "father": father, "family": family, "mother": mother}
            entry(documentation, documenter, name, birth=read_date(f"19{6 + at}7-0{1 + at}-1{at}"))
    for _ in range(3):  # who has no name is in the extract too, and pairs with nobody
        nameless(documenter, documentation)
    with one_moment():
        extract(tmp_path / "extract")
    (tmp_path / "work").mkdir()
    found = find_pairs(tmp_path / "extract", tmp_path / "work", None, Limits(500_000_000, 1), lambda stage, share: None)
    by_night = {(pair.one, pair.other): pair.score for pair in read_pairs(found.pairs)}
    with acting(runs.searcher()):
        job = runs.begin(runs.ask(runs.searcher()).pk)
        assert job is not None
        LinkageWeights.objects.create(version=1, job=job, records=8, content=found.weights.as_json())
    everybody = list(Detainee.objects.order_by("pk").values_list("pk", flat=True))
    for pk in everybody:
        near.look(pk)
    by_day = scores()
    with acting(runs.searcher()):
        Pair.objects.update(gone=True)
    near.look(*everybody)
    assert scores() == by_day, "it is one whether they are compared one by one or together"
    flagged = [{pair for pair, score in found_by.items() if score >= FLAGGED} for found_by in (by_night, by_day)]
    assert flagged[0] == flagged[1]
    assert len(flagged[0]) == 4
    connections.close_all()
