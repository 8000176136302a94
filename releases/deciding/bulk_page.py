"""The page of one verdict on many: how many would pass, which would not and why, and what became of each."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count

from accounts.models import User
from releases.deciding.presence import At, others_at_each
from releases.forms.bulk import ConfirmForm
from releases.models import BulkDecision, BulkRow, Presence, Release
from releases.models.bulk import BulkMove, BulkRowQuerySet, RowOutcome

NAMED = 500  # of those that pass, or were moved; the number says how many there are
SHOWN = 50  # releases under each sentence; the number says how many there are


@dataclass(frozen=True)
class Group:
    """The releases of which one sentence is true."""

    sentence: str
    number: int
    releases: list[Release]


class BulkPage:
    """One decision as the person who asked for it sees it."""

    def __init__(self, decision: BulkDecision, user: User, form: ConfirmForm) -> None:
        self.decision, self.user, self.form = decision, user, form

    @cached_property
    def counts(self) -> Mapping[str, int]:
        rows = BulkRow.objects.filter(decision=self.decision).order_by()
        return dict(rows.values_list("outcome").annotate(Count("pk")))

    @property
    def passing(self) -> int:
        """How many would pass, or still wait for their turn."""
        return self.counts.get(RowOutcome.PASSES, 0)

    @property
    def refused(self) -> int:
        return self.counts.get(RowOutcome.REFUSED, 0)

    @property
    def made(self) -> int:
        return self.counts.get(RowOutcome.DONE, 0)

    @property
    def looked_at(self) -> int:
        """How many of all somebody has looked at."""
        return self.decision.total - self.counts.get("", 0)

    @property
    def to_be_made(self) -> int:
        """Of how many the second half is: those that would have passed."""
        return self.passing + self.made

    @property
    def verifies(self) -> bool:
        return self.decision.name == BulkMove.VERIFY

    @cached_property
    def would_pass(self) -> list[Release]:
        """Those that would pass, or still wait for their turn, with their people."""
        return self._named(RowOutcome.PASSES)

    @cached_property
    def moved(self) -> list[Release]:
        """Those that were verified or returned, with their people."""
        return self._named(RowOutcome.DONE)

    def _named(self, outcome: str) -> list[Release]:
        rows = BulkRow.objects.visible_to(self.user).filter(decision=self.decision).in_state(outcome)
        return [row.release for row in rows.select_related("release__detainee")[:NAMED]]

    @cached_property
    def groups(self) -> list[Group]:
        """Those that are left out, by their sentence."""
        rows = BulkRow.objects.visible_to(self.user).filter(decision=self.decision).in_state(RowOutcome.REFUSED)
        counted = rows.order_by().values_list("sentence").annotate(number=Count("pk")).order_by("-number", "sentence")
        return [Group(sentence, number, self._with(rows.filter(sentence=sentence))) for sentence, number in counted]

    def _with(self, rows: BulkRowQuerySet) -> list[Release]:
        return [row.release for row in rows.select_related("release")[:SHOWN]]

    @cached_property
    def open_elsewhere(self) -> list[At]:
        """Of those that would pass, the ones that a colleague has open now."""
        rows = BulkRow.objects.visible_to(self.user).filter(decision=self.decision, outcome=RowOutcome.PASSES)
        now = Presence.objects.now().of_others(self.user).filter(release__in=rows.values("release")).order_by()
        open_ = Release.objects.visible_to(self.user, in_work=True).filter(pk__in=now.values("release"))
        return [at for each in others_at_each(open_[:SHOWN], self.user).values() for at in each]
