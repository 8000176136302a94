"""Findings become flags: a new one is raised, one that is there stays, what is no longer seen is gone.

A flag that somebody resolved stays resolved while its decisive values are the same. Made by the actor `suspicion`; the
rows of a rule that is in use are the only ones that are touched.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice

from django.db import connection
from django.db.models import Q
from django.utils import timezone

from accounts.acting import acting
from accounts.models import User
from casework.copying import new_ids
from detainees.models import Detainee
from releases.models import Flag, FlaggedCase, FlagOther, Release
from releases.models.cases import KINDS
from releases.models.flags import BY_HAND
from releases.suspicion.rule import Finding, Rule

LOCK = 72022113
_AT_ONCE = 2_000
_OLD = ("pk", "release_id", "detainee_id", "case__kind", "case__number", "fingerprint", "gone", "seen")
_ROW = ("release", "detainee", "case")
Place = tuple[int, int]  # a team and its organisation
Subject = tuple[str, int]  # the kind of record, and its id
Key = tuple[Subject, str]  # and the fingerprint


def watcher() -> User:
    """The actor as which the rules are asked."""
    return User.objects.system("suspicion")


@dataclass
class Kept:
    """How many flags are new, and the others (ids) that these name."""

    new: int = 0
    releases: set[int] = field(default_factory=set)
    persons: set[int] = field(default_factory=set)
    cases: set[int] = field(default_factory=set)


def keep(
    rule: Rule,
    findings: Iterable[Finding],
    releases: list[int] | None = None,
    persons: list[int] | None = None,
    cases: list[int] | None = None,
    *,
    asked_at: datetime | None = None,
) -> Kept:
    """Write what `rule` found in these records, or in the register, some at a time.

    Where only some were asked about, only of these is anything gone; never what was raised since the rule was asked,
    which was at `asked_at`, or is while the findings are read here.
    And only what is said of these is brought up to date: in a burst each entry would write all flags before it anew.
    """
    kept, standing, begun = Kept(), set[int](), asked_at or timezone.now()
    whole = releases is None and persons is None
    these = None if whole else _subjects(rule, releases or [], persons or [], cases or [])
    waiting = iter(findings)
    while some := list(islice(waiting, _AT_ONCE)):
        with acting(watcher()):
            _alone(rule)
            known = _known(rule, some)
            fresh = list({_key(each): each for each in some if _key(each) not in known}.values())
            standing |= _raise(fresh) | _keep_up(some, known, these)
        kept.new += len(fresh)
        if releases is not None:
            kept.releases |= {pk for each in fresh if each.release is not None for pk in each.others}
            kept.persons |= {pk for each in fresh if each.detainee is not None for pk in each.others}
            kept.cases |= {pk for each in fresh if each.case is not None for pk in each.others}
    _let_go(rule, standing, begun, None if whole else _any_of(rule, releases, persons, cases))
    return kept


def let_go_of_all_but(rules: Iterable[str]) -> None:
    """What rules raised that no longer run is gone."""
    over = Flag.objects.standing().exclude(rule__in=[*rules, BY_HAND])
    if over.exists():
        with acting(watcher()):
            over.update(gone=True)


def flagged_by(releases: list[int], persons: list[int]) -> set[str]:
    """The rules (codes) of which a flag stands on one of these records."""
    on_them = Flag.objects.standing().filter(Q(release__in=releases) | Q(detainee__in=persons))
    return set(on_them.order_by().values_list("rule", flat=True))


def _alone(rule: Rule) -> None:
    """Two who found the same wait for each other, for as long as some rows take."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, hashtext(%s))", [LOCK, rule.code])


def _key(finding: Finding) -> Key:
    return finding.subject, finding.fingerprint


def _known(rule: Rule, findings: list[Finding]) -> dict[Key, Flag]:
    """The flags of this rule that the records of these findings have."""
    of_release = [each.release for each in findings if each.release is not None]
    of_person = [each.detainee for each in findings if each.detainee is not None]
    of_case = [each.case for each in findings if each.case is not None]
    rows = Flag.objects.filter(_any_of(rule, of_release, of_person, of_case), rule=rule.code)
    return {(_subject(flag), flag.fingerprint): flag for flag in rows.select_related("case").only(*_OLD)}


def _any_of(rule: Rule, releases: list[int] | None, persons: list[int] | None, cases: list[int] | None) -> Q:
    """Whether a flag is of one of these records; the cases are of the rule's kind."""
    of_records = Q(release__in=releases or []) | Q(detainee__in=persons or [])
    return of_records | Q(case__in=FlaggedCase.objects.of(rule.kind, cases)) if cases else of_records


def _subject(flag: Flag) -> Subject:
    if flag.case is not None:
        return flag.case.kind, flag.case.number
    return ("release", flag.release_id) if flag.release_id else ("detainee", flag.detainee_id or 0)


