"""The inquiry as a case: whom a caller seeks, what they ask, whose it is, and when they are heard from next."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Case, Exists, F, Func, OuterRef, Q, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import where
from accounts.models import Organisation, Team, User
from accounts.models.people import naming
from accounts.rights import Right
from accounts.sensitivity import Declaration
from casework.dates import PartialDate
from casework.fields import PartialDateField, days_of
from casework.kept import KeptForeignKey
from casework.lists import known
from casework.references import ReferencedQuerySet, ReferenceField, page_of
from casework.sealed import SealedField
from casework.typed_text import visible_only
from detainees.lists import Sex
from detainees.models import Detainee, Governorate
from families.consent_lists import Said
from families.lists import Asks, Channel, Priority, Relationship
from families.models.contacts import Contact
from families.models.relatives import Relative
from releases.lists import Mode
from releases.models import Release
from releases.today import today

INQUIRY = "inquiry"  # the subject of its moves
PARTS = ("given", "father", "grandfather", "family", "mother")
NAMES = tuple(f"{part}_{script}" for script in ("ar", "latin") for part in PARTS)
URGENT = 3  # the rank of what is urgent
_RANKS = {Priority.URGENT: URGENT, Priority.HIGH: 2, Priority.NORMAL: 1}
_MOVED = ("status", "status_since", "revision_number")
_FREED = [mode.value for mode in Mode if mode.counted]
OF_AGE = 18  # years
_OF_A_LINE = (
    "reference", "relative", "team", "owner", "status", "priority", "due", "detainee", "birth", "rank", "keep_said",
    *(f"{part}_{script}" for part in ("given", "father", "grandfather", "family") for script in ("ar", "latin")),
)  # fmt: skip


class Course(models.TextChoices):
    """Where an inquiry is."""

    NEW = "new", _("new")
    TRACING = "tracing", _("being traced")
    POSSIBLE_MATCH = "possible-match", _("possible match")
    ANSWERED = "answered", _("answered")
    REFERRED = "referred", _("referred")
    CLOSED = "closed", _("closed")


NOT_KEPT = (Said.REFUSED.value, Said.WITHDRAWN.value)

# Somebody works on it, and a contact is due; who was told is heard from again.
OPEN = (Course.NEW.value, Course.TRACING.value, Course.POSSIBLE_MATCH.value, Course.ANSWERED.value)

# Of a release the wish of its person (families/sql/answers.sql): what they said last binds for all their releases.
BINDING = Func(F("verified_revision__detainee"), function="wish_binding", output_field=models.BigIntegerField())
UNTOLD = tuple(state for state in OPEN if state != Course.ANSWERED)


def nobody_calls(moment: datetime) -> Q:
    """Whose caller asked for no contact any more: on each of their cards the last day has gone by where they are.

    families/hours.py, `wants_none`. Who left no number calls again, and is expected. Begun at the cards with a last
    day, which are few.
    """
    others = Contact.objects.filter(relative=OuterRef("relative")).not_past(moment)
    past = Contact.objects.past(moment).exclude(Exists(others))
    return Q(Exists(past.filter(relative=OuterRef("relative"))))


class InquiryQuerySet(ReferencedQuerySet["Inquiry"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Inquiries of the teams in which `user` takes some: one desk does not see the other's."""
        return self.filter(team__in=where(user, Right.TAKE_INQUIRIES))

    def kept(self) -> Self:
        """Those of which the content was not destroyed."""
        return self.filter(erased_at__isnull=True)

    def open(self) -> Self:
        """Those on which somebody works."""
        return self.filter(status__in=OPEN)

    def at_work(self) -> Self:
        """Open, and not such as may only be closed: the caller does not refuse that they are kept."""
        return self.open().exclude(keep_said__in=NOT_KEPT)

    def untold(self) -> Self:
        """Open, and the caller was told nothing that is verified: who was is found by what they were told."""
        return self.filter(status__in=UNTOLD)

    def overdue(self, moment: datetime) -> Self:
        """Of those at work: the next contact was due before this moment; not of who wants none any more."""
        return self.at_work().filter(~nobody_calls(moment), due__lt=moment)

    def due_for_review(self, day: date) -> Self:
        """Closed, and to be looked at again by this day: kept longer, or removed."""
        return self.filter(review_on__lte=day)

    def to_destroy(self) -> Self:
        """Not closed yet, and the caller does not let it be kept."""
        return self.filter(keep_said__in=NOT_KEPT, erased_at__isnull=True).exclude(status=Course.CLOSED)

    def unasked(self) -> Self:
        """Open, and the caller was not asked yet whether it may be kept, or looked for."""
        return self.open().filter(Q(keep_said="") | Q(match_said=""))

    def agreed_to_search(self) -> Self:
        """Those whose caller agrees that the register is searched."""
        return self.filter(match_said=Said.GIVEN)

    def not_asked_to_search(self) -> Self:
        """Open, a person was chosen during the call, and nobody asked whether the register may be searched."""
        return self.open().filter(detainee__isnull=False, match_said="")

    def referred(self) -> Self:
        """Those that rest on a referral."""
        return self.filter(status=Course.REFERRED)

    def about(self, *entries: Detainee | int) -> Self:
        """Those in which one of these entries was chosen."""
        return self.filter(detainee__in=entries)

    def asking_for(self, person: Detainee) -> Self:
        """Those in which this person was chosen, in whichever of their entries."""
        return self.filter(detainee__in=Detainee.objects.one_with(person).values("pk"))

    def about_whom_one_sees(self, user: User) -> Self:
        """Those in which a person was chosen who is open to `user`."""
        return self.filter(detainee__in=Detainee.objects.visible_to(user))

    def with_release(self, user: User, told: models.QuerySet[Any] | None = None) -> Self:
        """Those for whose person a verified release stands that `user` may open, whichever entry it was told in.

        Without the releases of which nothing is left to be `told`, a query for answers (families/models/answers.py).
        """
        stands = OuterRef(OuterRef("stands"))
        entries = Detainee.objects.filter(Q(pk=stands) | Q(merged_into=stands))
        releases = Release.objects.visible_to(user).counted().filter(verified_revision__mode__in=_FREED)
        if told is not None:
            releases = releases.annotate(wish_now=Coalesce(BINDING, 0)).filter(~Exists(told))
        person = self.about_whom_one_sees(user).annotate(stands=Coalesce("detainee__merged_into_id", "detainee_id"))
        return person.filter(Exists(releases.filter(verified_revision__detainee__in=entries.values("pk"))))

    def for_rows(self) -> Self:
        """With who asks and whose it is, for a page that shows them."""
        return self.select_related("relative", "owner")

    def listed(self, also: Iterable[str] = ()) -> Self:
        """With what a line of the desk shows of each, and nothing more; `also` are columns that somebody chose."""
        return self.select_related("owner").only(*_OF_A_LINE, *also, *naming("owner"))

    def locked(self) -> Self:
        """With the row held until the transaction ends, for a change that must not be overwritten in silence."""
        return self.select_related("relative").select_for_update(of=("self",))

    def update(self, **values: Any) -> int:
        if set(values) & set(_MOVED):
            raise TypeError("The state of an inquiry changes by families.workflow alone.")
        return super().update(**values)


