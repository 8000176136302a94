"""What a caller was told, on what it rested, and within which wish: added, and never changed."""

from typing import Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import BooleanField, F, Func, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import where
from accounts.models import User
from accounts.models.people import naming
from accounts.rights import Right
from accounts.sensitivity import Declaration, Rights
from casework.lists import known
from casework.typed_text import visible_only
from families.countries import Language
from families.lists import IdentityCheck, Told, ToldHow
from families.models.inquiries import NOT_KEPT, Inquiry
from families.models.news import BadNews
from releases.models import FindingRevision, Release, Revision, Wish

# After these the family believes something: the last of them is what they were told.
TELLING = (Told.RELEASE.value, Told.AGAIN.value, Told.BAD_NEWS.value)


class AnswerQuerySet(models.QuerySet["Answer"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those of the inquiries that `user` sees."""
        return self.filter(inquiry__team__in=where(user, Right.TAKE_INQUIRIES))

    def to_be_told_again(self) -> Self:
        """The last that was told in each inquiry, where it does not hold any more; the oldest first.

        Without callers who took back that it is kept, or that the register is searched: they are told nothing.

        What may not hold is noted by PostgreSQL when a revision, a wish, a fate or a person changes (`Shaken`); whether
        it holds is asked now.
        """
        latest = self.model._default_manager.filter(inquiry=OuterRef("inquiry"), kind__in=TELLING).order_by("-pk")
        hear = self.exclude(Q(inquiry__keep_said__in=NOT_KEPT) | Q(inquiry__match_said__in=NOT_KEPT))
        shaken = hear.filter(shaken__isnull=False, pk=Subquery(latest.values("pk")[:1]))
        holds = Func(F("pk"), function="answer_holds", output_field=BooleanField())
        return shaken.with_what_is_so().alias(holds=holds).filter(Q(holds=False)).order_by("pk")

    def with_what_is_so(self) -> Self:
        """With what tells why an answer does not hold any more (families/holding.py)."""
        worse = Func(F("revision__release__verified_revision"), function="worse_since", output_field=BooleanField())
        newer = Func(F("pk"), function="newer_since", output_field=BooleanField())
        persons = (F("revision__detainee"), F("inquiry__detainee"))
        elsewhere = Func(*persons, function="are_two", output_field=BooleanField())
        return self.annotate(worse=worse, newer=newer, elsewhere=elsewhere)

    def on_what_stands(self) -> Self:
        """For `InquiryQuerySet.with_release`: those by which nothing is left to be told of a release.

        It was told on this very revision; or nothing was, and by the wish as it stands nothing may be.
        """
        may_tell = Func(F("inquiry"), F("revision"), function="may_tell", output_field=BooleanField())
        silent = Q(quoted=OuterRef("wish_now"), may_tell=False)
        here = self.annotate(quoted=Coalesce("wish", 0), may_tell=may_tell).filter(Q(kind=Told.RELEASE) | silent)
        return here.filter(inquiry=OuterRef(OuterRef("pk")), revision=OuterRef("verified_revision"))

    def for_lines(self) -> Self:
        """With what a line of the desk shows of each, and whom it tells of, and nothing more."""
        found = self.select_related("by", "inquiry", "revision", "finding_revision__finding")
        of_others = (
            *naming("by"), "revision__detainee", "finding_revision__finding__detainee",
            "inquiry__reference", "inquiry__status", "inquiry__keep_said", "inquiry__match_said", "inquiry__erased_at",
        )  # fmt: skip
        return found.only("inquiry", "revision", "finding_revision", "by", "language", "text", "at", *of_others)

    def for_rows(self) -> Self:
        """With what a page shows of each."""
        return self.select_related("by", "revision__release__verified_revision", "finding_revision__finding", "wish")


class Answer(models.Model):
    """What the caller of an inquiry was told, word for word. What it rested on is quoted as it stood at that moment."""

    inquiry = models.ForeignKey(Inquiry, on_delete=models.PROTECT, related_name="answers", db_index=False)
    kind = models.CharField(_("what was told"), max_length=20, choices=Told)
    language = models.CharField(_("language"), max_length=2, choices=Language)
    text = models.TextField(_("in these words"))
    how = models.CharField(_("how"), max_length=20, choices=ToldHow)
    revision = models.ForeignKey(
        Revision, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    finding_revision = models.ForeignKey(
        FindingRevision, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    wish = models.ForeignKey(Wish, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False)
    identity = models.CharField(_("how it was checked who they are"), max_length=20, choices=IdentityCheck)
    named = models.BooleanField(_("one of the relatives whom the person named"), default=False)
    against_card = models.BooleanField(default=False, db_default=False)  # by a message that no card of theirs lets
    news = models.OneToOneField(BadNews, on_delete=models.PROTECT, null=True, blank=True, related_name="answer")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField(default=timezone.now)

    objects = AnswerQuerySet.as_manager()

    worse: bool | None  # annotated by with_what_is_so()
    newer: bool | None  # likewise
    elsewhere: bool | None  # likewise

    declaration = Declaration(
        internal=(
            "id", "inquiry", "language", "how", "revision", "finding_revision", "wish", "news", "by", "at",
            "against_card",
        ),
        personal=("kind", "text", "identity", "named"),
        rights=Rights.APPEND,
    )  # fmt: skip

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        default_permissions = ()
        constraints = [
            known("kind", Told),
            known("language", Language),
            known("how", ToldHow),
            known("identity", IdentityCheck),
            visible_only("answer_visible", ["text"]),
            models.CheckConstraint(name="answer_says_something", condition=~Q(text="")),
            models.CheckConstraint(
                name="answer_rests_on_something",
                condition=Q(kind=Told.RELEASE, revision__isnull=False, wish__isnull=False)
                | Q(kind__in=(Told.WILL_ASK, Told.AGAIN), revision__isnull=False)
                | Q(kind__in=(Told.NOTHING, Told.BAD_NEWS)),
            ),
            models.CheckConstraint(
                name="answer_bad_news_is_signed",
                condition=Q(kind=Told.BAD_NEWS, news__isnull=False) | ~Q(kind=Told.BAD_NEWS) & Q(news__isnull=True),
            ),
        ]
        indexes = [
            models.Index(F("inquiry"), F("id"), name="answer_of_inquiry"),
            models.Index(F("revision"), condition=Q(revision__isnull=False), name="answer_on_revision"),
            models.Index(F("finding_revision"), condition=Q(finding_revision__isnull=False), name="answer_on_finding"),
            models.Index(F("at"), condition=Q(kind=Told.BAD_NEWS), name="answer_of_bad_news"),
        ]

    def __str__(self) -> str:
        return f"{self.inquiry_id}: {self.kind}"

    @property
    def release(self) -> Release | None:
        """The release of which it told."""
        return self.revision.release if self.revision else None


class Shaken(models.Model):
    """An answer of which something that it rested on has changed. PostgreSQL writes it; whether it holds is asked anew.

    It makes the question of who is to be told again one about few answers, and not about all that were ever given.
    """

    answer = models.OneToOneField(Answer, on_delete=models.PROTECT, related_name="shaken")
    since = models.DateTimeField(default=timezone.now)

    declaration = Declaration(internal=("id", "answer", "since"), rights=Rights.READ)

    class Meta:
        verbose_name = _("answer that may not hold")
        verbose_name_plural = _("answers that may not hold")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.answer_id)
