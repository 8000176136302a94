"""Changed facts as one person typed them: checked, compared with what others stored meanwhile, stored.

The row is locked while data is given. When somebody stored another version since the page was opened, nothing is
overwritten: `theirs` has each field in which the two differ, to be chosen (casework/side_by_side.py), and the form
keeps what was typed. The same pattern for the person, for a detention and for a description.
"""

from dataclasses import replace

from django.http import QueryDict
from django.utils.translation import gettext as _

from accounts.models import User
from casework.begun import lost_choices
from casework.dates import PartialDate, say_date
from casework.idempotency import ChangeOnceForm
from casework.last_change import LastChange, last_change
from casework.own.entry import OwnAmendment
from casework.side_by_side import Side, carry, chosen, met
from detainees.describing.keeping import describe
from detainees.forms import ChangedDescriptionForm, ChangedPersonForm, DetentionForm, StayFormSet
from detainees.forms.detention import in_order, initial_stays, typed_stays
from detainees.models import Description, Detainee, DetaineeOwnValue, Detention, Facility
from detainees.registration import change, change_detention

CHANGE, DESCRIBE = "change-person", "describe-person"  # the forms, by which their drafts are kept


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
    """The forms with which an episode of detention and its stays are changed; `theirs` are chosen field by field."""

    def __init__(self, user: User, detention: Detention, data: QueryDict | None = None) -> None:
        self.user, self.detention = user, detention
        self._stored = list(detention.stays.order_by("pk"))  # in the order in which they came: none goes
        initial = initial_stays(self._stored)
        if data is not None:
            data = chosen(in_order(data, self._stored), DetentionForm(detention=detention))
            for row in StayFormSet(prefix="stays", initial=initial).forms[: len(initial)]:
                data = chosen(data, row)
        self.form = DetentionForm(data, detention=detention)
        self.stays = StayFormSet(data, prefix="stays", initial=initial)
        if data is None:
            carry(self.form, *self.stays.forms[: len(initial)])
        self.theirs: list[Side] = []

    def is_valid(self) -> bool:
        """Whether it can be stored as it is."""
        if not (self.form.is_valid() & self.stays.is_valid()):
            return False
        rows = self.stays.forms[: len(self._stored)]
        self.theirs = [self._named(side) for side in met(self.detention.version, self.form, *rows)]
        return not self.theirs

    def _named(self, side: Side) -> Side:
        """A field of a stay says of which stay."""
        prefix, _dash, rest = side.name.partition("-")
        if prefix != self.stays.prefix:
            return side
        stay = self._stored[int(rest.partition("-")[0])]
        named = {"stay": said(stay.facility, stay.from_date, stay.to_date), "fact": side.label}
        return replace(side, label=_("%(stay)s: %(fact)s") % named)

    def store(self) -> None:
        """Store what was typed."""
        change_detention(self.detention, self.form.facts(), typed_stays(self.stays), by=self.user)


class DescriptionAmendment:
    """The form with which a person is described anew; the first description of a named person too."""

    def __init__(self, user: User, detainee: Detainee, data: QueryDict | None = None) -> None:
        self.user, self.detainee = user, detainee
        stored = Description.objects.in_force().filter(detainee=detainee).first() or Description()
        names_giver = data is not None and bool(data.get("given_by"))
        if data is not None:
            data = chosen(data, ChangedDescriptionForm(detainee=detainee, stored=stored, names_giver=names_giver))
        self.once = ChangeOnceForm(data, name=DESCRIBE)
        self.form = ChangedDescriptionForm(data, detainee=detainee, stored=stored, names_giver=names_giver)
        if data is None:
            carry(self.form)
        self.theirs: list[Side] = []

    def is_valid(self) -> bool:
        """Whether it can be stored as it is."""
        if not self.form.is_valid():
            return False
        self.theirs = met(self.detainee.version, self.form)
        return not self.theirs

    def begin_again(self) -> list[str]:
        """Let what was kept be drawn, unfinished; the sentences that say what of it does not hold any more."""
        self.is_valid()
        lost = lost_choices(self.form)
        self.form.errors.clear()
        return lost

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
