"""A form that cannot be sent any more and of which no draft is kept: what was typed stands in the answer.

if refused := refuse_and_show(request, WORK_ON.why_not(record, user), form):
    return refused

Forms in which people type long are kept, and refused by `refuse_and_keep` (casework/begun.py).
"""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import PermissionDenied
from django.forms import BaseForm, BoundField, ModelChoiceField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from casework.begun import Sentence
from casework.side_by_side import words_of


def refuse_and_show(request: HttpRequest, why: Sentence, *forms: BaseForm) -> HttpResponse | None:
    """Where `why` says that this cannot be sent any more, 403 with what was typed in `forms`; else None.

    It is for who may use the form and lost it to what somebody did meanwhile: they see what they sent, and all of it.
    """
    if not why:
        return None
    typed = [said for form in forms if form.is_bound for said in _typed_in(form)]
    if not typed:
        raise PermissionDenied(why)
    return render(request, "refused.html", {"typed": typed, "why": why}, status=403)


def _typed_in(form: BaseForm) -> Iterator[tuple[str, str]]:
    """By its label what was typed in each field; nothing of what stood there already."""
    changed = set(form.changed_data)
    for bound in form:
        words = _words(bound) if bound.name in changed and not bound.is_hidden else ""
        if words:
            yield str(bound.label), words


def _words(bound: BoundField) -> str:
    values: Any = bound.data if isinstance(bound.data, list) else [bound.data]
    words = words_of(bound.field, [str(value) for value in values if value]).strip()
    by_number = isinstance(bound.field, ModelChoiceField) and words.isdecimal()
    return "" if by_number else words  # the number of a row tells nobody which it is
