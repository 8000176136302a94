"""All that one types to put somebody on the register: a person with names, or a description of somebody without."""

from django.http import QueryDict

from accounts.access import teams_in_which
from accounts.acting import acting
from accounts.models import User
from accounts.rights import Right
from casework.begun import choose_anew, lost_choices
from casework.forms import let_rest
from casework.own.entry import OwnEntry
from detainees.describing.keeping import register_unidentified
from detainees.forms import EntryForm, PersonForm, UnidentifiedForm
from detainees.models import Detainee, DetaineeOwnValue
from detainees.numbering import told_of_others
from detainees.registration import record_arrest, register


class Entry:
    """The forms of the page; what belongs to the other kind is sent along, kept as it was typed, and not asked."""

    def __init__(self, user: User, data: QueryDict | None = None) -> None:
        self.user = user
        self.about = EntryForm(data, user=user)
        self.person = PersonForm(data)
        self.described = UnidentifiedForm(data)
        self.own = OwnEntry(DetaineeOwnValue, teams_in_which(user, Right.ENTER), data)
        self.told: list[str] = []  # what the one who entered it should look at
        if data is not None:
            let_rest(self.person if self.about.is_unidentified else self.described)

    def is_valid(self) -> bool:
        """Whether it can be stored."""
        form = self.described if self.about.is_unidentified else self.person
        whole = self.about.is_valid() & form.is_valid()
        return self.own.is_valid(self.about.cleaned_data.get("team")) and whole

    def begin_again(self) -> list[str]:
        """Let what was kept be drawn, unfinished; the sentences that say what of it does not hold any more."""
        self.is_valid()
        forms = (self.about, self.person, self.described, self.own.form)
        lost = [*lost_choices(*forms), *self.own.form.lost()]
        choose_anew(self.about, "team")
        for form in forms:
            form.errors.clear()
        return lost

    def store(self) -> Detainee:
        """Put what was typed on the register."""
        with acting(self.user):
            detainee = self._register()
            self.own.store(detainee, by=self.user)
            return detainee

    def _register(self) -> Detainee:
        team = self.about.cleaned_data["team"]
        with acting(self.user):
            if self.about.is_unidentified:
                sex = self.described.cleaned_data["sex"]
                return register_unidentified(team, self.described.told(), by=self.user, sex=sex)
            detainee = register(
                team,
                self.person.parts("ar"),
                self.person.parts("latin"),
                by=self.user,
                given_by=self.person.cleaned_data["name_given_by"],
                numbers=self.person.numbers(),
                typed_unseen=self.person.has_unseen,
                **self.person.facts(),
            )
            self.told = told_of_others(detainee, self.person.numbers(), self.user)
            if arrest := self.person.arrest():
                record_arrest(detainee, by=self.user, **arrest)
            return detainee
