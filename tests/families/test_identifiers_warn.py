"""An identifier of a report warns wherever it is typed, and says nothing of who reported it."""

from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import Team, User
from casework.models import OutboxEntry
from config.dashboard import Dashboard
from detainees.models import WarningCount, WarningIdentifier
from detainees.stopping import TELL
from detainees.tasks import tell_of_look_ups
from families.models import ExtortionReport
from tests.conftest import ClientOf
from tests.families.making import taken, typed
from tests.families.reporting import NEW, THEIRS, move, reported, typed_report
from tests.releases.importing import Importer, row
from tests.releases.knowing import known
from tests.releases.records import draft
from tests.releases.test_claims import SAID as CLAIM

pytestmark = pytest.mark.django_db
ASK, TYPING = "/families/caller/", "/detainees/warned/"
SAYS = "stands in a report of extortion"


@pytest.fixture
def report(documentation: Team, liaison: User) -> ExtortionReport:
    caller = taken(liaison, documentation, said={"name": "أم خالد"})
    return reported(liaison, documentation, ("number", THEIRS), ("account", "@syria_released"), inquiry=caller)


@pytest.mark.parametrize("number", [THEIRS, "٠٠٤٤ ٧٧٠٠ ٩٠٠٧٧٧", "0044 (7700) 900-777"])
def test_a_callers_number_while_it_is_typed(
    number: str, report: ExtortionReport, liaison: User, english_of: ClientOf
) -> None:
    page = english_of(liaison).post(ASK, {"number": number}).content.decode()
    assert SAYS in page
    assert report.reference not in page
    assert "أم خالد" not in page


def test_those_of_the_desk_are_not_sent_to_the_desk(
    report: ExtortionReport, liaison: User, documenter: User, english_of: ClientOf
) -> None:
    asked = {"number": THEIRS}
    assert "with a colleague of your desk" in english_of(liaison).post(ASK, asked).content.decode()
    page = english_of(documenter).post(TYPING, {"typed": THEIRS}).content.decode()
    assert "desk first" in page
    assert "of your desk" not in page


def test_the_other_desk_is_warned_too_and_another_organisation_is_not(
    report: ExtortionReport, overseer: User, other_supervisor: User, english_of: ClientOf
) -> None:
    assert SAYS in english_of(overseer).post(ASK, {"number": THEIRS}).content.decode()
    assert SAYS not in english_of(other_supervisor).post(ASK, {"number": THEIRS}).content.decode()


def test_a_caller_who_is_taken_and_one_whose_number_is_added(
    report: ExtortionReport, documentation: Team, liaison: User, english_of: ClientOf
) -> None:
    client, inquiry = english_of(liaison), taken(liaison, documentation)
    assert SAYS in client.post("/families/new/", typed(documentation, number=THEIRS), follow=True).content.decode()
    added = {"once": "k" * 24, "method": "signal", "number": THEIRS}
    page = f"/families/{inquiry.reference}/contacts/new/"
    assert SAYS in client.post(page, added, follow=True).content.decode()


def test_a_number_in_the_name_of_a_source_warns_and_is_not_kept(
    report: ExtortionReport, documentation: Team, documenter: User, english_of: ClientOf
) -> None:
    client, release = english_of(documenter), draft(documentation, documenter)
    assert SAYS in client.post(TYPING, {"source_name": f"he of {THEIRS}"}).content.decode()
    claim = {**CLAIM, "source_name": f"he of {THEIRS}"}
    assert client.post(f"/releases/{release.reference}/claims/new/", claim).status_code == 422


@pytest.mark.parametrize("text", ["https://t.me/Syria_Released", "syria_released"])
def test_a_source_while_it_is_named_and_when_it_is_kept(
    text: str, report: ExtortionReport, documentation: Team, documenter: User, english_of: ClientOf
) -> None:
    client, release = english_of(documenter), draft(documentation, documenter)
    assert SAYS in client.post(TYPING, {"source_name": text}).content.decode()
    claim = {**CLAIM, "source_name": text}
    page = client.post(f"/releases/{release.reference}/claims/new/", claim, follow=True).content.decode()
    assert SAYS in page
    assert report.reference not in page


def test_a_source_of_a_sighting(
    report: ExtortionReport, documentation: Team, documenter: User, english_of: ClientOf
) -> None:
    finding, claim = known(documentation, documenter), {**CLAIM, "source_name": "syria_released"}
    page = f"{finding.get_absolute_url()}claims/new/"
    assert SAYS in english_of(documenter).post(page, claim, follow=True).content.decode()


def test_another_report(report: ExtortionReport, documentation: Team, liaison: User, english_of: ClientOf) -> None:
    page = english_of(liaison).post(NEW, typed_report(documentation), follow=True).content.decode()
    assert SAYS in page
    assert report.reference in page  # one's own desk's, beside it


