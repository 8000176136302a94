"""All that one person types on the entry page: checked as a whole, asked about, and entered in one transaction."""

from typing import Any

from django.http import QueryDict

from accounts.access import teams_in_which
from accounts.acting import acting
from accounts.models import Team, User
from accounts.rights import Right
from casework.forms import let_rest
from casework.own.entry import OwnEntry
from detainees.describing.keeping import register_unidentified
from detainees.forms import PersonForm, UnidentifiedForm
from detainees.models import Detainee, Detention
from detainees.numbering import told_of_others
from detainees.registration import record_arrest, register
from releases.alike import told_of_alike
from releases.entry import enter_release
from releases.forms import AboutForm, ClaimFormSet, FactsForm
from releases.forms.offered import offered_of
from releases.models import Release, ReleaseOwnValue, Source
from releases.suspicion.finding import asked_of, detentions_of
from releases.suspicion.rule import Finding
from releases.warned import warnings_of_claims


class Submission:
    """The forms of the entry page; `contradictions` is filled by `is_valid` and asked about on the page."""

    def __init__(
        self, user: User, data: QueryDict | None = None, files: Any = None, *, about: str = "", detainee: str = ""
    ) -> None:
        self.user = user
        initial = {"about": about or (AboutForm.KNOWN if detainee else AboutForm.NEW), "detainee": detainee}
        teams = teams_in_which(user, Right.ENTER)
        self.about = AboutForm(data, teams=teams, initial=initial)
        self.own = OwnEntry(ReleaseOwnValue, teams, data)
        self.person = PersonForm(data)
        self.described = UnidentifiedForm(data)
        self.facts = FactsForm(data, release=Release())
        offered = offered_of(Source.objects.visible_to(user))  # asked once for all forms
        self.claims = ClaimFormSet(data, files, prefix="claims", form_kwargs={"user": user, "offered": offered})
        self.contradictions: list[Finding] = []
        self.detainee: Detainee | None = None
        self.told: list[str] = []  # what the one who entered it should look at

    def is_valid(self) -> bool:
        """Whether all of it can be entered; what contradicts itself needs a yes first."""
        self.facts.is_valid()
        whole = self._about_is_valid() & self._claims_are_valid()
        whole &= self.own.is_valid(self.about.cleaned_data.get("team"))
        self.facts.settle_kind(group=self.kind == AboutForm.GROUP)
        if not whole or self.facts.errors:
            return False
        self.contradictions = self._contradictions()
        return not self.contradictions or bool(self.facts.cleaned_data["keep_contradictions"])

    def forget_errors(self) -> None:
        """Let the page be drawn again as it is, unfinished; files that came along are kept."""
        for form in (self.about, self.person, self.described, self.facts, self.own.form, *self.claims):
            form.errors.clear()

    @property
    def kind(self) -> str:
        """Whether this is about a new person, a known one, one who cannot say who they are, or a group."""
        return str(self.about.cleaned_data.get("about", AboutForm.NEW))

    def _about_is_valid(self) -> bool:
        whole = self.about.is_valid()
        for form, kind in ((self.person, AboutForm.NEW), (self.described, AboutForm.UNIDENTIFIED)):
            if self.kind != kind:
                let_rest(form)
        if self.kind == AboutForm.NEW:
            return self.person.is_valid() and whole
        if self.kind == AboutForm.UNIDENTIFIED:
            return self.described.is_valid() and whole
        if self.kind == AboutForm.KNOWN:
            return self._find_detainee() and whole
        return whole

    def _claims_are_valid(self) -> bool:
        team: Team | None = self.about.cleaned_data.get("team")
        if not self.claims.is_valid() or team is None:
            return False
        told = [form.is_of(team) for form in self.claims]
        for form in self.claims:
            form.refuse_before(self.facts.cleaned_data.get("date"))
        return all(told) and not any(form.errors for form in self.claims)

    def _find_detainee(self) -> bool:
        self.detainee = self.about.find_person(self.user)
        return self.detainee is not None

    def _contradictions(self) -> list[Finding]:
        if self.kind == AboutForm.GROUP:
            return asked_of(Release(**self.facts.values()), [])
        if self.detainee is not None:
            release = Release(detainee=self.detainee, **self.facts.values())
            return asked_of(release, detentions_of(release))
        if self.kind == AboutForm.UNIDENTIFIED:
            nobody = Detainee(sex=self.described.cleaned_data["sex"], unidentified=True)
            return asked_of(Release(detainee=nobody, **self.facts.values()), [])
        person, arrest = Detainee(**self.person.facts()), self.person.cleaned_data["arrest_date"]
        detentions = [Detention(arrest_date=arrest)] if arrest else []
        return asked_of(Release(detainee=person, **self.facts.values()), detentions)

    def enter(self) -> Release:
        """Enter what was typed; the person is put on the register first where they are new."""
        team: Team = self.about.cleaned_data["team"]
        with acting(self.user):
            detainee = self._person(team)
            self.told += warnings_of_claims(self.claims.typed(), self.user)
            release = enter_release(team, detainee, self.facts.values(), self.claims.typed(), by=self.user)
            self.own.store(release, by=self.user)
            self.told += told_of_alike(release, self.user)
            return release

    def _person(self, team: Team) -> Detainee | None:
        """Whom it is about, on the register from now on where they are new; None for a group."""
        if self.kind == AboutForm.UNIDENTIFIED:
            sex = self.described.cleaned_data["sex"]
            return register_unidentified(team, self.described.told(), by=self.user, sex=sex)
        return self._register(team) if self.kind == AboutForm.NEW else self.detainee

    def _register(self, team: Team) -> Detainee:
        person, typed = self.person, self.person.cleaned_data
        detainee = register(
            team, person.parts("ar"), person.parts("latin"), by=self.user, given_by=typed["name_given_by"],
            numbers=person.numbers(), **person.facts(),
        )  # fmt: skip
        self.told = told_of_others(detainee, person.numbers(), self.user)
        if typed["arrest_date"] or typed["arrest_facility"] or typed["charge"]:
            record_arrest(
                detainee,
                by=self.user,
                date=typed["arrest_date"],
                facility=typed["arrest_facility"],
                charge=typed["charge"],
            )
        return detainee
