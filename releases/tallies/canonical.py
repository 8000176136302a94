"""What a tally says, in codes alone, as a text that has one form: its SHA-256 is the tally's digest.

The rule is a promise (docs/tallies.md): whoever has the figures can write the text and take its digest themselves.
There is nothing in it that may become another one later: no name of a place and no order of printing; and nothing of
which a published tally may hide a number.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from releases.tallies.counting import Count, Counted
from releases.tallies.question import Basis, Period, Question
from releases.tallies.reading import Place
from releases.tallies.table import SEVERAL, UNKNOWN, Tally

FORMAT = 1
_NAMED = ("wave", "facility", "category", "sex", "minors", "organisation")


def canonical(tally: Tally) -> str:
    """JSON with sorted keys, no spaces, nothing escaped that need not be; to be stored and digested as UTF-8."""
    return json.dumps(content(tally), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest_of(text: str) -> str:
    """SHA-256 of the text as UTF-8, 64 hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def digest(tally: Tally) -> str:
    """The digest that stands on the tally."""
    return digest_of(canonical(tally))


def content(tally: Tally) -> dict[str, Any]:
    """The question, its moment, and what was counted; rows in the order of their codes.

    Not by category, sex and minority: what is published has the digest and hides small numbers of these, and whoever
    tries all that they could be would find them by it.
    """
    counted = tally.counted
    rows = [_row(place, count) for place, count in counted.places.items() if count.people]
    return {
        "format": FORMAT,
        "as_of": in_utc(tally.question.as_of),
        "asked": asked(tally.question),
        "rows": sorted(rows, key=lambda row: (row["governorate_code"], row.get("governorates", []))),
        "total": said(tally.total),
    }


def _row(place: Place, count: Count) -> dict[str, Any]:
    if len(place) > 1:
        return {"governorate_code": SEVERAL, "governorates": sorted(place), **said(count)}
    return {"governorate_code": place[0] if place else UNKNOWN, **said(count)}


def said(count: Count) -> dict[str, Any]:
    """A number, how many of it are of unnamed groups, and how it is to be read."""
    return {"releases": count.people, "in_groups": count.in_groups, "bound": count.bound}


def parts(counted: Counted) -> dict[str, dict[str, int]]:
    """The same people by category, sex and minority; what has nobody is absent."""
    found = {"category": counted.categories, "sex": counted.sexes, "minors": counted.minors}
    return {
        name: {key: count.people for key, count in sorted(part.items()) if count.people} for name, part in found.items()
    }


def in_utc(moment: datetime) -> str:
    """The moment to the microsecond, in UTC: the rules of a zone may change, this does not."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def asked(question: Question) -> dict[str, str]:
    """The question in the words of the command; "" where nothing was asked for."""
    period = question.period
    return {
        "basis": question.basis.value,
        **{name: getattr(question, name) for name in _NAMED},
        "from": period.first.isoformat() if period and period.first else "",
        "to": period.last.isoformat() if period and period.last else "",
    }


def question_of(content: Mapping[str, Any]) -> Question:
    """The question that was asked, out of what `content` made of it."""
    given: Mapping[str, str] = content["asked"]
    first, last = (date.fromisoformat(given[end]) if given[end] else None for end in ("from", "to"))
    return Question(
        as_of=datetime.fromisoformat(content["as_of"]),
        basis=Basis(given["basis"]),
        period=Period(first, last) if first or last else None,
        **{name: given[name] for name in _NAMED},
    )
