"""Files: what arrives, the originals as they came, the clean copies of them, and whose evidence they are."""

import uuid
from collections.abc import Collection
from typing import Any, Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Count, Q, Value
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.questions import Blank
from accounts.sensitivity import Declaration, Rights
from casework.lists import known
from casework.sealed import SealedField
from casework.typed_text import visible_only
from releases.evidence.lists import Failure, Handled, Preparation, Purpose, Shows
from releases.lists import ClaimState
from releases.models.claims import SPOKEN_OF, Claim

OF_CLAIM = ("claim", *(f"claim__{name}" for name in SPOKEN_OF))  # whose record a page of files names

ALIKE = 6  # bits of 64 in which pictures that look alike may differ


class OriginalQuerySet(models.QuerySet["Original"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """The files of the evidence that `user` sees."""
        return self.filter(evidence__in=Evidence.objects.visible_to(user)).distinct()

    def waiting(self) -> Self:
        """Those whose clean copies are yet to be made, oldest first."""
        return self.filter(state=Preparation.WAITING).order_by("pk")

    def belonging_to_nothing(self) -> Self:
        """Those that came and that no claim was given."""
        return self.filter(evidence=None, uploads=None)


class Original(models.Model):
    """A file exactly as it came, sealed on the disk under `place`; the same file is kept once, whoever sent it.

    `likeness` is a perceptual hash: pictures that look alike differ in few bits. `told` is what the file says of itself
    (time, place, device), as JSON.
    """

    place = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sha256 = models.CharField(max_length=64, unique=True)
    bytes = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=60)
    received_at = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=10, choices=Preparation, default=Preparation.WAITING)
    failure = models.CharField(max_length=12, choices=Failure, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    prepared_at = models.DateTimeField(null=True, blank=True)
    likeness = models.BigIntegerField(null=True, blank=True)
    told: Any = SealedField(blank=True, null=True)  # type: ignore[misc]  # sealed or nothing at all

    objects = OriginalQuerySet.as_manager()

    declaration = Declaration(
        internal=("id", "place", "bytes", "media_type", "received_at", "state", "failure", "attempts", "prepared_at"),
        source=("sha256", "likeness", "told"),
        rights=Rights.ALL,
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="original_prepared_when_ready",
                condition=Q(state=Preparation.WAITING, prepared_at__isnull=True)
                | ~Q(state=Preparation.WAITING) & Q(prepared_at__isnull=False),
            ),
            models.CheckConstraint(
                name="original_failure_said",
                condition=Q(state=Preparation.FAILED) & ~Q(failure="") | ~Q(state=Preparation.FAILED) & Q(failure=""),
            ),
            models.CheckConstraint(name="original_sha256", condition=Q(sha256__regex=r"^[0-9a-f]{64}$")),
            known("state", Preparation),
            known("failure", Failure, blank=True),
        ]
        indexes = [
            models.Index(fields=["id"], condition=Q(state=Preparation.WAITING), name="original_waiting"),
            models.Index(fields=["likeness"], condition=Q(likeness__isnull=False), name="original_likeness"),
        ]

    def __str__(self) -> str:
        return f"{self.media_type} {self.pk}"

    @property
    def is_recording(self) -> bool:
        """Whether it is sound or film, which takes minutes to prepare."""
        return self.media_type.startswith(("audio/", "video/"))


class CleanCopy(models.Model):
    """Something made from an original that can be shown: `number` counts the pages of one purpose from 1."""

    original = models.ForeignKey(Original, on_delete=models.PROTECT, related_name="copies")
    purpose = models.CharField(max_length=10, choices=Purpose)
    number = models.PositiveIntegerField(default=1)
    place = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    media_type = models.CharField(max_length=60)
    bytes = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    made_at = models.DateTimeField(default=timezone.now)

    declaration = Declaration(
        internal=("id", "original", "purpose", "number", "place", "media_type", "bytes", "sha256", "made_at"),
        rights=Rights.ALL,
    )

    class Meta:
        ordering = ["original", "purpose", "number"]
        constraints = [
            models.UniqueConstraint(fields=["original", "purpose", "number"], name="copy_once"),
            known("purpose", Purpose),
        ]

    def __str__(self) -> str:
        return f"{self.get_purpose_display()} {self.number}"


