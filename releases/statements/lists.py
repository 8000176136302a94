"""The closed lists of a statement, each option with the sentence that is shown where it is chosen.

The values are promises: one that is in use is never renamed. Why a statement was withdrawn is published.
"""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from casework.lists import DefinedChoices, Option


class StatementReturned(DefinedChoices):
    """Why a statement goes back to who writes it."""

    FIGURES = Option("figures", _("Other figures"), _("It should be drawn from another tally, or from today's."))
    UNCLEAR = Option("unclear", _("Could be misread"), _("A reader could take a number for something that it is not."))
    HARMFUL = Option(
        "harmful", _("Could harm somebody"), _("A small number, or a word beside it, tells of one person.")
    )
    LANGUAGES = Option("languages", _("The languages differ"), _("It does not say the same in Arabic and in English."))
    TEXT = Option("text", pgettext_lazy("statement", "The text"), _("Something in the text has to be put otherwise."))


class StatementWithdrawn(DefinedChoices):
    """Why a statement is taken back, or its draft put aside."""

    MISTAKEN = Option("mistaken", _("It was wrong"), _("What it said was not so, and no correction of it is enough."))
    HARMFUL = Option(
        "harmful", _("Could harm somebody"), _("A small number, or a word beside it, tells of one person.")
    )
    ELSEWHERE = Option(
        "elsewhere", _("Said in another statement"), _("Another statement says it better, or says more.")
    )
    NOT_NEEDED = Option("not-needed", _("Not needed"), _("What it was written for is over, or never came."))
