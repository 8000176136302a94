"""The addresses below /api/ that everybody reads. Nothing depends on who asks, and there is no as-of."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import conditional_page, require_safe

from accounts.access import ANYONE, rule
from config.api.answering import Mistaken, as_feed, as_json, as_table, mistaken, page_of, published
from config.api.collection import Collection
from config.api.openapi import contents, document
from config.api.throttle import throttled


@rule(ANYONE)
@require_safe
@conditional_page
@throttled
def index(request: HttpRequest) -> HttpResponse:
    """What there is."""
    return published(as_json(contents()))


@rule(ANYONE)
@require_safe
@conditional_page
@throttled
def openapi(request: HttpRequest) -> HttpResponse:
    """All addresses with the shapes of their answers, as OpenAPI 3.1."""
    return published(as_json(document()))


@rule(ANYONE)
@require_safe
@conditional_page
@throttled
def listed(request: HttpRequest, collection: Collection) -> HttpResponse:
    """A page of a list: `{"items": […], "next": …}`."""
    try:
        rows, following = page_of(request, collection.page)
    except Mistaken as wrong:
        return mistaken(str(wrong))
    return published(as_json({"items": rows, "next": following or None}, following))


@rule(ANYONE)
@require_safe
@conditional_page
@throttled
def as_csv(request: HttpRequest, collection: Collection) -> HttpResponse:
    """The same page as a table; the next one is in the header `Link`."""
    try:
        rows, following = page_of(request, collection.page)
    except Mistaken as wrong:
        return mistaken(str(wrong))
    return published(as_table(collection.shape, rows, following, collection.name))


@rule(ANYONE)
@require_safe
@conditional_page
@throttled
def feed(request: HttpRequest, collection: Collection) -> HttpResponse:
    """The newest ones as an Atom feed."""
    return published(as_feed(request, collection))


@rule(ANYONE)
@require_safe
@conditional_page
@throttled
def one(request: HttpRequest, collection: Collection, key: str) -> HttpResponse:
    """One of them, while it is published."""
    row = collection.one(str(key))
    if row is None:
        return mistaken(f"Nothing of this name is published among {collection.name}.", status=404)
    return published(as_json(row))
