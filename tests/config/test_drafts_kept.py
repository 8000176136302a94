"""Every form in which people type long: what is typed is kept, found again, nobody else's, and gone when it is sent."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.test import Client

from accounts.membership import ROLES
from accounts.models import Membership, Team, User
from accounts.moves import Refusal
from casework.begun import BEGUN, about_of
from casework.idempotency import draw_key
from casework.models import Draft
from families.models import Advisory, ExtortionReport
from releases.models import FigureExplanation, ReportedFigure, Statement, Transcript
from releases.models.releases import Status
from tests.conftest import ClientOf
from tests.detainees.nameless import nameless, typed_description
from tests.families import advising, reporting
from tests.families.making import checked, destroyed, moved, taken, wished
from tests.releases import stating
from tests.releases.figures import making as figures
from tests.releases.knowing import known
from tests.releases.records import draft, person, release_in
from tests.releases.test_look_at_evidence import piece_of

pytestmark = pytest.mark.django_db
KEEP, TEXT = "/drafts/keep/", "كلام طويل لا يُكتب مرتين"


@dataclass(frozen=True)
class Case:
    """One form: who types in it, what it is about, at which address it is sent, and what makes it whole."""

    typist: str
    text: str  # the field in which TEXT is typed
    about: str = ""
    address: str = ""
    sent: dict[str, Any] = field(default_factory=dict)
    stands: Callable[[], bool] = bool  # whether TEXT stands in what was made


@dataclass(frozen=True)
class Cast:
    """Those whom the cases need."""

    team: Team
    documenter: User
    supervisor: User
    liaison: User
    analyst: User


Make = Callable[[Cast], Case]


def _about(make: Callable[[Any, Any], Any]) -> Make:
    """A form about a record of the documenter's in which something long is typed; how it is sent others test."""
    return lambda cast: Case("documenter", "text", make(cast.team, cast.documenter).reference)


def _changed_release(cast: Cast) -> Case:
    return Case("documenter", "note", draft(cast.team, cast.documenter).reference)


def _statement(cast: Cast) -> Case:
    tally = _tally(cast)
    typed = stating.typed(tally, happened_en=TEXT)
    return Case(
        "analyst", "happened_en", tally.reference, f"/statements/new/?tally={tally.reference}", typed,
        lambda: Statement.objects.filter(happened_en=TEXT).exists(),
    )  # fmt: skip


def _tally(cast: Cast) -> Any:
    stating.let_go(cast.documenter, cast.supervisor, cast.team, "SY-ID")
    return stating.saved(cast.analyst, cast.team.organisation)


def _changed_statement(cast: Cast) -> Case:
    found = stating.stated(cast.analyst, _tally(cast))
    typed = {**stating.typed(found.tally, happened_en=TEXT), "version": found.version}
    return Case(
        "analyst", "happened_en", about_of("", found.pk), f"/statements/{found.pk}/change/", typed,
        lambda: Statement.objects.filter(happened_en=TEXT).exists(),
    )  # fmt: skip


def _transcript(cast: Cast) -> Case:
    piece = piece_of(cast.team, cast.documenter)
    about = about_of(piece.claim.record.reference, piece.pk, 1)
    return Case(
        "documenter", "text", about, f"/releases/evidence/{piece.pk}/transcripts/1/", {"text": TEXT, "seen": "0"},
        lambda: Transcript.objects.filter(text=TEXT).exists(),
    )  # fmt: skip


def _explanation(cast: Cast) -> Case:
    figures.published(cast.analyst, cast.supervisor, cast.team)
    sent = {"team": cast.team.pk, "counted": "released-wave", "wave": figures.DECREE, "text_ar": TEXT, "text_en": "x"}
    return Case(
        "analyst", "text_ar", "", "/figures/explanations/new/", sent,
        lambda: FigureExplanation.objects.filter(text_ar=TEXT).exists(),
    )  # fmt: skip


def _figure(cast: Cast) -> Case:
    return Case(
        "analyst", "definition_ar", "", figures.NEW, figures.typed(cast.team, definition_ar=TEXT),
        lambda: ReportedFigure.objects.filter(definition_ar=TEXT).exists(),
    )  # fmt: skip


def _changed_figure(cast: Cast) -> Case:
    found = figures.noted(cast.analyst, cast.team)
    typed = {**figures.typed(cast.team, definition_ar=TEXT), "version": found.version}
    return Case(
        "analyst", "definition_ar", about_of("", found.pk), f"/figures/{found.pk}/change/", typed,
        lambda: ReportedFigure.objects.filter(definition_ar=TEXT).exists(),
    )  # fmt: skip


