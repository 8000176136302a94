"""All that is typed while a call is taken: checked as a whole, and made one inquiry, once."""

from functools import cached_property
from typing import Any

from django.http import QueryDict
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from accounts.access import teams_in_which
from accounts.models import Team, User
from accounts.rights import Right
from casework.own.entry import OwnEntry
from casework.own.forms import OWN
from detainees.candidates import Sight
from detainees.forms import SimilarForm
from detainees.models import Detainee
from detainees.similar import Likeness, likely_same
from detainees.standing import AnotherStands
from families.callers import Known, known_by, meant_by, warnings_of
from families.consent import record_at_call
from families.finding import FoundInquiry, already_for
from families.forms.call import AskedForm, BeginningForm, CallerForm, PlanForm
from families.forms.consent import CallConsentForm
from families.forms.contacts import ContactForm
from families.forms.sought import SoughtForm
from families.lists import Method, Relationship
from families.matching import person_meant, what_differs
from families.models import Inquiry, InquiryOwnValue, Relative
from families.models.inquiries import NAMES
from families.phones import GivenContact
from families.taking import NothingLeft, NotSafe, Reached, take_call

CALL = BeginningForm.once_name
# What makes a draft worth keeping.
_TYPED = (*NAMES, "detainee", "home_place", "seen_where", "note", "name", "number", "who_answers", "code_word")


def is_begun(data: QueryDict) -> bool:
    """Whether anything was typed that would be lost."""
    names = [*_TYPED, *(name for name in data if name.startswith(OWN))]
    return any(data.get(name, "").strip() for name in names)


class Call:
    """The forms of the page, in the order of a conversation."""

    def __init__(self, user: User, data: QueryDict | None = None, *, detainee: str = "") -> None:
        self.user, self.data = user, data
        teams = teams_in_which(user, Right.TAKE_INQUIRIES)
        self.beginning = BeginningForm(data, teams=teams, initial={"detainee": detainee} if detainee else None)
        self.sought = SoughtForm(data)
        if data is None:  # the first question of the conversation
            self.sought.fields["given_ar"].widget.attrs["autofocus"] = True
        self.asked = AskedForm(data)
        self.caller = CallerForm(data)
        self.contact = ContactForm(data, country=data.get("country", "") if data else "")
        self.plan = PlanForm(data)
        self.consent = CallConsentForm(data)
        self.own = OwnEntry(InquiryOwnValue, teams, data)
        self.detainee: Detainee | None = None
        self.differs: list[str | Promise] = []  # where the names of that person do not fit the name that is sought
        self.given: GivenContact | None = None
        self.returning: Relative | None = None

    @property
    def forms(self) -> tuple[Any, ...]:
        """All of them, as their errors are listed."""
        return (
            self.beginning, self.sought, self.asked, self.own.form, self.caller, self.contact, self.plan, self.consent,
        )  # fmt: skip

    def is_valid(self) -> bool:
        """Whether an inquiry can be made of it."""
        valid = [form.is_valid() for form in self.forms if form is not self.own.form]
        valid.append(self.own.is_valid(self.beginning.cleaned_data.get("team")))
        self._read_person()
        self._read_caller()
        self.given = self.contact.read() if hasattr(self.contact, "cleaned_data") else None
        return all(valid) and not any(form.errors for form in self.forms)

    def forget_errors(self) -> None:
        """Let the page be drawn again as it is, unfinished."""
        for form in self.forms:
            form.errors.clear()

    def _read_person(self) -> None:
        typed = self.beginning.cleaned_data.get("detainee", "")
        if not typed:
            self.sought.require_name()
            return
        meant = person_meant(typed, self.user)
        if isinstance(meant, str):
            self.beginning.add_error("detainee", meant)
            return
        self.detainee = meant
        self.differs = what_differs(SimilarForm(self.data).parts(), meant)
        if self.differs and meant is not None:
            self.beginning.confirms(meant)

    def _read_caller(self) -> None:
        reference, team = self.caller.cleaned_data.get("returning", ""), self.beginning.cleaned_data.get("team")
        if not reference or team is None:
            return
        self.returning = meant_by(reference, team.pk, self.user)
        if self.returning is None:
            self.caller.add_error("returning", _("This earlier inquiry is not at this desk. Choose again who calls."))

    def take(self, *, by: User) -> Inquiry | None:
        """Make the inquiry; None where it has to be looked at again."""
        begun, asked, planned = (form.cleaned_data for form in (self.beginning, self.asked, self.plan))
        team: Team = begun["team"]
        about = {
            **self._names(), **self.sought.facts(), "channel": begun["channel"], "asks": asked["asks"],
            "note": asked["note"], "priority": planned["priority"], "due": planned["due"],
            "relationship": self.caller.cleaned_data["relationship"] or Relationship.NOT_SAID,
        }  # fmt: skip
        try:
            made = take_call(
                team, about, by=by, caller=self.returning or {}, said=self.caller.said(), reached=self._reached(),
                detainee=self.detainee,
            )  # fmt: skip
        except AnotherStands as refused:
            self.beginning.add_error("detainee", str(refused))
            return None
        except NothingLeft as refused:
            self.caller.add_error("returning", str(refused))
            return None
        except NotSafe as refused:
            self.plan.add_error("due", str(refused))
            return None
        self.own.store(made, by=by)
        record_at_call(made, self.consent.answers(), self.consent.texts(), day=timezone.localdate(), by=by)
        return made

    def _names(self) -> dict[str, str]:
        """The name as the caller says it; where they said none, that of the person who was chosen."""
        names = self.sought.names()
        if any(names.values()) or self.detainee is None:
            return names
        newest = {name.script: name for name in self.detainee.names.order_by("given_at", "pk")}
        parts = ("given", "father", "grandfather", "family", "mother")
        return {f"{part}_{script}": getattr(name, part) for script, name in newest.items() for part in parts}

    def _reached(self) -> Reached | None:
        if self.given is None:
            return None
        said = self.contact.cleaned_data
        return Reached(said["method"] or Method.CALL, self.given, self.contact.card(), said["code_word"])

    # -- What the page shows besides the forms -------------------------------------------------------------------------

    @cached_property
    def likely(self) -> list[Likeness]:
        """Who on the register may be meant, for a page that is drawn again."""
        if self.data is None:
            return []
        typed = SimilarForm(self.data)
        return likely_same(Sight.visible_to(self.user), typed.parts(), typed.born(), typed.governorate())

    @cached_property
    def already(self) -> list[FoundInquiry]:
        """Inquiries that may seek the same person, likewise."""
        return already_for(self.data, self.user) if self.data else []

    @cached_property
    def known(self) -> list[Known]:
        """The callers who were here before with this number, for a page that is drawn again."""
        return known_by(self._number, self.user) if self._number else []

    @cached_property
    def warned(self) -> list[str]:
        """The sentences where a report of extortion names this number."""
        return warnings_of(self._number, self.user) if self._number else []

    @cached_property
    def _number(self) -> GivenContact | None:
        return self.given or (self._read_number() if self.data else None)

    @property
    def chosen_caller(self) -> str:
        """The reference by which a known caller was chosen."""
        return self.data.get("returning", "") if self.data else ""

    def _read_number(self) -> GivenContact | None:
        self.contact.is_valid()
        return self.contact.read()
