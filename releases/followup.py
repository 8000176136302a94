"""After the release: whom to ask, 15, 30 and 90 days after, how they are; and undertakings that come due.

A step is due from its day until the next one's. Asked is within the disclosure wish: the released person always, a
relative only where the person allows relatives to be told, whoever speaks for them where their wish stands in the
record. PostgreSQL holds the same line (releases/sql/after.sql).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, reduce
from operator import or_
from typing import Any

from django.db.models import Case, DateField, Exists, ExpressionWrapper, F, OuterRef, Q, Value, When
from django.db.models.lookups import GreaterThanOrEqual, LessThanOrEqual
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.acting import acting
from accounts.models import User
from releases.lists import DisclosureWish, Mode
from releases.models import FollowUp, Release
from releases.models.followups import Asked, Redetained, Reported, Step
from releases.models.releases import ReleaseQuerySet
from releases.there_is import there_is
from releases.today import today
from releases.workflow import FOLLOW_UP

WIDEST = timedelta(days=31)  # of a date of release that a day is counted from: what is known to the month
_TOLD = (DisclosureWish.NAMED_RELATIVES, DisclosureWish.CHECKED_RELATIVE)
_FREED = [mode for mode in Mode if mode.counted]


def followed(releases: ReleaseQuerySet) -> ReleaseQuerySet:
    """Those that are followed up: one person, verified, free, and known to the month at least when let go."""
    return releases.verified().filter(
        detainee__isnull=False,
        mode__in=_FREED,
        redetained_on__isnull=True,
        date_earliest__gte=ExpressionWrapper(F("date_latest") - Value(WIDEST), output_field=DateField()),
    )


def to_ask(releases: ReleaseQuerySet, day: date) -> ReleaseQuerySet:
    """Those who are to be asked on this day, each with `step`; who waits longest first."""
    open_on = {step: _within(step, day) & ~_answered(step) for step in Step}
    step = Case(*[When(is_open, then=Value(step.value)) for step, is_open in open_on.items()])
    found = followed(releases).filter(reduce(or_, open_on.values()))
    asked = found.annotate(step=step)  # type: ignore[no-redef]  # declared there
    return asked.order_by("date_latest", "pk")


def undertakings(releases: ReleaseQuerySet, first: date, last: date) -> ReleaseQuerySet:
    """Those whose undertaking is to be kept on one of these days and is not known to be, each with its day `due`."""
    kept = FollowUp.objects.filter(release=OuterRef("pk"), reported__in=(Reported.DONE, Reported.NOTHING))
    due = ExpressionWrapper(F("date_latest") + F("undertaking_days"), output_field=DateField())
    found = followed(releases).exclude(undertaking="").filter(~Exists(kept), undertaking_days__isnull=False)
    found = found.filter(GreaterThanOrEqual(due, first), LessThanOrEqual(due, last))
    return found.annotate(due=due).order_by(due, "pk")  # type: ignore[no-redef]  # declared there


def why_not_follow_up(release: Release, by: User) -> str | None:
    """The sentence that says why `by` may not say now how somebody is after this release, or None."""
    if release.detainee_id is None:
        return str(_("An unnamed group is not followed up: there is nobody to ask."))
    return FOLLOW_UP.why_not(release, by)


def why_not_ask(release: Release, asked: str) -> Promise | None:
    """The sentence that says why this one may not be asked, or None."""
    if asked == Asked.RELATIVE and release.wish not in _TOLD:
        return _(
            "The released person has not said that relatives may be told: a question would tell them. Ask the person."
        )
    if asked == Asked.REPRESENTATIVE and not release.wish_of:
        return _("The record does not say whose wish stands for the released person's. Ask the person.")
    return None


def follow_up(release: Release, said: Mapping[str, Any], *, by: User) -> FollowUp:
    """Record one attempt; `said` is cleaned data of `FollowUpForm`. What was said of a release is no fact of it yet."""
    with acting(by):
        return FollowUp.objects.create(release=release, by=by, **said)


def _within(step: Step, day: date) -> Q:
    return Q(date_latest__gt=day - timedelta(days=step.until), date_latest__lte=day - timedelta(days=step))


def _is_over(release: Release, day: date) -> bool:
    """Whether its date alone leaves none of the three to be asked on this day or later."""
    return release.date_latest is None or release.date_latest <= day - timedelta(days=max(step.until for step in Step))


def _answered(step: Step) -> Exists:
    return Exists(FollowUp.objects.answered().filter(release=OuterRef("pk"), step=step))


@dataclass(frozen=True)
class After:
    """What came after one release, as its page shows it."""

    release: Release

    @cached_property
    def asked(self) -> list[FollowUp]:
        return list(self.release.follow_ups.select_related("by")) if there_is(self.release).follow_ups else []

    @cached_property
    def step(self) -> Step | None:
        """Which of the three is to be asked today."""
        day = today()
        return None if _is_over(self.release, day) else next((Step(row.step) for row in to_ask(self._this, day)), None)

    @cached_property
    def undertaking(self) -> date | None:
        """The day of an undertaking that is not known to be kept."""
        promised = self.release.undertaking and self.release.undertaking_days
        return next((row.due for row in undertakings(self._this, date.min, date.max)), None) if promised else None

    @property
    def undertaking_is_late(self) -> bool:
        return self.undertaking is not None and self.undertaking < today()

    @property
    def told_of_detention(self) -> bool:
        """Whether it was answered that the person was detained again, and the facts do not say so yet."""
        return not self.release.redetained_on and any(one.redetained == Redetained.YES for one in self.asked)

    @property
    def _this(self) -> ReleaseQuerySet:
        return Release.objects.filter(pk=self.release.pk)
