"""Writing a figure down: typed once, kept as it was typed, refused with a sentence; explanations by two."""

import pytest
from django.utils.translation import override

from accounts.models import Team, User
from casework.begun import typed_in
from casework.models import Draft
from releases.figures.writing import confirm, end
from releases.models import FigureExplanation, ReportedFigure
from tests.conftest import ClientOf
from tests.releases.figures.making import DECREE, NEW, corrected, explained, moved, noted, published, typed

pytestmark = pytest.mark.django_db
PART = {"parts-TOTAL_FORMS": "2", "parts-0-of": "women", "parts-0-number": "41", "parts-1-of": "province"}


def test_it_is_typed_once_with_its_parts(documentation: Team, analyst: User, client_of: ClientOf) -> None:
    client = client_of(analyst)
    province = {"parts-1-place": "SY-DR", "parts-1-number": "34", "parts-1-bound": "at-least"}
    sent = typed(documentation, covers=["criminal"], **{**PART, **province})
    first, second = client.post(NEW, sent), client.post(NEW, sent)
    assert first.status_code == second.status_code == 302
    figure = ReportedFigure.objects.get()
    assert (figure.value, figure.wave_id, figure.covers, figure.made_by) == (523, DECREE, ["criminal"], analyst)
    assert figure.parts == [
        {"of": "women", "number": 41, "bound": "exactly"},
        {"of": "province", "number": 34, "bound": "at-least", "place": "SY-DR"},
    ]


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"value": ""}, "This field is required."),
        ({"definition_ar": ""}, "This field is required."),
        ({"bound": "range"}, "Give the highest number, above the lowest."),
        ({"bound": "range", "value_to": "5"}, "Give the highest number, above the lowest."),
        ({"counted": "released-facility"}, "From which prison? Choose it."),
        ({"since": "2022", "until": "2011"}, "The period ends before it begins."),
        ({"source_address": "javascript:alert(1)"}, "An address begins with https://"),
        ({"parts-0-number": "5"}, "Of whom is this? Choose the part."),
        ({"parts-0-of": "women"}, "Give the number or the share in per cent, one of the two."),
        ({"parts-0-of": "women", "parts-0-number": "5", "parts-0-percent": "5"}, "one of the two."),
        ({"parts-0-of": "province", "parts-0-number": "5"}, "Of which governorate is this?"),
        ({"parts-0-of": "party", "parts-0-percent": "85"}, "Name the party, in Arabic and in English."),
        ({"parts-0-of": "period", "parts-0-percent": "83"}, "Say when it begins, or when it ends."),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_typed_is_lost(
    changes: dict[str, str], says: str, documentation: Team, analyst: User, english_of: ClientOf
) -> None:
    answer = english_of(analyst).post(NEW, typed(documentation, **changes))
    assert answer.status_code == 422
    assert not ReportedFigure.objects.exists()
    page = answer.content.decode()
    assert says in page
    assert "A report" in page


def test_another_row_is_asked_for_without_losing_anything(
    documentation: Team, analyst: User, client_of: ClientOf
) -> None:
    answer = client_of(analyst).post(NEW, typed(documentation, value="", **{"add-parts": "1"}))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert 'name="parts-1-of"' in page
    assert "A report" in page


def test_two_editors_lose_nothing(documentation: Team, analyst: User, client_of: ClientOf) -> None:
    figure, client = noted(analyst, documentation), client_of(analyst)
    address, sent = f"{figure.get_absolute_url()}change/", typed(documentation, version=1)
    assert client.post(address, {**sent, "value": "524"}).status_code == 302
    second = client.post(address, {**sent, "value": "525"})
    assert second.status_code == 409
    assert "525" in second.content.decode()
    assert ReportedFigure.objects.get().value == 524


def test_who_asks_for_another_row_is_told_what_somebody_changed_meanwhile(
    documentation: Team, analyst: User, client_of: ClientOf
) -> None:
    figure, client = noted(analyst, documentation), client_of(analyst)
    address, sent = f"{figure.get_absolute_url()}change/", typed(documentation, version=1)
    assert client.post(address, {**sent, "value": "524"}).status_code == 302
    answer = client.post(address, {**sent, "value": "525", "add-parts": "1"})
    assert (answer.status_code, answer.context["stale"]) == (409, True)
    assert 'name="parts-1-of"' in answer.content.decode()


