"""Changed facts as one person typed them: checked, compared with what others stored meanwhile, asked about, stored."""

from django.http import QueryDict

from accounts.models import User
from casework.differences import Change
from casework.own.entry import OwnAmendment
from releases.deciding.notes import settle_with_change
from releases.dossier import differences
from releases.entry import change_facts
from releases.forms import FactsForm
from releases.forms.field_notes import AnswersForm
from releases.models import FieldNote, Release, ReleaseOwnValue
from releases.suspicion.finding import asked_of, detentions_of
from releases.suspicion.rule import Finding


class Amendment:
    """The form with which the facts of a draft are changed. The row is locked while data is given.

    When somebody stored another version since the page was opened, nothing is overwritten: `theirs` shows where the
    two differ, the form keeps what was typed, and sending it again stores it on purpose.
    """

    def __init__(self, user: User, release: Release, data: QueryDict | None = None) -> None:
        self.user, self.release = user, release
        self.form = FactsForm(data, release=release)
        self.own = OwnAmendment(ReleaseOwnValue, release, data)
        self.answers = AnswersForm(data, notes=FieldNote.objects.visible_to(user).of(release).open())
        self.noted_elsewhere = self.answers.stand_at(self.form)
        self.theirs: list[Change] = []
        self.contradictions: list[Finding] = []

    def is_valid(self) -> bool:
        """Whether it can be stored as it is."""
        self.form.is_valid()
        self.form.settle_kind(group=self.release.is_group)
        if not self.own.is_valid() or not self.answers.is_valid() or self.form.errors:
            return False
        of_nobody_else = {
            "detainee": self.release.detainee,
            "of_group": self.release.of_group,
        }  # with pages of their own
        typed = Release(**of_nobody_else, **self.form.values())
        if self.form.cleaned_data["version"] != self.release.version:
            self.theirs = differences(self.release, typed, (*self.form.WISH, "note"))
            self.theirs += [Change(each.label, each.old, each.new) for each in self.own.differing()]
            self.form.see_version(self.release.version)
            return not self.theirs
        self.contradictions = asked_of(typed, detentions_of(typed))
        return not self.contradictions or bool(self.form.cleaned_data["keep_contradictions"])

    @property
    def asks(self) -> bool:
        """Whether a contradiction waits for a yes."""
        return bool(self.contradictions)

    def store(self) -> None:
        """Store what was typed; one transaction, which the caller began with the lock."""
        values = self.form.values()
        changed = {name for name, value in values.items() if getattr(self.release, name) != value}
        change_facts(self.release, values, by=self.user)
        self.own.store(by=self.user)
        settle_with_change(self.release, changed, self.answers.answers(), by=self.user)
