"""Views that people save: whose they are, who has them, what falls away, with which a list opens."""

import re
from html import unescape

import pytest
from django.http import QueryDict

from accounts.models import Team, User
from accounts.moves import Refusal
from accounts.rights import Role
from casework.exports.registry import LISTS
from casework.models import DefaultView, SavedView
from casework.models.saved_views import MOST
from casework.seen import picking
from casework.seen.saved import delete, open_with, save, take_away
from tests.casework.own.making import field, retired
from tests.conftest import ClientOf, make_person
from tests.releases.records import draft

pytestmark = pytest.mark.django_db
ASKED = "?facility=sednaya&facility=adra&facility_is=not&columns=wave,who&sort=-date"


def saved(by: User, name: str = "Not Sednaya", address: str = "facility=adra", team: Team | None = None) -> SavedView:
    view = save("releases", name, address, team, by=by)
    assert isinstance(view, SavedView), view
    return view


def tabs(english_of: ClientOf, reader: User, path: str = "/releases/") -> list[str]:
    """The saved views above a list."""
    page = english_of(reader).get(path).content.decode()
    return re.findall(r'href="[^"]*[?&;]view=\d+"[^>]*>\s*(?:<bdi>)?([^<]+?)\s*<', page)


def test_what_is_asked_is_saved_in_its_stable_form(documenter: User, english_of: ClientOf) -> None:
    answer = english_of(documenter).post(f"/lists/releases/save/{ASKED}&after=x&more=1", {"name": "Not these"})
    view = SavedView.objects.get()
    assert view.address == "columns=wave%2Cwho&facility=sednaya&facility=adra&facility_is=not&sort=-date"
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/releases/?")
    assert f"view={view.pk}" in answer.headers["Location"]


def test_a_view_is_ones_own(documentation: Team, documenter: User, documenter2: User, english_of: ClientOf) -> None:
    view = saved(documenter)
    assert tabs(english_of, documenter) == ["Not Sednaya"]
    assert tabs(english_of, documenter2) == []
    assert english_of(documenter2).post(f"/lists/views/{view.pk}/delete/").status_code == 404


def test_a_shared_view_shows_to_each_what_they_may_see(
    documentation: Team, documenter: User, documenter2: User, other_documenter: User, english_of: ClientOf
) -> None:
    release = draft(documentation, documenter, facility_id="adra")
    view = saved(documenter, team=documentation)
    assert tabs(english_of, documenter2) == ["Not Sednaya"]
    assert tabs(english_of, other_documenter) == []
    address = f"/releases/?{view.address}&view={view.pk}"
    assert release.reference in english_of(documenter2).get(address).content.decode()
    assert release.reference not in english_of(other_documenter).get(address).content.decode()


def test_a_view_is_shared_with_teams_of_ones_own_alone(
    documenter: User, family_centre: Team, english_of: ClientOf
) -> None:
    answer = english_of(documenter).post("/lists/releases/save/", {"name": "Ours", "team": family_centre.slug})
    assert answer.status_code == 422
    assert not SavedView.objects.exists()


@pytest.mark.parametrize("name", ["", "Call 0944 123 456", "write to a@example.org", "x" * 61])
def test_a_name_that_cannot_be_is_refused_and_stays(name: str, documenter: User, english_of: ClientOf) -> None:
    answer = english_of(documenter).post("/lists/releases/save/", {"name": name})
    assert answer.status_code == 422
    assert "error-summary" in answer.content.decode()
    assert not SavedView.objects.exists()


def test_one_name_is_one_view_and_can_be_replaced(documenter: User, english_of: ClientOf) -> None:
    view = saved(documenter, "Mine")
    client = english_of(documenter)
    assert client.post("/lists/releases/save/?home=SY-ID", {"name": "Mine"}).status_code == 422
    answer = client.post("/lists/releases/save/?home=SY-ID", {"name": "Mine", "instead": str(view.pk)})
    assert answer.status_code == 302
    view.refresh_from_db()
    assert view.address == "home=SY-ID"


def test_nobody_replaces_anothers_view(documentation: Team, documenter: User, documenter2: User) -> None:
    view = saved(documenter, team=documentation)
    assert isinstance(save("releases", "New", "", None, by=documenter2, instead=view), Refusal)
    assert isinstance(delete(view, by=documenter2), Refusal)


