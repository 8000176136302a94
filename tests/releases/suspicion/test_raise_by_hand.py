"""A person raises a flag: with a sentence, once, on a record that they see and work on."""

import pytest

from accounts.models import Team, User
from casework.idempotency import draw_key
from releases.models import Flag
from tests.conftest import ClientOf
from tests.faults.attacking import refused as refused_by_postgresql
from tests.faults.attacking import send
from tests.releases.records import draft, person

pytestmark = pytest.mark.django_db


def said(**changes: str) -> dict[str, str]:
    return {
        "once": draw_key(),
        "severity": "blocking",
        "said": "Two of these names are of one invented family.",
        **changes,
    }


def test_on_a_release_and_on_a_person(documentation: Team, documenter: User, client_of: ClientOf) -> None:
    release, somebody = draft(documentation, documenter), person(documentation, documenter)
    client = client_of(documenter)
    for address in (f"of-release/{release.reference}", f"of-person/{somebody.reference}"):
        assert client.post(f"/flags/{address}/", said()).status_code == 302
    on_release, on_person = Flag.objects.order_by("pk")
    assert (on_release.release, on_release.severity, on_release.raised_by) == (release, "blocking", documenter)
    assert (on_person.detainee, on_person.rule_id) == (somebody, "by-hand")
    assert "invented family" in client.get(somebody.get_absolute_url()).content.decode()


def test_sent_twice_it_is_one(documentation: Team, documenter: User, client_of: ClientOf) -> None:
    release, client, sent = draft(documentation, documenter), client_of(documenter), said()
    addresses = {client.post(f"/flags/of-release/{release.reference}/", sent).headers["Location"] for _ in range(2)}
    assert (len(addresses), Flag.objects.count()) == (1, 1)


@pytest.mark.parametrize("wrong", [{"said": " "}, {"severity": "info"}, {"severity": "fatal"}])
def test_what_is_wrong_is_said_in_a_sentence(
    wrong: dict[str, str], documentation: Team, documenter: User, client_of: ClientOf
) -> None:
    release = draft(documentation, documenter)
    answer = client_of(documenter).post(f"/flags/of-release/{release.reference}/", said(**wrong))
    assert (answer.status_code, Flag.objects.count()) == (422, 0)


def test_a_rules_flag_is_raised_by_the_rules_alone(documentation: Team, documenter: User) -> None:
    release = draft(documentation, documenter)
    columns = (
        "organisation_id, team_id, rule_id, severity, release_id, seen, fingerprint, said, gone, raised_by_id,"
        " raised_at, status, status_since, revision_number, reason, sentence"
    )
    forged = (
        f"INSERT INTO releases_flag ({columns}) VALUES (%s, %s, 'before-wave', 'info', %s, '{{}}', 'x', '', false, %s,"
        " now(), 'open', now(), 0, '', '')"
    )
    with refused_by_postgresql("IF033"):
        send(documenter, forged, release.organisation_id, release.team_id, release.pk, documenter.pk)
