"""Fields of a team's own: what they are called, what may be chosen in them, and what stands in them.

The definition is here and knows the kind of record by its name alone (`of`). The values are rows of a table beside each
kind of record, on its own floor: `OwnValue` says once what they hold. A value is never overwritten: it is ended, and
another one is written.
"""

from collections.abc import Iterable
from typing import Any, ClassVar, Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import where
from accounts.models import Team, User
from accounts.models.teams import in_language
from accounts.rights import Right
from accounts.sensitivity import Declaration, Rights
from casework.fields import PartialDateField, days_of
from casework.kept import KeptForeignKey
from casework.lists import DefinedChoices, Option, known
from casework.typed_text import visible_only

OWN_FIELD = "own-field"  # the subject of its moves
MOST = 12  # fields in use, of one team for one kind of record: more is another form, and nobody fills it in
LONGEST = 300  # letters of a text
_SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"


class FieldKind(DefinedChoices):
    TEXT = Option("text", _("text"), _("One line of words. It can be searched, and never stands in an address."))
    NUMBER = Option("number", _("number"), _("A number, perhaps with a part below one; found from–to."))
    CHOICE = Option("choice", _("choice"), _("One of a few words that are written here; the lists are filtered by it."))
    DATE = Option(
        "date", _("date"), _("A date of any precision, as everywhere: 2013, 5/2013, about 2013; found from–to.")
    )


