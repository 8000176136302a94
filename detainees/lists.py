"""The closed lists of the register, each option with the sentence that is shown where it is chosen.

The values are promises (docs, imports and exports name them): a value that is in use is never renamed.
"""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from casework.lists import DefinedChoices, Option


class Sex(DefinedChoices):
    FEMALE = Option("female", _("Female"), _("A woman or a girl."), huridocs="02000000000039")
    MALE = Option("male", _("Male"), _("A man or a boy."), huridocs="01000000000039")
    UNKNOWN = Option(
        "unknown",
        pgettext_lazy("sex", "Unknown"),
        _("No source has said, and the name does not settle it."),
        huridocs="99000000000039",
    )


class IdentifierKind(DefinedChoices):
    """By what somebody who demands money can be known again."""

    NUMBER = Option("number", _("Telephone number"), _("A number from which they call or write, or to be called."))
    EMAIL = Option("e-mail", _("E-mail address"), _("An address from which they write, or to which one should."))
    ACCOUNT = Option("account", _("Account on a network"), _("A name or a page on Facebook, Telegram or another."))
    PAYEE = Option("payee", _("Transfer office and payee"), _("Where money is to be sent, and in whose name."))
    ALIAS = Option("alias", _("Name as it was heard"), _("What they call themselves; many share a name."))


class NameKind(DefinedChoices):
    KUNYA = Option(
        "kunya", _("Kunya"), _("A name of respect after a child or a quality, such as Abu or Umm followed by a name.")
    )
    NICKNAME = Option("nickname", _("Nickname"), _("What friends, family or fellow detainees call the person."))
    TRANSLITERATION = Option(
        "transliteration",
        _("Another spelling"),
        _("The same name written differently, in either script, as a source wrote it."),
    )
    OTHER = Option(
        "other",
        _("Another name"),
        _("Any other name the person is or was known by: before marriage, under cover, by mistake."),
    )


class PlaceLevel(DefinedChoices):
    DISTRICT = Option("2", _("District"), _("A mantiqa: the level directly below the governorate."))
    SUBDISTRICT = Option("3", _("Subdistrict"), _("A nahiya: the level directly below the district."))


class FacilityKind(DefinedChoices):
    """What a place of detention is; who runs it is a separate question."""

    MILITARY_PRISON = Option(
        "military-prison",
        _("Military prison"),
        _("A prison of the armed forces for soldiers and for those sent by military or field courts."),
    )
    CENTRAL_PRISON = Option(
        "central-prison",
        _("Central prison"),
        _("A civil prison of a governorate or town, run by the Ministry of Interior or whoever took its place."),
        huridocs="03060000000017",
    )
    SECURITY_BRANCH = Option(
        "security-branch",
        _("Security branch"),
        _("A branch or section of an intelligence service that holds and interrogates people."),
    )
    MILITARY_POLICE = Option(
        "military-police",
        _("Military police"),
        _("A military police post where people are held or registered on the way between branch, court and prison."),
    )
    HOSPITAL = Option(
        "hospital", _("Hospital"), _("A hospital in which people in detention were held, treated or brought dead.")
    )
    CAMP = Option(
        "camp",
        _("Camp"),
        _("A closed camp or military base where people are held, with or without their families."),
        huridocs="03040000000017",
    )
    UNOFFICIAL = Option(
        "unofficial",
        _("Unofficial place"),
        _("A place that no law makes a prison: a school, factory, villa or tunnel used to hold people."),
    )
    OTHER = Option(
        "other",
        _("Another kind of place"),
        _("A place of detention that none of the other kinds describes; say which in its name."),
        huridocs="90000000000017",
    )


