"""How a released person is, asked some time after."""

from typing import Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import User
from accounts.sensitivity import Declaration, Rights
from casework.lists import DefinedChoices, Option, known
from casework.typed_text import visible_only
from releases.models.releases import Release


class Step(models.IntegerChoices):
    """Days after the release on which the person is asked."""

    FIRST = 15, _("after 15 days")
    SECOND = 30, _("after 30 days")
    THIRD = 90, _("after 90 days")

    @property
    def until(self) -> int:
        """Days after the release from which it is no longer asked: the next step's, or twice its own."""
        return next((later for later in Step if later > self), Step.THIRD * 2)


class Asked(DefinedChoices):
    """Who was asked. Whether they may be depends on the disclosure wish (releases/followup.py)."""

    PERSON = Option("person", _("The released person"), _("They were asked themselves, by whatever means."))
    REPRESENTATIVE = Option(
        "representative",
        _("Whoever speaks for them"),
        _("The one whose wish stands in the record instead, for a minor or for somebody who cannot speak."),
    )
    RELATIVE = Option("relative", _("A relative"), _("A relative whom the released person allows to be told."))


class Reported(DefinedChoices):
    """What became of the undertaking to report to an institution."""

    NOTHING = Option("nothing", _("Nothing was signed"), _("There is no undertaking that has to be kept."))
    DONE = Option("done", _("Has reported"), _("They went where they had undertaken to go."))
    NOT_YET = Option("not-yet", _("Has not reported"), _("The undertaking is open, whether or not its day has come."))
    UNKNOWN = Option("unknown", pgettext_lazy("undertaking", "Unknown"), _("It was not asked, or not answered."))


class Redetained(DefinedChoices):
    """Whether the person was detained again."""

    NO = Option("no", _("Is free"), _("They have not been detained again."))
    YES = Option("yes", _("Was detained again"), _("They were detained again, also if they are free now."))
    UNKNOWN = Option("unknown", pgettext_lazy("detained again", "Unknown"), _("It was not asked, or not answered."))


class NeedsMet(DefinedChoices):
    """What became of what they needed."""

    NOTHING = Option("nothing", _("Needs nothing"), _("They say that they need nothing from us or others."))
    MET = Option("met", _("Needs are met"), _("What they needed was given, by us or others."))
    PARTLY = Option("partly", _("Needs are met in part"), _("Something that they need is still missing."))
    NOT_MET = Option("not-met", _("Needs are not met"), _("What they need is still missing."))
    UNKNOWN = Option("unknown", pgettext_lazy("needs", "Unknown"), _("It was not asked, or not answered."))


class FollowUpQuerySet(models.QuerySet["FollowUp"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those of the releases on which `user` works."""
        return self.filter(release__in=Release.objects.visible_to(user, in_work=True))

    def answered(self) -> Self:
        """Those in which somebody was reached."""
        return self.filter(reached=True)


class FollowUp(models.Model):
    """One attempt to ask how somebody is after their release. It is added, and never changed."""

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="follow_ups")
    step = models.PositiveSmallIntegerField(_("which of the three"), choices=Step)
    asked_on = models.DateField(_("asked on"))
    asked = models.CharField(_("who was asked"), max_length=20, choices=Asked)
    reached = models.BooleanField(_("somebody answered"))
    reported = models.CharField(_("undertaking"), max_length=20, choices=Reported, default=Reported.UNKNOWN)
    redetained = models.CharField(_("detained again"), max_length=20, choices=Redetained, default=Redetained.UNKNOWN)
    needs = models.CharField(_("needs"), max_length=20, choices=NeedsMet, default=NeedsMet.UNKNOWN)
    sentence = models.TextField(_("in a sentence"), blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = FollowUpQuerySet.as_manager()

    declaration = Declaration(
        internal=("id", "release", "step", "by", "at"),
        personal=("asked_on", "asked", "reached", "reported", "redetained", "needs", "sentence"),
        rights=Rights.APPEND,
    )

    class Meta:
        verbose_name = _("follow-up")
        verbose_name_plural = _("follow-ups")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(name="followup_step_known", condition=Q(step__in=Step.values)),
            models.CheckConstraint(
                name="followup_unanswered_says_nothing",
                condition=Q(reached=True)
                | Q(reported=Reported.UNKNOWN, redetained=Redetained.UNKNOWN, needs=NeedsMet.UNKNOWN),
            ),
            known("asked", Asked),
            known("reported", Reported),
            known("redetained", Redetained),
            known("needs", NeedsMet),
            visible_only("followup_visible", ["sentence"]),
        ]
        indexes = [models.Index(fields=["release", "step"], name="followup_of_release")]

    def __str__(self) -> str:
        return f"{self.release} +{self.step}"
