"""The lines on the public pages: two supervisors put one up; whoever could alone could send families elsewhere."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Team, User
from casework.mistake import Mistake
from families.models import PublicLine
from families.public_lines import confirm_line, end_line, propose_line
from tests.conftest import ClientOf
from tests.families.advising import LINE, line

pytestmark = pytest.mark.django_db
PAGE = "/families/advisories/lines/"


def typed(team: Team, **changes: str) -> dict[str, str]:
    return {"team": str(team.pk), "method": "call", "number": "0044 7700 900321", "round_the_clock": "on", **changes}


def test_it_stands_when_another_supervisor_has_confirmed_it(
    documentation: Team, supervisor: User, supervisor2: User
) -> None:
    put_up = line(documentation, supervisor)
    assert not PublicLine.objects.standing().exists()
    assert isinstance(confirm_line(put_up, by=supervisor), Mistake)
    assert not PublicLine.objects.standing().exists()
    assert confirm_line(put_up, by=supervisor2) is None
    assert PublicLine.objects.standing().get() == put_up
    assert isinstance(confirm_line(put_up, by=supervisor2), Mistake)


def test_either_takes_it_down_and_it_stays_down(documentation: Team, supervisor: User, supervisor2: User) -> None:
    put_up = line(documentation, supervisor, supervisor2)
    assert end_line(put_up, by=supervisor) is None
    assert not PublicLine.objects.standing().exists()
    assert isinstance(end_line(put_up, by=supervisor2), Mistake)
    put_up.refresh_from_db()
    assert isinstance(confirm_line(put_up, by=supervisor2), Mistake)


def test_the_page_puts_up_confirms_and_takes_down(
    documentation: Team, supervisor: User, supervisor2: User, client_of: ClientOf
) -> None:
    one, other = client_of(supervisor), client_of(supervisor2)
    assert one.post(PAGE, typed(documentation)).status_code == 302
    put_up = PublicLine.objects.get()
    assert put_up.number == "+447700900321"
    assert f"{PAGE}{put_up.pk}/confirm/" not in one.get(PAGE).content.decode()
    assert f"{PAGE}{put_up.pk}/confirm/" in other.get(PAGE).content.decode()
    one.post(f"{PAGE}{put_up.pk}/confirm/")
    assert not PublicLine.objects.standing().exists()
    other.post(f"{PAGE}{put_up.pk}/confirm/")
    assert PublicLine.objects.standing().exists()
    one.post(f"{PAGE}{put_up.pk}/end/")
    assert not PublicLine.objects.standing().exists()


@pytest.mark.parametrize(
    "changes",
    [{"number": "12"}, {"method": "e-mail", "number": "x"}, {"number": ""}, {"hours_en": "9 to 5"}, {"team": "0"}],
)
def test_what_cannot_be_is_refused_and_nothing_typed_is_lost(
    changes: dict[str, str], documentation: Team, supervisor: User, client_of: ClientOf
) -> None:
    sent = typed(documentation, hours_ar="") | changes
    answer = client_of(supervisor).post(PAGE, sent)
    assert answer.status_code == 422
    assert sent["number"] in answer.content.decode()
    assert PublicLine.objects.count() == 0


def test_nobody_keeps_the_lines_of_another_organisation(
    documentation: Team, supervisor: User, other_supervisor: User, client_of: ClientOf
) -> None:
    put_up = line(documentation, supervisor)
    assert isinstance(propose_line(documentation, LINE, by=other_supervisor), Mistake)
    for end in ("confirm", "end"):
        assert client_of(other_supervisor).post(f"{PAGE}{put_up.pk}/{end}/").status_code == 404
    assert client_of(other_supervisor).post(PAGE, typed(documentation)).status_code == 422


def test_the_queries_of_the_page_do_not_grow(
    documentation: Team, family_centre: Team, supervisor: User, supervisor2: User, client_of: ClientOf
) -> None:
    costs, client = [], client_of(supervisor)
    for _turn in range(2):
        line(documentation, supervisor, supervisor2)
        line(family_centre, supervisor2)
        client.get(PAGE)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(PAGE).status_code == 200
        costs.append(len(asked))
    assert costs[0] == costs[1]
