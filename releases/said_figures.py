"""The closed lists of figures that others gave, each option with the sentence that is shown where it is chosen.

The values are promises, as those of releases/lists.py: a value that is in use is never renamed.
"""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from casework.lists import DefinedChoices, Option


class WhatIsCounted(DefinedChoices):
    """Of whom a figure is. Only figures of one kind stand beside each other."""

    RELEASED_WAVE = Option(
        "released-wave", _("Released on one occasion"), _("Let go under one decree, exchange or opening of prisons.")
    )
    RELEASED_FACILITY = Option(
        "released-facility", _("Released from one prison"), _("Let go on an occasion, from one place of detention.")
    )
    RELEASED_GROUP = Option(
        "released-group",
        _("Released, of one group alone"),
        _("Let go on an occasion, and of these one category only: defectors, civil servants."),
    )
    DISAPPEARED_RELEASED = Option(
        "disappeared-released",
        _("Forcibly disappeared, and released"),
        _("Let go after the authority had denied holding them."),
    )
    ARRESTED = Option("arrested", _("Arrested since"), _("Arrested in a period, whatever became of them."))
    HELD = Option("held", _("Still held"), _("Held on a day, on whatever charge."))
    HELD_TERRORISM = Option(
        "held-terrorism", _("Still held on terrorism charges"), _("Held on a day under the terrorism law.")
    )
    DISAPPEARED = Option(
        "disappeared", _("Forcibly disappeared, and still missing"), _("On a day, and the authority denies it.")
    )
    DIED = Option("died", _("Died in detention"), _("Killed, executed or dead of what was done to them in detention."))
    PACE = Option(
        "pace",
        _("Released in a year, by a reckoning"),
        _("So many a year, as somebody supposed in a reckoning; nobody counted them."),
    )

    @property
    def is_release(self) -> bool:
        """Whether it answers how many were let go on an occasion, so that figures of it follow one another."""
        return self in (WhatIsCounted.RELEASED_WAVE, WhatIsCounted.RELEASED_FACILITY)

    @property
    def is_held(self) -> bool:
        """Whether these people wait to be let go, so that one can ask how long that takes."""
        return self in (WhatIsCounted.HELD, WhatIsCounted.HELD_TERRORISM, WhatIsCounted.DISAPPEARED)


class PartOf(DefinedChoices):
    """Which part of a figure was given apart."""

    WOMEN = Option("women", _("Women"), _("Of the number, or of it the share."))
    CHILDREN = Option("children", _("Children"), _("Of the number, or of it the share."))
    PROVINCE = Option("province", _("From one province"), _("At home in one governorate; choose which."))
    PARTY = Option("party", _("By one party"), _("For whom one party answers; say which."))
    PERIOD = Option("period", _("In a part of the time"), _("Within some months or years; say which."))


class FigureReturned(DefinedChoices):
    """Why a figure goes back to who wrote it."""

    SOURCE = Option("source", _("The source does not say it"), _("The number, or its definition, is not what it says."))
    DEFINITION = Option("definition", _("The definition is not clear"), _("One could count somebody in or out by it."))
    LANGUAGES = Option("languages", _("The languages differ"), _("It does not say the same in Arabic and English."))
    ANOTHER = Option("another", _("It stands there already"), _("Another figure of this source says the same."))


class FigureWithdrawn(DefinedChoices):
    """Why a figure is taken off the board."""

    BY_SOURCE = Option("by-source", _("The source took it back"), _("Whoever said it says so no more."))
    MISREAD = Option("misread", _("It was misread"), _("The source never said it so."))
    ANOTHER = Option("another", _("It stood there twice"), _("Another figure of this source says the same."))


class FigureCourse(DefinedChoices):
    """Where the working copy of a figure is; what stands on the board is `standing`."""

    DRAFT = Option("draft", pgettext_lazy("figure", "draft"), _("It is being written."))
    SUBMITTED = Option("submitted", pgettext_lazy("figure", "submitted"), _("It waits for a second person."))
    PUBLISHED = Option("published", pgettext_lazy("figure", "published"), _("It stands on the board."))
    WITHDRAWN = Option("withdrawn", pgettext_lazy("figure", "withdrawn"), _("It stood on the board, or nearly did."))
