"""The inbox of flags: how many wait, how good each rule was, and several resolved with one reason."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import ngettext

from accounts.models import User
from casework.kept import kept
from casework.moves import Given, Refusal
from releases.models import Flag, SuspicionRule
from releases.suspicion.page import Sign, signs
from releases.suspicion.workflow import workflow_of

COUNTED = 1_000  # more than anybody reads; every page would wait for the count
Ticked = tuple[int, int]  # the id of a flag, and how many moves it had made when the page was drawn


def waiting_in_inbox(user: User, most: int = COUNTED) -> int:
    """The flags that wait for a decision of `user`, counted up to `most`."""
    standing = Flag.objects.decidable_by(user).standing().order_by()
    first = list(standing.values_list("pk", flat=True)[:most])  # by their index; which one sees is a longer question
    seen = Flag.objects.visible_to(user).filter(pk__in=first).order_by().count() if first else 0
    if seen == len(first) or len(first) < most:
        return seen
    return standing.visible_to(user)[:most].count()


@dataclass(frozen=True)
class Precision:
    """Of one rule: flags that wait, that were resolved, and of these how many were found to be something."""

    rule: SuspicionRule
    waiting: int
    resolved: int
    right: int

    @property
    def share(self) -> int | None:
        """How many of a hundred that were resolved; None where none was."""
        return round(100 * self.right / self.resolved) if self.resolved else None


def precision_of_rules(user: User) -> list[Precision]:
    """The rules that raised something which `user` decides on, those that were right least often first."""
    rules = kept(SuspicionRule)
    rows = Flag.objects.visible_to(user).decidable_by(user).by_rule()
    found = [Precision(rules[row["rule"]], row["waiting"], row["resolved"], row["right"]) for row in rows]
    return sorted(found, key=lambda each: (each.share is None, each.share or 0, each.rule.code))


@dataclass(frozen=True)
class Refused:
    """A flag of a bulk decision that was not resolved, and the sentence why."""

    sign: Sign
    sentence: str


def resolve_many(ticked: Iterable[Ticked], reason: str, sentence: str, *, by: User) -> tuple[int, list[Refused]]:
    """Resolve each that alone would pass: how many were, and those that were not."""
    done, refused = 0, dict[int, str]()
    mine = Flag.objects.visible_to(by)
    seen = mine.with_subjects().in_bulk(list(dict(ticked)))
    for pk, moves in dict(ticked).items():
        if pk not in seen:
            continue
        answer = workflow_of(seen[pk]).make("resolve", mine, pk, by=by, given=Given(moves, reason, sentence))
        if isinstance(answer, Refusal):
            refused[pk] = answer.sentence
        else:
            done += 1
    left = signs(mine.filter(pk__in=list(refused)).with_subjects().order_by("-rank", "pk"), by)
    return done, [Refused(sign, refused[sign.flag.pk]) for sign in left if sign.flag]


def said(done: int) -> str:
    """What a bulk decision did, in a sentence."""
    return ngettext("%(count)s flag is resolved.", "%(count)s flags are resolved.", done) % {"count": done}
