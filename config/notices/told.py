"""Notices as lines of a page: the record, in a word what happened, and who did it under the name that the reader knows.

Of what the reader may not open any more nothing is told. That is asked of the few notices at which is looked
(config/notices/looking.py), kind by kind; never of all that they could see.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.aliases import Names
from accounts.models import User
from casework.models import MoveMade, Notice, NoticeKind
from casework.models.notices import NoticeQuerySet
from casework.subjects import SUBJECTS, part_of
from casework.worked_on import KINDS
from releases.models import CaseHandOver, Finding, Release
from releases.models.findings import FINDING
from releases.models.releases import SUBJECT

HAND_OVER = "hand-over"  # the move of what is handed over by one


@dataclass(frozen=True)
class Told:
    """A notice with its record, which the reader may open."""

    notice: Notice
    label: str | Promise
    record: Any
    who: str
    handed_with: str = ""  # what was said with a hand-over that is no move

    @property
    def template(self) -> str:
        """How it is shown."""
        return f"dashboard/{SUBJECTS[self.notice.subject].template}.html"

    @property
    def move(self) -> MoveMade | None:
        return self.notice.move

    @property
    def state(self) -> str:
        """By what its mark is chosen."""
        if self.notice.move is not None:
            return self.notice.move.to_state
        return "note" if self.notice.kind == NoticeKind.MENTIONED else "info"

    @property
    def url(self) -> str:
        """Where it leads: to what was said, or to the record."""
        return str(self.record.get_absolute_url())

    @property
    def has_facts(self) -> bool:
        """Whether a line says whom the record is about; of what is watched or spoken of it says the reference alone."""
        return self.notice.kind == NoticeKind.MOVED and isinstance(self.record, Release | Finding)

    @property
    def sentence(self) -> str:
        """What was said with a move on the reader's own record, or with what was handed over to them.

        What was said to the colleague to whom theirs went is for that one.
        """
        own = self.notice.kind in (NoticeKind.MOVED, NoticeKind.HANDED) and not _went(self.notice)
        return self.notice.move.sentence if self.notice.move is not None and own else self.handed_with

    @property
    def name(self) -> str:
        """What the button to put it aside is of."""
        return str(getattr(self.record, "reference", self.label))


def word_of(notice: Notice) -> str | Promise:
    """What happened, in a word or two."""
    if notice.comment_id:
        mentioned = notice.kind == NoticeKind.MENTIONED
        return _("You are mentioned") if mentioned else _("Somebody commented")
    if notice.kind == NoticeKind.HANDED:
        return _("Handed over to you")
    if _went(notice):
        return _("Handed over to a colleague")
    if notice.move is None:
        return part_of(notice.what).told
    subject = SUBJECTS[notice.subject]
    watched = notice.kind == NoticeKind.WATCHED and notice.subject in KINDS
    return subject.watched(notice.move.name) if watched else subject.told(notice.move.name)


def _went(notice: Notice) -> bool:
    """Whether it tells somebody that what was theirs is a colleague's now."""
    return notice.kind == NoticeKind.MOVED and (notice.move is None or notice.move.name == HAND_OVER)


def told(notices: Iterable[Notice], user: User) -> list[Told]:
    """Those of `notices` whose records `user` may open, in their order."""
    shown = list(notices)
    records = _records_of(shown, user)
    names, handed = Names(user), _said_with(shown, user)
    names.meet(one.by for one in shown if one.by is not None)
    return [
        Told(one, word_of(one), records[place], names.of(one.by), handed.get(one.pk, ""))
        for one in shown
        if (place := _place(one)) in records and one.by is not None
    ]


def _said_with(notices: Iterable[Notice], user: User) -> dict[int, str]:
    """What was said to `user` with releases and findings that were handed over to them, by the notice of it."""
    handed: dict[tuple[str, int], list[Notice]] = defaultdict(list)
    for one in notices:
        if one.kind == NoticeKind.HANDED and one.move_id is None and one.subject in (SUBJECT, FINDING):
            handed[one.subject, one.subject_id].append(one)
    if not handed:
        return {}
    releases, findings = ({pk for subject, pk in handed if subject == kind} for kind in (SUBJECT, FINDING))
    given = CaseHandOver.objects.visible_to(user).filter(Q(release__in=releases) | Q(finding__in=findings), to=user)
    said: dict[int, str] = {}
    for row in given.order_by("pk"):
        place = (SUBJECT, row.release_id) if row.release_id else (FINDING, row.finding_id or 0)
        said |= {one.pk: row.sentence for one in handed[place] if row.at <= one.made_at}
    return said


def _place(notice: Notice) -> tuple[bool, str, int]:
    """The record of a notice, and whether one has to be at work on it to be told."""
    at_work = notice.kind in (NoticeKind.MENTIONED, NoticeKind.WATCHED) or not SUBJECTS[notice.subject].owned
    return at_work, notice.subject, notice.subject_id


def _records_of(notices: Iterable[Notice], user: User) -> dict[tuple[bool, str, int], Any]:
    """The records that may be opened, a question for each kind that occurs."""
    wanted: dict[tuple[bool, str], set[int]] = defaultdict(set)
    for notice in notices:
        at_work, subject, pk = _place(notice)
        wanted[at_work, subject].add(pk)
    found = {}
    for (at_work, subject), pks in wanted.items():
        for pk, record in _open(user, subject, at_work=at_work).in_bulk(pks).items():
            found[at_work, subject, pk] = record
    return found


def _open(user: User, subject: str, *, at_work: bool) -> QuerySet[Any]:
    return KINDS[subject].visible_to(user) if at_work else SUBJECTS[subject].opens(user)


def of(user: User) -> NoticeQuerySet:
    """What `user` is told, with what a line shows of it."""
    return Notice.objects.visible_to(user).select_related("move", "by")
