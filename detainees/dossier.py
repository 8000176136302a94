"""What one person sees of one person on the register."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.access import may, why_not
from accounts.aliases import Names
from accounts.models import User
from accounts.rights import Right
from casework.discussing import Together
from casework.models import Authorship, moves_made
from casework.own.reading import Line as OwnLine
from casework.own.reading import history_of, lines_of
from detainees import linking, numbering, parts
from detainees.describing.page import Page, Recognition, pages_of, recognitions_of
from detainees.desk.comparing import Cell, Row, beside, facts_compared
from detainees.knowing import Told, knowing_of, told_detention, told_merge, told_name
from detainees.models import Detainee, DetaineeOwnValue, Detention, Merge, Name, OtherName
from detainees.models.detainees import SUBJECT
from detainees.panels import Panel, panels_of
from detainees.restriction import LIFT, RESTRICT, readers_of, why_not_close

_ONE_ACT = timedelta(seconds=5)  # what one person writes within so much is one entry of the history

_WRITTEN: dict[str, Promise] = {
    "person": _("Facts of the person entered or changed"),
    "name": _("A name added"),
    "description": _("A description added"),
    "detention": _("A detention entered or changed"),
    "stay": _("A stay in a facility entered or changed"),
    "number": _("An identity number added"),
    "link": _("A link to another person added"),
    "claim": _("A claim of a source added"),
}
_MOVED: dict[str, Promise] = {
    RESTRICT: _("Restricted to those named"),
    LIFT: _("Opened again to the whole organisation"),
}


@dataclass(frozen=True)
class Entry:
    """One line of the history."""

    when: datetime
    who: str
    what: str | Promise
    why: str = ""


class Dossier:
    """The page of one detainee for one person."""

    def __init__(self, detainee: Detainee, user: User) -> None:
        self.detainee = detainee
        self.user = user
        self.called = Names(user).of

    @cached_property
    def at_work(self) -> bool:
        """Whether the reader sees the work of the team of the entry that stands."""
        return knowing_of(self.user, self.detainee).work

    @cached_property
    def entries_at_work(self) -> list[Detainee]:
        """The entries of teams whose work the reader sees, with who did what."""
        return [entry for entry in self.entries if knowing_of(self.user, entry).work]

    @cached_property
    def why_not_change(self) -> str | None:
        return why_not(self.user, Right.ENTER, self.detainee.team)

    @cached_property
    def decides(self) -> bool:
        """Whether the reader may restrict the person to those named."""
        return why_not_close(self.entries, self.user) is None

    @cached_property
    def entries(self) -> list[Detainee]:
        """The entry itself, then those for which it stands; all are as closed as it is."""
        return [self.detainee, *parts.merged_into(self.detainee)]

    @property
    def is_several(self) -> bool:
        """Whether other entries were found to be this person, so that each thing says in which one it was written."""
        return len(self.entries) > 1

    @cached_property
    def own(self) -> list[tuple[Detainee, list[OwnLine]]]:
        """The fields of the teams whose work the reader sees, of each entry on which they were written."""
        found = [(entry, lines_of(DetaineeOwnValue, entry, self.user)) for entry in self.entries]
        return [(entry, lines) for entry, lines in found if lines and (entry == self.detainee or _says(lines))]

    @cached_property
    def names(self) -> list[Told[Name]]:
        """Every name that was given, the newest first."""
        found = [(name, entry) for entry in self.entries for name in parts.names_of(entry)]
        told = [told_name(name, entry, self.user) for name, entry in found]
        return sorted(told, key=lambda line: (line.row.given_at, line.row.pk), reverse=True)

    @cached_property
    def other_names(self) -> list[Told[OtherName]]:
        found = [(name, entry) for entry in self.entries for name in parts.other_names_of(entry)]
        told = [told_name(name, entry, self.user) for name, entry in found]
        return sorted(told, key=lambda line: (line.row.given_at, line.row.pk))

    @cached_property
    def descriptions(self) -> list[Page]:
        """What the person looks like and says, of each entry, and what was said before."""
        return pages_of(self.entries, self.user)

    @property
    def descriptions_in_force(self) -> list[Page]:
        return [each for each in self.descriptions if each.row.in_force]

    @property
    def descriptions_before(self) -> list[Page]:
        return [each for each in self.descriptions if not each.row.in_force]

    @cached_property
    def recognitions(self) -> list[Recognition]:
        """By what it became known who they are, where an entry without a name is one of these."""
        return recognitions_of(self.entries, self.user) if self.is_several else []

    @cached_property
    def sees_numbers(self) -> bool:
        """Whether the reader may know the ends of identity numbers."""
        return may(self.user, Right.SEE_NUMBERS, self.detainee.organisation)

    @cached_property
    def numbers(self) -> list[numbering.Line]:
        """The identity numbers that the reader may know of."""
        return [line for entry in self.entries for line in numbering.lines_of(entry, self.user)]

    @cached_property
    def links(self) -> list[linking.Line]:
        """What joins the person to others whom the reader may open."""
        return [line for entry in self.entries for line in linking.lines_of(entry, self.user)]

    @cached_property
    def detentions(self) -> list[Told[Detention]]:
        """The episodes with their stays, the earliest first; those without a date last."""
        found = [(episode, entry) for entry in self.entries for episode in parts.detentions_of(entry)]
        found.sort(key=lambda each: (each[0].arrest_date is None, str(each[0].arrest_date), each[0].pk))
        return [told_detention(episode, entry, self.user) for episode, entry in found]

    @cached_property
    def merges(self) -> list[Told[Merge]]:
        """The merges that made one person of these entries, or did until they were undone; the newest first."""
        if not parts.has_merges(self.entries):  # few were merged, and who may see it is a longer question
            return []
        made = Merge.objects.visible_to(self.user).of(self.entries)
        return [told_merge(merge, self.user) for merge in made.with_entries().order_by("-at", "-pk")]

    @property
    def merges_in_force(self) -> list[Told[Merge]]:
        return [line for line in self.merges if line.row.undone_at is None]

    @cached_property
    def decides_on_merges(self) -> bool:
        """Whether the reader decides in the team of one of the entries; the page of the merge asks for each."""
        return any(may(self.user, Right.DECIDE, entry.team) for entry in self.entries)

    @cached_property
    def differing(self) -> list[tuple[Row, list[Cell]]]:
        """Of several entries, the facts that are not said alike in all of them."""
        found = facts_compared(self.entries) if self.is_several else []
        return beside(self.entries, [row for row in found if not row.agrees])

    @cached_property
    def readers(self) -> list[User]:
        """To whom a restricted person was opened by name."""
        return list(readers_of(self.detainee)) if self.detainee.restricted else []

    @cached_property
    def panels(self) -> list[Panel]:
        """What the floors above have to show."""
        return panels_of(self.detainee, self.user)

    @cached_property
    def together(self) -> Together | None:
        """What colleagues say about the entry that stands, for those who see its work."""
        return Together(SUBJECT, self.detainee, self.user) if self.at_work else None

    @cached_property
    def history(self) -> list[Entry]:
        """Who wrote which part, who closed or opened it, and when; the newest first; of each entry for its team."""
        found = [*self._written(), *self._moved(), *self._struck(), *self._shown(), *self._merged(), *self._own()]
        return sorted(found, key=lambda entry: entry.when, reverse=True)

    def _own(self) -> Iterator[Entry]:
        for each in history_of(DetaineeOwnValue, self.entries_at_work, self.user):
            yield Entry(each.when, self.called(each.who), str(each.field), each.change)

    def _moved(self) -> Iterator[Entry]:
        for move in moves_made(SUBJECT, *(entry.pk for entry in self.entries_at_work)):
            yield Entry(move.at, self.called(move.by), _MOVED.get(move.name, move.name), move.sentence)

    def _struck(self) -> Iterator[Entry]:
        for number in (line.row for line in self.numbers if line.recorded_by):
            if number.struck_at is not None and number.struck_by is not None:
                yield Entry(number.struck_at, self.called(number.struck_by), _("An identity number struck out"))
        for link in (line.row for line in self.links if line.recorded_by):
            if link.struck_at is not None and link.struck_by is not None:
                yield Entry(link.struck_at, self.called(link.struck_by), _("A link to another person struck out"))

    def _shown(self) -> Iterator[Entry]:
        for row in parts.shown_of(self.entries_at_work):
            yield Entry(row.at, self.called(row.by), _("An identity number was shown in full"))

    def _merged(self) -> Iterator[Entry]:
        for merge in (line.row for line in self.merges if line.recorded_by):
            what = {"kept": merge.kept.reference, "merged": merge.merged.reference}
            yield Entry(merge.at, self.called(merge.by), _("%(merged)s merged into %(kept)s") % what, merge.sentence)
            if merge.undone_at is not None and merge.undone_by is not None:
                undone = _("The merge of %(merged)s into %(kept)s undone") % what
                yield Entry(merge.undone_at, self.called(merge.undone_by), undone, merge.undone_sentence)

    def _written(self) -> Iterator[Entry]:
        before: Authorship | None = None
        for row in parts.written_of(self.entries_at_work):
            again = before is not None and (row.person_id, row.what) == (before.person_id, before.what)
            if not (again and before and before.at - row.at < _ONE_ACT):
                yield Entry(row.at, self.called(row.person), _WRITTEN.get(row.what, row.what))
            before = row


def _says(lines: list[OwnLine]) -> bool:
    return any(line.value is not None for line in lines)
