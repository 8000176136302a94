"""Why two entries may be one person, in words."""

from collections.abc import Iterable, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

# Field and level, as `evidence` has them.
REASONS: dict[tuple[str, str], Promise] = {
    ("given", "same"): _("the same given name"),
    ("given", "alike"): _("a given name that may be the same"),
    ("given", "other"): _("another given name"),
    ("father", "same"): _("the same father's name"),
    ("father", "alike"): _("a father's name that may be the same"),
    ("father", "other"): _("another father's name"),
    ("grandfather", "same"): _("the same grandfather's name"),
    ("grandfather", "alike"): _("a grandfather's name that may be the same"),
    ("grandfather", "other"): _("another grandfather's name"),
    ("family", "same"): _("the same family name"),
    ("family", "alike"): _("a family name that may be the same"),
    ("family", "other"): _("another family name"),
    ("mother", "same"): _("the same mother's name"),
    ("mother", "alike"): _("a mother's name that may be the same"),
    ("mother", "other"): _("another mother's name"),
    ("home", "same"): _("from the same governorate"),
    ("home", "other"): _("from another governorate"),
    ("facility", "same"): _("held at the same place"),
    ("facility", "other"): _("held at another place"),
    ("birth", "day"): _("born on the same day"),
    ("birth", "month"): _("born in the same month"),
    ("birth", "year"): _("born in the same year"),
    ("birth", "vague"): _("perhaps born at the same time"),
    ("birth", "near"): _("born within a month"),
    ("birth", "turned"): _("born on the same day if day and month changed places"),
    ("birth", "other day"): _("born in the same year, in another month"),
    ("birth", "one year"): _("born a year apart"),
    ("birth", "two years"): _("born two years apart"),
    ("birth", "five years"): _("born some years apart"),
    ("birth", "other"): _("born many years apart"),
    ("arrest", "day"): _("arrested on the same day"),
    ("arrest", "month"): _("arrested in the same month"),
    ("arrest", "year"): _("arrested in the same year"),
    ("arrest", "vague"): _("perhaps arrested at the same time"),
    ("arrest", "near"): _("arrested within a month"),
    ("arrest", "turned"): _("arrested on the same day if day and month changed places"),
    ("arrest", "other day"): _("arrested in the same year, in another month"),
    ("arrest", "one year"): _("arrested a year apart"),
    ("arrest", "two years"): _("arrested two years apart"),
    ("arrest", "five years"): _("arrested some years apart"),
    ("arrest", "other"): _("arrested many years apart"),
    ("sex", "other"): _("one is a man, the other a woman"),
    ("number", "same"): _("the same identity number"),
    ("number", "other"): _("another identity number of the same kind"),
    ("order", "given"): _("given and family name changed places"),
    ("order", "father"): _("father's and family name changed places"),
    ("link", "linked"): _("known to be two people who belong together"),
}
_RIVALS: dict[str, Promise] = {
    "stranger": _("chance"),
    "clan": _("two of one large family"),
    "raid": _("two who were taken at one place and time"),
    "sibling": _("siblings"),
    "siblings together": _("siblings who were taken together"),
    "cousin": _("cousins"),
    "namesake cousin": _("cousins of one name"),
    "namesake": _("relatives whose names are the same"),
}


def reasons(evidence: Iterable[Sequence[object]]) -> list[Promise]:
    """What agrees and what differs, what tells most first; what says nothing is left out.

    Unknown fields and levels, of a later version of the rules, are left out too.
    """
    heaviest = sorted(evidence, key=lambda entry: -abs(float(str(entry[2]))))
    return [REASONS[key] for entry in heaviest if (key := (str(entry[0]), str(entry[1]))) in REASONS]


def rival_in_words(rival: str) -> str:
    """What else the two may be."""
    return str(_RIVALS[rival]) if rival in _RIVALS else ""


def summary(bits: float, rival: str, rival_bits: float) -> str:
    """In one sentence how much speaks for one person and what else explains it."""
    whole = max(0, round(bits))
    shared = max(0, min(whole, round(rival_bits)))
    speaks = ngettext("%(bits)s point speaks for one person", "%(bits)s points speak for one person", whole) % {
        "bits": whole
    }
    if not shared or not rival_in_words(rival):
        return speaks
    return gettext("%(speaks)s; %(shared)s of them fit %(rival)s as well") % {
        "speaks": speaks,
        "shared": shared,
        "rival": rival_in_words(rival),
    }
