"""Who told, with whose voice; of a protected source its identity is sealed, and its code stands for it."""

import json
from dataclasses import asdict, dataclass
from typing import Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import where
from accounts.models import Team, User
from accounts.rights import Right
from accounts.sensitivity import Declaration
from casework.kept import KeptForeignKey
from casework.lists import known
from casework.references import ReferencedQuerySet, ReferenceField
from casework.sealed import BlindIndexField, NotSealedHere, SealedField, index_of, opened, seal_for
from casework.typed_text import visible_only
from detainees.folding import fold
from detainees.identifiers import digests_in
from releases.lists import Reliability, SourceKind

LATELY = 60  # claims whose sources are offered


@dataclass(frozen=True)
class Identity:
    """Who a source is: what only those see who enter and verify in its team."""

    name: str
    owner: str = ""
    note: str = ""


class SourceQuerySet(ReferencedQuerySet["Source"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Sources of the teams in which `user` enters or verifies."""
        return self.filter(team__in=where(user, Right.SEE_SOURCES))

    def named(self, *names: str) -> Self:
        """Those of these names, whatever their capitals, protected ones too: one each in a team."""
        return self.filter(name_digest__in=[digest_of_name(name) for name in names])

    def standing(self) -> Self:
        """Those that were not merged into another one."""
        return self.filter(merged_into=None)

    def used_lately(self) -> Self:
        """Those of the claims entered last, by name: a team knows thousands, and what is told comes from a few."""
        claims = self.model.claims.rel.related_model._default_manager
        latest = claims.filter(source__in=self).order_by("-pk")[:LATELY]
        return self.filter(pk__in=latest.values("source"))

    def with_people(self) -> Self:
        """With those who protected, merged, changed and entered it, and the source that it is one with."""
        return self.select_related("protected_by", "merged_by", "merged_into", "made_by", "changed_by")

    def locked(self) -> Self:
        """With the row held until the transaction ends, for a change that must not be overwritten in silence."""
        return self.select_for_update(of=("self",), no_key=True)


class Source(models.Model):
    """One source of one team. `owner` is whose voice it is: two channels of one owner are not independent.

    Of a protected source `name`, `owner` and `note` are empty and lie in `sealed`; the two digests find it again and
    tell whose voice it is, and `reference` is the code by which others know it. What was merged into another source
    keeps its claims, and counts as one voice with it.
    """

    reference = ReferenceField("S", verbose_name=_("code of the source"))
    team = KeptForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(_("name or code"), max_length=200, blank=True)
    name_digest = BlindIndexField()
    kind = models.CharField(_("kind of source"), max_length=20, choices=SourceKind)
    owner = models.CharField(_("belongs to (network, organisation, family)"), max_length=200, blank=True)
    owner_digest = BlindIndexField(null=True)  # type: ignore[misc]  # none where the source has no owner
    reliability = models.CharField(_("reliability"), max_length=1, choices=Reliability, default=Reliability.F)
    asks_money = models.BooleanField(_("asks for money"), default=False, db_default=False)
    asks_money_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    asks_money_at = models.DateTimeField(null=True, blank=True)
    note = models.TextField(_("note"), blank=True)
    # What may be an identifier in its name, owner and note (detainees/identifiers.py), as digests; None: not read yet.
    identifiers = ArrayField(models.CharField(max_length=32), null=True, editable=False)
    sealed = SealedField(_("identity"), null=True)  # type: ignore[misc]  # none where it is not protected
    protected_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    protected_at = models.DateTimeField(null=True, blank=True)
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged", verbose_name=_("one with")
    )
    merged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    merged_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    changed_at = models.DateTimeField(null=True, blank=True)

    objects = SourceQuerySet.as_manager()

    declaration = Declaration(
        internal=(
            "id", "reference", "team", "protected_by", "protected_at", "merged_into", "merged_by", "merged_at",
            "version", "made_by", "made_at", "changed_by", "changed_at",
        ),
        source=(
            "name", "name_digest", "kind", "owner", "owner_digest", "reliability", "asks_money", "asks_money_by",
            "asks_money_at", "note", "identifiers", "sealed",
        ),
    )  # fmt: skip

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["team", "name_digest"], name="source_once_in_team"),
            # Either everybody of the team reads its name in its row, or nobody does, and it stands sealed.
            models.CheckConstraint(
                name="source_named_or_sealed",
                condition=Q(sealed__isnull=True, protected_by__isnull=True, protected_at__isnull=True) & ~Q(name="")
                | Q(sealed__isnull=False, protected_by__isnull=False, protected_at__isnull=False)
                & Q(name="", owner="", note=""),
            ),
            models.CheckConstraint(
                name="source_merged_pair",
                condition=Q(merged_into__isnull=True, merged_by__isnull=True, merged_at__isnull=True)
                | Q(merged_into__isnull=False, merged_by__isnull=False, merged_at__isnull=False)
                & ~Q(merged_into=F("id")),
            ),
            models.CheckConstraint(
                name="source_changed_pair",
                condition=Q(changed_by__isnull=True, changed_at__isnull=True)
                | Q(changed_by__isnull=False, changed_at__isnull=False),
            ),
            known("kind", SourceKind),
            known("reliability", Reliability),
            models.CheckConstraint(
                name="source_asks_money_pair",
                condition=Q(asks_money=False, asks_money_by__isnull=True, asks_money_at__isnull=True)
                | Q(asks_money=True, asks_money_by__isnull=False, asks_money_at__isnull=False),
            ),
            # What looks the same is the same source: no second one by a character that is not seen.
            visible_only("source_visible", ["name", "owner"]),
        ]
        indexes = [
            models.Index(F("team"), F("id"), name="source_of_team"),
            GinIndex(fields=["identifiers"], name="source_by_identifier"),
            models.Index(F("id"), name="source_unread", condition=Q(identifiers=None)),
        ]

    def __str__(self) -> str:
        return self.name or self.reference

    def get_absolute_url(self) -> str:
        """The address of the source's page; it has the code and no name."""
        return reverse("releases:source", args=[self.reference])

    @property
    def identity(self) -> Identity:
        """Who it is, for a reader who may know: the caller began at `visible_to`. Its code where it does not open."""
        if not self.sealed:
            return Identity(self.name, self.owner, self.note)
        try:
            return Identity(**json.loads(opened(self, "sealed")))
        except NotSealedHere:
            return Identity(self.reference)

    def seal(self, identity: Identity) -> None:
        """Put the identity out of sight; the caller stores the row, which has its id."""
        self.sealed = seal_for(Source, "sealed", self.pk, json.dumps(asdict(identity), ensure_ascii=False))
        self.name = self.owner = self.note = ""

    def be(self, identity: Identity) -> None:
        """Take this identity, sealed where the source is protected; the caller stores the row."""
        self.name_digest = digest_of_name(identity.name)
        self.owner_digest = digest_of_owner(identity.owner)  # type: ignore[assignment]  # as the column says
        self.identifiers = digests_in(identity.name, identity.owner, identity.note)
        if self.sealed:
            if identity != self.identity:  # sealed anew, the same would seem to be another one
                self.seal(identity)
        else:
            self.name, self.owner, self.note = identity.name, identity.owner, identity.note

    @property
    def is_protected(self) -> bool:
        """Whether its identity is sealed."""
        return bool(self.sealed)

    @property
    def voice(self) -> str:
        """What makes two sources one: their owner, or the source itself where it has none."""
        stands = self.merged_into or self
        return stands.owner_digest or f"source:{stands.pk}"


def digest_of_name(name: str) -> str:
    """By what a source is found again: its name, whatever its capitals."""
    return index_of(Source, "name_digest", "name", name.lower())


def digest_of_owner(owner: str) -> str | None:
    """By what two sources are known as one voice: the owner as names are folded; None where there is none."""
    return index_of(Source, "owner_digest", "owner", fold(owner) or owner) if owner.strip() else None
