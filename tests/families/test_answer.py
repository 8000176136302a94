"""Telling a caller: what is verified, within the wish, quoted as it stood; who may not be told hears one sentence."""

from itertools import product
from typing import Any

import pytest
from django.db import connection

from accounts.models import Team, User
from casework.dates import read_date
from casework.idempotency import draw_key
from casework.moves import Refusal
from detainees.restriction import restrict
from families.answering import situation
from families.countries import Language
from families.disclosure import Hears, hearing
from families.drafting import draft
from families.lists import IdentityCheck, Relationship
from families.models import Answer, Inquiry, Relative
from families.spoken import spoken
from families.taking import take_call
from releases.agenda import Agenda
from releases.entry import change_facts
from releases.lists import DisclosureWish
from releases.models import Release, Revision, Wish
from releases.models.releases import Status
from tests.conftest import ClientOf
from tests.detainees.making import registered
from tests.detainees.pairing import merged
from tests.families.making import answered, checked, moved, taken, told, wished
from tests.faults.attacking import refused, run, send
from tests.releases.knowing import death, ruled
from tests.releases.records import made, release_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def release(documentation: Team, documenter: User, supervisor: User) -> Release:
    """Verified, with a day and a place; nobody has asked who may be told."""
    return release_in(
        Status.VERIFIED, documentation, documenter, supervisor, date=read_date("8/12/2024"), place_id="SY-RD"
    )


@pytest.fixture
def inquiry(release: Release, documentation: Team, liaison: User) -> Inquiry:
    """A sister asks for the person; nobody has checked who she is."""
    asked = taken(liaison, documentation, detainee=release.detainee, relationship="sibling")
    return moved(asked, "match", by=liaison)


def test_a_checked_relative_is_told_what_is_verified_and_the_answer_quotes_it(
    release: Release, inquiry: Inquiry, documenter: User, liaison: User, client_of: ClientOf
) -> None:
    wished(release, "checked-relative", documenter)
    answer = told(checked(inquiry, liaison), liaison)
    assert (answer.revision, answer.wish) == (release.verified_revision, Wish.objects.get())
    assert answer.identity == "questions"
    assert "8 December 2024" in answer.text
    inquiry.refresh_from_db()
    assert inquiry.status == "answered"
    assert inquiry.due is not None
    page = client_of(liaison).get(f"/families/{inquiry.reference}/").content.decode()
    assert answer.text in page
    assert release.reference in page


@pytest.mark.parametrize("wish", ["not-asked", "nobody", "checked-relative", "named-relatives"])
def test_who_may_not_be_told_hears_the_words_of_who_is_not_found(
    wish: str, release: Release, inquiry: Inquiry, documentation: Team, documenter: User, liaison: User
) -> None:
    wished(release, wish, documenter, relatives="The mother" if wish == "named-relatives" else "")
    nobody = told(taken(liaison, documentation), liaison)
    someone = told(inquiry, liaison)
    assert someone.text == nobody.text
    assert someone.kind == ("will-ask" if wish == "not-asked" else "nothing")
    inquiry.refresh_from_db()
    assert inquiry.status == "possible-match"


def test_the_one_sentence_stands_in_every_language() -> None:
    texts = {code: draft(Hears.NOTHING, None, code) for code in Language.values}
    assert len(set(texts.values())) == len(Language.values)
    assert all(draft(Hears.WILL_ASK, None, code) == text for code, text in texts.items())


def test_only_those_whom_the_person_named_are_told_and_it_has_to_be_confirmed(
    release: Release, inquiry: Inquiry, documenter: User, liaison: User
) -> None:
    wished(release, "named-relatives", documenter, relatives="His sister")
    checked(inquiry, liaison)
    assert isinstance(answered(inquiry, liaison), Refusal)
    assert told(inquiry, liaison, named=True).named


def test_who_is_none_of_those_named_hears_the_one_sentence(
    release: Release, inquiry: Inquiry, documenter: User, liaison: User, client_of: ClientOf
) -> None:
    wished(release, "named-relatives", documenter, relatives="His mother")
    checked(inquiry, liaison)
    page = f"{page_of(inquiry)}?unnamed=1"
    form = client_of(liaison).get(page).context["form"]
    drawn = {name: form[name].value() for name in ("seen", "language", "release", "unnamed")}
    assert client_of(liaison).post(page_of(inquiry), {**drawn, "once": draw_key(), "how": "call"}).status_code == 302
    answer = Answer.objects.get()
    assert (answer.kind, answer.text) == ("nothing", draft(Hears.NOTHING, None, "ar"))


