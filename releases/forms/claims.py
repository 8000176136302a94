"""What a source says."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import where
from accounts.models import Team, User
from accounts.rights import Right
from casework.dates import PartialDate, must_be_before
from casework.forms import DayField, DefinedChoiceField, PartialDateFormField
from casework.idempotency import OnceForm
from casework.kept import KeptSelect
from casework.reachable import TextWithoutNumbers
from casework.typed_text import TypedText
from detainees.forms.places import FacilityField, GovernorateField
from detainees.models import Detainee
from releases.forms.files import FileFields
from releases.forms.offered import Offered, Option, claims_to_repeat, offered_of
from releases.lists import CiteConsent, Connection, Credibility, Mode, Reliability, SourceKind
from releases.models import Claim, Finding, Release, Source
from releases.sourcing import NOBODY, OF_ANOTHER_KIND, names_nobody
from releases.spoken_of import parts_of

DRAFT = "draft"  # the button that keeps a page without submitting it
MOST_CLAIMS = 20  # of one page; a page that says it has more is refused before any is drawn


class ReceivedField(DayField):
    """The day on which a claim came here; none that is yet to come."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.help_text = _("The day on which it came to you, where that is not today, for example 17/5/2026.")

    def to_python(self, value: Any) -> Any:
        day = super().to_python(value)
        if day is not None and day > timezone.localdate():
            raise ValidationError(_("This day is yet to come: nothing was received on it."))
        return day


