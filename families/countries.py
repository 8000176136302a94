"""Where callers live: the countries, the time of day there, and the languages; named by CLDR in the reader's language.

Syrians live everywhere; those countries are listed where most of them do. For any other, the time zone is chosen.
"""

from functools import cache

from babel import Locale
from babel.dates import get_timezone_location
from django.db import models
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

ZONES = {
    "SY": "Asia/Damascus", "TR": "Europe/Istanbul", "LB": "Asia/Beirut", "JO": "Asia/Amman", "IQ": "Asia/Baghdad",
    "EG": "Africa/Cairo", "SA": "Asia/Riyadh", "AE": "Asia/Dubai", "QA": "Asia/Qatar", "KW": "Asia/Kuwait",
    "LY": "Africa/Tripoli", "SD": "Africa/Khartoum", "DZ": "Africa/Algiers", "DE": "Europe/Berlin",
    "NL": "Europe/Amsterdam", "SE": "Europe/Stockholm", "DK": "Europe/Copenhagen", "NO": "Europe/Oslo",
    "AT": "Europe/Vienna", "CH": "Europe/Zurich", "BE": "Europe/Brussels", "FR": "Europe/Paris", "ES": "Europe/Madrid",
    "IT": "Europe/Rome", "GR": "Europe/Athens", "CY": "Asia/Nicosia", "GB": "Europe/London", "US": "America/New_York",
    "CA": "America/Toronto", "BR": "America/Sao_Paulo", "AU": "Australia/Sydney", "MY": "Asia/Kuala_Lumpur",
}  # fmt: skip
# Of countries with several times of day, the others.
_MORE_ZONES = {
    "America/Chicago": "US", "America/Denver": "US", "America/Los_Angeles": "US", "America/Vancouver": "CA",
    "Australia/Perth": "AU",
}  # fmt: skip
ELSEWHERE = "XX"
HOME_ZONE = ZONES["SY"]
ALL_ZONES = (*ZONES.values(), *_MORE_ZONES)
COUNTRIES = (*ZONES, ELSEWHERE)
_COUNTRIES_OF = {**{zone: country for country, zone in ZONES.items()}, **_MORE_ZONES}


class Language(models.TextChoices):
    """In what a caller speaks and reads."""

    ARABIC = "ar", _("Arabic")
    ENGLISH = "en", _("English")
    KURDISH = "ku", pgettext_lazy("language", "Kurdish")
    TURKISH = "tr", _("Turkish")
    GERMAN = "de", _("German")
    FRENCH = "fr", _("French")


def country_name(code: str) -> str:
    """The country in the reader's language; "" where none was said."""
    if code == ELSEWHERE:
        return str(_("another country"))
    return str(_locale().territories.get(code, code)) if code else ""


def country_choices() -> list[tuple[str, str]]:
    """Every country, in the order of where most live, and another one."""
    return [(code, country_name(code)) for code in COUNTRIES]


def zone_name(zone: str) -> str:
    """The place whose time of day it is, in the reader's language."""
    return _zone_names(get_language() or "en").get(zone, zone)


def zone_choices() -> list[tuple[str, str]]:
    """The times of day, by their places."""
    names = _zone_names(get_language() or "en")
    return [(zone, names[zone]) for zone in ALL_ZONES]


def zone_of(country: str, region: str = "") -> str:
    """The time zone of who lives in `country`, or has a number of `region`; Syria's where neither tells."""
    return ZONES.get(country) or ZONES.get(region) or HOME_ZONE


def country_of(zone: str) -> str:
    """The country whose time of day it is; "" where none is known."""
    return _COUNTRIES_OF.get(zone, "")


@cache
def places_in(language: str) -> tuple[tuple[str, str], ...]:
    """Every time zone by its country in this language, in the order of where most live; of several the town too."""
    locale = _read(language)
    several = set(_MORE_ZONES.values())
    return tuple((zone, _place(locale, zone, several)) for zone in ALL_ZONES)


def _place(locale: Locale, zone: str, several: set[str]) -> str:
    country = country_of(zone)
    name = str(locale.territories.get(country, country))
    town = locale.time_zones.get(zone, {}).get("city") or zone.rpartition("/")[2].replace("_", " ")
    return f"{name} ({town})" if country in several else name


def _locale() -> Locale:
    return _read(get_language() or "en")


@cache
def _read(language: str) -> Locale:
    return Locale.parse(language, sep="-")


@cache
def _zone_names(language: str) -> dict[str, str]:
    locale = _read(language)
    return {zone: get_timezone_location(zone, locale=locale) for zone in ALL_ZONES}
