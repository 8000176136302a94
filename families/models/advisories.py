"""Advisories: safety warnings and verdicts on rumours, for families and for everybody.

What is published is a frozen version; the advisory beside it is the working copy, as a release is (ADR 0001).
"""

from collections.abc import Iterable
from datetime import date
from typing import Any, Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.access import where
from accounts.models import Organisation, Team, User
from accounts.models.teams import in_language
from accounts.rights import Right
from accounts.sensitivity import Declaration, Rights
from casework.kept import KeptForeignKey
from casework.lists import known
from casework.typed_text import visible_only
from families.models.advice import LANGUAGES
from families.rumours import AdvisoryKind, Verdict

ADVISORY = "advisory"  # the subject of its moves
TEXTS = tuple(f"{part}_{language}" for language in LANGUAGES for part in ("title", "text"))
PUBLISHED = ("kind", "verdict", "first_day", "last_day", *TEXTS, "sources_ar", "sources_en", "unnamed_sources")
CONTENT = (*PUBLISHED, "basis")
_MOVED = ("status", "status_since", "revision_number", "standing", "published_by", "published_at")
_VISIBLE = (*TEXTS, "sources_ar", "sources_en", "basis")


class AdvisoryCourse(models.TextChoices):
    """Where the working copy of an advisory is; what stands on the public page is `standing`."""

    DRAFT = "draft", pgettext_lazy("advisory", "draft")
    SUBMITTED = "submitted", pgettext_lazy("advisory", "submitted")
    PUBLISHED = "published", pgettext_lazy("advisory", "published")
    WITHDRAWN = "withdrawn", pgettext_lazy("advisory", "withdrawn")


class AdvisoryContent(models.Model):
    """What an advisory says, from the first to the last of its days (Syria's, both included).

    `sources_*` hold one source a line, of those alone who may be named; who may not is written down nowhere here.
    `basis` says to colleagues why it is so.
    """

    kind = models.CharField(_("what it is"), max_length=20, choices=AdvisoryKind)
    verdict = models.CharField(_("verdict"), max_length=20, choices=Verdict, blank=True)
    first_day = models.DateField(_("from"))
    last_day = models.DateField(_("until"))
    title_ar = models.CharField(_("heading in Arabic"), max_length=200)
    text_ar = models.TextField(_("text in Arabic"))
    title_en = models.CharField(_("heading in English"), max_length=200, blank=True)
    text_en = models.TextField(_("text in English"), blank=True)
    title_ku = models.CharField(_("heading in Kurdish"), max_length=200, blank=True)
    text_ku = models.TextField(_("text in Kurdish"), blank=True)
    title_tr = models.CharField(_("heading in Turkish"), max_length=200, blank=True)
    text_tr = models.TextField(_("text in Turkish"), blank=True)
    title_de = models.CharField(_("heading in German"), max_length=200, blank=True)
    text_de = models.TextField(_("text in German"), blank=True)
    title_fr = models.CharField(_("heading in French"), max_length=200, blank=True)
    text_fr = models.TextField(_("text in French"), blank=True)
    sources_ar = models.TextField(_("sources, in Arabic"), blank=True)
    sources_en = models.TextField(_("sources, in English"), blank=True)
    unnamed_sources = models.BooleanField(_("rests on sources that may not be named"), default=False)
    basis = models.TextField(_("why it is so, for colleagues"), blank=True)

    class Meta:
        abstract = True

    def said_in(self, languages: Iterable[str]) -> tuple[str, str, str]:
        """Heading, text, and the language of both: the first of these that it has, else Arabic."""
        language = next((each for each in languages if getattr(self, f"text_{each}")), "ar")
        return getattr(self, f"title_{language}"), getattr(self, f"text_{language}"), language

    def sources_in(self, languages: Iterable[str]) -> tuple[list[str], str]:
        """The sources that may be named, one by one, and the language of their names: the first of these."""
        written = {"ar": self.sources_ar, "en": self.sources_en}
        language = next((each for each in languages if written.get(each)), "ar")
        return written[language].splitlines(), language

    @property
    def title(self) -> str:
        """The heading in the reader's language."""
        return in_language(self.title_ar, self.title_en or self.title_ar)

    @property
    def what(self) -> str:
        """What it is, in a word: a warning, or the verdict on a rumour."""
        return str(self.get_verdict_display() if self.verdict else self.get_kind_display())

    @property
    def coat(self) -> str:
        """By which of the looks its verdict is drawn."""
        return self.verdict or self.kind


def _constraints() -> list[models.BaseConstraint]:
    """What holds for working copy and version alike; in both languages or in neither, in each of the languages."""
    both = [
        Q(**{f"title_{language}": "", f"text_{language}": ""})
        | ~Q(**{f"title_{language}": ""}) & ~Q(**{f"text_{language}": ""})
        for language in LANGUAGES
    ]
    whole = both[0]
    for each in both[1:]:
        whole &= each
    return [
        known("kind", AdvisoryKind),
        known("verdict", Verdict, blank=True),
        models.CheckConstraint(
            name="%(class)s_verdict_of_rumour",
            condition=Q(kind="rumour") & ~Q(verdict="") | ~Q(kind="rumour") & Q(verdict=""),
        ),
        models.CheckConstraint(name="%(class)s_days", condition=Q(last_day__gte=F("first_day"))),
        models.CheckConstraint(name="%(class)s_texts", condition=whole),
    ]


