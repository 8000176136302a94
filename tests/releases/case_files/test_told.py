"""What stands in a case file, and what does not: who a source is, words that nobody may cite, numbers, colleagues."""

import pytest
from django.test import Client

from accounts.acting import acting
from accounts.founding import GIVES
from accounts.models import Team, User
from casework.dates import read_date
from casework.moves import Refusal
from detainees.linking import link_people
from detainees.lists import Certainty, LinkKind
from detainees.numbering import add_numbers
from detainees.numbers import GivenNumber
from releases.models import Release
from tests.casework.exports.asking import moved
from tests.conftest import ClientOf
from tests.releases.case_files.asking import WORDS, asked, filed, given, had, told
from tests.releases.files import picture
from tests.releases.records import draft, person

pytestmark = pytest.mark.django_db
WHO = "lawyer of the family"


@pytest.fixture
def client(client_of: ClientOf, supervisor: User) -> Client:
    """The browser of who asks."""
    return client_of(supervisor)


def test_each_claim_has_its_grade_and_its_code(
    client: Client, supervisor: User, supervisor2: User, released: Release
) -> None:
    file = had(client, given(asked(released, supervisor), supervisor2))
    claim = released.claims.get()
    assert file.says(claim.source.reference)
    assert file.says("B2")
    assert file.says("B2 by a witness: enough.")
    assert file.says(WORDS)


def test_who_a_source_is_stands_nowhere(
    client: Client, documenter: User, supervisor: User, supervisor2: User, released: Release
) -> None:
    told(released, documenter, source_name="Abu Salem", text="Abu Salem here: I saw him.", cite="without-name")
    file = had(client, given(asked(released, supervisor), supervisor2))
    assert file.says("here: I saw him.")
    for name in (WHO, "Abu Salem"):
        assert not file.says(name)
        assert name.encode() not in file.data


def test_it_stands_there_where_it_was_approved_and_may_be_cited_with_the_name(
    client: Client, documenter: User, supervisor: User, supervisor2: User, released: Release
) -> None:
    told(released, documenter, source_name="Radio Horan", cite="with-name")
    told(released, documenter, source_name="Two Faces", cite="with-name", text="One.")
    told(released, documenter, source_name="Two Faces", cite="without-name", text="Two.")
    plain = had(client, given(asked(released, supervisor, sources=True), supervisor2))
    assert not plain.says("Radio Horan")
    file = had(client, given(asked(released, supervisor, sources=True), supervisor2, "approve-with-sources"))
    assert file.says("Radio Horan")
    assert not file.says(WHO)
    assert not file.says("Two Faces")


def test_sources_are_approved_by_who_sees_them_and_only_where_they_were_asked_for(
    supervisor: User, supervisor2: User, overseer: User, released: Release
) -> None:
    export = asked(released, supervisor, sources=True, originals=False)
    refusal = moved(export, "approve-with-sources", overseer)
    assert isinstance(refusal, Refusal)
    assert "told by those alone who see it" in refusal.sentence
    assert isinstance(moved(asked(released, supervisor), "approve-with-sources", supervisor2), Refusal)


@pytest.mark.parametrize("cite", ["not-asked", "refused"])
def test_without_consent_neither_words_nor_files_leave(
    cite: str, client: Client, documenter: User, supervisor: User, supervisor2: User, released: Release
) -> None:
    claim = told(released, documenter, text="Only for you.", cite=cite)
    piece = filed(claim, documenter, post_address="https://example.org/post/77", captured_at=claim.made_at)
    file = had(client, given(asked(released, supervisor), supervisor2))
    assert not file.says("Only for you.")
    assert not file.says("example.org/post")
    assert not file.attached
    assert file.says(claim.grade)
    assert file.says(piece.original.sha256)
    assert f"# {piece.original.sha256}".encode() in file.files["evidence.sha256"]
    assert file.says("asked for consent to cite, or refused it: 1.")


