"""What one person sees of the exports: a list that can be exported, one export, those that wait."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.access import may
from accounts.models import User
from accounts.rights import Right
from casework.exports.asking import said_of_list
from casework.exports.columns import Column
from casework.exports.content import Content
from casework.exports.contents import content_of
from casework.exports.formats import Format
from casework.exports.of_list import ListContent
from casework.exports.picked import PickedRows
from casework.exports.registry import SELECTION
from casework.exports.workflow import WORKFLOW, offers_of, still_may
from casework.listing import COUNTED
from casework.models import Export, ExportDownload, MoveMade, moves_made
from casework.models.exports import EXPORT, ExportState
from casework.moves import Offer

JOBS: dict[str, Promise] = {
    "ask": gettext_lazy("Asked for"),
    "make": gettext_lazy("Made"),
    "fail": gettext_lazy("Not made"),
    "end": gettext_lazy("Over: its key is destroyed"),
}


@dataclass(frozen=True)
class Event:
    """What was done, as a timeline shows it."""

    when: datetime
    who: str
    what: str
    kind: str
    why: str


class ListPage:
    """What the page of an export shows of a list; the address says which page of the rows that were picked."""

    def __init__(self, content: ListContent, reader: User, address: QueryDict) -> None:
        self.content, self.export = content, content.export
        self._reader, self._address = reader, address

    @cached_property
    def picked(self) -> PickedRows | None:
        """The rows that were picked for it; None where it is of what a list was asked."""
        if not self.export.asked.get(SELECTION):
            return None
        return PickedRows(self.content.listed, self.export, self._reader, self._address)

    @cached_property
    def filters(self) -> list[tuple[str, str]]:
        """The filters in force, in words."""
        return said_of_list(self.content.listed, self.export.asked_by, self.export.asked)

    @property
    def columns(self) -> tuple[Column, ...]:
        """Those that are in it or would be."""
        written, listed = self.export.written, self.content.listed
        if not written:
            return tuple(self.content.wanted.columns)
        known = {each.name: each for each in listed.columns}
        return tuple(known.get(name) or Column(name, name, name) for name in written["columns"])

    @property
    def format(self) -> Format:
        return Format(self.export.form)

    @cached_property
    def count(self) -> int:
        """How many rows it has or would have now, counted no further than a list is."""
        if self.export.rows is not None:
            return self.export.rows
        return int(self.content.rows.order_by()[: COUNTED + 1].count())

    @property
    def counted(self) -> int:
        """How far it was counted."""
        return min(self.count, COUNTED)

    @property
    def counts_more(self) -> bool:
        """Whether there are more than were counted."""
        return self.export.rows is None and self.count > COUNTED


def waiting_exports(user: User, most: int) -> int:
    """The exports that wait for an approval of `user`, counted up to `most`."""
    if not may(user, Right.APPROVE_EXPORTS):
        return 0
    return Export.objects.visible_to(user).awaiting(user).order_by()[:most].count()


def label_of_move(name: str) -> str:
    """What was done, by the name of the move."""
    return str(JOBS[name] if name in JOBS else WORKFLOW.moves[name].label)


class ExportPage:
    """The page of one export for one person."""

    def __init__(self, export: Export, user: User, address: QueryDict | None = None) -> None:
        self.export, self.user = export, user
        self._address = QueryDict() if address is None else address
        self.content: Content = content_of(export)

    @property
    def title(self) -> str:
        return str(self.content.label)

    @cached_property
    def as_list(self) -> ListPage | None:
        """What only a list has."""
        return ListPage(self.content, self.user, self._address) if isinstance(self.content, ListContent) else None

    @property
    def is_own(self) -> bool:
        """Whether it is this person's own: nobody else downloads it."""
        return self.export.asked_by_id == self.user.pk

    @property
    def is_being_made(self) -> bool:
        """Whether its job is at work, or has yet to begin."""
        return self.export.is_being_made

    @cached_property
    def offers(self) -> list[Offer[Export]]:
        """The moves that start here, open or with the sentence why not."""
        return offers_of(self.export, self.user)

    @property
    def can_be_had(self) -> bool:
        """Whether this person can download it now."""
        return self.is_own and self.export.can_be_had(timezone.now()) and self.why_not is None

    @property
    def is_past(self) -> bool:
        """Whether its time is over, also where its key is not destroyed yet."""
        made = self.export.status in (ExportState.MADE, ExportState.OVER)
        return made and not self.export.can_be_had(timezone.now())

    @property
    def again(self) -> str:
        """The address at which the same list is asked for again; "" where that is not this person's, or not yet."""
        waits = self.export.status in (ExportState.ASKED, ExportState.APPROVED)
        if not self.is_own or waits or self.can_be_had or not isinstance(self.content, ListContent):
            return ""
        listed = self.content.listed
        if not listed.admits(self.user):
            return ""
        address, asked = reverse("exports:new", args=[listed.name]), self.export.asked.urlencode()
        return f"{address}?{asked}" if asked else address

    @cached_property
    def why_not(self) -> str | None:
        """The sentence that says why who asked for it may not have it now, or None."""
        sentence = still_may(self.export, self.export.asked_by)
        return None if sentence is None else str(sentence)

    @cached_property
    def downloads(self) -> list[datetime]:
        """When it was handed out, the last first."""
        return list(self.export.downloads.order_by("-pk").values_list("at", flat=True))

    @cached_property
    def history(self) -> list[Event]:
        """Every move and every download, the newest first."""
        made = moves_made(EXPORT, self.export.pk)
        moves = [
            Event(each.at, str(each.by), label_of_move(each.name), each.to_state, why_of(each)) for each in made
        ]  # fmt: skip
        taken = ExportDownload.objects.filter(export=self.export).select_related("by")
        moves += [Event(each.at, str(each.by), _("Downloaded"), "", "") for each in taken]
        return sorted(moves, key=lambda event: event.when, reverse=True)

    @property
    def manifest(self) -> dict[str, object]:
        """What was given to whom, and the digest of the file as it was handed out."""
        export = self.export
        return {
            **(export.written or self.content.given()),
            "file": self.content.file_name, "bytes": export.size, "sha256": export.sha256,
            **({"rows": export.rows} if export.rows is not None else {}),
            "made_at": _iso(export.made_at), "expires_at": _iso(export.expires_at),
        }  # fmt: skip


def _iso(moment: datetime | None) -> str:
    return "" if moment is None else timezone.localtime(moment).isoformat(timespec="seconds")


def why_of(made: MoveMade) -> str:
    """Why a move was made: the reason in the words of its list, and the sentence."""
    move = WORKFLOW.moves.get(made.name)
    reason = str(move.reasons(made.reason).label) if move and move.reasons and made.reason else ""
    return " – ".join(filter(None, (reason, made.sentence)))