def _description(cast: Cast) -> Case:
    found = nameless(cast.documenter, cast.team)
    return Case(
        "documenter", "says", found.reference, f"/detainees/{found.reference}/description/",
        typed_description(version=found.version, says=TEXT),
        lambda: found.descriptions.filter(in_force=True, says=TEXT).exists(),
    )  # fmt: skip


def _advisory(cast: Cast) -> Case:
    return Case(
        "liaison", "text_ar", "", advising.NEW, advising.typed(cast.team, text_ar=TEXT),
        lambda: Advisory.objects.filter(text_ar=TEXT).exists(),
    )  # fmt: skip


def _changed_advisory(cast: Cast) -> Case:
    found = advising.written(cast.liaison, cast.team)
    typed = {**advising.typed(cast.team, text_ar=TEXT), "version": found.version}
    return Case(
        "liaison", "text_ar", about_of("", found.pk), f"/families/advisories/{found.pk}/change/", typed,
        lambda: Advisory.objects.filter(text_ar=TEXT).exists(),
    )  # fmt: skip


def _report(cast: Cast) -> Case:
    return Case(
        "liaison", "note", "", reporting.NEW, reporting.typed_report(cast.team, note=TEXT),
        lambda: ExtortionReport.objects.filter(note=TEXT).exists(),
    )  # fmt: skip


def _changed_report(cast: Cast) -> Case:
    found = reporting.reported(cast.liaison, cast.team)
    typed = {**reporting.typed_report(cast.team, note=TEXT), "version": found.version}
    return Case(
        "liaison", "note", found.reference, f"/families/extortion/{found.reference}/change/", typed,
        lambda: ExtortionReport.objects.filter(note=TEXT).exists(),
    )  # fmt: skip


def _told(cast: Cast) -> Case:
    """How they are sent: tests/families/test_bad_news_begun.py, test_answer_begun.py."""
    asked = taken(cast.liaison, cast.team, detainee=person(cast.team, cast.documenter))
    return Case("liaison", "text", moved(asked, "match", by=cast.liaison).reference)


def _answer(cast: Cast) -> Case:
    """Of a release that may be told: there are no other words to be written."""
    release = release_in(Status.VERIFIED, cast.team, cast.documenter, cast.supervisor)
    wished(release, "checked-relative", cast.documenter)
    asked = taken(cast.liaison, cast.team, detainee=release.detainee, relationship="sibling")
    return Case("liaison", "text", checked(moved(asked, "match", by=cast.liaison), cast.liaison).reference)


SENT: dict[str, Make] = {
    "statement": _statement,
    "change-statement": _changed_statement,
    "transcript": _transcript,
    "figure": _figure,
    "change-figure": _changed_figure,
    "explanation": _explanation,
    "describe-person": _description,
    "advisory": _advisory,
    "change-advisory": _changed_advisory,
    "extortion": _report,
    "change-extortion": _changed_report,
}
CASES: dict[str, Make] = {
    **SENT,
    "enter-release": lambda cast: Case("documenter", "note"),
    "change-release": _changed_release,
    "add-claim": _about(draft),
    "person-claim": _about(person),
    "enter-finding": lambda cast: Case("documenter", "note"),
    "change-finding": lambda cast: Case("documenter", "note", known(cast.team, cast.documenter).reference),
    "finding-claim": _about(known),
    "detainee": lambda cast: Case("documenter", "note"),
    "change-person": lambda cast: Case("documenter", "note", person(cast.team, cast.documenter).reference),
    "call": lambda cast: Case("liaison", "note"),
    "bad-news": _told,
    "answer": _answer,
}


@pytest.fixture
def cast(documentation: Team, documenter: User, supervisor: User, liaison: User, analyst: User) -> Cast:
    return Cast(documentation, documenter, supervisor, liaison, analyst)


def kept(client: Client, form: str, case: Case, **more: Any) -> Draft:
    """The draft, kept as the page keeps it."""
    sent = {"once": draw_key(), **case.sent, case.text: TEXT, "kept-form": form, "kept-about": case.about, **more}
    answer = client.post(KEEP, sent)
    assert answer.status_code == 200, answer.content.decode()
    return Draft.objects.get(key=sent["once"])


def test_every_form_of_which_drafts_are_kept_is_looked_at_here() -> None:
    assert set(CASES) == set(BEGUN)