class Inquiry(models.Model):
    """One caller asks about one person."""

    reference = ReferenceField(prefix="Q")
    organisation = KeptForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", db_index=False)
    team = KeptForeignKey(Team, on_delete=models.PROTECT, related_name="+", verbose_name=_("desk"), db_index=False)
    relative = models.ForeignKey(Relative, on_delete=models.PROTECT, related_name="inquiries")
    channel = models.CharField(_("how it came"), max_length=20, choices=Channel)
    relationship = models.CharField(
        _("what the caller is to them"), max_length=20, choices=Relationship, default=Relationship.NOT_SAID
    )

    # Whom they seek, as the caller says it; `detainee` is the entry on the register that somebody chose for them.
    given_ar = models.CharField(_("given name"), max_length=80, blank=True)
    father_ar = models.CharField(_("father's name"), max_length=80, blank=True)
    grandfather_ar = models.CharField(_("grandfather's name"), max_length=80, blank=True)
    family_ar = models.CharField(_("family name"), max_length=80, blank=True)
    mother_ar = models.CharField(_("mother's name"), max_length=80, blank=True)
    given_latin = models.CharField(_("given name (Latin)"), max_length=80, blank=True)
    father_latin = models.CharField(_("father's name (Latin)"), max_length=80, blank=True)
    grandfather_latin = models.CharField(_("grandfather's name (Latin)"), max_length=80, blank=True)
    family_latin = models.CharField(_("family name (Latin)"), max_length=80, blank=True)
    mother_latin = models.CharField(_("mother's name (Latin)"), max_length=80, blank=True)
    sex = models.CharField(_("sex"), max_length=10, choices=Sex, default=Sex.UNKNOWN)
    birth = PartialDateField(_("date of birth"), null=True, blank=True)
    birth_earliest, birth_latest = days_of("birth")
    home_governorate = KeptForeignKey(
        Governorate, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False,
        verbose_name=_("home governorate"),
    )  # fmt: skip
    home_place = models.CharField(_("town or village"), max_length=200, blank=True)
    seen_last = PartialDateField(_("last seen on"), null=True, blank=True)
    seen_last_earliest, seen_last_latest = days_of("seen_last")
    seen_where = models.CharField(_("last seen where, and by whom"), max_length=400, blank=True)
    detainee = models.ForeignKey(
        Detainee, on_delete=models.PROTECT, null=True, blank=True, related_name="inquiries", db_index=False
    )
    chosen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    chosen_at = models.DateTimeField(null=True, blank=True)

    asks = ArrayField(models.CharField(max_length=20, choices=Asks), verbose_name=_("what they ask"))
    note = models.TextField(_("note for the desk"), blank=True)
    # Of a caller who was known already, what the public page said of their safety: no card is changed by it.
    card_written: Any = SealedField(_("what was written of their safety"), null=True)  # type: ignore[misc]  # mostly nothing
    priority = models.CharField(_("priority"), max_length=20, choices=Priority, default=Priority.NORMAL)
    rank = models.GeneratedField(
        expression=Case(
            *(When(priority=each.value, then=Value(rank)) for each, rank in _RANKS.items()), default=Value(0)
        ),
        output_field=models.SmallIntegerField(),
        db_persist=True,
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("owner"), db_index=False
    )
    due = models.DateTimeField(_("next contact due"), null=True, blank=True)

    # What the caller said last of keeping and of looking (families/consent.py); PostgreSQL sets it from the consents.
    keep_said = models.CharField(max_length=20, choices=Said, blank=True, default="", editable=False)
    match_said = models.CharField(max_length=20, choices=Said, blank=True, default="", editable=False)
    review_on = models.DateField(_("looked at again on"), null=True, blank=True, editable=False)
    erased_at = models.DateTimeField(null=True, blank=True, editable=False)

    status = models.CharField(_("state"), max_length=20, choices=Course, default=Course.NEW, editable=False)
    status_since = models.DateTimeField(default=timezone.now, editable=False)
    revision_number = models.PositiveIntegerField(default=0, editable=False)  # moves made: what a page was drawn from
    version = models.PositiveIntegerField(default=1)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    made_at = models.DateTimeField(default=timezone.now)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    changed_at = models.DateTimeField(default=timezone.now)

    objects = InquiryQuerySet.as_manager()
    _status_read: str = Course.NEW  # what the database or the workflow said last

    declaration = Declaration(
        internal=(
            "id", "reference", "organisation", "team", "relative", "channel", "priority", "rank", "owner", "due",
            "status", "status_since", "revision_number", "version", "made_by", "made_at", "changed_by", "changed_at",
            "chosen_by", "chosen_at", "keep_said", "match_said", "review_on", "erased_at",
        ),
        personal=(
            *NAMES, "relationship", "sex", "birth", "birth_earliest", "birth_latest", "home_governorate", "home_place",
            "seen_last", "seen_last_earliest", "seen_last_latest", "seen_where", "detainee", "asks", "note",
            "card_written",
        ),
    )  # fmt: skip

    class Meta:
        verbose_name = _("inquiry")
        verbose_name_plural = _("inquiries")
        default_permissions = ()
        constraints = [
            known("channel", Channel),
            known("relationship", Relationship),
            known("sex", Sex),
            known("priority", Priority),
            known("status", Course),
            known("asks", Asks, many=True),
            visible_only("inquiry_visible", [*NAMES, "home_place", "seen_where", "note"]),
            known("keep_said", Said, blank=True),
            known("match_said", Said, blank=True),
            models.CheckConstraint(
                name="inquiry_has_a_name", condition=~Q(given_ar="", given_latin="") | Q(erased_at__isnull=False)
            ),
            models.CheckConstraint(
                name="inquiry_erased_is_closed",
                condition=Q(erased_at__isnull=True) | Q(status=Course.CLOSED, review_on__isnull=True),
            ),
            models.CheckConstraint(
                name="inquiry_closed_is_reviewed",
                condition=~Q(status=Course.CLOSED) | Q(review_on__isnull=False) | Q(erased_at__isnull=False),
            ),
            models.CheckConstraint(
                name="inquiry_reviewed_when_closed", condition=Q(review_on__isnull=True) | Q(status=Course.CLOSED)
            ),
            models.CheckConstraint(
                name="inquiry_chosen_pair",
                condition=Q(detainee__isnull=True, chosen_by__isnull=True, chosen_at__isnull=True)
                | Q(detainee__isnull=False, chosen_by__isnull=False, chosen_at__isnull=False),
            ),
            models.CheckConstraint(
                name="inquiry_open_is_due", condition=Q(status__in=OPEN, due__isnull=False) | ~Q(status__in=OPEN)
            ),
        ]
        indexes = [
            # The desk, by its orders: of one team, or in the order itself whoever's teams are asked for.
            # With what is asked besides of what is overdue, so that ten thousand are counted without opening a row.
            models.Index(
                fields=["team", "due", "id"],
                include=["relative", "keep_said"],
                condition=Q(status__in=OPEN),
                name="inquiry_due_of_team",
            ),
            models.Index(F("due"), F("id"), F("team"), condition=Q(status__in=OPEN), name="inquiry_due"),
            models.Index(F("team"), F("rank"), F("id"), condition=Q(status__in=OPEN), name="inquiry_rank_of_team"),
            models.Index(F("team"), F("id"), name="inquiry_of_team"),
            models.Index(F("owner"), F("due"), F("id"), condition=Q(status__in=OPEN), name="inquiry_of_owner"),
            models.Index(F("team"), F("status"), F("due"), F("id"), name="inquiry_by_state"),
            models.Index(F("detainee"), condition=Q(detainee__isnull=False), name="inquiry_about"),
            # What is to be looked at again: kept longer, or removed.
            models.Index(
                F("team"), F("review_on"), F("id"), condition=Q(review_on__isnull=False), name="inquiry_to_review"
            ),
            # What may not be kept, and is not destroyed yet.
            models.Index(
                F("team"),
                F("id"),
                condition=Q(keep_said__in=NOT_KEPT, erased_at__isnull=True),
                name="inquiry_to_destroy",
            ),
            # Whose caller is asked first whether the register may be searched.
            models.Index(
                F("team"),
                F("detainee"),
                condition=Q(status__in=OPEN, detainee__isnull=False, match_said=""),
                name="inquiry_to_ask",
            ),
            # Whose person may have been released.
            models.Index(
                F("team"), F("detainee"), condition=Q(status__in=OPEN, detainee__isnull=False), name="inquiry_to_tell"
            ),
            # What each colleague has, counted without opening a row (families/workload.py); what was urgent lately; and
            # what came in a month (families/sql/figures.sql).
            models.Index(
                F("team"), F("owner"), F("due"), F("rank"), F("id"), condition=Q(status__in=OPEN), name="inquiry_load"
            ),
            models.Index(F("team"), F("made_at"), F("made_by"), condition=Q(rank=URGENT), name="inquiry_urgent_of"),
            models.Index(F("team"), F("made_at"), name="inquiry_made"),
        ]

    def __str__(self) -> str:
        return str(self.reference)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Refuses a state that the workflow did not set; it sets nothing itself."""
        if self.status != self._status_read:
            raise TypeError("The state of an inquiry changes by families.workflow alone.")
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """The address of the inquiry's page; it has the reference and no name."""
        return page_of("families:inquiry", self.reference)

    @classmethod
    def from_db(cls, *args: Any, **kwargs: Any) -> "Inquiry":
        inquiry = super().from_db(*args, **kwargs)
        inquiry._status_read = inquiry.__dict__.get("status", "")
        return inquiry

    def refresh_from_db(
        self, using: str | None = None, fields: Iterable[str] | None = None, from_queryset: Any = None
    ) -> None:
        names = None if fields is None else list(fields)
        super().refresh_from_db(using, names, from_queryset)
        if names is None or "status" in names:
            self._status_read = self.status

    def move_to(self, state: str) -> None:
        """Store a state that the workflow decided on; `Workflow.make` alone calls this, while it holds the lock."""
        self.status_since = timezone.now()
        self.status = self._status_read = Course(state)
        self.revision_number += 1
        self.version += 1
        self.save()

    @property
    def name_ar(self) -> str:
        """The name in Arabic, as it was given."""
        return " ".join(filter(None, (self.given_ar, self.father_ar, self.grandfather_ar, self.family_ar)))

    @property
    def name_latin(self) -> str:
        """The name in Latin script, as it was given."""
        return " ".join(filter(None, (self.given_latin, self.father_latin, self.grandfather_latin, self.family_latin)))

    @property
    def priority_in_words(self) -> str:
        """As `get_priority_display`, which takes the list apart anew for each row."""
        return str(Priority(self.priority).label)

    @property
    def status_in_words(self) -> str:
        """As `get_status_display`, likewise."""
        return str(Course(self.status).label)

    @property
    def is_open(self) -> bool:
        """Whether somebody works on it."""
        return self.status in OPEN

    def was_due(self, moment: datetime) -> bool:
        """Whether it is open and the next contact was due before this moment, for a caller who wants one."""
        return self.is_open and self.due is not None and self.due < moment

    @property
    def minor(self) -> bool | None:
        """Whether the person sought is under age today; None where they may be, or nothing is known of their birth."""
        return minor_on(self.birth, today())

    @property
    def may_be_minor(self) -> bool:
        """Whether what is known of the birth leaves it possible, without saying so."""
        return self.birth is not None and self.minor is None


def minor_on(birth: PartialDate | None, day: date) -> bool | None:
    """Whether somebody born then is under age on `day`; None where it cannot be told."""
    if birth is None:
        return None
    leap = (day.month, day.day) == (2, 29)
    since = day.replace(year=day.year - OF_AGE, day=28 if leap else day.day)  # who was born after it is under age
    if birth.earliest() > since:
        return True
    return None if birth.latest() > since else False
