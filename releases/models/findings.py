"""Sightings and fates as cases: the working copy of what is known, frozen revisions, and the verdicts on each."""

from collections.abc import Iterable
from typing import Any, Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import where
from accounts.models import Organisation, Team, User
from accounts.rights import Right
from accounts.sensitivity import Declaration, Rights
from casework.fields import PartialDateField, days_of
from casework.kept import KeptForeignKey
from casework.lists import known
from casework.references import ReferencedQuerySet, ReferenceField
from casework.typed_text import visible_only
from detainees.models import Detainee, Facility
from releases.findings.lists import Fate, FindingKind, FindingRefusal, SeenHow, Standing
from releases.models.moved import (
    MOVED_ONLY,
    Moved,
    Status,
    StatusIsMovedOnly,
    not_restricted_from,
    own_part,
    work_of,
    written_by,
)
from releases.models.revisions import Ruling

FINDING = "finding"  # the subject of its moves
VERDICTS_ON_A_DEATH = 2


class FindingFacts(models.Model):
    """What is known: the same columns in the working copy and in every frozen revision.

    A sighting says how, a fate has a fate and what it stands on; when and where are known of both, or not.
    """

    date = PartialDateField(_("when"), null=True, blank=True)
    date_earliest, date_latest = days_of("date")
    facility = KeptForeignKey(
        Facility, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("facility"),
        db_index=False,
    )  # fmt: skip
    place = models.CharField(_("place"), max_length=200, blank=True)
    how = models.CharField(_("how they were known to be there"), max_length=20, choices=SeenHow, blank=True)
    fate = models.CharField(_("what became of them"), max_length=20, choices=Fate, blank=True)
    standing = models.CharField(_("on what it stands"), max_length=20, choices=Standing, blank=True)
    paper = models.CharField(_("which paper, from whom"), max_length=300, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(class)s_sighting_or_fate",
                condition=~Q(how="") & Q(fate="", standing="") | Q(how="") & ~Q(fate="") & ~Q(standing=""),
            ),
            models.CheckConstraint(
                name="%(class)s_paper_is_named",
                condition=Q(standing=Standing.PAPER) & ~Q(paper="") | ~Q(standing=Standing.PAPER) & Q(paper=""),
            ),
            visible_only("%(class)s_visible", ["place", "paper"]),
            known("how", SeenHow, blank=True),
            known("fate", Fate, blank=True),
            known("standing", Standing, blank=True),
        ]

    @property
    def is_death(self) -> bool:
        """Whether it says that the person died: two supervisors decide on it."""
        return bool(self.fate == Fate.DIED)

    def facts(self) -> dict[str, Any]:
        """The values of every fact by column name."""
        return {f.attname: getattr(self, f.attname) for f in fact_fields()}


def fact_fields() -> list["models.Field[Any, Any]"]:
    """The fields that are facts of a finding, in the order of the form."""
    return [f for f in FindingFacts._meta.local_fields if not isinstance(f, models.GeneratedField)]


FACTS = tuple(f.name for f in fact_fields())
DAYS = ("date_earliest", "date_latest")


class InForce(models.Func):
    """Of a verdict (id): whether it is in force, as PostgreSQL answers it (releases/sql/verdicts.sql)."""

    function = "is_in_force"
    output_field = models.BooleanField()