def test_who_was_detained_again_or_has_died_is_not_told_of_as_released(
    release: Release, inquiry: Inquiry, documentation: Team, documenter: User, supervisor: User, supervisor2: User,
    liaison: User,
) -> None:  # fmt: skip
    wished(release, "checked-relative", documenter)
    checked(inquiry, liaison)
    ruled(ruled(death(documentation, documenter, of=release.detainee), supervisor), supervisor2)
    assert situation(inquiry, liaison).kind == "nothing"
    with refused("IF070"):
        send(liaison, ROW, "release", False, inquiry.pk, release.pk)


@pytest.mark.parametrize(
    ("relationship", "hears"), [("sibling", "release"), ("friend", "nothing"), ("acts-for", "nothing")]
)
def test_any_relative_is_a_relative(
    relationship: str, hears: str, release: Release, documentation: Team, documenter: User, liaison: User
) -> None:
    wished(release, "checked-relative", documenter)
    asked = taken(liaison, documentation, detainee=release.detainee, relationship=relationship)
    assert situation(checked(asked, liaison), liaison).kind == hears


def test_for_a_minor_it_is_asked_whose_wish_stands() -> None:
    minor, asked = Revision(minor=True), Inquiry(relationship="parent", relative=Relative(identity="known"))
    assert hearing(asked, minor, Wish(wish="checked-relative"), identity="known").hears == Hears.WILL_ASK
    assert (
        hearing(asked, minor, Wish(wish="checked-relative", of="The mother"), identity="known").hears == Hears.RELEASE
    )


def test_postgresql_asks_the_same_as_the_page() -> None:
    combinations = product(
        (True, False, None), (None, *DisclosureWish), ("", "The mother"), IdentityCheck, Relationship, (True, False)
    )
    with connection.cursor() as cursor:
        for minor, wish, of, identity, relationship, named in combinations:
            asked = Inquiry(relationship=relationship, relative=Relative(identity=identity))
            said = Wish(wish=wish, of=of) if wish else None
            found = hearing(asked, Revision(minor=minor), said, identity=identity)
            allowed = found.hears is Hears.RELEASE and (named or not found.named)
            cursor.execute("SELECT may_hear(%s, %s, %s, %s, %s, %s)", [minor, wish, of, identity, relationship, named])
            assert cursor.fetchall() == [(allowed,)], (minor, wish, of, identity, relationship, named)


def test_we_will_ask_lets_those_who_follow_up_see_that_somebody_waits_and_not_who(
    release: Release, inquiry: Inquiry, documenter: User, liaison: User, client_of: ClientOf
) -> None:
    assert Agenda(Release.objects.all(), "").wishes == []
    told(inquiry, liaison)
    assert Agenda(Release.objects.all(), "").wishes == [release]
    page = client_of(documenter).get("/releases/after/").content.decode()
    assert release.reference in page
    assert inquiry.reference not in page
    wished(release, "nobody", documenter)
    assert Agenda(Release.objects.all(), "").wishes == []


# -- The text


@pytest.mark.parametrize("language", Language.values)
def test_what_is_drafted_tells_the_day_the_place_and_nothing_besides(
    language: str, release: Release, documentation: Team, documenter: User, supervisor: User
) -> None:
    told_of = {
        "health": "critical",
        "undertaking": "report to the branch",
        "authority": "Colonel X",
        "let_go_at": "bridge",
    }
    secret = release_in(
        Status.VERIFIED, documentation, documenter, supervisor, date=read_date("12/2024"), **told_of
    ).verified_revision
    text = draft(Hears.RELEASE, secret, language)
    assert "2024" in text
    assert not [word for word in ("branch", "Colonel", "bridge", "محمود", "{", "}") if word in text]
    speech = spoken(["date"], language)
    assert speech.language == language


def test_a_language_without_a_sentence_falls_back_to_the_next_and_to_english() -> None:
    assert spoken(["released"], "xx", "de").language == "de"
    assert spoken(["released"], "xx").language == "en"
    assert spoken(["released"], "../../x").language == "en"


# -- The page


def page_of(inquiry: Inquiry) -> str:
    return f"/families/{inquiry.reference}/answer/"


