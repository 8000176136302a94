"""The two grave pages: making one person of entries, and undoing it. Each says what it will change before it does."""

from dataclasses import dataclass
from functools import cached_property

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from casework.moves import Refusal
from detainees.desk.page import PairPage
from detainees.forms.duplicates import MergeForm, UndoForm
from detainees.merging.closing import open_to_after, stay_closed
from detainees.merging.conditions import why_not_decide, why_not_join, why_not_part
from detainees.merging.followers import foretold, joined
from detainees.merging.tree import sides_of
from detainees.models import Detainee, Merge
from detainees.restriction import open_to

Version = tuple[int, int]  # the id of an entry and its version
_TOO_FEW = _("Tick the entries that are one person: two at least.")


class JoinPage:
    """The entries that were ticked (`member` of the address or of what was sent), and what merging them changes."""

    def __init__(self, pair_page: PairPage, data: QueryDict | None) -> None:
        self.pair_page, self.user, self.data = pair_page, pair_page.user, data
        self.form = MergeForm(data, ticked=self.ticked)
        self.refusal: Refusal | None = None

    @cached_property
    def ticked(self) -> list[Detainee]:
        """The two of the pair where nothing was ticked."""
        said = self.data if self.data is not None else self.pair_page.address
        chosen = set(said.getlist("member"))
        members = self.pair_page.members
        return [m.detainee for m in members if str(m.detainee.pk) in chosen or (not chosen and m.asked)]

    @cached_property
    def sides(self) -> list[list[Detainee]]:
        """Each ticked person with all their entries."""
        return [list(Detainee.objects.visible_to(self.user).one_with(person)) for person in self.ticked]

    @property
    def seen(self) -> list[Version]:
        """Each entry with the version that the page showed; what cannot be read was never shown."""
        if self.data is None:
            return self.stored
        shown = dict(text.partition(":")[::2] for text in self.data.getlist("seen"))
        return [
            (person.pk, person.version if shown.get(str(person.pk)) == str(person.version) else 0)
            for person in self.ticked
        ]

    @property
    def stored(self) -> list[Version]:
        """Each entry with the version that it has now."""
        return [(person.pk, person.version) for person in self.ticked]

    @cached_property
    def why_not(self) -> str:
        """The sentence that forbids it, or nothing."""
        return str(_TOO_FEW) if len(self.ticked) < 2 else str(why_not_join(self.sides, self.user) or "")

    @cached_property
    def foretold(self) -> list[str]:
        return foretold(self.sides, joined(self.sides))

    @cached_property
    def closes_to(self) -> list[User]:
        """Where one of them is restricted: those to whom all will be open from then on."""
        named = open_to(entry for side in self.sides for entry in side)
        return sorted(User.objects.filter(pk__in=named or ()), key=str)


@dataclass(frozen=True)
class Side:
    """The entries that would stay, or go, if a merge were undone, and who would see them.

    `readers` are those to whom they would be open alone, None where nobody is named; `learned` are the entries that
    stay as closed as the merge made them, since something was written in them.
    """

    entries: list[Detainee]
    is_closed: bool
    readers: list[User] | None
    learned: list[Detainee]


class PartPage:
    """A merge that may be undone, with the entries that would stay and those that would go."""

    def __init__(self, merge: Merge, user: User, form: UndoForm) -> None:
        self.merge, self.user, self.form = merge, user, form
        self.refusal: Refusal | None = None
        entries = Detainee.objects.visible_to(user).one_with(merge.kept, merge.merged)
        self.staying, self.going = map(self._side, sides_of(merge, entries))

    def _side(self, entries: list[Detainee]) -> Side:
        named, learned = open_to_after(self.merge, entries), stay_closed(self.merge, entries)
        readers = None if named is None else sorted(User.objects.filter(pk__in=named), key=str)
        is_closed = any(entry.restricted for entry in entries)
        return Side(entries, is_closed, readers, [entry for entry in entries if entry.pk in learned])

    @cached_property
    def is_for_others(self) -> str:
        """The sentence where this person decides in no team of theirs, or nothing."""
        return str(why_not_decide([*self.staying.entries, *self.going.entries], self.user) or "")

    @cached_property
    def why_not(self) -> str:
        return str(why_not_part(self.merge, self.staying.entries, self.going.entries, self.user) or "")
