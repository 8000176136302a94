"""The closed lists of the families' desk, each option with the sentence that is shown where it is chosen.

The values are promises (docs, imports and exports name them): a value that is in use is never renamed.
"""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from casework.lists import DefinedChoices, Option


class Channel(DefinedChoices):
    """How an inquiry came."""

    HOTLINE = Option("hotline", _("Telephone line"), _("Somebody called one of the two lines."))
    MESSAGING = Option("messaging", _("Messages"), _("Somebody wrote or spoke through an application on the phone."))
    EMAIL = Option("e-mail", _("E-mail"), _("Somebody wrote a letter by e-mail."))
    VISIT = Option("visit", _("Visit"), _("Somebody came in person."))
    WEB_FORM = Option("web-form", _("Web form"), _("Somebody wrote on the public page, without an account."))
    REFERRAL = Option("referral", _("Referral"), _("Another desk or organisation passed it on."))


class Relationship(DefinedChoices):
    """What the caller is to the person sought."""

    PARENT = Option("parent", _("Mother or father"), _("The mother or father of the person sought."))
    SPOUSE = Option("spouse", _("Wife or husband"), _("Married to the person sought."))
    CHILD = Option("child", _("Daughter or son"), _("A child of the person sought."))
    SIBLING = Option("sibling", _("Sister or brother"), _("A sister or brother of the person sought."))
    KIN = Option("kin", _("Other kin"), _("A grandparent, aunt, cousin, or kin by marriage."))
    FRIEND = Option("friend", _("Friend or neighbour"), _("Nobody of the family, but somebody who knows them."))
    ACTS_FOR = Option("acts-for", _("Acts for the family"), _("A lawyer or an organisation that the family has asked."))
    NOT_SAID = Option("not-said", _("Did not say"), _("The caller did not say what they are to the person."))


class IdentityCheck(DefinedChoices):
    """How it was checked that the caller is who they say."""

    NOT_CHECKED = Option("not-checked", _("Not checked"), _("Nothing was asked by which one could tell."))
    KNOWN = Option("known", _("Known to the team"), _("Somebody of the team knows the caller and their voice."))
    QUESTIONS = Option(
        "questions", _("Knew what the family knows"), _("The caller answered what only the family could answer.")
    )
    CALLED_BACK = Option(
        "called-back", _("Called back"), _("The caller was reached at a number that the family had given before.")
    )
    DOCUMENT = Option("document", _("Showed a document"), _("A paper that shows who they are was seen."))
    FAILED = Option("failed", _("Does not fit"), _("What the caller said does not fit what the family would know."))


class Asks(DefinedChoices):
    """What a caller wants."""

    WHEREABOUTS = Option("whereabouts", _("Where they are"), _("Where the person is, or was seen last."))
    RELEASED = Option("released", _("Whether they were released"), _("Whether the person is among those let go."))
    RUMOUR = Option("rumour", _("To confirm a rumour"), _("Whether something that was heard is true."))
    FRAUD = Option("fraud", _("A demand for money"), _("Somebody asked for money, or promised something for it."))
    SUPPORT = Option("support", _("Psychosocial support"), _("Somebody to talk to, for themselves or the family."))
    LEGAL = Option("legal", _("Legal help"), _("A lawyer's advice, or help with a court or an authority."))
    DOCUMENTS = Option("documents", _("Documents"), _("Papers: a certificate, a copy, a proof of detention."))


class Priority(DefinedChoices):
    """How soon somebody has to be in touch again."""

    URGENT = Option("urgent", _("Urgent"), _("Somebody is in danger, or is about to pay. Within a day."))
    HIGH = Option(
        "high", pgettext_lazy("priority", "High"), _("A minor, somebody ill, or a date is near. Within three days.")
    )
    NORMAL = Option("normal", pgettext_lazy("priority", "Normal"), _("Whatever is neither. Within two weeks."))

    @property
    def within(self) -> timedelta:
        """The time after which the caller is heard from or contacted again, at the latest."""
        return {"urgent": timedelta(days=1), "high": timedelta(days=3), "normal": timedelta(days=14)}[self.value]


class Method(DefinedChoices):
    """By what a caller is reached."""

    CALL = Option("call", _("Telephone call"), _("An ordinary call; it stands on a bill and can be listened to."))
    WHATSAPP = Option("whatsapp", _("WhatsApp"), _("A call or message by WhatsApp, on this number."))
    SIGNAL = Option("signal", _("Signal"), _("A call or message by Signal, on this number."))
    TELEGRAM = Option("telegram", _("Telegram"), _("A call or message by Telegram, on this number."))
    SMS = Option("sms", _("Text message"), _("A text message, which whoever holds the telephone reads."))
    EMAIL = Option("e-mail", _("E-mail"), _("A letter by e-mail, to this address."))


class Message(DefinedChoices):
    """Whether a message may be left."""

    NONE = Option("none", _("No message"), _("Leave no message, and give no name when somebody else answers."))
    NEUTRAL = Option(
        "neutral", _("Without saying who"), _("A message may ask to call back, without saying who called and why.")
    )
    YES = Option("yes", _("May be left"), _("A message may be left with the name of the organisation."))


