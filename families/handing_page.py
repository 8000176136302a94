"""The page on which inquiries are handed over: how many, to whom they may go, and what is done with the form."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import Team, User
from casework.moves import Given, Refusal
from families.forms.handing import ALL, HARD, ONE, PERSON, HandOverForm
from families.handing import AT_ONCE, GONE, OTHERS, about_the_same, colleagues_of, hand_over, hand_over_all
from families.models import Inquiry
from families.models.hard import hard
from families.models.inquiries import InquiryQuerySet
from families.spreading import Suggestion, suggestion
from families.workflow import WORKFLOW

Choices = list[tuple[str, str | Promise]]


@dataclass(frozen=True)
class OfInquiry:
    """One inquiry, and what its owner has besides about the person."""

    inquiry: Inquiry
    user: User

    nothing = False

    @property
    def more(self) -> bool:
        """Whether there are more than go at once."""
        return self._count > AT_ONCE

    @cached_property
    def _count(self) -> int:
        return self.same.count()

    @property
    def over(self) -> str:
        """What stands over the heading."""
        return str(self.inquiry.reference)

    @property
    def url(self) -> str:
        """Where the page leads back to."""
        return self.inquiry.get_absolute_url()

    @cached_property
    def refusal(self) -> Refusal | None:
        """Why this person may not hand it over, in a sentence."""
        sentence = WORKFLOW.why_not("hand-over", self.inquiry, self.user)
        return Refusal(sentence) if sentence else None

    @cached_property
    def is_hard(self) -> bool:
        return Inquiry.objects.visible_to(self.user).filter(hard(), pk=self.inquiry.pk).exists()

    @cached_property
    def suggestion(self) -> Suggestion | None:
        return suggestion(self.inquiry.owner, self.inquiry.team, hard=self.is_hard)

    @cached_property
    def same(self) -> InquiryQuerySet:
        """All that the owner has about the person, this one among them."""
        return about_the_same(self.inquiry, self.user)

    def form(self, data: Any, chosen: str) -> HandOverForm:
        choices: Choices = [(ONE, _("This inquiry"))]
        count = self._count
        if count > 1:
            said = ngettext("The one about this person", "All %(count)d about this person", count) % {"count": count}
            choices.append((PERSON, said))
        to = self.suggestion.to if self.suggestion else None
        return HandOverForm(
            data, colleagues=colleagues_of(self.inquiry.owner_id, self.inquiry.team), suggested=to, choices=choices,
            chosen=chosen, revision=self.inquiry.revision_number, seen=str(self._count),
        )  # fmt: skip

    def give(self, said: Mapping[str, Any]) -> int | Refusal:
        """Hand over what was chosen; how many, or why not."""
        if said["which"] == PERSON:
            if said["seen"] != str(self._count):
                return Refusal(str(OTHERS), stale=True)
            return hand_over_all(
                self.same, self.inquiry.owner, self.inquiry.team, said["to"], by=self.user, sentence=said["sentence"],
                expected=self._count,
            )  # fmt: skip
        given = Given(said["revision"] or 0, sentence=said["sentence"])
        answer = hand_over(self.inquiry, said["to"], by=self.user, given=given)
        return answer if isinstance(answer, Refusal) else 1


@dataclass(frozen=True)
class OfOwner:
    """What somebody has at a desk: the hard ones, or all."""

    owner: User
    team: Team
    user: User

    @property
    def over(self) -> str:
        return f"{self.owner} · {self.team}"

    @property
    def url(self) -> str:
        return reverse("families:workload")

    @property
    def nothing(self) -> bool:
        """Whether they have nothing open."""
        return not self.counts[ALL]

    @property
    def more(self) -> bool:
        return self.counts[ALL] > AT_ONCE

    @cached_property
    def suggestion(self) -> Suggestion | None:
        return suggestion(self.owner, self.team, hard=bool(self.counts[HARD]))

    @property
    def _all(self) -> InquiryQuerySet:
        return Inquiry.objects.visible_to(self.user).at_work().filter(owner=self.owner, team=self.team)

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many there are of each."""
        return {HARD: self._all.filter(hard()).count(), ALL: self._all.count()}

    @property
    def _seen(self) -> str:
        """How many there are, as the page says it."""
        return ".".join(str(count) for count in self.counts.values())

    def form(self, data: Any, chosen: str) -> HandOverForm:
        choices: Choices = [(which, said) for which, said in self._said() if self.counts[which]]
        return HandOverForm(
            data, colleagues=colleagues_of(self.owner.pk, self.team),
            suggested=self.suggestion.to if self.suggestion else None, choices=choices or [(ALL, "")],
            chosen=chosen, seen=self._seen,
        )  # fmt: skip

    def _said(self) -> Choices:
        hard_ones, all_ = self.counts[HARD], self.counts[ALL]
        return [
            (HARD, ngettext("The hard one", "The %(count)d hard ones", hard_ones) % {"count": hard_ones}),
            (ALL, ngettext("The one that is open", "All %(count)d that are open", all_) % {"count": all_}),
        ]

    def give(self, said: Mapping[str, Any]) -> int | Refusal:
        """Hand over what was chosen, at most `AT_ONCE`; how many, or why not."""
        which = said["which"]
        if self.nothing:
            return Refusal(str(GONE), stale=True)
        if said["seen"] != self._seen:
            return Refusal(str(OTHERS), stale=True)
        found = self._all.filter(hard()) if which == HARD else self._all
        count, sentence = self.counts[which], said["sentence"]
        return hand_over_all(found, self.owner, self.team, said["to"], by=self.user, sentence=sentence, expected=count)