def sent(client: Any, inquiry: Inquiry, **changed: Any) -> Any:
    """The form as the page draws it, sent with these changes."""
    form = client.get(page_of(inquiry)).context["form"]
    drawn = {name: form[name].value() for name in form.fields if form[name].value() not in (None, False)}
    return client.post(page_of(inquiry), {**drawn, "once": draw_key(), "how": "call", **changed})


def test_what_a_person_said_last_binds_for_all_their_releases(
    release: Release, inquiry: Inquiry, documentation: Team, documenter: User, supervisor: User, liaison: User
) -> None:
    wished(release, "checked-relative", documenter)
    checked(inquiry, liaison)
    twin = release_in(Status.VERIFIED, documentation, documenter, supervisor, date=read_date("8/12/2024"))
    wished(twin, "nobody", documenter)
    assert release.detainee is not None
    assert twin.detainee is not None
    merged(release.detainee, twin.detainee, by=supervisor)
    for each in (release, twin):
        assert situation(inquiry, liaison, each.reference).kind == "nothing"
        with refused("IF070"):
            send(liaison, ROW, "release", False, inquiry.pk, each.pk)


def test_what_only_one_family_knows_is_no_check_for_somebody_else(
    release: Release, inquiry: Inquiry, documentation: Team, documenter: User, liaison: User
) -> None:
    wished(release, "checked-relative", documenter)
    checked(inquiry, liaison)
    assert situation(inquiry, liaison).kind == "release"
    other = registered(documenter, documentation, "سامر")
    about = {"channel": "hotline", "asks": ["released"], "priority": "normal", "given_ar": "سامر"}
    take_call(documentation, about, by=liaison, caller=inquiry.relative, said={}, detainee=other)
    assert situation(inquiry, liaison).kind == "nothing"
    with refused("IF070"):
        send(liaison, ROW, "release", False, inquiry.pk, release.pk)
    assert situation(checked(inquiry, liaison, "document"), liaison).kind == "release"


def test_the_same_caller_is_told_the_same_once_more(
    release: Release, inquiry: Inquiry, documenter: User, liaison: User
) -> None:
    wished(release, "checked-relative", documenter)
    checked(inquiry, liaison)
    assert told(inquiry, liaison).kind == told(inquiry, liaison).kind == "release"


def test_the_text_is_drafted_in_the_callers_language_and_can_be_edited(
    release: Release, inquiry: Inquiry, documenter: User, liaison: User, client_of: ClientOf
) -> None:
    wished(release, "checked-relative", documenter)
    checked(inquiry, liaison)
    client = client_of(liaison)
    assert "تاريخ الإفراج" in client.get(page_of(inquiry)).content.decode()
    assert "Tag der Freilassung" in client.get(f"{page_of(inquiry)}?language=de").content.decode()
    assert sent(client, inquiry, text="أُفرج عنه وهو حر.").status_code == 302
    assert Answer.objects.get().text == "أُفرج عنه وهو حر."


def test_a_number_in_the_text_is_refused_and_nothing_typed_is_lost(
    release: Release, inquiry: Inquiry, documenter: User, liaison: User, client_of: ClientOf
) -> None:
    wished(release, "checked-relative", documenter)
    checked(inquiry, liaison)
    refusal = sent(client_of(liaison), inquiry, text="Call +44 7700 900123, ask for Samir.")
    assert refusal.status_code == 422
    assert "ask for Samir" in refusal.content.decode()


def test_what_changed_since_the_page_was_opened_is_shown_and_the_text_stays(
    release: Release, inquiry: Inquiry, documenter: User, supervisor: User, liaison: User, client_of: ClientOf
) -> None:
    wished(release, "checked-relative", documenter)
    checked(inquiry, liaison)
    client = client_of(liaison)
    form = client.get(page_of(inquiry)).context["form"]
    drawn = {name: form[name].value() for name in ("seen", "language", "release")}
    made(release, "amend", documenter)
    change_facts(release, {"date": read_date("2/12/2024")}, by=documenter)
    made(made(release, "submit", documenter), "verify", supervisor)
    late = client.post(
        page_of(inquiry), {**drawn, "once": draw_key(), "how": "call", "text": "8 December. He is free."}
    )
    assert late.status_code == 409
    assert not Answer.objects.exists()
    assert "8 December. He is free." in late.content.decode()
    assert "2 كانون الأول 2024" in late.context["form"]["text"].value()


