"""Published statements, each edition that was not withdrawn, and the tallies that they rest on.

Only what was published is read: of a tally the rows that stand in the statement, and not its division by category, sex
and minority, by which small numbers could be found.
"""

from collections.abc import Callable, Sequence

from django.urls import reverse

from config.api.collection import Collection, Item, News
from config.api.schema import BOTH, DAY, MOMENT, Row, record, several, text, whole, words
from releases.lists import CountBound
from releases.models import Statement
from releases.models.statements import PUBLIC, StatementQuerySet

NEWEST = 40
COUNT = {"releases": whole(), "in_groups": whole("of these in groups without names"), "bound": words(CountBound.values)}
STATEMENT = record(
    id=text("organisation, number and edition"),
    url=text("address of this edition"),
    organisation=text("code"),
    number=whole(),
    edition=whole("0 is the first one; each correction is the next"),
    state=words([state.value for state in PUBLIC]),
    title=BOTH,
    digest=text("SHA-256 of the document, as it is published beside the statement"),
    published_at=MOMENT,
    document={"type": "object", "description": "all that was published, in both languages (docs/statements.md)"},
)
TALLY = record(
    id=text("that of the statement"),
    url=text("address of this tally"),
    statement=text("address of the statement"),
    organisation=text("code"),
    dated=DAY,
    counted_at=MOMENT,
    asked={"type": "object", "description": "the question, in the words of the command"},
    rows=several(
        record(governorate_code=text("ISO 3166-2, SEVERAL or UNKNOWN"), governorates=several(text()), **COUNT)
    ),
    total=record(**COUNT),
)


def _readable() -> StatementQuerySet:
    return Statement.objects.readable().order_by("pk")


def _named(key: str) -> Statement | None:
    """The edition of this id; None where there is none."""
    organisation, _dash, rest = key.rpartition("-")[0].rpartition("-")
    edition = key.rpartition("-")[2]
    if not all(part.isascii() and part.isdigit() and len(part) < 9 for part in (rest, edition)):
        return None
    return _readable().filter(organisation__slug=organisation, number=int(rest), edition=int(edition)).first()


def _key(statement: Statement) -> str:
    return f"{statement.organisation.slug}-{statement.number}-{statement.edition}"


def _statement(statement: Statement) -> Row:
    assert statement.published_at is not None
    said = statement.published
    return {
        "id": _key(statement),
        "url": reverse("api:statement", args=[_key(statement)]),
        "organisation": statement.organisation.slug,
        "number": statement.number,
        "edition": statement.edition,
        "state": statement.status,
        "title": {"ar": said["ar"]["title"], "en": said["en"]["title"]},
        "digest": statement.digest,
        "published_at": statement.published_at.isoformat(),
        "document": said,
    }


def _tally(statement: Statement) -> Row:
    figures = statement.published["figures"]
    return {
        "id": _key(statement),
        "url": reverse("api:tally", args=[_key(statement)]),
        "statement": reverse("api:statement", args=[_key(statement)]),
        "organisation": statement.organisation.slug,
        "dated": statement.published["dated"],
        "counted_at": figures["as_of"],
        "asked": figures["asked"],
        "rows": [
            {"governorate_code": row["governorate_code"], "governorates": row.get("governorates", []), **_count(row)}
            for row in figures["rows"]
        ],
        "total": _count(figures["total"]),
    }


def _count(of: Row) -> Row:
    return {name: of[name] for name in COUNT}


def _news() -> Sequence[News]:
    newest = Statement.objects.readable().order_by("-published_at", "-pk")[:NEWEST]
    return [_news_of(statement, "api:statement") for statement in newest]


def _news_of(statement: Statement, address: str) -> News:
    assert statement.published_at is not None
    said = statement.published
    return News(
        url=reverse(address, args=[_key(statement)]),
        title_ar=f"{said['ar']['kind']}: {said['ar']['title']}",
        title_en=f"{said['en']['kind']}: {said['en']['title']}",
        summary=f"{said['ar']['total']}\n{said['en']['total']}",
        at=statement.published_at,
    )


def _tallied() -> Sequence[News]:
    newest = Statement.objects.readable().order_by("-published_at", "-pk")[:NEWEST]
    return [_news_of(statement, "api:tally") for statement in newest]


def _pages(row: Callable[[Statement], Row]) -> Callable[[int, int], list[Item]]:
    def page(after: int, most: int) -> list[Item]:
        return [Item(statement.pk, row(statement)) for statement in _readable().filter(pk__gt=after)[:most]]

    return page


def _ones(row: Callable[[Statement], Row]) -> Callable[[str], Row | None]:
    def one(key: str) -> Row | None:
        found = _named(key)
        return None if found is None else row(found)

    return one


STATEMENTS = Collection(
    "statements", "Statements", "Published statements with all their editions that were not withdrawn.", "id",
    STATEMENT, _pages(_statement), _ones(_statement), _news,
)  # fmt: skip
TALLIES = Collection(
    "tallies", "Tallies", "The tallies that published statements rest on, as they stand there.", "id",
    TALLY, _pages(_tally), _ones(_tally), _tallied,
)  # fmt: skip
