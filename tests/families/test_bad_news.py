"""The gate of bad news: something verified, support offered first, two signatures, one family at a time."""

from typing import Any

import pytest
from django.utils.translation import override

from accounts.models import Team, User
from accounts.rights import Role
from casework.dates import read_date
from casework.idempotency import draw_key
from casework.moves import Refusal
from families.models import Answer, BadNews, Inquiry, Signature
from families.news import gate
from families.news.writing import fates_for, write_news
from families.taking import choose_person
from releases.models import Finding, Release
from releases.models.releases import Status
from tests.conftest import ClientOf, make_person
from tests.detainees.making import registered
from tests.families.making import checked, moved, taken, told, wished
from tests.faults.attacking import refused, send
from tests.releases.knowing import death, known, made, ruled
from tests.releases.records import made as release_made
from tests.releases.records import release_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def fate(documentation: Team, documenter: User, supervisor: User, supervisor2: User) -> Finding:
    """A death that two supervisors have verified."""
    return ruled(ruled(death(documentation, documenter), supervisor), supervisor2)


@pytest.fixture
def inquiry(fate: Finding, documentation: Team, liaison: User) -> Inquiry:
    """His mother asks; it was checked who she is."""
    return asked_by(liaison, documentation, fate)


def asked_by(by: User, team: Team, fate: Finding) -> Inquiry:
    asked = taken(by, team, detainee=fate.detainee, relationship="parent")
    return checked(moved(asked, "match", by=by), by)


def said(fate: Finding | None = None, kind: str = "death") -> dict[str, Any]:
    evidence = "The paper of the civil registry of 3 May 2021."
    return {"kind": kind, "finding": fate, "evidence": evidence, "language": "ar", "text": "نأسف لما نحمله إليكم."}


@pytest.fixture
def news(inquiry: Inquiry, fate: Finding, liaison: User) -> BadNews:
    """Written by the liaison; nobody has signed."""
    return written(inquiry, liaison, fate)


def written(inquiry: Inquiry, by: User, fate: Finding | None, kind: str = "death") -> BadNews:
    answer = write_news(Inquiry.objects.for_rows().get(pk=inquiry.pk), said(fate, kind), by=by)
    assert isinstance(answer, BadNews), answer
    return BadNews.objects.for_rows().get(pk=answer.pk)


def ready(news: BadNews, liaison: User, *signing: User) -> BadNews:
    """Support was offered, and these have signed."""
    assert gate.offer_support(news, "declined", by=liaison) is None
    for person in signing:
        assert gate.sign(news, by=person) is None
    return BadNews.objects.for_rows().get(pk=news.pk)


def test_it_is_told_word_for_word_when_two_have_signed_and_support_was_offered(
    news: BadNews, inquiry: Inquiry, liaison: User, overseer: User, supervisor2: User, client_of: ClientOf
) -> None:
    ready(news, liaison, overseer, supervisor2)
    address = f"/families/news/{news.pk}/tell/"
    assert client_of(liaison).post(address, {"once": draw_key(), "how": "visit"}).status_code == 302
    answer = Answer.objects.get()
    assert (answer.text, answer.news, answer.kind) == (news.text, news, "bad-news")
    inquiry.refresh_from_db()
    assert inquiry.status == "answered"
    assert not BadNews.objects.open().exists()


@pytest.mark.parametrize("signing", [(), ("overseer",)])
def test_with_fewer_than_two_signatures_nothing_goes_out(
    signing: tuple[str, ...], news: BadNews, liaison: User, request: pytest.FixtureRequest, client_of: ClientOf
) -> None:
    ready(news, liaison, *map(request.getfixturevalue, signing))
    answer = client_of(liaison).post(f"/families/news/{news.pk}/tell/", {"once": draw_key(), "how": "call"})
    assert answer.status_code == 403
    with refused("IF071"):
        send(liaison, TELL, news.pk)


TELL = """
INSERT INTO families_answer (inquiry_id, kind, language, text, how, finding_revision_id, news_id, identity, named,
    by_id, at)
SELECT n.inquiry_id, 'bad-news', n.language, n.text, 'call', n.finding_revision_id, n.id, 'questions', false,
       acting_person(), now() FROM families_badnews n WHERE n.id = %s
"""

SIGN = "INSERT INTO families_signature (news_id, by_id, at) VALUES (%s, %s, now())"