class OwnFieldQuerySet(models.QuerySet["OwnField"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those of the teams of which `user` keeps the fields."""
        return self.filter(team__in=where(user, Right.KEEP_OWN_FIELDS))

    def of(self, team: Team | int, of: str) -> Self:
        """Those of one team for one kind of record, in their order."""
        return self.filter(team=team, of=of).order_by("order", "pk")

    def in_use(self) -> Self:
        """Not retired."""
        return self.filter(retired_at__isnull=True)

    def locked(self) -> Self:
        """With the row held until the transaction ends."""
        return self.select_for_update(of=("self",))

    def held(self, writes: bool) -> Self:
        """With the row held where somebody writes: who only reads waits for nobody."""
        return self.locked() if writes else self


class OwnField(models.Model):
    """One field of a team for one kind of record: chosen once are its kind and its short name, by which files go."""

    team = KeptForeignKey(Team, on_delete=models.PROTECT, related_name="+", verbose_name=_("team"), db_index=False)
    of = models.CharField(_("on which records"), max_length=20)
    slug = models.SlugField(_("short name"), max_length=40, db_index=False)
    kind = models.CharField(_("kind"), max_length=10, choices=FieldKind)
    name_ar = models.CharField(_("name in Arabic"), max_length=80)
    name_en = models.CharField(_("name in English"), max_length=80)
    says_ar = models.CharField(_("explanation in Arabic"), max_length=300, blank=True)
    says_en = models.CharField(_("explanation in English"), max_length=300, blank=True)
    order = models.PositiveSmallIntegerField(_("place among the fields"), default=0)
    version = models.PositiveIntegerField(default=1)
    retired_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    retired_at = models.DateTimeField(null=True, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    made_at = models.DateTimeField(default=timezone.now)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    changed_at = models.DateTimeField(default=timezone.now)

    objects = OwnFieldQuerySet.as_manager()

    declaration = Declaration(
        internal=(
            "id", "team", "of", "slug", "kind", "name_ar", "name_en", "says_ar", "says_en", "order", "version",
            "retired_by", "retired_at", "made_by", "made_at", "changed_by", "changed_at",
        ),
        rights=Rights.KEEP,
    )  # fmt: skip

    class Meta:
        verbose_name = _("field of the team")
        verbose_name_plural = _("fields of the team")
        default_permissions = ()
        ordering = ["order", "pk"]
        constraints = [
            known("kind", FieldKind),
            models.UniqueConstraint(fields=["team", "slug"], name="ownfield_slug_in_team"),
            models.CheckConstraint(name="ownfield_slug_is_plain", condition=Q(slug__regex=_SLUG)),
            models.CheckConstraint(name="ownfield_has_names", condition=~Q(name_ar="") & ~Q(name_en="")),
            visible_only("ownfield_visible", ["name_ar", "name_en", "says_ar", "says_en"]),
            models.CheckConstraint(
                name="ownfield_retired_pair",
                condition=Q(retired_by__isnull=True, retired_at__isnull=True)
                | Q(retired_by__isnull=False, retired_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return in_language(self.name_ar, self.name_en)

    @property
    def says(self) -> str:
        """What it is for, in the language of the page."""
        return in_language(self.says_ar, self.says_en)

    @property
    def column(self) -> str:
        """What it is called in a file."""
        return f"own:{self.slug}"

    @property
    def is_retired(self) -> bool:
        return self.retired_at is not None


class OwnChoice(models.Model):
    """One word that can be chosen in a field; retired where it is not wanted any more, never removed."""

    field = models.ForeignKey(OwnField, on_delete=models.PROTECT, related_name="choices", db_index=False)
    slug = models.SlugField(_("short name"), max_length=40, db_index=False)
    word_ar = models.CharField(_("in Arabic"), max_length=80)
    word_en = models.CharField(_("in English"), max_length=80)
    order = models.PositiveSmallIntegerField(_("place in the list"), default=0)
    retired_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    retired_at = models.DateTimeField(null=True, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    made_at = models.DateTimeField(default=timezone.now)

    declaration = Declaration(
        internal=(
            "id", "field", "slug", "word_ar", "word_en", "order", "retired_by", "retired_at", "made_by", "made_at",
        ),
        rights=Rights.KEEP,
    )  # fmt: skip

    class Meta:
        verbose_name = _("choice of a field")
        verbose_name_plural = _("choices of a field")
        default_permissions = ()
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["field", "slug"], name="ownchoice_slug_in_field"),
            models.CheckConstraint(name="ownchoice_slug_is_plain", condition=Q(slug__regex=_SLUG)),
            models.CheckConstraint(name="ownchoice_has_words", condition=~Q(word_ar="") & ~Q(word_en="")),
            visible_only("ownchoice_visible", ["word_ar", "word_en"]),
            models.CheckConstraint(
                name="ownchoice_retired_pair",
                condition=Q(retired_by__isnull=True, retired_at__isnull=True)
                | Q(retired_by__isnull=False, retired_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return in_language(self.word_ar, self.word_en)


class OwnValueQuerySet(models.QuerySet[Any]):
    def in_force(self) -> Self:
        """What stands now."""
        return self.filter(ended_at__isnull=True)

    def on(self, records: Iterable[int]) -> Self:
        """What was ever written on these records."""
        return self.filter(record__in=list(records))


class OwnValue(models.Model):
    """What somebody wrote into a field of their team on one record (`record`, of the table's own kind).

    `of` is the kind of record as its definitions name it, `seen_with` are the rights by which its values are seen (in
    the team, or in its organisation), `written_with` is the one by which they are written.
    """

    of: ClassVar[str]
    records: ClassVar[Any]  # the kind of record in words, for whoever defines fields
    seen_with: ClassVar[tuple[Right, ...]]
    written_with: ClassVar[Right]

    field = KeptForeignKey(OwnField, on_delete=models.PROTECT, related_name="+", db_index=False)
    text = models.CharField(_("what was written"), max_length=LONGEST, blank=True)
    folded = models.CharField(max_length=2 * LONGEST, blank=True, editable=False)  # as it is searched
    number = models.DecimalField(max_digits=10, decimal_places=3, null=True, blank=True)
    choice = KeptForeignKey(
        OwnChoice, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    date = PartialDateField(null=True, blank=True)
    date_earliest, date_latest = days_of("date")
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    written_at = models.DateTimeField(default=timezone.now)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = OwnValueQuerySet.as_manager()

    declaration = Declaration(
        internal=("id", "record", "field", "written_by", "written_at", "ended_by", "ended_at"),
        personal=("text", "folded", "number", "choice", "date", "date_earliest", "date_latest"),
        rights=Rights.APPEND,
        update_only=("ended_by", "ended_at"),
    )

    class Meta:
        abstract = True
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["record", "field"], condition=Q(ended_at__isnull=True), name="%(class)s_once"
            ),
            models.CheckConstraint(
                name="%(class)s_says_one_thing",
                condition=Q(number__isnull=True, choice__isnull=True, date__isnull=True) & ~Q(text="")
                | Q(text="", folded="")
                & (
                    Q(number__isnull=False, choice__isnull=True, date__isnull=True)
                    | Q(number__isnull=True, choice__isnull=False, date__isnull=True)
                    | Q(number__isnull=True, choice__isnull=True, date__isnull=False)
                ),
            ),
            models.CheckConstraint(
                name="%(class)s_number_reaches_nobody",
                condition=Q(number__isnull=True) | Q(number__gt=-10_000_000, number__lt=10_000_000),
            ),
            visible_only("%(class)s_visible", ["text"]),
            models.CheckConstraint(
                name="%(class)s_ended_pair",
                condition=Q(ended_by__isnull=True, ended_at__isnull=True)
                | Q(ended_by__isnull=False, ended_at__isnull=False),
            ),
        ]
        indexes = [
            # What stands on a record, and what stood there.
            models.Index(fields=["record", "field", "id"], name="%(class)s_history"),
            # The filters of the lists; the record last, so that the index alone tells which are found.
            models.Index(
                fields=["field", "choice", "record"], name="%(class)s_chosen",
                condition=Q(ended_at__isnull=True, choice__isnull=False),
            ),
            models.Index(
                fields=["field", "number", "record"], name="%(class)s_number",
                condition=Q(ended_at__isnull=True, number__isnull=False),
            ),
            models.Index(
                fields=["field", "date_latest", "date_earliest", "record"], name="%(class)s_date",
                condition=Q(ended_at__isnull=True, date__isnull=False),
            ),
            models.Index(
                fields=["field", "folded"], include=["record"], name="%(class)s_text",
                condition=Q(ended_at__isnull=True) & ~Q(text=""),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.field_id}: {self.pk}"

    @property
    def said(self) -> Any:
        """What was written: a text, a number, a choice, a date."""
        return next(each for each in (self.choice, self.number, self.date, self.text) if each not in (None, ""))


def value_models() -> dict[str, type[Any]]:
    """The tables of values by the kind of record, as the floors above have put them there."""
    return {model.of: model for model in OwnValue.__subclasses__()}
