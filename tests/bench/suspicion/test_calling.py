"""What the bench plants of calls and reports is what the families' rules find, and nothing beside it."""

import pytest

from config.demo.accounts import make_people
from releases.models import Flag
from releases.suspicion.looking import look_at_register
from tests.bench.suspicion.beyond import Planting
from tests.bench.suspicion.calling import FAILED, HUNT, NAMED, SHARED, plant_calls
from tests.bench.suspicion.judging import judged

pytestmark = pytest.mark.django_db


def test_every_rule_finds_what_was_planted_for_it_and_no_other() -> None:
    make_people("not a password")
    planting = Planting()
    plant_calls(planting, 2)
    look_at_register()
    flags = Flag.objects.standing().select_related("release", "detainee", "case")
    rows = [
        {"rule": flag.rule_id, "subject": flag.subject.reference, "external_id": flag.subject.external_id}
        for flag in flags
    ]
    found = {each.rule: each for each in judged(rows, planting.truth)}
    for rule in (NAMED, SHARED, HUNT, FAILED):
        assert (found[rule].recall, found[rule].others) == (1.0, ()), found[rule]