def test_a_supervisor_takes_a_shared_view_away_and_its_author_keeps_it(
    documentation: Team, documenter: User, documenter2: User, supervisor: User, english_of: ClientOf
) -> None:
    view = saved(documenter, team=documentation)
    open_with("releases", view, by=documenter2)
    assert isinstance(take_away(view, by=documenter2), Refusal)
    assert take_away(view, by=supervisor) is None
    assert tabs(english_of, documenter2) == []
    assert tabs(english_of, documenter) == ["Not Sednaya"]
    assert not DefaultView.objects.exists()


def test_a_person_has_so_many_views_of_a_list(documenter: User) -> None:
    for number in range(MOST):
        saved(documenter, f"View {number}.")
    assert isinstance(save("releases", "One more", "", None, by=documenter), Refusal)


def test_what_is_no_more_falls_away_with_a_sentence(
    documentation: Team, documenter: User, supervisor: User, english_of: ClientOf
) -> None:
    own = field(documentation, supervisor, kind="text")
    release = draft(documentation, documenter)
    view = saved(documenter, address=f"columns=wave%2Cown-{own.pk}&facility=sednaya&wave=gone&mode=strange&mode=other")
    retired(own, supervisor)
    page = english_of(documenter).get(f"/releases/?{view.address}&view={view.pk}").content.decode()
    left_out = page.partition('class="callout')[2].partition("</ul>")[0]
    assert left_out.count("<li>") == 3
    assert f"own-{own.pk}" in left_out
    assert release.reference in page  # the rest still holds
    assert "gone" not in page.partition('id="filter-chips"')[2].partition("</form>")[0]


def test_what_is_picked_and_exported_there_is_what_it_shows(
    documentation: Team, documenter: User, english_of: ClientOf
) -> None:
    release = draft(documentation, documenter)
    draft(documentation, documenter, facility_id="adra")
    view = saved(documenter, address="facility=sednaya&wave=gone")
    client = english_of(documenter)
    page = client.get(f"/releases/?{view.address}&view={view.pk}&pick=1").content.decode()
    action = re.search(r'action="(/lists/releases/pick/[^"]+)"', page)
    leaves = re.search(r'href="/exports/of/([\w-]+)/\?([^"]+)"', page)
    assert action
    assert leaves
    client.post(unescape(action[1]), {"what": "all"})
    assert picking.Picking(LISTS["releases"], documenter).records == [release.pk]
    assert list(LISTS[leaves[1]].rows(documenter, QueryDict(unescape(leaves[2])))) == [release]


def test_the_same_address_without_the_view_finds_nothing(
    documentation: Team, documenter: User, english_of: ClientOf
) -> None:
    release = draft(documentation, documenter)
    page = english_of(documenter).get("/releases/?wave=gone").content.decode()
    assert release.reference not in page


def test_a_list_opens_with_the_view_that_one_chose(
    documentation: Team, documenter: User, documenter2: User, english_of: ClientOf
) -> None:
    view = saved(documenter, team=documentation)
    client = english_of(documenter2)
    assert client.post(f"/lists/views/{view.pk}/open-with/").status_code == 302
    answer = client.get("/releases/")
    assert answer.headers["Location"] == f"/releases/?facility=adra&view={view.pk}"
    assert client.get("/releases/?view=none").status_code == 200
    assert english_of(documenter).get("/releases/").status_code == 200
    client.post(f"/lists/views/{view.pk}/open-without/")
    assert client.get("/releases/").status_code == 200


def test_a_view_of_a_team_that_one_left_is_there_no_more(
    documentation: Team, documenter: User, other_team: Team, english_of: ClientOf
) -> None:
    view = saved(documenter, team=documentation)
    stranger = make_person("stranger_here", (other_team, Role.DOCUMENTER))
    assert tabs(english_of, stranger) == []
    assert english_of(stranger).post(f"/lists/views/{view.pk}/open-with/").status_code == 404


def test_views_are_kept_of_each_list(documentation: Team, documenter: User, english_of: ClientOf) -> None:
    saved(documenter)
    assert tabs(english_of, documenter, "/detainees/") == []
    english_of(documenter).post("/lists/detainees/save/?home_is=empty", {"name": "Homeless"})
    assert tabs(english_of, documenter, "/detainees/") == ["Homeless"]


def test_an_address_that_is_not_understood_is_not_saved(documenter: User, english_of: ClientOf) -> None:
    english_of(documenter).post("/lists/releases/save/?date_from=Ahmad", {"name": "Ahmad's"})
    assert not SavedView.objects.exists()
