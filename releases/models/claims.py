"""What one source says."""

from collections.abc import Collection
from functools import reduce
from operator import or_
from typing import Any, Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Count, OuterRef, Q, prefetch_related_objects
from django.db.models.expressions import RawSQL
from django.db.models.functions import Concat, TruncDate
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import where
from accounts.models import Team, User
from accounts.questions import Blank, Question
from accounts.rights import Right
from accounts.sensitivity import Declaration, Rights
from casework.fields import PartialDateField
from casework.kept import KeptForeignKey
from casework.lists import known
from casework.typed_text import visible_only
from detainees.models import Detainee, Detention, Facility, Governorate, IdentityNumber, Link
from detainees.models.detainees import named_to
from releases.lists import CiteConsent, ClaimState, Connection, Credibility, Mode, Reliability
from releases.models.findings import Finding
from releases.models.releases import Release, ReleaseQuerySet, Status
from releases.models.sources import Source

CLAIM = "claim"  # the subject of its moves
# What a claim can speak of, one of them each, and the ways to the person whom that concerns; a link has another one.
ABOUT = ("release", "condition", "finding", "detention", "number", "link")
# What a claim may speak of, one of them: read by itself, since a join to each takes PostgreSQL twenty times as long to
# plan as these to answer.
SPOKEN_OF = ("release", "condition", "finding", "detention__detainee", "number__detainee", "link__one")
# Written out, because the ORM takes longer to say it than PostgreSQL to answer, and joins to every table a claim may
# speak of take PostgreSQL longer to plan than these look-ups take to run.
_ABOUT_CLOSED = """EXISTS (
    SELECT FROM detainees_detainee closed WHERE closed.restricted AND closed.id <> ALL (%s::bigint[]) AND closed.id IN (
        COALESCE(
            (SELECT detainee_id FROM releases_release WHERE id = COALESCE({release}, {condition})),
            (SELECT detainee_id FROM releases_finding WHERE id = {finding}),
            (SELECT detainee_id FROM detainees_detention WHERE id = {detention}),
            (SELECT detainee_id FROM detainees_identitynumber WHERE id = {number}),
            (SELECT one_id FROM detainees_link WHERE id = {link})),
        (SELECT other_id FROM detainees_link WHERE id = {link})))"""
_OF_PARTS = """
    SELECT id FROM releases_claim WHERE detention_id IN (SELECT id FROM detainees_detention WHERE detainee_id = %s)
    UNION ALL
    SELECT id FROM releases_claim WHERE number_id IN (SELECT id FROM detainees_identitynumber WHERE detainee_id = %s)
    UNION ALL
    SELECT id FROM releases_claim WHERE link_id IN (SELECT id FROM detainees_link WHERE %s IN (one_id, other_id))"""
_OF_PERSON = """
    SELECT c.id FROM releases_claim c JOIN releases_release r ON r.id = c.release_id WHERE r.detainee_id = ANY (%s)
    UNION ALL
    SELECT c.id FROM releases_claim c JOIN releases_release r ON r.id = c.condition_id WHERE r.detainee_id = ANY (%s)
    UNION ALL
    SELECT c.id FROM releases_claim c JOIN releases_finding f ON f.id = c.finding_id WHERE f.detainee_id = ANY (%s)
    UNION ALL
    SELECT c.id FROM releases_claim c JOIN detainees_detention d ON d.id = c.detention_id WHERE d.detainee_id = ANY (%s)
    UNION ALL
    SELECT c.id FROM releases_claim c JOIN detainees_identitynumber n ON n.id = c.number_id
    WHERE n.detainee_id = ANY (%s)
    UNION ALL
    SELECT c.id FROM releases_claim c JOIN detainees_link l ON l.id = c.link_id WHERE l.one_id = ANY (%s)"""


def _one_of(names: Collection[str]) -> Q:
    """Exactly one of these is set."""
    only = [Q(**{f"{other}__isnull": other != name for other in names}) for name in names]
    return reduce(or_, only)


class AboutSomebodyClosed(models.Func):
    """Whether a claim is about somebody restricted who is not among `named` (ids of persons)."""

    output_field = models.BooleanField()

    def __init__(self, named: frozenset[int]) -> None:
        super().__init__(*ABOUT)
        self.named = named

    def as_sql(
        self, compiler: Any, connection: Any, function: Any = None, template: Any = None, arg_joiner: Any = None,
        **extra_context: Any,
    ) -> Any:  # fmt: skip
        """The condition, with the columns of the claim where they stand in this query."""
        columns = [compiler.compile(each)[0] for each in self.get_source_expressions()]
        return _ABOUT_CLOSED.format(**dict(zip(ABOUT, columns, strict=True))), [sorted(self.named)]


