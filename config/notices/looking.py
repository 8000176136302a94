"""Going through notices past those that may not be seen: a page full of lines, the first ones, how many there are.

Of the notices only is known what they are of; whether that may be opened is asked block by block. Who left a team can
have ten thousand behind them that open no more: so many are looked at as a page can wait for, and no further.
"""

from dataclasses import dataclass

from accounts.models import User
from casework.cursors import seal, unseal
from casework.listing import SIZE
from casework.models import Notice
from casework.models.notices import NoticeQuerySet
from config.notices.told import Told, of, told

BLOCK = 100  # notices that are looked at first; mostly they fill a page
LOOKED_AT = 1000  # notices at which one looks, in two blocks
_PURPOSE = "notices"


@dataclass(frozen=True)
class Look:
    """What was found: the lines, newest first, and the outermost notices that were looked at, shown or not.

    `ended` is whether nothing lies beyond, in the direction in which was gone.
    """

    lines: list[Told]
    newest: int | None
    oldest: int | None
    ended: bool


def look(found: NoticeQuerySet, user: User, most: int, *, beyond: int | None = None, back: bool = False) -> Look:
    """Go through `found` from the newest on, or from the notice `beyond`, until `most` may be seen; `back` to newer."""
    lines: list[Told] = []
    looked: list[int] = []
    ended = False
    for size in (BLOCK, LOOKED_AT - BLOCK):
        block = _block(found, looked[-1] if looked else beyond, size, back=back)
        lines += told(block, user)
        looked += [notice.pk for notice in block]
        ended = len(block) < size
        if ended or len(lines) >= most:
            break
    if len(lines) > most:
        lines, ended = lines[:most], False
        looked = looked[: looked.index(lines[-1].notice.pk) + 1]
    if back:
        lines.reverse()
    return Look(lines, max(looked, default=None), min(looked, default=None), ended)


def _block(found: NoticeQuerySet, beyond: int | None, size: int, *, back: bool) -> list[Notice]:
    """The next of `found`, in the order in which is gone."""
    if beyond is not None:
        found = found.filter(pk__gt=beyond) if back else found.filter(pk__lt=beyond)
    return list(found.order_by("pk" if back else "-pk")[:size])


@dataclass(frozen=True)
class NoticePage:
    """A page of notices, with the cursors of its neighbours ("" where there are none).

    `newest` is the newest notice of the page, also where it may not be seen. There is no count: what one may not see
    any more is told to nobody, and would be counted.
    """

    lines: list[Told]
    newest: int | None
    after: str
    before: str
    count: None = None

    @property
    def is_closed(self) -> bool:
        """Whether there is something, and nothing of it may be opened."""
        return not self.lines and self.newest is not None


def page_of(found: NoticeQuerySet, user: User, *, after: str = "", before: str = "") -> NoticePage:
    """The notices that follow a cursor, or go before one; the first ones where that is none of ours, or all is gone."""
    onward, backward = _read(after), _read(before)
    here = look(found, user, SIZE, beyond=backward or onward, back=backward is not None)
    if here.newest is None and (onward or backward):
        onward = backward = None
        here = look(found, user, SIZE)
    older, newer = (True, not here.ended) if backward else (not here.ended, onward is not None)
    return NoticePage(
        here.lines,
        here.newest,
        after=_seal(here.oldest) if older else "",
        before=_seal(here.newest) if newer else "",
    )


def _seal(pk: int | None) -> str:
    return "" if pk is None else seal(_PURPOSE, [pk])


def _read(cursor: str) -> int | None:
    """The notice of a cursor; None where it is none of this page's."""
    opened = unseal(_PURPOSE, cursor) if cursor else None
    return next((pk for pk in opened or () if isinstance(pk, int)), None)


def first_unread(user: User, most: int) -> list[Told]:
    """The newest that are not put aside and may be seen, up to so many, among those at which is looked."""
    return look(of(user).unread(), user, most).lines


def waiting_notices(user: User, up_to: int) -> int:
    """How many are not put aside and may be seen, up to so many, among those at which is looked."""
    return len(first_unread(user, up_to))
