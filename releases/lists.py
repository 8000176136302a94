"""The closed lists of releases and their sources, each option with the sentence that is shown where it is chosen.

The values are promises (docs, imports and exports name them): a value that is in use is never renamed.
"""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from casework.lists import DefinedChoices, Option


class WaveKind(DefinedChoices):
    AMNESTY_DECREE = Option(
        "amnesty-decree",
        _("Amnesty decree"),
        _("A law or decree that pardons a class of offences, in whole or in part."),
    )
    EXCHANGE = Option(
        "exchange", _("Exchange"), _("Parties to the conflict let people go in return for people, bodies or goods.")
    )
    SETTLEMENT = Option(
        "settlement", _("Settlement"), _("A local agreement (taswiya) after which people of a place are let go.")
    )
    PRISON_OPENED = Option(
        "prison-opened", _("Prison opened"), _("A force that took the place opened the doors, or the guards left.")
    )
    COURT_ORDER = Option(
        "court-order",
        _("Court order"),
        _("A court or a judicial commission ordered the release of several people at once."),
    )
    SINGLE = Option("single", _("Single release"), _("People let go one by one, on an occasion that has no name."))


class Mode(DefinedChoices):
    """How one person came out; `counted` says whether this is a release at all."""

    AMNESTY = Option("amnesty", _("Amnesty"), _("Let go because a decree pardoned the offence or cut the sentence."))
    SENTENCE_SERVED = Option(
        "sentence-served", _("Sentence served"), _("Let go at the end of the sentence."), huridocs="02010500000025"
    )
    COURT_ORDER = Option(
        "court-order",
        _("Court order"),
        _("Let go because a court or a judge said so: acquittal, bail, a case dropped."),
    )
    EXCHANGE = Option("exchange", _("Exchange"), _("Let go in return for people, bodies or goods of the other party."))
    SETTLEMENT = Option(
        "settlement",
        _("Settlement"),
        _("Let go under a local agreement (taswiya) or after settling the security status."),
    )
    PAYMENT = Option("payment", _("Payment"), _("Let go because somebody paid, whatever paper was written for it."))
    PRISON_OPENED = Option(
        "prison-opened", _("Prison opened"), _("Walked out when a force opened the place or the guards had left.")
    )
    ESCAPE = Option(
        "escape",
        _("Escape"),
        _("Got out by themselves, against the will of those who held them."),
        huridocs="02010900000025",
    )
    TRANSFER = Option("transfer", _("Transfer"), _("Moved to another place of detention. Never counted as a release."))
    BODY_RETURNED = Option(
        "body-returned",
        _("Body returned"),
        _("Died in detention, and the body was handed over. Never counted as a release."),
    )
    UNKNOWN = Option("unknown", pgettext_lazy("mode", "Unknown"), _("The person is out, and no source has said how."))

    @property
    def counted(self) -> bool:
        return self not in (Mode.TRANSFER, Mode.BODY_RETURNED)


class Category(DefinedChoices):
    """What the person was held as; a wave's law excludes some of these."""

    TERRORISM = Option(
        "terrorism", _("Terrorism law"), _("Held under the Counter-Terrorism Law or by the Counter-Terrorism Court.")
    )
    CRIMINAL = Option("criminal", _("Criminal"), _("Held for an offence under the ordinary penal law."))
    MILITARY = Option(
        "military",
        _("Military"),
        _("Held under military law, by a military or field court, for anything but desertion or defection."),
    )
    ARMY_DEFECTOR = Option(
        "army-defector", _("Army defector"), _("A soldier or conscript held for leaving the army, desertion included.")
    )
    CIVIL_SERVANT = Option(
        "civil-servant",
        _("Civil servant"),
        _("Worked for a public institution when arrested, to which they may have to report again."),
    )
    UNKNOWN = Option("unknown", pgettext_lazy("category", "Unknown"), _("No source has said."))


class CountBound(DefinedChoices):
    """How the number of an unnamed group is to be read. A total takes the lower bound."""

    EXACTLY = Option("exactly", _("Exactly"), _("The source counted, and this is the number."))
    AT_LEAST = Option("at-least", _("At least"), _("The source knows of so many, and there may be more."))
    ABOUT = Option(
        "about", _("About"), _("The source estimates; totals take the number itself and say that it is an estimate.")
    )
    RANGE = Option(
        "range", _("From – to"), _("The source gives a lowest and a highest number; totals take the lowest.")
    )


