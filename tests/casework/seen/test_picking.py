"""Rows that are picked over the pages of a list: the count is right, nobody else has them, and they can be exported."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.http import QueryDict
from django.utils import timezone

from accounts.acting import acting
from accounts.models import Organisation, Team, User
from casework.exports.asking import kept_filters
from casework.exports.registry import LISTS
from casework.idempotency import draw_key
from casework.models import Export, Picked
from casework.seen import handing, picking
from detainees.models import Detainee
from detainees.restriction import restrict
from releases.models import Release
from tests.casework.exports.asking import WHY, asked, at_once, content, downloaded, made, rows
from tests.conftest import ClientOf
from tests.releases.records import draft

pytestmark = pytest.mark.django_db
WORK = "releases"


@pytest.fixture
def thirty(documentation: Team, documenter: User) -> list[Release]:
    """More than a page."""
    return [draft(documentation, documenter) for _number in range(30)]


def page_of(client: Any, address: str) -> str:
    return str(client.get(address).content.decode())


def boxes(page: str) -> list[int]:
    """The ids of the rows that a page shows with a box."""
    return [int(pk) for pk in re.findall(r'name="shown" value="(\d+)"', page)]


def onward(page: str) -> str:
    """What the button of the pager sends on to."""
    found = re.search(r'<button class="button" form="picking" name="to" value="([^"]+)">Next', page)
    assert found
    return found[1].replace("&amp;", "&")


def picked(by: User) -> list[int]:
    found = Picked.objects.visible_to(by).being_picked(WORK).first()
    return found.records if found else []


def send(client: Any, page: str, ticked: list[int], query: str = "?pick=1") -> None:
    answer = client.post(f"/lists/{WORK}/pick/{query}", {"what": "shown", "shown": boxes(page), "pick": ticked})
    assert answer.headers["Location"] == f"/releases/{query}"


def test_there_are_no_boxes_where_nobody_picks(thirty: list[Release], documenter: User, client_of: ClientOf) -> None:
    assert boxes(page_of(client_of(documenter), "/releases/")) == []


def test_ticks_of_several_pages_are_kept(thirty: list[Release], documenter: User, english_of: ClientOf) -> None:
    client = english_of(documenter)
    first = page_of(client, "/releases/?pick=1")
    send(client, first, boxes(first)[:2])
    address = onward(first)
    second = page_of(client, f"/releases/{address}")
    send(client, second, boxes(second)[:1], address)
    assert set(picked(documenter)) == {*boxes(first)[:2], boxes(second)[0]}
    again = page_of(client, "/releases/?pick=1")
    assert "3 rows picked" in again
    assert len(re.findall(r'name="pick" value="\d+" checked', again)) == 2


def test_going_on_keeps_the_ticks(thirty: list[Release], documenter: User, english_of: ClientOf) -> None:
    """The buttons of the pager, an order, a filter, a record: whatever they are sent on to, the ticks are kept."""
    client = english_of(documenter)
    page = page_of(client, "/releases/?pick=1")
    held = boxes(page)
    for count, to in enumerate((onward(page), "?pick=1&sort=-date", "/releases/?wave=decree-7-2022#top"), start=1):
        sent = {"what": "shown", "shown": held, "pick": held[:count], "to": to}
        answer = client.post(f"/lists/{WORK}/pick/?pick=1", sent)
        assert answer.headers["Location"] == (f"/releases/{to}" if to.startswith("?") else to)
        assert set(picked(documenter)) == set(held[:count])


@pytest.mark.parametrize("to", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)", "\\\\x"])
def test_one_goes_on_to_no_other_site(to: str, thirty: list[Release], documenter: User, client_of: ClientOf) -> None:
    answer = client_of(documenter).post(f"/lists/{WORK}/pick/?pick=1", {"what": "shown", "to": to})
    assert answer.headers["Location"] == "/releases/"


def test_who_would_pick_too_many_stays_and_is_told(
    thirty: list[Release], documenter: User, english_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(picking, "MOST", 3)
    client = english_of(documenter)
    held = boxes(page_of(client, "/releases/?pick=1"))
    sent = {"what": "shown", "shown": held, "pick": held, "to": "?after=x"}
    answer = client.post(f"/lists/{WORK}/pick/?pick=1", sent, follow=True)
    assert answer.redirect_chain == [("/releases/?pick=1", 302)]
    assert "cannot be picked at once" in answer.content.decode()
    assert picked(documenter) == []


def test_where_nobody_picks_the_pager_has_links(thirty: list[Release], documenter: User, client_of: ClientOf) -> None:
    page = page_of(client_of(documenter), "/releases/")
    assert 'rel="next"' in page
    assert 'form="picking"' not in page


def test_a_tick_that_is_taken_out_is_picked_no_more(
    thirty: list[Release], documenter: User, client_of: ClientOf
) -> None:
    client = client_of(documenter)
    page = page_of(client, "/releases/?pick=1")
    send(client, page, boxes(page)[:3])
    send(client, page, boxes(page)[1:2])
    assert picked(documenter) == boxes(page)[1:2]


def test_the_whole_list_is_what_is_asked(
    thirty: list[Release], documentation: Team, documenter: User, english_of: ClientOf
) -> None:
    draft(documentation, documenter, facility_id="adra")
    client = english_of(documenter)
    client.post(f"/lists/{WORK}/pick/?facility=sednaya&pick=1", {"what": "all"})
    assert len(picked(documenter)) == 30
    page = page_of(client, "/releases/?pick=1")
    assert "30 rows picked" in page
    assert "Pick all 31 rows of this list" in page
    client.post(f"/lists/{WORK}/pick/?pick=1", {"what": "none"})
    assert picked(documenter) == []


def test_what_somebody_may_see_no_more_is_not_counted(
    thirty: list[Release], documentation: Team, documenter: User, supervisor: User
) -> None:
    one, two = thirty[:2]
    picking.pick(LISTS[WORK], [one.pk, two.pk], [one.pk, two.pk], by=documenter)
    assert one.detainee is not None
    restrict(Detainee.objects.get(pk=one.detainee.pk), [], by=supervisor)
    assert picking.Picking(LISTS[WORK], User.objects.get(pk=documenter.pk)).count == 1


def test_what_is_not_on_the_page_is_not_picked_by_it(
    thirty: list[Release], documenter: User, client_of: ClientOf
) -> None:
    client = client_of(documenter)
    client.post(f"/lists/{WORK}/pick/?pick=1", {"what": "shown", "shown": ["1"], "pick": ["999999", "x", "1" * 40]})
    assert picked(documenter) == []


def test_another_persons_rows_are_theirs(
    thirty: list[Release], documenter: User, documenter2: User, supervisor: User
) -> None:
    picking.pick(LISTS[WORK], [thirty[0].pk], [thirty[0].pk], by=documenter)
    query = picking.keep_for_export(LISTS[WORK], by=documenter)
    assert query is not None
    assert LISTS[WORK].rows(documenter, query).count() == 1
    assert LISTS[WORK].rows(supervisor, query).count() == 0


def test_what_is_picked_leaves_by_two_people_and_never_at_once(
    thirty: list[Release], organisation: Organisation, supervisor: User, supervisor2: User, client_of: ClientOf
) -> None:
    """What somebody picks by hand may tell what the open columns do not."""
    client = client_of(supervisor)
    picking.pick(LISTS[WORK], [each.pk for each in thirty[:4]], [each.pk for each in thirty[:4]], by=supervisor)
    there = client.post(f"/lists/{WORK}/pick/export/").headers["Location"]
    query = there.removeprefix(f"/exports/of/{WORK}/")
    assert client.get(there).status_code == 200
    assert at_once(client, WORK, query).status_code == 422
    filters = {"selection": [query.removeprefix("?selection=")]}
    export = asked(supervisor, organisation, WORK, columns=("reference",), filters=filters)
    picking.clear(LISTS[WORK], by=supervisor)  # what was handed to the export stays as it was
    written = rows(content(downloaded(client, made(export, supervisor2))))
    assert {row["reference"] for row in written} == {str(each.reference) for each in thirty[:4]}


def exported(client: Any, page: str, ticked: list[int]) -> Any:
    """What the button answers that exports what is picked, with these ticks on the page."""
    form = re.search(r'formaction="([^"]+)"', page)
    assert form
    return client.post(form[1].replace("&amp;", "&"), {"what": "shown", "shown": boxes(page), "pick": ticked})


def test_what_is_exported_are_the_ticks_as_they_stand_on_the_page(
    thirty: list[Release], documenter: User, client_of: ClientOf
) -> None:
    """Those that were not sent yet, and without those that were taken out; what other pages have stays."""
    client = client_of(documenter)
    first = page_of(client, "/releases/?pick=1")
    other = next(each.pk for each in thirty if each.pk not in boxes(first))
    picking.pick(LISTS[WORK], [other, boxes(first)[0]], [other, boxes(first)[0]], by=documenter)
    ticked = boxes(first)[1:3]
    there = exported(client, page_of(client, "/releases/?pick=1"), ticked).headers["Location"]
    assert there.startswith(f"/exports/of/{WORK}/?selection=")
    kept = Picked.objects.get(pk=int(there.partition("=")[2]))
    assert set(kept.records) == {other, *ticked} == set(picked(documenter))
    assert set(LISTS[WORK].rows(documenter, QueryDict(f"selection={kept.pk}")).values_list("pk", flat=True)) == {
        other, *ticked,
    }  # fmt: skip


def test_who_exports_without_a_tick_comes_back_to_the_page_and_is_told(
    thirty: list[Release], documenter: User, english_of: ClientOf
) -> None:
    client = english_of(documenter)
    answer = exported(client, page_of(client, "/releases/?facility=sednaya&pick=1"), [])
    assert answer.headers["Location"] == "/releases/?facility=sednaya&pick=1"
    assert "Nothing is picked." in page_of(client, "/releases/?pick=1")
    assert not Picked.objects.filter(kept_at__isnull=False).exists()


def test_who_would_export_too_many_stays_and_is_told(
    thirty: list[Release], documenter: User, english_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(picking, "MOST", 3)
    client = english_of(documenter)
    page = page_of(client, "/releases/?pick=1")
    picking.pick(LISTS[WORK], boxes(page)[:1], boxes(page)[:1], by=documenter)
    answer = exported(client, page, boxes(page))
    assert answer.headers["Location"] == "/releases/?pick=1"
    assert "cannot be picked at once" in page_of(client, "/releases/?pick=1")
    assert picked(documenter) == boxes(page)[:1]
    assert not Picked.objects.filter(kept_at__isnull=False).exists()


def test_what_is_handed_over_are_the_ticks_as_they_stand_on_the_page(
    thirty: list[Release], documenter: User, english_of: ClientOf
) -> None:
    client = english_of(documenter)
    page = page_of(client, "/releases/?pick=1")
    to = re.search(r'name="to" value="([^"]+)">Hand over', page)
    assert to
    sent = {"what": "shown", "shown": boxes(page), "pick": boxes(page)[:2], "to": to[1].replace("&amp;", "&")}
    answer = client.post(f"/lists/{WORK}/pick/?pick=1", sent, follow=True)
    assert answer.redirect_chain == [(f"/lists/{WORK}/pick/hand-over/?pick=1", 302)]
    assert "2 rows picked" in answer.content.decode()


def test_who_hands_over_without_a_tick_comes_back_to_the_boxes_and_is_told(
    thirty: list[Release], documenter: User, english_of: ClientOf
) -> None:
    client = english_of(documenter)
    to = re.search(r'name="to" value="([^"]+)">Hand over', page_of(client, "/releases/?facility=sednaya&pick=1"))
    assert to
    answer = client.get(to[1].replace("&amp;", "&"), follow=True)
    assert answer.redirect_chain == [("/releases/?facility=sednaya&pick=1", 302)]
    assert "Nothing is picked." in answer.content.decode()


def test_nothing_picked_is_no_export(documenter: User, client_of: ClientOf) -> None:
    answer = client_of(documenter).post(f"/lists/{WORK}/pick/export/")
    assert answer.headers["Location"] == "/releases/"
    assert not Picked.objects.filter(kept_at__isnull=False).exists()


def test_more_than_can_be_picked_is_said(
    thirty: list[Release], documenter: User, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(picking, "MOST", 29)
    client_of(documenter).post(f"/lists/{WORK}/pick/?pick=1", {"what": "all"})
    assert picked(documenter) == []


def test_what_is_picked_is_handed_over_each_by_its_own_rules(
    thirty: list[Release], documentation: Team, documenter: User, documenter2: User, english_of: ClientOf
) -> None:
    """Nobody hands over for a colleague but a supervisor."""
    theirs = draft(documentation, documenter2)
    rows = [*thirty[:3], theirs]
    picking.pick(LISTS[WORK], [each.pk for each in rows], [each.pk for each in rows], by=documenter)
    client = english_of(documenter)
    assert "4 rows picked" in page_of(client, f"/lists/{WORK}/pick/hand-over/")
    answer = client.post(f"/lists/{WORK}/pick/hand-over/", {"to": documenter2.pk, "sentence": "Please go on."})
    page = answer.content.decode()
    assert "3 records are" in page
    assert theirs.reference in page
    assert set(Release.objects.filter(owner=documenter2).values_list("pk", flat=True)) == {each.pk for each in rows}
    assert picked(documenter) == []


def test_what_is_refused_keeps_nobody_from_the_others(
    thirty: list[Release], documentation: Team, documenter: User, documenter2: User, english_of: ClientOf,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """The oldest are refused, and no more than these are tried at once."""
    monkeypatch.setattr(handing, "AT_ONCE", 2)
    refused = [draft(documentation, documenter2) for _number in range(2)]
    good = draft(documentation, documenter)
    rows = [each.pk for each in (*refused, good)]
    picking.pick(LISTS[WORK], rows, rows, by=documenter)
    client = english_of(documenter)
    page = client.post(f"/lists/{WORK}/pick/hand-over/", {"to": documenter2.pk}).content.decode()
    assert "They are picked no more." in page
    assert "1 row picked" in page
    assert f'href="/lists/{WORK}/pick/hand-over/"' in page
    client.post(f"/lists/{WORK}/pick/hand-over/", {"to": documenter2.pk})
    good.refresh_from_db()
    assert good.owner == documenter2
    assert picked(documenter) == []


@pytest.mark.parametrize("method", ["get", "post"])
def test_where_nothing_is_picked_nothing_is_handed_over(
    method: str, documenter: User, documenter2: User, english_of: ClientOf
) -> None:
    """As after a second press of the button."""
    answer = getattr(english_of(documenter), method)(
        f"/lists/{WORK}/pick/hand-over/", {"to": documenter2.pk}, follow=True
    )
    page = answer.content.decode()
    assert answer.redirect_chain[0][0] == "/releases/"
    assert "Nothing is picked." in page
    assert "records are" not in page


def set_aside(by: User) -> Picked:
    """What is picked, for an export; the row that the address names."""
    query = picking.keep_for_export(LISTS[WORK], by=by)
    assert query is not None
    return Picked.objects.get(pk=int(query.get("selection", "")))


def test_the_same_rows_are_set_aside_once(thirty: list[Release], documenter: User) -> None:
    picking.pick(LISTS[WORK], [thirty[0].pk], [thirty[0].pk], by=documenter)
    kept = set_aside(documenter)
    assert set_aside(documenter) == kept
    picking.pick(LISTS[WORK], [thirty[1].pk], [thirty[1].pk], by=documenter)
    assert set_aside(documenter) != kept


def test_what_no_export_names_goes_after_a_day(
    thirty: list[Release], organisation: Organisation, supervisor: User, client_of: ClientOf,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    picking.pick(LISTS[WORK], [thirty[0].pk], [thirty[0].pk], by=supervisor)
    named = set_aside(supervisor)
    asked(supervisor, organisation, WORK, filters={"selection": [str(named.pk)]})
    picking.pick(LISTS[WORK], [thirty[1].pk], [thirty[1].pk], by=supervisor)
    left = set_aside(supervisor)
    retention = User.objects.system("retention")
    assert picking.forget(by=retention) == 0
    monkeypatch.setattr(picking, "LASTS", timedelta(0))
    assert picking.forget(by=retention) == 1
    assert set(Picked.objects.filter(kept_at__isnull=False)) == {named}
    assert len(picked(supervisor)) == 2
    answer = client_of(supervisor).get(f"/exports/of/{WORK}/?selection={left.pk}")
    assert answer.headers["Location"] == "/releases/"


def test_what_is_handed_over_goes_to_a_colleague_alone(
    thirty: list[Release], documenter: User, other_documenter: User, client_of: ClientOf
) -> None:
    picking.pick(LISTS[WORK], [thirty[0].pk], [thirty[0].pk], by=documenter)
    answer = client_of(documenter).post(f"/lists/{WORK}/pick/hand-over/", {"to": other_documenter.pk})
    assert answer.status_code == 422
    assert not Release.objects.filter(owner=other_documenter).exists()


def test_the_whole_list_is_picked_beside_what_was_picked(
    thirty: list[Release], documentation: Team, documenter: User, client_of: ClientOf
) -> None:
    adra = draft(documentation, documenter, facility_id="adra")
    client = client_of(documenter)
    client.post(f"/lists/{WORK}/pick/?facility=adra&pick=1", {"what": "all"})
    client.post(f"/lists/{WORK}/pick/?facility=sednaya&pick=1", {"what": "all"})
    assert set(picked(documenter)) == {adra.pk, *(each.pk for each in thirty)}


def test_what_is_too_much_changes_nothing(
    thirty: list[Release], documenter: User, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = client_of(documenter)
    page = page_of(client, "/releases/?pick=1")
    send(client, page, boxes(page)[:2])
    monkeypatch.setattr(picking, "MOST", 3)
    send(client, page, boxes(page)[:4])
    assert picked(documenter) == boxes(page)[:2]


def test_who_approves_sees_which_rows_were_picked_and_how_many_they_may_not(
    thirty: list[Release], organisation: Organisation, supervisor: User, supervisor2: User, client_of: ClientOf
) -> None:
    one, two, closed = thirty[:3]
    picking.pick(LISTS[WORK], [each.pk for each in thirty[:3]], [each.pk for each in thirty[:3]], by=supervisor)
    query = picking.keep_for_export(LISTS[WORK], by=supervisor)
    assert query is not None
    filters = {"selection": query.getlist("selection")}
    export = asked(supervisor, organisation, WORK, columns=("reference", "name_ar"), filters=filters)
    assert closed.detainee is not None
    restrict(Detainee.objects.get(pk=closed.detainee.pk), [], by=supervisor)
    page = client_of(supervisor2).get(f"/exports/{export.reference}/")
    rows_seen = page.content.decode().partition('id="picked-rows"')[2].partition("</ul>")[0]
    assert one.reference in rows_seen
    assert two.reference in rows_seen
    assert closed.reference not in rows_seen
    assert page.context["page"].as_list.picked.unseen == 1


def test_who_approves_reads_the_rows_that_leave_however_their_number_was_written(
    thirty: list[Release], organisation: Organisation, supervisor: User, supervisor2: User, client_of: ClientOf
) -> None:
    """Two choices are set aside, and the number of the second begins with that of the first after as many noughts."""
    with acting(supervisor):
        for pk, row in ((12, thirty[0]), (123, thirty[1])):
            Picked.objects.create(id=pk, person=supervisor, listed=WORK, records=[row.pk], kept_at=timezone.now())
    client = client_of(supervisor)
    sent = {"once": draw_key(), "columns": ["reference"], "form": "csv-program", **WHY, "organisation": organisation.pk}
    assert client.post(f"/exports/of/{WORK}/ask/?selection=0000000000000123", sent).status_code == 302
    export = Export.objects.get()
    page = client_of(supervisor2).get(f"/exports/{export.reference}/").content.decode()
    shown = page.partition('id="picked-rows"')[2].partition("</ul>")[0]
    written = [row["reference"] for row in rows(content(downloaded(client, made(export, supervisor2))))]
    assert written == [thirty[1].reference]
    assert written[0] in shown
    assert export.filters == {"selection": ["123"]}


@pytest.mark.parametrize("number", ["x", "-1", "9" * 5_000, "99"])
def test_a_number_under_which_nothing_is_set_aside_is_no_row(
    number: str, thirty: list[Release], supervisor: User, client_of: ClientOf
) -> None:
    client, address = client_of(supervisor), f"/exports/of/{WORK}/"
    for answer in (client.get(f"{address}?selection={number}"), client.post(f"{address}ask/?selection={number}")):
        assert answer.headers["Location"] == "/releases/"
    asked = QueryDict(f"selection={number}")
    assert not LISTS[WORK].rows(supervisor, asked).exists()
    assert kept_filters(LISTS[WORK], None, asked, supervisor) == {"selection": ["0"]}


def test_whose_a_record_is_stands_under_an_alias_outside_the_team(
    documentation: Team, documenter: User, overseer: User, client_of: ClientOf
) -> None:
    draft(documentation, documenter)
    page = page_of(client_of(overseer), "/releases/?columns=owner").partition("<tbody>")[2]
    assert str(documenter) not in page
    assert str(documenter) in page_of(client_of(documenter), "/releases/?columns=owner").partition("<tbody>")[2]