def test_the_top_of_the_desk_is_what_was_not_told_yet(
    release: Release, inquiry: Inquiry, documenter: User, liaison: User, client_of: ClientOf
) -> None:
    def at_the_top() -> list[str]:
        return [line.inquiry.reference for line in client_of(liaison).get("/families/").context["desk"].released]

    assert at_the_top() == [inquiry.reference]
    told(inquiry, liaison)
    assert at_the_top() == []  # we will ask
    wished(release, "checked-relative", documenter)
    assert at_the_top() == [inquiry.reference]
    told(inquiry, liaison)
    assert at_the_top() == []  # not checked
    checked(inquiry, liaison)
    assert at_the_top() == [inquiry.reference]
    told(inquiry, liaison)
    assert at_the_top() == []


def test_of_a_restricted_person_nothing_is_told(
    release: Release, inquiry: Inquiry, documenter: User, supervisor: User, liaison: User
) -> None:
    wished(release, "checked-relative", documenter)
    checked(inquiry, liaison)
    assert release.detainee is not None
    restrict(release.detainee, [documenter], by=supervisor)
    assert told(inquiry, liaison).kind == "nothing"


# -- PostgreSQL

ROW = """
INSERT INTO families_answer (inquiry_id, kind, language, text, how, revision_id, wish_id, identity, named, by_id, at)
SELECT q.id, %s, 'en', 'Told.', 'call', r.verified_revision_id,
       (SELECT max(id) FROM releases_wish WHERE release_id = r.id), c.identity, %s, acting_person(), now()
FROM families_inquiry q JOIN families_relative c ON c.id = q.relative_id, releases_release r
WHERE q.id = %s AND r.id = %s
"""


@pytest.mark.parametrize("wish", ["not-asked", "nobody", "named-relatives"])
def test_postgresql_refuses_what_the_wish_does_not_allow(
    wish: str, release: Release, inquiry: Inquiry, documenter: User, liaison: User
) -> None:
    if wish != "not-asked":
        wished(release, wish, documenter, relatives="His mother" if wish == "named-relatives" else "")
    checked(inquiry, liaison)
    with refused("IF070"):
        send(liaison, ROW, "release", False, inquiry.pk, release.pk)


def test_postgresql_refuses_a_revision_that_does_not_stand_and_another_persons(
    release: Release, inquiry: Inquiry, documentation: Team, documenter: User, supervisor: User, liaison: User
) -> None:
    wished(release, "checked-relative", documenter)
    checked(inquiry, liaison)
    other = wished(release_in(Status.VERIFIED, documentation, documenter, supervisor), "checked-relative", documenter)
    with refused("IF070"):
        send(liaison, ROW, "release", False, inquiry.pk, other.pk)
    stood = release.verified_revision_id
    made(release, "dispute", supervisor)
    with refused("IF070"):
        send(liaison, ROW.replace("r.verified_revision_id", str(stood)), "release", False, inquiry.pk, release.pk)


def test_postgresql_refuses_who_is_not_of_the_desk_and_an_answer_without_its_move(
    release: Release, inquiry: Inquiry, documenter: User, liaison: User
) -> None:
    wished(release, "checked-relative", documenter)
    checked(inquiry, liaison)
    for by, code in ((documenter, "IF013"), (liaison, "IF051")):
        with refused(code):
            send(by, ROW, "release", False, inquiry.pk, release.pk)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE families_answer SET text = 'x'",
        "DELETE FROM families_answer",
        "INSERT INTO families_shaken (answer_id, since) SELECT id, now() FROM families_answer",
        "UPDATE releases_wish SET wish = 'nobody'",
        "DELETE FROM releases_wishawaited",
    ],
)
def test_what_was_told_is_never_changed(statement: str, inquiry: Inquiry, liaison: User) -> None:
    told(inquiry, liaison)
    with refused("42501"):
        send(liaison, statement)


def test_each_wish_is_kept_as_it_stood(release: Release, documenter: User) -> None:
    wished(release, "checked-relative", documenter)
    wished(release, "nobody", documenter)
    assert list(Wish.objects.order_by("pk").values_list("wish", flat=True)) == ["checked-relative", "nobody"]
    assert run("SELECT (wish_standing(%s)).wish", release.pk) == [("nobody",)]
