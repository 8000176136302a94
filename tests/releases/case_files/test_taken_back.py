"""What is not so any more when a case file is handed out, and who stands in none though whoever asked sees them."""

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from accounts.acting import acting
from accounts.models import Team, User
from casework.models import ExportDownload, MoveMade
from casework.moves import Given
from detainees.linking import link_people
from detainees.lists import Certainty, LinkKind
from detainees.models import NumberShown
from detainees.numbering import add_numbers
from detainees.numbers import GivenNumber
from detainees.restriction import restrict
from releases.falling import CLAIMS
from releases.models import Claim, Evidence, Release
from tests.casework.exports.asking import downloaded
from tests.conftest import ClientOf
from tests.releases.case_files.asking import asked, filed, given, had, told
from tests.releases.records import made, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(client_of: ClientOf, supervisor: User) -> Client:
    """The browser of who asks."""
    return client_of(supervisor)


def withdrawn(claim: Claim, by: User) -> Claim:
    """The claim after its source took it back."""
    answer = CLAIMS.make("withdraw", Claim.objects.visible_to(by), claim.pk, by=by, given=Given(0, "", "She rang."))
    assert isinstance(answer, MoveMade), answer
    claim.refresh_from_db()
    return claim


def test_who_took_their_words_back_is_named_nowhere(
    client: Client, documenter: User, supervisor: User, supervisor2: User, released: Release
) -> None:
    withdrawn(told(released, documenter, source_name="Radio Horan", cite="with-name", text="Gone."), documenter)
    file = had(client, given(asked(released, supervisor, sources=True), supervisor2, "approve-with-sources"))
    assert not file.says("Radio Horan")
    assert not file.says("Gone.")
    assert file.says("that their sources took back: 1.")


@pytest.mark.parametrize("falls", ["release", "claim", "file"])
def test_what_falls_after_it_was_made_is_handed_to_nobody(
    falls: str, client: Client, documenter: User, supervisor: User, supervisor2: User, released: Release
) -> None:
    claim = told(released, documenter, cite="without-name")
    piece = filed(claim, documenter)
    him = released.detainee
    assert him is not None
    export = given(asked(him, supervisor), supervisor2)
    if falls == "release":
        made(released, "dispute", supervisor2)
    elif falls == "claim":
        withdrawn(claim, documenter)
    else:
        with acting(documenter):
            Evidence.objects.filter(pk=piece.pk).update(distressing=True)
    assert downloaded(client, export).status_code == 403
    page = client.get(export.get_absolute_url())
    assert page.context["page"].why_not == "لم يعد ما فيه كما كان: اطلبه من جديد."
    assert not page.context["page"].can_be_had
    if falls != "file":
        with pytest.raises(DatabaseError, match="not so any more"), transaction.atomic(), acting(supervisor):
            ExportDownload.objects.create(export=export, by=supervisor)


def test_somebody_restricted_stands_in_nobody_elses(
    client: Client, documentation: Team, documenter: User, supervisor: User, supervisor2: User, released: Release
) -> None:
    him, brother = released.detainee, person(documentation, documenter, given="سليم")
    assert him is not None
    link = link_people(
        him, LinkKind.SIBLING, brother, next(iter(Certainty)), team=documentation, by=documenter
    )  # fmt: skip
    source = released.claims.get().source
    with acting(documenter):
        claim = Claim.objects.create(
            link=link, source=source, connection="witness", reliability="B", credibility="2", cite="without-name",
            text="His brother is with them.", made_by=documenter,
        )  # fmt: skip
    filed(claim, documenter)
    restrict(brother, [], by=supervisor)
    file = had(client, given(asked(him, supervisor), supervisor2))
    assert not file.says(brother.reference)
    assert not file.says("His brother is with them.")
    assert not file.attached


def test_that_numbers_were_shown_to_somebody_is_kept(
    client: Client, documenter: User, supervisor: User, supervisor2: User, released: Release
) -> None:
    him = released.detainee
    assert him is not None
    add_numbers(him, [GivenNumber("passport", "N7654321")], by=documenter)
    had(client, given(asked(him, supervisor, numbers=True), supervisor2))
    assert not NumberShown.objects.exists()
    had(client, given(asked(him, supervisor, numbers=True), supervisor2, "approve-with-numbers"))
    assert NumberShown.objects.get().by == supervisor