class RefusalReason(DefinedChoices):
    """Why a supervisor did not verify; the list feeds the record of the source."""

    DID_NOT_HAPPEN = Option(
        "did-not-happen", _("It did not happen"), _("The person was not let out, or there is no such person.")
    )
    OTHER_PERSON = Option(
        "other-person", _("Another person"), _("Somebody was let out, but it was not the person named.")
    )
    OTHER_WAVE = Option(
        "other-wave",
        _("Another wave or authority"),
        _("The person was let out on another occasion, or by somebody else."),
    )
    NOT_A_RELEASE = Option(
        "not-a-release", _("Not a release"), _("What happened was no release: a transfer, a visit, a body returned.")
    )
    ALREADY_RECORDED = Option(
        "already-recorded", _("Already recorded"), _("This release of this person stands in the register already.")
    )
    NOT_ENOUGH_YET = Option(
        "not-enough-yet", _("Not enough yet"), _("It may be true, but the claims do not carry it; say what would.")
    )
    SOURCE_FOUND_FALSE = Option(
        "source-found-false", _("Source found false"), _("The source invented, forged or sold what it said.")
    )


class LostClaims(DefinedChoices):
    """Why the claims of a verified release do not carry it any more."""

    WITHDRAWN = Option(
        "claim-withdrawn",
        _("A claim was withdrawn"),
        _("The source took back what it said, and the rest is too little."),
    )
    FOUND_FALSE = Option(
        "claim-found-false",
        _("A claim was found false"),
        _("A check showed that it is not so; the rest is too little."),
    )
    ONE_ORIGIN = Option(
        "one-origin", _("Claims have one origin"), _("What counted as two claims was found to repeat one.")
    )
    ONE_VOICE = Option(
        "one-voice", _("Sources are one voice"), _("Two of its sources were found to be one, or to have one owner.")
    )


class HealthState(DefinedChoices):
    WELL = Option("well", _("Well"), _("Walks, speaks and eats without help; no illness or wound is known."))
    WEAK = Option("weak", _("Weak"), _("Exhausted or very thin, and able to travel with company."))
    NEEDS_CARE = Option("needs-care", _("Needs care"), _("An illness, wound or disability that a doctor must see."))
    CRITICAL = Option("critical", _("Critical"), _("In danger of death, or in hospital at once."))
    CONFUSED = Option("confused", _("Confused"), _("Does not know who or where they are, or cannot speak."))
    UNKNOWN = Option(
        "unknown", pgettext_lazy("health", "Unknown"), _("Nobody has seen the person, or no source has said.")
    )


class Need(DefinedChoices):
    """What the person needs after the release; any number of them."""

    TRANSPORT = Option("transport", _("Transport"), _("A way home, or company on it."))
    SHELTER = Option("shelter", _("Shelter"), _("A place to sleep, because home is destroyed, taken, unsafe or far."))
    MEDICAL = Option("medical", _("Medical care"), _("A doctor, a hospital, medicine or an aid to walk, see or hear."))
    PSYCHOSOCIAL = Option(
        "psychosocial", _("Psychosocial support"), _("Someone trained to listen, for the person or for the family.")
    )


class SecurityCase(DefinedChoices):
    """Whether the person is still wanted after the release."""

    CLOSED = Option(
        "closed", _("Closed"), _("A paper or a check says that no service is looking for the person any more.")
    )
    NOT_CLOSED = Option(
        "not", _("Not closed"), _("The person was told, or found, that a service is still looking for them.")
    )
    UNKNOWN = Option("unknown", pgettext_lazy("security case", "Unknown"), _("Nobody has been able to find out."))


class DisclosureWish(DefinedChoices):
    """Who may hear of the release, by the wish of the released person."""

    NOT_ASKED = Option(
        "not-asked", _("Not asked yet"), _("The person has not been asked; a family hears only that we will ask.")
    )
    NOBODY = Option("nobody", _("Nobody"), _("The person wants nobody to be told."))
    NAMED_RELATIVES = Option(
        "named-relatives", _("The relatives named here"), _("Only the relatives whom the person named may be told.")
    )
    CHECKED_RELATIVE = Option(
        "checked-relative", _("Any checked relative"), _("Any relative whose identity we have checked may be told.")
    )


class SourceKind(DefinedChoices):
    RELEASED_PERSON = Option("released-person", _("Released person"), _("The person who was let out."))
    RELATIVE = Option("relative", _("Relative"), _("Somebody of the family, by blood or by marriage."))
    FELLOW_DETAINEE = Option("fellow-detainee", _("Fellow detainee"), _("Somebody who was held in the same place."))
    LAWYER = Option("lawyer", _("Lawyer"), _("A lawyer who works on the case or sees the files of the court."))
    CORRESPONDENT = Option(
        "correspondent", _("Correspondent"), _("A person in the field who reports to an organisation or a newsroom.")
    )
    ORGANISATION = Option(
        "organisation", _("Organisation"), _("Another organisation that documents or helps, and its lists.")
    )
    OFFICIAL_LIST = Option(
        "official-list",
        _("Official list"),
        _("A list, register or paper of the authority that held or released people."),
    )
    SOCIAL_MEDIA = Option(
        "social-media", _("Social-media post"), _("A channel, page, group or account that publishes to many.")
    )
    BROADCASTER = Option(
        "broadcaster", _("Broadcaster"), _("A television or radio station, a newspaper or a news agency.")
    )
    OTHER = Option("other", _("Another source"), _("A source that is none of the others; say what it is in its name."))


