"""What the list of sightings and fates is asked for: its filters, its orders, and the two views of it."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.access import may
from accounts.aliases import Names
from accounts.models import User
from accounts.rights import Right
from casework.combining import Combined
from casework.listing import Listing, Page
from casework.spans import DatesFromTo, days_between
from casework.teams import people_at_work
from detainees.forms.places import FacilityField
from detainees.models import Facility
from releases.filters import entries_of, teams_at_work
from releases.findings.lists import Fate, FindingKind, Standing
from releases.models import Finding
from releases.models.findings import FindingQuerySet
from releases.models.moved import Status
from releases.models.releases import sees_work

VERIFIED = "verified"
WORK, OF_VERIFIED = "findings", "verified-findings"  # as the two views are called where they are exported
LISTING = Listing({"entered": "id", "date": "date", "since": "status_since"}, default="-entered")
# Without the date: a finding has that of its working copy alone, which is not theirs to read.
LISTING_VERIFIED = Listing({"entered": "id"}, default="-entered")
_OF_FACTS = ("fate", "standing", "facility", "date")


class FindingFilters(Combined):
    """What the list can be narrowed to."""

    combined: tuple[str, ...] = ("status", "fate", "standing", "facility", "team", "owner")
    emptiable: Mapping[str, str | Promise] = {"facility": "", "date": ""}
    folded: tuple[str, ...] = ("date", "team", "owner")

    kind = forms.ChoiceField(label=_("Kind"), choices=[("", _("all")), *FindingKind.choices], required=False)
    fate = forms.ChoiceField(label=_("Fate"), choices=[("", _("all")), *Fate.choices], required=False)
    standing = forms.ChoiceField(
        label=_("On what it stands"), choices=[("", _("all")), *Standing.choices], required=False
    )
    status = forms.ChoiceField(label=_("Status"), choices=[("", _("all")), *Status.choices], required=False)
    facility = FacilityField(label=_("Facility"), empty_label=_("all"))
    date = DatesFromTo(label=_("When"))
    team = forms.ChoiceField(label=_("Team"), required=False)
    owner = forms.ChoiceField(label=_("Whose it is"), required=False)
    waiting = forms.BooleanField(label=_("Waiting for my decision"), required=False)
    mine = forms.BooleanField(label=_("Mine only"), required=False)

    scope = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, user: User, at_work: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self._of = "" if at_work else "verified_revision__"
        self.lookups = {name: f"{self._of}{name}" for name in _OF_FACTS} | {"team": "team__slug"}
        teams: Any = self.fields["team"]
        teams.choices = lambda: [("", _("all")), *teams_at_work(user)]
        owner: Any = self.fields["owner"]
        owner.choices = lambda: [("", _("all")), *people_at_work(user)]
        if not at_work:
            # Who may only read what is verified finds by what is verified.
            del self.fields["status"], self.fields["mine"], self.fields["team"]
        if not (at_work and may(user, Right.DECIDE)):
            del self.fields["waiting"], self.fields["owner"]

    def narrow_scope(self, found: QuerySet[Finding], value: str) -> QuerySet[Finding]:
        return found

    def narrow_facility(self, found: QuerySet[Finding], value: Facility) -> QuerySet[Finding]:
        return found.filter(self.any_facility([value]))

    def narrow_date(self, found: QuerySet[Finding], value: Any) -> QuerySet[Finding]:
        return found.filter(**{f"{self._of}date__possibly_within": days_between(value)})

    def narrow_waiting(self, found: FindingQuerySet, value: bool) -> FindingQuerySet:
        return found.waiting_for(self.user)

    def narrow_mine(self, found: QuerySet[Finding], value: bool) -> QuerySet[Finding]:
        return found.filter(owner=self.user)

    def any_facility(self, values: list[Facility]) -> Q:
        """Whatever entry of the place it was written with."""
        return Q(**{f"{self._of}facility__in": entries_of(values)})


class AskedFindings:
    """The list as one person asks for it: the work of their teams, or what is verified in their organisations.

    Which of the two says the address, unless `at_work` does.
    """

    def __init__(
        self, user: User, asked: QueryDict, *, at_work: bool | None = None, form: FindingFilters | None = None
    ) -> None:
        self.asked, self.names = asked, Names(user)
        self.at_work = sees_work(user) and asked.get("scope") != VERIFIED if at_work is None else at_work
        self.form = form or FindingFilters(asked, user=user, at_work=self.at_work)
        self.listing = LISTING if self.at_work else LISTING_VERIFIED
        self.exported = WORK if self.at_work else OF_VERIFIED

    def narrowed(self, found: FindingQuerySet) -> QuerySet[Finding]:
        """Of what they see, those that are asked for, in no order."""
        return self.form.narrow(found if self.at_work else found.verified())

    def ordered(self, found: QuerySet[Finding]) -> QuerySet[Finding]:
        """These in the order that is asked for."""
        return self.listing.ordered(found, self.asked)

    def page(self, found: FindingQuerySet, *, owned: bool = False) -> Page[Finding]:
        """The rows that are asked for, with what a line shows of each; with whose it is where that is `owned`."""
        rows = found.with_facts().with_verdicts() if self.at_work else found.with_facts()
        return self.listing.page(self.narrowed(rows.select_related("owner") if owned else rows), self.asked)
