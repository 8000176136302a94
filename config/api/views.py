"""The addresses below /api/ that everybody reads. Nothing depends on who asks, and there is no as-of."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from accounts.access import ANYONE, rule
from config.api.answering import PAGING, as_feed, as_json, as_table, mistaken, page_of, published
from config.api.collection import Collection
from config.api.entrance import for_everybody
from config.api.openapi import contents, document


@rule(ANYONE)
@for_everybody()
def index(request: HttpRequest) -> HttpResponse:
    """What there is."""
    began = timezone.localtime()
    return published(as_json(contents()), began)


@rule(ANYONE)
@for_everybody()
def openapi(request: HttpRequest) -> HttpResponse:
    """All addresses with the shapes of their answers, as OpenAPI 3.1."""
    began = timezone.localtime()
    return published(as_json(document()), began)


@rule(ANYONE)
@for_everybody(*PAGING)
def listed(request: HttpRequest, collection: Collection) -> HttpResponse:
    """A page of a list: `{"items": […], "next": …}`."""
    began = timezone.localtime()
    rows, following = page_of(request, collection.page)
    return published(as_json({"items": rows, "next": following or None}, following), began)


@rule(ANYONE)
@for_everybody(*PAGING)
def as_csv(request: HttpRequest, collection: Collection) -> HttpResponse:
    """The same page as a table; the next one is in the header `Link`."""
    began = timezone.localtime()
    rows, following = page_of(request, collection.page)
    return published(as_table(collection.shape, rows, following, collection.name), began)


@rule(ANYONE)
@for_everybody()
def feed(request: HttpRequest, collection: Collection) -> HttpResponse:
    """The newest ones as an Atom feed."""
    began = timezone.localtime()
    return published(as_feed(request, collection), began)


@rule(ANYONE)
@for_everybody()
def one(request: HttpRequest, collection: Collection, key: str) -> HttpResponse:
    """One of them, while it is published."""
    began = timezone.localtime()
    row = collection.one(str(key))
    if row is None:
        return mistaken(f"Nothing of this name is published among {collection.name}.", status=404)
    return published(as_json(row), began)