class ResponsibleParty(DefinedChoices):
    """On whose behalf a person is or was held."""

    GOVERNMENT = Option(
        "government",
        _("Syrian government until December 2024"),
        _("The forces, services, courts and prisons of the Assad government, until 8 December 2024."),
    )
    GOVERNMENT_ALLY = Option(
        "government-ally",
        _("Ally of that government"),
        _("A foreign force or a militia, Syrian or foreign, that fought beside the Assad government."),
    )
    AUTHORITIES_SINCE_2024 = Option(
        "authorities-since-2024",
        _("Authorities since December 2024"),
        _("The caretaker and transitional authorities in Damascus after 8 December 2024."),
    )
    ARMED_OPPOSITION = Option(
        "armed-opposition",
        _("Armed opposition"),
        _("A faction of the armed opposition, the Syrian National Army included."),
    )
    HTS = Option(
        "hts",
        _("Hay'at Tahrir al-Sham"),
        _("Hay'at Tahrir al-Sham under this or an earlier name, and the Salvation Government."),
    )
    SDF = Option(
        "sdf",
        _("Syrian Democratic Forces"),
        _("The Syrian Democratic Forces, the Asayish and the Autonomous Administration of the north and east."),
    )
    ISIS = Option("isis", _("ISIS"), _("The organisation that calls itself Islamic State."))
    OTHER = Option(
        "other",
        _("Another party"),
        _("A party that is none of the others, for instance a criminal gang or a foreign state."),
    )
    UNKNOWN = Option("unknown", pgettext_lazy("party", "Unknown"), _("No source has said who held the person."))


class ArrestingBody(DefinedChoices):
    """Which kind of body made the arrest, as far as the sources can tell uniforms and branches apart."""

    MILITARY_INTELLIGENCE = Option(
        "military-intelligence",
        _("Military Intelligence"),
        _("The Military Intelligence Directorate (Military Security) or one of its branches."),
    )
    AIR_FORCE_INTELLIGENCE = Option(
        "air-force-intelligence",
        _("Air Force Intelligence"),
        _("The Air Force Intelligence Directorate or one of its branches."),
    )
    GENERAL_INTELLIGENCE = Option(
        "general-intelligence",
        _("General Intelligence"),
        _("The General Intelligence Directorate (State Security) or one of its branches."),
    )
    POLITICAL_SECURITY = Option(
        "political-security", _("Political Security"), _("The Political Security Directorate or one of its branches.")
    )
    CRIMINAL_SECURITY = Option(
        "criminal-security", _("Criminal Security"), _("The Criminal Security Directorate or one of its branches.")
    )
    POLICE = Option(
        "police",
        _("Police"),
        _("The ordinary police, immigration and passport officers included."),
        huridocs="01010400000024",
    )
    MILITARY_POLICE = Option(
        "military-police", _("Military police"), _("The military police of the party that made the arrest.")
    )
    ARMY = Option(
        "army",
        _("Army"),
        _("A unit of the army, the Fourth Division and the Republican Guard included, or a checkpoint it manned."),
        huridocs="01010300000024",
    )
    MILITIA = Option(
        "militia",
        _("Militia"),
        _("An armed group beside the army: popular committees, National Defence, a gang in a party's service."),
        huridocs="02010100000024",
    )
    FACTION = Option(
        "faction",
        _("Armed faction"),
        _("A faction of the armed opposition, Hay'at Tahrir al-Sham or ISIS, or its security office."),
    )
    ASAYISH = Option("asayish", _("Asayish or SDF"), _("The Asayish or another force of the Syrian Democratic Forces."))
    OTHER = Option(
        "other",
        _("Another body"),
        _("A body that is none of the others, for instance a foreign army."),
        huridocs="90000000000024",
    )
    UNKNOWN = Option(
        "unknown",
        pgettext_lazy("body", "Unknown"),
        _("No source has said, or those who came did not say who they were."),
        huridocs="99000000000024",
    )


class ChargeType(DefinedChoices):
    TERRORISM = Option(
        "terrorism",
        _("Terrorism law"),
        _("Accused or sentenced under the Counter-Terrorism Law (No. 19 of 2012) or by the court it set up."),
    )
    CRIMINAL = Option(
        "criminal", _("Criminal"), _("Accused or sentenced under the ordinary penal law, by a civil court.")
    )
    MILITARY = Option(
        "military",
        _("Military"),
        _("Accused or sentenced under military law, by a military or field court; desertion included."),
    )
    NONE = Option(
        "none", _("None known"), _("No charge is known: none was made, none was told, or no source has said.")
    )


