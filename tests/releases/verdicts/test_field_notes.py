"""A note to the author at the field it is about: read there, answered by a change or a sentence, kept for good."""

from typing import Any

import pytest
from django.test import Client

from accounts.models import Team, User
from releases.models import Claim, FieldNote, Release, Verdict
from releases.models.releases import Status
from tests.conftest import ClientOf
from tests.releases.deciding import REASON
from tests.releases.records import made
from tests.releases.verdicts.waiting import waiting

pytestmark = pytest.mark.django_db
ASKED = "Which calendar is this day of?"


@pytest.fixture
def release(documentation: Team, documenter: User, supervisor: User) -> Release:
    return waiting(documentation, documenter, supervisor)


def note(client: Client, release: Release, at: str = "date", text: str = ASKED) -> int:
    return client.post(f"/releases/{release.reference}/notes/new/", {"at": at, "text": text}).status_code


def returned(client: Client, release: Release, *notes: tuple[str, str]) -> int:
    """Return it with these notes."""
    rows = {f"notes-{n}-at": at for n, (at, _text) in enumerate(notes)}
    rows |= {f"notes-{n}-text": text for n, (_at, text) in enumerate(notes)}
    counted = {"notes-TOTAL_FORMS": str(len(notes)), "notes-INITIAL_FORMS": "0"}
    sent = {"revision": "1", **REASON, **counted, **rows}
    return client.post(f"/releases/{release.reference}/moves/return/", sent).status_code


def changed(client: Client, release: Release, **typed: Any) -> int:
    """Save the change page as its author: what stands there, with these differences."""
    form = client.get(f"/releases/{release.reference}/change/").context["amendment"].form
    sent = {name: form[name].value() for name in form.fields}
    known = {name: value for name, value in sent.items() if value not in (None, "", False)}
    return client.post(f"/releases/{release.reference}/change/", {**known, **typed}).status_code


def test_it_is_written_with_the_return_and_read_at_its_field(
    release: Release, supervisor: User, documenter: User, client_of: ClientOf
) -> None:
    assert returned(client_of(supervisor), release, ("date", ASKED)) == 302
    author = client_of(documenter)
    for address in (f"/releases/{release.reference}/", f"/releases/{release.reference}/change/"):
        assert ASKED in author.get(address).content.decode()
    written = FieldNote.objects.get()
    assert (written.field, written.revision, written.made_by) == ("date", 1, supervisor)


def test_a_return_that_is_refused_writes_no_note_and_loses_none(
    release: Release, supervisor: User, client_of: ClientOf
) -> None:
    rows = {"notes-TOTAL_FORMS": "1", "notes-INITIAL_FORMS": "0", "notes-0-at": "date", "notes-0-text": ASKED}
    sent = {"revision": "1", "reason": "other-person", **rows}
    answer = client_of(supervisor).post(f"/releases/{release.reference}/moves/return/", sent)
    assert answer.status_code == 422
    assert ASKED in answer.content.decode()
    assert not FieldNote.objects.exists()
    assert not Verdict.objects.exists()


def test_another_row_is_given_without_script(release: Release, supervisor: User, client_of: ClientOf) -> None:
    rows = {"notes-TOTAL_FORMS": "1", "notes-INITIAL_FORMS": "0", "notes-0-at": "date", "notes-0-text": ASKED}
    sent = {"revision": "1", **REASON, **rows, "add-notes": "1"}
    answer = client_of(supervisor).post(f"/releases/{release.reference}/moves/return/", sent)
    assert ASKED in answer.content.decode()
    assert 'name="notes-1-text"' in answer.content.decode()
    assert not Verdict.objects.exists()


def test_it_can_be_written_while_it_waits_and_at_a_claim(
    release: Release, supervisor: User, client_of: ClientOf
) -> None:
    client = client_of(supervisor)
    assert note(client, release) == 302
    assert note(client, release, at=f"claim-{Claim.objects.get().pk}", text="Who is that lawyer?") == 302
    page = client.get(f"/releases/{release.reference}/").content.decode()
    claim = page.partition('id="claim-1"')[2].partition("</article>")[0]
    assert "Who is that lawyer?" in claim


def test_a_change_of_the_field_settles_it(
    release: Release, supervisor: User, documenter: User, client_of: ClientOf
) -> None:
    returned(client_of(supervisor), release, ("date", ASKED), ("facility", "Or Adra?"))
    assert changed(client_of(documenter), release, date="5/2022") == 302
    at_date, at_facility = FieldNote.objects.order_by("pk")
    assert (at_date.how, at_date.settled_by) == ("changed", documenter)
    assert at_facility.is_open


