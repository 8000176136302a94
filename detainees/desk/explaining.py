"""Why two entries may be one person, in words: what was compared, with its bits, and the best other explanation."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from detainees.models import Pair

_FIELDS: dict[str, Promise] = {
    "given": gettext_lazy("Given name"),
    "father": gettext_lazy("Father's name"),
    "grandfather": gettext_lazy("Grandfather's name"),
    "family": gettext_lazy("Family name"),
    "mother": gettext_lazy("Mother's name"),
    "birth": gettext_lazy("Date of birth"),
    "home": gettext_lazy("Home governorate"),
    "arrest": gettext_lazy("Date of arrest"),
    "facility": gettext_lazy("Facility"),
    "sex": gettext_lazy("Sex"),
    "number": gettext_lazy("Identity number"),
}
_RIVALS: dict[str, Promise] = {
    "stranger": pgettext_lazy("rival", "two strangers"),
    "sibling": pgettext_lazy("rival", "brothers or sisters"),
    "cousin": pgettext_lazy("rival", "cousins"),
    "namesake": pgettext_lazy("rival", "cousins of one name"),
}


@dataclass(frozen=True)
class Reason:
    """One thing that was compared, and what it says in bits: above 0 for one person, below it for two."""

    what: str
    bits: float

    @property
    def speaks_for(self) -> bool:
        return self.bits > 0


@dataclass(frozen=True)
class Explanation:
    """The reasons, what says most first, and in a sentence how well another explanation fits."""

    reasons: list[Reason]
    rival: str


def explain(pair: Pair) -> Explanation:
    """The reasons of a pair in the reader's language."""
    found = [Reason(str(_FIELDS.get(name, name)), round(float(bits), 1)) for name, _level, bits in pair.evidence]
    found.sort(key=lambda reason: -abs(reason.bits))
    rival = _RIVALS.get(pair.rival)
    return Explanation(found, _rival(pair, rival) if rival else "")


def _rival(pair: Pair, rival: Promise) -> str:
    return _("%(bits)s bits in all, of which %(rival_bits)s would fit %(rival)s as well.") % {
        "bits": round(pair.bits, 1),
        "rival_bits": round(pair.rival_bits, 1),
        "rival": rival,
    }