def _subjects(rule: Rule, releases: list[int], persons: list[int], cases: list[int]) -> set[Subject]:
    """What a flag can be on, of records that were asked about."""
    kinds = (("release", releases), ("detainee", persons), (rule.kind, cases))
    return {(kind, pk) for kind, asked in kinds for pk in asked}


def _keep_up(findings: list[Finding], known: dict[Key, Flag], these: set[Subject] | None) -> set[int]:
    """Bring flags that are there up to date, of all subjects or of `these`; the ids of all."""
    found = [(each, known[_key(each)]) for each in findings if _key(each) in known]
    changed = [
        (each, flag)
        for each, flag in found
        if flag.gone or (flag.seen != each.seen and (these is None or each.subject in these))
    ]
    for each, flag in changed:
        Flag.objects.filter(pk=flag.pk).update(gone=False, seen=each.seen)
    _name_others(changed)
    return {flag.pk for _each, flag in found}


def _name_others(changed: list[tuple[Finding, Flag]]) -> None:
    """Others in which a flag is seen now; those in which it was seen before stay named."""
    rows = FlagOther.objects.filter(flag__in=[flag.pk for _each, flag in changed])
    named, cases = set(rows.values_list("flag", *_ROW)), _cases_of([each for each, _flag in changed])
    new = [_other(flag.pk, each, pk, cases) for each, flag in changed for pk in each.others]
    FlagOther.objects.bulk_create(
        row for row in new if (row.flag_id, row.release_id, row.detainee_id, row.case_id) not in named
    )


def _other(flag: int, finding: Finding, pk: int, cases: dict[int, int]) -> FlagOther:
    if finding.case is not None:
        return FlagOther(flag_id=flag, case_id=cases[pk])
    if finding.release is None:
        return FlagOther(flag_id=flag, detainee_id=pk)
    return FlagOther(flag_id=flag, release_id=pk)


def _cases_of(findings: list[Finding]) -> dict[int, int]:
    """By the id in its own table the row of each case that these findings name; made where it is not there yet."""
    named = {pk for each in findings if each.case is not None for pk in (each.case, *each.others)}
    if not named:
        return {}
    kind = KINDS[findings[0].rule.kind]
    missing = named - set(FlaggedCase.objects.of(kind.code, named).values_list("number", flat=True))
    FlaggedCase.objects.bulk_create(
        [
            FlaggedCase(kind=kind.code, number=pk, reference=reference, team_id=team, organisation_id=organisation,
                        needs=kind.right.value)
            for pk, reference, team, organisation in kind.places(missing)
        ],
        ignore_conflicts=True,
    )  # fmt: skip
    return dict(FlaggedCase.objects.of(kind.code, named).values_list("number", "pk"))


def _raise(findings: list[Finding]) -> set[int]:
    """New flags, with the others in which each was seen; their ids."""
    by, places, cases = watcher(), _places(findings), _cases_of(findings)
    flags, others = [], []
    for pk, each in zip(new_ids(Flag, len(findings)), findings, strict=True):
        team, organisation = places[each.subject]
        flags.append(
            Flag(
                pk=pk, rule_id=each.rule.code, severity=each.rule.severity, release_id=each.release,
                detainee_id=each.detainee, case_id=None if each.case is None else cases[each.case], team_id=team,
                organisation_id=organisation, seen=dict(each.seen), fingerprint=each.fingerprint, raised_by=by,
            )
        )  # fmt: skip
        others += [_other(pk, each, other, cases) for other in each.others]
    Flag.objects.bulk_create(flags)
    FlagOther.objects.bulk_create(others)
    return {flag.pk for flag in flags}


def _places(findings: list[Finding]) -> dict[Subject, Place]:
    """The team and the organisation of each subject."""
    found: dict[Subject, Place] = {}
    for kind, model in (("release", Release), ("detainee", Detainee)):
        asked = [pk for each in findings if (pk := getattr(each, kind)) is not None]
        rows = model.objects.filter(pk__in=asked).values_list("pk", "team_id", "organisation_id")
        found |= {(kind, pk): (team, organisation) for pk, team, organisation in rows}
    if of_cases := [each for each in findings if each.case is not None]:
        of_kind = KINDS[of_cases[0].rule.kind]
        places = of_kind.places([each.case for each in of_cases if each.case is not None])
        found |= {(of_kind.code, pk): (team, organisation) for pk, _reference, team, organisation in places}
    return found


def _let_go(rule: Rule, standing: set[int], begun: datetime, asked: Q | None) -> None:
    """What stood until now and was not found again is gone; nobody has to look at it. Of what was asked, or of all."""
    before = Flag.objects.filter(rule=rule.code, raised_at__lt=begun).standing()
    if asked is not None:
        before = before.filter(asked)
    over = [pk for pk in before.values_list("pk", flat=True).iterator() if pk not in standing]
    for start in range(0, len(over), _AT_ONCE):
        with acting(watcher()):
            Flag.objects.filter(pk__in=over[start : start + _AT_ONCE]).update(gone=True)
