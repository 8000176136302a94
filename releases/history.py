"""The revisions of a release or a finding as one person may read them: each by itself, and any two side by side.

Those who work on a record read all that was submitted, and what stands in it now. Who reads what is verified reads the
revisions that were verified, and no other; and nobody reads one about a person who is closed to them.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accounts.aliases import Names
from accounts.models import User
from casework.differences import Change
from casework.models import MoveMade
from releases.dossier import differences as differ_in_release
from releases.dossier import words_of
from releases.findings.page import differences as differ_in_finding
from releases.models import Finding, Release
from releases.models.facts import fact_fields
from releases.models.findings import FINDING
from releases.models.findings import fact_fields as fact_fields_of_finding
from releases.models.moved import not_restricted_from
from releases.models.releases import SUBJECT

NOW = 0  # the number under which the working copy is compared
VERIFY = "verify"

Case = Release | Finding


@dataclass(frozen=True)
class Line:
    """A revision as the list shows it: its number, who submitted it when, whether it was verified, and its address."""

    number: int
    who: str
    when: Any
    verified: bool
    url: str

    @property
    def label(self) -> str:
        if self.number == NOW:
            return _("What stands there now")
        return _("Revision %(number)s") % {"number": self.number}


class History:
    """What one person may read of what was submitted of one record, which they may open."""

    def __init__(self, case: Case, user: User) -> None:
        self.case, self.user = case, user
        self.at_work = case.worked_on_by(user)
        self.names = Names(user)

    @property
    def compare_url(self) -> str:
        return self._url("compare")

    def _url(self, name: str, *number: int) -> str:
        kind = "finding-" if isinstance(self.case, Finding) else ""
        return reverse(f"releases:{kind}{name}", args=[self.case.reference, *number])

    @cached_property
    def revisions(self) -> dict[int, Any]:
        """Those that may be read, by number, the newest first."""
        found = self._readable().select_related("submitted_by").order_by("-number")
        return {revision.number: revision for revision in found}

    def _readable(self) -> QuerySet[Any]:
        rows: Any = self.case.revisions
        found: QuerySet[Any] = rows.all()
        if isinstance(self.case, Release):
            found = found.filter(not_restricted_from(self.user))
        if not self.at_work:
            found = found.filter(number__in=list(self.verified))
        return found

    @cached_property
    def verified(self) -> dict[int, MoveMade]:
        """The moves by which revisions were verified, by number."""
        subject = FINDING if isinstance(self.case, Finding) else SUBJECT
        moves = MoveMade.objects.of(subject, self.case.pk).filter(name=VERIFY).select_related("by")
        return {move.revision: move for move in moves}

    @cached_property
    def lines(self) -> list[Line]:
        """The revisions for a list, the newest first."""
        return [
            Line(
                number, self.names.of(one.submitted_by), one.submitted_at, number in self.verified,
                self._url("revision", number),
            )
            for number, one in self.revisions.items()
        ]  # fmt: skip

    @property
    def choices(self) -> list[tuple[int, str]]:
        """What can be compared: the working copy for who works on it, and each revision."""
        now = [(NOW, _("What stands there now"))] if self.at_work else []
        return now + [(line.number, line.label) for line in self.lines]

    @property
    def repeated(self) -> set[int]:
        """The working copy, where it says what the last of several revisions says: nobody asks in what they differ."""
        last = next(iter(self.revisions.values()), None)
        if last is None or len(self.revisions) == 1 or self.differences(last, self.case):
            return set()
        return {NOW}

    def facts_of(self, number: int) -> Any | None:
        """A revision, or the working copy; None where there is none that may be read."""
        if number == NOW:
            return self.case if self.at_work else None
        return self.revisions.get(number)

    def rows_of(self, facts: Any) -> list[tuple[str, str]]:
        """Label and words of each fact that is known."""
        shown = ((field, words_of(facts, field)) for field in self._fields)
        return [(capfirst(str(field.verbose_name)), text) for field, text in shown if text]

    @cached_property
    def _fields(self) -> list[Any]:
        if isinstance(self.case, Finding):
            return list(fact_fields_of_finding())
        hidden = () if self.at_work else ("of_group",)
        return [field for field in fact_fields() if field.name not in hidden]

    def differences(self, old: Any, new: Any) -> list[Change]:
        """In what two of them differ."""
        if isinstance(self.case, Finding):
            return differ_in_finding(old, new)
        read = {capfirst(str(field.verbose_name)) for field in self._fields}
        return [change for change in differ_in_release(old, new) if change.label in read]


class RevisionPage:
    """One past revision: its facts, who submitted and verified it, and in what it differs from the one before."""

    def __init__(self, history: History, number: int) -> None:
        self.history, self.number = history, number
        self.revision = history.revisions[number]
        self.verified = history.verified.get(number)

    @property
    def rows(self) -> list[tuple[str, str]]:
        return self.history.rows_of(self.revision)

    @property
    def people(self) -> list[tuple[str, str, datetime]]:
        """Who had a part in it, and when."""
        called = self.history.names.of
        found = [(_("Submitted by"), called(self.revision.submitted_by), self.revision.submitted_at)]
        return found + ([(_("Verified by"), called(self.verified.by), self.verified.at)] if self.verified else [])

    @cached_property
    def _beside(self) -> tuple[int | None, int | None]:
        numbers = sorted(self.history.revisions)
        place = numbers.index(self.number)
        before = numbers[place - 1] if place else None
        return before, numbers[place + 1] if place + 1 < len(numbers) else None

    @property
    def before(self) -> int | None:
        return self._beside[0]

    @property
    def after(self) -> int | None:
        return self._beside[1]

    @cached_property
    def changes(self) -> list[Change]:
        """What differs from the one before; nothing where it is the first."""
        if self.before is None:
            return []
        return self.history.differences(self.history.revisions[self.before], self.revision)
