"""Changed facts as one person typed them: checked, compared with what others stored meanwhile, stored.

The row is locked while data is given. When somebody stored another version since the page was opened, nothing is
overwritten: `theirs` shows where the two differ, the form keeps what was typed, and sending it again stores it on
purpose. The same pattern for the person, for a detention and for a description.
"""

from functools import cached_property
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from accounts.models import User
from casework.begun import lost_choices
from casework.dates import PartialDate, say_date
from casework.differences import Change, differences
from casework.idempotency import ChangeOnceForm
from casework.last_change import LastChange, last_change
from casework.own.entry import OwnAmendment
from casework.side_by_side import Side, carry, chosen, met
from detainees.describing.keeping import describe
from detainees.forms import ChangedDescriptionForm, ChangedPersonForm, DetentionForm, StayFormSet
from detainees.forms.detention import initial_stays, typed_stays
from detainees.models import Description, Detainee, DetaineeOwnValue, Detention, Facility
from detainees.registration import change, change_detention

CHANGE = "change-person"  # the form, by which its drafts are kept


class PersonAmendment:
    """The form with which the facts of a person are changed; `theirs` are chosen field by field."""

    def __init__(self, user: User, detainee: Detainee, data: QueryDict | None = None) -> None:
        self.user, self.detainee = user, detainee
        if data is not None:
            data = chosen(data, ChangedPersonForm(detainee=detainee))
            data = chosen(data, OwnAmendment(DetaineeOwnValue, detainee).form)
        self.once = ChangeOnceForm(data, name=CHANGE)
        self.form = ChangedPersonForm(data, detainee=detainee)
        self.own = OwnAmendment(DetaineeOwnValue, detainee, data)
        if data is None:
            carry(self.form, self.own.form)
        self.theirs: list[Side] = []

    def is_valid(self) -> bool:
        """Whether it can be stored as it is."""
        if not (self.form.is_valid() & self.own.is_valid()):
            return False
        self.theirs = met(self.detainee.version, self.form, self.own.form)
        return not self.theirs

    def begin_again(self) -> list[str]:
        """Let what was kept be drawn, unfinished; the sentences that say what of it does not hold any more."""
        self.is_valid()
        lost = [*lost_choices(self.form, self.own.form), *self.own.form.lost()]
        for form in (self.form, self.own.form):
            form.errors.clear()
        return lost

    @property
    def last(self) -> LastChange:
        """Who stored the version that stands there now."""
        return last_change(self.detainee.changed_by, self.detainee.changed_at, self.user)

    def store(self) -> None:
        """Store what was typed."""
        change(self.detainee, self.form.facts(), by=self.user)
        self.own.store(by=self.user)


class DetentionAmendment:
    """The forms with which an episode of detention and its stays are changed."""

    def __init__(self, user: User, detention: Detention, data: QueryDict | None = None) -> None:
        self.user, self.detention = user, detention
        self.form = DetentionForm(data, detention=detention)
        self.stays = StayFormSet(data, prefix="stays", initial=initial_stays(self._stored))
        self.theirs: list[Change] = []

    @cached_property
    def _stored(self) -> list[Any]:
        return list(self.detention.stays.all())

    def is_valid(self) -> bool:
        """Whether it can be stored as it is."""
        if not (self.form.is_valid() & self.stays.is_valid()):
            return False
        if self.form.cleaned_data["version"] != self.detention.version:
            self.theirs = self._differences()
            self.form.see_version(self.detention.version)
        return not self.theirs

    def _differences(self) -> list[Change]:
        found = differences(self.detention, Detention(**self.form.facts()), self.form.facts())
        old = [said(stay.facility, stay.from_date, stay.to_date) for stay in self._stored]
        new = [said(typed["facility"], typed["from_date"], typed["to_date"]) for typed in typed_stays(self.stays)]
        return found if old == new else [*found, Change(_("Stays"), "؛ ".join(old), "؛ ".join(new))]

    def store(self) -> None:
        """Store what was typed."""
        change_detention(self.detention, self.form.facts(), typed_stays(self.stays), by=self.user)


class DescriptionAmendment:
    """The form with which a person is described anew; the first description of a named person too."""

    def __init__(self, user: User, detainee: Detainee, data: QueryDict | None = None) -> None:
        self.user, self.detainee = user, detainee
        self.stored = Description.objects.in_force().filter(detainee=detainee).first() or Description()
        self.form = ChangedDescriptionForm(data, detainee=detainee, stored=self.stored)
        self.theirs: list[Change] = []

    def is_valid(self) -> bool:
        """Whether it can be stored as it is."""
        if not self.form.is_valid():
            return False
        if self.form.cleaned_data["version"] != self.detainee.version:
            told = self.form.told()
            self.theirs = differences(self.stored, Description(**told), told)
            self.form.see_version(self.detainee.version)
        return not self.theirs

    def store(self) -> None:
        """Store what was typed. Raises AnotherStands for an entry that was merged."""
        describe(self.detainee, self.form.told(), by=self.user)


def said(facility: Facility, first: PartialDate | None, last: PartialDate | None) -> str:
    """A stay in words: the facility, from when, until when."""
    if first is None and last is None:
        return str(facility)
    return _("%(facility)s (%(first)s – %(last)s)") % {
        "facility": facility,
        "first": say_date(first) if first else "?",
        "last": say_date(last) if last else "?",
    }
