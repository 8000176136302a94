"""Keeping on the server what stands in a form that is not sent yet: nothing is kept in a browser, which can be seized.

    keep(request.POST, "call", by=user)              # from the page, a moment after the last key
    Draft.objects.visible_to(user).of_form("call")   # on the first page, to go on
    content_of(draft)                                # what the form is bound to again
    forget("call", key, by=user)                     # in the transaction in which the form is made real

What is kept is sealed whole. A draft has the form's own key, so that one which comes late, after the form was sent,
brings nothing back.
"""

import json
from datetime import datetime

from django.http import QueryDict
from django.utils import timezone

from accounts.acting import acting
from accounts.models import User
from casework.copying import new_ids
from casework.idempotency import FIELD, was_sent
from casework.models import Draft, DraftsForgotten
from casework.sealed import opened, seal_for

LONGEST = 100_000  # characters, as they are kept
MOST = 20  # drafts of one form that a person has at once
_LEFT_OUT = {"csrfmiddlewaretoken"}


def keep(sent: QueryDict, form: str, *, by: User) -> Draft | None:
    """Keep what was sent as `by`'s draft of this form; None where it was sent already, or is too long to be kept."""
    key = sent.get(FIELD, "")
    text = json.dumps({name: values for name, values in sent.lists() if name not in _LEFT_OUT})
    if not key or len(key) > 64 or len(text) > LONGEST:
        return None
    with acting(by):
        if was_sent(by, form, key):
            return None
        mine = Draft.objects.visible_to(by).of_form(form)
        draft = mine.filter(key=key).first()
        if draft is None:
            if mine.count() >= MOST:
                return None
            draft = Draft(pk=new_ids(Draft, 1)[0], person=by, form=form, key=key)
        draft.content, draft.kept_at = seal_for(Draft, "content", draft.pk, text), timezone.now()
        draft.save()
        return draft


def content_of(draft: Draft) -> QueryDict:
    """What stood in the form. Raises NotSealedHere."""
    found = QueryDict(mutable=True)
    for name, values in json.loads(opened(draft, "content")).items():
        found.setlist(name, values)
    return found


def forget(form: str, key: str, *, by: User) -> None:
    """Delete `by`'s draft of this form with this key, if there is one."""
    with acting(by):
        Draft.objects.visible_to(by).of_form(form).filter(key=key).order_by().delete()


def forget_unfinished(form: str, before: datetime, *, by: User) -> int:
    """Delete the drafts of this form that nobody touched since `before`; their number is all that is kept of them."""
    with acting(by):
        number, _rows = Draft.objects.of_form(form).filter(kept_at__lt=before).delete()
        if number:
            DraftsForgotten.objects.create(form=form, number=number)
        return number
