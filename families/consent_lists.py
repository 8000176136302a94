"""The closed lists of consent, of what rests on it, and of what is destroyed without it; as families/lists.py."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from casework.lists import DefinedChoices, Option


class Purpose(DefinedChoices):
    """What a caller is asked to agree to, each by itself."""

    KEEP = Option(
        "keep", _("Keep what they tell"), _("What they tell is kept after the call, until it is no longer needed.")
    )
    MATCH = Option("match", _("Look on the register"), _("The register is searched for the person, now and later."))
    SHARE = Option("share", _("Share with one organisation"), _("Chosen parts are shown to the one that is named."))
    PUBLISH = Option("publish", _("Publish"), _("The name of the person sought may stand in something published."))


class Said(DefinedChoices):
    """What the caller said when they were asked."""

    GIVEN = Option("given", pgettext_lazy("consent", "Given"), _("The caller agreed."))
    REFUSED = Option("refused", pgettext_lazy("consent", "Refused"), _("The caller did not agree."))
    WITHDRAWN = Option("withdrawn", pgettext_lazy("consent", "Withdrawn"), _("The caller agreed once, and no longer."))


class How(DefinedChoices):
    """By which way the caller said it."""

    TELEPHONE = Option("telephone", _("On the telephone"), _("Read out and answered in a call."))
    IN_PERSON = Option("in-person", _("In person"), _("Said face to face."))
    IN_WRITING = Option("in-writing", _("In writing"), _("On paper, or in a letter."))
    MESSAGE = Option("message", _("By message"), _("Written or spoken through an application on the phone."))


class SharedField(DefinedChoices):
    """What of an inquiry can be shown to another; numbers only where the caller agreed to that by itself."""

    NAME = Option("name", _("Name of the person sought"), _("As the caller gave it, without the mother's name."))
    MOTHER = Option("mother", _("Mother's name"), _("With it the person is told from others of the same name."))
    BIRTH = Option("birth", _("Date of birth"), _("Or the year, as far as it is known."))
    HOME = Option("home", _("Where they are from"), _("Governorate, town or village."))
    SEEN = Option("seen", _("Last seen"), _("When, where, and by whom."))
    ASKS = Option("asks", _("What they ask"), _("And what the caller is to the person."))
    NOTE = Option("note", _("Note for the desk"), _("The whole note; read it once more before."))
    CALLER = Option("caller", _("Name of the caller"), _("And the language in which they speak."))
    NUMBERS = Option(
        "numbers",
        _("Numbers of the caller"),
        _("Each is shown there after its safety card, for a reason that is kept."),
    )


class ReferralState(models.TextChoices):
    """Where a referral is."""

    SENT = "sent", pgettext_lazy("referral", "sent")
    ACCEPTED = "accepted", pgettext_lazy("referral", "accepted")
    DECLINED = "declined", pgettext_lazy("referral", "declined")
    DONE = "done", pgettext_lazy("referral", "done")


class DeclinedWhy(DefinedChoices):
    """Why a referral is declined."""

    NOT_OURS = Option("not-ours", _("Not what we do"), _("Somebody else gives this kind of help."))
    FULL = Option("full", _("No room"), _("There is nobody who could take it up soon."))
    KNOWN = Option("known", _("Already helped"), _("The caller is with us already, for the same."))
    TOO_LITTLE = Option("too-little", _("Too little said"), _("Nothing can be begun with what was passed on."))


class CameOf(DefinedChoices):
    """What came of a referral."""

    HELPED = Option("helped", _("Helped"), _("The caller got what they were referred for."))
    PARTLY = Option("partly", _("Helped in part"), _("Some of it; somebody has to go on."))
    NOT_HELPED = Option("not-helped", _("Not helped"), _("It was tried, and nothing came of it."))
    LOST = Option("lost", _("Not reached"), _("The caller could not be reached, or did not come."))


class RemovalWhy(DefinedChoices):
    """Why what is kept of an inquiry is to be destroyed."""

    OVER = Option("over", _("No longer needed"), _("What it was kept for is over."))
    NO_CONSENT = Option(
        "no-consent", _("Nobody agreed"), _("The caller was never asked, and cannot be asked any more.")
    )
    DANGER = Option("danger", _("Dangerous to keep"), _("Kept, it could harm the caller or the person sought."))
    FALSE = Option("false", _("Not sincere"), _("It was no true question, or entered by mistake."))


class ErasedWhy(DefinedChoices):
    """Why the content of an inquiry was destroyed."""

    WITHDRAWN = Option("withdrawn", _("The caller wished so"), _("The caller took back their consent, or gave none."))
    REMOVED = Option("removed", _("Removed after review"), _("Two people decided that it is no longer kept."))
