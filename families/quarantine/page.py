"""What one person sees of what came in: the list with what it has in common with others, and one with its proposal."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time, timedelta
from functools import cached_property
from typing import Any

from django.db.models import Count
from django.http import QueryDict
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from accounts.questions import Question, asker
from casework.dates import PartialDate
from casework.moves import Refusal
from casework.sealed import NotSealedHere
from detainees.forms import SimilarForm
from detainees.names.lines import words_of
from families.callers import Known, known_by, meant_by, warnings_of
from families.countries import country_of, zone_name
from families.finding import FoundInquiry, already_for, sought_already
from families.forms.call import AskedForm, CallerForm, PlanForm
from families.forms.sought import SoughtForm
from families.lists import Asks, Message, Method, Priority, Relationship
from families.models import Contact, Inquiry, Intake, Relative
from families.models.intake import IntakeQuerySet, Standing
from families.phones import masked
from families.quarantine.ages import proposed_birth
from families.quarantine.content import Written, written_in
from families.quarantine.taking import Read, take
from families.taking import NothingLeft, NotSafe

SHOWN = 20  # others with the same number
WROTE = gettext_lazy("They wrote")
LONG = timedelta(days=30)  # after which one that waits is named where the desk looks at what is due


@dataclass(frozen=True)
class Row:
    """An intake as the list shows it: `written` is None where it does not open with the keys of this installation;
    `known`: a caller of one's desks has this number; `twice`: another that waits has it."""

    intake: Intake
    written: Written | None
    known: bool
    twice: bool

    @property
    def asks(self) -> list[str]:
        return [str(Asks(code).label) for code in self.written.asks] if self.written else []


def rows(intakes: Sequence[Intake], user: User) -> list[Row]:
    """Rows for these, in two queries, however many there are."""
    digests = [each.digest for each in intakes if each.digest]
    known = set(Contact.objects.visible_to(user).filter(digest__in=digests).values_list("digest", flat=True))
    waiting = Intake.objects.visible_to(user).waiting().filter(digest__in=digests).order_by()
    counted = dict(waiting.values_list("digest").annotate(Count("pk")))
    return [
        Row(each, _read(each), each.digest in known, counted.get(each.digest, 0) > (each.status == Standing.WAITING))
        for each in intakes
    ]


def _read(intake: Intake) -> Written | None:
    try:
        return written_in(intake)
    except NotSealedHere:
        return None


_WAITING = Question(lambda who: Intake.objects.visible_to(who.person).waiting())
_WAITING_LONG = Question(lambda who, since: Intake.objects.visible_to(who.person).waiting_long(since))


def waiting_for(user: User, most: int) -> int:
    """What waits at the desks of `user`, counted up to `most`."""
    return _WAITING.number(most, asker(user))


def waiting_long(user: User) -> IntakeQuerySet:
    """What waits at the desks of `user` for longer than `LONG`, or at one that is closed to the page."""
    return Intake.objects.visible_to(user).waiting_long(timezone.now() - LONG).order_by("pk")


def waiting_long_for(user: User, most: int) -> int:
    """How much of it there is, counted up to `most`."""
    return _WAITING_LONG.number(most, asker(user), since=timezone.now() - LONG)


