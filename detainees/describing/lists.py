"""The closed lists of a description. What cannot be told from looking at or listening to somebody is left open."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from casework.lists import DefinedChoices, Option


class Build(DefinedChoices):
    """As it was seen on the day; who comes out of prison is thinner than those who look for him remember."""

    EMACIATED = Option("emaciated", _("Emaciated"), _("So thin that bones show, from hunger or illness."))
    SLIGHT = Option("slight", _("Slight"), _("Narrow shoulders and thin limbs."))
    MEDIUM = Option("medium", pgettext_lazy("build", "Medium"), _("Neither slight nor heavy."))
    HEAVY = Option("heavy", pgettext_lazy("build", "Heavy"), _("Broad or stout."))


class Hair(DefinedChoices):
    BLACK = Option("black", pgettext_lazy("hair", "Black"), _("Black, also where single hairs are grey."))
    BROWN = Option("brown", pgettext_lazy("hair", "Brown"), _("Light or dark brown."))
    FAIR = Option("fair", pgettext_lazy("hair", "Fair"), _("Fair or red."))
    GREY = Option("grey", pgettext_lazy("hair", "Grey"), _("Grey or white, whatever it was before."))
    BALD = Option("bald", pgettext_lazy("hair", "Bald"), _("Bald by nature; of a shaved head nothing is said here."))


class Eyes(DefinedChoices):
    BLACK = Option("black", pgettext_lazy("eyes", "Black"), _("So dark that the pupil cannot be told apart."))
    BROWN = Option("brown", pgettext_lazy("eyes", "Brown"), _("Light or dark brown, honey-coloured too."))
    GREEN = Option("green", pgettext_lazy("eyes", "Green"), _("Green or grey-green."))
    BLUE = Option("blue", pgettext_lazy("eyes", "Blue"), _("Blue or grey."))


class Dialect(DefinedChoices):
    """Of which region somebody speaks, as one heard who knows it; several where it may be one or the other."""

    DAMASCUS = Option("damascus", _("Damascus and around"), _("The city, the Ghouta, Qalamoun."))
    HOMS_HAMA = Option("homs-hama", _("Homs and Hama"), _("The two cities and the villages between and around them."))
    ALEPPO = Option("aleppo", _("Aleppo"), _("The city and the towns that speak like it."))
    IDLIB = Option("idlib", _("Idlib and the northern countryside"), _("Idlib, the countryside of Aleppo and Hama."))
    COAST = Option("coast", _("The coast and its mountains"), _("Latakia, Tartus, the mountains above and Masyaf."))
    HAWRAN = Option("hawran", _("Hawran"), _("Daraa, Quneitra and the Golan."))
    SUWAYDA = Option("suwayda", _("Jabal al-Arab"), _("As-Suwayda and the villages around."))
    EUPHRATES = Option("euphrates", _("The Euphrates and the Jazira"), _("Raqqa, Deir ez-Zor, Al-Hasakah."))
    BEDOUIN = Option("bedouin", _("Bedouin"), _("Of the desert tribes, wherever they live."))
    PALESTINIAN = Option("palestinian", _("Palestinian"), _("As it is spoken in the camps, or in Palestine."))
    LEBANESE = Option("lebanese", _("Lebanese"), _("Of a region of Lebanon."))
    IRAQI = Option("iraqi", _("Iraqi"), _("Of a region of Iraq."))
    KURDISH = Option("kurdish", _("Kurdish"), _("Speaks Kurdish, or Arabic as those do whose first language it is."))
    TURKMEN = Option("turkmen", _("Turkmen or Turkish"), _("Speaks Turkmen or Turkish, or Arabic as those do."))
    OTHER = Option("other", _("Another one"), _("None of these; say which in words."))


# In which governorates a dialect is at home, as far as that tells anything of where somebody comes from.
HOMES: dict[str, frozenset[str]] = {
    Dialect.DAMASCUS: frozenset(("SY-DI", "SY-RD")),
    Dialect.HOMS_HAMA: frozenset(("SY-HI", "SY-HM")),
    Dialect.ALEPPO: frozenset(("SY-HL",)),
    Dialect.IDLIB: frozenset(("SY-ID", "SY-HL", "SY-HM")),
    Dialect.COAST: frozenset(("SY-LA", "SY-TA", "SY-HM")),
    Dialect.HAWRAN: frozenset(("SY-DR", "SY-QU")),
    Dialect.SUWAYDA: frozenset(("SY-SU",)),
    Dialect.EUPHRATES: frozenset(("SY-RA", "SY-DY", "SY-HA")),
    Dialect.KURDISH: frozenset(("SY-HA", "SY-HL", "SY-RA")),
    Dialect.TURKMEN: frozenset(("SY-HL", "SY-LA", "SY-HI")),
}


class Speech(DefinedChoices):
    """How far one can talk with somebody."""

    CLEAR = Option("clear", _("Speaks clearly"), _("Answers what is asked, and does not know or say who they are."))
    CONFUSED = Option("confused", _("Speaks confusedly"), _("Speaks, and mixes up times, places and people."))
    FEW_WORDS = Option("few-words", _("Only single words"), _("Repeats a name, a number or a word."))
    SILENT = Option("silent", _("Does not speak"), _("Says nothing, though they seem to hear."))
    CANNOT = Option("cannot", _("Cannot hear or speak"), _("Deaf, or without speech, as far as can be told."))


class Recognised(DefinedChoices):
    """By what it became known who an unidentified person is."""

    RELATIVE = Option("relative", _("By a relative"), _("Somebody of the family saw them, or a photograph of them."))
    ACQUAINTANCE = Option(
        "acquaintance", _("By somebody who knew them"), _("A friend, a neighbour, a fellow detainee recognised them.")
    )
    THEMSELVES = Option(
        "themselves", _("They said it themselves"), _("Came to, and told what only they could know of themselves.")
    )
    PAPERS = Option("papers", _("By papers"), _("An identity card, a family booklet, a list with a photograph."))
    FINGERPRINT = Option("fingerprint", _("By a fingerprint"), _("An authority compared fingerprints with its own."))
    DNA = Option("dna", _("By a DNA test"), _("A laboratory or an authority compared them with relatives."))
    OTHER = Option("other", _("In another way"), _("Say how in the sentence below."))
