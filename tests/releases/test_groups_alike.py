"""Groups of the same wave, number and governorates warn who enters and who decides; they stop nothing."""

from html import unescape
from typing import Any

import pytest
from django.test import Client

from accounts.models import Team, User
from releases.alike import alike
from releases.models import Release
from releases.models.releases import Status
from tests.conftest import ClientOf
from tests.releases.making import entered, verified
from tests.releases.records import made
from tests.releases.test_enter import typed
from tests.releases.test_places import DEFECTORS
from tests.releases.test_tally_screen import reading

SENTENCE = "This group may be on the register twice"


@pytest.fixture
def known(documenter: User, supervisor: User, documentation: Team) -> Release:
    return verified(documenter, supervisor, documentation, **DEFECTORS)


def page(client: Client, release: Release) -> str:
    return unescape(client.get(f"/releases/{release.reference}/").content.decode())


def test_the_same_group_told_again_warns_on_both_pages_and_is_verified(
    known: Release, documenter: User, supervisor: User, documentation: Team, client_of: ClientOf
) -> None:
    # The set is a set: in whichever order it was typed.
    facts = {**DEFECTORS, "group_governorates": ["SY-RD", "SY-DR"], "group_bound": "about"}
    again = made(entered(documenter, documentation, **facts), "submit", documenter)
    client = reading(client_of, supervisor)
    for one, other in ((again, known), (known, again)):
        shown = page(client, one)
        assert SENTENCE in shown
        assert f"/releases/{other.reference}/" in shown
    assert made(again, "verify", supervisor).status == Status.VERIFIED


@pytest.mark.parametrize(
    "other",
    [
        {"group_count": 4},
        {"group_governorates": ["SY-DR"]},
        {"group_governorates": ["SY-DR", "SY-RD", "SY-HM"]},
        {"wave_id": None},
        {"wave_id": "prisons-opened-2024", "date": "2024-12-08"},
    ],
)
def test_another_wave_number_or_set_does_not(
    other: dict[str, Any], known: Release, documenter: User, documentation: Team
) -> None:
    assert alike(entered(documenter, documentation, **DEFECTORS | other), documenter) == []


def test_without_a_wave_the_very_same_date_is_asked(documenter: User, documentation: Team) -> None:
    facts = {**DEFECTORS, "wave_id": None}
    first, second, third = (
        entered(documenter, documentation, **facts | {"date": day}) for day in ("2022-05-03", "2022-05-03", "2022-05")
    )
    assert alike(second, documenter) == [first]
    assert alike(third, documenter) == []


def test_what_was_rejected_does_not_and_a_person_is_no_group(
    documenter: User, supervisor: User, documentation: Team
) -> None:
    made(made(entered(documenter, documentation, **DEFECTORS), "submit", documenter), "reject", supervisor)
    assert alike(entered(documenter, documentation, **DEFECTORS), documenter) == []
    assert alike(entered(documenter, documentation), documenter) == []


def test_who_sees_none_of_them_is_told_of_none(
    known: Release, other_documenter: User, documenter: User, other_team: Team
) -> None:
    assert alike(entered(other_documenter, other_team, **DEFECTORS), other_documenter) == []


def test_who_enters_it_is_told_at_once(
    known: Release, documentation: Team, documenter: User, client_of: ClientOf
) -> None:
    group = {
        "about": "group", "group_name": "army defectors", "group_bound": "exactly", "group_count": "3",
        "group_governorates": ["SY-DR", "SY-RD"], "home": "", "submit": "1",
    }  # fmt: skip
    sent = {**typed(documentation), **group}
    client = reading(client_of, documenter)
    answer = client.post("/releases/new/", sent, follow=True)
    assert "is on the register already" in unescape(answer.content.decode())