def test_without_an_offer_of_support_nothing_goes_out(
    news: BadNews, liaison: User, overseer: User, supervisor2: User
) -> None:
    for person in (overseer, supervisor2):
        gate.sign(news, by=person)
    with override("en"):
        assert "support" in str(gate.why_not_tell(news, liaison))
    with refused("IF071"):
        send(liaison, TELL, news.pk)


def test_other_words_than_were_signed_are_refused(
    news: BadNews, liaison: User, overseer: User, supervisor2: User
) -> None:
    ready(news, liaison, overseer, supervisor2)
    with refused("IF071"):
        send(liaison, TELL.replace("n.text", "'Something else.'"), news.pk)


@pytest.mark.parametrize(
    ("reader", "status"),
    [("overseer", 302), ("supervisor2", 302), ("supervisor", 403), ("liaison", 403), ("other_supervisor", 404)],
)
def test_supervisors_of_the_family_centre_sign_and_nobody_else(
    reader: str, status: int, news: BadNews, request: pytest.FixtureRequest, client_of: ClientOf
) -> None:
    person = request.getfixturevalue(reader)
    assert client_of(person).post(f"/families/news/{news.pk}/sign/").status_code == status
    assert Signature.objects.filter(by=person).exists() is (status == 302)
    if status != 302:
        with refused("IF013"):
            send(person, SIGN, news.pk, person.pk)


def test_nobody_signs_what_they_wrote_or_twice(
    fate: Finding, family_centre: Team, overseer: User, supervisor2: User
) -> None:
    inquiry = asked_by(supervisor2, family_centre, fate)
    own = written(inquiry, supervisor2, fate)
    assert isinstance(gate.sign(own, by=supervisor2), Refusal)
    with refused("IF071"):
        send(
            supervisor2,
            SIGN,
            own.pk,
            supervisor2.pk,
        )
    assert gate.sign(own, by=overseer) is None
    assert isinstance(gate.sign(own, by=overseer), Refusal)


def test_who_signs_sees_nothing_of_the_caller(
    fate: Finding, documentation: Team, liaison: User, overseer: User, client_of: ClientOf
) -> None:
    asked = taken(liaison, documentation, detainee=fate.detainee, relationship="parent", said={"name": "أم خالد"})
    news = written(checked(moved(asked, "match", by=liaison), liaison), liaison, fate)
    page = client_of(overseer).get(f"/families/news/{news.pk}/").content.decode()
    assert news.text in page
    assert asked.reference not in page
    assert "أم خالد" not in page
    assert f"/families/news/{news.pk}/" in client_of(overseer).get("/families/waiting/to-sign/").content.decode()


def test_one_family_of_a_person_is_told_at_a_time(
    news: BadNews, fate: Finding, documentation: Team, liaison: User, overseer: User, supervisor2: User
) -> None:
    brother = asked_by(liaison, documentation, fate)
    assert isinstance(write_news(brother, said(fate), by=liaison), Refusal)
    with refused("IF071"):
        send(liaison, COPY, brother.pk)
    ready(news, liaison, overseer, supervisor2)
    assert isinstance(gate.tell_news(news, "call", by=liaison), Answer)
    assert isinstance(write_news(brother, said(fate), by=liaison), BadNews)


COPY = """
INSERT INTO families_badnews (inquiry_id, detainee_id, kind, language, text, evidence, finding_revision_id, revision_id,
    written_by_id, written_at, support) SELECT %s, detainee_id, kind, language, text, evidence, finding_revision_id,
    revision_id, acting_person(), now(), '' FROM families_badnews
"""


def test_a_death_that_was_not_verified_is_told_to_nobody(
    documentation: Team, documenter: User, supervisor: User, liaison: User
) -> None:
    claimed = ruled(death(documentation, documenter), supervisor)  # one verdict of two
    inquiry = asked_by(liaison, documentation, claimed)
    for fate in (claimed, None):
        assert isinstance(write_news(inquiry, said(fate), by=liaison), Refusal)
    with refused("IF071"):
        send(
            liaison,
            "INSERT INTO families_badnews (inquiry_id, detainee_id, kind, language, text, evidence,"
            " finding_revision_id, written_by_id, written_at, support) SELECT %s, detainee_id, 'death', 'ar', 'x', 'x',"
            " (SELECT max(id) FROM releases_findingrevision), acting_person(), now(), '' FROM families_inquiry",
            inquiry.pk,
        )


