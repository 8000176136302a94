"""All that one person types on the entry page: checked as a whole, asked about, and entered in one transaction."""

from typing import Any

from django.forms import BaseForm
from django.http import QueryDict

from accounts.access import teams_in_which
from accounts.acting import acting
from accounts.models import Team, User
from accounts.rights import Right
from casework.begun import choose_anew, lost_choices
from casework.forms import let_rest
from casework.own.entry import OwnEntry
from casework.typed_text import has_unseen
from detainees.describing.keeping import register_unidentified
from detainees.forms import PersonForm, UnidentifiedForm
from detainees.models import Detainee, Detention
from detainees.numbering import told_of_others
from detainees.registration import record_arrest, register
from releases.alike import told_of_alike
from releases.carrying import Carried
from releases.entry import enter_release
from releases.forms import AboutForm, ClaimFormSet, FactsForm
from releases.forms.claims import DRAFT
from releases.forms.offered import offered_of
from releases.lacking import HOME_LACKS, lacks_home
from releases.models import Release, ReleaseOwnValue, Source
from releases.suspicion.finding import asked_of, detentions_of
from releases.suspicion.rule import Finding
from releases.warned import warnings_of_claims

NOTHING = Carried()


class Submission:
    """The forms of the entry page; `contradictions` is filled by `is_valid` and asked about on the page."""

    def __init__(
        self, user: User, data: QueryDict | None = None, files: Any = None, *, about: str = "", detainee: str = "",
        carried: Carried = NOTHING,
    ) -> None:  # fmt: skip
        self.user, self.carried = user, carried
        initial = {"about": about or (AboutForm.KNOWN if detainee else AboutForm.NEW), "detainee": detainee}
        teams = teams_in_which(user, Right.ENTER)
        self.about = AboutForm(data, teams=teams, initial=initial)
        self.own = OwnEntry(ReleaseOwnValue, teams, data)
        self.person = PersonForm(data)
        if data is None and initial["about"] == AboutForm.NEW:  # the first thing that is typed
            self.person.fields["given_ar"].widget.attrs["autofocus"] = True
        self.described = UnidentifiedForm(data)
        self.facts = FactsForm(data, release=Release(**carried.facts))
        offered = offered_of(Source.objects.visible_to(user))  # asked once for all forms
        self.claims = ClaimFormSet(
            data, files, prefix="claims", form_kwargs={"user": user, "offered": offered}, initial=carried.claims or None
        )
        if data is not None and DRAFT in data:
            self.claims.let_empty_rest()
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

    @property
    def carried_names(self) -> str:
        """The fields that stand as they were carried from the entry before."""
        return self.carried.names(self.facts, self.claims)

    @property
    def forms(self) -> tuple[BaseForm, ...]:
        """All of them."""
        return self.about, self.person, self.described, self.facts, self.own.form, *self.claims

    def forget_errors(self) -> None:
        """Let the page be drawn again as it is, unfinished; files that came along are kept."""
        for form in self.forms:
            form.errors.clear()

    def begin_again(self) -> list[str]:
        """Let what was kept be drawn, unfinished; the sentences that say what of it does not hold any more."""
        self.is_valid()
        lost = [*lost_choices(*self.forms), *self.own.form.lost()]
        if self.kind == AboutForm.KNOWN and self.about["detainee"].value():
            lost += map(str, self.about.errors.get("detainee", ()))
        choose_anew(self.about, "team")
        self.forget_errors()
        return lost

    def mistakes(self) -> dict[str, list[str]]:
        """What is wrong so far with what was checked: sentences by the name of the field as the page calls it."""
        return {
            form.add_prefix(name): [str(sentence) for sentence in sentences]
            for form in self.forms
            for name, sentences in form.errors.items()
        }

    def asks_already(self) -> list[str]:
        """What contradicts itself, as far as enough was typed to say so, though the rest is not whole; and what is to
        be counted and is not said, though it is known of the person.
        """
        return [*self._contradicts_already(), *self._lacks_already()]

    def _lacks_already(self) -> list[str]:
        if self.kind != AboutForm.NEW:
            return []
        known, home = self.person.cleaned_data.get("home_governorate"), self.facts.cleaned_data.get("home")
        return [str(HOME_LACKS)] if "home" not in self.facts.errors and lacks_home(home, known) else []

    def _contradicts_already(self) -> list[str]:
        names = (*self.person.FACTS, "arrest_date") if self.kind == AboutForm.NEW else ()
        if self.facts.errors or any(name in self.person.errors for name in names):
            return []
        if self.kind == AboutForm.UNIDENTIFIED and self.described.errors:
            return []
        if self.kind == AboutForm.KNOWN and self.detainee is None:
            return []
        return [each.sentence for each in self.contradictions or self._contradictions()]

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
            pasted = self.kind == AboutForm.GROUP and has_unseen(str(self.facts["group_name"].value() or ""))
            facts = {**self.facts.values(), "typed_unseen": pasted}
            release = enter_release(team, detainee, facts, self.claims.typed(), by=self.user)
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
            numbers=person.numbers(), typed_unseen=person.has_unseen, **person.facts(),
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
