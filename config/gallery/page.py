"""The page of components: what is drawn, and its address in the running product, for who administers."""

import datetime
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.access import having, rule, signed_in
from accounts.rights import Right
from casework.dates import PartialDate
from config.gallery.content import content, form_class
from config.gallery.states import states


class Column(NamedTuple):
    """A column of a list."""

    name: str
    label: str


@rule(having(Right.ADMINISTER))
@require_http_methods(["GET", "POST"])
def components(request: HttpRequest) -> HttpResponse:
    """Every component in each of its states, in the reader's language and colours. What is sent here is stored nowhere:
    its forms come back as they were."""
    person = signed_in(request)
    return render(request, "gallery/page.html", drawn(request, person.language))


def drawn(request: HttpRequest, language: str) -> dict[str, Any]:
    """What the page's template draws; `language` is that of its invented records."""
    words = content(request, language)
    state = words["w"]
    now = datetime.datetime(2022, 5, 5, 14, 30, tzinfo=timezone.get_current_timezone())
    happened = [
        {"when": now, "who": "Layla", "what": state["status_verified"], "kind": "verified"},
        {"when": now, "who": "Omar", "what": state["status_returned"], "kind": "returned", "why": state["reason"]},
        {"when": now, "who": "سامر", "what": state["status_submitted"], "kind": "submitted"},
    ]
    tabs = [
        {"label": state["facts"], "url": "#", "current": True},
        {"label": state["history"], "url": "#", "current": False, "count": 3},
        {"label": state["attach"], "url": "#", "current": False},
    ]
    rest = {
        "happened": happened,
        **_versions(words, now),
        "tabs": tabs,
        "released": PartialDate("2013-05~"),
        "now": now,
    }
    return {**words, **states(language, form_class(language == "ar")), **rest}


def _versions(words: dict[str, Any], now: datetime.datetime) -> dict[str, Any]:
    """Two versions of a record, a text that was reworded, a question at a field, rows that are picked."""
    state = words["w"]
    row = {"choice": "choice-home", "as_theirs": "SY-DR", "as_mine": "SY-RD", "first": "mine", "was": ""}
    return {
        "reworded": [{"label": state["facts"], "old": state["text"], "new": state["stale"], "text": True}],
        "theirs": [{**row, "label": state["home"], "theirs": state["daraa"], "mine": state["sednaya"]}],
        "note": {"pk": 1, "label": state["facts"], "text": state["reason"], "made_by": "Layla", "made_at": now},
        "columns": [Column("reference", state["reference"]), Column("status", state["status"])],
        "picked": words["queue"][:3],
    }
