"""What one supervisor sees of one pair: the persons side by side, why they may be one, what was decided, the way on."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import QueryDict

from accounts.models import User
from detainees.desk.comparing import Cell, Row, beside, compared
from detainees.desk.deciding import sides_of, state_of
from detainees.desk.explaining import Explanation, explain
from detainees.desk.groups import group_of
from detainees.dossier import Dossier
from detainees.forms.duplicates import PairFilters
from detainees.merging.conditions import why_not_decide
from detainees.models import Detainee, Pair, PairVerdict
from detainees.models.pairs import PairQuerySet
from detainees.panels import Panel, desk_panels_of


@dataclass(frozen=True)
class Member:
    """One person of the group, in a column of their own; `asked` are the two of the pair."""

    dossier: Dossier
    panels: list[Panel]
    asked: bool

    @property
    def detainee(self) -> Detainee:
        return self.dossier.detainee


class PairPage:
    """The page of one pair for one person."""

    def __init__(self, pair: Pair, user: User, address: QueryDict) -> None:
        self.pair, self.user, self.address = pair, user, address
        self.one, self.other = sides_of(pair)

    @property
    def are_one(self) -> bool:
        """Whether the two were merged already."""
        return {entry.pk for entry in self.one} == {entry.pk for entry in self.other}

    @cached_property
    def state(self) -> str:
        """What the page was drawn from; sent along with a decision."""
        return state_of(self.pair, [*self.one, *self.other])

    @cached_property
    def members(self) -> list[Member]:
        asked = {self.pair.one.standing_id, self.pair.other.standing_id}
        return [
            Member(Dossier(person, self.user), desk_panels_of(person, self.user), person.pk in asked)
            for person in group_of(self.pair, self.user)
        ]

    @property
    def is_group(self) -> bool:
        return len(self.members) > 2

    @cached_property
    def rows(self) -> list[tuple[Row, list[Cell]]]:
        """What is known of each, thing by thing."""
        rows = compared([member.dossier.entries for member in self.members], self.user)
        return beside([member.detainee for member in self.members], rows)

    @cached_property
    def explanation(self) -> Explanation:
        return explain(self.pair)

    @cached_property
    def verdicts(self) -> list[PairVerdict]:
        """What was decided of the pair, the newest first."""
        return list(self.pair.verdicts.select_related("by").order_by("-pk"))

    @cached_property
    def why_not(self) -> str:
        """The sentence that says why this person may not decide it, or nothing."""
        return str(why_not_decide([*self.one, *self.other], self.user) or "")

    @cached_property
    def query(self) -> str:
        """The filters of the desk, to be kept on the way through it."""
        kept = self.address.copy()
        kept.pop("member", None)
        return f"?{kept.urlencode()}" if kept else ""

    @cached_property
    def following(self) -> Pair | None:
        """The next pair of the desk, by score; after the last one the first that is still there."""
        others = self._waiting.exclude(pk=self.pair.pk).order_by("-score", "-pk")
        return self._waiting.beyond(self.pair, onward=True).first() or others.first()

    @cached_property
    def preceding(self) -> Pair | None:
        return self._waiting.beyond(self.pair, onward=False).first()

    @cached_property
    def _waiting(self) -> PairQuerySet:
        chosen: Any = PairFilters(self.address, user=self.user).narrow(Pair.objects.on_desk_of(self.user))
        found: PairQuerySet = chosen  # narrowing keeps the kind
        return found
