"""The closed lists of evidence: what a file shows, what is made of it, and what was done with it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from casework.lists import DefinedChoices, Option


class Shows(DefinedChoices):
    """What somebody who enters a file says that it is; of which type it is, decoding alone says."""

    PERSON = Option(
        "person", _("The person"), _("A photograph of the person whom the record is about: face, marks, clothes.")
    )
    PHOTOGRAPH = Option(
        "photograph", _("Photograph"), _("A picture of other people, a place or a thing, or of a screen.")
    )
    PAPER = Option(
        "paper",
        _("Official paper"),
        _("A scan or photograph of a paper that an authority gave: a release paper, a death certificate, a letter."),
    )
    LIST = Option("list", _("List of names"), _("A list as it was handed on, printed, written or photographed."))
    RECORDING = Option("recording", _("Recording"), _("A voice message, a telephone call, a film."))
    MESSAGES = Option("messages", _("Messages"), _("What was written in a messaging service, as it was exported."))
    PAGE = Option("page", _("Saved page"), _("A post or a page as it was saved; shown as plain text."))
    DOCUMENT = Option("document", _("Other document"), _("Anything else that can be read."))

    @property
    def is_text(self) -> bool:
        """Whether it can be plain text: no picture and no recording is."""
        return self not in (Shows.PERSON, Shows.PHOTOGRAPH, Shows.RECORDING)


class Preparation(models.TextChoices):
    """How far the clean copies of an original are."""

    WAITING = "waiting", _("being prepared")
    READY = "ready", _("ready")
    FAILED = "failed", _("could not be made")


class Failure(models.TextChoices):
    """Why there is no clean copy; the original is kept all the same."""

    UNREADABLE = "unreadable", _("It cannot be read to its end: what was sent is damaged, or made so on purpose.")
    TOO_LARGE = "too-large", _("Unpacked it would be larger than what is taken here.")
    LOCKED = "locked", _("It is locked with a password.")
    NO_FFMPEG = "no-ffmpeg", _("This machine has no ffmpeg, without which no recording is prepared. Ask who runs it.")
    GIVEN_UP = "given-up", _("It was tried three times, and each time the one who prepared it was stopped.")
    ALTERED = "altered", _("The stored original is not the file that was received, or is missing. Tell who runs this.")


class Purpose(models.TextChoices):
    """What a clean copy is for."""

    PAGE = "page", _("page")
    SMALL = "small", _("small picture")
    VEILED = "veiled", _("blurred small picture")
    DOCUMENT = "document", _("document without what acts in it")
    RECORDING = "recording", _("preview of the recording")
    TEXT = "text", _("plain text")


class Handled(models.TextChoices):
    """What somebody did with a piece of evidence after it was received."""

    LOOKED = "looked", _("looked at it")
    AGREED = "agreed", _("had the original compared: it is the file that was received")
    DIFFERED = "differed", _("had the original compared: it is not the file that was received, or is missing")
    HANDED = "handed", _("took a redacted copy out")
    EXPORTED = "exported", _("took the original out, on the server itself")
    ENCLOSED = "enclosed", _("took the original out in a case file")
    COPIED = "copied", _("took clean copies out in a case file")
    ENTERED = "entered", _("entered rows of its list as records")


class SecondLook(models.TextChoices):
    """What the second person says of a redacted copy."""

    USABLE = "usable", _("can be used")
    REFUSED = "refused", _("shows too much")
