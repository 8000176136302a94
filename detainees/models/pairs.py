"""Two entries that may be one person: what the register job and the look-back after each submission have found."""

from collections.abc import Collection, Iterable
from typing import Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, Least
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import where
from accounts.models import User
from accounts.questions import Blank, Question
from accounts.rights import Right
from accounts.sensitivity import Declaration
from casework.kept import KeptForeignKey
from casework.lists import known
from casework.reading import once_a_page
from detainees.models.detainees import Detainee
from detainees.models.linkage import FLAGGED_FROM, DeskThreshold


class PairDecision(models.TextChoices):
    """What somebody made of a pair; *later* is undecided."""

    SAME = "same", _("same person")
    DIFFERENT = "different", _("different people")
    LATER = "later", _("later")


class PairQuerySet(models.QuerySet["Pair"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Pairs of which `user` may open both entries."""
        persons = Detainee.objects.visible_to(user)
        return self.filter(one__in=persons, other__in=persons)

    def with_entries(self) -> Self:
        """With the two entries that a line or a page shows."""
        return self.select_related("one", "other")

    def decidable_by(self, user: User) -> Self:
        """Those of which one person has an entry of a team in which `user` decides."""
        teams = where(user, Right.DECIDE)
        return self.filter(Q(one__team__in=teams) | Q(other__team__in=teams) | _of_merged(teams))

    def on_desk_of(self, user: User) -> Self:
        """Those that `user` may open and decide on, decided or not."""
        return self.visible_to(user).decidable_by(user)

    def touching(self, entries: Iterable[int]) -> Self:
        """Those of which one of these is an entry."""
        known = list(entries)
        return self.filter(Q(one__in=known) | Q(other__in=known))

    def beyond(self, pair: "Pair", *, onward: bool) -> Self:
        """Those that come after this one on the desk, the nearest first; or before it."""
        if onward:
            return self.filter(Q(score__lt=pair.score) | Q(score=pair.score, pk__lt=pair.pk)).order_by("-score", "-pk")
        return self.filter(Q(score__gt=pair.score) | Q(score=pair.score, pk__gt=pair.pk)).order_by("score", "pk")

    def undecided(self) -> Self:
        """Found, not gone, and nobody has said same or different; the likeliest first."""
        waiting = self.filter(gone=False, decision__in=("", PairDecision.LATER))
        return waiting.order_by("-score", "pk")

    def of(self, entry: Detainee) -> Self:
        """Pairs of the person of this entry: where another entry stands for it, that one's."""
        person = entry.merged_into_id or entry.pk
        return self.filter(Q(one=person) | Q(other=person))

    def standing(self) -> Self:
        """Likely duplicates: undecided, with the score that the desk of one of the two teams asks for.

        The desk and every count ask this.
        """
        asked = Least(_threshold("one"), _threshold("other"))
        return self.undecided().filter(score__gte=_least_threshold()).filter(score__gte=asked)

    def stopping(self, person: int | Blank) -> Self:
        """Those that stop a verification for a person (the entry that stands): standing, the other side not restricted.

        Of a restricted person nothing is said, not even by what cannot be done: such a pair waits at the desk of those
        to whom both are open. PostgreSQL has it as `is_likely_duplicate`.
        """
        other_is_open = Q(one=person, other__restricted=False) | Q(other=person, one__restricted=False)
        return self.standing().filter(other_is_open)


def _ends_of_standing() -> "models.QuerySet[Pair, tuple[Any, ...]]":
    return Pair.objects.standing().order_by().values_list("one", "one__restricted", "other", "other__restricted")


_ENDS_OF_STANDING = Question(_ends_of_standing)


def persons_stopped() -> set[int]:
    """The persons (ids of the entries that stand) whose verification a pair stops: `stopping`, asked of everybody."""
    return {
        stopped
        for one, one_restricted, other, other_restricted in _ENDS_OF_STANDING.rows()
        for stopped, with_restricted in ((one, other_restricted), (other, one_restricted))
        if not with_restricted
    }


def _of_merged(teams: Collection[int]) -> Q:
    """That an entry which is one person with one of the two belongs to these teams: the one that stands, or another."""
    found = Q()
    for end in ("one", "other"):
        beside = Detainee.objects.filter(
            team__in=teams, merged_into=Coalesce(OuterRef(f"{end}__merged_into"), OuterRef(end))
        )
        found |= Q(**{f"{end}__merged_into__team__in": teams}) | Q(Exists(beside))
    return found


def _least_threshold() -> Least:
    """The least score that any team asks for: what is below it is set aside before the two entries are read."""
    chosen = DeskThreshold.objects.order_by("least_score").values("least_score")[:1]
    return Least(Subquery(chosen), Value(FLAGGED_FROM))


def _threshold(entry: str) -> Coalesce:
    """The least score that the team of this entry asks for."""
    chosen = DeskThreshold.objects.filter(team=OuterRef(f"{entry}__team"))
    return Coalesce(Subquery(chosen.values("least_score")), Value(FLAGGED_FROM))


class Pair(models.Model):
    """Two entries of one organisation, the earlier (`one`) first, and why they may be one person.

    `score` is the probability that they are, from 0 to 1; `bits` what speaks for it, against the best of the `rival`
    explanations (stranger, sibling, …), which has `rival_bits`. `evidence` lists `[field, level, bits]` of each thing
    that was compared. `fingerprint` is of the facts that were compared: *different* holds until it changes. `gone` says
    that by the facts of today they are no longer likely.
    """

    organisation = KeptForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="+")
    one = models.ForeignKey(Detainee, on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey(Detainee, on_delete=models.PROTECT, related_name="+")
    score = models.FloatField(_("score"))
    bits = models.FloatField()
    rival = models.CharField(max_length=20, blank=True)
    rival_bits = models.FloatField(default=0)
    evidence: "models.JSONField[list[Any], list[Any]]" = models.JSONField(default=list)
    fingerprint = models.CharField(max_length=64)
    weights = models.PositiveIntegerField(default=0)  # the version of the weights by which it was scored
    found_at = models.DateTimeField(default=timezone.now)
    gone = models.BooleanField(default=False)
    decision = models.CharField(_("decision"), max_length=10, choices=PairDecision, blank=True)

    objects = PairQuerySet.as_manager()

    declaration = Declaration(
        internal=(
            "id", "organisation", "one", "other", "score", "bits", "rival", "rival_bits", "fingerprint", "weights",
            "found_at", "gone", "decision",
        ),
        personal=("evidence",),
    )  # fmt: skip

    class Meta:
        verbose_name = _("likely duplicate")
        verbose_name_plural = _("likely duplicates")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="pair_once"),
            models.CheckConstraint(name="pair_in_order", condition=Q(one__lt=F("other"))),
            models.CheckConstraint(name="pair_score_is_a_share", condition=Q(score__gte=0, score__lte=1)),
            known("decision", PairDecision, blank=True),
        ]
        indexes = [
            models.Index(
                fields=["organisation", "-score", "id"],
                name="pair_undecided",
                condition=Q(gone=False, decision__in=["", "later"]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.one_id} ~ {self.other_id}"

    def get_absolute_url(self) -> str:
        """Where it is decided; the address has a number and no name."""
        return reverse("duplicates:pair", args=[self.pk])

    @property
    def percent(self) -> int:
        """The score in hundredths; never 100, for nothing is certain."""
        return min(round(100 * self.score), 99)


_STOPPING = Question(Pair.objects.stopping)
_PAIRS = Question(lambda person: Pair.objects.filter(Q(one=person) | Q(other=person)))


def is_stopped(entry: Detainee) -> bool:
    """Whether a pair stops a verification for the person of this entry."""
    return has_pairs(entry) and _STOPPING.is_any(person=entry.standing_id)  # which of them do is a longer question


@once_a_page
def has_pairs(entry: Detainee) -> bool:
    """Whether there is any pair of the person of this entry, decided or not, whoever may see it."""
    return _PAIRS.is_any(person=entry.standing_id)
