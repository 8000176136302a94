"""The addresses below /api/ that everybody reads. Nothing depends on who asks, and there is no as-of."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
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
    began = timezone.localtime()
    return published(as_json(contents()), began)


@rule(ANYONE)
@require_safe
@conditional_page
@throttled
def openapi(request: HttpRequest) -> HttpResponse:
    """All addresses with the shapes of their answers, as OpenAPI 3.1."""
    began = timezone.localtime()
    return published(as_json(document()), began)


@rule(ANYONE)
@require_safe
@conditional_page
@throttled
def listed(request: HttpRequest, collection: Collection) -> HttpResponse:
    """A page of a list: `{"items": […], "next": …}`."""
    began = timezone.localtime()
    try:
        rows, following = page_of(request, collection.page)
    except Mistaken as wrong:
        return mistaken(str(wrong))
    return published(as_json({"items": rows, "next": following or None}, following), began)


@rule(ANYONE)
@require_safe
@conditional_page
@throttled
def as_csv(request: HttpRequest, collection: Collection) -> HttpResponse:
    """The same page as a table; the next one is in the header `Link`."""
    began = timezone.localtime()
    try:
        rows, following = page_of(request, collection.page)
    except Mistaken as wrong:
        return mistaken(str(wrong))
    return published(as_table(collection.shape, rows, following, collection.name), began)


@rule(ANYONE)
@require_safe
@conditional_page
@throttled
def feed(request: HttpRequest, collection: Collection) -> HttpResponse:
    """The newest ones as an Atom feed."""
    began = timezone.localtime()
    return published(as_feed(request, collection), began)


@rule(ANYONE)
@require_safe
@conditional_page
@throttled
def one(request: HttpRequest, collection: Collection, key: str) -> HttpResponse:
    """One of them, while it is published."""
    began = timezone.localtime()
    row = collection.one(str(key))
    if row is None:
        return mistaken(f"Nothing of this name is published among {collection.name}.", status=404)
    return published(as_json(row), began)
