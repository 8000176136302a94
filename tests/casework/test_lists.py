"""Lists whose options carry the sentence that defines them."""

import pytest
from django.db import models
from django.utils.translation import gettext_lazy as _

from casework.lists import DefinedChoices, Option


class Colour(DefinedChoices):
    RED = Option("red", _("Red"), _("The colour of blood."), huridocs="01")
    DARK_BLUE = Option("dark-blue", _("Dark blue"), _("The colour of the deep sea."))


def test_a_list_is_used_as_any_text_choices() -> None:
    assert Colour.choices == [("red", "Red"), ("dark-blue", "Dark blue")]
    assert Colour.values == ["red", "dark-blue"]
    assert Colour("dark-blue") is Colour.DARK_BLUE
    assert str(Colour.DARK_BLUE) == "dark-blue"
    assert models.CharField(choices=Colour).choices == Colour.choices


def test_an_option_knows_its_definition_and_its_code() -> None:
    assert str(Colour.RED.label) == "Red"
    assert str(Colour.RED.definition) == "The colour of blood."
    assert Colour.RED.huridocs == "01"
    assert Colour.DARK_BLUE.huridocs == ""


def test_a_stranger_is_not_in_the_list() -> None:
    with pytest.raises(ValueError, match="green"):
        Colour("green")


def test_an_option_without_a_definition_is_refused() -> None:
    with pytest.raises(TypeError, match="write the member"):

        class Bare(DefinedChoices):
            RED = "red"
