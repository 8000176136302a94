"""A flag as one person reads it: what was seen, in their language; in which records; and what they may do."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from django.db.models import QuerySet
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext

from accounts.access import holders_in_team, may
from accounts.aliases import Names
from accounts.models import User
from accounts.questions import Question
from accounts.rights import Right
from casework.models import MoveMade
from casework.moves import Offer
from detainees.models import Detainee
from releases.lists import FlagReason, Severity
from releases.models import FalseList, Flag, FlagOther, Release
from releases.models.flags import BY_HAND, FLAG, FlagQuerySet, FlagState, Record
from releases.suspicion.blocking import is_flagged, unresolved
from releases.suspicion.rule import RULES
from releases.suspicion.workflow import WORKFLOW, hand_over_of, workflow_of


def explanation(flag: Flag) -> str:
    """What was seen: the rule's sentence, or what somebody who raised it by hand said."""
    if flag.rule_id == BY_HAND:
        return flag.said
    rule = RULES.get(flag.rule_id)
    return rule.explain(flag.seen) if rule and flag.seen else str(flag.rule)


@dataclass(frozen=True)
class Sign:
    """What speaks against a record: a flag and the others it was seen in; of what was never submitted, no flag yet.

    `names` says under which name a colleague stands for the reader.
    """

    severity: str
    sentence: str
    flag: Flag | None = None
    others: list[Record] = field(default_factory=list)
    names: Names | None = None

    @property
    def owner(self) -> str:
        """Who looks at it; "" where nobody does."""
        return self._called(self.flag.owner) if self.flag else ""

    @property
    def resolved_by(self) -> str:
        """Who resolved it; "" where nobody did."""
        return self._called(self.flag.resolved_by) if self.flag else ""

    def _called(self, person: User | None) -> str:
        return self.names.of(person) if self.names and person else ""

    @property
    def of_flag(self) -> Flag:
        """The flag, where there is one."""
        if self.flag is None:
            raise LookupError("What was never submitted has no flag.")
        return self.flag

    @property
    def ticked_as(self) -> str:
        """What the box of its row in the inbox says: the flag, and at which of its moves it was seen."""
        return f"{self.of_flag.pk}.{self.of_flag.revision_number}"

    @property
    def blocks(self) -> bool:
        """Whether it stops a verification."""
        return self.severity == Severity.BLOCKING and (self.flag is None or self.flag.stands)


def signs(flags: Iterable[Flag], user: User | None) -> list[Sign]:
    """Each of these flags, which `user` sees, as they read it; the others of all are asked for at once.

    Of a list that a program writes (None) nobody is named.
    """
    rows, names = list(flags), Names(user) if user else None
    others: dict[int, list[Record]] = {}
    for other in FlagOther.objects.of([flag.pk for flag in rows]) if rows else ():
        others.setdefault(other.flag_id, []).append(other.record)
    return [Sign(flag.severity, explanation(flag), flag, others.get(flag.pk, []), names) for flag in rows]


def signs_against(release: Release, user: User) -> list[Sign]:
    """What speaks against a release that `user` works on, the gravest first; what was resolved comes last.

    What cannot be so in a release that was never submitted has no flag yet, and is shown as well.
    """
    rows: list[Flag] = []
    if is_flagged(release):  # few have any, and who may see them is a longer question
        seen = Flag.objects.visible_to(user).concerning(release.pk, release.detainee_id).filter(gone=False)
        rows = list(seen.with_subjects().select_related("resolved_by").order_by("-rank", "pk"))
    known = {(flag.rule_id, flag.fingerprint) for flag in rows}
    fresh = [each for each in unresolved(release) if (each.rule.code, each.fingerprint) not in known]
    found = [*signs(rows, user), *(Sign(each.rule.severity, each.sentence) for each in fresh)]
    return sorted(found, key=lambda sign: sign.flag is not None and not sign.flag.stands)


