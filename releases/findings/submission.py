"""All that one person types of a sighting or a fate: checked as a whole, and entered in one transaction."""

from typing import Any

from django.http import QueryDict

from accounts.access import teams_in_which
from accounts.acting import acting
from accounts.models import Team, User
from accounts.rights import Right
from casework.begun import choose_anew, lost_choices
from casework.idempotency import ChangeOnceForm
from casework.last_change import LastChange, last_change
from casework.side_by_side import Side, carry, chosen, met
from detainees.models import Detainee
from releases.findings.entry import change_finding, enter_finding
from releases.findings.lists import Fate, FindingKind
from releases.forms import AboutFindingForm, FindingClaimFormSet, FindingForm
from releases.forms.claims import DRAFT
from releases.forms.offered import offered_of
from releases.models import Finding, Release, Source

CHANGE = "change-finding"  # the form, by which its drafts are kept


class FindingSubmission:
    """The forms of the entry page; what was said after a release can begin with what the release says."""

    def __init__(self, user: User, data: QueryDict | None = None, files: Any = None, *, asked: QueryDict) -> None:
        self.user = user
        after = _release_of(asked.get("after", ""), user)
        begun = Finding() if after is None else _detained_again(after)
        told_of = after.detainee if after is not None else None
        person = (told_of.merged_into or told_of).reference if told_of else asked.get("detainee", "")
        kind = FindingKind.FATE if after is not None else asked.get("kind", FindingKind.SIGHTING)
        self.about = AboutFindingForm(
            data, teams=teams_in_which(user, Right.ENTER), initial={"kind": kind, "detainee": person}
        )
        self.facts = FindingForm(data, finding=begun)
        offered = offered_of(Source.objects.visible_to(user))  # asked once for all forms
        self.claims = FindingClaimFormSet(data, files, prefix="claims", form_kwargs={"user": user, "offered": offered})
        if data is not None and DRAFT in data:
            self.claims.let_empty_rest()
        self.detainee: Detainee | None = None

    def is_valid(self) -> bool:
        """Whether all of it can be entered."""
        whole = self.about.is_valid() & self.facts.is_valid() & self.claims.is_valid()
        self.facts.settle_kind(str(self.about.cleaned_data.get("kind", "")))
        if "detainee" in self.about.cleaned_data:
            self.detainee = self.about.find_person(self.user)
        team: Team | None = self.about.cleaned_data.get("team")
        if team is not None and self.claims.is_valid():
            told = [form.is_of(team) for form in self.claims]
            whole &= all(told)
        return whole and not self.facts.errors and self.detainee is not None

    def forget_errors(self) -> None:
        """Let the page be drawn again as it is, unfinished; files that came along are kept."""
        for form in (self.about, self.facts, *self.claims):
            form.errors.clear()

    def begin_again(self) -> list[str]:
        """Let what was kept be drawn, unfinished; the sentences that say what of it does not hold any more."""
        self.is_valid()
        lost = lost_choices(self.about, self.facts, *self.claims)
        if self.about["detainee"].value():
            lost += map(str, self.about.errors.get("detainee", ()))
        choose_anew(self.about, "team")
        self.forget_errors()
        return lost

    def enter(self) -> Finding:
        """Enter what was typed. Raises AnotherStands where the person was merged since it was checked."""
        if self.detainee is None:
            raise LookupError("What is not valid is not entered.")
        team: Team = self.about.cleaned_data["team"]
        values = {**self.facts.values(), "kind": self.about.cleaned_data["kind"]}
        with acting(self.user):
            return enter_finding(team, self.detainee, values, self.claims.typed(), by=self.user)


def _release_of(reference: str, user: User) -> Release | None:
    """The release after which this is entered, where `user` works on it."""
    if not reference:
        return None
    return Release.objects.visible_to(user, in_work=True).select_related("detainee").filter(reference=reference).first()


def _detained_again(release: Release) -> Finding:
    """What the conditions of a release say of a new detention; in which facility they do not say."""
    return Finding(kind=FindingKind.FATE, fate=Fate.REDETAINED, date=release.redetained_on)


class FindingAmendment:
    """The form with which the facts of a draft are changed. The row is locked while data is given.

    When somebody stored another version since the page was opened nothing is overwritten: `theirs` shows where the two
    differ, field by field, and whose word is to stand is chosen there.
    """

    def __init__(self, user: User, finding: Finding, data: QueryDict | None = None) -> None:
        self.user, self.finding = user, finding
        data = None if data is None else chosen(data, FindingForm(finding=finding))
        self.once = ChangeOnceForm(data, name=CHANGE)
        self.form = FindingForm(data, finding=finding)
        if data is None:
            carry(self.form)
        self.theirs: list[Side] = []

    def is_valid(self) -> bool:
        """Whether it can be stored as it is."""
        self.form.is_valid()
        self.form.settle_kind(self.finding.kind)
        if self.form.errors:
            return False
        self.theirs = met(self.finding.version, self.form)
        return not self.theirs

    def begin_again(self) -> list[str]:
        """Let what was kept be drawn, unfinished; the sentences that say what of it does not hold any more."""
        self.is_valid()
        lost = lost_choices(self.form)
        self.form.errors.clear()
        return lost

    @property
    def last(self) -> LastChange:
        """Who stored the version that stands there now."""
        return last_change(self.finding.changed_by, self.finding.changed_at, self.user)

    def store(self) -> None:
        """Store what was typed."""
        change_finding(self.finding, self.form.values(), by=self.user)
