"""A list is typed beside its picture: kept row by row, sealed, and nobody overwrites what they have not seen."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Team, User
from detainees.restriction import restrict
from releases.evidence.lists import Handled
from releases.grid import page as grid_page
from releases.grid.keeping import MOST_ROWS, keep_rows
from releases.grid.typed import Typed, read
from releases.imports.rows import Row
from releases.models import Evidence, Grid, GridRow, Handling
from tests.conftest import ClientOf
from tests.releases.files import text
from tests.releases.listing import AHMAD, SAMIR, address, fields, key, listed, press, row, send, typed
from tests.releases.records import person
from tests.releases.test_look_at_evidence import piece_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def piece(documentation: Team, documenter: User) -> Evidence:
    return listed(documentation, documenter)


def test_the_page_shows_the_picture_and_what_the_claim_and_its_release_say(
    piece: Evidence, documenter: User, client_of: ClientOf
) -> None:
    page = client_of(documenter).get(address(piece)).content.decode()
    assert f"/releases/evidence/{piece.pk}/copies/" in page
    assert '<option value="decree-7-2022" selected' in page
    assert '<option value="B" selected' in page
    assert Handling.objects.filter(evidence=piece, by=documenter, what=Handled.LOOKED).exists()
    assert not Grid.objects.exists()


def test_what_is_distressing_is_not_sent_before_it_is_asked_for(
    documentation: Team, documenter: User, client_of: ClientOf
) -> None:
    piece, client = listed(documentation, documenter, distressing=True), client_of(documenter)
    assert "/copies/" not in client.get(address(piece)).content.decode()
    assert "/copies/" in client.get(address(piece) + "?show").content.decode()


def test_a_row_is_kept_as_soon_as_it_is_sent(piece: Evidence, documenter: User, client_of: ClientOf) -> None:
    client = client_of(documenter)
    answer = send(client, piece, fields(1, **AHMAD))
    assert answer["rows"][0]["version"] == 1
    assert "data-whole" in answer["rows"][0]["html"]
    assert typed(1) == AHMAD
    assert "الخطيب" in client.get(address(piece)).content.decode()


def test_a_row_that_is_sent_twice_is_one_row(piece: Evidence, documenter: User, client_of: ClientOf) -> None:
    for _time in range(2):
        send(client_of(documenter), piece, fields(1, **AHMAD))
    assert GridRow.objects.get().version == 1


def test_what_says_nothing_is_no_row(piece: Evidence, documenter: User, client_of: ClientOf) -> None:
    assert send(client_of(documenter), piece, fields(1, number="7"))["rows"] == []
    assert not GridRow.objects.exists()


def test_nothing_of_it_stands_in_clear_in_the_database(piece: Evidence, documenter: User) -> None:
    keep_rows(piece, 1, [row(1, **AHMAD)], by=documenter)
    with connection.cursor() as cursor:
        cursor.execute("SELECT row_to_json(r)::text FROM releases_gridrow r UNION SELECT row_to_json(g)::text"
                       " FROM releases_grid g")  # fmt: skip
        stored = " ".join(text for (text,) in cursor.fetchall())
    assert AHMAD["family"] not in stored
    assert "witness" not in stored


def test_a_mistake_is_said_at_the_row_in_the_words_of_the_import(
    piece: Evidence, documenter: User, english_of: ClientOf
) -> None:
    client = english_of(documenter)
    press(client, piece, "keep")
    answer = send(client, piece, fields(1, **AHMAD, birth="13/1985"))
    assert "data-whole" not in answer["rows"][0]["html"]
    assert "Birth: " in answer["rows"][0]["html"]
    assert 'aria-invalid="true"' in answer["rows"][0]["html"]
    without = send(client, piece, fields(2, family="الخطيب"))
    assert "Other parts of the name are typed: type the given name too." in without["rows"][-1]["html"]


def test_keeping_a_row_reads_no_other_one(
    piece: Evidence, documenter: User, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_rows(piece, 1, [row(number, **SAMIR) for number in range(2, 30)], by=documenter)
    seen, asked = Grid.objects.get().changes, list[Typed]()

    def reads(said: Typed, *more: Any) -> Row:
        asked.append(said)
        return read(said, *more)

    monkeypatch.setattr(grid_page, "read", reads)
    answer = send(client_of(documenter), piece, fields(1, **AHMAD), seen=str(seen))
    assert [each["key"] for each in answer["rows"]] == [str(key(1))]
    assert [dict(each.cells) for each in asked] == [AHMAD]


def test_the_answer_says_that_somebody_changed_what_holds_for_all_rows(
    piece: Evidence, documenter: User, documenter2: User, client_of: ClientOf
) -> None:
    client = client_of(documenter)
    press(client, piece, "keep")
    before = client.get(address(piece, "rows/")).json()["head"]
    assert f'head="{before}"' in client.get(address(piece)).content.decode()
    press(client_of(documenter2), piece, "keep", facility="adra")
    assert client.get(address(piece, "rows/")).json()["head"] == before + 1


def test_who_comes_later_sees_both_and_loses_nothing(
    piece: Evidence, documenter: User, documenter2: User, english_of: ClientOf
) -> None:
    first, second = english_of(documenter), english_of(documenter2)
    send(first, piece, fields(1, **AHMAD))
    send(first, piece, fields(1, 1, **AHMAD, mother="هدى"))
    lost = send(second, piece, fields(1, 1, **SAMIR))["rows"][0]
    assert lost["theirs"] is True
    assert "has changed this row since you saw it" in lost["html"]
    assert f'value="{SAMIR["given"]}"' in lost["html"]
    assert typed(1)["given"] == AHMAD["given"]
    send(second, piece, fields(1, lost["version"], **SAMIR))
    assert typed(1) == {**SAMIR, "mother": "هدى"}


def test_what_others_typed_comes_along(
    piece: Evidence, documenter: User, documenter2: User, client_of: ClientOf
) -> None:
    seen = send(client_of(documenter), piece, fields(1, **AHMAD))["seen"]
    send(client_of(documenter2), piece, fields(2, **SAMIR))
    others = client_of(documenter).get(address(piece, f"rows/?seen={seen}")).json()["rows"]
    assert [each["key"] for each in others] == [str(key(2))]
    assert SAMIR["family"] in others[0]["html"]


def test_without_script_all_rows_are_kept_by_a_button(piece: Evidence, documenter: User, client_of: ClientOf) -> None:
    client = client_of(documenter)
    answer = press(client, piece, "more", fields(1, **AHMAD), fields(2, **SAMIR))
    assert answer.headers["Location"] == address(piece) + "?more=10"
    assert [typed(1), typed(2)] == [AHMAD, SAMIR]
    page = client.get(answer.headers["Location"]).content.decode()
    assert page.count('class="list-row"') == 2 + 10 + 1  # and the one that a script draws others from


def test_a_head_that_cannot_be_is_said_and_the_rows_are_kept(
    piece: Evidence, documenter: User, english_of: ClientOf
) -> None:
    answer = press(english_of(documenter), piece, "keep", fields(1, **AHMAD), release_date="13/2022")
    assert answer.status_code == 422
    assert typed(1) == AHMAD


def test_two_who_change_the_head_see_it(
    piece: Evidence, documenter: User, documenter2: User, english_of: ClientOf
) -> None:
    press(english_of(documenter), piece, "keep")
    press(english_of(documenter), piece, "keep", mode="exchange")
    late = press(english_of(documenter2), piece, "keep", mode="court-order", version="1")
    assert late.status_code == 409
    assert "Somebody else has changed what holds for all rows" in late.content.decode()


def test_somebody_on_the_register_is_chosen_for_a_row(piece: Evidence, documenter: User, english_of: ClientOf) -> None:
    known, client = person(piece.claim.team, documenter), english_of(documenter)
    send(client, piece, fields(1, **AHMAD, person=known.reference.lower()))
    assert GridRow.objects.get().person == known
    refused = send(client, piece, fields(1, 1, **AHMAD, person="D-0000-0000"))
    assert "There is no person with this reference on your register" in refused["rows"][0]["html"]
    assert GridRow.objects.get().person == known


def test_a_person_who_is_closed_to_somebody_is_not_shown_and_stays(
    piece: Evidence, documenter: User, documenter2: User, supervisor: User, client_of: ClientOf
) -> None:
    secret = person(piece.claim.team, documenter)
    keep_rows(piece, 1, [row(1, person=secret.reference, **AHMAD)], by=documenter)
    restrict(secret, [documenter], by=supervisor)
    assert secret.reference not in client_of(documenter2).get(address(piece)).content.decode()
    send(client_of(documenter2), piece, fields(1, 1, **AHMAD, mother="هدى"))
    assert GridRow.objects.get().person == secret


def test_a_page_takes_so_many_rows_and_says_so(
    piece: Evidence, documenter: User, english_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert MOST_ROWS >= 200
    monkeypatch.setattr("releases.grid.keeping.MOST_ROWS", 1)
    client = english_of(documenter)
    send(client, piece, fields(1, **AHMAD))
    refused = send(client, piece, fields(2, **SAMIR))
    assert "A page takes 1 rows at most." in refused["rows"][0]["html"]
    assert SAMIR["family"] in refused["rows"][0]["html"]


def test_the_same_file_of_another_claim_leads_to_the_same_rows(
    piece: Evidence, documentation: Team, documenter: User, client_of: ClientOf
) -> None:
    keep_rows(piece, 1, [row(1, **AHMAD)], by=documenter)
    other = listed(documentation, documenter)
    assert client_of(documenter).get(address(other)).headers["Location"] == address(piece)


def test_another_team_begins_its_own_also_for_who_works_in_both(
    piece: Evidence, family_centre: Team, documenter: User, colleague_documenter: User, supervisor2: User,
    client_of: ClientOf,
) -> None:  # fmt: skip
    keep_rows(piece, 1, [row(1, **AHMAD)], by=documenter)
    theirs = listed(family_centre, colleague_documenter)
    for who in (colleague_documenter, supervisor2):
        page = client_of(who).get(address(theirs))
        assert page.status_code == 200
        assert AHMAD["given"] not in page.content.decode()


def test_a_file_without_pages_has_no_rows(documentation: Team, documenter: User, client_of: ClientOf) -> None:
    assert client_of(documenter).get(address(piece_of(documentation, documenter, text("x")))).status_code == 404


@pytest.mark.parametrize("path", ["", "rows/?seen=0"])
def test_more_rows_cost_no_more_queries(path: str, piece: Evidence, documenter: User, client_of: ClientOf) -> None:
    client, counts = client_of(documenter), []
    for number in (2, 40):
        keep_rows(piece, 1, [row(each, **AHMAD) for each in range(1, number)], by=documenter)
        client.get(address(piece, path))
        with CaptureQueriesContext(connection) as queries:
            client.get(address(piece, path))
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_cells_that_are_not_on_somebodys_page_stay(piece: Evidence, documenter: User, client_of: ClientOf) -> None:
    client = client_of(documenter)
    send(client, piece, fields(1, **AHMAD, mother="فاطمة"))
    send(client, piece, fields(1, 1, **{**AHMAD, "family": "النجار"}))
    assert typed(1) == {**AHMAD, "family": "النجار", "mother": "فاطمة"}
    send(client, piece, fields(1, 2, **AHMAD, mother=""))
    assert typed(1) == AHMAD


def test_what_somebody_left_as_it_was_drawn_takes_nothing_back(
    piece: Evidence, documenter: User, documenter2: User, client_of: ClientOf
) -> None:
    keep_rows(piece, 1, [row(1, **AHMAD)], by=documenter)
    drawn = Typed(AHMAD).digest(AHMAD, "")
    keep_rows(piece, 1, [row(1, 1, **SAMIR)], by=documenter2)
    send(client_of(documenter), piece, {**fields(1, 1, **AHMAD), f"drawn:{key(1)}": drawn})
    assert typed(1) == {**SAMIR, "number": "1"}


def test_a_row_of_which_the_server_knows_nothing_is_begun(
    piece: Evidence, documenter: User, client_of: ClientOf
) -> None:
    assert send(client_of(documenter), piece, fields(1, 5, **AHMAD))["rows"][0]["version"] == 1


def test_a_file_is_one_list_also_where_its_first_piece_is_closed(
    piece: Evidence, documentation: Team, documenter: User, documenter2: User, supervisor: User, client_of: ClientOf
) -> None:
    keep_rows(piece, 1, [row(1, **AHMAD)], by=documenter)
    again = listed(documentation, documenter)
    assert piece.claim.release is not None
    assert piece.claim.release.detainee is not None
    restrict(piece.claim.release.detainee, [documenter], by=supervisor)
    answer = client_of(documenter2).get(address(again))
    assert (answer.status_code, Grid.objects.count()) == (403, 1)
