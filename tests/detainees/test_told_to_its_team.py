"""Of a person with entries of two teams: who told it, who wrote it and what colleagues noted stays in each team."""

import pytest

from accounts.aliases import Names
from accounts.models import Team, User
from detainees.linking import link_people
from detainees.lists import Certainty, LinkKind, NameKind
from detainees.models import Detainee
from detainees.numbering import add_numbers, strike_number
from detainees.numbers import GivenNumber
from detainees.registration import add_detention, add_other_name, register
from tests.conftest import ClientOf
from tests.detainees.making import KHALED, registered
from tests.detainees.pairing import merged, pair_of

pytestmark = pytest.mark.django_db

TOLD = ("his brother Omar", "a cousin in Homs", "the jailer Abu Ali", "struck: the wrong man", "afraid of his uncle")


@pytest.fixture
def gone(documentation: Team, documenter: User) -> Detainee:
    """An entry of documentation with all that one may not know of another team's."""
    person = register(documentation, KHALED, {}, by=documenter, given_by="his brother Omar")
    add_other_name(person, NameKind.KUNYA, "أبو محمود", by=documenter, given_by="a cousin in Homs")
    add_numbers(person, [GivenNumber("passport", "N123456")], by=documenter, given_by="the jailer Abu Ali")
    add_numbers(person, [GivenNumber("passport", "N999999")], by=documenter)
    strike_number(person.numbers.last(), "struck: the wrong man", by=documenter)  # type: ignore[arg-type]  # there is one
    add_detention(person, {"note": "afraid of his uncle"}, [], by=documenter)
    return person


@pytest.fixture
def kept(family_centre: Team, colleague_documenter: User, gone: Detainee, supervisor2: User) -> Detainee:
    """The entry of the family centre that stands for both."""
    person = registered(colleague_documenter, family_centre)
    merged(person, gone, by=supervisor2)
    return person


def page(english_of: ClientOf, reader: User, person: Detainee) -> str:
    text = english_of(reader).get(f"/detainees/{person.reference}/").content.decode()
    return text.partition("<main")[2].partition("</main")[0]


def test_the_other_team_is_told_none_of_it(
    kept: Detainee, colleague_documenter: User, documenter: User, english_of: ClientOf
) -> None:
    shown = page(english_of, colleague_documenter, kept)
    assert [said for said in TOLD if said in shown] == []
    assert f"<bdi>{documenter}</bdi>" not in shown
    assert "a neighbour" in shown  # who told their own


def test_the_team_that_was_told_still_sees_it(kept: Detainee, documenter: User, english_of: ClientOf) -> None:
    shown = page(english_of, documenter, kept)
    assert [said for said in TOLD if said not in shown] == []
    assert "a neighbour" not in shown


def test_the_history_of_each_entry_is_for_its_team(
    kept: Detainee, colleague_documenter: User, documenter: User, english_of: ClientOf
) -> None:
    for reader, other in ((colleague_documenter, documenter), (documenter, colleague_documenter)):
        history = page(english_of, reader, kept).partition('id="history"')[2]
        assert f"<bdi>{reader}</bdi>" in history
        assert str(Names(reader).of(other)) not in history  # as this reader would read it


def test_the_desk_tells_no_more_than_the_page(
    kept: Detainee, family_centre: Team, colleague_documenter: User, overseer: User, english_of: ClientOf
) -> None:
    pair = pair_of(kept, registered(colleague_documenter, family_centre))
    shown = english_of(overseer).get(f"/duplicates/{pair.pk}/").content.decode()
    told_to_overseers = "afraid of his uncle"  # the note of a team's work, which overseers see
    assert [said for said in TOLD if said in shown] == [told_to_overseers]


def test_what_the_page_offers_with_a_number_the_server_does(
    kept: Detainee, gone: Detainee, colleague_documenter: User, documenter: User, english_of: ClientOf
) -> None:
    number = gone.numbers.earliest("pk")
    address = f"/detainees/{gone.reference}/numbers/{number.pk}/"
    for reader, may in ((documenter, True), (colleague_documenter, False)):
        shown = page(english_of, reader, kept)
        assert (f"{address}show/" in shown, f"{address}strike/" in shown) == (may, may)
        assert english_of(reader).post(f"{address}show/").status_code == (200 if may else 403)
        assert english_of(reader).get(f"{address}strike/").status_code == (200 if may else 403)


def test_a_detention_is_changed_by_the_team_in_whose_entry_it_stands(
    kept: Detainee, gone: Detainee, colleague_documenter: User, documenter: User, english_of: ClientOf
) -> None:
    address = f"/detainees/{gone.reference}/detentions/{gone.detentions.get().pk}/"
    assert address in page(english_of, documenter, kept)
    assert address not in page(english_of, colleague_documenter, kept)


def test_who_recorded_a_link_is_for_the_team_that_heard_of_it(
    family_centre: Team, documentation: Team, colleague_documenter: User, documenter: User, english_of: ClientOf
) -> None:
    one, brother = registered(documenter, documentation), registered(colleague_documenter, family_centre, "يوسف")
    link_people(one, LinkKind.SIBLING, brother, Certainty.CERTAIN, team=family_centre, by=colleague_documenter)
    recorded = f"<bdi>{colleague_documenter}</bdi>"
    for reader, told in ((documenter, False), (colleague_documenter, True)):
        links = page(english_of, reader, one).partition('id="links"')[2].partition('id="history"')[0]
        assert (recorded in links) == told
