"""Colleagues talk about a record on which they work, mention those alone who see it, and take back what they said."""

from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from accounts.acting import acting
from accounts.models import Team, User
from accounts.rights import Role
from casework.discussing import say, take_back
from casework.idempotency import draw_key
from casework.models import Comment, Mention, Notice, NoticeKind
from casework.moves import Refusal
from casework.worked_on import KINDS
from config.notices.told import of, told
from detainees.restriction import restrict
from releases.models.releases import Status
from tests.conftest import ClientOf, make_person
from tests.families.making import destroyed, taken
from tests.releases.knowing import known
from tests.releases.records import draft, release_in

pytestmark = pytest.mark.django_db

TEXT = "Which cousin told us this?"


def said(record: Any, subject: str, by: User, *mentioned: User, text: str = TEXT) -> Comment:
    comment = say(KINDS[subject], record, text, mentioned, by=by)
    assert isinstance(comment, Comment), comment
    return comment


def sent(*mentioned: User, text: str = TEXT) -> dict[str, Any]:
    return {"once": draw_key(), "text": text, "mentioned": [person.pk for person in mentioned]}


def address(record: Any, subject: str = "release") -> str:
    return f"/together/{subject}/{record.reference}/"


def lines(person: User) -> list[tuple[str, str]]:
    return [(line.notice.kind, line.record.reference) for line in told(of(person).unread(), person)]


def test_a_comment_is_read_on_the_record_by_a_colleague(
    documentation: Team, documenter: User, supervisor: User, client_of: ClientOf
) -> None:
    release = draft(documentation, documenter)
    said(release, "release", documenter)
    assert TEXT in client_of(supervisor).get(release.get_absolute_url()).content.decode()


def test_who_reads_what_is_verified_reads_no_comment(
    documentation: Team, documenter: User, supervisor: User, liaison: User, client_of: ClientOf
) -> None:
    release = release_in(Status.VERIFIED, documentation, documenter, supervisor)
    said(release, "release", documenter)
    reader = client_of(liaison)
    assert TEXT not in reader.get(release.get_absolute_url()).content.decode()
    assert reader.get(address(release)).status_code == 404
    assert reader.post(address(release), sent()).status_code == 404


def test_another_organisation_finds_nothing(
    documentation: Team, documenter: User, other_supervisor: User, client_of: ClientOf
) -> None:
    release = draft(documentation, documenter)
    assert client_of(other_supervisor).get(address(release)).status_code == 404


def test_who_is_mentioned_is_told_and_led_to_the_record(
    documentation: Team, documenter: User, supervisor: User, client_of: ClientOf
) -> None:
    release = draft(documentation, documenter)
    answer = client_of(documenter).post(address(release), sent(supervisor))
    assert answer.status_code == 302
    assert lines(supervisor) == [(NoticeKind.MENTIONED, release.reference)]
    page = client_of(supervisor).get("/notices/?kind=mentioned").content.decode()
    assert release.reference in page
    assert TEXT not in page, "a notice holds no content"


def test_whoever_may_not_see_the_record_is_not_offered(
    documentation: Team, documenter: User, documenter2: User, liaison: User, other_documenter: User, supervisor: User
) -> None:
    release = draft(documentation, documenter)
    assert release.detainee is not None
    offered = set(KINDS["release"].colleagues(release))
    assert offered == {documenter, documenter2, supervisor}
    restrict(release.detainee, [documenter], by=supervisor)
    release.refresh_from_db()
    assert set(KINDS["release"].colleagues(release)) == {documenter, supervisor}


@pytest.mark.parametrize("who", ["liaison", "other_documenter", "documenter2"])
def test_a_mention_of_somebody_who_may_not_see_it_is_refused_and_nothing_said(
    who: str, documentation: Team, documenter: User, supervisor: User, client_of: ClientOf, request: Any
) -> None:
    release, stranger = draft(documentation, documenter), request.getfixturevalue(who)
    assert release.detainee is not None
    restrict(release.detainee, [documenter], by=supervisor)
    release.refresh_from_db()
    answer = client_of(documenter).post(address(release), sent(stranger))
    assert answer.status_code == 422
    assert TEXT in answer.content.decode(), "nothing typed is lost"
    assert isinstance(say(KINDS["release"], release, TEXT, [stranger], by=documenter), Refusal)
    assert not Comment.objects.exists()
    assert not Notice.objects.filter(person=stranger).exists()


def test_who_cannot_see_it_any_more_is_told_nothing(
    documentation: Team, documenter: User, documenter2: User, supervisor: User
) -> None:
    release = draft(documentation, documenter)
    said(release, "release", documenter, documenter2)
    assert lines(documenter2)
    assert release.detainee is not None
    restrict(release.detainee, [documenter], by=supervisor)
    assert lines(User.objects.get(pk=documenter2.pk)) == []