class Reliability(DefinedChoices):
    """How far the source can be relied on: the Admiralty code's letters, A the best, in their order."""

    A = Option("A", _("A – completely reliable"), _("No doubt about the source: what it said before has always held."))
    B = Option("B", _("B – usually reliable"), _("Slight doubt about the source: what it said before has mostly held."))
    C = Option(
        "C",
        _("C – fairly reliable"),
        _("Some doubt about the source: what it said before has held more often than not."),
    )
    D = Option(
        "D",
        _("D – not usually reliable"),
        _("Much doubt about the source: what it said before has held only now and then."),
    )
    E = Option(
        "E", _("E – unreliable"), _("What the source said before has not held, or it says what suits its purpose.")
    )
    F = Option(
        "F",
        _("F – cannot be judged"),
        _("Nothing to judge the source by: it is new, or its earlier claims were never checked."),
        huridocs="99000000000042",
    )


class Credibility(DefinedChoices):
    """How credible the one piece of information is: the Admiralty code's digits, 1 the best, in their order."""

    ONE = Option("1", _("1 – confirmed"), _("Independent sources say the same, and it fits what is known."))
    TWO = Option("2", _("2 – probably true"), _("Not confirmed, but it makes sense and fits what is known."))
    THREE = Option(
        "3", _("3 – possibly true"), _("Not confirmed; it makes some sense and agrees with some of what is known.")
    )
    FOUR = Option(
        "4",
        _("4 – doubtful"),
        _("Not confirmed; it may be so, but it makes little sense, and nothing else is known of it."),
    )
    FIVE = Option(
        "5",
        _("5 – improbable"),
        _("Not confirmed; it makes no sense by itself, and what is known otherwise contradicts it."),
    )
    SIX = Option("6", _("6 – cannot be judged"), _("Nothing is known that it could be compared with."))


class Connection(DefinedChoices):
    """How the source knows what it says. Only the first two are direct."""

    SELF = Option("self", _("Self"), _("The source is the person of whom this is said."), huridocs="01010000000019")
    WITNESS = Option(
        "witness", _("Witness"), _("The source saw or heard it with their own eyes or ears."), huridocs="01020000000019"
    )
    RELATIVE = Option(
        "relative",
        _("Relative"),
        _("The source has it from the person, as a relative or a close friend."),
        huridocs="02010100000019",
    )
    REPEATS = Option("repeats", _("Repeats another"), _("The source passes on what another source said or published."))

    @property
    def direct(self) -> bool:
        return self in (Connection.SELF, Connection.WITNESS)


class ClaimState(DefinedChoices):
    """Only what stands counts."""

    STANDS = Option("stands", _("Stands"), _("The source has not taken it back, and nobody has shown it to be false."))
    WITHDRAWN = Option("withdrawn", pgettext_lazy("claim", "Withdrawn"), _("The source itself took it back."))
    FOUND_FALSE = Option("found-false", _("Found false"), _("A check showed that it is not so."))


class CiteConsent(DefinedChoices):
    """Whether what the source said may be quoted."""

    NOT_ASKED = Option(
        "not-asked", _("Not asked yet"), _("The source has not been asked; nothing is quoted until it is.")
    )
    REFUSED = Option("refused", _("No"), _("The source does not want to be quoted, with or without a name."))
    WITHOUT_NAME = Option(
        "without-name", _("Without the name"), _("May be quoted as long as nothing leads to the source.")
    )
    WITH_NAME = Option(
        "with-name", _("With the name"), _("May be quoted under the source's name, or was published by the source.")
    )


class Severity(DefinedChoices):
    """How much a flag asks for."""

    INFO = Option("info", _("To know"), _("Worth knowing by who decides; it asks for nothing."))
    WARNING = Option("warning", _("Warning"), _("Somebody should look before the record is relied on."))
    BLOCKING = Option(
        "blocking", _("Stops verification"), _("Nobody verifies the release until a supervisor has resolved it.")
    )


class FlagReason(DefinedChoices):
    """What a flag was found to be. The first two say that the rule was right; its precision is counted from them."""

    SOMETHING = Option(
        "something",
        _("Found to be something"),
        _("What it points at is false, forged, sold, or must not be relied on."),
    )
    MENDED = Option(
        "mended",
        _("A mistake, mended"),
        _("Somebody had mistyped or misheard; the record or a note now says what is so."),
    )
    EXPLAINED = Option(
        "explained",
        _("Explained"),
        _("It is as it was said, and there is a good reason for it; the sentence gives it."),
    )
    TOO_STRICT = Option(
        "too-strict",
        _("The rule is too strict"),
        _("There was nothing to look at; the rule should let such records pass."),
    )
