"""The day on which a claim came here: said where it is entered, none that is yet to come; delays run from it."""

from datetime import timedelta
from functools import partial
from html import unescape
from pathlib import Path

import pytest
from django.utils.timezone import localdate

from accounts.acting import acting
from accounts.models import Team, User
from casework.dates import PartialDate
from releases.imports.course import Import, Telling
from releases.imports.files import lines_of
from releases.models import Claim, Release
from releases.tallies.delays import delays
from tests.conftest import ClientOf
from tests.faults.attacking import BROKEN_CHECK, as_if_committed, refused
from tests.releases.importing import Importer, csv_of, row
from tests.releases.records import DIRECT, draft, made
from tests.releases.test_claims import send
from tests.releases.test_enter import typed
from tests.releases.test_tally_screen import reading

pytestmark = pytest.mark.django_db


def written(days: int) -> str:
    day = localdate() - timedelta(days=days)
    return f"{day.day}/{day.month}/{day.year}"


def test_it_is_entered_with_the_release_and_the_days_to_its_verification_run_from_it(
    documentation: Team, documenter: User, supervisor: User, client_of: ClientOf
) -> None:
    sent = typed(documentation, **{"claims-0-received_on": written(12)})
    client_of(documenter).post("/releases/new/", {**sent, "submit": "1"})
    release = Release.objects.get()
    assert release.claims.get().received_on == localdate() - timedelta(days=12)
    made(release, "verify", supervisor)
    found = delays(supervisor, localdate()).all
    assert found is not None
    assert found.median == 12


def test_it_is_said_of_a_claim_that_is_added_and_read_beside_it(
    documentation: Team, documenter: User, client_of: ClientOf
) -> None:
    release, client = draft(documentation, documenter), reading(client_of, documenter)
    assert send(client, release, received_on=written(3)) == 302
    assert Claim.objects.get(source__name="Abu Samir").received_on == localdate() - timedelta(days=3)
    assert "received on" in unescape(client.get(f"/releases/{release.reference}/").content.decode())


def test_left_empty_it_came_when_it_was_entered(documentation: Team, documenter: User, client_of: ClientOf) -> None:
    release = draft(documentation, documenter)
    assert send(client_of(documenter), release) == 302
    assert set(Claim.objects.filter(release=release).values_list("received_on", flat=True)) == {None}


@pytest.mark.parametrize(
    ("said", "received", "sentence"),
    [
        ("", -1, "yet to come"),
        ("", -400, "yet to come"),
        (written(1), 2, "before it was said"),
    ],
)
def test_a_day_that_cannot_be_is_refused_and_nothing_typed_is_lost(
    said: str, received: int, sentence: str, documentation: Team, documenter: User, client_of: ClientOf
) -> None:
    release, client = draft(documentation, documenter), reading(client_of, documenter)
    address = f"/releases/{release.reference}/claims/new/"
    typed_claim = {
        "once": "k" * 24, "source_name": "Abu Samir", "source_kind": "released-person", "connection": "self",
        "reliability": "B", "credibility": "2", "cite": "not-asked", "text": "At dawn.", "said_on": said,
        "received_on": written(received),
    }  # fmt: skip
    answer = client.post(address, typed_claim)
    assert answer.status_code == 422
    assert sentence in unescape(answer.content.decode())
    assert written(received) in answer.content.decode()


def test_nothing_was_received_before_the_release_of_which_it_speaks(
    documentation: Team, documenter: User, client_of: ClientOf
) -> None:
    client = reading(client_of, documenter)
    answer = client.post("/releases/new/", typed(documentation, **{"claims-0-received_on": "17/5/2006"}))
    assert answer.status_code == 422
    assert "before the release of which it speaks" in unescape(answer.content.decode())
    release = draft(documentation, documenter, date=PartialDate("2022-05-03"))
    assert send(client, release, received_on="17/5/2006") == 422
    assert send(client, release, received_on="4/5/2022") == 302


def test_what_waited_as_a_list_was_received_with_the_list(
    tmp_path: Path, documentation: Team, documenter: User
) -> None:
    """A list that was handed over and looked through for days."""
    day = localdate() - timedelta(days=9)
    telling = Telling(lambda row: None, lambda row: None, lambda counts: None)
    for text in ("I drove him home.", "He walked home."):
        file = tmp_path / "list.csv"
        file.write_text(csv_of([row(claim_text=text)]))
        assert Import(documentation, documenter, telling, received=day).run(partial(lines_of, file))
    assert list(Claim.objects.values_list("received_on", flat=True)) == [day, day]


def test_a_whole_month_is_no_day(documentation: Team, documenter: User, client_of: ClientOf) -> None:
    assert send(client_of(documenter), draft(documentation, documenter), received_on="5/2022") == 422


def test_postgresql_refuses_what_was_received_after_it_was_entered(documentation: Team, documenter: User) -> None:
    release = draft(documentation, documenter)
    later = {
        "source": release.claims.get().source,
        "made_by": documenter,
        "received_on": localdate() + timedelta(days=1),
    }
    said = {name: DIRECT[name] for name in ("connection", "reliability", "credibility", "text", "cite")}
    with refused(BROKEN_CHECK), acting(documenter):
        Claim.objects.create(release=release, **said, **later)
    as_if_committed()


def test_what_an_import_brings_was_received_with_it(tmp_path: Path, documentation: Team, documenter: User) -> None:
    importer = Importer(tmp_path, documentation, documenter)
    assert importer.rows(row()).counts["made"] == 1
    assert Claim.objects.get().received_on == localdate()
    assert importer.rows(row(claim_text="He walked home.", release_date="2022-05-04")).counts["changed"] == 1
    assert set(Claim.objects.values_list("received_on", flat=True)) == {localdate()}
