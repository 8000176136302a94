"""Every closed list of releases and sources: each option has a label and a sentence."""

import re

import pytest
from django.utils.translation import override

from casework.lists import DefinedChoices
from releases import lists

LISTS = [
    each
    for each in vars(lists).values()
    if isinstance(each, type) and issubclass(each, DefinedChoices) and each is not DefinedChoices
]
OPTIONS = [option for each in LISTS for option in each]
LETTERS = (lists.Reliability,)


@pytest.mark.parametrize("option", OPTIONS, ids=repr)
def test_every_option_has_a_defining_sentence(option: DefinedChoices) -> None:
    for language in ("ar", "en"):
        with override(language):
            assert str(option.label)
            assert str(option.definition)[-1] == "."
    with override("en"):
        assert str(option.definition)[0].isupper()


@pytest.mark.parametrize("option", OPTIONS, ids=repr)
def test_every_value_is_lower_case_with_hyphens(option: DefinedChoices) -> None:
    shape = r"[A-F]" if isinstance(option, LETTERS) else r"[a-z0-9]+(-[a-z0-9]+)*"
    assert re.fullmatch(shape, option.value)
    assert len(option.value) <= 20


def test_all_modes_but_transfer_and_body_returned_are_counted() -> None:
    assert [mode.value for mode in lists.Mode if not mode.counted] == ["transfer", "body-returned"]


def test_the_modes_are_those_that_imports_name() -> None:
    assert set(lists.Mode.values) == {
        *("amnesty", "sentence-served", "court-order", "exchange", "settlement", "payment", "prison-opened"),
        *("escape", "transfer", "body-returned", "unknown"),
    }


def test_only_oneself_and_a_witness_are_direct() -> None:
    assert [connection.value for connection in lists.Connection if connection.direct] == ["self", "witness"]


def test_a_better_grade_sorts_first() -> None:
    assert lists.Reliability.values == sorted("ABCDEF")
    assert lists.Credibility.values == sorted("123456")


def test_not_asked_yet_is_the_first_of_the_wishes() -> None:
    assert lists.DisclosureWish.values[0] == "not-asked"
    assert lists.CiteConsent.values[0] == "not-asked"
