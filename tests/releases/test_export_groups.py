"""A group in a list that leaves: from where it is, how many it was, how many of it the tally counts now."""

import json
from typing import Any

import pytest

from accounts.models import Team, User
from tests.casework.exports.asking import at_once, content
from tests.conftest import ClientOf
from tests.releases.making import verified

pytestmark = pytest.mark.django_db
WAVE: dict[str, Any] = {"wave_id": "decree-7-2022"}


@pytest.mark.parametrize("homes", [["SY-HM"], ["SY-DR", "SY-RD"]])
def test_a_group_says_both_numbers_and_its_governorates_and_a_name_its_group(
    homes: list[str], documenter: User, supervisor: User, documentation: Team, analyst: User, client_of: ClientOf
) -> None:
    said: dict[str, Any] = {"group_count": 5, "group_bound": "exactly", "group_governorates": homes, **WAVE}
    group = verified(documenter, supervisor, documentation, **said)
    name = verified(documenter, supervisor, documentation, home_id=homes[0], **WAVE, of_group=group)
    alone = verified(documenter, supervisor, documentation, home_id="SY-ID", **WAVE)
    lines = content(at_once(client_of(analyst), "verified-releases", form="jsonl")).decode().splitlines()
    found = {row["reference"]: row for row in map(json.loads, lines)}
    assert (found[group.reference]["group_count"], found[group.reference]["group_left"]) == (5, 4)
    assert found[group.reference]["group_governorates"] == "|".join(homes)
    assert found[name.reference]["of_group"] == group.reference
    assert [found[alone.reference][each] for each in ("group_left", "of_group", "group_governorates")] == [
        None,
        None,
        "",
    ]
