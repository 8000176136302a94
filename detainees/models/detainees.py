"""The person on the register."""

from collections.abc import Collection
from typing import Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import where
from accounts.models import Team, User
from accounts.models.grants import NamedGrant
from accounts.models.teams import in_language
from accounts.questions import Question, asker
from accounts.rights import Right, Scope, names
from accounts.sensitivity import Declaration, Rights
from casework.fields import PartialDateField, days_of
from casework.kept import KeptForeignKey
from casework.references import ReferencedQuerySet, ReferenceField, page_of
from detainees.folding import words
from detainees.lists import Sex
from detainees.models.places import Governorate, Place

SUBJECT = "detainee"  # of its moves, and of what is written of it


class DetaineeQuerySet(ReferencedQuerySet["Detainee"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Persons that `user` may open: those of their organisations; a restricted one only where named."""
        organisations = where(user, Right.SEE_PERSONS)
        if not organisations:
            return self.none()
        return self.open_or_named(named_to(user)).filter(organisation__in=organisations)

    def open_or_named(self, named: Collection[int]) -> Self:
        """Persons of any organisation who are not restricted, and those `named` (ids)."""
        return self.filter(Q(restricted=False) | Q(pk__in=named) if named else Q(restricted=False))

    def standing(self) -> Self:
        """One entry for each person: those that no other one stands for."""
        return self.filter(merged_into__isnull=True)

    def one_with(self, *detainees: "Detainee") -> Self:
        """All entries that are one person with any of these, these included, in the order of their ids."""
        roots = {detainee.standing_id for detainee in detainees}
        return self.filter(Q(pk__in=roots) | Q(merged_into__in=roots)).order_by("pk")

    def unidentified(self) -> Self:
        """Those who cannot say who they are, and of whom nobody else has found out."""
        return self.standing().filter(unidentified=True)

    def with_facts(self) -> Self:
        """With what a page shows of each: home and team."""
        return self.select_related("home_area").defer("search_words")

    def listed(self, also: Collection[str] = ()) -> Self:
        """With what a row of a list shows of each; `also` are columns that somebody chose."""
        found = self.select_related("home_area") if "home_area" in also else self
        return found.only(
            "reference", "name_ar", "name_latin", "sort_name", "sex", "birth", "home_place", "restricted", "made_at",
            "home_governorate", "team", "merged_into", *also,
        )  # fmt: skip

    def locked(self) -> Self:
        """With the row held until the transaction ends, for a change that must not be overwritten in silence."""
        return self.select_for_update()

    def named_like(self, typed: str) -> Self:
        """Persons of whom every typed word, folded, is a word of one of their names in either script."""
        folded = words(typed)
        return self.filter(search_words__contains=folded) if folded else self.none()


def named_to(user: User | AnonymousUser) -> frozenset[int]:
    """Ids of the restricted persons who were opened to `user` by name."""
    return where(user, Right.SEE_RESTRICTED)


class Detainee(models.Model):
    """One person. Names are rows of their own; the two shown here are drawn from them for lists and sorting."""

    reference = ReferenceField(prefix="D")
    organisation = KeptForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="+")
    team = KeptForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    # Ids of those to whom the entry is closed by itself; None: it is open. `restricted`, and who is named in a
    # DetaineeGrant, is drawn from this and from the entries that are one person with it (detainees/restriction.py).
    closed_to = ArrayField(models.BigIntegerField(), null=True, blank=True)
    restricted = models.BooleanField(_("restricted"), default=False)

    # Who cannot say who they are. The names shown are drawn from sex and description then (detainees/describing/). The
    # entry stays what it is: identified, it is merged into the one that has the name.
    unidentified = models.BooleanField(_("unidentified"), default=False, db_default=False)

    # A name was typed or pasted with characters that are not seen, which were taken out.
    typed_unseen = models.BooleanField(default=False, db_default=False, editable=False)

    name_ar = models.CharField(_("name in Arabic"), max_length=400, blank=True)
    name_latin = models.CharField(_("name in Latin script"), max_length=400, blank=True)
    sort_name = models.CharField(max_length=400, blank=True)
    search_words = ArrayField(models.CharField(max_length=80), default=list, blank=True)

    sex = models.CharField(_("sex"), max_length=10, choices=Sex, default=Sex.UNKNOWN)
    birth = PartialDateField(_("date of birth"), null=True, blank=True)
    birth_earliest, birth_latest = days_of("birth")
    age_stated = models.PositiveSmallIntegerField(_("age stated"), null=True, blank=True)
    age_stated_on = models.DateField(_("age stated on"), null=True, blank=True)
    home_governorate = KeptForeignKey(
        Governorate,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("home governorate"),
    )
    home_area = models.ForeignKey(
        Place, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("home district")
    )
    home_place = models.CharField(_("home place"), max_length=200, blank=True)
    occupation = models.CharField(_("occupation"), max_length=200, blank=True)
    civil_servant = models.BooleanField(_("civil servant"), default=False)
    army_defector = models.BooleanField(_("army defector"), default=False)
    note = models.TextField(_("note"), blank=True)

    # Where another entry stands for both since they were found to be one person; nothing else is re-pointed.
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged", db_index=False
    )
    external_id = models.CharField(max_length=100, blank=True)
    version = models.PositiveIntegerField(default=1)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(default=timezone.now)

    objects = DetaineeQuerySet.as_manager()

    declaration = Declaration(
        internal=(
            "id", "reference", "organisation", "team", "closed_to", "restricted", "version",
            "made_by", "made_at", "changed_by", "changed_at", "external_id", "home_governorate", "merged_into",
            "unidentified", "typed_unseen",
        ),
        personal=(
            "name_ar", "name_latin", "sort_name", "search_words", "sex", "birth", "birth_earliest", "birth_latest",
            "age_stated", "age_stated_on", "home_area", "home_place", "occupation", "civil_servant", "army_defector",
            "note",
        ),
        facts=(
            "sex", "birth", "age_stated", "age_stated_on", "home_governorate", "home_area", "home_place",
            "occupation", "civil_servant", "army_defector", "name_ar", "name_latin",
        ),
    )  # fmt: skip

    class Meta:
        verbose_name = _("detainee")
        verbose_name_plural = _("detainees")
        default_permissions = ()
        permissions = names(Scope.NAMED)
        constraints = [
            models.CheckConstraint(
                name="detainee_age_pair",
                condition=Q(age_stated__isnull=True, age_stated_on__isnull=True)
                | Q(age_stated__isnull=False, age_stated_on__isnull=False),
            ),
            models.CheckConstraint(name="detainee_has_a_name", condition=~Q(name_ar="", name_latin="")),
            models.CheckConstraint(name="detainee_not_merged_into_itself", condition=~Q(merged_into=F("id"))),
            models.CheckConstraint(name="detainee_sex_known", condition=Q(sex__in=Sex.values)),
            models.UniqueConstraint(
                fields=["team", "external_id"], condition=~Q(external_id=""), name="detainee_external_id_in_team"
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "sort_name", "id"], name="detainee_by_name"),
            models.Index(fields=["organisation", "made_at", "id"], name="detainee_by_entry"),
            models.Index(fields=["organisation", "changed_at", "id"], name="detainee_by_change"),
            # How many there are, filtered or not: so narrow that the whole of it is read in some milliseconds.
            models.Index(
                fields=["organisation", "home_governorate", "sex", "team"],
                include=["birth_earliest", "birth_latest"],
                name="detainee_count",
                condition=Q(restricted=False, merged_into__isnull=True),
            ),
            # The same for somebody to whom restricted persons were opened, which the one above cannot answer.
            models.Index(
                fields=["organisation", "home_governorate", "sex", "team", "restricted", "id"],
                name="detainee_count_named",
                condition=Q(merged_into__isnull=True),
            ),
            GinIndex(fields=["search_words"], name="detainee_words"),
            # Few, and asked for wherever releases are shown: whose releases are not.
            models.Index(fields=["id"], condition=Q(restricted=True), name="detainee_restricted"),
            models.Index(fields=["organisation", "id"], condition=Q(unidentified=True), name="detainee_unidentified"),
            models.Index(fields=["merged_into"], condition=Q(merged_into__isnull=False), name="detainee_merged"),
        ]

    def __str__(self) -> str:
        return in_language(self.name_ar, self.name_latin)

    def get_absolute_url(self) -> str:
        """The address of the person's page; it has the reference and no name."""
        return page_of("detainees:record", self.reference)

    @property
    def standing_id(self) -> int:
        """The id of the entry that stands for the person: another one, or this."""
        return self.merged_into_id or self.pk

    @property
    def sex_in_words(self) -> str:
        """As `get_sex_display`, which takes the list apart anew for each row."""
        return str(Sex(self.sex).label)


class DetaineeGrant(NamedGrant):
    """A restricted person opened to somebody by name."""

    content_object = models.ForeignKey(Detainee, on_delete=models.CASCADE)

    declaration = Declaration(internal=("id", "permission", "user", "content_object"), rights=Rights.ALL)


_RECORD = Question(
    lambda who, reference: Detainee.objects.visible_to(who.person).with_facts().filter(reference=reference)
)


def person_visible_to(user: User | AnonymousUser, reference: str) -> Detainee | None:
    """The entry of this reference with its facts, where `user` may open it."""
    return _RECORD.first(asker(user), reference=reference)
