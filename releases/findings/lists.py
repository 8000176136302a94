"""The closed lists of findings, each option with the sentence that is shown where it is chosen."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from casework.lists import DefinedChoices, Option


class FindingKind(DefinedChoices):
    SIGHTING = Option(
        "sighting", _("Sighting"), _("Somebody saw the person in a place of detention, or heard of them there.")
    )
    FATE = Option("fate", _("Fate"), _("What became of the person, by a claim, an official paper or a proof."))


class SeenHow(DefinedChoices):
    """By what sign the person was known to be there."""

    SEEN = Option("seen", _("Seen"), _("The source saw the person there."))
    HEARD = Option("heard", _("Heard"), _("The source heard their voice, or heard their name called, and did not see."))
    VISITED = Option(
        "visited", _("Visited, written or called"), _("The family visited them there, or had a letter or a call.")
    )
    PICTURE = Option(
        "picture", _("In a picture or film"), _("The person was recognised in a picture or film of the place.")
    )
    LISTED = Option("listed", _("Named on a list"), _("A list, a register or a wall of the place names the person."))
    HEARD_OF = Option("heard-of", _("Heard of"), _("Others who were there spoke of the person."))


class Fate(DefinedChoices):
    HELD = Option("held", _("Held"), _("The person is, or was on that day, in detention."))
    RELEASED = Option(
        "released",
        pgettext_lazy("one person", "Released"),
        _("The person is free; the release itself is entered as a release when it is known."),
    )
    REDETAINED = Option("re-detained", _("Detained again"), _("After a release the person was detained once more."))
    DIED = Option("died", _("Died"), _("The person is dead, in detention or after it."))
    UNKNOWN = Option(
        "unknown", pgettext_lazy("fate", "Unknown"), _("It was asked what became of the person, and nobody could say.")
    )


class Standing(DefinedChoices):
    """On what a fate stands."""

    CLAIMED = Option("claimed", _("Claimed"), _("Somebody says so."))
    PAPER = Option(
        "official-paper", _("On an official paper"), _("A death certificate, a court's or a registry's paper says so.")
    )
    PROVEN = Option(
        "proven", _("Proven"), _("It was established: the person was met, or the body was identified by experts.")
    )


class FindingRefusal(DefinedChoices):
    """Why a supervisor did not verify, or does not hold to, a sighting or a fate."""

    DID_NOT_HAPPEN = Option(
        "did-not-happen", _("It is not so"), _("The person was not there, or that was not their fate.")
    )
    OTHER_PERSON = Option("other-person", _("Another person"), _("What is told is of somebody else."))
    OTHER_TIME = Option(
        "other-time-or-place", _("Another time or place"), _("It was so, but on another day or in another place.")
    )
    ALREADY_RECORDED = Option("already-recorded", _("Already recorded"), _("The same stands in the register already."))
    NOT_ENOUGH_YET = Option(
        "not-enough-yet", _("Not enough yet"), _("It may be true, but the claims do not carry it; say what would.")
    )
    SOURCE_FOUND_FALSE = Option(
        "source-found-false", _("Source found false"), _("The source invented, forged or sold what it said.")
    )
