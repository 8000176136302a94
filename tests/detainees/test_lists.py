"""Every closed list of the register: each option has a label and a sentence."""

import re

import pytest
from django.utils.translation import override

from casework.lists import DefinedChoices
from detainees import lists

LISTS = [
    each
    for each in vars(lists).values()
    if isinstance(each, type) and issubclass(each, DefinedChoices) and each is not DefinedChoices
]
OPTIONS = [option for each in LISTS for option in each]


def test_the_lists_are_found() -> None:
    assert {each.__name__ for each in LISTS} >= {"Sex", "FacilityKind", "ChargeType", "NameKind", "LinkKind"}


@pytest.mark.parametrize("option", OPTIONS, ids=repr)
def test_every_option_has_a_defining_sentence(option: DefinedChoices) -> None:
    for language in ("ar", "en"):
        with override(language):
            assert str(option.label)
            assert str(option.definition)[-1] == "."
    with override("en"):
        assert str(option.definition)[0].isupper()


@pytest.mark.parametrize("option", OPTIONS, ids=repr)
def test_every_value_is_lower_case_with_hyphens_and_has_room(option: DefinedChoices) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", option.value)
    assert len(option.value) <= (20 if isinstance(option, lists.FacilityKind) else 30)


@pytest.mark.parametrize("option", OPTIONS, ids=repr)
def test_a_huridocs_code_has_its_fourteen_digits(option: DefinedChoices) -> None:
    assert re.fullmatch(r"(\d{14})?", option.huridocs)


def test_the_register_csv_can_say_its_charges_and_sexes() -> None:
    assert set(lists.ChargeType.values) == {"terrorism", "criminal", "military", "none"}
    assert set(lists.Sex.values) == {"female", "male", "unknown"}


def test_no_huridocs_code_means_two_things_in_one_list() -> None:
    for each in LISTS:
        codes = [option.huridocs for option in each if option.huridocs]
        assert len(codes) == len(set(codes)), each
