"""What a tally is called, out of its question, in either language; who saves it may call it otherwise."""

from collections.abc import Mapping

from django.utils import translation
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.models.teams import in_language
from casework.dates import PartialDate, say_date
from casework.kept import kept
from detainees.lists import Sex
from detainees.models import Facility
from releases.lists import Category
from releases.models import Wave
from releases.tallies.question import NOT_KNOWN, Minors, Period, Question


def title_of(question: Question, language: str) -> str:
    """One line: what is counted, and the day of which it was known."""
    with translation.override(language):
        day = say_date(PartialDate.on(localdate(question.as_of)), language)
        what = in_language("، ", ", ").join(said_of(question)) or _("All verified releases")
        return _("%(what)s, as known on %(day)s") % {"what": what, "day": day}


def said_of(question: Question) -> list[str]:
    """What is asked, in words of the page; nothing where all is."""
    named = [
        _name(kept(model), code, unknown)
        for model, code, unknown in (
            (Facility, question.facility, _("facility not known")),
            (Wave, question.wave, _("wave not known")),
        )
        if code
    ]
    listed = [
        str(options(value).label)
        for options, value in ((Category, question.category), (Sex, question.sex), (Minors, question.minors))
        if value
    ]
    return [*named, *listed, *([said_period(question.period)] if question.period else [])]


def said_period(period: Period) -> str:
    """The days of a period, in words of the page."""
    language = translation.get_language() or "ar"
    first, last = (say_date(PartialDate.on(day), language) if day else "" for day in (period.first, period.last))
    if first and last:
        return _("released from %(first)s to %(last)s") % {"first": first, "last": last}
    return _("released since %(first)s") % {"first": first} if first else _("released until %(last)s") % {"last": last}


def _name(rows: Mapping[str, object], code: str, unknown: str) -> str:
    return unknown if code == NOT_KNOWN else str(rows.get(code) or code)
