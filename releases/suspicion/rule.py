"""What a rule is: its name, how grave it is, one SELECT, and a sentence made of what was seen.

    rule(Rule(
        code="before-wave", severity=Severity.BLOCKING, title=_("The release lies before its wave began."),
        explain=_explain, decisive=("released", "wave"), asked=True,
        select=\"\"\"SELECT release, person, ... FROM told WHERE ...\"\"\"))

The SELECT answers `release`, `detainee` (one of them NULL: the subject), `others` (bigint[], ids of the same kind; the
subject may be among them) and `seen` (jsonb of dates, codes, counts and ids). That of a rule about cases of a floor
above (`kind`) may answer a fifth column, the id of a case, and then the first two are NULL. It reads `told`, `arrested`
and `registered` (releases/suspicion/told.py), which hold the whole register, or only the records that are asked about,
or what somebody is typing: it is one text for all three. What looks beyond these records begins at them and reads on in
the tables; it may answer with more records than were asked about.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from releases.lists import Severity

Seen = Mapping[str, Any]
MOST_OTHERS = 20  # that one flag names


@dataclass(frozen=True)
class Finding:
    """One rule saw something in one record: a release, a person, or a case of the rule's kind (ids)."""

    rule: "Rule"
    release: int | None
    detainee: int | None
    seen: Seen
    others: tuple[int, ...] = ()
    case: int | None = None

    @property
    def subject(self) -> tuple[str, int]:
        """The kind of the record and its id."""
        if self.case is not None:
            return self.rule.kind, self.case
        return ("release", self.release) if self.release is not None else ("detainee", self.detainee or 0)

    @property
    def fingerprint(self) -> str:
        """Changes when one of the decisive values does, so that what somebody resolved holds for these alone."""
        return fingerprint(self.seen[name] for name in self.rule.decisive if name in self.seen)

    @property
    def sentence(self) -> str:
        """What was seen, in the reader's language."""
        return self.rule.explain(self.seen)


Sieve = Callable[[Iterable[Finding], list[int] | None], Iterator[Finding]]  # with the releases that are asked about


@dataclass(frozen=True)
class Rule:
    """One rule. Its numbers are reference data (releases/reference/rules.json), named in `select` as parameters.

    `asked`: also asked of facts that somebody is typing, and live before a verification; such a rule reads what
    releases/suspicion/told.py has, and nothing else. `live`: asked before a verification too, though it reads more.
    `kind`: of which cases of a floor above it speaks (releases/models/cases.py); their ids are the parameter `cases`.
    `whose` answers with the people (ids) whose own acts it speaks of: none of them resolves it.
    `prepare` is called before the SELECT with the releases that are asked about, or None for all; `sieve` is given what
    it found, and answers with what remains.
    """

    code: str
    severity: Severity
    title: str | Promise
    explain: Callable[[Seen], str]
    decisive: tuple[str, ...]
    select: str
    tables: str = ""  # further WITH queries, each beginning with a comma
    asked: bool = False
    live: bool = False
    kind: str = ""
    whose: Callable[[Seen], set[int]] | None = None
    sieve: Sieve | None = None
    prepare: Callable[[list[int] | None], None] | None = None

    def sieved(self, findings: Iterable[Finding], releases: list[int] | None) -> Iterable[Finding]:
        """Those that remain, where these releases are asked about."""
        return self.sieve(findings, releases) if self.sieve else findings


RULES: dict[str, Rule] = {}


def rule(new: Rule) -> Rule:
    """Put a rule on the list."""
    if RULES.get(new.code, new) is not new:
        raise ValueError(f"There is a rule “{new.code}” already.")
    RULES[new.code] = new
    return new


def fingerprint(values: Iterable[Any]) -> str:
    """A digest of values; those of a list count one by one."""
    flat: list[str] = []
    for value in values:
        flat += map(str, value) if isinstance(value, list | tuple) else [str(value)]
    return hashlib.sha256("|".join(flat).encode()).hexdigest()
