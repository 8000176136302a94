"""`first_administrator`: an installation of one's own begins."""

import json
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import Client
from django.utils.translation import override
from pytest_django.fixtures import Settings

from accounts.access import may
from accounts.links import link_of
from accounts.models import Organisation, Team, User
from accounts.rights import Right
from tests.conftest import ClientOf

pytestmark = pytest.mark.django_db
HERE = {
    "organisation": "watch|رصد|Watch",
    "team": ["field|ميدان|Field", "desk|مكتب|Desk"],
    "administrator": ["nada|ندى", "omar|Omar"],
}


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    """An empty data folder."""
    settings.DATA_DIR = tmp_path
    return tmp_path


def begin(**changed: Any) -> list[str]:
    """Run the command; the lines of its standard output."""
    told = StringIO()
    asked = HERE | changed
    arguments = [f"--organisation={asked['organisation']}"]
    arguments += [f"--team={team}" for team in asked["team"]]
    arguments += [f"--administrator={person}" for person in asked["administrator"]]
    call_command("first_administrator", *arguments, address="https://watch.example", stdout=told, stderr=StringIO())
    return told.getvalue().splitlines()


def test_organisation_teams_and_two_administrators_are_made() -> None:
    begin()
    place = Organisation.objects.get()
    assert (place.slug, place.name_ar, place.name_en) == ("watch", "رصد", "Watch")
    assert set(Team.objects.values_list("slug", flat=True)) == {"field", "desk"}
    for username in ("nada", "omar"):
        person = User.objects.get(username=username)
        assert may(person, Right.ADMINISTER, place)
        assert not may(person, Right.SEE_PERSONS, place)


def test_two_links_to_hand_over_are_printed_and_work(client: Client) -> None:
    lines = begin()
    assert [line.split()[0] for line in lines] == ["nada", "omar"]
    for line in lines:
        username, address = line.split()
        assert address.startswith("https://watch.example/accounts/invitation/?k=")
        link = link_of(address.partition("?k=")[2])
        assert link is not None
        assert link.user.username == username
        assert client.get(address.removeprefix("https://watch.example"), follow=True).status_code == 200


def test_where_people_work_nothing_is_made(documenter: User) -> None:
    with pytest.raises(CommandError, match="People work here already"):
        begin()
    assert not User.objects.filter(username="nada").exists()


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"administrator": ["nada|ندى"]}, "two administrators"),
        ({"administrator": ["nada|ندى", "nada|Nada"]}, "two administrators"),
        ({"administrator": ["Nada Ali|ندى", "omar|Omar"]}, "small Latin letters"),
        ({"administrator": ["nada|ندى", "omar|نَدي"]}, "omar: A colleague is called so already"),
        ({"organisation": "watch|رصد"}, "not of the form"),
        ({"organisation": "wa tch|رصد|Watch"}, "wa tch"),
        ({"team": ["field|ميدان|Field", "field|مكتب|Desk"]}, "taken already"),
        ({"team": ["|ميدان|Field"]}, "not of the form"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence_and_nothing_is_made(changed: dict[str, Any], sentence: str) -> None:
    with override("en"), pytest.raises(CommandError, match=sentence):
        begin(**changed)
    assert not Organisation.objects.exists()
    assert not User.objects.filter(is_system=False).exists()


def test_without_a_terminal_it_does_not_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", StringIO(""))
    with pytest.raises(CommandError, match="Give --organisation"):
        call_command("first_administrator")


def test_a_demonstration_ends_for_good(client_of: ClientOf, folder: Path, documenter: User) -> None:
    (folder / "demo").write_text(json.dumps({"password": "x", "complete": True}))
    (folder / "folder.json").write_text(json.dumps({"layout": 1, "demo": True}))
    browser = client_of(documenter)
    begin()
    assert not (folder / "demo").exists()
    assert json.loads((folder / "folder.json").read_text())["demo"] is False
    assert not User.objects.get(pk=documenter.pk).is_active
    assert browser.get("/accounts/").status_code == 302
