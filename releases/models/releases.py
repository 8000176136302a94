"""The release as a case: the working copy of its facts, its state, and the revision that counts."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import may, where
from accounts.among import any_of
from accounts.models import Organisation, Team, User
from accounts.models.people import naming
from accounts.questions import Blank, Question, asker
from accounts.rights import Right
from accounts.sensitivity import Declaration
from casework.fields import PartialDateField
from casework.kept import KeptForeignKey
from casework.lists import known
from casework.references import ReferencedQuerySet, ReferenceField, page_of
from detainees.models import Detainee, Governorate
from releases.lists import DisclosureWish
from releases.models.facts import DAYS, FACTS, ReleaseFacts
from releases.models.moved import (
    MOVED_ONLY,
    SET_ASIDE,
    Moved,
    Status,
    StatusIsMovedOnly,
    not_restricted_from,
    own_part,
    work_of,
    written_by,
)

__all__ = [
    "IS_SET_ASIDE", "IS_VERIFIED", "MERGE", "SET_ASIDE", "SUBJECT",
    "Release", "ReleaseQuerySet", "Status", "StatusIsMovedOnly", "sees_work",
]  # fmt: skip

SUBJECT = "release"
MERGE = "merge"  # what is written of a release by who merges entries so that it is counted otherwise
_COUNTS = Q(verified_revision__isnull=False)
IS_VERIFIED, IS_SET_ASIDE = Q(status=Status.VERIFIED), Q(status__in=SET_ASIDE)
_OF_A_ROW = (
    "date", "detainee__name_ar", "detainee__name_latin", "wave_id", "facility_id", "home_id",
    "group_name", "group_bound", "group_count", "group_count_to", "group_governorates",
)  # fmt: skip


class ReleaseQuerySet(ReferencedQuerySet["Release"]):
    def visible_to(self, user: User | AnonymousUser, *, in_work: bool = False) -> Self:
        """Releases that `user` may open: the work of their teams, and what counts in their organisations.

        `in_work`: only those that they see in every state.
        """
        counts = Q(verified_revision__isnull=False, organisation__in=where(user, Right.SEE_VERIFIED))
        return self.filter(work_of(user) if in_work else work_of(user) | counts).filter(not_restricted_from(user))

    def in_work_of(self, user: User | AnonymousUser) -> Self:
        """Of what is visible, what `user` sees in every state."""
        return self.filter(work_of(user))

    def of_person(self, *entries: Detainee | int) -> Self:
        """Releases that name one of these, in the working copy or in the revision that counts; two questions."""
        known = [entry if isinstance(entry, int) else entry.pk for entry in entries]
        return self.filter(pk__in=ids_of_person(known))  # within the other it is walked for every release

    def awaiting(self) -> Self:
        """Submitted and not decided, those that wait longest first."""
        return self.filter(status=Status.SUBMITTED).order_by("status_since", "pk")

    def decidable_by(self, user: User) -> Self:
        """Those of the teams in which `user` decides."""
        return self.filter(team__in=where(user, Right.DECIDE))

    def entered_by_teams_of(self, user: User) -> Self:
        """Those of the teams in which `user` enters."""
        return self.filter(team__in=where(user, Right.ENTER))

    def with_own_part(self, user: User | Blank, *, merging: bool = True) -> Self:
        """Each with `own_part`: whether `user` wrote any part of it since it was last verified.

        Without `merging`, what they wrote by merging entries of the person is not asked about.
        """
        written = written_by(user) if merging else written_by(user).exclude(what=MERGE)
        return self.annotate(own_part=own_part(written, SUBJECT))

    def with_facts(self) -> Self:
        """With the person whom the page of one shows; wave, places and team are kept (casework/kept.py)."""
        return self.select_related("detainee")

    def for_rows(self, *, at_work: bool, also: Iterable[str] = ()) -> Self:
        """With what a line of a list shows: of the working copy, or of the revision that counts; and nothing more."""
        of = "" if at_work else "verified_revision__"
        shown = [*(f"{of}{name}" for name in _OF_A_ROW), "counted_date", *also]
        joined = {name.rpartition("__")[0] for name in shown} - {""}
        fields = {name: self.model._meta.get_field(name) for name in also if "__" not in name}
        whole = [name for name, field in fields.items() if _is_joined(field)]
        people = [column for name in whole if fields[name].related_model is User for column in naming(name)]
        return self.select_related(*joined, *whole).only("reference", "status", "date", *shown, *people)

    def verified(self) -> Self:
        """Those whose latest revision is the verified one, and no change of it is under way."""
        return self.filter(status=Status.VERIFIED)

    def from_home(self, home: Governorate, *, at_work: bool) -> Self:
        """Those whose home is there, and groups of which some come from there: of the working copy, or as verified."""
        of = "" if at_work else "verified_revision__"
        return self.filter(Q(**{f"{of}home": home}) | self.groups_from([home], at_work=at_work))

    def groups_from(self, homes: Iterable[Governorate], *, at_work: bool) -> Q:
        """The condition that it is a group of which some come from one of these: asked first, they are few."""
        of = "" if at_work else "verified_revision__"
        groups = self.model._default_manager.filter(detainee__isnull=True)  # what is a group stays one
        codes = [home.pk for home in homes]
        some = groups.filter(**{f"{of}group_governorates__overlap": codes}).values_list("pk", flat=True)
        return any_of(some)

    def not_set_aside(self) -> Self:
        """Those that were neither rejected nor withdrawn."""
        return self.exclude(status__in=SET_ASIDE)

    def counted(self) -> Self:
        """Those with a revision that counts now."""
        return self.filter(verified_revision__isnull=False)

    def count_with(self, release: int | None) -> int:
        """Store which release is counted for these too; releases/counting.py alone calls this, under its locks."""
        return super().update(counted_with=release)

    def update(self, **values: Any) -> int:
        if MOVED_ONLY & set(values):
            raise StatusIsMovedOnly("The status of a release changes by releases.workflow alone.")
        return super().update(**values)


def _is_joined(field: Any) -> bool:
    """Whether a row is read with another one that this process does not keep."""
    return bool(field.is_relation) and not isinstance(field, KeptForeignKey)


def sees_work(user: User | AnonymousUser) -> bool:
    """Whether `user` sees records in every state anywhere, and not only what is verified."""
    return may(user, Right.SEE_WORK) or may(user, Right.OVERSEE)


class Release(Moved, ReleaseFacts):
    """One release event, from draft on. Its facts here are the working copy; each submission freezes a Revision."""

    reference = ReferenceField(prefix="R")
    # Each foreign key that is asked for has its index below; what is never deleted needs none.
    organisation = KeptForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", db_index=False)
    team = KeptForeignKey(Team, on_delete=models.PROTECT, related_name="+", verbose_name=_("team"), db_index=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("owner"), db_index=False
    )
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.DRAFT, editable=False)
    status_since = models.DateTimeField(default=timezone.now, editable=False)
    revision_number = models.PositiveIntegerField(default=0, editable=False)
    verified_revision = models.ForeignKey(
        "releases.Revision", on_delete=models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    # The date of the revision that counts, kept by PostgreSQL: who may read no more than that sorts by it.
    counted_date = PartialDateField(null=True, blank=True, editable=False)
    last_verified_at = models.DateTimeField(null=True, editable=False)
    # Of one person, entered twice: the release that is counted for both (releases/events.py).
    counted_with = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="counts_for", editable=False,
        db_index=False,
    )  # fmt: skip
    version = models.PositiveIntegerField(default=1)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    made_at = models.DateTimeField(default=timezone.now)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    changed_at = models.DateTimeField(default=timezone.now)
    note = models.TextField(_("note for the team"), blank=True)
    external_id = models.CharField(max_length=100, blank=True)
    # What was typed held characters that are not seen, as pasted text does; they were taken out, and names may differ.
    typed_unseen = models.BooleanField(default=False, db_default=False, editable=False)

    # The released person's wish about who may be told is consent, not a fact: it makes no new revision.
    wish = models.CharField(
        _("disclosure wish"), max_length=20, choices=DisclosureWish, default=DisclosureWish.NOT_ASKED
    )
    wish_relatives = models.CharField(_("relatives who may be told"), max_length=300, blank=True)
    wish_of = models.CharField(_("whose wish it is, if not the released person's"), max_length=200, blank=True)
    wish_how = models.CharField(_("how they were asked"), max_length=200, blank=True)
    wish_asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    wish_asked_at = models.DateTimeField(null=True, blank=True)

    objects = ReleaseQuerySet.as_manager()

    own_part: bool  # annotated by with_own_part()
    step: int  # annotated by followup.to_ask()
    due: date  # annotated by followup.undertakings()
    grades: list[str]  # annotated with claims.with_grades()

    declaration = Declaration(
        internal=(
            "id", "reference", "organisation", "team", "owner", "status", "status_since", "revision_number",
            "verified_revision", "last_verified_at", "counted_with", "version", "made_by", "made_at", "changed_by",
            "changed_at", "external_id", "typed_unseen", "home", "place", "group_bound", "group_count",
            "group_count_to", "group_governorates", "of_group",
        ),
        personal=(
            # A row is one person: of a small wave or prison, that they were of it tells who it is.
            "wave", "facility", "mode", "category", "group_women", "group_minors",
            "detainee", "group_name", "date", *DAYS, "counted_date", "authority", "let_go_at", "was_disappeared",
            "health", "needs", "security_case", "undertaking", "undertaking_days", "payment_demanded", "rearrest_risk",
            "redetained_on", "note", "wish", "wish_relatives", "wish_of", "wish_how", "wish_asked_by", "wish_asked_at",
        ),
        facts=FACTS,
    )  # fmt: skip

    class Meta(ReleaseFacts.Meta):
        verbose_name = _("release")
        verbose_name_plural = _("releases")
        constraints = [
            *ReleaseFacts.Meta.constraints,
            known("status", Status),
            known("wish", DisclosureWish),
            models.CheckConstraint(
                name="release_wish_pair",
                condition=Q(wish_asked_by__isnull=True, wish_asked_at__isnull=True, wish=DisclosureWish.NOT_ASKED)
                | Q(wish_asked_by__isnull=False, wish_asked_at__isnull=False) & ~Q(wish=DisclosureWish.NOT_ASKED),
            ),
            models.CheckConstraint(
                name="release_verified_counts",
                condition=~Q(status=Status.VERIFIED) | Q(verified_revision__isnull=False),
            ),
            models.CheckConstraint(
                name="release_set_aside_does_not_count",
                condition=~Q(status__in=[Status.DISPUTED, Status.WITHDRAWN]) | Q(verified_revision__isnull=True),
            ),
            models.CheckConstraint(
                name="release_counted_with_counts",
                condition=Q(counted_with__isnull=True) | Q(verified_revision__isnull=False) & ~Q(counted_with=F("id")),
            ),
            models.CheckConstraint(
                name="release_counted_date_counts", condition=Q(counted_date__isnull=True) | _COUNTS
            ),
            models.UniqueConstraint(
                fields=["team", "external_id"], condition=~Q(external_id=""), name="release_external_id_in_team"
            ),
        ]
        indexes = [
            # Lists: filters, then their orders; counts, which need no more of a row than whether it may be seen.
            models.Index(
                *map(F, ("team", "status", "wave", "facility", "home", "mode", "category", "detainee", "id")),
                name="release_list", include=["place", "date_earliest", "date_latest"],
            ),
            # Between two days, which a walk along the one above would read every row for.
            models.Index(
                F("team"), F("date_earliest"), F("date_latest"), name="release_of_team_between",
                include=["detainee", "wave", "facility", "home", "place", "status", "category"],
            ),
            models.Index(F("team"), F("id"), name="release_of_team"),
            models.Index(F("team"), F("date"), F("id"), name="release_of_team_by_date"),
            models.Index(F("team"), F("status_since"), F("id"), name="release_of_team_by_since"),
            models.Index(F("organisation"), F("id"), name="release_of_organisation"),
            models.Index(
                F("organisation"), F("counted_date"), F("id"), condition=_COUNTS, name="release_of_org_counted"
            ),
            models.Index(F("team"), F("detainee"), name="release_count_work"),
            models.Index(F("organisation"), F("detainee"), condition=_COUNTS, name="release_count_verified"),
            models.Index(F("last_verified_at"), condition=_COUNTS, name="release_verified_lately"),
            models.Index(F("owner"), F("status"), F("team"), F("detainee"), name="release_of_owner"),
            models.Index(
                F("date_latest"), F("team"), condition=Q(status="verified", detainee__isnull=False),
                name="release_to_follow_up",
            ),
            models.Index(
                fields=["wave", "group_count"], condition=Q(detainee__isnull=True), name="release_groups_alike"
            ),
            models.Index(F("counted_with"), condition=Q(counted_with__isnull=False), name="release_counted_with"),
            models.Index(F("of_group"), condition=Q(of_group__isnull=False), name="release_of_group"),
            # How much one person types in some minutes; what was imported has a number of its file.
            models.Index(fields=["made_by", "made_at"], condition=Q(external_id=""), name="release_typed"),
            # In the order of the queue, whoever's teams are asked for: what waits is few.
            models.Index(fields=["status_since", "id", "team"], condition=Q(status="submitted"), name="release_waits"),
        ]  # fmt: skip

    def get_absolute_url(self) -> str:
        """The address of the release's page; it has the reference and no name."""
        return page_of("releases:record", self.reference)

    def __str__(self) -> str:
        return str(self.reference)

    @property
    def waits(self) -> bool:
        """Whether it waits for a verdict."""
        return self.status == Status.SUBMITTED

    def shown_to(self, user: User) -> "ReleaseFacts | None":
        """The facts that `user` may read: the working copy for those who work on it, else the revision that counts."""
        return self if self.worked_on_by(user) else self.verified_revision


def _of_person(entries: Blank) -> "models.QuerySet[Release, int]":
    of_copy = Release.objects.filter(any_of(entries, of="detainee")).values_list("pk", flat=True)
    return of_copy.union(
        Release.objects.filter(any_of(entries, of="verified_revision__detainee")).values_list("pk", flat=True)
    )


_OF_PERSON = Question(_of_person)
_RECORD = Question(
    lambda who, reference: Release.objects.visible_to(who.person).with_facts().filter(reference=reference)
)


def ids_of_person(entries: Iterable[int]) -> list[int]:
    """The ids of all releases that name one of these entries (their ids), whoever may see them."""
    return _OF_PERSON.rows(entries=list(entries))


def release_visible_to(user: User | AnonymousUser, reference: str) -> Release | None:
    """The release of this reference with its facts, where `user` may open it."""
    return _RECORD.first(asker(user), reference=reference)
