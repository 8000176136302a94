"""Case files: one release or one person as it was asked for, and for good what was in it."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.access import may, where
from accounts.models import Team, User
from accounts.rights import Right
from accounts.sensitivity import Declaration, Rights
from casework.kept import KeptForeignKey
from casework.lists import DefinedChoices, Option, known
from casework.models import Export
from casework.models.exports import KEPT_FROM
from detainees.models import Detainee
from detainees.models.detainees import named_to
from releases.models.evidence import Evidence
from releases.models.releases import Release

CASE_FILE = "case-file"  # what an export that holds one is `listed` as
_DIGEST = r"^[0-9a-f]{64}$"


class LeftOut(DefinedChoices):
    """Why a file of evidence is named in a case file and not in it."""

    NO_CONSENT = Option(
        "no-consent",
        _("no consent to cite"),
        _("Its source was not asked whether it may be cited, or does not want it."),
    )
    WITHDRAWN = Option("withdrawn", _("the claim was withdrawn"), _("Its source took back what it had said."))
    ALTERED = Option(
        "altered", _("the original is not there"), _("The stored original is not the file that was received.")
    )
    REDACTED = Option(
        "redacted", _("a page of it is redacted"), _("A clean copy would show what a redacted copy of it covers.")
    )
    NO_COPY = Option("no-copy", _("no clean copy"), _("Clean copies alone were asked for, and there is none of it."))


class CaseFileQuerySet(models.QuerySet["CaseFile"]):
    def closed_to(self, user: User | AnonymousUser) -> "CaseFileQuerySet":
        """Those about somebody restricted who was not opened to `user` by name."""
        closed = Detainee.objects.filter(restricted=True).exclude(pk__in=named_to(user))
        of_release = Q(release__detainee__in=closed) | Q(release__verified_revision__detainee__in=closed)
        return self.filter(Q(detainee__in=closed) | of_release)

    def visible_to(self, user: User | AnonymousUser) -> "CaseFileQuerySet":
        """Those of the teams in which `user` sees who a source is, of nobody restricted but those named to them."""
        seen = self.filter(team__in=where(user, Right.SEE_SOURCES))
        return seen.exclude(pk__in=CaseFile.objects.closed_to(user).values("pk"))

    def about(self, record: Release | Detainee) -> "CaseFileQuerySet":
        """Those of one record, the newest first."""
        of = Q(release=record) if isinstance(record, Release) else Q(detainee=record)
        return self.filter(of).select_related("export__asked_by").order_by("-pk")

    def shown_to(self, user: User, record: Release | Detainee) -> "list[tuple[CaseFile, bool]]":
        """Those of one record, and of each whether `user` opens its export: who asked, and who approve."""
        approves = may(user, Right.APPROVE_EXPORTS, record.organisation)
        return [(each, approves or each.export.asked_by_id == user.pk) for each in self.about(record)]


class CaseFile(models.Model):
    """What was asked for: a release or a person of one team. Its course is its export's (casework/exports/).

    When it is made: the digest of the PDF, of the list of files, and the signature over all digests (base64).
    """

    export = models.OneToOneField(Export, on_delete=models.PROTECT, related_name="case_file")
    team = KeptForeignKey(Team, on_delete=models.PROTECT, related_name="+", verbose_name=_("team"))
    release = models.ForeignKey(Release, on_delete=models.PROTECT, null=True, related_name="case_files")
    detainee = models.ForeignKey(Detainee, on_delete=models.PROTECT, null=True, related_name="case_files")
    with_originals = models.BooleanField(_("with the originals"), default=False)
    pdf_sha256 = models.CharField(max_length=64, null=True)
    list_sha256 = models.CharField(max_length=64, null=True)
    signature = models.CharField(max_length=100, null=True)
    public_key = models.CharField(max_length=200, null=True)  # PEM
    # Ids of what has to be so still when it is handed out (releases/case_files/resting.py).
    rests_on: "models.JSONField[dict[str, Any] | None, dict[str, Any] | None]" = models.JSONField(null=True)

    objects = CaseFileQuerySet.as_manager()

    declaration = Declaration(
        internal=("id", "export", "team", "release", "detainee", "with_originals", "pdf_sha256", "list_sha256",
                  "signature", "public_key", "rests_on"),
        rights=Rights.APPEND,
        update_only=("pdf_sha256", "list_sha256", "signature", "public_key", "rests_on"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("case file")
        verbose_name_plural = _("case files")
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                name="case_file_of_one",
                condition=Q(release__isnull=True, detainee__isnull=False)
                | Q(release__isnull=False, detainee__isnull=True),
            ),
            models.CheckConstraint(
                name="case_file_sealed_whole",
                condition=Q(
                    pdf_sha256__isnull=True,
                    list_sha256__isnull=True,
                    signature__isnull=True,
                    public_key__isnull=True,
                    rests_on__isnull=True,
                )
                | Q(
                    pdf_sha256__regex=_DIGEST,
                    list_sha256__regex=_DIGEST,
                    signature__isnull=False,
                    public_key__isnull=False,
                    rests_on__isnull=False,
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.export_id}: {self.release_id or self.detainee_id}"

    @property
    def record(self) -> Release | Detainee:
        """Of whom it is, or of which release."""
        found = self.release or self.detainee
        if found is None:
            raise LookupError("A case file is of something; PostgreSQL takes no other.")
        return found


class Enclosure(models.Model):
    """One file of evidence of a case file: under which name it lies in it, or why it does not. Kept for good.

    The digest is that of the file as it lies there; of one that was left out, that of the original at receipt.
    """

    case_file = models.ForeignKey(CaseFile, on_delete=models.PROTECT, related_name="enclosures")
    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=100)
    bytes = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    is_original = models.BooleanField()
    left_out = models.CharField(max_length=12, choices=LeftOut, blank=True)

    declaration = Declaration(
        internal=("id", "case_file", "evidence", "name", "bytes", "is_original", "left_out"),
        source=("sha256",),
        rights=Rights.APPEND,
    )

    class Meta:
        verbose_name = _("file of a case file")
        verbose_name_plural = _("files of case files")
        default_permissions = ()
        ordering = ["case_file", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["case_file", "name"], name="enclosure_name_once"),
            models.CheckConstraint(name="enclosure_sha256", condition=Q(sha256__regex=_DIGEST)),
            known("left_out", LeftOut, blank=True),
        ]

    def __str__(self) -> str:
        return self.name


def _kept_from(user: User) -> Q:
    return Q(pk__in=CaseFile.objects.closed_to(user).values("export"))


KEPT_FROM.append(_kept_from)