@pytest.mark.parametrize("form", CASES)
def test_what_was_typed_stands_in_the_form_again(form: str, cast: Cast, client_of: ClientOf) -> None:
    case = CASES[form](cast)
    client = client_of(getattr(cast, case.typist))
    found = kept(client, form, case)
    answer = client.get(f"/drafts/{found.pk}/", follow=True)
    assert (answer.status_code, TEXT in answer.content.decode()) == (200, True)
    assert f'value="{found.key}"' in answer.content.decode()
    assert f'name="kept-form" value="{form}"' in answer.content.decode()


@pytest.mark.parametrize("form", SENT)
def test_it_is_gone_when_it_is_sent_and_sent_twice_is_once(form: str, cast: Cast, client_of: ClientOf) -> None:
    case = SENT[form](cast)
    client = client_of(getattr(cast, case.typist))
    found = kept(client, form, case)
    answers = [client.post(case.address, {**case.sent, "once": found.key}) for _time in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302], answers[0].content.decode()
    assert answers[0].headers["Location"] == answers[1].headers["Location"]
    assert case.stands()
    assert not Draft.objects.exists()


@pytest.mark.parametrize("form", SENT)
def test_nobody_else_opens_it(form: str, cast: Cast, documenter2: User, client_of: ClientOf) -> None:
    case = SENT[form](cast)
    found = kept(client_of(getattr(cast, case.typist)), form, case)
    other = cast.supervisor if case.typist != "documenter" else documenter2
    assert client_of(other).get(f"/drafts/{found.pk}/").status_code == 404
    separator = "&" if "?" in case.address else "?"
    answer = client_of(other).get(f"{case.address}{separator}draft={found.pk}")
    assert TEXT not in answer.content.decode()


@pytest.mark.parametrize("form", SENT)
def test_without_the_role_it_is_read_with_the_sentence_why(
    form: str, cast: Cast, administrator: User, client_of: ClientOf
) -> None:
    case = SENT[form](cast)
    typist = getattr(cast, case.typist)
    found = kept(client_of(typist), form, case)
    assert not isinstance(ROLES.make("end", Membership.objects.get(user=typist), by=administrator), Refusal)
    answer = client_of(User.objects.get(pk=typist.pk)).get(f"/drafts/{found.pk}/")
    assert (answer.status_code, TEXT in answer.content.decode()) == (200, True)
    assert answer.context["why"]


@pytest.mark.parametrize(
    "form", ["change-statement", "change-figure", "describe-person", "change-advisory", "change-extortion"]
)
def test_what_somebody_changed_meanwhile_is_said_as_one_goes_on(form: str, cast: Cast, english_of: ClientOf) -> None:
    case = SENT[form](cast)
    client = english_of(getattr(cast, case.typist))
    found = kept(client, form, case, version=0)
    assert "Nothing is stored yet" in client.get(f"/drafts/{found.pk}/", follow=True).content.decode()


# -- What may not be kept ---------------------------------------------------------------------------------------------


def test_the_identifiers_of_a_report_are_sealed_and_closed_with_the_role(
    cast: Cast, administrator: User, client_of: ClientOf
) -> None:
    client = client_of(cast.liaison)
    found = kept(client, "extortion", _report(cast), numbers=reporting.THEIRS)
    assert reporting.THEIRS not in str(Draft.objects.values_list("content", flat=True)[0])
    assert reporting.THEIRS in client.get(f"/drafts/{found.pk}/", follow=True).content.decode()
    ROLES.make("end", Membership.objects.get(user=cast.liaison), by=administrator)
    shown = client_of(User.objects.get(pk=cast.liaison.pk)).get(f"/drafts/{found.pk}/").content.decode()
    assert reporting.THEIRS not in shown
    assert TEXT in shown


def test_of_an_inquiry_that_is_destroyed_nothing_that_was_begun_stays_or_is_kept(
    cast: Cast, client_of: ClientOf
) -> None:
    inquiry, client = taken(cast.liaison, cast.team), client_of(cast.liaison)
    report = reporting.reported(cast.liaison, cast.team, inquiry=inquiry)
    other = kept(client, "extortion", _report(cast))
    kept(client, "extortion", Case("liaison", "note", inquiry.reference))
    kept(client, "change-extortion", Case("liaison", "note", report.reference))
    destroyed(inquiry, by=cast.liaison)
    assert list(Draft.objects.all()) == [other]
    for form, about in (("extortion", inquiry.reference), ("change-extortion", report.reference)):
        sent = {"once": draw_key(), "note": TEXT, "kept-form": form, "kept-about": about}
        assert client.post(KEEP, sent).status_code == 422
    client.post(f"/families/extortion/{report.reference}/change/", {"once": draw_key(), "note": TEXT})
    assert list(Draft.objects.all()) == [other]