class ClaimForm(FileFields):
    """One source and what it says. The source is one of the team's, or a new one."""

    source = forms.ModelChoiceField(
        Source.objects.none(), label=_("Source used lately"), required=False, widget=KeptSelect
    )
    source_name = TextWithoutNumbers(
        label=_("Another source: name or code"),
        help_text=_("One that the team knows already, or a new one. Seen only by those who enter and verify there."),
        required=False,
        max_length=200,
    )
    source_kind = DefinedChoiceField(SourceKind, label=_("Kind of source"), empty="—", required=False)
    owner = forms.ChoiceField(label=_("Belongs to"), required=False, widget=KeptSelect)
    source_owner = TextWithoutNumbers(
        label=_("Belongs to another"),
        help_text=_("The network, organisation or family whose voice it is: two of one owner are not independent."),
        required=False,
        max_length=200,
    )
    connection = DefinedChoiceField(Connection, label=_("How the source knows"), empty="—")
    reliability = DefinedChoiceField(Reliability, label=_("Reliability of the source"), empty="—")
    credibility = DefinedChoiceField(Credibility, label=_("Credibility of what is said"), empty="—")
    text = TypedText(
        label=_("What was said"), required=False, max_length=10_000, widget=forms.Textarea(attrs={"rows": 3})
    )
    said_on = PartialDateFormField(label=_("Said on"), required=False)
    received_on = ReceivedField(label=_("Received on"), required=False)
    says_date = PartialDateFormField(label=_("Date of release"), required=False)
    says_facility = FacilityField(label=_("Facility"))
    says_governorate = GovernorateField(label=_("Governorate of release"), empty_label="—")
    says_mode = forms.ChoiceField(label=_("Mode"), choices=[("", "—"), *Mode.choices], required=False)
    cite = DefinedChoiceField(CiteConsent, label=_("Consent to cite"), initial=CiteConsent.NOT_ASKED)

    def __init__(
        self, *args: Any, user: User, team: Team | None = None, offered: Offered | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.known = Source.objects.visible_to(user).filter(**{"team": team} if team else {})
        self.teams = {team.pk} if team else where(user, Right.SEE_SOURCES)
        offers = offered or offered_of(self.known)
        source = cast("forms.ModelChoiceField[Source]", self.fields["source"])
        source.queryset = self.known
        source.choices = self._with_chosen_source(offers.sources)
        cast(forms.ChoiceField, self.fields["owner"]).choices = self._with_chosen_owner(offers.owners)

    @property
    def says_facts(self) -> bool:
        """Whether anything is said, or wrong, of single facts: they stand open then."""
        asked = [name for name in Claim.SAYS.values() if name in self.fields]
        return any(self[name].value() or self[name].errors for name in asked)

    def _with_chosen_source(self, offered: list[Option]) -> list[Option]:
        """And the one that was chosen on a page drawn earlier, which may no longer be among the last."""
        chosen = str(self["source"].value() or "") if self.is_bound else ""
        if chosen.isdecimal() and chosen not in {str(pk) for pk, _name in offered}:
            return [*offered, *((row.pk, row.identity.name) for row in self.known.filter(pk=chosen))]
        return offered

    def _with_chosen_owner(self, offered: list[Option]) -> list[Option]:
        """And what was sent: an owner is a text, and any text is one."""
        chosen = str(self["owner"].value() or "") if self.is_bound else ""
        return offered if chosen in {value for value, _label in offered} else [*offered, (chosen, chosen)]

    def _chosen_owner(self, chosen: str) -> str:
        """What was chosen, which is a text as any other: the page that offered it may have been anything."""
        try:
            return str(self.fields["source_owner"].clean(chosen))
        except ValidationError as error:
            self.add_error("owner", error)
            return ""

    def _is_known(self, name: str) -> bool:
        """Whether every team for which this may be entered has a source of this name."""
        return set(self.known.named(name).values_list("team", flat=True)) >= self.teams

    def is_of(self, team: Team) -> bool:
        """Whether the source is the team's: who reads the claim would learn who another team's source is."""
        source = self.cleaned_data.get("source")
        if source is None or source.team_id == team.pk:
            return True
        sentence = _("This source belongs to another team. Choose one of this team's, or name a new one.")
        self.add_error("source", sentence)
        return False

    def refuse_before(self, released: PartialDate | None) -> None:
        """What speaks of a release was not received before it: that day would stand there for good."""
        received = self.cleaned_data.get("received_on")
        if received and released and must_be_before(PartialDate.on(received), released):
            self.add_error(
                "received_on", _("It was received before the release of which it speaks. Look at both days.")
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        cleaned["source_owner"] = cleaned.get("source_owner") or self._chosen_owner(cleaned.get("owner", ""))
        said, received = cleaned.get("said_on"), cleaned.get("received_on")
        if said and received and must_be_before(PartialDate.on(received), said):
            self.add_error("received_on", _("It was received before it was said. Please look at both days."))
        if {"source", "source_name"} & set(self.errors):
            return cleaned
        chosen, named = cleaned.get("source"), cleaned.get("source_name")
        if not chosen and not named:
            self.add_error("source_name", _("Who told this? Choose a source or name one."))
        if chosen and named:
            self.add_error("source_name", _("Choose a source or name one, not both."))
        if named and not chosen:
            self._refuse_name(named, cleaned.get("source_kind", ""))
        return cleaned

    def _refuse_name(self, named: str, kind: str) -> None:
        """Where the name is nobody's, or somebody's of whom another kind is said: two would become one voice."""
        known = sorted({source.kind for source in self.known.named(named)})
        if names_nobody(named):
            self.add_error("source_name", NOBODY)
        elif kind and known and kind not in known:
            kinds = ", ".join(str(SourceKind(each).label) for each in known)
            self.add_error("source_kind", OF_ANOTHER_KIND % {"kind": kinds})
        elif not kind and not self._is_known(named):
            self.add_error("source_kind", _("The team knows no source of this name. Say what kind of source it is."))


class AddedClaimForm(OnceForm, ClaimForm):
    """A claim on a page of its own, which may repeat one that was entered before."""

    once_name = "add-claim"

    derived_from = forms.ModelChoiceField(
        Claim.objects.none(),
        label=_("Repeats"),
        help_text=_("The claim from which this source has it. Copies of one claim are counted once."),
        required=False,
        widget=KeptSelect,
    )
    of_conditions = forms.BooleanField(
        label=_("It speaks of the conditions of the release alone"),
        help_text=_("Security case, undertakings, payment, risk of re-arrest: it does not carry the release itself."),
        required=False,
    )

    def __init__(self, *args: Any, user: User, record: Release | Finding | Detainee, **kwargs: Any) -> None:
        super().__init__(*args, user=user, team=record.team, **kwargs)
        field = cast("forms.ModelChoiceField[Claim]", self.fields["derived_from"])
        field.queryset = Claim.objects.visible_to(user).filter(source__team=record.team)
        field.choices = claims_to_repeat(record, user)
        self.released = record.date if isinstance(record, Release) else None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self.refuse_before(self.released)
        return cleaned


class FindingClaimForm(AddedClaimForm):
    """A claim about a sighting or a fate."""

    once_name = "finding-claim"
    of_conditions = None  # type: ignore[assignment]  # a field is left out so; it is asked of releases alone
    says_governorate = says_mode = None  # type: ignore[assignment]  # so are these
    says_date = PartialDateFormField(label=_("When"), required=False)


class PersonClaimForm(AddedClaimForm):
    """A claim about a detention, an identity number or a link of one person."""

    once_name = "person-claim"
    of_conditions = None  # type: ignore[assignment]  # a field is left out so; it is asked of releases alone
    says_date = says_facility = says_governorate = says_mode = None  # type: ignore[assignment]  # so are these

    about = forms.ChoiceField(label=_("What it speaks of"), widget=KeptSelect)

    def __init__(self, *args: Any, user: User, record: Detainee, **kwargs: Any) -> None:
        super().__init__(*args, user=user, record=record, **kwargs)
        self.parts = parts_of(record, user)
        options = [(code, part.words) for code, part in self.parts.items()]
        cast(forms.ChoiceField, self.fields["about"]).choices = [("", "—"), *options]

    @property
    def says_facts(self) -> bool:
        return False

    def spoken_of(self) -> dict[str, Any]:
        """The field of `Claim`, and the detention, number or link of which it speaks."""
        part = self.parts[self.cleaned_data["about"]]
        return {part.field: part.row}


SOURCE = _("Source %(number)s")


def _sources(numbers: Iterable[int]) -> list[tuple[Any, Any]]:
    return [("", "—"), *((number, SOURCE % {"number": number}) for number in numbers)]


class EnteredClaimForm(ClaimForm):
    """A claim on the page on which its release is entered: it may repeat another one of that page."""

    repeats = forms.TypedChoiceField(
        label=_("Repeats"),
        help_text=_("The source on this page from which this one has it. Copies of one claim are counted once."),
        choices=[("", "—")],
        coerce=int,
        empty_value=None,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.TypedChoiceField, self.fields["repeats"]).choices = _sources(range(1, MOST_CLAIMS + 1))

    def offer_sources(self, numbers: Iterable[int]) -> None:
        """Let the page offer these sources of its own to be repeated; the script adds those that come to it."""
        field = self.fields["repeats"]
        field.widget.choices = _sources(numbers)
        field.widget.attrs["data-sources"] = SOURCE % {"number": "#"}

    def has_changed(self) -> bool:
        """Whether anything stands in it: a row that was emptied says nothing, whatever was carried into it."""
        if not self.is_bound:
            return bool(super().has_changed())
        fields = ((field, self[name].value()) for name, field in self.fields.items() if name != "DELETE")
        return any(value not in (None, "", False, [], field.initial) for field, value in fields)


class EnteredFindingClaimForm(EnteredClaimForm):
    """The same on the page on which a sighting or a fate is entered."""

    says_governorate = says_mode = None  # type: ignore[assignment]  # a field is left out so
    says_date = PartialDateFormField(label=_("When"), required=False)


class EnteredClaims(forms.BaseFormSet):  # type: ignore[type-arg]  # not subscriptable at run time
    """The claims of one page. What repeats another one of them names its number, counted from 1."""

    def add_fields(self, form: Any, index: int | None) -> None:
        """And offer each row the other ones; a row that is still to come, those that are there."""
        super().add_fields(form, index)
        form.offer_sources(number for number in range(1, self.total_form_count() + 1) if number - 1 != index)

    def clean(self) -> None:
        said = [form.cleaned_data if form.is_valid() else {} for form in self.forms]
        for number, form in enumerate(self.forms, start=1):
            sentence = _why_not_repeat(said, number)
            if sentence is not None and not said[number - 1].get("DELETE"):
                form.add_error("repeats", sentence)

    def let_empty_rest(self) -> None:
        """Rows in which nothing stands are none: of what is kept as a draft no source need be said."""
        for form in self.forms:
            form.empty_permitted = True

    def typed(self) -> list[dict[str, Any]]:
        """What was typed, without the rows that were taken away; `repeats` counts those that are left."""
        rows = {number: form.cleaned_data for number, form in enumerate(self.forms, start=1)}
        left = [number for number, said in rows.items() if said and not said.get("DELETE")]
        places = {number: place for place, number in enumerate(left, start=1)}
        return [{**rows[number], "repeats": places.get(rows[number].get("repeats"))} for number in left]


def _why_not_repeat(said: list[dict[str, Any]], number: int) -> Any:
    """Why the claim of this number cannot repeat what it names; None where it can, or repeats none."""
    seen, at = {number}, said[number - 1].get("repeats")
    if at is None:
        return None
    if at > len(said) or not said[at - 1] or said[at - 1].get("DELETE"):
        return _("There is no such source on this page.")
    while at is not None and at <= len(said):
        if at in seen:
            return _("It goes back to itself: two sources cannot repeat each other.")
        seen.add(at)
        at = said[at - 1].get("repeats")
    return None


def _several(form: type[EnteredClaimForm]) -> type[EnteredClaims]:
    made = forms.formset_factory(
        form, formset=EnteredClaims, extra=0, min_num=1, max_num=MOST_CLAIMS, absolute_max=MOST_CLAIMS,
        validate_max=True, can_delete=True,
    )  # fmt: skip
    return cast("type[EnteredClaims]", made)


ClaimFormSet = _several(EnteredClaimForm)
FindingClaimFormSet = _several(EnteredFindingClaimForm)