def signs_of_case(kind: str, number: int, user: User) -> list[Sign]:
    """What speaks against a case of a floor above, in the same order."""
    seen = Flag.objects.visible_to(user).filter(case__kind=kind, case__number=number, gone=False)
    found = signs(seen.with_subjects().select_related("resolved_by").order_by("-rank", "pk"), user)
    return sorted(found, key=lambda sign: sign.flag is not None and not sign.flag.stands)


_OF_PERSON = Question(lambda detainee: Flag.objects.filter(detainee=detainee))


def signs_about(detainee: Detainee, user: User) -> list[Sign]:
    """What speaks against a person on the register, in the same order."""
    if not _OF_PERSON.is_any(detainee=detainee.pk):
        return []
    seen = Flag.objects.visible_to(user).filter(detainee=detainee, gone=False)
    found = signs(seen.with_subjects().select_related("resolved_by").order_by("-rank", "pk"), user)
    return sorted(found, key=lambda sign: sign.flag is not None and not sign.flag.stands)


@dataclass(frozen=True)
class Step:
    """A move that was made, as the timeline shows it."""

    when: datetime
    who: str
    what: str
    kind: str
    why: str = ""


def _step(move: MoveMade, names: Names) -> Step:
    reason = str(FlagReason(move.reason).label) if move.reason else ""
    why = " – ".join(part for part in (reason, move.sentence) if part)
    return Step(move.at, names.of(move.by), str(WORKFLOW.moves[move.name].label), move.to_state, why)


class FlagPage:
    """One flag, on the way through the inbox that the address describes."""

    def __init__(self, flag: Flag, user: User, address: QueryDict, inbox: FlagQuerySet) -> None:
        self.flag, self.user, self.address, self._inbox = flag, user, address, inbox
        self._names = Names(user)

    @cached_property
    def sign(self) -> Sign:
        return signs([self.flag], self.user)[0]

    @cached_property
    def false_list(self) -> FalseList | None:
        """The list found false in which the record stands, for who decides on such lists."""
        seen = self.flag.seen or {}
        return FalseList.objects.visible_to(self.user).filter(pk=seen["list"]).first() if "list" in seen else None

    @cached_property
    def offers(self) -> list[Offer[Flag]]:
        """The moves that are this person's, open or with the sentence why not."""
        return workflow_of(self.flag).offers(self.flag, self.user)

    @cached_property
    def why_not_hand_over(self) -> str | None:
        return hand_over_of(self.flag).why_not(self.flag, self.user)

    @cached_property
    def colleagues(self) -> QuerySet[User]:
        """To whom it can be handed over."""
        return holders_in_team(hand_over_of(self.flag).right, self.flag.team).exclude(pk=self.flag.owner_id or 0)

    @cached_property
    def history(self) -> list[Step]:
        """The moves made, newest first, down to its raising."""
        made = MoveMade.objects.of(FLAG, self.flag.pk).select_related("by").reverse()
        by = self.flag.raised_by
        who = gettext("a rule") if by.is_system else self._names.of(by)
        raised = Step(self.flag.raised_at, who, gettext("Raised"), FlagState.OPEN)
        return [*(_step(move, self._names) for move in made), raised]

    @property
    def query(self) -> str:
        """The filters of the inbox, to be kept on the way through it."""
        return f"?{self.address.urlencode()}" if self.address else ""

    @cached_property
    def following(self) -> Flag | None:
        """The next one of the inbox, the gravest first; after the last one the first that is still there."""
        onward = self._inbox.beyond(self.flag, onward=True).first()
        return onward or self._inbox.exclude(pk=self.flag.pk).order_by("-rank", "-pk").first()

    @cached_property
    def preceding(self) -> Flag | None:
        return self._inbox.beyond(self.flag, onward=False).first()

    @property
    def next_address(self) -> str:
        """Where one goes on: the next flag, or the inbox where none is left."""
        after = self.following
        return (reverse("flags:flag", args=[after.pk]) if after else reverse("flags:inbox")) + self.query

    @property
    def decides(self) -> bool:
        return may(self.user, Right.DECIDE, self.flag.team)
