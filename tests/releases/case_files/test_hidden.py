"""Names of sources that are not told stand in nothing that was said, however they are spelt; nothing else is lost."""

import pytest
from django.test import Client

from accounts.models import User
from casework.reachable import without_numbers
from releases.case_files.hiding import Hidden
from releases.models import Release
from tests.conftest import ClientOf
from tests.releases.case_files.asking import asked, filed, given, had, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(client_of: ClientOf, supervisor: User) -> Client:
    """The browser of who asks."""
    return client_of(supervisor)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Abu Salem", "abu  salem"), ("Abu Salem", "ABU\nSALEM"), ("أبو سالم", "ابو سالم"), ("أبو سالم", "أَبُو سـالم"),
        ("أبو سالم", "وأبو سالم"), ("Al-Khatib", "Khatib"), ("إذاعة حوران", "بإذاعه حوران"),
    ],
)  # fmt: skip
def test_a_name_is_found_however_it_is_spelt(name: str, text: str) -> None:
    assert Hidden([name]).left_out(f"x {text} y", "–") == "x – y"


@pytest.mark.parametrize(
    ("name", "text"),
    [("علي", "عليه السلام"), ("Salem", "Salemites came"), ("Al", "Al came"), ("Abu Salem", "Abu, and")],
)
def test_nothing_else_is_left_out(name: str, text: str) -> None:
    assert Hidden([name]).left_out(text, "–") == text


def test_whom_it_is_about_stays() -> None:
    assert Hidden(["أحمد الخطيب"], own=["أحمد محمود الخطيب"]).left_out("خرج أحمد الخطيب", "–") == "خرج أحمد الخطيب"


def test_of_one_voice_nobody_is_named_where_one_may_not_be(
    client: Client, documenter: User, supervisor: User, supervisor2: User, released: Release
) -> None:
    told(released, documenter, source_name="Radio Horan", source_owner="Horan network", cite="with-name")
    told(released, documenter, source_name="Horan live", source_owner="Horan network", cite="without-name",
         text="Radio Horan and the Horan network say so.")  # fmt: skip
    file = had(client, given(asked(released, supervisor, sources=True), supervisor2, "approve-with-sources"))
    for name in ("Radio Horan", "Horan live", "Horan network"):
        assert not file.says(name)
    assert file.says("[name left out] and the [name left out] say so.")


def test_the_address_of_a_post_leads_to_its_source(
    client: Client, documenter: User, supervisor: User, supervisor2: User, released: Release
) -> None:
    claim = told(released, documenter, source_name="Abu Salem", cite="without-name")
    filed(claim, documenter, post_address="https://fb.com/horan/posts/7", captured_at=claim.made_at)
    named = told(released, documenter, source_name="Radio Horan", cite="with-name")
    filed(named, documenter, post_address="https://horan.example/post/8", captured_at=claim.made_at)
    plain = had(client, given(asked(released, supervisor), supervisor2))
    assert not plain.says("fb.com/horan")
    assert not plain.says("horan.example")
    whole = had(client, given(asked(released, supervisor, sources=True), supervisor2, "approve-with-sources"))
    assert not whole.says("fb.com/horan")
    assert whole.says("horan.example/post/8")


def test_long_words_of_what_was_said_are_as_they_were(
    client: Client, documenter: User, supervisor: User, supervisor2: User, released: Release
) -> None:
    told(released, documenter, cite="without-name", text=f"{'x' * 90} {'y' * 19_000}")
    file = had(client, given(asked(released, supervisor), supervisor2))
    assert file.says("x" * 90)
    assert not file.says("U+200B")
    assert not file.says("[shortened]")


@pytest.mark.parametrize("number", ["+963944000111", "0944 000 111", "٠٩٤٤٠٠٠١١١"])
def test_a_number_is_left_out_in_any_digits(number: str) -> None:
    assert without_numbers(f"ring {number}, or not", "–") == "ring –, or not"


@pytest.mark.parametrize("text", ["2011-2014", "17.5.2013", "on 2022-05-03", "103 released, 34 of Daraa", "2011, 2012"])
def test_days_and_small_numbers_stay(text: str) -> None:
    assert without_numbers(text, "–") == text