class UploadQuerySet(models.QuerySet["Upload"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """What `user` began to send; nobody else goes on with it."""
        return self.filter(person=user.pk)

    def arrived(self) -> Self:
        """Those that have come to their end."""
        return self.filter(original__isnull=False).select_related("original")


class Upload(models.Model):
    """A file that somebody is sending, or has sent and not yet given to a claim. It is removed after a day."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    bytes = models.PositiveBigIntegerField()
    begun_at = models.DateTimeField(default=timezone.now)
    original = models.ForeignKey(Original, on_delete=models.PROTECT, null=True, blank=True, related_name="uploads")

    objects = UploadQuerySet.as_manager()

    declaration = Declaration(
        internal=("id", "person", "bytes", "begun_at", "original"), source=("name",), rights=Rights.ALL
    )

    class Meta:
        constraints = [
            models.CheckConstraint(name="upload_not_empty", condition=Q(bytes__gt=0)),
            visible_only("upload_name_visible", ["name"]),
        ]
        indexes = [models.Index(fields=["begun_at"], name="upload_begun")]

    def __str__(self) -> str:
        return str(self.pk)


class BitsBetween(models.Func):
    """In how many of 64 bits two numbers differ."""

    template = "bit_count((%(expressions)s)::bit(64))"
    arg_joiner = " # "
    output_field = models.BigIntegerField()


class EvidenceQuerySet(models.QuerySet["Evidence"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Files of the claims that `user` sees."""
        return self.filter(claim__in=Claim.objects.visible_to(user))

    def with_files(self) -> Self:
        """With what a list of pieces shows."""
        return self.select_related("original").order_by("pk")

    def kept_more_than_once(self, originals: Collection[int]) -> set[int]:
        """Of these files those that several of the pieces here are."""
        several = self.filter(original__in=originals).order_by().values("original").annotate(pieces=Count("pk"))
        return set(several.filter(pieces__gt=1).values_list("original", flat=True))

    def of_person(self, *entries: int) -> Self:
        """Photographs of the person with these entries (ids), of claims that stand."""
        return self.of_entries(list(entries))

    def of_entries(self, entries: list[int] | Blank) -> Self:
        """The same, of a list."""
        pictures = self.filter(shows=Shows.PERSON, claim__state=ClaimState.STANDS)
        return pictures.filter(claim__in=Claim.objects.of_entries(entries).values("pk"))

    def whole(self) -> Self:
        """With what the page of one piece shows."""
        found = self.select_related("original", "received_by", "copied_from__received_by", "claim__source")
        return found.prefetch_related(*OF_CLAIM)

    def alike(self, likeness: int) -> Self:
        """Those whose picture differs from this perceptual hash in few bits."""
        apart = BitsBetween("original__likeness", Value(likeness, output_field=models.BigIntegerField()))
        return self.filter(original__likeness__isnull=False).alias(apart=apart).filter(apart__lte=ALIKE)


class Evidence(models.Model):
    """A file that goes with a claim. The original is kept unaltered and never served; people see the clean copies.

    A post is its address, the moment at which it was captured, and the captured copy, which is the file.

    A list whose rows were entered is evidence of their claims as well: `copied_from` is the piece with which it was
    given, and who copied it, and when, stands in the place of who received it.
    """

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="evidence")
    original = models.ForeignKey(Original, on_delete=models.PROTECT, related_name="evidence")
    original_name = models.CharField(max_length=200)
    shows = models.CharField(_("what the file shows"), max_length=12, choices=Shows, blank=True)
    distressing = models.BooleanField(_("distressing"), default=False)
    post_address = models.CharField(_("address of the post"), max_length=500, blank=True)
    captured_at = models.DateTimeField(_("captured"), null=True, blank=True)
    received_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    received_at = models.DateTimeField(default=timezone.now)
    copied_from = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = EvidenceQuerySet.as_manager()
    seen_before = False  # whether the reader sees the same file elsewhere; said where lists of pieces are shown

    declaration = Declaration(
        internal=(
            "id",
            "claim",
            "original",
            "shows",
            "distressing",
            "captured_at",
            "received_by",
            "received_at",
            "copied_from",
        ),
        source=("original_name", "post_address"),
        rights=Rights.APPEND,
        update_only=("distressing",),
    )

    class Meta:
        verbose_name = _("evidence file")
        verbose_name_plural = _("evidence files")
        constraints = [
            models.UniqueConstraint(fields=["claim", "original"], name="evidence_once_per_claim"),
            models.CheckConstraint(
                name="evidence_post_with_its_moment",
                condition=Q(post_address="", captured_at__isnull=True)
                | ~Q(post_address="") & Q(captured_at__isnull=False),
            ),
            visible_only("evidence_post_visible", ["post_address"]),
            known("shows", Shows, blank=True),
        ]
        indexes = [models.Index(fields=["claim"], condition=Q(shows=Shows.PERSON), name="evidence_of_person")]

    def __str__(self) -> str:
        return str(self.original_name)

    @property
    def given(self) -> "Evidence":
        """The piece with which the file was given: this one, unless it was copied."""
        return self.copied_from or self

    @property
    def is_not_ready(self) -> bool:
        """Whether there is no clean copy, or not yet."""
        return self.original.state != Preparation.READY

    @property
    def has_small_picture(self) -> bool:
        """Whether there is something to see in a list: of texts and of sound there is not."""
        return not self.is_not_ready and not self.original.media_type.startswith(("text/", "audio/"))


class Handling(models.Model):
    """One line of the chain of custody: what somebody did with a piece of evidence after it was received."""

    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="handlings")
    what = models.CharField(max_length=10, choices=Handled)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    declaration = Declaration(internal=("id", "evidence", "what", "by", "at"), rights=Rights.APPEND)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [known("what", Handled)]

    def __str__(self) -> str:
        return f"{self.what} {self.evidence_id}"
