"""Signs that something may be wrong with a record: what was seen, where, and what somebody made of it."""

from collections.abc import Iterable
from typing import Any, Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Case, Count, Exists, OuterRef, Q, Value, When
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.access import where
from accounts.models import Organisation, Team, User
from accounts.models.teams import in_language
from accounts.questions import Blank
from accounts.rights import Right
from accounts.sensitivity import Declaration, Rights
from casework.kept import KeptForeignKey
from casework.lists import known
from detainees.models import Detainee
from detainees.models.detainees import named_to
from releases.lists import FlagReason, Severity
from releases.models.cases import FlaggedCase, may_see_cases
from releases.models.releases import Release

FLAG = "flag"  # the subject of its moves
BY_HAND = "by-hand"
_RANKS = {Severity.INFO: 1, Severity.WARNING: 2, Severity.BLOCKING: 3}
Record = Release | Detainee | FlaggedCase
_MOVED = ("status", "status_since", "revision_number", "reason", "sentence", "resolved_by", "resolved_at")


class SuspicionRuleQuerySet(models.QuerySet["SuspicionRule"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """The rules are no secret: who is signed in sees them."""
        return self if user.is_authenticated else self.none()


class SuspicionRule(models.Model):
    """A rule as administrators keep it: whether it is in use, and its numbers, of which `basis` says what they mean.

    What it looks for is code (releases/suspicion/rules/).
    """

    code = models.SlugField(_("code"), max_length=40, primary_key=True)
    name_ar = models.CharField(_("name in Arabic"), max_length=200)
    name_en = models.CharField(_("name in English"), max_length=200)
    in_use = models.BooleanField(_("in use"), default=True)
    numbers: "models.JSONField[dict[str, float], dict[str, float]]" = models.JSONField(
        _("numbers"), default=dict, blank=True
    )
    basis = models.TextField(_("what the numbers mean"), blank=True)

    objects = SuspicionRuleQuerySet.as_manager()

    declaration = Declaration(public=("code", "name_ar", "name_en", "in_use", "numbers", "basis"))

    class Meta:
        verbose_name = _("suspicion rule")
        verbose_name_plural = _("suspicion rules")
        ordering = ["code"]

    def __str__(self) -> str:
        return in_language(self.name_ar, self.name_en)


class FlagState(models.TextChoices):
    """Where a flag is in its life."""

    OPEN = "open", pgettext_lazy("flag", "open")
    LOOKED_AT = "looked-at", _("being looked at")
    RESOLVED = "resolved", _("resolved")


_WAITING = (FlagState.OPEN, FlagState.LOOKED_AT)


def _of_one_record() -> Q:
    """A row is of a release, of a person, or of a case of a floor above."""
    kinds = ("release", "detainee", "case")
    one = Q()
    for kind in kinds:
        one |= Q(**{f"{other}__isnull": other != kind for other in kinds})
    return one


def _closed_to(user: User | AnonymousUser) -> Q:
    """Whether a row is of somebody restricted who was not opened to `user`, or of a release of theirs."""
    closed = Detainee.objects.filter(restricted=True).exclude(pk__in=named_to(user))
    return Q(detainee__in=closed) | Q(release__in=Release.objects.filter(detainee__in=closed))


class FlagQuerySet(models.QuerySet["Flag"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Flags of the work that `user` sees, where they may open the subject and all others it was seen in.

        Of the work of one's teams all is open but what is restricted; the others are of the same organisation. A case
        of a floor above is open to those alone who work on such cases in its team.
        """
        teams, organisations = where(user, Right.SEE_WORK), where(user, Right.OVERSEE)
        seen, hides = Q(team__in=teams) | Q(organisation__in=organisations), _closed_to(user)
        if may_see_cases(user):
            cases = FlaggedCase.objects.visible_to(user)
            seen = Q(case=None) & seen | Q(case__in=cases)
            hides |= Q(case__isnull=False) & ~Q(case__in=cases)
        elif not teams and not organisations:
            return self.none()
        else:
            seen &= Q(case=None)
        hidden = FlagOther.objects.filter(hides, flag=OuterRef("pk"))
        return self.filter(seen, ~Exists(hidden)).exclude(_closed_to(user))

    def not_restricted_from(self, user: User) -> Self:
        """Those about nobody restricted, or about whom was opened to `user` by name, wherever they were seen."""
        hidden = FlagOther.objects.filter(_closed_to(user), flag=OuterRef("pk"))
        return self.filter(~Exists(hidden)).exclude(_closed_to(user))

    def decidable_by(self, user: User) -> Self:
        """Those of the teams in which `user` decides."""
        return self.filter(team__in=where(user, Right.DECIDE))

    def standing(self) -> Self:
        """Neither resolved nor gone."""
        return self.filter(gone=False, status__in=_WAITING)

    def open(self) -> Self:
        """Standing, and nobody looks at it yet."""
        return self.standing().filter(status=FlagState.OPEN)

    def resolved(self) -> Self:
        """Somebody has said what it was."""
        return self.filter(status=FlagState.RESOLVED)

    def blocking(self) -> Self:
        """Standing, and nobody verifies before it is resolved. PostgreSQL has it as `has_blocking_flag`."""
        return self.standing().filter(severity=Severity.BLOCKING)

    def concerning(self, release: int | Blank, detainee: int | Blank | None) -> Self:
        """Those of this release and of its person (their ids)."""
        return self.filter(Q(release=release) | Q(detainee__isnull=False, detainee=detainee))

    def beyond(self, flag: "Flag", *, onward: bool) -> Self:
        """Those that come after this one in the inbox, the nearest first; or before it."""
        graver, same = Q(rank__gt=flag.rank), Q(rank=flag.rank)
        if onward:
            return self.filter(Q(rank__lt=flag.rank) | same & Q(pk__lt=flag.pk)).order_by("-rank", "-pk")
        return self.filter(graver | same & Q(pk__gt=flag.pk)).order_by("rank", "pk")

    def with_subjects(self) -> Self:
        """With the records that a line or a page shows, and whose it is."""
        return self.select_related("release__detainee", "detainee", "case", "owner")

    def by_rule(self) -> "models.QuerySet[Flag, Any]":
        """Of each rule, how many stand, were resolved, and were found to be something."""
        right = Q(status=FlagState.RESOLVED, reason__in=[FlagReason.SOMETHING, FlagReason.MENDED])
        return (
            self.order_by()
            .values("rule")
            .annotate(
                waiting=Count("pk", filter=Q(gone=False, status__in=_WAITING)),
                resolved=Count("pk", filter=Q(status=FlagState.RESOLVED)),
                right=Count("pk", filter=right),
            )
            .order_by("rule")
        )

    def update(self, **values: Any) -> int:
        if set(values) & set(_MOVED):
            raise TypeError("The state of a flag changes by releases.suspicion.workflow alone.")
        return super().update(**values)


class Flag(models.Model):
    """What one rule saw in one record.

    `seen` are the values it was seen in (dates, codes, counts, ids; no name, no text); while the `fingerprint` of the
    decisive ones stays the same, it is one flag. `gone`: by the facts of today the rule no longer sees it.
    """

    organisation = KeptForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", db_index=False)
    team = KeptForeignKey(Team, on_delete=models.PROTECT, related_name="+", verbose_name=_("team"), db_index=False)
    rule = KeptForeignKey(
        SuspicionRule, on_delete=models.PROTECT, related_name="+", verbose_name=_("rule"), db_index=False
    )
    severity = models.CharField(_("severity"), max_length=10, choices=Severity)
    rank = models.GeneratedField(
        expression=Case(
            *(When(severity=severity.value, then=Value(rank)) for severity, rank in _RANKS.items()), default=Value(0)
        ),
        output_field=models.SmallIntegerField(),
        db_persist=True,
    )
    release = models.ForeignKey(Release, on_delete=models.PROTECT, null=True, blank=True, related_name="flags")
    detainee = models.ForeignKey(Detainee, on_delete=models.PROTECT, null=True, blank=True, related_name="flags")
    case = models.ForeignKey(FlaggedCase, on_delete=models.PROTECT, null=True, blank=True, related_name="flags")
    seen: "models.JSONField[dict[str, Any], dict[str, Any]]" = models.JSONField(default=dict, blank=True)
    fingerprint = models.CharField(max_length=64)
    said = models.TextField(_("what you noticed"), blank=True)  # of one raised by hand
    gone = models.BooleanField(default=False)
    raised_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    raised_at = models.DateTimeField(default=timezone.now)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("owner"), db_index=False,
    )  # fmt: skip
    status = models.CharField(_("state"), max_length=10, choices=FlagState, default=FlagState.OPEN, editable=False)
    status_since = models.DateTimeField(default=timezone.now, editable=False)
    revision_number = models.PositiveIntegerField(default=0, editable=False)  # moves made: what a page was drawn from
    reason = models.CharField(_("reason"), max_length=20, choices=FlagReason, blank=True)
    sentence = models.TextField(_("why"), blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    resolved_at = models.DateTimeField(null=True, blank=True)

    objects = FlagQuerySet.as_manager()

    declaration = Declaration(
        internal=(
            "id", "organisation", "team", "rule", "severity", "rank", "release", "detainee", "case", "fingerprint",
            "gone",
            "raised_by", "raised_at", "owner", "status", "status_since", "revision_number", "reason", "resolved_by",
            "resolved_at",
        ),
        personal=("seen", "said", "sentence"),
        rights=Rights.APPEND,
        update_only=("seen", "gone", "owner", *_MOVED),
    )  # fmt: skip

    class Meta:
        verbose_name = _("flag")
        verbose_name_plural = _("flags")
        default_permissions = ()
        constraints = [
            models.CheckConstraint(name="flag_of_one_record", condition=_of_one_record()),
            models.UniqueConstraint(
                fields=["release", "rule", "fingerprint"],
                condition=Q(release__isnull=False),
                name="flag_once_of_release",
            ),
            models.UniqueConstraint(
                fields=["detainee", "rule", "fingerprint"],
                condition=Q(detainee__isnull=False),
                name="flag_once_of_person",
            ),
            models.UniqueConstraint(
                fields=["case", "rule", "fingerprint"], condition=Q(case__isnull=False), name="flag_once_of_case"
            ),
            models.CheckConstraint(
                name="flag_resolved_pair",
                condition=Q(
                    resolved_by__isnull=True, resolved_at__isnull=True, reason="", sentence="",
                    status__in=[FlagState.OPEN, FlagState.LOOKED_AT],
                )
                | Q(resolved_by__isnull=False, resolved_at__isnull=False, status=FlagState.RESOLVED)
                & ~Q(reason="") & ~Q(sentence=""),
            ),
            models.CheckConstraint(
                name="flag_by_hand_says_what", condition=Q(rule=BY_HAND) & ~Q(said="") | ~Q(rule=BY_HAND) & Q(said="")
            ),
            known("severity", Severity),
            known("status", FlagState),
            known("reason", FlagReason, blank=True),
        ]  # fmt: skip
        indexes = [
            models.Index(
                fields=["team", "rank", "id"], name="flag_standing",
                condition=Q(gone=False, status__in=["open", "looked-at"]),
            ),
            models.Index(
                fields=["release", "detainee"], name="flag_blocking",
                condition=Q(gone=False, status__in=["open", "looked-at"], severity="blocking"),
            ),
            models.Index(fields=["team", "rule", "status"], name="flag_of_rule"),
            models.Index(fields=["rule", "release"], name="flag_of_rule_and_release"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.rule_id}: {self.release_id or self.detainee_id or self.case_id}"

    def get_absolute_url(self) -> str:
        """Where it is resolved; the address has a number and no name."""
        return reverse("flags:flag", args=[self.pk])

    @property
    def subject(self) -> Record:
        """The record that it is about."""
        return _one_of(self)

    @property
    def stands(self) -> bool:
        """Whether it is neither resolved nor gone."""
        return not self.gone and self.status in _WAITING

    def move_to(self, state: str) -> None:
        """Store a state that the workflow decided on; `Workflow.make` alone calls this, while it holds the lock."""
        if state != self.status:
            self.status_since = timezone.now()
        self.status = FlagState(state)
        self.revision_number += 1
        self.save(update_fields=[*_MOVED, "owner"])


class FlagOtherQuerySet(models.QuerySet["FlagOther"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those of the flags that `user` sees, which asks of the others too."""
        return self.filter(flag__in=Flag.objects.visible_to(user))

    def of(self, flags: Iterable[int]) -> Self:
        """Those of these flags (ids), with the records that a line shows."""
        return self.filter(flag__in=list(flags)).select_related("release", "detainee", "case").order_by("pk")


class FlagOther(models.Model):
    """One more record in which a flag was seen, of the same kind as its subject."""

    flag = models.ForeignKey(Flag, on_delete=models.PROTECT, related_name="others")
    release = models.ForeignKey(Release, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    detainee = models.ForeignKey(Detainee, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    case = models.ForeignKey(FlaggedCase, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = FlagOtherQuerySet.as_manager()

    declaration = Declaration(internal=("id", "flag", "release", "detainee", "case"), rights=Rights.APPEND)

    class Meta:
        verbose_name = _("other record of a flag")
        verbose_name_plural = _("other records of flags")
        default_permissions = ()
        constraints = [
            models.CheckConstraint(name="flagother_of_one_record", condition=_of_one_record()),
        ]

    def __str__(self) -> str:
        return f"{self.flag_id}: {self.release_id or self.detainee_id or self.case_id}"

    @property
    def record(self) -> Record:
        """The record itself."""
        return _one_of(self)


def _one_of(row: Flag | FlagOther) -> Record:
    found = row.release or row.detainee or row.case
    if found is None:
        raise LookupError("A flag is of a release, a person or a case; PostgreSQL has refused any other.")
    return found