class IntakePage:
    """One that waits, what was written in it, and the forms in which it becomes an inquiry. Raises NotSealedHere."""

    def __init__(self, intake: Intake, user: User, data: QueryDict | None = None) -> None:
        self.intake, self.user, self.data = intake, user, data
        self.written = written_in(intake)
        self.sought = SoughtForm(data, initial={**sought_in(self.written), "birth": self._birth()})
        if self.written.birth:
            birth = self.sought.fields["birth"]
            birth.help_text = format_lazy("{}: \u2068{}\u2069. {}", WROTE, self.written.birth, birth.help_text)
        self.asked = AskedForm(data, initial={"asks": list(self.written.asks), "note": self.written.text})
        self.caller = CallerForm(data, initial=self._caller())
        urgent = Asks.FRAUD.value in self.written.asks
        self.plan = PlanForm(data, initial={"priority": Priority.URGENT if urgent else Priority.NORMAL})
        self.returning: Relative | None = None

    def _birth(self) -> PartialDate | None:
        return proposed_birth(self.written.birth, timezone.localdate(self.intake.received_at))

    def _caller(self) -> dict[str, Any]:
        written = self.written
        return {
            "relationship": written.relation or Relationship.NOT_SAID, "name": written.own_name,
            "country": country_of(written.zone), "language": self.intake.language,
        }  # fmt: skip

    @property
    def forms(self) -> tuple[Any, ...]:
        """All of them, as their errors are listed."""
        return self.sought, self.asked, self.caller, self.plan

    def is_valid(self) -> bool:
        """Whether an inquiry can be made of it."""
        valid = [form.is_valid() for form in self.forms]
        self.sought.require_name()
        if reference := self.caller.cleaned_data.get("returning", ""):
            self.returning = meant_by(reference, self.intake.team_id, self.user)
            if self.returning is None:
                self.caller.add_error(
                    "returning", _("This earlier inquiry is not at this desk. Choose again who calls.")
                )
        return all(valid) and not any(form.errors for form in self.forms)

    def take(self, revision: int) -> Inquiry | Refusal:
        """Make an inquiry of it, as the forms have it now; or why not."""
        asked, planned = self.asked.cleaned_data, self.plan.cleaned_data
        said = self.caller.said()
        if self.returning is not None:  # of a caller who is known, only what the liaison says anew
            said = {name: value for name, value in said.items() if value != self._caller().get(name)}
        about = {
            **self.sought.names(), **self.sought.facts(), "asks": asked["asks"], "note": asked["note"],
            "priority": planned["priority"], "due": planned["due"],
            "relationship": self.caller.cleaned_data["relationship"] or Relationship.NOT_SAID,
        }  # fmt: skip
        read = Read(about, said, self.returning)
        try:
            return take(self.intake, read, revision=revision, by=self.user)
        except NothingLeft as refused:
            return Refusal(str(refused), mendable=True)
        except NotSafe as refused:
            self.plan.add_error("due", str(refused))
            return Refusal(str(refused), mendable=True)

    # -- What the page shows besides the forms -------------------------------------------------------------------------

    @property
    def relation(self) -> str:
        return str(Relationship(self.written.relation or Relationship.NOT_SAID).label)

    @property
    def asks(self) -> list[str]:
        return [str(Asks(code).label) for code in self.written.asks]

    @property
    def method(self) -> str:
        return str(Method(self.written.method).label)

    @property
    def ending(self) -> str:
        """The end of the number; whole it is shown after the inquiry is taken, for a reason that is kept."""
        return masked(self.written.number) if self.written.number else ""

    @property
    def place(self) -> str:
        return zone_name(self.written.zone) if self.written.zone else ""

    @property
    def hours(self) -> tuple[time, time] | None:
        begin, end = self.written.hours_from, self.written.hours_to
        return (time.fromisoformat(begin), time.fromisoformat(end)) if begin and end else None

    @property
    def message(self) -> str:
        return str(Message(self.written.message or Message.NONE).label)

    @cached_property
    def known(self) -> list[Known]:
        """Callers of one's desks with this number."""
        return known_by(self.written.given, self.user) if self.written.given else []

    @cached_property
    def warned(self) -> list[str]:
        """The sentences where a report of extortion names the number."""
        return warnings_of(self.written.given, self.user) if self.written.given else []

    @cached_property
    def already(self) -> list[FoundInquiry]:
        """Inquiries that may seek the same person; the register itself is asked about nobody here."""
        if self.data is not None:
            return already_for(self.data, self.user)
        return sought_already(SimilarForm(sought_in(self.written)).parts(), self._birth(), "", self.user)

    @cached_property
    def twins(self) -> list[Intake]:
        """Others that came with the same number and wait, the oldest first."""
        if not self.intake.digest:
            return []
        mine: IntakeQuerySet = Intake.objects.visible_to(self.user).waiting().filter(digest=self.intake.digest)
        return list(mine.exclude(pk=self.intake.pk).order_by("pk")[:SHOWN])

    @property
    def chosen_caller(self) -> str:
        """The reference by which a known caller was chosen."""
        return self.data.get("returning", "") if self.data else ""


def sought_in(written: Written) -> dict[str, str]:
    """The parts of the name as they may be meant, for somebody to look at, and what else is said of the person."""
    words = words_of(written.sought)
    parts = dict(zip(_PARTS[len(words)], words, strict=True)) if len(words) in _PARTS else _of_many(words)
    parts |= {part: said for part, said in (("father", written.father), ("mother", written.mother)) if said}
    found = {f"{part}_{_script(said)}": said for part, said in parts.items()}
    return {**found, "birth": written.birth, "seen_where": written.seen}


_PARTS = {
    1: ("given",), 2: ("given", "family"), 3: ("given", "father", "family"),
    4: ("given", "father", "grandfather", "family"),
}  # fmt: skip


def _of_many(words: list[str]) -> dict[str, str]:
    if not words:
        return {}
    return {"given": words[0], "father": words[1], "grandfather": " ".join(words[2:-1]), "family": words[-1]}


def _script(text: str) -> str:
    """In which fields a part stands: those for Arabic letters, where it has one."""
    return "ar" if any("\u0600" <= letter <= "\u06ff" for letter in text) else "latin"
