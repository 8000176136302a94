"""Keeping on the server what stands in a form that is not sent yet: nothing is kept in a browser, which can be seized.

    keep(request.POST, "call", by=user)              # from the page, a moment after the last key
    Draft.objects.visible_to(user).of_form("call")   # on the first page, to go on (casework/begun.py)
    content_of(draft)                                # what the form is bound to again
    forget("call", key, by=user)                     # thrown away; `make_once` forgets what it made real

What is kept is sealed whole. A draft has the form's own key, so that one which comes late, after the form was sent,
brings nothing back.
"""

import json
from collections.abc import Iterable
from datetime import datetime

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.acting import acting
from accounts.models import User
from accounts.typed_again import WRITTEN_BY
from casework.copying import new_ids
from casework.idempotency import FIELD, was_sent
from casework.mistake import Mistake
from casework.models import Draft, DraftsForgotten
from casework.sealed import NotSealedHere, opened, seal_for
from casework.typed_text import number_of

LONGEST = 400_000  # characters, as they are kept: twenty claims of ten thousand letters and more
MANY = 100  # of one person, from which on they are asked to look through them
MOST = 10_000  # of one person; what is begun beyond is not kept, and the page says so
FORM, ABOUT = "kept-form", "kept-about"  # which form sends, and the reference of the record that it is about
PAGE, TURN = "kept-page", "kept-turn"  # which page of it, and how many changes were made there
_LEFT_OUT = {"csrfmiddlewaretoken", WRITTEN_BY, FORM, ABOUT}
_OF_THE_PAGE = (PAGE, TURN)
_LONGEST_KEY, _LONGEST_ABOUT = 64, 40


def keep(sent: QueryDict, form: str, *, by: User, about: str = "") -> Draft | Mistake:
    """Keep what was sent as `by`'s draft of this form; the sentence that says why not, where it is not kept."""
    key = sent.get(FIELD, "")
    text = json.dumps({n: values for n, values in sent.lists() if n not in _LEFT_OUT}, ensure_ascii=False)
    if not key or len(key) > _LONGEST_KEY or len(about) > _LONGEST_ABOUT:
        return Mistake(_("Not kept: this page was not complete. Please send it, or open it again."))
    if len(text) > LONGEST:
        return Mistake(_("Not kept: there is too much of it. Please send it, or take some of it out."))
    with acting(by):
        if was_sent(by, form, key):
            return Mistake(_("Not kept: this page was sent already."))
        mine, now = Draft.objects.visible_to(by).of_form(form), timezone.now()
        draft = mine.filter(key=key).first()
        if draft is None:
            if Draft.objects.visible_to(by).order_by().count() >= MOST:
                return Mistake(_("Not kept: too much that you began is not sent yet. Throw some of it away."))
            draft = Draft(pk=new_ids(Draft, 1)[0], person=by, form=form, key=key, about=about, begun_at=now)
        elif _is_older(sent, draft):
            return draft
        draft.content, draft.kept_at = seal_for(Draft, "content", draft.pk, text), now
        draft.save(force_insert=draft._state.adding, force_update=not draft._state.adding)
        return draft


def _is_older(sent: QueryDict, draft: Draft) -> bool:
    """Whether this comes late from the page of which something newer is kept."""
    try:
        stands = json.loads(opened(draft, "content"))
    except NotSealedHere:
        return False
    page, turn = (next(iter(stands.get(name, ())), "") for name in _OF_THE_PAGE)
    return bool(page) and page == sent.get(PAGE) and _number(sent.get(TURN, "")) < _number(turn)


def _number(turn: str) -> int:
    return number_of(turn, digits=9)


def how_many(user: User) -> int:
    """How many things this person has begun and not sent, where these are MANY; else 0."""
    number = Draft.objects.visible_to(user).order_by().count()
    return number if number >= MANY else 0


def content_of(draft: Draft) -> QueryDict:
    """What stood in the form. Raises NotSealedHere."""
    found = QueryDict(mutable=True)
    for name, values in json.loads(opened(draft, "content")).items():
        if name not in _OF_THE_PAGE:
            found.setlist(name, values)
    return found


def forget(form: str, key: str, *, by: User) -> None:
    """Delete `by`'s draft of this form with this key, if there is one."""
    with acting(by):
        Draft.objects.visible_to(by).of_form(form).filter(key=key).order_by().delete()


def forget_others(form: str, about: str, *, by: User) -> None:
    """Delete what else `by` began in this form about this record: it was sent, and nobody goes on with those."""
    with acting(by):
        Draft.objects.visible_to(by).of_form(form).filter(about=about).order_by().delete()


def forget_several(ids: Iterable[int], *, by: User) -> int:
    """Delete those of `by`'s drafts that have these ids; how many there were."""
    with acting(by):
        number, _rows = Draft.objects.visible_to(by).filter(pk__in=ids).order_by().delete()
        return number


def forget_about(*references: str, by: User) -> None:
    """Delete what anybody typed about these records and did not send: where nothing may be kept of them any more."""
    with acting(by):
        Draft.objects.filter(about__in=references).order_by().delete()


def forget_unfinished(form: str, before: datetime, *, by: User) -> int:
    """Delete the drafts of this form that nobody touched since `before`; their number is all that is kept of them."""
    with acting(by):
        number, _rows = Draft.objects.of_form(form).filter(kept_at__lt=before).delete()
        if number:
            DraftsForgotten.objects.create(form=form, number=number)
        return number