def test_a_comment_is_taken_back_by_its_author_alone_and_a_mark_stays(
    documentation: Team, documenter: User, supervisor: User, client_of: ClientOf
) -> None:
    release = draft(documentation, documenter)
    comment = said(release, "release", documenter)
    assert client_of(supervisor).post(f"/together/comments/{comment.pk}/withdraw/").status_code == 404
    assert take_back(comment, by=supervisor)
    assert client_of(documenter).post(f"/together/comments/{comment.pk}/withdraw/").status_code == 302
    comment.refresh_from_db()
    assert comment.text == ""
    assert comment.withdrawn_at is not None
    page = client_of(supervisor).get(address(release)).content.decode()
    assert f'id="comment-{comment.pk}"' in page
    assert TEXT not in page


@pytest.mark.parametrize("text", ["Another one.", ""])
def test_postgresql_lets_nobody_change_what_was_said(
    text: str, documentation: Team, documenter: User, supervisor: User
) -> None:
    comment = said(draft(documentation, documenter), "release", documenter)
    with pytest.raises(DatabaseError), acting(supervisor), transaction.atomic():
        Comment.objects.filter(pk=comment.pk).update(text=text)


def test_postgresql_takes_no_mention_by_somebody_else(
    documentation: Team, documenter: User, documenter2: User, supervisor: User
) -> None:
    comment = said(draft(documentation, documenter), "release", documenter)
    with pytest.raises(DatabaseError, match="said by its author"), acting(supervisor), transaction.atomic():
        Mention.objects.create(comment=comment, person=documenter2)


def test_a_number_is_refused_in_a_comment(documentation: Team, documenter: User, client_of: ClientOf) -> None:
    release = draft(documentation, documenter)
    answer = client_of(documenter).post(address(release), sent(text="Call 00447700900123 tonight"))
    assert answer.status_code == 422
    assert not Comment.objects.exists()


def test_sent_twice_it_is_said_once(documentation: Team, documenter: User, client_of: ClientOf) -> None:
    release, form = draft(documentation, documenter), sent()
    for _time in range(2):
        assert client_of(documenter).post(address(release), form).status_code == 302
    assert Comment.objects.count() == 1


@pytest.mark.parametrize("subject", ["detainee", "finding"])
def test_persons_and_findings_are_talked_about_too(
    subject: str, documentation: Team, documenter: User, supervisor: User, client_of: ClientOf
) -> None:
    finding = known(documentation, documenter)
    record = finding if subject == "finding" else finding.detainee
    assert client_of(documenter).post(address(record, subject), sent(supervisor)).status_code == 302
    assert TEXT in client_of(supervisor).get(record.get_absolute_url()).content.decode()


def test_what_a_desk_says_of_an_inquiry_is_its_own_and_destroyed_with_it(
    documentation: Team, supervisor: User, liaison: User, overseer: User, client_of: ClientOf
) -> None:
    inquiry = taken(liaison, documentation)
    comment = said(inquiry, "inquiry", liaison, supervisor)
    assert TEXT in client_of(supervisor).get(inquiry.get_absolute_url()).content.decode()
    assert client_of(overseer).get(address(inquiry, "inquiry")).status_code == 404
    destroyed(inquiry, supervisor)
    comment.refresh_from_db()
    assert comment.text == ""


def test_a_strange_kind_of_record_is_not_found(documenter: User, client_of: ClientOf) -> None:
    assert client_of(documenter).get("/together/source/S-7K3M-9QTA/").status_code == 404


def test_postgresql_empties_no_comment_of_an_inquiry_that_stands(
    documentation: Team, supervisor: User, liaison: User
) -> None:
    comment = said(taken(liaison, documentation), "inquiry", liaison)
    with acting(supervisor), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        with pytest.raises(DatabaseError, match="goes with its inquiry"), transaction.atomic():
            Comment.objects.filter(pk=comment.pk).update(text="")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def test_a_long_conversation_is_read_page_by_page_and_begins_with_what_was_said_last(
    documentation: Team, documenter: User, client_of: ClientOf
) -> None:
    release, client = draft(documentation, documenter), client_of(documenter)
    texts = [f"Sentence {number}." for number in range(30)]
    for text in texts:
        said(release, "release", documenter, text=text)
    newest = client.get(address(release))
    older = client.get(address(release), {"before": newest.context["page"].before})
    back = client.get(address(release), {"after": older.context["page"].after})
    shown = [[each.comment.text for each in answer.context["said"]] for answer in (newest, older, back)]
    assert shown == [texts[5:], texts[:5], texts[5:]]
    assert [answer.context["page"].after for answer in (newest, back)] == ["", ""]
    assert older.context["page"].before == ""


def test_the_page_asks_no_more_for_more_comments_of_more_people(
    documentation: Team, family_centre: Team, documenter: User, client_of: ClientOf
) -> None:
    release, client, asked = draft(documentation, documenter), client_of(documenter), []
    for more in (2, 12):
        for number in range(more):
            overseer = make_person(f"over{more}-{number}", (family_centre, Role.SUPERVISOR))
            said(release, "release", overseer, documenter)
        client.get(address(release))
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(address(release))
        asked.append(len(queries))
        assert len({each.who for each in answer.context["said"]}) == sum((2, 12)[: len(asked)])
    assert asked[0] == asked[1]
