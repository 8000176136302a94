"""Changed facts as one person typed them: checked, compared with what others stored meanwhile, asked about, stored."""

from django.http import QueryDict

from accounts.models import User
from casework.begun import lost_choices
from casework.idempotency import ChangeOnceForm
from casework.last_change import LastChange, last_change
from casework.own.entry import OwnAmendment
from casework.side_by_side import Side, carry, chosen, met
from releases.deciding.notes import settle_with_change
from releases.entry import change_facts
from releases.forms import FactsForm
from releases.forms.field_notes import AnswersForm
from releases.models import FieldNote, Release, ReleaseOwnValue
from releases.suspicion.finding import asked_of, detentions_of
from releases.suspicion.rule import Finding

CHANGE = "change-release"  # the form, by which its drafts are kept


class Amendment:
    """The form with which the facts of a draft are changed. The row is locked while data is given.

    When somebody stored another version since the page was opened, nothing is overwritten: `theirs` shows where the
    two differ, field by field, and whose word is to stand is chosen there.
    """

    def __init__(self, user: User, release: Release, data: QueryDict | None = None) -> None:
        self.user, self.release = user, release
        if data is not None:
            data = chosen(data, FactsForm(release=release))
            data = chosen(data, OwnAmendment(ReleaseOwnValue, release).form)
        self.once = ChangeOnceForm(data, name=CHANGE)
        self.form = FactsForm(data, release=release)
        self.own = OwnAmendment(ReleaseOwnValue, release, data)
        if data is None:
            carry(self.form, self.own.form)
        self.answers = AnswersForm(data, notes=FieldNote.objects.visible_to(user).of(release).open())
        self.noted_elsewhere = self.answers.stand_at(self.form)
        self.theirs: list[Side] = []
        self.contradictions: list[Finding] = []

    def is_valid(self) -> bool:
        """Whether it can be stored as it is."""
        self.form.is_valid()
        self.form.settle_kind(group=self.release.is_group)
        if not self.own.is_valid() or not self.answers.is_valid() or self.form.errors:
            return False
        self.theirs = met(self.release.version, self.form, self.own.form)
        if self.theirs:
            return False
        of_nobody_else = {
            "detainee": self.release.detainee,
            "of_group": self.release.of_group,
        }  # with pages of their own
        typed = Release(**of_nobody_else, **self.form.values())
        self.contradictions = asked_of(typed, detentions_of(typed))
        return not self.contradictions or bool(self.form.cleaned_data["keep_contradictions"])

    def begin_again(self) -> list[str]:
        """Let what was kept be drawn, unfinished; the sentences that say what of it does not hold any more."""
        self.is_valid()
        lost = [*lost_choices(self.form, self.own.form), *self.own.form.lost()]
        for form in (self.form, self.own.form, self.answers):
            form.errors.clear()
        return lost

    @property
    def last(self) -> LastChange:
        """Who stored the version that stands there now."""
        return last_change(self.release.changed_by, self.release.changed_at, self.user)

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