class FindingQuerySet(ReferencedQuerySet["Finding"]):
    def visible_to(self, user: User | AnonymousUser, *, in_work: bool = False) -> Self:
        """Findings that `user` may open: the work of their teams, and what is verified in their organisations."""
        stands = Q(verified_revision__isnull=False, organisation__in=where(user, Right.SEE_VERIFIED))
        return self.filter(work_of(user) if in_work else work_of(user) | stands).filter(not_restricted_from(user))

    def in_work_of(self, user: User | AnonymousUser) -> Self:
        """Of what is visible, what `user` sees in every state."""
        return self.filter(work_of(user))

    def of_person(self, *entries: Detainee | int) -> Self:
        """Findings about one of these."""
        return self.filter(detainee__in=entries)

    def awaiting(self) -> Self:
        """Submitted and not decided, those that wait longest first."""
        return self.filter(status=Status.SUBMITTED).order_by("status_since", "pk")

    def decidable_by(self, user: User) -> Self:
        """Those of the teams in which `user` decides."""
        return self.filter(team__in=where(user, Right.DECIDE))

    def not_ruled_on_by(self, user: User) -> Self:
        """Those on which no verdict of `user` is in force."""
        given = FindingVerdict.objects.filter(by=user, revision__finding=OuterRef("pk"))
        return self.filter(~Exists(given.filter(revision__number=OuterRef("revision_number")).in_force()))

    def waiting_for(self, user: User) -> Self:
        """Those that wait for a decision of `user`: they wrote no part, and gave no verdict of two."""
        waiting = self.awaiting().decidable_by(user).not_ruled_on_by(user)
        return waiting.with_own_part(user).filter(Q(own_part=False))

    def with_own_part(self, user: User) -> Self:
        """Each with `own_part`: whether `user` wrote any part of it since it was last verified."""
        return self.annotate(own_part=own_part(written_by(user), FINDING))

    def with_verdicts(self) -> Self:
        """Each with `verdicts_in`: how many are in force on its present revision."""
        given = FindingVerdict.objects.filter(revision__finding=OuterRef("pk"))
        of_present = given.filter(revision__number=OuterRef("revision_number")).in_force().order_by()
        counted = of_present.values("revision").annotate(number=Count("pk")).values("number")
        return self.annotate(verdicts_in=models.Subquery(counted))

    def verified(self) -> Self:
        """Those of which a revision is verified, and not disputed."""
        return self.filter(verified_revision__isnull=False)

    def with_facts(self) -> Self:
        """With the person, and the revision that is verified; facility and team are kept (casework/kept.py)."""
        return self.select_related("detainee", "verified_revision")

    def update(self, **values: Any) -> int:
        if MOVED_ONLY & set(values):
            raise StatusIsMovedOnly("The status of a finding changes by releases.findings.workflow alone.")
        return super().update(**values)