class AdvisoryQuerySet(models.QuerySet["Advisory"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those of the organisations whose advisories `user` writes, published or not."""
        return self.filter(organisation__in=where(user, Right.WRITE_ADVISORIES))

    def active(self, day: date) -> Self:
        """Those of which a version stands on this day; a warning first, then the newest. They are everybody's."""
        standing = self.filter(standing__first_day__lte=day, standing__last_day__gte=day)
        return standing.select_related("standing").order_by("-standing__kind", "-published_at", "-pk")

    def not_over(self, day: date) -> Self:
        """Those of which a version stands on this day or will."""
        return self.filter(standing__last_day__gte=day)

    def listed(self) -> Self:
        """With what a line shows of each."""
        return self.select_related("standing", "made_by").order_by("-pk")

    def with_people(self) -> Self:
        """With the version that stands, and those who wrote and published it."""
        return self.select_related("standing", "made_by", "changed_by", "published_by")

    def locked(self) -> Self:
        """With the row held until the transaction ends, for a change that must not be overwritten in silence."""
        return self.select_for_update(of=("self",))

    def update(self, **values: Any) -> int:
        if set(values) & set(_MOVED):
            raise TypeError("The state of an advisory changes by families.advisories.workflow alone.")
        return super().update(**values)


class Advisory(AdvisoryContent):
    """One advisory of an organisation: its working copy, and the version of it that stands on the public page."""

    organisation = KeptForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", db_index=False)
    team = KeptForeignKey(Team, on_delete=models.PROTECT, related_name="+", verbose_name=_("team"), db_index=False)
    status = models.CharField(
        _("state"), max_length=20, choices=AdvisoryCourse, default=AdvisoryCourse.DRAFT, editable=False
    )
    status_since = models.DateTimeField(default=timezone.now, editable=False)
    revision_number = models.PositiveIntegerField(default=0, editable=False)  # versions submitted
    standing = models.ForeignKey(
        "AdvisoryVersion", on_delete=models.PROTECT, null=True, blank=True, related_name="+", editable=False,
        db_index=False,
    )  # fmt: skip
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+", editable=False,
        db_index=False,
    )  # fmt: skip
    published_at = models.DateTimeField(null=True, blank=True, editable=False)
    version = models.PositiveIntegerField(default=1)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    made_at = models.DateTimeField(default=timezone.now)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    changed_at = models.DateTimeField(default=timezone.now)

    objects = AdvisoryQuerySet.as_manager()

    declaration = Declaration(
        internal=(
            "id", "organisation", "team", *CONTENT, *_MOVED, "version", "made_by", "made_at", "changed_by",
            "changed_at",
        ),
        facts=CONTENT,
    )  # fmt: skip

    class Meta:
        verbose_name = _("advisory")
        verbose_name_plural = _("advisories")
        default_permissions = ()
        constraints = [
            *_constraints(),
            known("status", AdvisoryCourse),
            visible_only("advisory_visible", _VISIBLE),
            models.CheckConstraint(
                name="advisory_published_pair",
                condition=Q(standing__isnull=True, published_by__isnull=True, published_at__isnull=True)
                | Q(standing__isnull=False, published_by__isnull=False, published_at__isnull=False),
            ),
        ]
        indexes = [
            models.Index(F("standing"), condition=Q(standing__isnull=False), name="advisory_standing"),
            models.Index(fields=["organisation", "status"], name="advisory_by_state"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The address of its page at the desk."""
        return reverse("families:advisory", args=[self.pk])

    def move_to(self, state: str) -> None:
        """Store a state that the workflow decided on; `Workflow.make` alone calls this, while it holds the lock."""
        self.status_since = timezone.now()
        self.status = AdvisoryCourse(state)
        self.version += 1
        self.save()

    def is_over(self, day: date) -> bool:
        """Whether what stands, or else the working copy, ended before this day."""
        return (self.standing or self).last_day < day


class AdvisoryVersion(AdvisoryContent):
    """What was submitted once, and perhaps published: never changed, and followed by the next one."""

    advisory = models.ForeignKey(Advisory, on_delete=models.PROTECT, related_name="versions", db_index=False)
    number = models.PositiveIntegerField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    made_at = models.DateTimeField(default=timezone.now)

    declaration = Declaration(
        public=PUBLISHED, internal=("id", "advisory", "number", "basis", "made_by", "made_at"), rights=Rights.APPEND
    )

    class Meta:
        verbose_name = _("version of an advisory")
        verbose_name_plural = _("versions of an advisory")
        default_permissions = ()
        constraints = [
            *_constraints(),
            visible_only("advisoryversion_visible", _VISIBLE),
            models.UniqueConstraint(fields=["advisory", "number"], name="advisoryversion_once"),
            models.CheckConstraint(
                name="advisoryversion_whole",
                condition=~Q(text_ar="")
                & ~Q(text_en="")
                & (~Q(sources_ar="", sources_en="") | Q(unnamed_sources=True)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.advisory_id}: {self.number}"