def test_an_import_says_how_many_of_its_sources_do(
    report: ExtortionReport, documentation: Team, documenter: User, tmp_path: Path
) -> None:
    rows = [row(f"E-{at}", source=name) for at, name in enumerate((THEIRS, "a lawyer", THEIRS))]
    answer = Importer(tmp_path, documentation, documenter).rows(*rows)
    assert (answer.numbers("made"), "a report of extortion: 1." in answer.notes) == ((3,), True)


def test_who_asks_about_more_than_one_types_on_a_day_is_not_answered(
    report: ExtortionReport, documenter: User, english_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("detainees.warnings.MOST_A_DAY", 3)
    client = english_of(documenter)
    for number in ("+447700900101", "+447700900102", "+447700900101"):
        client.post(TYPING, {"note": f", {number}"})
    assert SAYS in client.post(TYPING, {"note": f", {THEIRS}"}).content.decode()
    answer = client.post(TYPING, {"note": ", +447700900103"}).content.decode()
    assert "Ask again tomorrow" in answer
    many = {str(at): f", +4477009001{at:02}" for at in range(20)} | {"last": f", {THEIRS}"}
    assert SAYS not in client.post(TYPING, many).content.decode()


def test_the_supervisors_of_the_desk_are_told_once_whose_look_ups_were_stopped(
    report: ExtortionReport, liaison: User, supervisor: User, overseer: User, other_supervisor: User,
    english_of: ClientOf, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr("detainees.warnings.MOST_A_DAY", 2)
    client = english_of(liaison)
    for last in range(2):
        client.post(ASK, {"number": f"+4477009001{last:02}"})
    assert not OutboxEntry.objects.filter(task=TELL).exists()
    for last in range(2, 5):
        client.post(ASK, {"number": f"+4477009001{last:02}"})
    (entry,) = OutboxEntry.objects.filter(task=TELL)
    for _twice in range(2):
        tell_of_look_ups(**entry.ids)
    (line,) = Dashboard(supervisor).told
    assert (line.notice.by, line.state) == (liaison, "stopped")
    for person in (liaison, overseer, other_supervisor):
        assert Dashboard(person).told == []
    page = english_of(supervisor).get("/").content.decode()
    assert "Look-ups stopped for the day" in page
    assert str(liaison) in page


def test_nobody_else_is_shown_that_look_ups_were_stopped(documenter: User, other_supervisor: User) -> None:
    """A notice of it, whoever made one, is read by those alone who decide where the person works."""
    day = timezone.localdate()
    count = WarningCount.objects.create(person=documenter, day=day)
    assert not WarningCount.objects.visible_to(other_supervisor).filter(pk=count.pk).exists()
    assert not WarningCount.objects.visible_to(documenter).filter(pk=count.pk).exists()


def test_who_types_neither_sources_nor_callers_is_not_told(
    report: ExtortionReport, analyst: User, english_of: ClientOf
) -> None:
    assert english_of(analyst).post(TYPING, {"source_name": THEIRS}).status_code == 403


def test_a_text_without_any_asks_nothing(documenter: User, english_of: ClientOf) -> None:
    client = english_of(documenter)
    client.post(TYPING, {"source_name": ""})
    with CaptureQueriesContext(connection) as asked:
        client.post(TYPING, {"source_name": ""})
    assert not [query for query in asked if "warningidentifier" in query["sql"]]


def test_what_was_struck_out_or_was_none_warns_nobody(
    report: ExtortionReport, documentation: Team, liaison: User, english_of: ClientOf
) -> None:
    client, row = english_of(liaison), report.identifiers.get(kind="number")
    client.post(f"{report.get_absolute_url()}identifiers/{row.pk}/strike/")
    assert SAYS not in client.post(ASK, {"number": THEIRS}).content.decode()
    another = reported(liaison, documentation)
    assert SAYS in client.post(ASK, {"number": THEIRS}).content.decode()
    move(another, "settle", liaison, "mistaken")
    assert SAYS not in client.post(ASK, {"number": THEIRS}).content.decode()
    assert WarningIdentifier.objects.standing().get().kind == "account"


def test_while_another_report_names_it_it_warns(
    report: ExtortionReport, documentation: Team, liaison: User, english_of: ClientOf
) -> None:
    move(reported(liaison, documentation), "settle", liaison, "mistaken")
    assert SAYS in english_of(liaison).post(ASK, {"number": THEIRS}).content.decode()


def test_no_number_stands_in_an_address(report: ExtortionReport, documenter: User, client_of: ClientOf) -> None:
    assert client_of(documenter).get(f"{TYPING}?source_name={THEIRS}").status_code == 405
