"""Views of lists that people save: what is kept of an address, and who does what with one.

A view gives nobody a right. Whoever opens it asks the list for themselves; what of it is no more (a wave, a column, a
field of a team) falls away with a sentence (casework/seen/page.py).
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.access import may
from accounts.acting import acting
from accounts.models import Membership, Team, User
from accounts.moves import Refusal
from accounts.rights import Right
from casework.models import DefaultView, SavedView
from casework.models.saved_views import LONGEST_ADDRESS, MOST
from casework.remembering import Remembered, tell_changed

VIEW, NO_VIEW = "view", "none"  # in an address: which view is open, and that none shall be
# With a row of these somebody has other views; where one is changed or goes, it is told (`_changing`). The end of a
# role changes one's rights, or shows within the minute: it gives nobody a row of the list.
CHANGING = (SavedView, DefaultView, Membership)
SAME_NAME = gettext_lazy("You have a view of this list with this name already.")
TOO_LONG = gettext_lazy("So much is asked of the list that no view can hold it. Take some of it away.")
OTHERS = gettext_lazy("Only who made a view changes it.")


def views_of(user: User, listed: str) -> list[SavedView]:
    """The views of a list that `user` has, their own and those shared with their teams, by name."""
    return Remembered(user, CHANGING).of(("views", listed), partial(_views_of, user, listed))


def _views_of(user: User, listed: str) -> list[SavedView]:
    return list(SavedView.objects.visible_to(user).of(listed).with_default_of(user))


def teams_to_share_with(user: User) -> list[Team]:
    """The teams in which `user` holds a role."""
    held = Membership.objects.active().filter(user=user).values("team")
    return list(Team.objects.filter(pk__in=held).select_related("organisation").order_by("pk"))


def address_of(kept: dict[str, list[str]]) -> str:
    """The query of an address in its stable form: names in their order, values as they were given."""
    return urlencode([(name, value) for name in sorted(kept) for value in kept[name]])


def asked_by(view: SavedView) -> QueryDict:
    """What a view asks of its list."""
    return QueryDict(view.address)


def save(
    listed: str, name: str, address: str, team: Team | None, *, by: User, instead: SavedView | None = None
) -> SavedView | Refusal:  # fmt: skip
    """Keep this view as `by`'s own, or `instead` of one of theirs; or why not."""
    with _changing(by):
        _one_at_a_time(by)
        mine = SavedView.objects.select_for_update().filter(made_by=by, listed=listed)
        sentence = _why_not_save(mine.exclude(pk=instead.pk if instead else 0), name, address)
        if sentence is not None:
            return Refusal(str(sentence))
        held = SavedView.objects.select_for_update().filter(pk=instead.pk).first() if instead else None
        if held is None:  # a new one, or one that was deleted meanwhile: what was asked for is kept all the same
            return SavedView.objects.create(
                listed=listed, name=name, address=address, team=team, made_by=by, changed_by=by
            )
        if (why_not := why_not_change(held, by)) is not None:
            return Refusal(str(why_not))
        _change(held, by, name=name, address=address, team=team)
        return held


def _why_not_save(others: Iterable[SavedView], name: str, address: str) -> str | Promise | None:
    if len(address) > LONGEST_ADDRESS:
        return TOO_LONG
    known = list(others)
    if any(each.name == name for each in known):
        return SAME_NAME
    if len(known) >= MOST:
        return _("You have %(most)s views of this list already. Delete one that you do not use.") % {"most": MOST}
    return None


def why_not_change(view: SavedView, by: User) -> str | Promise | None:
    """The sentence that says why `by` does not change or delete this view, or None."""
    return None if view.made_by_id == by.pk else OTHERS


def why_not_take_away(view: SavedView, by: User) -> str | Promise | None:
    """The sentence that says why `by` does not take this view away from its team, or None."""
    if view.team_id is None:
        return _("This view is not shared.")
    if view.made_by_id == by.pk or may(by, Right.DECIDE, view.team):
        return None
    return _("Only who made a view, or a supervisor of the team, takes it away from the team.")


def take_away(view: SavedView, *, by: User) -> Refusal | None:
    """Share this view no more; it stays with who made it."""
    with _changing(by):
        held = SavedView.objects.select_for_update().get(pk=view.pk)
        sentence = why_not_take_away(held, by)
        if sentence is not None:
            return Refusal(str(sentence))
        DefaultView.objects.filter(view=held).exclude(person=held.made_by).delete()
        _change(held, by, team=None)
        return None


def delete(view: SavedView, *, by: User) -> Refusal | None:
    """Delete this view; lists that opened with it open as they are."""
    with _changing(by):
        sentence = why_not_change(view, by)
        if sentence is not None:
            return Refusal(str(sentence))
        view.delete()
        return None


def open_with(listed: str, view: SavedView | None, *, by: User) -> None:
    """Let the list open with this view for `by`, or with none."""
    with _changing(by):
        _one_at_a_time(by)
        DefaultView.objects.visible_to(by).filter(listed=listed).delete()
        if view is not None:
            DefaultView.objects.create(person=by, listed=listed, view=view)


@contextmanager
def _changing(by: User) -> Iterator[None]:
    """What `by` does to views in one transaction; who has them remembered is told when it is over."""
    with acting(by):
        yield
    tell_changed(SavedView)


def _one_at_a_time(by: User) -> None:
    """Let another act of the same person wait: of a view that is not yet there no row can be locked."""
    User.objects.select_for_update(no_key=True).get(pk=by.pk)


def _change(view: SavedView, by: User, **said: object) -> None:
    for name, value in said.items():
        setattr(view, name, value)
    view.changed_by, view.changed_at = by, timezone.now()
    view.save(update_fields=[*said, "changed_by", "changed_at"])