def test_no_fate_is_offered_that_nobody_verified(
    fate: Finding, documentation: Team, documenter: User, liaison: User, supervisor: User, supervisor2: User
) -> None:
    asked = asked_by(liaison, documentation, fate)
    assert list(fates_for(asked, liaison)) == [fate]
    made(fate, "dispute", supervisor)
    for reader in (liaison, supervisor2):
        assert not fates_for(asked, reader).exists()


def test_what_is_disputed_meanwhile_is_neither_signed_nor_told(
    news: BadNews, fate: Finding, liaison: User, supervisor: User, overseer: User, supervisor2: User
) -> None:
    ready(news, liaison, overseer, supervisor2)
    made(fate, "dispute", supervisor)
    assert isinstance(gate.tell_news(news, "call", by=liaison), Refusal)
    with refused("IF071"):
        send(liaison, TELL, news.pk)


def test_who_was_not_checked_is_told_of_no_death(fate: Finding, documentation: Team, liaison: User) -> None:
    asked = moved(taken(liaison, documentation, detainee=fate.detainee), "match", by=liaison)
    assert isinstance(write_news(asked, said(fate), by=liaison), Refusal)


def test_an_answer_is_corrected_by_the_gate_and_is_then_no_longer_to_be_told_again(
    documentation: Team, documenter: User, supervisor: User, liaison: User, overseer: User, supervisor2: User,
    client_of: ClientOf,
) -> None:  # fmt: skip
    release: Release = release_in(Status.VERIFIED, documentation, documenter, supervisor, date=read_date("8/12/2024"))
    wished(release, "checked-relative", documenter)
    asked = taken(liaison, documentation, detainee=release.detainee, relationship="parent")
    inquiry = checked(moved(asked, "match", by=liaison), liaison)
    assert isinstance(write_news(inquiry, said(kind="corrected"), by=liaison), Refusal)  # nothing was told
    told(inquiry, liaison)
    release_made(release, "dispute", supervisor)
    news = ready(written(inquiry, liaison, None, "corrected"), liaison, overseer, supervisor2)
    assert isinstance(gate.tell_news(news, "call", by=liaison), Answer)
    assert client_of(liaison).get("/families/").context["desk"].again == []


@pytest.mark.parametrize("move", ["choose", "not-the-person"])
def test_it_is_told_to_no_family_that_seeks_somebody_else(
    move: str, news: BadNews, inquiry: Inquiry, documentation: Team, documenter: User, liaison: User, overseer: User,
    supervisor2: User,
) -> None:  # fmt: skip
    ready(news, liaison, overseer)
    inquiry.refresh_from_db()
    if move == "choose":
        choose_person(inquiry, registered(documenter, documentation, "سامر"), by=liaison)
    else:
        moved(inquiry, move, by=liaison)
    assert isinstance(gate.sign(news, by=supervisor2), Refusal)
    for statement in (SIGN, TELL):
        with refused("IF071"):
            send(
                *((supervisor2, statement, news.pk, supervisor2.pk) if statement == SIGN else (liaison, TELL, news.pk))
            )


def test_it_is_told_to_no_caller_whose_check_no_longer_counts(
    news: BadNews, inquiry: Inquiry, liaison: User, overseer: User, supervisor2: User
) -> None:
    ready(news, liaison, overseer, supervisor2)
    checked(inquiry, liaison, "not-checked")
    assert isinstance(gate.tell_news(news, "call", by=liaison), Refusal)
    with refused("IF071"):
        send(liaison, TELL.replace("'questions'", "'not-checked'"), news.pk)


def test_it_was_another_person_says_who_was_told_of_another_person_alone(
    inquiry: Inquiry, documentation: Team, documenter: User, supervisor: User, liaison: User
) -> None:
    assert isinstance(write_news(inquiry, said(kind="mistaken"), by=liaison), Refusal)
    release = wished(release_in(Status.VERIFIED, documentation, documenter, supervisor), "checked-relative", documenter)
    asked = taken(liaison, documentation, detainee=release.detainee, relationship="parent")
    told(checked(moved(asked, "match", by=liaison), liaison), liaison)
    assert isinstance(write_news(asked, said(kind="mistaken"), by=liaison), Refusal)
    asked.refresh_from_db()
    choose_person(asked, registered(documenter, documentation, "سامر"), by=liaison)
    assert written(asked, liaison, None, "mistaken").detainee == release.detainee


