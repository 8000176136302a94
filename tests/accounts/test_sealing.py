"""What is sealed is read with the same key, for the same purpose, at the same place, and by nobody else."""

import pytest
from pytest_django.fixtures import Settings

from accounts.sealing import NotSealedHere, seal, unseal


def test_what_was_sealed_comes_back() -> None:
    assert unseal(seal("سرّ", "a purpose", "row 7"), "a purpose", "row 7") == "سرّ"


def test_the_same_text_is_never_sealed_alike() -> None:
    assert seal("secret", "a purpose") != seal("secret", "a purpose")
    assert "secret" not in seal("secret", "a purpose")


@pytest.mark.parametrize(("purpose", "place"), [("another", "row 7"), ("a purpose", "row 8"), ("a purpose", "")])
def test_it_cannot_be_carried_elsewhere(purpose: str, place: str) -> None:
    with pytest.raises(NotSealedHere):
        unseal(seal("secret", "a purpose", "row 7"), purpose, place)


def test_under_another_key_it_says_nothing(settings: Settings) -> None:
    sealed = seal("secret", "a purpose")
    settings.KEYS = settings.KEYS | {"fields": "00" * 32}
    with pytest.raises(NotSealedHere):
        unseal(sealed, "a purpose")


@pytest.mark.parametrize("text", ["", "1.", "1.x", "2.AAAA", "plain", "1." + "A" * 40, "1.é"])
def test_what_was_never_sealed_is_refused(text: str) -> None:
    with pytest.raises(NotSealedHere):
        unseal(text, "a purpose")


def test_one_letter_changed_is_noticed() -> None:
    sealed = seal("secret", "a purpose")
    other = "A" if sealed[20] != "A" else "B"
    with pytest.raises(NotSealedHere):
        unseal(sealed[:20] + other + sealed[21:], "a purpose")