def test_its_rows_are_gone_on_with_as_they_were_left(documentation: Team, analyst: User, english_of: ClientOf) -> None:
    client = english_of(analyst)
    sent = typed(documentation, value="", wave="decree-that-is-gone", **PART, **{"parts-1-number": "34"})
    client.post("/drafts/keep/", {**sent, "kept-form": "figure", "kept-about": ""})
    assert "A reported figure" in client.get("/").content.decode()
    page = client.get(f"/drafts/{Draft.objects.get().pk}/", follow=True)
    form = page.context["form"]
    assert [part["number"].value() for part in form.parts] == ["41", "34"]
    assert page.status_code == 200
    assert not form.errors
    assert not any(form.parts.errors), "a province is still to be chosen, and nobody has sent it"
    assert "Wave: “decree-that-is-gone” is no option of this list" in page.content.decode()


def test_to_whom_figures_are_closed_what_was_typed_is_called_as_it_was_there(
    documentation: Team, analyst: User, english_of: ClientOf
) -> None:
    sent = typed(documentation, **PART)
    english_of(analyst).post("/drafts/keep/", {**sent, "kept-form": "figure", "kept-about": ""})
    with override("en"):
        labels = [label for label, _words in typed_in(Draft.objects.get())]
    assert {"Who said it, in English", "Wave", "Part"} <= set(labels)
    assert not {"Team", "team", "parts-0-of"} & set(labels)


def test_an_explanation_waits_for_another_supervisor(
    documentation: Team, supervisor: User, supervisor2: User, liaison: User, client_of: ClientOf
) -> None:
    noted_down = explained(supervisor, documentation)
    assert not FigureExplanation.objects.visible_to(liaison).exists()
    refused = confirm(noted_down, by=supervisor)
    assert refused is not None
    assert client_of(supervisor2).post(f"/figures/explanations/{noted_down.pk}/confirm/").status_code == 302
    assert FigureExplanation.objects.visible_to(liaison).standing().get() == noted_down


def test_its_writer_takes_it_back_while_it_waits_and_then_who_decides(
    documentation: Team, analyst: User, supervisor: User
) -> None:
    waits, stands = explained(analyst, documentation), explained(analyst, documentation)
    assert confirm(stands, by=supervisor) is None
    assert end(waits, by=analyst) is None
    assert end(stands, by=analyst) is not None
    assert end(stands, by=supervisor) is None
    assert end(stands, by=supervisor) is not None


def test_an_explanation_is_written_on_its_page(
    documentation: Team, analyst: User, supervisor: User, client_of: ClientOf
) -> None:
    published(analyst, supervisor, documentation, counted="held", wave_id=None)
    client, address = client_of(analyst), f"/figures/explanations/new/?counted=held&wave={DECREE}"
    form = client.get(address).context["form"]
    sent = {"once": form["once"].value(), "team": documentation.pk, "counted": "held", "wave": ""}
    assert client.post(address, {**sent, "text_ar": "سبب", "text_en": ""}).status_code == 422
    of_nothing = {**sent, "counted": "died", "text_ar": "سبب", "text_en": "Why"}
    assert client.post(address, of_nothing).status_code == 422, "of this kind nothing stands"
    assert client.post(address, {**sent, "text_ar": "سبب", "text_en": "Why"}).status_code == 302
    assert FigureExplanation.objects.get().text_en == "Why"


def test_an_explanation_speaks_of_what_stood_there_when_it_was_confirmed(
    documentation: Team, analyst: User, supervisor: User, client_of: ClientOf
) -> None:
    figure = published(analyst, supervisor, documentation)
    published(analyst, supervisor, documentation, value=100)
    assert confirm(explained(analyst, documentation), by=supervisor) is None
    public = "/public/en/figures/"
    assert "Other definitions." in client_of(analyst).get(public).content.decode()
    moved(corrected(figure, analyst, value=532), "publish", by=supervisor)
    assert "Other definitions." not in client_of(analyst).get(public).content.decode()
    ((group,),) = [client_of(analyst).get("/figures/").context["board"].groups]
    assert [each.holds for each in group.stands] == [False]


def test_what_was_taken_back_and_what_explains_nothing_any_more_is_found(
    documentation: Team, analyst: User, supervisor: User, liaison: User, client_of: ClientOf
) -> None:
    figure = published(analyst, supervisor, documentation)
    before, waits = explained(analyst, documentation), explained(analyst, documentation)
    assert confirm(before, by=supervisor) is None
    assert end(before, by=supervisor) is None
    ((group,),) = [client_of(liaison).get("/figures/").context["board"].groups]
    assert [each.explanation for each in group.taken_back] == [before]
    moved(figure, "withdraw", by=supervisor)
    board = client_of(supervisor).get("/figures/")
    assert [each.explanation for each in board.context["board"].stranded] == [waits]
    assert f"/figures/explanations/{waits.pk}/confirm/" in board.content.decode()