def test_numbers_and_addresses_within_words_are_left_out(
    client: Client, documenter: User, supervisor: User, supervisor2: User, released: Release
) -> None:
    text = "Ring +963 944 000 111 or ٠٩٤٤٠٠٠١١١ or x@example.org; he came out on 2022-05-03, held 2011-2012."
    told(released, documenter, cite="without-name", text=text)
    file = had(client, given(asked(released, supervisor), supervisor2))
    for part in ("944 000", "٠٩٤٤", "x@example", "000111"):
        assert not file.says(part)
    assert file.says("[number left out]")
    assert file.says("2022-05-03, held 2011-2012.")


def test_colleagues_stand_under_their_alias(
    client: Client, documenter: User, supervisor: User, supervisor2: User, released: Release
) -> None:
    with acting(User.objects.system(GIVES)):
        User.objects.filter(pk=supervisor2.pk).update(alias="Cedar")
        User.objects.filter(pk=documenter.pk).update(alias="")
    file = had(client, given(asked(released, supervisor), supervisor2))
    assert file.says("Cedar")
    assert file.says("colleague 1")
    for person_ in (documenter, supervisor, supervisor2):
        assert person_.display_name.encode() not in file.files["manifest.json"]
        assert not file.says(person_.display_name)


def test_contradictions_stand_side_by_side(
    client: Client, documenter: User, supervisor: User, supervisor2: User, released: Release
) -> None:
    for day in ("2022-05-01", "2022-05-09"):
        told(released, documenter, cite="without-name", says_date=read_date(day))
    file = had(client, given(asked(released, supervisor), supervisor2))
    assert file.says("1 May 2022")
    assert file.says("9 May 2022")
    assert file.says("contradicts")


def test_what_is_distressing_is_not_printed(
    client: Client, documenter: User, supervisor: User, supervisor2: User, released: Release
) -> None:
    shown = filed(released.claims.get(), documenter)
    hidden = filed(released.claims.get(), documenter, picture(seed=8), distressing=True)
    file = had(client, given(asked(released, supervisor), supervisor2))
    assert file.says(f"Piece {shown.pk}, first page")
    assert not file.says(f"Piece {hidden.pk}, first page")
    assert f"evidence-{hidden.pk}.jpg" in file.attached


def test_clean_copies_alone_tell_nothing_of_themselves(
    client: Client, documenter: User, supervisor: User, supervisor2: User, released: Release
) -> None:
    piece = filed(released.claims.get(), documenter)
    file = had(client, given(asked(released, supervisor, originals=False), supervisor2))
    (name,) = file.attached
    assert name == f"evidence-{piece.pk}-copy-1.jpg"
    assert b"Exif" not in file.attached[name]
    assert not file.says("from his brother")


def test_identity_numbers_leave_by_an_approval_of_their_own(
    client: Client, documenter: User, supervisor: User, supervisor2: User, released: Release
) -> None:
    him = released.detainee
    assert him is not None
    add_numbers(him, [GivenNumber("passport", "N7654321")], by=documenter)
    plain = had(client, given(asked(him, supervisor, numbers=True), supervisor2))
    assert not plain.says("N7654321")
    assert plain.says("known, and left out")
    whole = had(client, given(asked(him, supervisor, numbers=True), supervisor2, "approve-with-numbers"))
    assert whole.says("N7654321")


def test_a_person_has_all_that_is_verified_and_nothing_else(
    client: Client, documentation: Team, documenter: User, supervisor: User, supervisor2: User, released: Release
) -> None:
    him = released.detainee
    assert him is not None
    brother = person(documentation, documenter, given="سليم")
    link_people(him, LinkKind.SIBLING, brother, Certainty.CERTAIN, team=documentation, by=documenter)
    other = draft(documentation, documenter, detainee=him)
    file = had(client, given(asked(him, supervisor), supervisor2))
    assert file.says(him.name_ar[::-1]) or file.says(him.reference)
    assert file.says(released.reference)
    assert file.says(brother.reference)
    assert not file.says(other.reference)
    assert file.says("Releases, sightings and fates that are not verified: 1.")
