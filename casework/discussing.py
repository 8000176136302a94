"""Comments of colleagues on a record: said once, with mentions of those alone who see the record's work."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.acting import acting
from accounts.aliases import Names
from accounts.models import User
from accounts.questions import Question
from casework.listing import Listing, Page
from casework.models import Comment, Mention, Notice, NoticeKind, Watch
from casework.moves import Refusal
from casework.worked_on import Kind, kind_of

NEWEST = 3  # that stand on the record's own page
LISTING = Listing({"said": "id"}, default="said")
_AFTER_ALL = 2**63 - 1  # an id that no comment has
_NEWEST = Question(
    lambda subject, record: Comment.objects.of(subject, record).with_people().order_by("-pk")[: NEWEST + 1]
)
_WATCHES = Question(lambda person, subject, record: Watch.objects.filter(person=person).standing().of(subject, record))


def say(kind: Kind, record: Any, text: str, mentioned: Iterable[User], *, by: User) -> Comment | Refusal:
    """Say something about `record`, and tell whom it mentions and who watches; or why not: nothing is said then.

    The caller has fetched the record as one on which `by` is at work.
    """
    people = [person for person in mentioned if person.pk != by.pk]
    stranger = next((person for person in people if not kind.is_seen_by(record, person)), None)
    if stranger is not None:
        return Refusal(
            _("%(who)s may not see this record, and cannot be mentioned here.") % {"who": Names(by).of(stranger)},
            mendable=True,
        )
    with acting(by):
        comment = Comment.objects.create(subject=kind.subject, subject_id=record.pk, text=text, by=by)
        Mention.objects.bulk_create(Mention(comment=comment, person=person) for person in people)
        _tell(comment, people, by)
        return comment


def _tell(comment: Comment, people: list[User], by: User) -> None:
    """Who is mentioned is told so, and the others who watch that something was said."""
    named = {person.pk for person in people}
    watching = Watch.objects.of(comment.subject, comment.subject_id).standing().exclude(person__in={*named, by.pk})
    told = [(pk, NoticeKind.MENTIONED) for pk in sorted(named)]
    told += [(pk, NoticeKind.WATCHED) for pk in sorted(watching.values_list("person", flat=True))]
    Notice.objects.bulk_create(
        Notice(person_id=pk, kind=kind, comment=comment, subject=comment.subject, subject_id=comment.subject_id, by=by)
        for pk, kind in told
    )


def take_back(comment: Comment, *, by: User) -> str | None:
    """Take back what one has said: its text is gone, a mark stays; or why not."""
    with acting(by):
        held = Comment.objects.visible_to(by).select_for_update().filter(pk=comment.pk).first()
        if held is None or not held.text:
            return _("Only who wrote a comment takes it back, and once.")
        Comment.objects.filter(pk=held.pk).update(text="", withdrawn_at=timezone.now())
        return None


@dataclass(frozen=True)
class Said:
    """A comment as it is shown: who, whom it mentions, its text, or that it was taken back."""

    comment: Comment
    who: str
    mentioned: list[str]
    mine: bool


class Together:
    """What colleagues say about a record that the reader was given as one at work on it, and whether they watch it."""

    def __init__(self, subject: str, record: Any, user: User) -> None:
        self.kind, self.record, self.user = kind_of(subject), record, user
        self._names = Names(user)

    @property
    def reference(self) -> str:
        return str(self.record.reference)

    @cached_property
    def newest(self) -> list[Said]:
        """What was said last, the newest first: for the record's own page."""
        return self._shown(_NEWEST.rows(subject=self.kind.subject, record=self.record.pk))

    @property
    def shown(self) -> list[Said]:
        return self.newest[:NEWEST]

    @property
    def has_more(self) -> bool:
        return len(self.newest) > NEWEST

    def page(self, asked: QueryDict) -> tuple[Page[Comment], list[Said]]:
        """A page of the conversation, the oldest first; without a cursor the one with what was said last."""
        cursors = any(asked.get(name) for name in ("after", "before"))
        if cursors:
            found = LISTING.page(self._all, asked)
            return found, self._shown(found.rows)
        end = QueryDict(mutable=True)
        end["before"] = LISTING.place_of(Comment(pk=_AFTER_ALL), asked)
        found = replace(LISTING.page(self._all, end), after="")
        return found, self._shown(found.rows)

    @cached_property
    def watches(self) -> bool:
        """Whether the reader watches the record."""
        return _WATCHES.is_any(person=self.user.pk, subject=self.kind.subject, record=self.record.pk)

    @property
    def _all(self) -> Any:
        return Comment.objects.of(self.kind.subject, self.record.pk).with_people()

    def _shown(self, comments: Iterable[Comment]) -> list[Said]:
        comments = list(comments)
        self._names.meet(each.person for one in comments for each in one.mentions.all())
        self._names.meet(one.by for one in comments)
        return [
            Said(
                comment=one,
                who=self._names.of(one.by),
                mentioned=[self._names.of(each.person) for each in one.mentions.all()],
                mine=one.by_id == self.user.pk and bool(one.text),
            )
            for one in comments
        ]
