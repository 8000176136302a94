"""What floors above keep, as far as flags name it: a reference, whose it is, and the right by which it is seen.

Nothing here leads upward. A floor above says of what kind its cases are (`case_kind`) when its rules are found.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.access import where
from accounts.models import Organisation, Team, User
from accounts.rights import Right
from accounts.sensitivity import Declaration, Rights
from casework.kept import KeptForeignKey

Place = tuple[int, str, int, int]  # of a case: its id, reference, team and organisation


@dataclass(frozen=True)
class CaseKind:
    """One kind of case: what moves and authorship call it, the right of its team by which it is seen, and where it is.

    `places` tells of these ids, `address` where a case with this reference is opened.
    """

    code: str
    right: Right
    places: Callable[[Iterable[int]], Iterable[Place]]
    address: Callable[[str], str]


KINDS: dict[str, CaseKind] = {}


def case_kind(new: CaseKind) -> CaseKind:
    """Put a kind on the list."""
    if KINDS.get(new.code, new) is not new:
        raise ValueError(f"There is a kind of case “{new.code}” already.")
    KINDS[new.code] = new
    return new


class FlaggedCaseQuerySet(models.QuerySet["FlaggedCase"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those of the teams in which `user` has the right by which such cases are seen."""
        seen = Q(pk__in=[])
        for right in sorted({kind.right for kind in KINDS.values()}):
            seen |= Q(needs=right.value, team__in=where(user, right))
        return self.filter(seen)

    def of(self, kind: str, numbers: Iterable[int]) -> Self:
        """Those of this kind with these ids in their own table."""
        return self.filter(kind=kind, number__in=list(numbers))


class FlaggedCase(models.Model):
    """A case of a floor above that a flag is about, or in which one was seen; `number` is its id there, and `needs` the
    right by which it is seen.

    The floor above guards that it says what the case says (families/sql/flags.sql).
    """

    kind = models.CharField(max_length=20)
    number = models.BigIntegerField()
    reference = models.CharField(max_length=11, db_collation="C")
    organisation = KeptForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", db_index=False)
    team = KeptForeignKey(Team, on_delete=models.PROTECT, related_name="+", db_index=False)
    needs = models.CharField(max_length=40)

    objects = FlaggedCaseQuerySet.as_manager()

    declaration = Declaration(
        internal=("id", "kind", "number", "reference", "organisation", "team", "needs"), rights=Rights.APPEND
    )

    class Meta:
        verbose_name = _("flagged case")
        verbose_name_plural = _("flagged cases")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["kind", "number"], name="flaggedcase_once")]

    def __str__(self) -> str:
        return self.reference

    external_id = ""  # what is imported has one

    def get_absolute_url(self) -> str:
        """Where it is opened; the address has the reference and no name."""
        return KINDS[self.kind].address(self.reference)


def may_see_cases(user: User | AnonymousUser) -> bool:
    """Whether `user` sees cases of any kind."""
    return any(where(user, kind.right) for kind in KINDS.values())
