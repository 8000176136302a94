"""Asking one rule: of the register, and of one record; what it sees has to be the same."""

from typing import Any

from accounts.models import Team, User
from casework.dates import PartialDate
from casework.kept import forget_kept
from detainees.models import Detainee
from releases.models import Flag, Release, SuspicionRule
from releases.suspicion.finding import found_by
from releases.suspicion.looking import look_at_register, look_at_release
from releases.suspicion.rule import RULES, Finding
from tests.releases.records import DIRECT, draft, made

Record = Release | Detainee


def submitted(team: Team, by: User, *, date: str = "2022-05-03", **facts: Any) -> Release:
    """A submitted release of somebody, with one claim that carries it."""
    return made(draft(team, by, date=PartialDate(date) if date else None, **facts), "submit", by)


def claim(source: str, text: str = "", **said: Any) -> dict[str, Any]:
    """What one source says."""
    return {**DIRECT, "source_name": source, "text": text, **said}


def seen_in(code: str, *records: Record) -> list[Record]:
    """Those of these records in which the rule sees something, by the whole register; each alone says the same."""
    rule = RULES[code]
    of_register = {each.subject: each for each in found_by(rule)}
    seen: list[Record] = []
    for record in records:
        releases, persons = places_of(record)
        alone = {each.subject: each for each in found_by(rule, releases, persons)}
        key = _key(record)
        assert _said(alone.get(key)) == _said(of_register.get(key)), f"{code} of one record is not that of the register"
        if key in of_register:
            seen.append(record)
    return seen


def finding(code: str, record: Record) -> Finding:
    """What the rule sees in this record."""
    return next(each for each in found_by(RULES[code]) if each.subject == _key(record))


def places_of(record: Record) -> tuple[list[int], list[int]]:
    """The releases and the persons that are asked about with a record."""
    if isinstance(record, Release):
        return [record.pk], [record.detainee_id] if record.detainee_id else []
    return list(Release.objects.filter(detainee=record).values_list("pk", flat=True)), [record.pk]


def tuned(code: str, **numbers: float) -> None:
    """Other numbers of a rule, as an administrator sets them."""
    kept = SuspicionRule.objects.get(pk=code)
    kept.numbers = {**kept.numbers, **numbers}
    kept.save()
    forget_kept()


def flags() -> list[str]:
    """The rules of the flags that stand, in their order."""
    return list(Flag.objects.standing().order_by("rule").values_list("rule", flat=True))


def _key(record: Record) -> tuple[str, int]:
    return ("release" if isinstance(record, Release) else "detainee"), record.pk


def _said(found: Finding | None) -> object:
    return found and (found.seen, found.others, found.fingerprint)


__all__ = ["claim", "finding", "flags", "look_at_register", "look_at_release", "seen_in", "submitted", "tuned"]