class ClaimQuerySet(models.QuerySet["Claim"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Claims of the teams in which `user` sees who a source is, of nobody restricted but those named to them.

        A claim is of its source's team, and that is the team of the record of which it speaks.
        """
        seen = self.filter(source__team__in=where(user, Right.SEE_SOURCES))
        return seen.exclude(AboutSomebodyClosed(named_to(user)))

    def about(self, record: Release | Finding | Detainee) -> Self:
        """What is said of a release or its conditions, of a finding, or of a person's detentions, numbers and links."""
        if isinstance(record, Finding):
            return self.filter(finding=record)
        if isinstance(record, Release):
            return self.filter(Q(release=record) | Q(condition=record))
        return self.filter(pk__in=RawSQL(_OF_PARTS, [record.pk] * 3))  # noqa: S611 - a text of our own

    def of_person(self, *entries: int) -> Self:
        """What is said of the person with these entries (ids), of whatever part; a link is of the first of its two."""
        return self.of_entries(list(entries))

    def of_entries(self, entries: list[int] | Blank) -> Self:
        """The same, of a list."""
        return self.filter(pk__in=RawSQL(_OF_PERSON, [entries] * 6))  # noqa: S611 - likewise

    def standing(self) -> Self:
        """Only these count."""
        return self.filter(state=ClaimState.STANDS)

    def entered_last(self, number: int) -> Self:
        """Of the claims that were entered last, by whomever, those that are among these: however many there are."""
        return self.filter(pk__in=self.model._default_manager.order_by("-pk").values("pk")[:number])

    def outcomes_by_source(self) -> Any:
        """For each source a row of how many claims it has, and of them how many became what."""
        stands = Q(state=ClaimState.STANDS)
        rejected = Q(release__status=Status.REJECTED) | Q(finding__status=Status.REJECTED)
        known = Q(release__verified_revision__isnull=False) | Q(finding__verified_revision__isnull=False)
        return (
            self.order_by()
            .values("source")
            .annotate(
                claims=Count("pk"),
                verified=Count("pk", filter=stands & known),
                rejected=Count("pk", filter=stands & rejected),
                withdrawn=Count("pk", filter=Q(state=ClaimState.WITHDRAWN)),
                found_false=Count("pk", filter=Q(state=ClaimState.FOUND_FALSE)),
            )
        )

    def with_subject(self) -> Self:
        """With the source, and what it speaks of, as a page about one claim names them."""
        return self.select_related("source").prefetch_related(*SPOKEN_OF)

    def resting_on(self, claims: Collection[int]) -> Self:
        """These, and what derives from them, in whatever release of the team."""
        return self.filter(pk__in=RawSQL("SELECT claims_resting_on(%s)", [list(claims)]))


class Claim(models.Model):
    """What one source says of one thing: a release, its conditions, a finding, a detention, a number or a link.

    It stands, is withdrawn, or is found false (releases/falling.py).

    What was said is never rewritten; that it repeats another claim may be learned later. Of single facts it says what
    its `says_…` hold, and nothing where they are empty.
    """

    release = models.ForeignKey(Release, on_delete=models.PROTECT, null=True, blank=True, related_name="claims")
    condition = models.ForeignKey(
        Release, on_delete=models.PROTECT, null=True, blank=True, related_name="claims_of_conditions", db_index=False,
        verbose_name=_("release of whose conditions it speaks"),
    )  # fmt: skip
    finding = models.ForeignKey(
        Finding, on_delete=models.PROTECT, null=True, blank=True, related_name="claims", db_index=False
    )
    detention = models.ForeignKey(
        Detention, on_delete=models.PROTECT, null=True, blank=True, related_name="claims", db_index=False
    )
    number = models.ForeignKey(
        IdentityNumber, on_delete=models.PROTECT, null=True, blank=True, related_name="claims", db_index=False
    )
    link = models.ForeignKey(
        Link, on_delete=models.PROTECT, null=True, blank=True, related_name="claims", db_index=False
    )
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="claims", verbose_name=_("source"))
    connection = models.CharField(_("how the source knows"), max_length=10, choices=Connection)
    reliability = models.CharField(_("reliability of the source here"), max_length=1, choices=Reliability)
    credibility = models.CharField(_("credibility of what is said"), max_length=1, choices=Credibility)
    text = models.TextField(_("what was said"), blank=True)
    said_on = PartialDateField(_("said on"), null=True, blank=True)
    received_on = models.DateField(_("received on"), null=True, blank=True)
    derived_from = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="derived", verbose_name=_("repeats claim")
    )
    says_date = PartialDateField(_("date of release, as the source says"), null=True, blank=True)
    says_facility = KeptForeignKey(
        Facility, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False,
        verbose_name=_("facility, as the source says"),
    )  # fmt: skip
    says_governorate = KeptForeignKey(
        Governorate, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False,
        verbose_name=_("governorate of release, as the source says"),
    )  # fmt: skip
    says_mode = models.CharField(_("mode, as the source says"), max_length=20, choices=Mode, blank=True)
    cite = models.CharField(_("consent to cite"), max_length=20, choices=CiteConsent, default=CiteConsent.NOT_ASKED)
    state = models.CharField(_("state"), max_length=12, choices=ClaimState, default=ClaimState.STANDS)
    state_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    state_at = models.DateTimeField(null=True, blank=True)
    state_sentence = models.TextField(_("why"), blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    objects = ClaimQuerySet.as_manager()

    SAYS = {"date": "says_date", "facility": "says_facility", "place": "says_governorate", "mode": "says_mode"}
    revision_number = 0  # what was said is not rewritten: its moves are all made on the one text
    files: list[Any]  # those that the reader may open; said where claims are shown (releases/testimony.py)

    declaration = Declaration(
        internal=(
            "id", "release", "condition", "finding", "detention", "number", "link", "connection", "reliability",
            "credibility", "state", "state_by", "state_at", "made_by", "made_at",
        ),
        source=(
            "source", "text", "said_on", "received_on", "derived_from", "says_date", "says_facility",
            "says_governorate", "says_mode", "cite", "state_sentence",
        ),
        facts=(
            "source", "connection", "reliability", "credibility", "text", "said_on", "derived_from", "says_date",
            "says_facility", "says_governorate", "says_mode",
        ),
        rights=Rights.APPEND,
        update_only=("state", "state_by", "state_at", "state_sentence", "derived_from", "cite"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(name="claim_of_one_thing", condition=_one_of(ABOUT)),
            models.CheckConstraint(
                name="claim_state_pair",
                condition=Q(state=ClaimState.STANDS, state_by__isnull=True, state_at__isnull=True)
                | ~Q(state=ClaimState.STANDS) & Q(state_by__isnull=False, state_at__isnull=False),
            ),
            models.CheckConstraint(name="claim_not_derived_from_itself", condition=~Q(derived_from=models.F("pk"))),
            models.CheckConstraint(name="claim_not_received_later", condition=Q(received_on__lte=TruncDate("made_at"))),
            visible_only("claim_text_visible", ["text"]),
            known("connection", Connection),
            known("reliability", Reliability),
            known("credibility", Credibility),
            known("cite", CiteConsent),
            known("state", ClaimState),
            known("says_mode", Mode, blank=True),
        ]
        # Most claims are about releases; of what few speak, these few are found.
        indexes = [
            models.Index(fields=[name], condition=Q(**{f"{name}__isnull": False}), name=f"claim_of_{name}")
            for name in ("condition", "finding", "detention", "number", "link")
        ]

    def __str__(self) -> str:
        return f"{self.record} · {self.pk}"

    @property
    def team(self) -> Team:
        """Whose work it is: its source is of the team of the record of which it speaks."""
        team: Team = self.source.team
        return team

    @property
    def record(self) -> Release | Finding | Detainee:
        """The record on whose page it stands: of a link that of the one who was registered first, or the parent."""
        part = self.detention or self.number
        person = part.detainee if part else self.link.one if self.link else None
        found = self.release or self.condition or self.finding or person
        if found is None:
            raise LookupError("A claim speaks of something; PostgreSQL takes no other.")
        return found

    def speaks_of(self, record: Release | Finding) -> bool:
        """Whether it is about this record itself, and not about its conditions or what goes back to it."""
        return record.pk == (self.finding_id if isinstance(record, Finding) else self.release_id)

    @property
    def status(self) -> str:
        """Its state, as a workflow asks for it."""
        return self.state

    def move_to(self, state: str) -> None:
        """Store a state that the workflow decided on; `Workflow.make` alone calls this, while it holds the lock."""
        self.state = ClaimState(state)
        self.save(update_fields=["state", "state_by", "state_at", "state_sentence"])

    @property
    def grade(self) -> str:
        """The grade as it is said, e.g. B2."""
        return f"{self.reliability}{self.credibility}"

    @property
    def is_direct(self) -> bool:
        """Whether the source is the released person or saw it."""
        return self.connection in (Connection.SELF, Connection.WITNESS)


def _behind(function: str) -> Question[Claim]:
    """The claims that a function of PostgreSQL names for the id of a record, with their sources."""
    return Question(
        lambda record: (
            Claim.objects.filter(pk__in=RawSQL(f"SELECT {function}(%s)", [record]))  # noqa: S611
            .select_related("source__merged_into", "made_by")
            .order_by("pk")
        )
    )


_BEHIND = {"release": _behind("claims_behind"), "finding": _behind("claims_behind_finding")}


def claims_behind(record: Release | Finding) -> list[Claim]:
    """What is said of a release or a finding, in any state, and what others said to which it goes back.

    With their sources, and with the records of which they speak: this very one, and those of the others.
    """
    name = "finding" if isinstance(record, Finding) else "release"
    found, others = _BEHIND[name].rows(record=record.pk), []
    for claim in found:
        if getattr(claim, f"{name}_id") == record.pk:
            setattr(claim, name, record)
        else:
            others.append(claim)
    prefetch_related_objects(others, "release", "finding")
    return found


def with_grades(releases: ReleaseQuerySet) -> ReleaseQuerySet:
    """Each with `grades`: those of its standing claims, the best first, e.g. ["A2", "C3"]."""
    standing = Claim.objects.standing().filter(release=OuterRef("pk")).order_by("reliability", "credibility")
    grade = Concat("reliability", "credibility", output_field=models.CharField())
    return releases.annotate(grades=ArraySubquery(standing.values(grade=grade)))  # type: ignore[no-redef]  # declared there