class Finding(Moved, FindingFacts):
    """A sighting or a fate of one person, from draft on; each submission freezes a FindingRevision.

    Of whom it is and which of the two never changes.
    """

    reference = ReferenceField(prefix="F")
    organisation = KeptForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", db_index=False)
    team = KeptForeignKey(Team, on_delete=models.PROTECT, related_name="+", verbose_name=_("team"), db_index=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("owner"), db_index=False
    )
    detainee = models.ForeignKey(
        Detainee, on_delete=models.PROTECT, related_name="findings", verbose_name=_("detainee")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=FindingKind)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.DRAFT, editable=False)
    status_since = models.DateTimeField(default=timezone.now, editable=False)
    revision_number = models.PositiveIntegerField(default=0, editable=False)
    verified_revision = models.ForeignKey(
        "releases.FindingRevision", on_delete=models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    last_verified_at = models.DateTimeField(null=True, editable=False)
    version = models.PositiveIntegerField(default=1)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    made_at = models.DateTimeField(default=timezone.now)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    changed_at = models.DateTimeField(default=timezone.now)
    note = models.TextField(_("note for the team"), blank=True)

    objects = FindingQuerySet.as_manager()

    own_part: bool  # annotated by with_own_part()
    verdicts_in: int | None  # annotated by with_verdicts()

    declaration = Declaration(
        internal=(
            "id", "reference", "organisation", "team", "owner", "kind", "status", "status_since", "revision_number",
            "verified_revision", "last_verified_at", "version", "made_by", "made_at", "changed_by", "changed_at",
        ),
        personal=("detainee", "date", *DAYS, "facility", "place", "how", "fate", "standing", "paper", "note"),
        facts=FACTS,
    )  # fmt: skip

    class Meta(FindingFacts.Meta):
        verbose_name = _("finding")
        verbose_name_plural = _("findings")
        default_permissions = ()
        constraints = [
            *FindingFacts.Meta.constraints,
            models.CheckConstraint(
                name="finding_of_its_kind",
                condition=Q(kind=FindingKind.SIGHTING) & ~Q(how="") | Q(kind=FindingKind.FATE, how=""),
            ),
            known("kind", FindingKind),
            known("status", Status),
            models.CheckConstraint(
                name="finding_verified_stands",
                condition=~Q(status=Status.VERIFIED) | Q(verified_revision__isnull=False),
            ),
            models.CheckConstraint(
                name="finding_set_aside_does_not_stand",
                condition=~Q(status__in=[Status.DISPUTED, Status.WITHDRAWN]) | Q(verified_revision__isnull=True),
            ),
            visible_only("finding_note_visible", ["note"]),
        ]
        indexes = [
            models.Index(F("team"), F("id"), name="finding_of_team"),
            models.Index(F("organisation"), F("id"), name="finding_of_organisation"),
            models.Index(fields=["status_since", "id", "team"], condition=Q(status="submitted"), name="finding_waits"),
        ]

    def __str__(self) -> str:
        return str(self.reference)

    def get_absolute_url(self) -> str:
        """The address of its page; it has the reference and no name."""
        return reverse("releases:finding", args=[self.reference])

    @property
    def is_sighting(self) -> bool:
        """Whether it is a sighting; else it is a fate."""
        return self.kind == FindingKind.SIGHTING

    @property
    def has_one_verdict(self) -> bool:
        """Whether it is a death that waits for the second verdict; of one that was fetched with_verdicts()."""
        return self.status == Status.SUBMITTED and self.is_death and bool(self.verdicts_in)

    def shown_to(self, user: User) -> "FindingFacts | None":
        """The facts that `user` may read: the working copy for those who work on it, else the verified revision."""
        return self if self.worked_on_by(user) else self.verified_revision


class FindingRevision(FindingFacts):
    """The facts as they were submitted. The serving role can add one and never change it."""

    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    submitted_at = models.DateTimeField(default=timezone.now)

    declaration = Declaration(
        internal=("id", "finding", "number", "submitted_by", "submitted_at"),
        personal=("date", *DAYS, "facility", "place", "how", "fate", "standing", "paper"),
        facts=FACTS,
        rights=Rights.APPEND,
    )

    class Meta(FindingFacts.Meta):
        verbose_name = _("revision of a finding")
        verbose_name_plural = _("revisions of findings")
        default_permissions = ()
        constraints = [
            *FindingFacts.Meta.constraints,
            models.UniqueConstraint(fields=["finding", "number"], name="finding_revision_once"),
        ]

    def __str__(self) -> str:
        return f"{self.finding} · {self.number}"


class FindingVerdictQuerySet(models.QuerySet["FindingVerdict"]):
    def on_present(self, finding: Finding) -> Self:
        """Those on the latest revision, sealed ones and those in force no more too: never for a page."""
        return self.filter(revision__finding=finding, revision__number=finding.revision_number).order_by("pk")

    def in_force(self) -> Self:
        """Those that count: of a death while nothing came to what they were given on, and their giver may decide."""
        return self.filter(InForce("pk"))

    def open_of(self, findings: Iterable[Finding]) -> Self:
        """Those that may be read, of these findings: of a death the two that decided, once both are in."""
        same = self.model._default_manager.filter(revision=OuterRef("revision"), look=OuterRef("look"))
        both = same.exclude(by=OuterRef("by"))
        mine = self.filter(revision__finding__in=list(findings))
        return mine.filter(~Q(revision__fate=Fate.DIED) | Exists(both)).select_related("by", "revision").order_by("pk")


class FindingVerdict(models.Model):
    """One person's verdict on one revision, who wrote no part of it. On a death there are two, by two people.

    Two of one `look` decide on a death. Where something came to the record after the first, another look begins with
    the next verdict; PostgreSQL counts them.
    """

    revision = models.ForeignKey(FindingRevision, on_delete=models.PROTECT, related_name="verdicts")
    ruling = models.CharField(_("ruling"), max_length=10, choices=Ruling)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    reason = models.CharField(_("reason"), max_length=40, choices=FindingRefusal, blank=True)
    sentence = models.TextField(_("sentence"), blank=True)
    look = models.PositiveSmallIntegerField(default=1, editable=False)

    objects = FindingVerdictQuerySet.as_manager()

    declaration = Declaration(
        internal=("id", "revision", "ruling", "by", "at", "reason", "look"),
        personal=("sentence",),
        rights=Rights.APPEND,
    )

    class Meta:
        verbose_name = _("verdict on a finding")
        verbose_name_plural = _("verdicts on findings")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["revision", "look", "by"], name="finding_verdict_once"),
            models.CheckConstraint(
                name="finding_verdict_refusal_has_a_reason",
                condition=Q(ruling=Ruling.VERIFIED, reason="")
                | ~Q(ruling=Ruling.VERIFIED) & ~Q(reason="") & ~Q(sentence=""),
            ),
            visible_only("finding_verdict_visible", ["sentence"]),
            known("ruling", Ruling),
            known("reason", FindingRefusal, blank=True),
        ]

    def __str__(self) -> str:
        return f"{self.revision}: {self.pk}"
