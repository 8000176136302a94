"""The closed lists of an advisory, each option with the sentence that is shown where it is chosen.

The values are promises, as those of families/lists.py: a value that is in use is never renamed.
"""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from casework.lists import DefinedChoices, Option


class AdvisoryKind(DefinedChoices):
    """What an advisory is."""

    WARNING = Option("warning", pgettext_lazy("advisory", "Warning"), _("Of a danger: a place, a time, a fraud."))
    RUMOUR = Option(
        "rumour", pgettext_lazy("advisory", "Rumour"), _("Something that goes round, and what it is worth.")
    )


class Verdict(DefinedChoices):
    """What a rumour is worth."""

    FALSE = Option("false", _("False rumour"), _("It was looked into, and it is not so."))
    UNPROVEN = Option("unproven", _("Unproven rumour"), _("Nobody can say so far whether it is so."))
    CONFIRMED = Option("confirmed", _("Confirmed rumour"), _("It was looked into, and it is so."))


class AdvisoryReturned(DefinedChoices):
    """Why an advisory goes back to who writes it."""

    SOURCES = Option("sources", _("Sources do not carry it"), _("What it says does not follow from what is known."))
    UNCLEAR = Option("unclear", _("Not clear enough"), _("A family could understand it in another way."))
    HARMFUL = Option("harmful", _("Could harm somebody"), _("It says more than is safe, of a place or of people."))
    LANGUAGES = Option("languages", _("The languages differ"), _("It does not say the same in all its languages."))


class AdvisoryWithdrawn(DefinedChoices):
    """Why an advisory is taken down."""

    CHANGED = Option("changed", _("Not so any more"), _("It was right, and something has changed since."))
    MISTAKEN = Option("mistaken", _("It was wrong"), _("What it said was not so."))
    HARMFUL = Option("harmful", _("Could harm somebody"), _("It says more than is safe, of a place or of people."))
    ELSEWHERE = Option(
        "elsewhere", _("Said better elsewhere"), _("Another advisory says it, or who is in charge does.")
    )