class DetentionBasis(DefinedChoices):
    """How far, by what the sources say, the case had gone."""

    WITHOUT_CHARGE = Option("without-charge", _("Without charge"), _("Held without being brought before any court."))
    AWAITING_TRIAL = Option(
        "awaiting-trial",
        _("Awaiting trial"),
        _("Brought before a court, charged, and not yet sentenced."),
        huridocs="02020200000025",
    )
    SENTENCED = Option(
        "sentenced", _("Sentenced"), _("Held under the sentence of a court, fair or not."), huridocs="02020300000025"
    )
    AFTER_SENTENCE = Option(
        "after-sentence",
        _("After the sentence"),
        _("Kept although the sentence was served or the court had ordered the release."),
    )
    HOSTAGE = Option(
        "hostage",
        _("Hostage"),
        _("Held to put pressure on others: for an exchange, a ransom or the surrender of a relative."),
    )
    UNKNOWN = Option("unknown", pgettext_lazy("basis", "Unknown"), _("No source has said."))


class IdentityKind(DefinedChoices):
    """What an identity number is. Those of `GIVEN_WITHIN` are unique only within the place or body that gave them."""

    NATIONAL = Option(
        "national", _("National number"), _("The eleven digits of a Syrian identity card or of the family booklet.")
    )
    CIVIL_REGISTRY = Option(
        "civil-registry",
        _("Civil registry"),
        _("The place of registration and the number of the entry there (khana)."),
    )
    PASSPORT = Option("passport", _("Passport"), _("The number of a passport, with the letter before it."))
    PRISON = Option("prison", _("Prison number"), _("The number that a prison or branch gave the person."))
    COURT = Option("court", _("Court case"), _("The number of the case, with its year, as the court writes it."))
    ICRC = Option("icrc", _("ICRC"), _("A number of the International Committee of the Red Cross."))
    ICMP = Option("icmp", _("ICMP"), _("A number of the International Commission on Missing Persons."))
    IIMP = Option(
        "iimp", _("IIMP"), _("A number of the United Nations' Independent Institution on Missing Persons in Syria.")
    )
    UNHCR = Option("unhcr", _("UNHCR"), _("A number of the United Nations' refugee agency: of a case or a person."))
    OTHER = Option(
        "other", _("Another organisation"), _("A number by which another organisation knows the person; say which.")
    )


GIVEN_WITHIN = frozenset(
    kind.value for kind in (IdentityKind.CIVIL_REGISTRY, IdentityKind.PRISON, IdentityKind.COURT, IdentityKind.OTHER)
)


class Certainty(DefinedChoices):
    """How sure it is that two people are joined as it is said."""

    CERTAIN = Option("certain", _("Certain"), _("A paper, one of the two, or somebody who saw it says so."))
    LIKELY = Option("likely", _("Likely"), _("Somebody who should know says so, and nothing speaks against it."))
    POSSIBLE = Option("possible", _("Possible"), _("Heard, or concluded from names, places and dates."))


class LinkKind(DefinedChoices):
    """What joins a person and another one; the sentences are said of the person on whose page it is chosen."""

    SIBLING = Option(
        "sibling", _("Brother or sister"), _("The two have a parent in common."), huridocs="01010200000021"
    )
    PARENT = Option(
        "parent",
        _("Father or mother"),
        _("The other one is the father or the mother of this person."),
        huridocs="01010300000021",
    )
    CHILD = Option(
        "child",
        _("Son or daughter"),
        _("The other one is the son or the daughter of this person."),
        huridocs="01010400000021",
    )
    SPOUSE = Option(
        "spouse",
        _("Husband or wife"),
        _("The two are or were married to each other."),
        huridocs="01010100000021",
    )
    RELATIVE = Option(
        "relative",
        _("Another relative"),
        _("A cousin, an uncle, or related in another way, by blood or by marriage."),
        huridocs="01010500000021",
    )
    ARRESTED_TOGETHER = Option(
        "arrested-together", _("Arrested together"), _("The two were arrested in the same place at the same time.")
    )
    HELD_TOGETHER = Option(
        "held-together", _("Held together"), _("The two were in the same cell or the same transport.")
    )
    RELEASED_TOGETHER = Option(
        "released-together", _("Released together"), _("The two were let out in the same place at the same time.")
    )
    HEARD_FROM = Option("heard-from", _("Heard of from"), _("News of this person came through the other one."))


# Of these, who is the one and who the other matters.
DIRECTED = frozenset(kind.value for kind in (LinkKind.PARENT, LinkKind.HEARD_FROM))