@pytest.mark.parametrize(("wish", "date", "written"), [
    ("checked-relative", "2025-03", True), ("nobody", "2025-03", False), ("checked-relative", "2013-03", False),
])  # fmt: skip
def test_a_new_detention_is_told_within_the_wish_and_when_it_is_new(
    wish: str, date: str, written: bool, documentation: Team, documenter: User, supervisor: User, liaison: User
) -> None:
    release = release_in(Status.VERIFIED, documentation, documenter, supervisor, date=read_date("8/12/2024"))
    wished(release, wish, documenter)
    again = {"kind": "fate", "fate": "re-detained", "standing": "claimed", "date": date}
    fate = known(documentation, documenter, again, of=release.detainee)
    made(made(fate, "submit", documenter), "verify", supervisor)
    inquiry = asked_by(liaison, documentation, fate)
    assert isinstance(write_news(inquiry, said(fate, "detained-again"), by=liaison), BadNews) is written


def test_no_longer_certain_is_no_word_for_a_death(
    documentation: Team, documenter: User, supervisor: User, supervisor2: User, liaison: User
) -> None:
    release = wished(release_in(Status.VERIFIED, documentation, documenter, supervisor), "checked-relative", documenter)
    asked = taken(liaison, documentation, detainee=release.detainee, relationship="parent")
    told(checked(moved(asked, "match", by=liaison), liaison), liaison)
    ruled(ruled(death(documentation, documenter, of=release.detainee), supervisor), supervisor2)
    assert isinstance(write_news(asked, said(kind="corrected"), by=liaison), Refusal)


def test_it_is_dropped_and_another_is_written(news: BadNews, inquiry: Inquiry, fate: Finding, liaison: User) -> None:
    assert gate.drop(news, by=liaison) is None
    assert isinstance(gate.offer_support(news, "taken", by=liaison), Refusal)
    assert isinstance(write_news(inquiry, said(fate), by=liaison), BadNews)


def test_it_is_dropped_by_who_means_it_and_the_history_says_by_whom(
    news: BadNews, liaison: User, overseer: User, english_of: ClientOf
) -> None:
    gate.sign(news, by=overseer)
    client, address = english_of(liaison), f"/families/news/{news.pk}/"
    assert client.post(f"{address}drop/").status_code == 422
    news.refresh_from_db()
    assert news.dropped_at is None
    assert client.post(f"{address}drop/", {"sure": "on"}).status_code == 302
    assert f"It was dropped. <bdi>{liaison}</bdi>" in client.get(address).content.decode()
    inquiry = client.get(news.inquiry.get_absolute_url()).content.decode()
    for what, who in (("written", liaison), ("signed", overseer), ("dropped", liaison)):
        assert str(who) in inquiry.split(f"Bad news was {what}")[1][:200]


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE families_badnews SET text = 'x'", "42501"),
        ("UPDATE families_badnews SET support = 'taken', support_by_id = %s, support_at = now()", "IF003"),
        ("DELETE FROM families_signature", "42501"),
        ("UPDATE families_signature SET at = now()", "42501"),
    ],
)
def test_postgresql_refuses_what_no_page_does(
    statement: str, code: str, news: BadNews, liaison: User, overseer: User
) -> None:
    gate.sign(news, by=overseer)
    with refused(code):
        send(liaison, statement, *([overseer.pk] if "%s" in statement else []))


def test_what_is_wrong_in_the_form_is_said_and_nothing_typed_is_lost(
    inquiry: Inquiry, liaison: User, client_of: ClientOf
) -> None:
    typed = {"once": draw_key(), "kind": "death", "evidence": "A paper.", "language": "ar", "text": "نأسف."}
    answer = client_of(liaison).post(f"/families/{inquiry.reference}/news/new/", typed)
    assert answer.status_code == 422
    assert "نأسف." in answer.content.decode()
    assert not BadNews.objects.exists()


def test_a_team_that_is_no_family_centre_signs_nothing(news: BadNews, documentation: Team) -> None:
    colleague = make_person("a_supervisor_elsewhere", (documentation, Role.SUPERVISOR))
    assert isinstance(gate.sign(news, by=colleague), Refusal)