def test_a_sentence_under_it_answers_it(
    release: Release, supervisor: User, documenter: User, client_of: ClientOf
) -> None:
    returned(client_of(supervisor), release, ("date", ASKED))
    pk = FieldNote.objects.get().pk
    assert changed(client_of(documenter), release, **{f"answer-{pk}": "The western one, says his son."}) == 302
    answered = FieldNote.objects.get()
    assert (answered.how, answered.answer) == ("answered", "The western one, says his son.")


def test_the_supervisor_reads_the_answer_beside_the_field(
    release: Release, supervisor: User, documenter: User, client_of: ClientOf
) -> None:
    returned(client_of(supervisor), release, ("date", ASKED))
    changed(client_of(documenter), release, **{f"answer-{FieldNote.objects.get().pk}": "The western one."})
    made(release, "submit", documenter)
    page = client_of(supervisor).get(f"/releases/{release.reference}/").content.decode()
    facts = page.partition('id="facts"')[2].partition("</section>")[0]
    assert "The western one." in facts


def test_on_its_own_page_an_answer_has_to_say_something(
    release: Release, supervisor: User, documenter: User, client_of: ClientOf
) -> None:
    note(client_of(supervisor), release)
    address = f"/releases/{release.reference}/notes/{FieldNote.objects.get().pk}/"
    author = client_of(documenter)
    assert author.post(address, {"answer": ""}).status_code == 422
    assert author.post(address, {"answer": "It is on his paper."}).status_code == 302
    assert FieldNote.objects.get().answer == "It is on his paper."


def test_who_wrote_it_takes_it_back_and_it_stays_in_the_history(
    release: Release, supervisor: User, client_of: ClientOf
) -> None:
    client = client_of(supervisor)
    note(client, release)
    assert client.post(f"/releases/{release.reference}/notes/{FieldNote.objects.get().pk}/").status_code == 302
    assert FieldNote.objects.get().how == "taken-back"
    history = client.get(f"/releases/{release.reference}/").content.decode().partition('id="history"')[2]
    assert ASKED in history


def test_a_settled_note_is_settled_once(
    release: Release, supervisor: User, documenter: User, client_of: ClientOf
) -> None:
    note(client_of(supervisor), release)
    address = f"/releases/{release.reference}/notes/{FieldNote.objects.get().pk}/"
    client_of(supervisor).post(address)
    assert client_of(documenter).post(address, {"answer": "Too late."}).status_code == 422
    assert FieldNote.objects.get().answer == ""


def test_a_note_makes_nobody_an_author(release: Release, supervisor: User, client_of: ClientOf) -> None:
    client = client_of(supervisor)
    note(client, release)
    made(release, "verify", supervisor)
    assert release.status == Status.VERIFIED


@pytest.mark.parametrize(("at", "text"), [("", ASKED), ("date", " "), ("no-field", ASKED), ("claim-999999", ASKED)])
def test_half_a_note_is_a_sentence(at: str, text: str, release: Release, supervisor: User, client_of: ClientOf) -> None:
    assert note(client_of(supervisor), release, at, text) == 422


def test_a_number_that_can_be_called_is_refused_in_a_note_and_in_its_answer(
    release: Release, supervisor: User, documenter: User, client_of: ClientOf
) -> None:
    assert note(client_of(supervisor), release, text="Call her on +963 944 123 456") == 422
    note(client_of(supervisor), release)
    address = f"/releases/{release.reference}/notes/{FieldNote.objects.get().pk}/"
    assert client_of(documenter).post(address, {"answer": "She said 0944 123 456"}).status_code == 422
    assert FieldNote.objects.get().is_open


def test_who_shares_no_team_with_its_writer_reads_an_alias(
    release: Release, supervisor: User, overseer: User, client_of: ClientOf
) -> None:
    note(client_of(supervisor), release)
    page = client_of(overseer).get(f"/releases/{release.reference}/").content.decode()
    noted = page.partition('class="noted')[2].partition("</div>")[0]
    assert supervisor.alias in noted
    assert str(supervisor) not in noted.replace(supervisor.alias, "")


def test_readers_of_what_is_verified_see_no_note(
    release: Release, supervisor: User, liaison: User, client_of: ClientOf
) -> None:
    note(client_of(supervisor), release)
    made(release, "verify", supervisor)
    assert ASKED not in client_of(liaison).get(f"/releases/{release.reference}/").content.decode()


def test_a_supervisor_of_another_team_reads_no_note_at_a_claim(
    release: Release, supervisor: User, overseer: User, client_of: ClientOf
) -> None:
    note(client_of(supervisor), release, at=f"claim-{Claim.objects.get().pk}", text="Who is that lawyer?")
    assert "Who is that lawyer?" not in client_of(overseer).get(f"/releases/{release.reference}/").content.decode()
