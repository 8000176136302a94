"""Answers: a page of a list as JSON or CSV, a feed, one thing; kept by caches for minutes, read from any origin."""

import json
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape

from casework.sheets import to_csv
from config.api.collection import Collection, Item
from config.api.schema import Row, cells, columns
from config.public.page import keep

JSON, CSV = "application/json; charset=utf-8", "text/csv; charset=utf-8"
USUAL, MOST = 100, 500  # items of a page
PAGING = ("after", "limit")
EMPTY_SINCE = datetime(2011, 3, 15, tzinfo=UTC)  # of a feed without entries: the same whenever it is asked for
_LONGEST = 18  # digits of a place


class Mistaken(ValueError):
    """The address asks for what cannot be; the message is the sentence of the answer."""


def whole_number(asked: str, name: str, usual: int, most: int, least: int = 0) -> int:
    """A parameter of the address; raises Mistaken with a sentence."""
    if not asked:
        return usual
    if not asked.isascii() or not asked.isdigit() or len(asked) > _LONGEST or not least <= int(asked) <= most:
        raise Mistaken(f"“{name}” is a whole number from {least} to {most}.")
    return int(asked)


def page_asked(request: HttpRequest) -> tuple[int, int]:
    """After which place, and how many; raises Mistaken."""
    after = whole_number(request.GET.get("after", ""), "after", 0, 10**_LONGEST - 1)
    limit = whole_number(request.GET.get("limit", ""), "limit", USUAL, MOST, least=1)
    return after, limit


def page_of(request: HttpRequest, found: Callable[[int, int], Sequence[Item]]) -> tuple[list[Row], str]:
    """The rows that were asked for, and the address of the next page, "" after the last; raises Mistaken."""
    after, limit = page_asked(request)
    items = found(after, limit + 1)
    following = f"{request.path}?after={items[limit - 1].place}&limit={limit}" if len(items) > limit else ""
    return [item.row for item in items[:limit]], following


def as_json(content: Any, following: str = "", status: int = 200) -> HttpResponse:
    """JSON; text is written as it is, not escaped."""
    response = HttpResponse(json.dumps(content, ensure_ascii=False), content_type=JSON, status=status)
    return _led_on(response, following)


def as_table(shape: Row, rows: Sequence[Row], following: str, name: str) -> HttpResponse:
    """CSV without a byte order mark; a cell that could be read as a formula has an apostrophe before it."""
    lines = [list(columns(shape)), *(list(cells(shape, row)) for row in rows)]
    response = HttpResponse(to_csv(lines), content_type=CSV)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return _led_on(response, following)


class _Feed(Atom1Feed):
    """Atom (RFC 4287) that is the same as long as nothing new is in it."""

    def latest_post_date(self) -> datetime:
        found: datetime = super().latest_post_date() if self.items else EMPTY_SINCE
        return found


def as_html(text: str) -> str:
    """Plain text as the markup that readers of feeds expect in a summary."""
    return escape(text).replace("\n", "<br>")


def as_feed(request: HttpRequest, collection: Collection) -> HttpResponse:
    """The newest ones as an Atom feed, each in Arabic and English."""
    here = request.build_absolute_uri(request.path)
    feed = _Feed(collection.title, here, collection.what, feed_url=here, author_name="Ifraj")
    for news in collection.news():
        url = request.build_absolute_uri(news.url)
        feed.add_item(
            news.title, url, as_html(news.summary), unique_id=f"{url}#{news.at:%Y%m%dT%H%M%S}", pubdate=news.at,
            updateddate=news.at,
        )  # fmt: skip
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def published(response: HttpResponse, began: datetime) -> HttpResponse:
    """Everybody's: read by pages of any origin, and kept for some minutes; `began` is before anything was looked up."""
    keep(response, began)
    return for_any_origin(response)


def for_any_origin(response: HttpResponse) -> HttpResponse:
    """Pages of any origin may read it."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Access-Control-Expose-Headers"] = "ETag, Link, Retry-After"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def mistaken(sentence: str, status: int = 400) -> HttpResponse:
    """What was wrong, in a sentence; nobody keeps it."""
    response = for_any_origin(as_json({"error": sentence}, status=status))
    response.headers["Cache-Control"] = "no-store"
    return response


def _led_on(response: HttpResponse, following: str) -> HttpResponse:
    if following:
        response.headers["Link"] = f'<{following}>; rel="next"'
    return response
