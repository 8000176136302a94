"""Entering a sighting or a fate on its page, and changing it."""

from typing import Any

import pytest

from accounts.models import Team, User
from casework.dates import PartialDate
from releases.models import Claim, Finding
from releases.models.moved import Status
from tests.conftest import ClientOf
from tests.detainees.pairing import merged
from tests.releases.knowing import DEAD, known, known_in, made
from tests.releases.records import person, release_in

pytestmark = pytest.mark.django_db


def typed(team: Team, reference: str, /, **changes: str) -> dict[str, Any]:
    """What a documenter types of somebody whom a cellmate saw."""
    return {
        "once": "k" * 24, "team": str(team.pk), "detainee": reference, "kind": "sighting", "how": "seen",
        "date": "5/2021", "facility": "sednaya", "place": "first wing",
        "claims-TOTAL_FORMS": "1", "claims-INITIAL_FORMS": "0", "claims-0-source_name": "cellmate",
        "claims-0-source_kind": "fellow-detainee", "claims-0-connection": "witness", "claims-0-reliability": "B",
        "claims-0-credibility": "2", "claims-0-cite": "not-asked", "claims-0-says_date": "2021", **changes,
    }  # fmt: skip


FATE = {"kind": "fate", "fate": "held", "standing": "official-paper", "paper": "A court's letter"}


def test_a_sighting_is_entered_and_submitted_in_one_step(
    documentation: Team, documenter: User, client_of: ClientOf
) -> None:
    somebody = person(documentation, documenter)
    sent = {**typed(documentation, somebody.reference), "submit": "1"}
    answer = client_of(documenter).post("/releases/findings/new/", sent)
    finding = Finding.objects.get()
    assert answer.headers["Location"] == f"/releases/findings/{finding.reference}/"
    assert (finding.status, finding.detainee, str(finding.date)) == (Status.SUBMITTED, somebody, "2021-05")
    assert str(Claim.objects.get(finding=finding).says_date) == "2021"


def test_a_fate_has_what_belongs_to_it_and_nothing_of_a_sighting(
    documentation: Team, documenter: User, client_of: ClientOf
) -> None:
    sent = typed(documentation, person(documentation, documenter).reference, **FATE)
    client_of(documenter).post("/releases/findings/new/", sent)
    finding = Finding.objects.get()
    assert (finding.kind, finding.how, finding.fate, finding.paper) == ("fate", "", "held", "A court's letter")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"how": ""}, "how"),
        ({**FATE, "fate": ""}, "fate"),
        ({**FATE, "paper": ""}, "paper"),
        ({"date": "33/2021"}, "date"),
        ({"detainee": "D-7K3M-9QTA"}, "detainee"),
        ({"claims-0-source_name": ""}, "claims-0-source_name"),
    ],
)
def test_what_is_missing_is_said_and_nothing_typed_is_lost(
    changes: dict[str, str], field: str, documentation: Team, documenter: User, english_of: ClientOf
) -> None:
    sent = typed(documentation, person(documentation, documenter).reference, **changes)
    answer = english_of(documenter).post("/releases/findings/new/", sent)
    shown = answer.content.decode()
    assert (answer.status_code, Finding.objects.count()) == (422, 0)
    assert f'href="#id_{field}"' in shown
    assert 'value="first wing"' in shown


def test_a_double_click_enters_it_once(documentation: Team, documenter: User, client_of: ClientOf) -> None:
    client, sent = client_of(documenter), typed(documentation, person(documentation, documenter).reference)
    assert client.post("/releases/findings/new/", sent).status_code == 302
    assert client.post("/releases/findings/new/", sent).status_code == 302
    assert Finding.objects.count() == 1


def test_a_person_is_filled_in_and_so_is_what_a_release_says_of_a_new_detention(
    documentation: Team, documenter: User, supervisor: User, client_of: ClientOf
) -> None:
    client = client_of(documenter)
    somebody = person(documentation, documenter)
    shown = client.get(f"/releases/findings/new/?detainee={somebody.reference}&kind=fate").content.decode()
    assert f'value="{somebody.reference}"' in shown
    facts = {"date": PartialDate("2022-05-03"), "redetained_on": PartialDate("2022-08")}
    release = release_in(Status.VERIFIED, documentation, documenter, supervisor, **facts)
    assert release.detainee is not None
    shown = client.get(f"/releases/findings/new/?after={release.reference}").content.decode()
    assert f'value="{release.detainee.reference}"' in shown
    assert '<option value="re-detained" selected>' in shown
    assert 'value="8/2022"' in shown


def test_a_sighting_without_a_place_stays_a_draft_and_says_why(
    documentation: Team, documenter: User, english_of: ClientOf
) -> None:
    sent = typed(documentation, person(documentation, documenter).reference, facility="", place="", submit="1")
    client = english_of(documenter)
    shown = client.post("/releases/findings/new/", sent, follow=True).content.decode()
    assert "in which facility or place" in shown
    assert Finding.objects.get().status == Status.DRAFT


def test_a_merged_entry_takes_nothing_new(
    documentation: Team, documenter: User, supervisor: User, english_of: ClientOf
) -> None:
    kept, going = (person(documentation, documenter) for _ in range(2))
    merged(kept, going, by=supervisor)
    answer = english_of(documenter).post("/releases/findings/new/", typed(documentation, going.reference))
    assert f"{kept.reference} stands for this person" in answer.content.decode()


def test_a_draft_is_changed_and_an_older_page_overwrites_nothing(
    documentation: Team, documenter: User, client_of: ClientOf
) -> None:
    finding = known(documentation, documenter)
    sent = {"how": "heard", "date": "2020", "facility": "sednaya", "place": "", "version": "1"}
    address = f"/releases/findings/{finding.reference}/change/"
    assert client_of(documenter).post(address, sent).status_code == 302
    late = client_of(documenter).post(address, {**sent, "how": "listed"})
    finding.refresh_from_db()
    assert (late.status_code, finding.how, str(finding.date)) == (409, "heard", "2020")


def test_what_is_submitted_is_not_changed(
    documentation: Team, documenter: User, supervisor: User, client_of: ClientOf
) -> None:
    finding = known_in(Status.SUBMITTED, documentation, documenter, supervisor)
    answer = client_of(documenter).get(f"/releases/findings/{finding.reference}/change/")
    assert answer.status_code == 403


def test_a_change_is_dropped_and_what_is_verified_stands_again(
    documentation: Team, documenter: User, supervisor: User, client_of: ClientOf
) -> None:
    finding = made(known_in(Status.VERIFIED, documentation, documenter, supervisor), "amend", documenter)
    sent = {"how": "heard", "date": "2020", "facility": "sednaya", "place": "", "version": str(finding.version)}
    client_of(documenter).post(f"/releases/findings/{finding.reference}/change/", sent)
    finding.refresh_from_db()
    assert finding.how == "heard"
    assert made(finding, "drop-change", documenter).how == "seen"


def test_the_other_kind_of_record_keeps_its_own_prefix(documentation: Team, documenter: User) -> None:
    assert known(documentation, documenter, DEAD).reference.startswith("F-")