class ShownWhy(DefinedChoices):
    """Why a caller's whole number is shown."""

    CALL_BACK = Option("call-back", _("To call back"), _("The contact that is due, or that the caller asked for."))
    NEWS = Option(
        "news", _("To ask or tell something new"), _("Something has come up that the caller has to be asked.")
    )
    SAFETY = Option("safety", _("For their safety"), _("The caller has to be warned of something."))
    COMPARE = Option("compare", _("To compare it"), _("The number was read out, and is compared with what is kept."))


class Outcome(DefinedChoices):
    """What became of an attempt to reach a caller."""

    REACHED = Option("reached", _("Reached"), _("The caller answered, and it was possible to talk."))
    NO_ANSWER = Option("no-answer", _("No answer"), _("Nobody answered, or the line was dead."))
    SOMEBODY_ELSE = Option("somebody-else", _("Somebody else"), _("Another person answered; nothing was said."))
    MESSAGE_LEFT = Option("message-left", _("Message left"), _("A message was left, as far as it may be."))
    NOT_SAFE = Option("not-safe", _("Could not talk"), _("The caller answered and could not talk then."))
    NOT_THEIRS = Option("not-theirs", _("Not their number"), _("The number is not, or no longer, the caller's."))
    REFUSED = Option("refused", _("No more contact"), _("The caller asked not to be contacted any more."))


class ClosedWhy(DefinedChoices):
    """Why an inquiry is closed."""

    FOUND = Option("found", _("The family has found them"), _("The family knows where the person is, by themselves."))
    HELPED = Option("helped", _("Got what they asked for"), _("Support, advice or papers, and there is nothing left."))
    WITHDRAWN = Option("withdrawn", _("The caller wishes so"), _("The caller does not want us to look any further."))
    UNREACHABLE = Option("unreachable", _("Cannot be reached"), _("There is no way left to reach the caller safely."))
    TWICE = Option("twice", _("Entered twice"), _("The same caller's same question is kept in another inquiry."))
    NOT_SINCERE = Option("not-sincere", _("Not sincere"), _("The caller is not who they said, or wants to harm."))


class RejectedWhy(DefinedChoices):
    """Why what was written on the public page is not taken."""

    SPAM = Option(
        "spam", _("Advertisement or nonsense"), _("Nobody is sought in it; a program wrote it, or for sport.")
    )
    TWICE = Option("twice", _("Sent twice"), _("The same family's same question came in another message, or a call."))
    NOT_OURS = Option("not-ours", _("Not for us"), _("It asks for what none of our desks does."))
    WITHDRAWN = Option(
        "withdrawn", _("Taken back"), _("The family does not want it kept any longer. It is destroyed the next night.")
    )
    UNUSABLE = Option("unusable", _("Cannot be used"), _("It cannot be told who is sought, or how to reach anybody."))
    NOT_SINCERE = Option("not-sincere", _("Not sincere"), _("Who wrote it is not who they say, or wants to harm."))


class ReferredTo(DefinedChoices):
    """For what a caller is referred."""

    SUPPORT = Option("support", _("Psychosocial support"), _("A centre or a specialist who supports families."))
    LEGAL = Option("legal", _("Legal help"), _("A lawyer or an organisation that gives legal advice."))
    TRACING = Option(
        "tracing", _("Tracing service"), _("The Red Cross or Red Crescent, or an institution for the missing.")
    )
    DESK = Option("desk", _("Our other line"), _("The family centre, or the documentation team."))
    OTHER = Option("other", _("Another organisation"), _("One that can help and that none of the others describes."))


class Told(DefinedChoices):
    """What a caller was told."""

    RELEASE = Option("release", _("A verified release"), _("What is verified of the release, within the wish."))
    WILL_ASK = Option("will-ask", _("That we will ask"), _("The released person was not asked yet who may be told."))
    NOTHING = Option(
        "nothing",
        _("Nothing, in the same words"),
        _("There is nothing that this caller may be told, or nothing known."),
    )
    AGAIN = Option(
        "again", _("That no more can be said"), _("What was told holds, but the person wishes that no more be said.")
    )
    BAD_NEWS = Option("bad-news", _("Bad news"), _("What two supervisors of the family centre have signed."))


class ToldHow(DefinedChoices):
    """By what a caller was told."""

    CALL = Option("call", _("By telephone"), _("Somebody said it in a call, and heard that it was understood."))
    MESSAGE = Option("message", _("By message"), _("It was written or spoken through an application on the phone."))
    EMAIL = Option("e-mail", _("By e-mail"), _("It was written in a letter by e-mail."))
    VISIT = Option("visit", _("In person"), _("Somebody said it face to face."))


class NewsKind(DefinedChoices):
    """What the bad news is."""

    DEATH = Option("death", _("A death"), _("A verified fate says that the person has died."))
    DETAINED_AGAIN = Option(
        "detained-again", _("Detained again"), _("A verified record says that the person was detained once more.")
    )
    MISTAKEN = Option(
        "mistaken", _("It was another person"), _("Who was taken for the person sought is somebody else.")
    )
    CORRECTED = Option(
        "corrected", _("What we told is not so"), _("What an earlier answer rested on does not stand any more.")
    )


class Support(DefinedChoices):
    """What became of the offer of psychosocial support, which comes before bad news."""

    TAKEN = Option("taken", _("Was taken"), _("Somebody who supports families is there, or a time was agreed."))
    DECLINED = Option("declined", _("Was declined"), _("It was offered, and the caller does not want it now."))
