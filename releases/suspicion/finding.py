"""Asking the rules: of the whole register, of some records, or of what somebody is typing."""

import json
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from django.conf import settings
from django.db import connection

from casework.kept import kept
from detainees.models import Detention
from releases.models import SuspicionRule
from releases.models.facts import ReleaseFacts
from releases.models.releases import Release
from releases.reference import shipped_numbers
from releases.suspicion import told
from releases.suspicion.rule import MOST_OTHERS, RULES, Finding, Rule

_AT_ONCE = 2_000  # rows that are fetched together


def in_use() -> list[Rule]:
    """The rules that administrators let run."""
    known = kept(SuspicionRule)
    return [rule for code, rule in sorted(RULES.items()) if code in known and known[code].in_use]


def numbers_of(rule: Rule) -> dict[str, float]:
    """The numbers of a rule: as shipped, unless an administrator changed them."""
    row = kept(SuspicionRule).get(rule.code)
    return {**shipped_numbers(rule.code), **(row.numbers if row else {})}


def found_by(
    rule: Rule,
    releases: Iterable[int] | None = None,
    persons: Iterable[int] | None = None,
    cases: Iterable[int] | None = None,
) -> Iterator[Finding]:
    """What the rule sees in these records (ids), and perhaps in what belongs with them; of the register where None.

    `cases` are of the rule's kind; none where only releases and persons are asked about. Read through a cursor of the
    server: a register's findings are never all in memory.
    """
    whole = releases is None and persons is None and cases is None
    asked = told.of_register(releases, persons) | {"cases": None if whole else list(cases or ())}
    if rule.prepare:
        rule.prepare(asked["releases"])
    given = {**asked, **numbers_of(rule), "zone": settings.TIME_ZONE}
    text = f"WITH RECURSIVE {told.REGISTER}{rule.tables} {rule.select}"
    rows = _rows(text, given) if whole else _few(text, given)
    yield from rule.sieved((_finding(rule, *row) for row in rows), asked["releases"])


def asked_of(facts: ReleaseFacts, detentions: Iterable[Detention]) -> list[Finding]:
    """What cannot be so in facts that somebody is typing, beside the person's detentions."""
    return list(_asked(told.TYPED, told.of_typed(facts, detentions)))


def detentions_of(facts: ReleaseFacts) -> list[Detention]:
    """The detentions of the person whom these facts are about."""
    return list(facts.detainee.detentions.all()) if facts.detainee else []


def asked_of_stored(release: Release) -> list[Finding]:
    """What cannot be so in a release, and of its person, as they are stored at this moment."""
    persons = [release.detainee_id] if release.detainee_id else []
    found = list(_asked(told.REGISTER, told.of_register([release.pk], persons)))
    if persons:  # what is known of a person, no group has
        found += [each for rule in in_use() if rule.live for each in found_by(rule, [release.pk], persons)]
    return found


def _asked(tables: str, given: dict[str, Any]) -> Iterator[Finding]:
    """The answers of all rules that are asked, in one question."""
    rules = [rule for rule in in_use() if rule.asked]
    if not rules:
        return
    for rule in rules:
        given |= numbers_of(rule)
    text = _together(tables, tuple(rule.code for rule in rules))
    for code, *row in _few(text, given):
        yield _finding(RULES[code], *row)


@cache
def _together(tables: str, codes: tuple[str, ...]) -> str:
    parts = (f"SELECT '{code}' AS rule, q.* FROM ({RULES[code].select}) q" for code in codes)
    return f"WITH {tables} {' UNION ALL '.join(parts)}"


def _finding(
    rule: Rule, release: int | None, detainee: int | None, others: list[int], seen: str, case: int | None = None
) -> Finding:
    own = next((each for each in (release, detainee, case) if each is not None), None)
    named = tuple(pk for pk in others if pk != own)[:MOST_OTHERS]
    return Finding(rule, release, detainee, json.loads(seen), named, case)


def _few(text: str, given: dict[str, Any]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(text, given)
        rows: list[Any] = cursor.fetchall()
        return rows


def _rows(text: str, given: dict[str, Any]) -> Iterator[Any]:
    with connection.chunked_cursor() as cursor:
        cursor.execute(text, given)
        while rows := cursor.fetchmany(_AT_ONCE):
            yield from rows
