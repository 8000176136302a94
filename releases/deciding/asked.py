"""The queue as one supervisor asks for it: what waits for them, narrowed and ordered; the address says how."""

from datetime import timedelta
from functools import cached_property
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.among import any_of
from accounts.models import User
from accounts.questions import Blank, Question
from casework.forms import NO_OPTION
from casework.kept import KeptChoiceField
from casework.listing import Filters, Page
from casework.references import normalise
from casework.teams import people_entering
from releases.deciding.ready import ready
from releases.listed import QUEUE
from releases.models import Claim, Release, Source, Wave
from releases.models.claims import with_grades
from releases.models.releases import ReleaseQuerySet

AGES = {
    "1": _("more than a day"), "7": _("more than a week"), "30": _("more than a month"),
    "90": _("more than three months"),
}  # fmt: skip
# The best grade of a standing claim: at least this, or (NONE) not even the last.
GRADES = {"B2": ("B", "2"), "C3": ("C", "3")}
NONE = "none"
MINE, LEFT = "mine", "left"
ROWS = ("status_since", "last_verified_at", "revision_number", "owner", "made_by")


class QueueFilters(Filters):
    """What the queue can be narrowed to; a source by its reference, for a name stands in no address."""

    age = forms.ChoiceField(label=_("Waits for"), choices=[("", _("any time")), *AGES.items()], required=False)
    wave = KeptChoiceField(Wave.objects.all(), label=_("Wave"), required=False, empty_label=_("all"))
    documenter = forms.ChoiceField(label=_("Entered by"), required=False, error_messages={"invalid_choice": NO_OPTION})
    source = forms.CharField(label=_("Source (its reference)"), required=False, max_length=20)
    grade = forms.ChoiceField(
        label=_("Best grade"),
        choices=[("", _("all")), ("B2", _("B2 or better")), ("C3", _("C3 or better")), (NONE, _("below C3"))],
        required=False,
    )
    owner = forms.ChoiceField(
        label=_("Whose it is"),
        choices=[("", _("anybody's")), (MINE, _("mine")), (LEFT, _("of somebody who has left"))],
        required=False,
    )
    ready = forms.BooleanField(label=_("Only what nothing stands against"), required=False)
    others = forms.BooleanField(label=_("Without what I wrote part of"), required=False)

    lookups = {"documenter": "made_by"}

    def __init__(self, data: Any, *, user: User) -> None:
        super().__init__(data)
        self.user = user
        documenter: Any = self.fields["documenter"]
        documenter.choices = lambda: [("", _("anybody")), *people_entering(user)]

    def clean_source(self) -> Source | None:
        typed = self.cleaned_data["source"].strip()
        if not typed:
            return None
        found = Source.objects.visible_to(self.user).filter(reference=str(normalise(typed, "S"))).first()
        if found is None:
            raise ValidationError(_("No source of your teams has this reference."))
        return found

    def narrow_age(self, found: ReleaseQuerySet, value: str) -> ReleaseQuerySet:
        return found.filter(status_since__lt=timezone.now() - timedelta(days=int(value)))

    def narrow_source(self, found: ReleaseQuerySet, source: Source) -> ReleaseQuerySet:
        family = [source, *source.merged.all()]
        return found.filter(Exists(Claim.objects.filter(release=OuterRef("pk"), source__in=family)))

    def narrow_grade(self, found: ReleaseQuerySet, value: str) -> ReleaseQuerySet:
        reliability, credibility = GRADES.get(value, GRADES["C3"])
        standing = Claim.objects.standing().filter(release=OuterRef("pk"))
        graded = Exists(standing.filter(reliability__lte=reliability, credibility__lte=credibility))
        return found.filter(~graded if value == NONE else graded)

    def narrow_owner(self, found: ReleaseQuerySet, value: str) -> ReleaseQuerySet:
        return found.filter(owner=self.user) if value == MINE else found.filter(owner__is_active=False)

    def narrow_ready(self, found: ReleaseQuerySet, value: bool) -> ReleaseQuerySet:
        return ready(found)

    def narrow_others(self, found: ReleaseQuerySet, value: bool) -> ReleaseQuerySet:
        return found.with_own_part(self.user).filter(Q(own_part=False))


def _of_rows(by: Blank, ids: Blank) -> Any:
    rows: Any = with_grades(Release.objects.with_own_part(by).filter(any_of(ids)))
    return rows.values_list("pk", "own_part", "grades")


_OF_ROWS = Question(_of_rows)  # of the rows of a page alone: in the same words however the queue is narrowed


class AskedQueue:
    """The queue at one address."""

    def __init__(self, user: User, asked: QueryDict) -> None:
        self.user, self.asked = user, asked
        self.form = QueueFilters(asked, user=user)

    def waiting(self) -> QuerySet[Release]:
        """What is asked for, in no order, with what a line shows."""
        waiting = Release.objects.visible_to(self.user, in_work=True).decidable_by(self.user).awaiting()
        narrowed: Any = self.form.narrow(waiting)  # which keeps the kind
        return cast("QuerySet[Release]", narrowed.for_rows(at_work=True, also=ROWS))

    def ordered(self) -> QuerySet[Release]:
        """The same in the order that is asked for."""
        return QUEUE.ordered(self.waiting(), self.asked)

    def page(self) -> Page[Release]:
        """One page of it, each with its grades and whether `user` wrote part of it."""
        page = QUEUE.page(self.waiting(), self.asked)
        told = _OF_ROWS.rows(by=self.user.pk, ids=[row.pk for row in page.rows])
        of = {pk: (own_part, grades) for pk, own_part, grades in told}
        for row in page.rows:
            row.own_part, row.grades = of.get(row.pk, (False, []))  # it may have gone since, with its import
        return page

    @cached_property
    def query(self) -> str:
        """The filters and the order as they stand in an address, without a place; "" where nothing is asked."""
        asked = self.asked.copy()
        for name in [name for name in asked if name not in (*self.form.fields, "sort")]:
            del asked[name]
        return asked.urlencode()
