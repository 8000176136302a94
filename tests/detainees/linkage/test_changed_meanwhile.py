"""Who is changed while a worker compares them is compared again: what it kept last was read before the change."""

from collections.abc import Collection
from typing import Any

import pytest

from accounts.models import Team, User
from casework.dates import read_date
from detainees.linkage import near
from detainees.linkage.facts import told_of
from detainees.models import Detainee
from detainees.registration import change
from tests.detainees.linkage.test_look_near import ends, entry, learned

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("learned")]
__all__ = ["learned"]

ANOTHER = {"birth": read_date("1950-12-01"), "home_governorate_id": "SY-HA", "sex": "female"}


@pytest.mark.parametrize("after", ["_near", "told_of"])
def test_the_pair_that_the_change_speaks_against_does_not_stay(
    documentation: Team, documenter: User, monkeypatch: pytest.MonkeyPatch, after: str
) -> None:
    entry(documentation, documenter)
    again, third = entry(documentation, documenter), entry(documentation, documenter, {"given": "سامر"})
    asks = getattr(near, after)
    looks: list[Collection[int]] = []
    changed: list[bool] = []

    def compared(entries: Collection[int]) -> Any:
        looks.append(entries)
        return told_of(entries)

    def asked_before_the_change(of: Any) -> Any:
        found = asks(of)
        if not changed:
            change(Detainee.objects.locked().get(pk=again.pk), ANOTHER, by=documenter)
            changed.append(True)
        return found

    monkeypatch.setattr(near, "told_of", compared)
    asks = compared if after == "told_of" else asks
    monkeypatch.setattr(near, after, asked_before_the_change)
    near.look(again.pk, third.pk)
    assert len(looks) == 2
    assert again.pk not in {pk for both in ends() for pk in both}
